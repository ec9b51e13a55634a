"""Loading files of the index by script elements: from a server, and from a folder."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Contexts
from tests.browser.script_worker import BUNDLE, write_scripts
from tests.browser.serving import serve

FILES = {
    "meta": 'Hub.receive("meta",{"first":1});\n',
    "t/0": 'Hub.receive("t/0","a","b");\n',
    "t/1": 'Hub.receive("t/1",[1,2]);\n',
    "slow/é": 'Hub.receive("slow/é","«ñ»");\n',
    "cut": 'Hub.receive("cut","a,b,c',
    "empty": "",
    "other": 'Hub.receive("another","a");\n',
    "nothing": 'Hub.receive("nothing");\n',
    "html": "<!doctype html><title>404</title>",
}
PAGE = f"""<!doctype html><html lang="es"><meta charset="utf-8"><title>Load</title>
<script defer src="{BUNDLE}"></script><script defer src="index/meta.js"></script>
<script defer src="start.js"></script>"""
START = """
window.load = Hub.createLoader("index/", document);
window.ask = (names) => Promise.all(names.map((name) => load(name).catch((error) => error.name)));
"""


@pytest.fixture(scope="module", params=["http", "file"])
def opened(
    request: pytest.FixtureRequest, contexts: Contexts, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, str, Path]]:
    """A tab, the address of a page with a loader, and the folder that both come from."""
    folder = tmp_path_factory.mktemp("loader")
    write_scripts(folder)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "start.js").write_text(START, encoding="utf-8")
    for name, text in FILES.items():
        path = folder / "index" / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    page = contexts("light").new_page()
    with serve(folder) as address:
        origin = address if request.param == "http" else folder.as_uri() + "/"
        yield page, origin + "index.html", folder
    page.close()


@pytest.fixture
def page(opened: tuple[Page, str, Path]) -> Page:
    """The page, opened anew."""
    tab, address, _ = opened
    tab.goto(address)
    return tab


def ask(page: Page, *names: str) -> list[Any]:
    """The values of files, or the names of the errors."""
    found: list[Any] = json.loads(
        page.evaluate("async (names) => JSON.stringify(await ask(names))", list(names))
    )
    return found


def scripts(page: Page) -> int:
    return int(page.evaluate("document.scripts.length"))


def test_a_file_hands_over_its_values(page: Page) -> None:
    assert ask(page, "t/0") == [["a", "b"]]
    assert ask(page, "t/1") == [[[1, 2]]]
    assert ask(page, "slow/é") == [["«ñ»"]]


def test_files_may_be_under_way_together(page: Page) -> None:
    before = scripts(page)
    found = ask(page, "t/1", "cut", "t/0", "missing", "t/1", "empty", "cut")
    damaged = "HubDamaged"
    assert found == [[[1, 2]], damaged, ["a", "b"], "HubMissing", [[1, 2]], damaged, damaged]
    assert scripts(page) == before


def test_a_file_is_loaded_once(page: Page) -> None:
    ask(page, "t/0", "t/0")
    ask(page, "t/0")
    element = (
        "() => { let n = 0; const append = document.head.append;"
        " document.head.append = (...all) => { n++; append.apply(document.head, all); };"
        " return Promise.all([load('t/0'), load('t/1'), load('t/1')]).then(() => n); }"
    )
    assert page.evaluate(element) == 1


def test_a_file_that_the_page_brings_is_not_loaded_again(page: Page) -> None:
    before = scripts(page)
    promise = "() => { const made = load('meta'); const n = document.scripts.length;"
    assert page.evaluate(promise + " return made.then((values) => [values, n]); }") == [
        [{"first": 1}],
        before,
    ]


@pytest.mark.parametrize("name", ["cut", "empty", "other", "nothing", "html"])
def test_a_file_that_hands_over_nothing_is_damaged(page: Page, name: str) -> None:
    assert ask(page, name) == ["HubDamaged"]


@pytest.mark.parametrize("name", ["missing", "t/9", "../../nowhere"])
def test_a_file_that_is_not_there_is_missing(page: Page, name: str) -> None:
    assert ask(page, name) == ["HubMissing"]


def test_a_failure_says_which_file(page: Page) -> None:
    message = page.evaluate("load('t/7').catch((error) => error.message)")
    assert message.endswith("/index/t/7.js")
    assert page.evaluate("load('t/7').catch((error) => error instanceof Error)") is True


def test_a_file_that_failed_is_tried_again(page: Page, opened: tuple[Page, str, Path]) -> None:
    late = opened[2] / "index" / "late.js"
    assert ask(page, "late") == ["HubMissing"]
    late.write_text('Hub.receive("late"', encoding="utf-8")
    assert ask(page, "late") == ["HubDamaged"]
    late.write_text('Hub.receive("late",1)', encoding="utf-8")
    os.utime(
        late, (2e9, 2e9)
    )  # the browser asks whether the file is newer than its own, in seconds
    assert ask(page, "late") == [[1]]
    late.unlink()
    assert ask(page, "late") == [[1]]
