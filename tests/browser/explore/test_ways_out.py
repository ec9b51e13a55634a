"""When nothing is found the explore page offers ways out, each with what it would give."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.explore.explorer import PATH, RESULT, Expected, open_shown, showing
from tests.browser.reader import OpenReader, texts

COUNT = "#explorar-cuenta"
WAY = "#explorar-nada li > *"


def _entries(number: int) -> str:
    return f"{number} ficha" if number == 1 else f"{number} fichas"


def _ways(page: Page) -> list[str]:
    page.locator(WAY).first.wait_for()
    return texts(page.locator(WAY))


def _follow(page: Page, name: str) -> None:
    with showing(page):
        page.get_by_role("button", name=name).click()


def test_leaving_out_a_filter_is_offered_with_its_number(
    make: OpenReader, address: str, real: Expected
) -> None:
    page = open_shown(make().open(), address + "?q=migrantes&country=FJ&country=JM&theme=health")
    health = len(real.hits("migrantes", {"theme": ["health"]}))
    islands = len(real.hits("migrantes", {"country": ["FJ", "JM"]}))
    assert health
    assert islands
    assert _ways(page)[:2] == [
        f"Sin el filtro «Fiyi, Jamaica»: {_entries(health)}",
        f"Sin el filtro «Salud»: {_entries(islands)}",
    ]
    assert not page.locator("#explorar-herramientas").is_visible()
    _follow(page, "Sin el filtro «Fiyi, Jamaica»")
    assert page.inner_text(COUNT) == f"{_entries(health)}"
    assert page.locator(WAY).count() == 0
    expect(page.locator(COUNT)).to_be_focused()
    page.wait_for_url("**?q=migrantes&theme=health")


def test_leaving_out_the_years_is_offered(make: OpenReader, address: str, real: Expected) -> None:
    page = open_shown(make().open(), address + "?theme=health&to=1950")
    number = len(real.hits("", {"theme": ["health"]}))
    assert f"Sin el filtro «hasta 1950»: {_entries(number)}" in _ways(page)


def test_leaving_out_all_filters_is_offered_when_one_is_not_enough(
    make: OpenReader, address: str, real: Expected
) -> None:
    page = open_shown(make().open(), address + "?q=pasantias&country=FJ&theme=identity-nationality")
    number = len(real.hits("pasantias"))
    ways = _ways(page)
    assert ways[0] == f"Quitar todos los filtros: {_entries(number)}"
    assert not [way for way in ways if way.startswith("Sin el filtro")]


def test_each_word_alone_is_offered_with_its_number(
    make: OpenReader, address: str, real: Expected
) -> None:
    chosen = {"country": ["MX"]}
    assert not real.hits("salud pasantías", chosen)
    assert not real.hits("pasantías", chosen)
    page = open_shown(make().open(), f"{address}?q=salud+pasantías&country=MX")
    number = len(real.hits("salud", chosen))
    ways = [way for way in _ways(page) if way.startswith("Solo")]
    assert ways == [f"Solo «salud»: {_entries(number)}"]
    _follow(page, "Solo «salud»")
    page.wait_for_url("**?q=salud&country=MX")
    assert page.input_value("#explorar-q") == "salud"


def test_a_word_that_was_insisted_on_gets_its_spelling_offered(
    make: OpenReader, address: str
) -> None:
    page = open_shown(make().open(), address + "?q=eduacion&exact=1")
    assert "¿Quiso decir «educación»?" in _ways(page)
    _follow(page, "¿Quiso decir «educación»?")
    page.wait_for_url("**?q=eduacion")
    assert page.locator(RESULT).count() > 0


def test_themes_that_sound_like_the_words_are_offered(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(), address + "?q=salud&country=FJ")
    assert "Ver el tema «Salud»" in _ways(page)
    page.get_by_role("link", name="Ver el tema «Salud»").click()
    page.wait_for_url("**/themes/health.html")


def test_everything_and_a_proposal_are_always_offered(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(), address + "?q=xqzzyt")
    assert _ways(page) == ["Ver todas las fichas", "¿Conoce una práctica así? Propóngala"]
    assert page.inner_text(COUNT) == "0 fichas"
    propose = page.get_by_role("link", name="Propóngala")
    assert propose.get_attribute("href") == "../contribute/form.html"
    page.get_by_role("button", name="Ver todas las fichas").click()
    expect(page.locator("#explorar-lista")).to_be_visible()
    expect(page.locator("#explorar-lista")).to_be_focused()
    assert parse_qs(urlsplit(page.url).query) == {}


def test_a_page_without_the_script_of_the_ways_out_shows_none(
    make: OpenReader, real_address: str
) -> None:
    page = make().open()
    page.route("**/take.js", lambda route: route.abort())
    open_shown(page, f"{real_address}{PATH}?q=xqzzyt")
    page.wait_for_load_state("networkidle")
    assert page.locator(WAY).count() == 0
    assert page.inner_text(COUNT) == "0 fichas"
