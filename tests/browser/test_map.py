"""The map in a browser: marks for fingers, the keyboard's way, and its weight."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import OpenPage
from tests.site.built import BuiltSite

MARKS = "main .map__mark"
SIZES = """
() => [...document.querySelectorAll("main .map__mark")].map((mark) => {
  const box = mark.querySelector("circle").getBoundingClientRect();
  return [box.width, box.height];
})
"""
FOCUSED = """
() => document.activeElement.matches("main .map__mark")
  ? document.activeElement.getAttribute("href") : null
"""
STROKE = "getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth"
PAGE_BUDGET = 60_000
DRAWING_BUDGET = 20_000


@pytest.mark.parametrize("width", [320, 390, 480, 600, 768, 960, 1280, 1440])
def test_marks_can_be_hit_with_a_finger(real_address: str, new_page: OpenPage, width: int) -> None:
    page = new_page(width=width)
    page.goto(f"{real_address}map.html")
    sizes = page.evaluate(SIZES)
    assert len(sizes) > 20
    assert min(min(size) for size in sizes) >= 24


def test_the_keyboard_reaches_every_mark_in_order_and_each_leads_to_its_page(
    real_address: str, new_page: OpenPage
) -> None:
    page = new_page()
    page.goto(f"{real_address}map.html")
    expected = [mark.get_attribute("href") for mark in page.locator(MARKS).all()]
    reached: list[str] = []
    for _ in range(len(expected) + 40):
        page.keyboard.press("Tab")
        if href := page.evaluate(FOCUSED):
            reached.append(href)
    assert reached == expected
    for href in set(expected):
        assert re.fullmatch(r"(countries/[a-z]{2}|regions/\d{3})\.html", href or "")
        assert page.request.get(f"{real_address}{href}").ok


def test_the_focus_is_seen(real_address: str, new_page: OpenPage) -> None:
    page = new_page()
    page.goto(f"{real_address}map.html")
    while not page.evaluate(FOCUSED):
        page.keyboard.press("Tab")
    assert page.evaluate(STROKE) == "4px"


def _open_country(page: Page) -> str:
    mark = page.get_by_role("link", name=re.compile(r"^Brasil: \d+ fichas?$"))
    mark.locator("circle").first.click()
    return page.locator("h1").inner_text()


def test_a_mark_is_named_and_opens_its_country(real_address: str, new_page: OpenPage) -> None:
    page = new_page(width=320)
    page.goto(f"{real_address}map.html")
    assert _open_country(page) == "Brasil"


def test_the_map_works_from_a_folder_without_scripts(
    browser: Browser, real_site: BuiltSite
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((real_site.folder / "map.html").as_uri())
    assert _open_country(page) == "Brasil"
    context.close()


def test_names_stand_beside_the_marks_where_there_is_room(
    real_address: str, new_page: OpenPage
) -> None:
    page = new_page(width=1280)
    page.goto(f"{real_address}map.html")
    brazil = page.locator("#mapa-americas ~ svg .map__name", has_text="Brasil")
    assert brazil.is_visible()
    page.set_viewport_size({"width": 320, "height": 640})
    assert not brazil.is_visible()


def test_the_page_and_its_largest_drawing_are_light(real_site: BuiltSite) -> None:
    html = real_site.text("map.html")
    assert len(gzip.compress(html.encode(), 6)) <= PAGE_BUDGET
    drawing = re.search(r"<svg class=\"map__drawing.*?</svg>", html, re.DOTALL)
    assert drawing is not None
    assert len(gzip.compress(drawing[0].encode(), 6)) <= DRAWING_BUDGET
