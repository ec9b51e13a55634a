"""How pages stand on a narrow screen and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.site.built import FIXTURE_KINDS, KINDS, REAL_KINDS

OVERFLOW = """
() => {
  const width = document.documentElement.clientWidth;
  const isCut = (element) => element.closest(".scroll") !== null
    || (element.ownerSVGElement && getComputedStyle(element.ownerSVGElement).overflow === "hidden");
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => !isCut(element) && element.getBoundingClientRect().right > width + 0.5
      && getComputedStyle(element).position !== "absolute");
  return {
    page: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - width,
    wide: wide.map((element) => element.tagName + "." + element.className).slice(0, 5),
  };
}
"""
VISIBLE = """
(selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility() && element.offsetWidth * element.offsetHeight > 0)
  .map((element) => element.tagName + "." + element.className)
"""
NAVIGATION = "nav, .menu, .menu-row, .skip, [role=navigation], summary, form"


@pytest.mark.parametrize("hub", ["real", "fixture"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_narrow_screen(
    request: pytest.FixtureRequest, narrow: Page, kind: str, hub: str
) -> None:
    """320 px is also a desktop of 1280 px at 400 % (WCAG 2.2, 1.4.10 Reflow)."""
    kinds = REAL_KINDS if hub == "real" else FIXTURE_KINDS
    narrow.goto(request.getfixturevalue(f"{hub}_address") + kinds[kind])
    assert narrow.evaluate(OVERFLOW) == {"page": 0, "wide": []}


def test_wide_tables_scroll_in_a_region_that_the_keyboard_reaches(
    fixture_address: str, narrow: Page
) -> None:
    narrow.goto(fixture_address + FIXTURE_KINDS["programme"])
    regions = narrow.locator(".scroll")
    assert regions.count() == 3
    for region in regions.all():
        assert region.get_attribute("tabindex") == "0"
        assert region.get_attribute("role") == "group"
        assert region.get_attribute("aria-labelledby")
    assert narrow.evaluate(
        "[...document.querySelectorAll('.scroll')].some((e) => e.scrollWidth > e.clientWidth)"
    )


def test_an_overflow_is_noticed(fixture_address: str, narrow: Page) -> None:
    narrow.goto(fixture_address + "about.html")
    narrow.evaluate("document.querySelector('main p').style.width = '500px'")
    found = narrow.evaluate(OVERFLOW)
    assert found["page"] > 0
    assert found["wide"] == ["P."]


@pytest.mark.parametrize("kind", ["practice", "programme"])
def test_a_printed_entry_has_no_navigation(
    fixture_address: str, new_page: OpenPage, kind: str
) -> None:
    page = new_page()
    page.goto(fixture_address + FIXTURE_KINDS[kind])
    assert page.evaluate(VISIBLE, NAVIGATION)
    page.emulate_media(media="print")
    assert page.evaluate(VISIBLE, NAVIGATION) == []
    assert page.evaluate(VISIBLE, "h1, .facts, .sources, .citation") != []
    assert page.locator("h1").is_visible()
    assert page.locator(".sources").is_visible()


def test_a_printed_practice_fits_two_sheets(fixture_address: str, new_page: OpenPage) -> None:
    page = new_page()
    page.goto(fixture_address + FIXTURE_KINDS["practice"])
    assert _sheets(page.pdf(format="A4", prefer_css_page_size=True)) in (1, 2)


def _sheets(pdf: bytes) -> int:
    """The number of pages of a PDF as Chromium writes it."""
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page/")


def test_links_are_printed_with_their_address(fixture_address: str, new_page: OpenPage) -> None:
    page = new_page()
    page.goto(fixture_address + FIXTURE_KINDS["practice"])
    page.emulate_media(media="print")
    printed = page.evaluate(
        "getComputedStyle(document.querySelector('.sources a.out'), '::after').content"
    )
    assert "https://www.example.org/memoria" in printed
