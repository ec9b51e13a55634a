"""Buttons that take filters away; the panel that holds the filters on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from hub.queries.facets import FACETS
from tests.browser.explore.explorer import (
    CHIP,
    PATH,
    RESULT,
    Expected,
    box,
    expect_hub,
    open_shown,
    showing,
)
from tests.browser.reader import OVERFLOW, OpenReader, texts
from tests.site.built import FIXTURE_CONTENT

COUNT = "#explorar-cuenta"


@pytest.fixture(scope="module")
def fixture(tmp_path_factory: pytest.TempPathFactory) -> Expected:
    return expect_hub(FIXTURE_CONTENT, tmp_path_factory.mktemp("fixture") / "index")


def _number(page: Page) -> int:
    return int(page.inner_text(COUNT).split()[0])


# Chips


def test_every_filter_has_a_button_that_takes_it_away(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(), address + "?q=migrantes&country=AR&country=CO&from=2015")
    assert texts(page.locator(CHIP)) == [
        "Quitar filtro: Argentina",
        "Quitar filtro: Colombia",
        "Quitar filtro: desde 2015",
        "Quitar todos los filtros",
    ]
    with showing(page):
        page.get_by_role("button", name="Quitar filtro: Argentina").click()
    assert not box(page, "country", "AR").is_checked()
    expect(page.get_by_role("button", name="Quitar filtro: Colombia")).to_be_focused()
    with showing(page):
        page.get_by_role("button", name="Quitar filtro: desde 2015").click()
    assert page.input_value("input[name=from]") == ""
    expect(page.get_by_role("button", name="Quitar filtro: Colombia")).to_be_focused()
    page.wait_for_url("**?q=migrantes&country=CO")
    with showing(page):
        page.get_by_role("button", name="Quitar filtro: Colombia").click()
    expect(page.locator(COUNT)).to_be_focused()
    assert texts(page.locator(CHIP)) == []


def test_all_filters_go_at_once_and_the_words_stay(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(), address + "?q=migrantes&country=AR&theme=health&to=2020")
    with showing(page):
        page.get_by_role("button", name="Quitar todos los filtros").click()
    page.wait_for_url("**?q=migrantes")
    assert page.locator("#explorar-filtros :checked").count() == 0


def test_taking_the_last_filter_away_leads_back_to_the_listing(
    make: OpenReader, real_address: str
) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?theme=health")
    page.get_by_role("button", name="Quitar filtro: Salud").click()
    expect(page.locator("#explorar-lista")).to_be_visible()
    expect(page.locator("#explorar-lista")).to_be_focused()


def test_a_chip_keeps_words_that_were_typed_after_it(make: OpenReader, real_address: str) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?country=AR&country=CO")
    with showing(page):
        page.fill("#explorar-q", "migrantes")
    with showing(page):
        page.get_by_role("button", name="Quitar filtro: Argentina").click()
    page.wait_for_url("**?q=migrantes&country=CO")


# A phone


def test_on_a_phone_all_filters_are_in_one_panel(make: OpenReader, address: str) -> None:
    page = open_shown(make().open(width=360), address + "?q=migrantes&theme=health&country=AR")
    panel = page.get_by_role("button", name="Filtros (2)")
    assert panel.get_attribute("aria-expanded") == "false"
    assert page.locator("[data-facet]:visible").count() == 0
    panel.click()
    assert panel.get_attribute("aria-expanded") == "true"
    assert page.locator("[data-facet]:visible").count() == len(FACETS)
    done = page.get_by_role("button", name=f"Ver los resultados ({_number(page)})")
    with showing(page):
        box(page, "theme", "health").uncheck()
    done = page.get_by_role("button", name=f"Ver los resultados ({_number(page)})")
    done.click()
    assert page.locator("[data-facet]:visible").count() == 0
    expect(page.locator("#explorar-resultados")).to_be_focused()
    assert page.locator(RESULT).first.is_visible()


def test_the_panel_is_closed_before_scripts_run(make: OpenReader, real_address: str) -> None:
    """Nothing moves when they do; without scripts the groups are there."""
    page = make().open(width=360)
    for script in ("explore.js", "meta.js"):
        page.route(f"**/{script}", lambda route: route.abort())
    page.goto(real_address + PATH)
    assert page.locator("[data-facet]:visible").count() == 0
    bare = make(java_script_enabled=False).open(real_address + PATH, width=360)
    assert bare.locator("[data-facet]:visible").count() == len(FACETS)


@pytest.mark.parametrize("query", ["", "?q=migrantes&country=AR", "?q=eduacion", "?q=xyzzyxy"])
def test_nothing_is_wider_than_a_narrow_screen(
    make: OpenReader, real_address: str, query: str
) -> None:
    page = make().open(real_address + PATH + query, width=320)
    page.wait_for_load_state("networkidle")
    if page.locator("#explorar-panel").is_visible():
        page.click("#explorar-panel")
    for summary in page.locator("summary:visible").all():
        summary.click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(OVERFLOW) == []


def test_fields_and_buttons_are_large_enough_to_touch(make: OpenReader, real_address: str) -> None:
    """WCAG 2.2, 2.5.8: 24 pixels each way, the whole label of a checkbox counts."""
    page = open_shown(make().open(width=360), f"{real_address}{PATH}?q=eduacion&theme=education")
    page.click("#explorar-panel")
    page.locator(".take summary").click()
    small = page.evaluate(
        "[...document.querySelectorAll('main button, main label, main select, main summary,"
        " main input:not([type=checkbox])')].filter((each) => each.checkVisibility())"
        ".filter((each) => { const { width, height } = each.getBoundingClientRect();"
        " return width < 24 || height < 24; }).map((each) => each.outerHTML)"
    )
    assert small == []
