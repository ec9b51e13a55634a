"""The hostile texts in a real browser: nothing of them runs, even without the security policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.watching import Watch
from tests.site.built import BuiltSite
from tests.site.hostile import PRACTICE, PROGRAM, Texts, print_hub, read_vectors

BATCH = 10


@pytest.fixture(scope="module")
def watch(browser: Browser) -> Iterator[Watch]:
    """A page whose security policy is switched off: what holds here is the escaping alone."""
    context = browser.new_context(bypass_csp=True)
    yield Watch(context.new_page())
    context.close()


@pytest.fixture(scope="module")
def folder(fixture_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the files that the pages need, to write hostile pages into."""
    root = tmp_path_factory.mktemp("hostile")
    for name in ("practices", "programs", "images", "assets/hub"):
        (root / name).mkdir(parents=True)
    for path in fixture_site.files:
        if path.startswith(("assets/", "images/")):
            (root / path).write_bytes((fixture_site.folder / path).read_bytes())
    return root


def _batches() -> list[list[str]]:
    vectors = read_vectors()
    return [vectors[start : start + BATCH] for start in range(0, len(vectors), BATCH)]


def _main(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")].partition(">")[2]


@pytest.mark.parametrize("vectors", _batches(), ids=lambda batch: f"{len(batch)}-texts")
def test_no_hostile_text_runs_or_asks_for_anything(
    watch: Watch, folder: Path, vectors: list[str]
) -> None:
    """Both sheets of several hostile entries, one below the other on one page.

    Its scripts stay two: the structured data and our own.
    """
    printed = [print_hub(Texts(vector)).pages for vector in vectors]
    sheets = [_main(pages[path]) for pages in printed for path in (PRACTICE, PROGRAM)]
    target = folder / PRACTICE
    target.write_text(printed[0][PRACTICE].replace("</main>", "".join(sheets) + "</main>"), "utf-8")
    watch.open(target.as_uri())
    assert watch.dialogs == []
    assert watch.messages == []
    assert watch.failures == []
    assert watch.elsewhere(folder.as_uri()) == []
    assert watch.page.evaluate("document.scripts.length") == 2
    sheet = "document.querySelectorAll('main > article.entry').length"
    assert watch.page.evaluate(sheet) == len(sheets) + 1


def test_an_attack_that_succeeds_is_noticed(watch: Watch, folder: Path) -> None:
    html = print_hub(Texts("Inofensivo")).pages[PRACTICE]
    target = folder / PRACTICE
    target.write_text(
        html.replace("Inofensivo", "<img src=x onerror=alert(1)>", 40), encoding="utf-8"
    )
    watch.open(target.as_uri())
    watch.page.wait_for_timeout(100)
    assert watch.dialogs
