"""Searching on the explore page: which results, how they are printed, in which order."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explore.explorer import (
    PATH,
    RESULT,
    Expected,
    box,
    open_shown,
    paths,
    showing,
)
from tests.browser.reader import OpenReader, texts

FIELD = "#explorar-q"
COUNT = "#explorar-cuenta"
STATUS = "#explorar-estado"


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


# Without words, without scripts


def test_without_scripts_every_entry_is_there_and_filters_are_links(
    make: OpenReader, address: str, real: Expected
) -> None:
    page = make(java_script_enabled=False).open(address + "?q=salud&country=AR")
    assert page.locator("article.card").count() == len(real.entries)
    assert "necesitan JavaScript" in page.locator(".ask .notice").inner_text()
    assert page.locator("input:visible").count() == 1
    assert page.locator("select:visible, #explorar-hallado:visible").count() == 0
    page.locator("[data-facet=theme] summary").click()
    page.locator("[data-facet=theme] a").first.click()
    assert "/themes/" in page.url


def test_nothing_asked_shows_the_listing_as_it_is(make: OpenReader, address: str) -> None:
    page = make().open(address)
    expect(page.locator(".filters.is-live")).to_have_count(1)
    expect(page.locator("#explorar-lista")).to_be_visible()
    expect(page.locator("#explorar-hallado")).to_be_hidden()
    assert page.locator("noscript p").count() == 0
    assert page.text_content(STATUS) == ""


@pytest.mark.parametrize(("query", "display"), [("?q=salud", "none"), ("", "block")])
def test_the_listing_is_not_drawn_first_when_something_else_is_asked(
    make: OpenReader, address: str, query: str, display: str
) -> None:
    page = make().open()
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => { window.drawn ="
        " getComputedStyle(document.getElementById('explorar-lista')).display; })"
    )
    page.goto(address + query)
    assert page.evaluate("window.drawn") == display


def test_the_listing_comes_when_the_script_does_not(make: OpenReader, real_address: str) -> None:
    page = make().open()
    for script in ("explore.js", "meta.js"):
        page.route(f"**/{script}", lambda route: route.abort())
    page.goto(real_address + PATH + "?q=salud")
    expect(page.locator("#explorar-lista")).to_be_visible()


def test_an_address_that_asks_for_nothing_shows_the_listing(make: OpenReader, address: str) -> None:
    page = make().open(address + "?utm_source=boletin")
    expect(page.locator(".filters.is-live")).to_have_count(1)
    expect(page.locator("#explorar-lista")).to_be_visible()


def test_spelling_is_loaded_for_words_that_nobody_wrote(
    make: OpenReader, real_address: str
) -> None:
    page = make().open()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    open_shown(page, real_address + PATH + "?q=salud")
    assert not [url for url in loaded if "spelling" in url]
    open_shown(page, real_address + PATH + "?q=migrrantes")
    assert [url for url in loaded if url.endswith("assets/hub/spelling.js")]


def test_clearing_the_words_brings_the_listing_back(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(), address + "?q=salud")
    expect(page.locator("#explorar-lista")).to_be_hidden()
    page.fill(FIELD, "")
    page.locator(FIELD).press("Enter")
    expect(page.locator("#explorar-lista")).to_be_visible()
    expect(page.locator("#explorar-hallado")).to_be_hidden()
    assert "?" not in page.url
    expect(page.locator(STATUS)).to_have_text("")


# Results


@pytest.mark.parametrize("text", ["salud", "niñez migrante", '"retorno voluntario"'])
def test_the_first_ten_results_are_those_of_python(
    make: OpenReader, address: str, real: Expected, text: str
) -> None:
    page = make().open(address)
    with showing(page):
        page.fill(FIELD, text)
        page.locator(FIELD).press("Enter")
    expected = real.paths(real.hits(text))
    assert paths(page) == expected[:10]
    count = f"{len(expected)} ficha" + "s" * (len(expected) != 1)
    assert page.inner_text(COUNT) == count
    expect(page.locator(STATUS)).to_contain_text(count)


def test_a_result_says_what_and_where_it_is(make: OpenReader, real_address: str) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?q=integración+panamá")
    cards = page.locator(RESULT)
    kinds = [text.split(" · ")[0] for text in texts(page.locator(f"{RESULT} .result__meta"))]
    assert "Programa" in kinds
    assert "Práctica" not in kinds
    first = cards.first
    assert first.locator("h3 a").count() == 1
    assert " · " in first.locator(".result__meta").inner_text()
    assert first.locator("p").last.inner_text()
    assert page.evaluate("document.querySelectorAll('#explorar-fichas > li > article').length") == (
        cards.count()
    )


def test_words_are_marked_in_every_inflection(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(), address + "?q=migrante")
    marked = {text.lower() for text in texts(page.locator(f"{RESULT} mark"))}
    assert {"migrante", "migrantes"} <= marked


def test_a_result_leads_to_its_entry_with_the_search(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(), address + "?q=salud&theme=health")
    page.locator(f"{RESULT} a").first.click()
    page.wait_for_url("**/practices/*.html?*")
    assert _query(page) == {"q": ["salud"], "theme": ["health"]}


def test_a_result_can_be_kept(make: OpenReader, real_address: str) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?q=salud")
    page.locator(f"{RESULT} button.keep").first.click()
    kept = page.evaluate("JSON.parse(localStorage.getItem('hub.list'))")
    assert [item["path"] for item in kept] == paths(page)[:1]


def test_more_results_are_added_and_the_focus_goes_to_the_first_of_them(
    make: OpenReader, address: str, real: Expected
) -> None:
    page = open_shown(make().open(), address + "?q=migrantes")
    expected = real.paths(real.hits("migrantes"))
    assert len(expected) > 20
    page.locator("#explorar-mas").click()
    expect(page.locator(RESULT)).to_have_count(20)
    assert paths(page) == expected[:20]
    expect(page.locator(f"{RESULT} h3 a").nth(10)).to_be_focused()
    while page.locator("#explorar-mas").is_visible():
        before = page.locator(RESULT).count()
        left = len(expected) - before
        assert page.inner_text("#explorar-mas") == f"Mostrar {min(10, left)} más"
        page.locator("#explorar-mas").click()
        expect(page.locator(RESULT)).to_have_count(before + min(10, left))
    assert paths(page) == expected


def test_pages_stand_below_the_entries_unless_there_are_filters(
    make: OpenReader, address: str
) -> None:
    page = open_shown(make().open(), address + "?q=migrantes")
    links = page.locator("#explorar-paginas a")
    assert 1 <= links.count() <= 3
    assert links.first.get_attribute("href", timeout=100).endswith("?q=migrantes")  # type: ignore[union-attr]
    with showing(page):
        box(page, "country", "MX").check()
    expect(page.locator("#explorar-paginas")).to_be_hidden()


@pytest.mark.parametrize("order", ["title", "year", "verified"])
def test_results_are_sorted_as_in_python(
    make: OpenReader, address: str, real: Expected, order: str
) -> None:
    page = open_shown(make().open(), address + "?q=migrantes")
    with showing(page):
        page.select_option("#explorar-orden", order)
    assert paths(page) == real.paths(real.hits("migrantes"), order)[:10]
    assert _query(page) == {"q": ["migrantes"], "sort": [order]}


def test_relevance_is_offered_only_with_words(make: OpenReader, real_address: str) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?country=AR")
    relevance = page.locator("#explorar-orden option").first
    assert relevance.is_disabled()
    assert page.input_value("#explorar-orden") == "title"
    with showing(page):
        page.fill(FIELD, "migrantes")
        page.locator(FIELD).press("Enter")
    assert relevance.is_enabled()
    assert page.input_value("#explorar-orden") == ""
