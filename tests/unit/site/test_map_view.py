"""The map: which countries it marks, with which numbers and links, and what it says beside."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from hub.entries.loader import load_content
from hub.model import Catalog, Practice
from hub.site.map_view import (
    LEVELS,
    MARK_SIZE,
    DrawingView,
    MapView,
    MarkView,
    americas_view,
    level_of,
    map_view,
    name_sides,
    spread,
)
from hub.site.site import Settings, Site
from hub.site.strings import Strings, load_strings
from hub.territories import country_codes, regions_of
from tests.support.content_folders import TODAY

ROOT = Path(__file__).parents[3]
AMERICAN = sorted(code for code in country_codes() if "019" in regions_of(code))
CARIBBEAN = sorted(code for code in country_codes() if "029" in regions_of(code))
EUROPEAN = sorted(code for code in country_codes() if "150" in regions_of(code))
PHONE = 288 / 1000
"""CSS pixels a unit in the column of a phone of 320 px."""


@cache
def strings_of(language: str) -> Strings:
    return load_strings(ROOT / "theme" / "strings", language)


def site_of(catalog: Catalog, language: str = "es") -> Site:
    settings = Settings("Hub", "Un hub.", "https://hub.example/", "Redacción", language)
    return Site(catalog, settings, strings_of(language))


class Hub:
    """Makes the site of practices of given countries."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def site(self, *places: Sequence[str], language: str = "es") -> Site:
        pattern = self.catalog.practices[0]
        practices = tuple(
            replace(pattern, id=f"practice-{n}", countries=tuple(codes), scope=("local", "global"))
            for n, codes in enumerate(places)
        )
        return site_of(replace(self.catalog, practices=practices, programs=()), language)

    def map(self, *places: Sequence[str], language: str = "es") -> MapView:
        return map_view(self.site(*places, language=language))


@pytest.fixture(scope="module")
def hub(catalog: Catalog) -> Hub:
    assert isinstance(catalog.practices[0], Practice)
    return Hub(catalog)


def labels(drawing: DrawingView) -> list[str]:
    return [mark.label for mark in drawing.marks]


def only(drawing: DrawingView) -> MarkView:
    assert len(drawing.marks) == 1
    return drawing.marks[0]


# Marks


def test_a_country_has_a_mark_with_its_number_and_the_way_to_its_page(hub: Hub) -> None:
    mark = only(hub.map(["PE"], ["PE"]).americas.drawing)
    assert mark.label == "Perú: 2 fichas"
    assert (mark.name, mark.number, mark.path) == ("Perú", "2", "countries/pe.html")


def test_an_entry_of_several_countries_counts_in_each(hub: Hub) -> None:
    drawing = hub.map(["PE", "CL"], ["CL"]).americas.drawing
    assert labels(drawing) == ["Chile: 2 fichas", "Perú: 1 ficha"]


def test_marks_are_in_the_order_of_names_whatever_the_accents(hub: Hub) -> None:
    drawing = hub.map(["BE"], ["BJ"], ["CH"], ["DE"]).others[1]
    assert [mark.name for mark in drawing.marks] == ["Alemania", "Bélgica", "Benín", "Suiza"]


def test_the_caribbean_is_one_mark_that_counts_an_entry_once(hub: Hub) -> None:
    found = hub.map(["HT", "DO"], ["HT"])
    mark = only(found.americas.drawing)
    assert (mark.label, mark.path) == ("Caribe: 2 fichas", "regions/029.html")
    assert labels(found.others[0]) == ["Haití: 2 fichas", "República Dominicana: 1 ficha"]


def test_an_island_too_small_for_the_world_has_a_mark(hub: Hub) -> None:
    world = hub.map(["TV"]).others[1]
    assert only(world).path == "countries/tv.html"
    assert world.shapes == ()


def test_few_countries_elsewhere_are_marked_as_countries_and_many_as_regions(hub: Hub) -> None:
    african = sorted(code for code in country_codes() if "002" in regions_of(code))
    few = hub.map(*[[code] for code in african[:20]]).others[1]
    assert {mark.path for mark in few.marks} == {
        f"countries/{c.lower()}.html" for c in african[:20]
    }
    many = hub.map(*[[code] for code in african]).others[1]
    assert {mark.path.partition("/")[0] for mark in many.marks} == {"regions"}
    assert sum(int(mark.number) for mark in many.marks) == len(african)


@pytest.mark.parametrize("code", sorted(country_codes()))
def test_every_country_is_told_by_one_mark_and_one_row(hub: Hub, code: str) -> None:
    found = hub.map([code])
    caribbean, world = found.others
    own = (world, caribbean, found.americas.drawing)
    paths = [mark.path for drawing in own for mark in drawing.marks]
    expected = [f"countries/{code.lower()}.html"]
    assert paths == [*expected, *(["regions/029.html"] if code in CARIBBEAN else [])]
    assert [row.path for region in found.regions for row in region.countries] == expected


@pytest.mark.parametrize(
    "codes",
    [AMERICAN, CARIBBEAN, EUROPEAN[:20], ["GT", "SV", "HN", "NI", "CR", "PA", "BZ"]],
    ids=["americas", "caribbean", "europe", "central-america"],
)
def test_marks_are_large_enough_for_a_finger_and_never_on_each_other(
    hub: Hub, codes: list[str]
) -> None:
    assert MARK_SIZE * PHONE >= 24
    found = hub.map(*[[code] for code in codes])
    for drawing in (found.americas.drawing, *found.others):
        half = MARK_SIZE / 2
        for mark in drawing.marks:
            assert half <= mark.x <= drawing.width - half
            assert half <= mark.y <= drawing.height - half
        for one, other in combinations(drawing.marks, 2):
            distance = math.dist((one.x, one.y), (other.x, other.y))
            assert distance >= MARK_SIZE, f"{one.label} and {other.label}"


def test_a_mark_alone_stays_on_its_place(hub: Hub) -> None:
    drawing = hub.map(["BR"]).americas.drawing
    assert (drawing.leaders, drawing.dots) == ("", "")


def test_a_line_leads_from_a_mark_that_moved_to_its_place(hub: Hub) -> None:
    drawing = hub.map(["SV"], ["GT"], ["HN"]).americas.drawing
    assert drawing.leaders.count("M") == drawing.dots.count("M") == 3
    assert all(f"L{mark.x} {mark.y}" in drawing.leaders for mark in drawing.marks)


def test_marks_on_the_same_place_part() -> None:
    (first, second) = spread([(500.0, 500.0), (500.0, 500.0)], 1000, 1000)
    assert math.dist(first, second) >= MARK_SIZE


# Names


def test_names_stand_outwards() -> None:
    assert name_sides([(300, 500), (700, 500)], ["Perú", "Brasil"], 1000) == ["left", "right"]


def test_a_name_without_room_goes_elsewhere_or_is_left_out() -> None:
    beside_the_edge = name_sides([(40, 500)], ["Ecuador"], 1000)
    assert beside_the_edge == ["right"]
    between = name_sides([(400, 500), (490, 500), (580, 500)], ["Uno", "Dos", "Tres"], 1000)
    assert between == ["left", "below", "right"]
    assert name_sides([(500, 500)], ["Un nombre larguísimo" * 5], 1000) == [""]


def test_a_name_leaves_the_end_of_a_line_free() -> None:
    assert name_sides([(300, 500)], ["Perú"], 1000, [(230, 500)]) == ["right"]


# Shapes and classes


@pytest.mark.parametrize(
    ("number", "level"),
    [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (6, 3), (7, 4), (5000, 4)],
)
def test_a_number_of_entries_has_its_class(number: int, level: int) -> None:
    assert level_of(number) == level


def test_a_country_with_entries_is_no_quiet_land(hub: Hub) -> None:
    empty = hub.map().americas.drawing
    drawing = hub.map(["PE"], ["PE"]).americas.drawing
    (shape,) = drawing.shapes
    assert (shape.label, shape.path, shape.level) == ("Perú: 2 fichas", "countries/pe.html", 2)
    assert shape.data in empty.land
    assert shape.data not in drawing.land
    assert len(drawing.land) + len(shape.data) == len(empty.land)


def test_the_legend_names_every_class_in_words(hub: Hub) -> None:
    levels = americas_view(hub.site(["PE"])).levels
    assert [level.level for level in levels] == [1, 2, 3, 4]
    assert [level.text for level in levels] == ["una", "2 o 3", "de 4 a 6", "7 o más"]
    assert LEVELS == (1, 2, 4, 7)


# Beside the drawings


def test_entries_without_countries_are_told_with_the_way_to_them(hub: Hub) -> None:
    found = hub.map(["PE"], [], [])
    assert found.wide.startswith("2 fichas de alcance regional o mundial no nombran países")
    assert [scope.path for scope in found.scopes] == ["scopes/global.html"]
    assert hub.map([]).wide.startswith("1 ficha de alcance")


def test_nothing_is_said_when_every_entry_names_a_country(hub: Hub) -> None:
    found = hub.map(["PE"])
    assert (found.wide, found.scopes) == ("", ())


def test_the_table_has_the_countries_by_region_the_americas_first(hub: Hub) -> None:
    found = hub.map(["PE"], ["ES"], ["AR", "HT"], ["AR"])
    rows = [
        (region.name, [(row.name, row.number) for row in region.countries])
        for region in found.regions
    ]
    assert rows == [
        ("Caribe", [("Haití", "1")]),
        ("Sudamérica", [("Argentina", "2"), ("Perú", "1")]),
        ("Europa", [("España", "1")]),
    ]


def test_the_map_speaks_the_language_of_the_site(hub: Hub) -> None:
    drawing = hub.map(["BR"], language="pt").americas.drawing
    assert only(drawing).label == "Brasil: 1 ficha"
    assert drawing.title == "América Latina e Caribe"
    assert hub.map(["BR"], language="en").americas.drawing.label.startswith("Latin America")


def test_the_numbers_of_the_real_content_are_those_of_its_entries() -> None:
    site = site_of(load_content(ROOT / "content", today=TODAY).catalog)
    found = map_view(site)
    rows = {row.path: int(row.number) for region in found.regions for row in region.countries}
    used = [code for entry in site.listed.entries() for code in entry.countries]
    assert rows == {f"countries/{c.lower()}.html": used.count(c) for c in used}
    marked = {
        mark.path for drawing in (found.americas.drawing, *found.others) for mark in drawing.marks
    }
    assert rows.keys() <= marked
    assert bool(found.wide) == any(not entry.countries for entry in site.listed.entries())
