"""What the explore page says of a search: misspelt, unknown and common words."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.explore.explorer import (
    NOTE,
    PATH,
    RESULT,
    Expected,
    open_shown,
    showing,
)
from tests.browser.reader import OpenReader, texts

FIELD = "#explorar-q"
COUNT = "#explorar-cuenta"
STATUS = "#explorar-estado"


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_misspelt_word_is_replaced_and_can_be_insisted_on(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(), address + "?q=eduacion")
    assert texts(page.locator(NOTE)) == ["Resultados para educación. Buscar en cambio «eduacion»"]
    assert texts(page.locator("#explorar-avisos strong")) == ["educación"]
    expect(page.locator(STATUS)).to_contain_text("Resultados para educación")
    with showing(page):
        page.get_by_role("link", name="Buscar en cambio").click()
    assert _query(page) == {"q": ["eduacion"], "exact": ["1"]}
    assert texts(page.locator(NOTE)) == ["No aparece en ninguna ficha: eduacion."]
    expect(page.locator(COUNT)).to_be_focused()
    with showing(page):
        page.fill(FIELD, "eduacion salud")
        page.locator(FIELD).press("Enter")
    assert "exact" not in _query(page)


def test_a_link_to_the_exact_search_can_be_opened_elsewhere(
    make: OpenReader, real_address: str
) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?q=eduacion")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Buscar en cambio").click(modifiers=["Control"])
    opened.value.wait_for_url("**?q=eduacion&exact=1")
    assert _query(page) == {"q": ["eduacion"]}


def test_unknown_words_are_named_as_they_were_typed(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(), address + "?q=salud+Xqzzytñ")
    assert texts(page.locator(NOTE)) == ["No aparece en ninguna ficha: xqzzytñ."]
    assert page.locator(RESULT).count() > 0


def test_results_with_some_of_the_words_are_called_so(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(), address + "?q=fiyi+jamaica")
    note = "Ninguna ficha tiene todas las palabras; estas tienen alguna."
    assert texts(page.locator(NOTE)) == [note]
    assert page.locator(RESULT).count() > 1


def test_function_words_alone_show_everything_and_say_why(
    make: OpenReader, real_address: str, real: Expected
) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?q=de+la")
    assert re.match("Palabras demasiado frecuentes", page.inner_text(NOTE))
    assert page.inner_text(COUNT) == f"{len(real.entries)} fichas"
