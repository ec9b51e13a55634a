"""The small map of a programme: a window around its countries."""

from __future__ import annotations

import pytest

from hub.model import Catalog
from hub.site.coverage_map import coverage_map, path_box
from hub.site.map_view import drawings
from hub.site.site import Settings, Site
from hub.site.strings import load_strings
from tests.site.built import ROOT

SHAPES = drawings()["americas"]["shapes"]


@pytest.fixture
def site(catalog: Catalog) -> Site:
    settings = Settings("Hub", "", "https://hub.example.org/", "", "es")
    return Site(catalog, settings, load_strings(ROOT / "theme" / "strings", "es"))


@pytest.mark.parametrize(
    ("data", "box"),
    [
        ("M10 20l5 0 0-7z", (10, 13, 15, 20)),
        ("M10 20l5 5zM100 200l-1-2z", (10, 20, 100, 200)),
        ("M3 4z", (3, 4, 3, 4)),
    ],
)
def test_the_box_of_a_path(data: str, box: tuple[int, int, int, int]) -> None:
    assert path_box(data) == box


@pytest.mark.parametrize("code", ["AR", "BZ", "CL", "CU", "PA"])
def test_a_country_of_the_data_lies_within_the_drawing(code: str) -> None:
    left, top, right, bottom = path_box(SHAPES[code])
    drawing = drawings()["americas"]
    assert -5 <= left < right <= drawing["width"] + 5
    assert -5 <= top < bottom <= drawing["height"] + 5


def test_all_countries_stand_in_the_window_with_room_around(site: Site) -> None:
    codes = ("PA", "BZ", "CR", "SV", "GT", "HN")
    view = coverage_map(site, codes)
    assert view is not None
    left, top, width, height = map(int, view.box.split())
    assert (width, height) == (view.width, view.height)
    for code in codes:
        box = path_box(SHAPES[code])
        assert left < box[0] < box[2] < left + width
        assert top < box[1] < box[3] < top + height
    assert [country.data for country in view.countries] == [SHAPES[code] for code in codes]
    assert [country.name for country in view.countries][:3] == ["Panamá", "Belice", "Costa Rica"]
    assert "Panamá, Belice, Costa Rica, El Salvador, Guatemala, Honduras" in view.label
    assert SHAPES["NI"] in view.land
    assert SHAPES["AR"] not in view.land


@pytest.mark.parametrize("codes", [(), ("PA",), ("PA", "FJ")])
def test_no_map_where_it_would_say_nothing_or_leave_a_country_out(
    site: Site, codes: tuple[str, ...]
) -> None:
    assert coverage_map(site, codes) is None
