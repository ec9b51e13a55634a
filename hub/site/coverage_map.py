"""The small map on the page of a programme: its countries among their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from hub.site.map_view import drawings
from hub.site.site import Site

_DRAWING = "americas"
_MARGIN = 0.06
"""Room around the countries, as a part of the longer side."""
_STEP = re.compile(r"([Mlz])|(-?\d+)")

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class CoveredView:
    name: str
    data: str


@dataclass(frozen=True, slots=True)
class CoverageMapView:
    """A window of a drawing: ``box`` is its view box, ``land`` the neighbours as path data."""

    box: str
    width: int
    height: int
    label: str
    land: str
    countries: tuple[CoveredView, ...]


def coverage_map(site: Site, codes: Sequence[str]) -> CoverageMapView | None:
    """The map of the countries ``codes`` (ISO 3166 alpha-2).

    None for fewer than two, where a map says no more than the name, and when one of them has no
    shape in the drawing of the Americas: a map that leaves a country out would be wrong.
    """
    shapes = drawings()[_DRAWING]["shapes"]
    if len(codes) < 2 or not shapes.keys() >= set(codes):
        return None
    names = [site.labels.country(code) for code in codes]
    left, top, right, bottom = _around(path_box(shapes[code]) for code in codes)
    near = [
        data
        for code, data in shapes.items()
        if code not in codes and _meets(path_box(data), (left, top, right, bottom))
    ]
    width, height = right - left, bottom - top
    return CoverageMapView(
        box=f"{left} {top} {width} {height}",
        width=width,
        height=height,
        label=site.strings.text("program.coverage_map", countries=", ".join(names)),
        land="".join(near),
        countries=tuple(
            CoveredView(name, shapes[code]) for name, code in zip(names, codes, strict=True)
        ),
    )


def _around(boxes: Iterable[Box]) -> Box:
    """The box around ``boxes`` with its margin."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    room = max(1, round(_MARGIN * max(right - left, bottom - top)))
    return left - room, top - room, right + room, bottom + room


def _meets(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@cache
def path_box(data: str) -> Box:
    """Left, top, right and bottom of path data whose commands are ``M``, ``l`` and ``z``."""
    x = y = 0
    xs: list[int] = []
    ys: list[int] = []
    is_absolute, numbers = True, []
    for command, number in _STEP.findall(data):
        if command:
            is_absolute = command == "M"
            continue
        numbers.append(int(number))
        if len(numbers) == 2:
            x, y = (0, 0) if is_absolute else (x, y)
            x, y = x + numbers[0], y + numbers[1]
            xs.append(x)
            ys.append(y)
            numbers = []
    return min(xs), min(ys), max(xs), max(ys)
