"""The explore page with a keyboard, with a checker and for a screen reader."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explore.explorer import PATH, RESULT, open_shown, showing
from tests.browser.reader import OpenReader, auditor, faults

SCHEMES = ["light", "dark"]
WIDTHS = [360, 1280]
FIELD = "#explorar-q"


def _tab_to(page: Page, selector: str, *, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached within {most} tabs")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "query",
    [
        "?q=migrantes&country=AR&country=CO&theme=local-governance&from=2015",
        "?q=eduacion",
        "?q=xqzzyt+salud&country=FJ",
        "?q=migrantes",
    ],
    ids=["filters", "correction", "nothing", "results"],
)
def test_nothing_to_object_to(
    make: OpenReader, real_address: str, query: str, width: int, scheme: str
) -> None:
    page = auditor(make, scheme).open(width=width)
    open_shown(page, real_address + PATH + query)
    page.wait_for_load_state("networkidle")
    assert faults(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_to_object_to_with_everything_open(
    make: OpenReader, real_address: str, width: int, scheme: str
) -> None:
    page = auditor(make, scheme).open(width=width)
    open_shown(page, real_address + PATH + "?q=salud&theme=health")
    if width == 360:
        page.click("#explorar-panel")
    page.evaluate(
        "for (const details of document.querySelectorAll('main details')) details.open = true"
    )
    page.wait_for_load_state("networkidle")
    page.evaluate("document.getElementById('explorar-enlace').hidden = false")
    assert page.locator("main details:not([open])").count() == 0
    assert faults(page) == []


def test_a_search_by_keyboard_alone(make: OpenReader, real_address: str) -> None:
    """Words, a filter, the order, more results, an entry: in the order of the page."""
    page = make().open(real_address + PATH)
    expect(page.locator(".is-live")).to_have_count(1)
    _tab_to(page, FIELD)
    page.keyboard.type("migrantes")
    with showing(page):
        page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    _tab_to(page, "input[name=theme]")
    checked = page.evaluate("document.activeElement.value")
    with showing(page):
        page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.value") == checked
    _tab_to(page, ".chip")
    _tab_to(page, "#explorar-orden")
    with showing(page):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    _tab_to(page, f"{RESULT} a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/practices/*-*.html?q=migrantes&*")


def test_the_focus_can_be_seen_everywhere(make: OpenReader, real_address: str) -> None:
    page = make().open()
    open_shown(page, real_address + PATH + "?q=migrantes&theme=health")
    page.locator(FIELD).focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        style, width = page.evaluate(
            "[getComputedStyle(document.activeElement).outlineStyle,"
            " parseFloat(getComputedStyle(document.activeElement).outlineWidth)]"
        )
        assert style == "solid", page.evaluate("document.activeElement.outerHTML")
        assert width >= 2


def test_only_the_status_is_announced(make: OpenReader, real_address: str) -> None:
    page = open_shown(make().open(), real_address + PATH + "?q=migrantes")
    live = page.locator("main [aria-live], main [role=alert], main [role=log]")
    assert live.count() == 0
    status = page.locator("#explorar-estado")
    expect(status).to_contain_text("fichas.")
    assert status.locator("*").count() == 0


def test_results_are_a_named_region_with_a_list_of_articles(
    make: OpenReader, real_address: str
) -> None:
    page = open_shown(make().open(), real_address + PATH + "?q=migrantes")
    region = page.get_by_role("region", name=page.inner_text("#explorar-cuenta"))
    assert region.locator("#explorar-fichas").get_by_role("article").count() == 10
    assert region.get_by_role("heading", level=3).count() >= 10
    assert page.get_by_role("search").get_by_role("combobox").count() <= 1
    assert page.get_by_role("complementary", name="Filtrar por").count() == 1


def test_a_result_in_another_language_says_so(make: OpenReader, fixture_address: str) -> None:
    page = open_shown(make().open(), fixture_address + PATH + "?language=pt")
    assert page.locator(f"{RESULT} a[lang=pt][hreflang=pt]").count() == 1
    assert page.locator(f"{RESULT} p[lang=pt]").count() == 1
