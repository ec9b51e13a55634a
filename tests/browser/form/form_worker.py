"""The scripts of the form as the site has them, in a worker with their data: they know no page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from hub.entries.wordings import read_text_tree
from hub.exports.form_data import form_data
from hub.model import Catalog
from hub.site.scripts import bundle_scripts
from tests.browser.script_worker import SOURCES, ScriptWorker, open_page
from tests.site.built import ROOT
from tests.support.form_states import State

BUNDLE = "assets/hub/form.js"
_SCRIPTS = "form.js"
_DATA = "form-data.js"
_RUN = """
(states, today) => states.map((state) => ({
  text: Hub.form.write(state),
  problems: Hub.form.check(state, today),
}))
"""


class FormWorker:
    """A worker that holds the form."""

    def __init__(self, worker: ScriptWorker) -> None:
        self.ask = worker.ask

    def run(self, states: Sequence[State], today: str) -> list[tuple[str, list[dict[str, Any]]]]:
        """The file and the problems of each state."""
        found = self.ask(_RUN, states, today)
        return [(one["text"], one["problems"]) for one in found]


@contextmanager
def open_form(
    context: BrowserContext, folder: Path, catalog: Catalog, language: str = "es"
) -> Iterator[FormWorker]:
    """A worker with the form for ``catalog``; ``folder`` is for its files."""
    with open_page(context, folder) as page:
        texts = read_text_tree(ROOT / "theme" / "strings" / f"{language}.yml")
        (folder / _SCRIPTS).write_bytes(bundle_scripts(SOURCES, texts)[BUNDLE])
        (folder / _DATA).write_bytes(form_data(catalog, language))
        yield FormWorker(ScriptWorker(page, [_SCRIPTS, _DATA]))
