"""``scripts/update_map.py``: projections, simplification, and the file that it wrote."""

from __future__ import annotations

import importlib
import json
import math
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hub.territories import country_codes

ROOT = Path(__file__).parents[3]
MAP = ROOT / "hub" / "data" / "map.json"
DRAWINGS = ("americas", "caribbean", "world")
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


@pytest.fixture(scope="module")
def update_map() -> ModuleType:
    """The script as a module."""
    folder = str(ROOT / "scripts")
    sys.path.insert(0, folder)
    try:
        return importlib.import_module("update_map")
    finally:
        sys.path.remove(folder)


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """The file that the map is drawn from."""
    loaded: dict[str, Any] = json.loads(MAP.read_text(encoding="utf-8"))
    return loaded


# Projections


def test_the_azimuthal_projection_gives_the_numbers_of_snyder(update_map: ModuleType) -> None:
    """Snyder (1987), numerical example on page 332: a sphere of radius 3."""
    x, y = update_map.lambert_azimuthal(100, -20, centre=(-100, 40))
    assert (3 * x, 3 * y) == pytest.approx((-4.2339303, 4.0257775), abs=1e-7)


def test_equal_earth_has_the_proportions_of_its_authors(update_map: ModuleType) -> None:
    """Šavrič, Patterson and Jenny (2018): 2.05458 as wide as high, the pole 0.59247 of the line."""
    (edge, zero), (pole, top) = (update_map.equal_earth(180, n) for n in (0, 90))
    assert zero == 0
    assert edge == pytest.approx(2.70663, abs=1e-5)
    assert edge / top == pytest.approx(2.05458, abs=1e-5)
    assert pole / edge == pytest.approx(0.59247, abs=1e-5)


def test_equal_earth_is_cut_opposite_its_centre(update_map: ModuleType) -> None:
    assert update_map.equal_earth(11, 0, centre=11) == (0, 0)
    assert update_map.equal_earth(-170, 0, centre=11)[0] > 2.6
    assert update_map.equal_earth(-168, 0, centre=11)[0] < -2.6


@pytest.mark.parametrize("name", ["equal_earth", "lambert_azimuthal"])
@pytest.mark.parametrize("place", [(-70, -50), (-70, 0), (20, 35), (60, 60)])
def test_areas_are_true(update_map: ModuleType, name: str, place: tuple[int, int]) -> None:
    """A small cell of a unit sphere has the same area on the map."""
    project, (west, south), step = getattr(update_map, name), place, 0.02
    corners = [(0, 0), (step, 0), (step, step), (0, step)]
    cell = [project(west + right, south + up) for right, up in corners]
    true = math.radians(step) ** 2 * math.cos(math.radians(south + step / 2))
    assert update_map.area(cell) == pytest.approx(true, rel=1e-4)


# Lines and rings


def test_a_line_loses_what_hardly_bends_it(update_map: ModuleType) -> None:
    line = [(0, 0), (5, 0.4), (10, 0), (15, 6), (20, 0)]
    assert update_map.simplify(line, 1) == [(0, 0), (10, 0), (15, 6), (20, 0)]


@pytest.mark.parametrize("tolerance", [0, 1, 1000])
def test_the_ends_of_a_line_stay_so_that_neighbours_meet(
    update_map: ModuleType, tolerance: float
) -> None:
    line = [(n, math.sin(n)) for n in range(50)]
    kept = update_map.simplify(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])


def test_an_island_is_not_simplified_to_its_first_point(update_map: ModuleType) -> None:
    assert update_map.simplify([*SQUARE, SQUARE[0]], 2) == [*SQUARE, SQUARE[0]]


def test_what_lies_beyond_the_frame_is_cut_off(update_map: ModuleType) -> None:
    cut = update_map.clip([(-5, 2), (5, 2), (5, 20), (-5, 20)], 100, 10)
    assert sorted(cut) == [(0, 2), (0, 10), (5, 2), (5, 10)]
    assert update_map.clip([(-5, 2), (-1, 2), (-1, 4)], 100, 10) == []


def test_a_mark_stands_on_the_widest_part_of_its_country(update_map: ModuleType) -> None:
    """Its centroid may lie in another country, as in a bay."""
    bay = [(0, 0), (5, 0), (5, 25), (20, 25), (20, 0), (30, 0), (30, 30), (0, 30)]
    x, y = update_map.inner_point(bay)
    assert x == 25
    assert 0 < y < 25


def test_path_data_is_whole_and_relative(update_map: ModuleType) -> None:
    ring = [(1.2, 1.9), (11.4, 1.6), (11.1, 1.7), (10.6, -7.5)]
    assert update_map.path_data([ring]) == "M1 2l10 0 0-10z"


# From the packages to the file


def _package(folder: Path) -> tuple[Path, Path]:
    """An atlas of one square country, Peru, and the codes."""
    arc = [[0, 0], [400, 0], [0, 400], [-400, 0], [0, -400]]
    shapes = [{"type": "Polygon", "id": "604", "arcs": [[0]]}]
    topology = {
        "transform": {"scale": [0.01, 0.01], "translate": [-76, -12]},
        "arcs": [arc],
        "objects": {"countries": {"geometries": shapes}},
    }
    for scale in ("50m", "110m"):
        (folder / f"countries-{scale}.json").write_text(json.dumps(topology))
    (folder / "package.json").write_text('{"version": "9.9.9"}')
    codes = folder / "codes.json"
    codes.write_text('[["PE", "PER", "604", "ISO"]]')
    return folder, codes


def test_the_packages_become_drawings_and_always_the_same(
    update_map: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_map, "country_codes", lambda: frozenset({"PE", "BQ"}))
    given = _package(tmp_path)
    made = update_map.make_map(*given)
    assert made["provenance"]["package"] == "world-atlas 9.9.9"
    americas = made["drawings"]["americas"]
    assert list(americas["shapes"]) == ["PE"]
    assert list(americas["points"]) == ["BQ", "PE"]
    assert list(made["drawings"]["caribbean"]["points"]) == ["BQ"]
    assert json.dumps(update_map.make_map(*given)) == json.dumps(made)


def test_the_command_writes_the_file(
    update_map: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(update_map, "country_codes", lambda: frozenset({"PE"}))
    atlas, codes = _package(tmp_path)
    target = tmp_path / "map.json"
    assert update_map.main([str(atlas), str(codes), "--to", str(target)]) == 0
    assert json.loads(target.read_text())["drawings"]["world"]["shapes"]["PE"].startswith("M")
    assert "drawings americas, caribbean, world" in capsys.readouterr().out


# The file in the project


def test_the_file_says_where_it_comes_from(written: dict[str, Any]) -> None:
    provenance = written["provenance"]
    assert "Natural Earth" in provenance["source"]
    assert provenance["licence"] == "public domain"
    assert re.fullmatch(r"world-atlas \d+\.\d+\.\d+", provenance["package"])
    for name in DRAWINGS:
        assert written["drawings"][name]["projection"]
        assert written["drawings"][name]["scale"].startswith("1:")


def test_every_country_has_a_place_inside_its_drawing(written: dict[str, Any]) -> None:
    placed: set[str] = set()
    for name in DRAWINGS:
        drawing = written["drawings"][name]
        placed |= drawing["points"].keys()
        for code, (x, y) in drawing["points"].items():
            assert 0 <= x <= drawing["width"], code
            assert 0 <= y <= drawing["height"], code
    assert placed == country_codes()


def test_the_path_data_is_small_and_nothing_but_path_data(written: dict[str, Any]) -> None:
    for name in DRAWINGS:
        for data in written["drawings"][name]["shapes"].values():
            assert re.fullmatch(r"(M\d+ \d+l-?\d+(?:(?: |(?=-))-?\d+)*z)+", data)
    assert MAP.stat().st_size < 80_000


def test_french_guiana_is_not_a_part_of_the_shape_of_france(written: dict[str, Any]) -> None:
    assert {"GF", "GP", "MQ"} <= written["drawings"]["americas"]["shapes"].keys()
    assert "FR" not in written["drawings"]["americas"]["shapes"]
