"""The words of a search are marked on the page that the reader opened from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import OVERFLOW, OpenReader, auditor, faults, readers, texts
from tests.site.built import BuiltSite

ENTRY = "practices/argentina-cimr.html"
BAR = ".search-bar"
MARKS = "main mark"
READ = """
() => {
  const main = document.querySelector("main").cloneNode(true);
  const added = main.querySelectorAll(".search-bar, .entry__tools, .around");
  added.forEach((element) => element.remove());
  return main.textContent;
}
"""
"""All text of the page but what scripts put there."""
GARBAGE = [
    "%00%07%1b",
    "%E0%A4%A",
    "<script>alert(1)</script>",
    "🧭",
    '""',
    "-",
    "a" * 10_000,
    "%%%",
]


@pytest.fixture
def make(browser: Browser) -> Iterator[OpenReader]:
    with readers(browser) as make:
        yield make


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, real_address: str, real_site: BuiltSite) -> str:
    """The real site, from a server and from a folder."""
    return real_address if request.param == "http" else real_site.folder.as_uri() + "/"


def _marked(page: Page) -> list[str]:
    expect(page.locator(BAR).get_by_role("button")).to_be_visible()
    return texts(page.locator(MARKS))


def test_words_are_marked_in_every_inflection(make: OpenReader, address: str) -> None:
    reader = make()
    page = reader.open(address + ENTRY + "?q=derecho+migrante")
    found = {text.lower() for text in _marked(page)}
    assert {"derechos", "migrante", "migrantes"} <= found
    assert all(re.match(r"derech|migra", text) for text in found)
    plain = reader.open(address + ENTRY)
    assert page.evaluate(READ) == plain.evaluate(READ)


def test_the_bar_counts_the_marks_and_leads_back(make: OpenReader, address: str) -> None:
    page = make().open(address + ENTRY + "?q=derecho")
    count = len(_marked(page))
    bar = page.locator(BAR)
    assert count > 1
    expect(bar.get_by_role("status")).to_have_text(f"Palabras de su búsqueda marcadas ({count})")
    bar.get_by_role("link", name="Volver a los resultados").click()
    page.wait_for_url("**/practices/index.html?q=derecho")


def test_the_marks_can_be_taken_away(make: OpenReader, address: str) -> None:
    page = make().open(address + ENTRY + "?q=derecho")
    assert _marked(page)
    before = page.evaluate(READ)
    page.get_by_role("button", name="Quitar marcas").click()
    expect(page.locator(MARKS)).to_have_count(0)
    assert page.evaluate(READ) == before
    expect(page.get_by_role("link", name="Volver a los resultados")).to_be_focused()
    expect(page.get_by_role("button", name="Quitar marcas")).to_have_count(0)


def test_a_word_still_being_typed_marks_what_it_begins(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + ENTRY + "?q=dere")
    assert {text.lower() for text in _marked(page)} == {"derechos"}


def test_a_misspelt_word_marks_what_was_meant(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + ENTRY + "?q=derehcos")
    assert {text.lower() for text in _marked(page)} == {"derechos"}


def test_the_way_back_keeps_the_filters_of_the_search(make: OpenReader, address: str) -> None:
    search = "?q=derecho&country=AR&sort=year"
    page = make().open(address + ENTRY + search)
    link = page.locator(BAR).get_by_role("link")
    assert link.get_attribute("href") == "../practices/index.html" + search


def test_a_page_of_prose_is_marked_too(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "about.html?q=fuentes")
    assert {"fuentes", "fuente"} <= {text.lower() for text in _marked(page)}


def test_the_explore_page_marks_by_itself(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "practices/index.html?q=derecho")
    expect(page.locator("#explorar-q")).to_be_visible()
    expect(page.locator(BAR)).to_have_count(0)


def test_without_a_query_nothing_is_loaded_or_shown(make: OpenReader, real_address: str) -> None:
    page = make().open()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(real_address + ENTRY, wait_until="networkidle")
    assert [url for url in loaded if "/search/" in url] == []
    expect(page.locator(BAR)).to_have_count(0)


def test_the_page_stays_where_the_address_points(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + ENTRY + "?q=derecho#provenance")
    _marked(page)
    top = page.evaluate("document.getElementById('provenance').getBoundingClientRect().top")
    assert -5 <= top <= 800


def test_at_most_five_hundred_words_are_marked(
    make: OpenReader, real_address: str, real_site: BuiltSite
) -> None:
    many = f"<p>{'derechos y ' * 700}</p></main>"
    html = real_site.text(ENTRY).replace("</main>", many)
    page = make().open()
    page.route("**/argentina-cimr.html*", lambda route: route.fulfill(body=html))
    page.goto(real_address + ENTRY + "?q=derecho")
    assert len(_marked(page)) == 500
    assert page.locator("main").inner_text().count("derechos y") == 700


def test_a_query_that_matches_nothing_leaves_only_the_way_back(
    make: OpenReader, real_address: str
) -> None:
    page = make().open(real_address + ENTRY + "?q=xyzzyxyzzyq", width=360)
    page.wait_for_load_state("networkidle")
    expect(page.locator(BAR).get_by_role("link")).to_be_visible()
    expect(page.locator(BAR).get_by_role("button")).to_have_count(0)
    expect(page.locator(MARKS)).to_have_count(0)


@pytest.mark.parametrize("query", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_in_the_address_harms_nobody(
    make: OpenReader, real_address: str, real_site: BuiltSite, query: str
) -> None:
    page = make().open(real_address + ENTRY + "?q=" + query)
    page.wait_for_load_state("networkidle")
    scripts = [e for e in real_site.page(ENTRY).all("script") if e.get("src")]
    assert page.locator("script[src]").count() == len(scripts)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".keep")).to_be_visible()


def test_without_the_index_the_text_is_there_all_the_same(
    make: OpenReader, real_address: str
) -> None:
    page = make().open()
    page.route("**/search/es/*/*", lambda route: route.abort())
    page.goto(real_address + ENTRY + "?q=derecho")
    page.wait_for_load_state("networkidle")
    expect(page.locator(BAR).get_by_role("link")).to_be_visible()
    expect(page.locator(MARKS)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_marked_page_is_accessible(
    make: OpenReader, real_address: str, scheme: str, width: int
) -> None:
    page = auditor(make, scheme).open(real_address + ENTRY + "?q=derecho+argentina", width=width)
    assert len(_marked(page)) > 5
    assert faults(page) == []


def test_the_bar_fits_a_narrow_screen(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + ENTRY + "?q=derecho", width=320)
    _marked(page)
    assert page.evaluate(OVERFLOW) == []


def test_marks_and_bar_are_not_printed(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + ENTRY + "?q=derecho")
    _marked(page)
    page.emulate_media(media="print")
    expect(page.locator(BAR)).to_be_hidden()
    expect(page.locator(".keep")).to_be_hidden()
    background = "getComputedStyle(document.querySelector('main mark')).backgroundColor"
    assert page.evaluate(background) == "rgba(0, 0, 0, 0)"
