#!/usr/bin/env python3
"""Rewrite hub/data/map.json, the drawings of the map page, from Natural Earth.

usage: update_map.py WORLD_ATLAS_DIR CODES_JSON

WORLD_ATLAS_DIR holds the npm package `world-atlas` (Natural Earth in TopoJSON, public domain),
CODES_JSON is `codes.json` of the npm package `i18n-iso-countries` (alpha-2, alpha-3 and numeric
codes). `npm install world-atlas i18n-iso-countries` in an empty folder brings both. Needed only
when borders or codes change.

Every drawing is 1000 units wide. Arcs are projected, simplified and rounded one by one, so that
neighbours keep a common border.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import _bootstrap

from hub.territories import country_codes, regions_of

TARGET = _bootstrap.ROOT / "hub" / "data" / "map.json"
WIDTH = 1000
_MARGIN = 14
_CARIBBEAN = "029"
_AMERICAS = "019"
_NORTHERN_AMERICA = "021"

Point = tuple[float, float]
Line = list[Point]
Ring = list[Point]
Projection = Callable[[float, float], Point]

_PLACES: dict[str, Point] = {
    "BQ": (-68.27, 12.18), "BV": (3.36, -54.42), "CC": (96.87, -12.17), "CX": (105.63, -10.49),
    "GF": (-53.1, 4.0), "GI": (-5.35, 36.14), "GP": (-61.58, 16.23), "MQ": (-61.02, 14.65),
    "RE": (55.53, -21.12), "SJ": (17.5, 78.5), "TK": (-171.85, -9.17), "TV": (179.2, -8.52),
    "UM": (166.62, 19.3), "YT": (45.15, -12.83),
}  # fmt: skip
"""Longitude and latitude of what Natural Earth leaves out or draws as a part of another country.

A ring of that country around such a place is cut off and becomes the shape of the territory.
"""


def equal_earth(longitude: float, latitude: float, centre: float = 0.0) -> Point:
    """Equal Earth on the unit sphere; y grows to the north.

    Šavrič, Patterson and Jenny (2018), «The Equal Earth map projection», International Journal of
    Geographical Information Science 33(3), equations 1 and 2.
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    turned = (longitude - centre + 180) % 360 - 180 if centre else longitude
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * theta**8 + 7 * a3 * theta**6 + 3 * a2 * theta**2 + a1
    x = 2 * math.sqrt(3) * math.radians(turned) * math.cos(theta) / (3 * slope)
    return x, a4 * theta**9 + a3 * theta**7 + a2 * theta**3 + a1 * theta


def lambert_azimuthal(longitude: float, latitude: float, centre: Point = (0.0, 0.0)) -> Point:
    """Lambert azimuthal equal-area on the unit sphere; y grows to the north.

    Snyder (1987), «Map Projections: A Working Manual», USGS Professional Paper 1395, equations
    22-4, 22-5 and 24-2. ``centre`` is a longitude and a latitude.
    """
    turned = math.radians(longitude - centre[0])
    phi, origin = math.radians(latitude), math.radians(centre[1])
    cosine = math.sin(origin) * math.sin(phi) + math.cos(origin) * math.cos(phi) * math.cos(turned)
    k = math.sqrt(2 / (1 + cosine))
    y = math.cos(origin) * math.sin(phi) - math.sin(origin) * math.cos(phi) * math.cos(turned)
    return k * math.cos(phi) * math.sin(turned), k * y


def simplify(line: Sequence[Point], tolerance: float) -> Line:
    """``line`` without the points nearer than ``tolerance`` to what remains; its ends stay.

    Douglas and Peucker (1973). A closed line is cut at the point farthest from its beginning.
    """
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        between = range(first + 1, last)
        far = max(between, key=lambda i: _distance(line[i], line[first], line[last]), default=first)
        if far != first and _distance(line[far], line[first], line[last]) > tolerance:
            kept.add(far)
            waiting += [(first, far), (far, last)]
    return [line[i] for i in sorted(kept)]


def _distance(point: Point, first: Point, last: Point) -> float:
    """From ``point`` to the segment between ``first`` and ``last``."""
    across, down = last[0] - first[0], last[1] - first[1]
    length = across * across + down * down
    along = 0.0
    if length:
        along = ((point[0] - first[0]) * across + (point[1] - first[1]) * down) / length
        along = min(1.0, max(0.0, along))
    return math.dist(point, (first[0] + along * across, first[1] + along * down))


def clip(ring: Ring, width: float, height: float) -> Ring:
    """The part of ``ring`` inside the frame (Sutherland and Hodgman, 1974)."""
    for axis, limit, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        clipped: Ring = []
        for start, end in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            from_inside = sign * (start[axis] - limit) >= 0
            to_inside = sign * (end[axis] - limit) >= 0
            if from_inside != to_inside:
                part = (limit - start[axis]) / (end[axis] - start[axis])
                clipped.append(tuple(a + part * (b - a) for a, b in zip(start, end, strict=True)))  # type: ignore[arg-type]
            if to_inside:
                clipped.append(end)
        ring = clipped
    return ring


def area(ring: Ring) -> float:
    """The area of ``ring``, never negative."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in _sides(ring))) / 2


def inner_point(ring: Ring) -> Point:
    """A point well inside ``ring``: the middle of its widest part at the height of its centroid."""
    sides = list(_sides(ring))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in sides]
    total = sum(crosses) or 1.0
    pairs = zip(sides, crosses, strict=True)
    level = sum((a[1] + b[1]) * cross for (a, b), cross in pairs) / (3 * total)
    cuts = sorted(
        a[0] + (level - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in sides
        if (a[1] > level) != (b[1] > level)
    )
    west, east = max(zip(cuts[::2], cuts[1::2], strict=True), key=lambda cut: cut[1] - cut[0])
    return (west + east) / 2, level


def _sides(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def path_data(rings: Iterable[Ring]) -> str:
    """SVG path data: whole numbers, each point relative to the one before."""
    return "".join(_ring_data(ring) for ring in rings)


def _ring_data(ring: Ring) -> str:
    whole = [(round(x), round(y)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole)]
    numbers = [number for step in steps if step != (0, 0) for number in step]
    text = "".join(f"{number}" if number < 0 else f" {number}" for number in numbers)
    return f"M{whole[0][0]} {whole[0][1]}l{text.strip()}z"


class Topology:
    """The countries of a TopoJSON file as polygons of longitudes and latitudes."""

    def __init__(self, data: dict[str, Any], codes: dict[str, str]) -> None:
        scale, translate = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs = [list(_unpacked(arc, scale, translate)) for arc in data["arcs"]]
        self.rings: dict[str, list[list[int]]] = {}
        for shape in data["objects"]["countries"]["geometries"]:
            # Without an ISO code (disputed areas): land all the same, nobody's in the drawing.
            code = codes.get(shape.get("id", ""), "")
            self.rings.setdefault(code, []).extend(_rings_of(shape))
        for code, place in _PLACES.items():
            self._cut_off(code, place)

    def _cut_off(self, code: str, place: Point) -> None:
        for rings in list(self.rings.values()):
            around = [ring for ring in rings if len(rings) > 1 and self._is_around(ring, place)]
            if around and code not in self.rings:
                self.rings[code] = around
                rings[:] = [ring for ring in rings if ring not in around]

    def _is_around(self, ring: list[int], place: Point) -> bool:
        points = self.joined(ring, self.arcs)
        spans = [(min(p[axis] for p in points), max(p[axis] for p in points)) for axis in (0, 1)]
        near = all(low < place[axis] < high for axis, (low, high) in enumerate(spans))
        return near and max(high - low for low, high in spans) < 12

    @staticmethod
    def joined(ring: list[int], arcs: Sequence[Line]) -> Ring:
        """The points of a ring of arc numbers; ``~n`` is arc n backwards (TopoJSON 2.1.4)."""
        points: Ring = []
        for number in ring:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[:-1]
        return points


def _unpacked(arc: list[list[int]], scale: Point, translate: Point) -> Iterator[Point]:
    x = y = 0
    for across, up in arc:
        x, y = x + across, y + up
        yield x * scale[0] + translate[0], y * scale[1] + translate[1]


def _rings_of(shape: dict[str, Any]) -> list[list[int]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


@dataclass(frozen=True)
class Drawing:
    """How a drawing is made; ``corners`` are places that just fit in."""

    projection: Projection
    named: str
    scale: str
    corners: tuple[Point, ...]
    tolerance: float
    smallest: float
    shown: Callable[[str], bool]
    """Countries whose shapes are drawn."""
    marked: Callable[[str], bool]
    """Countries that need a point for a mark."""


def _is_in(code: str, region: str) -> bool:
    return region in regions_of(code)


def _is_latin_american(code: str) -> bool:
    return _is_in(code, _AMERICAS) and not _is_in(code, _NORTHERN_AMERICA)


DRAWINGS = {
    "americas": Drawing(
        partial(lambert_azimuthal, centre=(-76.0, -13.0)),
        "Lambert azimuthal equal-area, centre 76° W 13° S",
        "50m",
        ((-117.3, 32.3), (-34.5, -7.5), (-67.3, -56.2), (-109.0, 33.5)),
        0.7,
        6.0,
        lambda code: _is_latin_american(code) or code == "US",
        _is_latin_american,
    ),
    "caribbean": Drawing(
        partial(lambert_azimuthal, centre=(-72.0, 17.5)),
        "Lambert azimuthal equal-area, centre 72° W 17.5° N",
        "50m",
        ((-86.0, 21.5), (-58.0, 13.0), (-72.0, 8.7), (-78.0, 27.6)),
        0.9,
        8.0,
        lambda code: _is_in(code, _AMERICAS),
        lambda code: _is_in(code, _CARIBBEAN),
    ),
    "world": Drawing(
        partial(equal_earth, centre=11.6),
        "Equal Earth, central meridian 11.6° E",
        "110m",
        ((-168.3, 0.0), (191.5, 0.0), (11.6, -56.5), (11.6, 82.0)),
        0.5,
        5.0,
        lambda code: code != "AQ",
        lambda code: not _is_latin_american(code),
    ),
}


@dataclass(frozen=True)
class Frame:
    """Where a projection lands in a drawing of :data:`WIDTH` and ``height``."""

    projection: Projection
    west: float
    north: float
    factor: float
    height: int

    @classmethod
    def around(cls, projection: Projection, corners: Iterable[Point]) -> Frame:
        points = [projection(*corner) for corner in corners]
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        factor = (WIDTH - 2 * _MARGIN) / (east - west)
        return cls(projection, west, north, factor, round((north - south) * factor) + 2 * _MARGIN)

    def place(self, longitude: float, latitude: float) -> Point:
        x, y = self.projection(longitude, latitude)
        return (x - self.west) * self.factor + _MARGIN, (self.north - y) * self.factor + _MARGIN


def draw(plan: Drawing, shapes: Topology, anchors: Topology) -> dict[str, object]:
    """A drawing with its ``shapes`` (path data) and ``points`` by code of country.

    ``anchors`` has the countries that are too small for ``shapes``.
    """
    frame = Frame.around(plan.projection, plan.corners)
    drawn = {
        code: path
        for code in sorted(shapes.rings)
        if plan.shown(code) and (path := path_data(_visible_rings(shapes, code, plan, frame)))
    }
    points = {
        code: _inside(_anchor(anchors, code, frame), frame)
        for code in sorted(country_codes())
        if plan.marked(code)
    }
    return {
        "projection": plan.named,
        "scale": f"1:{plan.scale}",
        "width": WIDTH,
        "height": frame.height,
        "shapes": drawn,
        "points": points,
    }


def _visible_rings(shapes: Topology, code: str, plan: Drawing, frame: Frame) -> Iterator[Ring]:
    """The rings of a country that can be seen, and always its largest one."""
    numbers = {number if number >= 0 else ~number for r in shapes.rings[code] for number in r}
    arcs: dict[int, Line] = {
        number: simplify([frame.place(*point) for point in shapes.arcs[number]], plan.tolerance)
        for number in numbers
    }
    listed = [arcs.get(number, []) for number in range(len(shapes.arcs))]
    whole = [shapes.joined(ring, listed) for ring in shapes.rings[code]]
    if any(math.dist(a, b) > WIDTH / 2 for ring in whole for a, b in _sides(ring)):
        raise ValueError(f"{code} is torn by the edge of the map")
    rings = [cut for ring in whole if len(cut := clip(ring, WIDTH, frame.height)) > 2]
    largest = max(map(area, rings), default=0.0)
    return (ring for ring in rings if area(ring) >= min(plan.smallest, largest) > 0.5)


def _anchor(anchors: Topology, code: str, frame: Frame) -> Point:
    if code in _PLACES:
        return frame.place(*_PLACES[code])
    rings = [anchors.joined(ring, anchors.arcs) for ring in anchors.rings[code]]
    placed = [[frame.place(*point) for point in ring] for ring in rings]
    return inner_point(max(placed, key=area))


def _inside(point: Point, frame: Frame) -> list[int]:
    """``point`` in whole numbers; what lies beyond the frame comes to its edge."""
    limits = zip(point, (WIDTH, frame.height), strict=True)
    return [min(limit, max(0, round(number))) for number, limit in limits]


def make_map(atlas: Path, codes_file: Path) -> dict[str, object]:
    """The content of ``map.json`` from the two packages."""
    rows = json.loads(codes_file.read_text(encoding="utf-8"))
    codes = {numeric: alpha2 for alpha2, _, numeric, *_ in rows}
    version = json.loads((atlas / "package.json").read_text(encoding="utf-8"))["version"]
    topologies = {
        scale: Topology(json.loads((atlas / f"countries-{scale}.json").read_text()), codes)
        for scale in ("50m", "110m")
    }
    return {
        "provenance": {
            "source": "Natural Earth 4.1.0, Admin 0 countries, 1:50m and 1:110m",
            "address": "https://www.naturalearthdata.com/",
            "licence": "public domain",
            "package": f"world-atlas {version}",
            "made": "scripts/update_map.py: arcs projected, simplified (Douglas-Peucker), rounded",
        },
        "drawings": {
            name: draw(plan, topologies[plan.scale], topologies["50m"])
            for name, plan in DRAWINGS.items()
        },
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file and say how large its drawings are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("atlas", type=Path, metavar="WORLD_ATLAS_DIR")
    parser.add_argument("codes", type=Path, metavar="CODES_JSON")
    parser.add_argument("--to", type=Path, default=TARGET, metavar="FILE", help="write elsewhere")
    given = parser.parse_args(arguments)
    text = json.dumps(make_map(given.atlas, given.codes), indent=1, ensure_ascii=False) + "\n"
    given.to.write_text(text, encoding="utf-8")
    print(f"{given.to.name}: {len(text):,} characters, drawings {', '.join(DRAWINGS)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
