"""The page of an entry knows the search that led to it, and hands its address and citation over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.explore.explorer import RESULT, open_shown
from tests.browser.reader import OVERFLOW, OpenReader, readers
from tests.site.built import BuiltSite

EXPLORE = "practices/index.html"
ENTRY = "practices/argentina-cimr.html"
NAV = "nav.around"
SEARCHES = [
    "?q=salud",
    "?theme=health",
    "?q=migrantes&country=CO&country=AR&sort=year",
    "?from=2022",
]


@pytest.fixture
def make(browser: Browser) -> Iterator[OpenReader]:
    with readers(browser) as make:
        yield make


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, real_address: str, real_site: BuiltSite) -> str:
    return real_address if request.param == "http" else real_site.folder.as_uri() + "/"


def _result_paths(page: Page) -> list[str]:
    more = page.locator("#explorar-mas")
    while more.is_visible():
        before = page.locator(RESULT).count()
        more.click()
        expect(page.locator(RESULT)).not_to_have_count(before)
    script = "(links) => links.map((link) => new URL(link.href).pathname)"
    found: list[str] = page.eval_on_selector_all(f"{RESULT} h3 a", script)
    return found


@pytest.mark.parametrize("search", SEARCHES)
def test_next_leads_through_the_results_in_their_order(
    make: OpenReader, address: str, search: str
) -> None:
    page = open_shown(make().open(), address + EXPLORE + search)
    expected = _result_paths(page)
    assert len(expected) > 2
    page.locator(f"{RESULT} h3 a").first.click()
    for place, path in enumerate(expected[:4], 1):
        expect(page.locator(f"{NAV} p")).to_have_text(f"Resultado {place} de {len(expected)}")
        assert urlsplit(page.url).path == path
        assert page.locator(f"{NAV} [rel=prev]").count() == (place > 1)
        if place < len(expected):
            page.locator(f"{NAV} [rel=next]").click()
            page.wait_for_url(f"**{expected[place]}*")
    page.locator(".search-bar").get_by_role("link", name="Volver a los resultados").click()
    page.wait_for_url(f"**/{EXPLORE}*")
    assert _result_paths(open_shown(page, page.url)) == expected


@pytest.mark.parametrize("search", ["", "?q=zzzzzz", "?utm_source=x", "?country=XX"])
def test_an_entry_that_no_search_led_to_has_no_neighbours(
    make: OpenReader, real_address: str, search: str
) -> None:
    page = make().open()
    page.goto(real_address + ENTRY + search, wait_until="networkidle")
    expect(page.locator(f"{NAV} a")).to_have_count(0)


def test_an_index_that_is_not_there_leaves_the_page_as_it_is(
    make: OpenReader, real_address: str
) -> None:
    page = make().open()
    page.route("**/search/**", lambda route: route.abort())
    page.goto(real_address + ENTRY + "?q=salud", wait_until="networkidle")
    expect(page.locator(f"{NAV} a")).to_have_count(0)
    expect(page.get_by_role("link", name="Volver a los resultados")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_of_it_stands_out_of_the_window(
    make: OpenReader, real_address: str, width: int
) -> None:
    page = make().open(real_address + ENTRY + "?q=migrantes", width=width)
    expect(page.locator(f"{NAV} p")).to_be_visible()
    assert page.evaluate(OVERFLOW) == []


# Sharing


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Copiar enlace", r"https://buenas-practicas\.example/practices/argentina-cimr\.html"),
        ("Copiar cita", r"Hub de buenas prácticas \(2026\)\. .+argentina-cimr\.html.+"),
    ],
)
def test_link_and_citation_are_copied(make: OpenReader, address: str, name: str, text: str) -> None:
    reader = make()
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open(address + ENTRY)
    page.get_by_role("button", name=name).press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copiado.")).to_be_visible()
    assert re.fullmatch(text, page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("clipboard", ["{writeText: () => Promise.reject()}", "undefined"])
def test_what_cannot_be_copied_is_shown(
    make: OpenReader, real_address: str, clipboard: str
) -> None:
    page = make().open()
    page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{value: {clipboard}}})")
    page.goto(real_address + ENTRY)
    page.get_by_role("button", name="Copiar enlace").click()
    said = page.get_by_role("status").filter(has_text="No se pudo copiar")
    expect(said).to_contain_text("https://buenas-practicas.example/practices/argentina-cimr.html")


def test_the_entry_is_printed_on_demand(make: OpenReader, real_address: str) -> None:
    page = make().open()
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(real_address + ENTRY)
    page.get_by_role("button", name="Imprimir o guardar en PDF").click()
    assert page.evaluate("window.printed")


# Where a section comes from


def test_provenance_is_explained_when_asked_by_pointer_or_keyboard(
    make: OpenReader, real_address: str
) -> None:
    page = make().open(real_address + ENTRY)
    origin = page.locator(".origin:has(a)").first
    why = origin.locator(".origin__why")
    expect(why).to_be_hidden()
    before = page.evaluate("document.documentElement.scrollHeight")
    origin.hover()
    expect(why).to_be_visible()
    page.mouse.move(0, 0)
    expect(why).to_be_hidden()
    origin.locator("a").focus()
    expect(why).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") == before
    origin.locator("a").press("Enter")
    assert re.search(r"#origin-(source|editorial)$", page.url)
    assert page.locator(":target dd").inner_text() in (why.text_content() or "")


def test_on_a_phone_and_on_paper_provenance_needs_no_asking(
    make: OpenReader, real_address: str
) -> None:
    page = make().open(real_address + ENTRY, width=360)
    expect(page.locator(".origin__why").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".legend dd").first).to_be_visible()
