"""The address of the explore page and the way back."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.explore.explorer import (
    PATH,
    Expected,
    box,
    open_shown,
    paths,
    showing,
)
from tests.browser.reader import OpenReader

FIELD = "#explorar-q"
COUNT = "#explorar-cuenta"
STATUS = "#explorar-estado"
HOLD = """
(held) => {
  const { search } = Hub.engine;
  Hub.engine.search = (text, how) =>
    text === held
      ? new Promise((resolve) => { window.letGo = () => resolve(search(text, how)); })
      : search(text, how);
}
"""
"""Lets the search for one text wait until ``letGo()``."""


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_typing_searches_without_new_places_in_the_history(make: OpenReader, address: str) -> None:
    page = make().open(address)
    before = page.evaluate("history.length")
    with showing(page):
        page.locator(FIELD).press_sequentially("salud", delay=30)
    page.wait_for_url("**/*?q=salud")  # a busy computer may have searched for less before
    assert page.evaluate("history.length") == before
    expect(page.locator(FIELD)).to_be_focused()


def test_while_typing_the_count_is_spoken_after_a_pause(
    make: OpenReader, real_address: str
) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?q=salud")
    expect(page.locator(STATUS)).to_contain_text("ficha")
    spoken = page.text_content(STATUS)
    with showing(page):
        page.fill(FIELD, "retorno")
    assert page.text_content(STATUS) == spoken
    expect(page.locator(STATUS)).to_contain_text(page.inner_text(COUNT))


def test_back_and_forward_restore_words_filters_and_results(
    make: OpenReader, address: str, real: Expected
) -> None:
    page = make().open(address)
    with showing(page):
        page.locator(FIELD).press_sequentially("salud", delay=30)
    with showing(page):
        page.locator(FIELD).press("Enter")
    with showing(page):
        box(page, "theme", "health").check()
    narrowed = real.paths(real.hits("salud", {"theme": ["health"]}))[:10]
    assert paths(page) == narrowed
    with showing(page):
        page.go_back()
    assert paths(page) == real.paths(real.hits("salud"))[:10]
    assert not box(page, "theme", "health").is_checked()
    page.go_back()
    expect(page.locator("#explorar-lista")).to_be_visible()
    assert page.input_value(FIELD) == ""
    assert page.url == address
    with showing(page):
        page.go_forward()
    with showing(page):
        page.go_forward()
    assert page.input_value(FIELD) == "salud"
    assert box(page, "theme", "health").is_checked()
    assert paths(page) == narrowed


def test_a_shared_link_restores_everything(make: OpenReader, address: str, real: Expected) -> None:
    query = "?q=migrantes&country=AR&country=CO&theme=local-governance&from=2020&to=2023&sort=year"
    page = open_shown(make().open(), address + query)
    values = {"country": ["AR", "CO"], "theme": ["local-governance"]}
    hits = real.hits("migrantes", values, (2020, 2023))
    assert hits
    assert paths(page) == real.paths(hits, "year")[:10]
    assert page.input_value(FIELD) == "migrantes"
    assert page.input_value("input[name=from]") == "2020"
    assert page.input_value("input[name=to]") == "2023"
    assert page.input_value("#explorar-orden") == "year"
    for facet, chosen in values.items():
        assert page.locator(f"[data-facet={facet}]").evaluate("(details) => details.open")
        checked = page.locator(f"input[name={facet}]:checked")
        assert sorted(checked.evaluate_all("(all) => all.map((one) => one.value)")) == chosen


def test_what_an_earlier_search_finds_late_is_dropped(make: OpenReader, real_address: str) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?q=salud")
    page.evaluate(HOLD, "retorno")
    page.fill(FIELD, "retorno")
    page.locator(FIELD).press("Enter")
    with showing(page):
        page.fill(FIELD, "niñez")
        page.locator(FIELD).press("Enter")
    shown = paths(page)
    page.evaluate("letGo()")
    page.wait_for_timeout(200)
    assert paths(page) == shown
    assert _query(page) == {"q": ["niñez"]}
