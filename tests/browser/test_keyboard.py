"""Everything is reached and used with a keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.site.built import FIXTURE_KINDS, KINDS, REAL_KINDS

FOCUS = """
() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const box = element.getClientRects()[0] || element.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
  const onTop = document.elementFromPoint(x, y);
  window.firstStop = window.firstStop || element;
  return {
    isFirst: element === window.firstStop,
    name: element.tagName + " " + (element.textContent || "").trim().slice(0, 40),
    inMain: element.closest("main") !== null,
    isShown: element.checkVisibility({visibilityProperty: true, opacityProperty: true})
      && box.width > 1 && box.height > 1
      && box.left >= -1 && box.right <= innerWidth + 1
      && box.top < innerHeight && box.bottom > 0
      && onTop !== null && (element.contains(onTop) || onTop.contains(element)),
  };
}
"""
"""The focused element: its first line box must be in the window with nothing on top of it."""
MOST_TABS = 600
MENU = ["Explorar", "Mapa", "Programas", "Aportar", "Datos", "Acerca de"]


@dataclass(frozen=True)
class Stop:
    """Where the focus stands after a press of the tab key."""

    name: str
    in_main: bool
    is_shown: bool
    is_first: bool = field(default=False, compare=False)


def _tab(page: Page) -> Stop | None:
    """Press the tab key once; None when the focus has left the page."""
    page.keyboard.press("Tab")
    found = page.evaluate(FOCUS)
    if found and not found["isShown"]:
        page.wait_for_timeout(200)  # a busy computer may not have scrolled yet
        found = page.evaluate(FOCUS)
    return found and Stop(found["name"], found["inMain"], found["isShown"], found["isFirst"])


def _stops(page: Page) -> list[Stop]:
    """Every stop from the top of the page to its end.

    Behind the last one the focus leaves the page, or, with no frame of a browser around it,
    may already stand on the first again when it is asked where it is.
    """
    found: list[Stop] = []
    while (stop := _tab(page)) is not None and not (found and stop.is_first):
        found.append(stop)
        assert len(found) < MOST_TABS, "the focus never leaves the page"
    return found


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
def test_the_skip_link_comes_first_and_leads_to_the_content(
    fixture_address: str, narrow: Page, kind: str
) -> None:
    narrow.goto(fixture_address + FIXTURE_KINDS[kind])
    first = _tab(narrow)
    assert first is not None
    assert first.name == "A Saltar al contenido"
    assert first.is_shown
    narrow.keyboard.press("Enter")
    assert narrow.evaluate("document.activeElement === document.querySelector('main')")
    _tab(narrow)
    assert narrow.evaluate("document.activeElement.closest('.site-header, .crumbs') === null")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
def test_the_content_is_reached_within_eight_tabs(
    real_address: str, narrow: Page, kind: str
) -> None:
    narrow.goto(real_address + REAL_KINDS[kind])
    stops = [_tab(narrow) for _ in range(8)]
    assert any(stop.in_main for stop in stops if stop), stops


@pytest.mark.parametrize("hub", ["real", "fixture"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_never_stands_on_what_cannot_be_seen(
    request: pytest.FixtureRequest, narrow: Page, kind: str, hub: str
) -> None:
    kinds = REAL_KINDS if hub == "real" else FIXTURE_KINDS
    narrow.goto(request.getfixturevalue(f"{hub}_address") + kinds[kind])
    stops = _stops(narrow)
    assert stops
    assert [stop.name for stop in stops if not stop.is_shown] == []


def test_a_hidden_stop_is_noticed(fixture_address: str, narrow: Page) -> None:
    narrow.goto(fixture_address + "about.html")
    narrow.evaluate(
        "const link = document.createElement('a'); link.href = '#'; link.textContent = 'Oculto';"
        "link.style.cssText = 'position: absolute; left: -9999px';"
        "document.querySelector('main').append(link)"
    )
    assert [stop.name for stop in _stops(narrow) if not stop.is_shown] == ["A Oculto"]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_with_a_key_and_its_links_are_reached(
    fixture_address: str, new_page: OpenPage, key: str
) -> None:
    page = new_page(width=360)
    page.goto(fixture_address + "index.html")
    while (stop := _tab(page)) is not None and not stop.name.startswith("SUMMARY"):
        assert not stop.in_main, "the menu is no tab stop"
    assert page.locator(".menu nav").is_hidden()
    page.keyboard.press(key)
    assert page.locator(".menu nav").is_visible()
    for name in MENU:
        stop = _tab(page)
        assert stop == Stop(f"A {name}", in_main=False, is_shown=True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/about.html")


def test_the_menu_closes_with_the_key_that_opened_it(
    fixture_address: str, new_page: OpenPage
) -> None:
    page = new_page(width=360)
    page.goto(fixture_address + "index.html")
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".menu nav").is_visible()
    page.keyboard.press("Enter")
    assert page.locator(".menu nav").is_hidden()


def test_a_wide_screen_shows_the_menu_without_a_button(
    fixture_address: str, new_page: OpenPage
) -> None:
    page = new_page(width=1280)
    page.goto(fixture_address + "index.html")
    assert page.locator(".menu summary").is_hidden()
    names = [stop.name for stop in (_tab(page) for _ in range(8)) if stop]
    assert [name.removeprefix("A ") for name in names[2:]] == MENU


def test_the_focus_can_be_seen(fixture_address: str, new_page: OpenPage) -> None:
    page = new_page()
    page.goto(fixture_address + FIXTURE_KINDS["practice"])
    for _ in range(12):
        _tab(page)
        style, width = page.evaluate(
            "[getComputedStyle(document.activeElement).outlineStyle,"
            " parseFloat(getComputedStyle(document.activeElement).outlineWidth)]"
        )
        assert style == "solid"
        assert width >= 2


def test_a_citation_leads_to_its_source_and_a_reader_can_come_back(
    fixture_address: str, new_page: OpenPage
) -> None:
    page = new_page()
    address = fixture_address + FIXTURE_KINDS["practice"]
    page.goto(address)
    page.locator("a.cite").first.focus()
    page.keyboard.press("Enter")
    assert page.url == address + "#fuente-1"
    assert page.evaluate("document.querySelector(':target').id") == "fuente-1"
    page.go_back()
    assert page.url == address
