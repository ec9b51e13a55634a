"""The scripts that take a pasted text apart, in a worker with the data of the form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from hub.entries.wordings import read_text_tree
from hub.exports.form_data import form_data
from hub.model import Catalog
from hub.site import scripts
from hub.site.paste_data import paste_data
from hub.site.scripts import FORM_SCRIPTS, PASTE_SCRIPTS, bundle_scripts
from tests.browser.script_worker import BUNDLE, SOURCES, ScriptWorker, open_page
from tests.site.built import ROOT

_FORM = "form.js"
_FORM_DATA = "form-data.js"
_PASTE = "paste.js"
_KNOW = "know.js"


@contextmanager
def open_paste(context: BrowserContext, folder: Path, catalog: Catalog) -> Iterator[ScriptWorker]:
    """A worker in which ``Hub.form.paste`` is ready; ``folder`` is for its files."""
    with open_page(context, folder) as page:
        texts = read_text_tree(ROOT / "theme" / "strings" / "es.yml")
        with pytest.MonkeyPatch.context() as patch:
            every = {path.name: "" for path in SOURCES.glob("*.js")}
            bundles = {_FORM: FORM_SCRIPTS, _PASTE: PASTE_SCRIPTS, "others.js": every}
            patch.setattr(scripts, "BUNDLES", bundles)
            found = bundle_scripts(SOURCES, texts)
        for name in (_FORM, _PASTE):
            (folder / name).write_bytes(found[name])
        (folder / _FORM_DATA).write_bytes(form_data(catalog, "es"))
        receive = b"Hub.receive = (name, data) => Hub.form.paste.know(data);\n"
        (folder / _KNOW).write_bytes(receive + paste_data())
        yield ScriptWorker(page, [BUNDLE, _FORM, _FORM_DATA, _PASTE, _KNOW])
