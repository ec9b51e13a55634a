"""The pictures of a programme: as wide as their numbers say, and readable without being seen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.test_layout import OVERFLOW

PROGRAMS = {
    "fixture": "programs/programa-integracion.html",
    "real": "programs/argentina-migraciudades.html",
}
TOLERANCE = 1.5
"""Pixels: lengths are written with one decimal of a percent."""
BARS = """
(selector) => [...document.querySelectorAll(selector)].map((bar) => ({
  text: bar.parentElement.textContent.trim(),
  place: bar.getBoundingClientRect().width,
  width: bar.querySelector("rect")?.getBoundingClientRect().width ?? 0,
}))
"""
PHASES = """
() => {
  const left = document.querySelector(".gantt > div > svg").getBoundingClientRect().left;
  return [...document.querySelectorAll(".gantt > div")].map((row) => {
    const bar = row.querySelector("rect").getBoundingClientRect();
    const name = row.querySelector("b").getBoundingClientRect();
    return {
      name: row.querySelector("b").textContent,
      start: bar.left - left,
      width: bar.width,
      isHatched: getComputedStyle(row.querySelector("rect")).fill.includes("#hatch"),
      isUnderItsName: bar.top >= name.bottom - 1,
    };
  });
}
"""
AXIS = """
() => {
  const left = document.querySelector(".gantt > div > svg").getBoundingClientRect().left;
  return [...document.querySelectorAll(".gantt__axis line")].map(
    (line) => line.getBoundingClientRect().left - left);
}
"""


def _open(request: pytest.FixtureRequest, new_page: OpenPage, hub: str, width: int) -> Page:
    page = new_page(width=width)
    page.goto(request.getfixturevalue(f"{hub}_address") + PROGRAMS[hub])
    return page


def _number(text: str) -> float:
    """The number of a cell as written in Spanish, 0 for the dash of «not stated»."""
    return float(text.replace(".", "").replace(",", ".")) if text != "–" else 0.0


def _table(page: Page) -> list[list[str]]:
    """The rows of the table behind the picture of the phases."""
    rows: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('.data tbody tr')]"
        ".map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return rows


@pytest.mark.parametrize("hub", ["fixture", "real"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_page(
    request: pytest.FixtureRequest, new_page: OpenPage, hub: str, width: int
) -> None:
    page = _open(request, new_page, hub, width)
    page.locator(".data summary").click()
    assert page.locator(".data table").is_visible()
    assert page.evaluate(OVERFLOW) == {"page": 0, "wide": []}


@pytest.mark.parametrize("hub", ["fixture", "real"])
@pytest.mark.parametrize("width", [320, 1280])
def test_phases_are_as_long_as_their_weeks(
    request: pytest.FixtureRequest, new_page: OpenPage, hub: str, width: int
) -> None:
    page = _open(request, new_page, hub, width)
    drawn: list[dict[str, Any]] = page.evaluate(PHASES)
    rows = _table(page)
    assert [bar["name"] for bar in drawn] == [name for name, _, _ in rows]
    a_week = max(bar["width"] for bar in drawn) / max(
        _number(weeks) for _, _, weeks in rows if weeks != "sin indicar"
    )
    assert a_week * 4 > 10, "bars can be seen"
    for bar, (name, start, weeks) in zip(drawn, rows, strict=True):
        assert bar["isHatched"] == (weeks == "sin indicar"), name
        assert bar["isUnderItsName"] == (width == 320), name
        if weeks != "sin indicar":
            assert bar["width"] == pytest.approx(_number(weeks) * a_week, abs=TOLERANCE), name
        if start != "sin indicar":
            assert bar["start"] == pytest.approx(_number(start) * a_week, abs=TOLERANCE), name


def test_the_axis_measures_the_bars(request: pytest.FixtureRequest, new_page: OpenPage) -> None:
    page = _open(request, new_page, "real", 1280)
    marks = page.evaluate(AXIS)
    assert page.locator(".gantt__axis text").all_text_contents() == ["0", "10", "20", "30", "40"]
    fase_1 = next(bar for bar in page.evaluate(PHASES) if bar["name"].startswith("Fase 1"))
    assert marks[1] - marks[0] == pytest.approx(fase_1["width"], abs=TOLERANCE), "ten weeks"
    assert marks[0] == pytest.approx(0, abs=TOLERANCE)


@pytest.mark.parametrize("hub", ["fixture", "real"])
@pytest.mark.parametrize("kind", [".criteria .bar", ".quotas tbody .bar"])
def test_bars_are_as_long_as_the_numbers_beside_them(
    request: pytest.FixtureRequest, new_page: OpenPage, hub: str, kind: str
) -> None:
    bars = _open(request, new_page, hub, 1280).evaluate(BARS, kind)
    # The total stands in the column of the bars and has none itself.
    bars = [bar for bar in bars if bar["width"]]
    assert len(bars) > 1
    largest = max(_number(bar["text"]) for bar in bars)
    for bar in bars:
        length = bar["place"] * _number(bar["text"]) / largest
        assert bar["width"] == pytest.approx(length, abs=TOLERANCE), bar


def test_amounts_in_one_currency_are_to_scale(real_address: str, new_page: OpenPage) -> None:
    page = new_page()
    page.goto(real_address + "programs/panama-integracion-migrantes.html")
    region, country = page.evaluate(BARS, ".figures .bar")
    assert "USD 57.700.000" in region["text"]
    assert "USD 2.300.000" in country["text"]
    assert country["width"] / region["width"] == pytest.approx(2.3 / 57.7, abs=0.001)


@pytest.mark.parametrize("hub", ["fixture", "real"])
def test_every_picture_has_its_data_as_text(
    request: pytest.FixtureRequest, new_page: OpenPage, hub: str
) -> None:
    page = _open(request, new_page, hub, 1280)
    picture = page.locator(".gantt")
    assert picture.get_attribute("role") == "img"
    label = picture.get_attribute("aria-label") or ""
    assert label.startswith(f"Diagrama de {picture.locator('> div').count()} fases")
    assert page.locator(".gantt + p + details.data table").count() == 1
    for covered in page.locator("svg.covered").all():
        assert covered.get_attribute("role") == "img"
        named = (covered.get_attribute("aria-label") or "").partition(": ")[2].split(", ")
        assert len(named) == covered.locator(".covered__country").count() > 1
        for country in named:
            assert page.locator(".facts").get_by_text(country, exact=True).count() == 1
    silent = page.locator("main svg:not(.gantt svg, .covered)")
    assert silent.count() > 0
    for picture in silent.all():
        assert picture.get_attribute("aria-hidden") == "true"
        assert (picture.locator("..").text_content() or "").strip(), "a number stands beside it"


def test_on_paper_bars_stay_and_the_table_behind_them_goes(
    fixture_address: str, new_page: OpenPage
) -> None:
    page = new_page()
    page.goto(fixture_address + PROGRAMS["fixture"])
    page.emulate_media(media="print")
    assert page.locator(".gantt").is_visible()
    assert not page.locator(".data").is_visible()
    for mark in page.locator(".timeline .on span").all():
        assert mark.inner_text() == "sí"
        assert mark.evaluate("(e) => getComputedStyle(e).borderTopStyle") == "solid"
