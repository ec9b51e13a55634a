"""Scripts of the search engine in a worker, where there is no document that they could touch."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from hub.site import scripts
from hub.site.scripts import SEARCH_SCRIPTS, bundle_scripts
from tests.browser.serving import serve
from tests.site.built import ROOT

SOURCES = ROOT / "theme" / "scripts"
BUNDLE = "search.js"
_WORKER = """
importScripts(...new URL(location).searchParams.getAll("script"));
onmessage = async ({ data: [id, source, values] }) => {
  try {
    postMessage([id, JSON.stringify(await (0, eval)(source)(...values)) ?? "null", ""]);
  } catch (error) {
    postMessage([id, "null", error.stack]);
  }
};
"""
"""Runs functions on values; answers come as JSON, so that a result is only what data can be."""
_PAGE = """
const workers = {};
let last = 0;
window.ask = (scripts, source, values) => new Promise((resolve) => {
  const query = scripts.map((name) => `script=${name}`).join("&");
  const worker = (workers[query] ||= new Worker(`worker.js?${query}`));
  const id = ++last;
  worker.addEventListener("error", (event) => resolve(["null", event.message]));
  worker.addEventListener("message", ({ data: [answered, value, error] }) => {
    if (answered === id) resolve([value, error]);
  });
  worker.postMessage([id, source, values]);
});
"""


def write_scripts(folder: Path) -> None:
    """Write the search scripts as they are and as one bundle, and a page that runs them."""
    for name in SEARCH_SCRIPTS:
        (folder / name).write_bytes((SOURCES / name).read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scripts, "BUNDLES", {BUNDLE: SEARCH_SCRIPTS})
        bundles = bundle_scripts(folder, {})
    (folder / BUNDLE).write_bytes(bundles[BUNDLE])
    (folder / "worker.js").write_text(_WORKER, encoding="utf-8")
    (folder / "page.js").write_text(_PAGE, encoding="utf-8")
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><title>Scripts</title>'
        '<script src="page.js"></script>',
        encoding="utf-8",
    )


class ScriptWorker:
    """A worker with some scripts in it."""

    def __init__(self, page: Page, names: Sequence[str]) -> None:
        self._page = page
        self._names = list(names)

    def ask(self, source: str, *values: object) -> Any:
        """What the function ``source`` (JavaScript) gives or promises for ``values``."""
        value, error = self._page.evaluate(
            "async ([scripts, source, values]) => {"
            " const [value, error] = await ask(scripts, source, JSON.parse(values));"
            " return [JSON.parse(value), error]; }",
            [self._names, source, json.dumps(values)],
        )
        assert not error, error
        return value


@contextmanager
def open_page(context: BrowserContext, folder: Path) -> Iterator[Page]:
    """A page that has the scripts in ``folder``, where they are written, in workers."""
    write_scripts(folder)
    with serve(folder) as address:
        page = context.new_page()
        page.goto(address)
        yield page
        page.close()


@contextmanager
def open_worker(context: BrowserContext, folder: Path) -> Iterator[ScriptWorker]:
    """A worker with the scripts as they are written; ``folder`` is for its files."""
    with open_page(context, folder) as page:
        yield ScriptWorker(page, [*SEARCH_SCRIPTS])
