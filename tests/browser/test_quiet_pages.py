"""A page asks nobody but the site for anything, and says nothing to the console."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Contexts, OpenPage
from tests.browser.watching import Watch
from tests.site.built import FIXTURE_KINDS, KINDS, REAL_KINDS, BuiltSite

WHITE = "rgb(255, 255, 255)"


@pytest.fixture(scope="module")
def watch(contexts: Contexts) -> Iterator[Watch]:
    page = contexts("light").new_page()
    yield Watch(page)
    page.close()


@pytest.mark.parametrize("transport", ["http", "file"])
@pytest.mark.parametrize("hub", ["real", "fixture"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet(
    request: pytest.FixtureRequest, watch: Watch, kind: str, hub: str, transport: str
) -> None:
    site: BuiltSite = request.getfixturevalue(f"{hub}_site")
    origin = (
        request.getfixturevalue(f"{hub}_address")
        if transport == "http"
        else site.folder.as_uri() + "/"
    )
    kinds = REAL_KINDS if hub == "real" else FIXTURE_KINDS
    watch.open(origin + kinds[kind])
    assert watch.requests[0] == origin + kinds[kind]
    assert watch.elsewhere(origin) == []
    assert watch.failures == []
    assert watch.messages == []
    assert watch.violations == []
    assert _background(watch.page) != WHITE


def _background(page: Page) -> str:
    """The colour behind the text, which only the style sheet makes other than white."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return WHITE if colour == "rgba(0, 0, 0, 0)" else colour


@pytest.mark.parametrize("path", ["no-existe.html", "a/b/c/no-existe.html"])
def test_a_lost_reader_finds_the_way_home_at_any_depth(
    real_address: str, real_site: BuiltSite, watch: Watch, path: str
) -> None:
    watch.open(real_address + path)
    assert watch.page.inner_text("h1") == "Esta página no existe"
    assert watch.page.get_attribute("main a", "href") == real_site.base_url
    assert watch.requests == [real_address + path]
    assert watch.violations == []
    assert _background(watch.page) != WHITE


def test_links_work_from_a_folder(fixture_site: BuiltSite, new_page: OpenPage) -> None:
    """From home to a practice and back by clicking, as in an unpacked copy of the site."""
    page = new_page()
    page.goto((fixture_site.folder / "index.html").as_uri())
    page.get_by_role("link", name="Explorar todas las prácticas").click()
    page.get_by_role("link", name="Ventanilla municipal de orientación").first.click()
    assert page.url.endswith("/practices/ventanilla-lima.html")
    page.get_by_role("link", name="Hub de ensayo").first.click()
    assert page.url.endswith("/index.html")


def test_a_watch_notices_what_it_is_for(
    fixture_site: BuiltSite, fixture_address: str, watch: Watch
) -> None:
    """A page that fetches, speaks and breaks its policy: were this quiet, no test could fail."""
    text = fixture_site.text("about.html").replace(
        "</main>",
        '<img src="https://evil.example/x.png" alt=""><img src="missing.png" alt="">'
        "<script>console.log(1)</script></main>",
    )
    noisy = fixture_site.folder / "noisy.html"
    noisy.write_text(text, encoding="utf-8")
    try:
        watch.open(fixture_address + noisy.name)
    finally:
        noisy.unlink()
    assert watch.failures
    assert watch.messages
    assert len(watch.violations) == 2
