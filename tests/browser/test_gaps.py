"""The gap map: its numbers are those of the list they lead to, by keyboard and on a phone too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

PAGES = ["gaps.html", "gaps-countries.html"]
FILLED = ".gap-table tbody td:not(.shade-0) > a"
EMPTY = ".gap-table tbody td.shade-0 > a"
COUNTED = re.compile(r"^(.+), (.+): (\d+) fichas?$")
MOST_TABS = 200
A4_ACROSS = 1047
"""CSS pixels of 277 mm: a sheet of A4 across without its margins."""
SMALL_TARGETS = """
() => [...document.querySelectorAll(".gap-table a, .gap-words a, .gap-pages a")]
  .map((link) => [link.textContent.trim(), link.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 23.5)
  .map(([text, box]) => `${text} ${box.width} x ${box.height}`)
"""
IN_BOX = """
() => {
  const link = document.activeElement;
  const box = link.getBoundingClientRect();
  const on = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return [
    link.closest(".gap-box") !== null && !link.matches(".gap-box"),
    link.ariaLabel || link.textContent,
    link.contains(on),
  ];
}
"""


def _open(page: Page, address: str, path: str) -> Locator:
    page.goto(address + path)
    return page.get_by_role("group", name=re.compile("^Fichas por"))


def _place(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box is not None
    return box["x"], box["y"]


@pytest.mark.parametrize("path", PAGES)
def test_a_number_is_that_of_the_list_it_leads_to(
    real_address: str, new_page: OpenPage, path: str
) -> None:
    """Several cells of each table, among them the fullest and one of entries of wide scope."""
    page = new_page()
    _open(page, real_address, path)
    cells = [
        (
            link.get_attribute("aria-label") or "",
            link.get_attribute("href") or "",
            link.inner_text(),
        )
        for link in page.locator(FILLED).all()
    ]
    assert len(cells) > 20
    wide = next(cell for cell in cells if "scope=" in cell[1])
    fullest = max(cells, key=lambda cell: int(cell[2]))
    for label, href, text in (cells[0], cells[len(cells) // 2], fullest, wide):
        said = COUNTED.match(label)
        assert said, label
        assert said[3] == text
        page.goto(real_address + href)
        expect(page.locator("#explorar-estado")).to_have_text(re.compile(rf"^{text} fichas?\b"))


@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_reaches_a_filled_cell_and_opens_its_list(
    real_address: str, new_page: OpenPage, path: str
) -> None:
    page = new_page(width=320)
    region = _open(page, real_address, path)
    expect(region).to_have_count(1)
    region.focus()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches('{FILLED}')"):
            break
    number = int(page.evaluate("document.activeElement.textContent"))
    assert number > 0
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/practices/index\.html\?\w+="))
    expect(page.locator("#explorar-estado")).to_have_text(re.compile(rf"^{number} fichas?\b"))


@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_passes_the_table(real_address: str, new_page: OpenPage, path: str) -> None:
    page = new_page()
    _open(page, real_address, path)
    skip = page.get_by_role("link", name="Saltar la tabla")
    skip.focus()
    assert skip.evaluate("(link) => link.offsetWidth") > 24
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Proponer una práctica para otro vacío")).to_be_focused()


def test_the_keyboard_reaches_an_empty_cell(real_address: str, new_page: OpenPage) -> None:
    page = new_page()
    region = _open(page, real_address, "gaps.html")
    region.focus()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches('{EMPTY}')"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/contribute/form\.html\?objective=\d+&region=\d+$"))


def test_a_gap_in_a_country_is_a_click_away(real_address: str, new_page: OpenPage) -> None:
    page = new_page()
    _open(page, real_address, "gaps-countries.html")
    page.get_by_role("link", name="Educación, Cuba: ninguna ficha; proponer una").click()
    expect(page).to_have_url(re.compile(r"/contribute/form\.html\?theme=education&country=CU$"))


@pytest.mark.parametrize("path", PAGES)
def test_only_the_table_scrolls_sideways_on_a_phone(
    real_address: str, narrow: Page, path: str
) -> None:
    region = _open(narrow, real_address, path)
    assert narrow.evaluate("document.documentElement.scrollWidth") == 320
    assert region.evaluate("(box) => box.scrollWidth > box.clientWidth")
    row = narrow.locator(".gap-table tbody th").nth(8)
    column = narrow.locator(".gap-table thead tr:last-child th").nth(6)
    region.evaluate("(box) => box.scrollIntoView()")
    (row_x, row_y), (column_x, column_y) = _place(row), _place(column)
    region.evaluate("(box) => box.scrollTo(60, 40)")
    assert _place(row) == (row_x, row_y - 40)
    assert _place(column) == (column_x - 60, column_y)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_every_link_is_large_enough_for_a_finger(
    real_address: str, new_page: OpenPage, path: str, width: int
) -> None:
    page = new_page(width=width)
    _open(page, real_address, path)
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_focus_does_not_go_behind_the_heads(
    real_address: str, narrow: Page, path: str, key: str
) -> None:
    """The heads stay in view over the cells: a focused cell must not lie behind them."""
    region = _open(narrow, real_address, path)
    (region if key == "Tab" else narrow.locator(".gap-after a").first).focus()
    stops, covered = 0, []
    while True:
        narrow.keyboard.press(key)
        inside, name, is_seen = narrow.evaluate(IN_BOX)
        if not inside:
            break
        stops += 1
        if not is_seen:
            covered.append(name)
    assert stops > 100
    assert covered == []


@pytest.mark.parametrize("path", PAGES)
def test_on_paper_the_words_take_a_sheet_and_the_table_another(
    real_address: str, new_page: OpenPage, path: str
) -> None:
    page = new_page(width=A4_ACROSS)
    _open(page, real_address, path)
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page/") == 2
    page.emulate_media(media="print")
    right = "document.querySelector('.gap-table').getBoundingClientRect().right"
    assert page.evaluate(right) <= A4_ACROSS
