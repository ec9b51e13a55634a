"""The map of entries by country: drawings from ``hub/data/map.json``, marks to follow, a table.

``scripts/update_map.py`` makes the drawings. A mark is a circle with the number of entries of a
country, as large on a phone as a finger needs; where marks would lie on each other they move apart
and a line leads from each to its place. Wider drawings have names beside the marks.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from hub.model import Practice, Program
from hub.queries.facets import FACETS_BY_ID, Facet, entries_by_value, value_label, value_path
from hub.site.cards import LinkView, facet_link
from hub.site.site import Site
from hub.territories import BROAD_REGIONS, main_region, regions_of
from hub.wording import fold

MARK_SIZE = 86
"""Diameter of a mark in units of a drawing: 24 px on a phone of 320 px, whose column has 288."""
LEVELS = (1, 2, 4, 7)
"""The smallest number of entries of each class of countries."""

_DATA = Path(__file__).parent.parent / "data" / "map.json"
_DISTANCE = 90.0
"""Between the centres of two marks."""
_NEAR = 22.0
"""A mark moved less than this still lies on its place and needs no line."""
_DOT = 4.0
"""Half the width of the dot at the end of a line."""
_STEPS = 400
_PULL = 0.08
_RADIUS = 36.0
_NAME_HEIGHT = 30.0
_LETTER = 13.5
"""Of marks and names in a drawing of 28 rem on the screen; a wider one has more room."""
_ROOM = {"americas": 0.85, "caribbean": 1.0, "world": 0.57}
"""Sizes in the narrowest drawing with names (34, 28 and 48 rem in map.css), of those above."""
_MOST_MARKS = 20
"""Elsewhere in the world more countries than this are told as regions: a phone has no room."""
_CARIBBEAN = "029"

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, north, east, south."""
Entries = Mapping[str, Sequence[Practice | Program]]


class Drawing(TypedDict):
    """A drawing of the data file: path data and places of countries by ISO 3166 alpha-2 code."""

    width: int
    height: int
    shapes: dict[str, str]
    points: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ShapeView:
    """A country with entries: ``path`` is that of its page, ``data`` the path data of SVG."""

    path: str
    label: str
    data: str
    level: int


@dataclass(frozen=True, slots=True)
class MarkView:
    """A circle with a number at ``x`` and ``y``; ``label`` is its name: «Perú: 3 fichas».

    ``side`` is where ``name`` stands in a wide drawing: right, left, below, above; empty: nowhere.
    """

    path: str
    label: str
    name: str
    side: str
    number: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class DrawingView:
    """A drawing: quiet ``land``, ``shapes`` with entries, ``leaders`` and ``dots``, ``marks``.

    ``leaders`` are the lines from marks to the ``dots`` on their places; both are path data.
    """

    id: str
    title: str
    label: str
    width: int
    height: int
    land: str
    shapes: tuple[ShapeView, ...]
    leaders: str
    dots: str
    marks: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True)
class LevelView:
    """A class of the legend: ``level`` from 1, in words."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class CountryRow:
    name: str
    path: str
    number: str


@dataclass(frozen=True, slots=True)
class RegionRows:
    """The countries of a region that have entries."""

    name: str
    countries: tuple[CountryRow, ...]


@dataclass(frozen=True, slots=True)
class AmericasView:
    """Latin America and the Caribbean alone, for the home page."""

    drawing: DrawingView
    levels: tuple[LevelView, ...]
    size: int = MARK_SIZE


@dataclass(frozen=True, slots=True)
class MapView:
    """The page of the map; ``wide`` says how many entries name no country, if any."""

    americas: AmericasView
    others: tuple[DrawingView, ...]
    regions: tuple[RegionRows, ...]
    wide: str
    scopes: tuple[LinkView, ...]
    size: int = MARK_SIZE


def americas_view(site: Site) -> AmericasView:
    """The drawing of the home page, with its legend."""
    text = site.strings.text
    levels = (LevelView(n, text(f"map.level_{n}")) for n in range(1, len(LEVELS) + 1))
    return AmericasView(_drawing_view(site, "americas", _or_caribbean), tuple(levels))


def map_view(site: Site) -> MapView:
    """The page of the map."""
    wide = [entry for entry in site.listed.entries() if not entry.countries]
    scopes = dict.fromkeys(_widest(site, entry) for entry in wide)
    return MapView(
        americas=americas_view(site),
        others=(
            _drawing_view(site, "caribbean", _itself),
            _drawing_view(site, "world", _elsewhere(site)),
        ),
        regions=_region_rows(site),
        wide=site.strings.count("map.wide", len(wide)) if wide else "",
        scopes=tuple(facet_link(site, "scope", scope) for scope in scopes),
    )


def _widest(site: Site, entry: Practice | Program) -> str:
    """The widest scope of an entry: the vocabulary goes from the world to a place."""
    order = [term.id for term in site.catalog.vocabularies["scopes"].terms]
    return min(entry.scope, key=order.index)


def level_of(number: int) -> int:
    """The class of a country with ``number`` entries, from 1; 0 for a country without."""
    return sum(number >= least for least in LEVELS)


def spread(places: Sequence[Point], width: float, height: float) -> list[tuple[int, int]]:
    """Centres for marks near ``places``, all inside the drawing and none on another.

    Marks push each other apart while their places pull them back, less and less.
    """
    marks = [_inside(place, width, height) for place in places]
    for step in range(_STEPS):
        pull = _PULL * max(0.0, 1 - step / (_STEPS * 0.6))
        marks = [
            (x + (home_x - x) * pull, y + (home_y - y) * pull)
            for (x, y), (home_x, home_y) in zip(marks, places, strict=True)
        ]
        for first in range(len(marks)):
            for second in range(first + 1, len(marks)):
                marks[first], marks[second] = _apart(marks[first], marks[second], second)
        marks = [_inside(mark, width, height) for mark in marks]
    return [(round(x), round(y)) for x, y in marks]


def _apart(a: Point, b: Point, turn: int) -> tuple[Point, Point]:
    """Two marks at least their distance apart; ``turn`` tells the way when they coincide."""
    gap = math.dist(a, b)
    if gap >= _DISTANCE:
        return a, b
    across, down = b[0] - a[0], b[1] - a[1]
    if gap < 0.01:
        across, down, gap = math.cos(turn), math.sin(turn), 1.0
    push = (_DISTANCE - min(gap, _DISTANCE)) / 2 / gap
    return (
        (a[0] - across * push, a[1] - down * push),
        (b[0] + across * push, b[1] + down * push),
    )


def name_sides(
    centres: Sequence[Point],
    names: Sequence[str],
    width: float,
    places: Sequence[Point] = (),
    room: float = 1.0,
) -> list[str]:
    """On which side of its mark each name stands; a name without room stands nowhere.

    Names stand outwards, where a coast leaves room, before they stand inwards, below or above.
    ``places`` stay free, for lines end there; ``room`` multiplies the sizes of marks and names.
    """
    r = _RADIUS * room
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y in centres]
    taken += [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in places]
    sides: list[str] = []
    for centre, name in zip(centres, names, strict=True):
        boxes = _name_boxes(centre, len(name) * _LETTER, room)
        outwards = ("left", "right") if centre[0] < width / 2 else ("right", "left")
        for side in (*outwards, "below", "above"):
            box = boxes[side]
            if box[0] >= 0 and box[2] <= width and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                sides.append(side)
                break
        else:
            sides.append("")
    return sides


def _name_boxes(centre: Point, length: float, room: float) -> Mapping[str, Box]:
    """What a name covers on each side of its mark."""
    (x, y), length = centre, length * room
    beside, across = (_RADIUS + 1) * room, _NAME_HEIGHT * room / 2
    return {
        "right": (x + beside, y - across, x + beside + length, y + across),
        "left": (x - beside - length, y - across, x - beside, y + across),
        "below": (x - length / 2, y + beside, x + length / 2, y + beside + 2 * across),
        "above": (x - length / 2, y - beside - 2 * across, x + length / 2, y - beside),
    }


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _inside(point: Point, width: float, height: float) -> Point:
    half = MARK_SIZE / 2 + 1
    return min(max(point[0], half), width - half), min(max(point[1], half), height - half)


@cache
def drawings() -> Mapping[str, Drawing]:
    """The drawings of ``hub/data/map.json`` by name."""
    loaded: dict[str, Drawing] = json.loads(_DATA.read_text(encoding="utf-8"))["drawings"]
    return loaded


def _itself(code: str) -> str:
    return code


def _or_caribbean(code: str) -> str:
    """The Caribbean is one mark in the large drawing; it has a drawing of its own."""
    return _CARIBBEAN if _CARIBBEAN in regions_of(code) else code


def _subregion(code: str) -> str:
    """The narrowest region; Antarctica has none."""
    return (code, *regions_of(code))[-1]


def _elsewhere(site: Site) -> Callable[[str], str]:
    """Outside Latin America: countries while there is room for their marks, else regions."""
    points = drawings()["world"]["points"]
    with_entries = site.listed_values["country"] & points.keys()
    return _itself if len(with_entries) <= _MOST_MARKS else _subregion


def _drawing_view(site: Site, name: str, grouped: Callable[[str], str]) -> DrawingView:
    """A drawing with one mark for each group of its countries that have entries."""
    drawing = drawings()[name]
    found = _by_country(site)
    title = site.strings.text(f"map.{name}")
    groups: dict[str, list[str]] = {}
    for code in drawing["points"]:
        if code in found:
            groups.setdefault(grouped(code), []).append(code)
    places = [_middle(drawing["points"][code] for code in codes) for codes in groups.values()]
    centres = spread(places, drawing["width"], drawing["height"])
    moved = [
        (place, centre)
        for place, centre in zip(places, centres, strict=True)
        if math.dist(place, centre) > _NEAR
    ]
    names = [_name(site, group) for group in groups]
    sides = name_sides(centres, names, drawing["width"], places, _ROOM[name])
    marks = [
        MarkView(
            path=value_path(_facet(group), group),
            label=_label(site, names[n], _distinct(found, codes)),
            name=names[n],
            side=sides[n],
            number=site.strings.number(_distinct(found, codes)),
            x=centres[n][0],
            y=centres[n][1],
        )
        for n, (group, codes) in enumerate(groups.items())
    ]
    return DrawingView(
        id=name,
        title=title,
        label=site.strings.text("map.label", place=title),
        width=drawing["width"],
        height=drawing["height"],
        land="".join(d for code, d in drawing["shapes"].items() if code not in found),
        shapes=tuple(
            _shape(site, code, data, len(found[code]))
            for code, data in drawing["shapes"].items()
            if code in found
        ),
        leaders="".join(f"M{x:.0f} {y:.0f}L{to[0]} {to[1]}" for (x, y), to in moved),
        dots="".join(f"M{x:.0f} {y:.0f}h0" for (x, y), _ in moved),
        marks=tuple(sorted(marks, key=lambda mark: fold(mark.label))),
    )


def _by_country(site: Site) -> Entries:
    return entries_by_value(FACETS_BY_ID["country"], site.listed.entries())


def _distinct(found: Entries, codes: Iterable[str]) -> int:
    """How many entries name any of ``codes``."""
    return len({entry.id for code in codes for entry in found[code]})


def _middle(points: Iterable[tuple[int, int]]) -> Point:
    placed = list(points)
    return sum(x for x, _ in placed) / len(placed), sum(y for _, y in placed) / len(placed)


def _label(site: Site, name: str, number: int) -> str:
    entries = site.strings.count("counts.entries", number)
    return site.strings.text("map.mark", place=name, entries=entries)


def _facet(group: str) -> Facet:
    """A group is a country or a region, whose codes are numbers."""
    return FACETS_BY_ID["region" if group.isdigit() else "country"]


def _name(site: Site, group: str) -> str:
    return value_label(_facet(group), group, site.labels)


def _shape(site: Site, code: str, data: str, number: int) -> ShapeView:
    path = value_path(FACETS_BY_ID["country"], code)
    return ShapeView(path, _label(site, site.labels.country(code), number), data, level_of(number))


def _region_rows(site: Site) -> tuple[RegionRows, ...]:
    """Regions of the Americas first, as in the listings; countries by name."""
    rows: dict[str, list[CountryRow]] = {}
    for code, entries in _by_country(site).items():
        path = value_path(FACETS_BY_ID["country"], code)
        row = CountryRow(site.labels.country(code), path, site.strings.number(len(entries)))
        rows.setdefault(main_region(code), []).append(row)
    ordered = sorted(rows, key=lambda code: (code in BROAD_REGIONS, fold(site.labels.region(code))))
    return tuple(
        RegionRows(
            site.labels.region(code), tuple(sorted(rows[code], key=lambda row: fold(row.name)))
        )
        for code in ordered
    )
