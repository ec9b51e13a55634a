"""The front page: which practice stands out, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hub.model import Catalog, Figure, PartialDate, Practice
from hub.site.home_view import featured_practice, home_view
from hub.site.site import Settings, Site
from hub.site.strings import load_strings
from tests.site.built import ROOT


@pytest.fixture
def site(catalog: Catalog) -> Site:
    settings = Settings("Hub", "", "https://hub.example.org/", "", "es")
    return Site(catalog, settings, load_strings(ROOT / "theme" / "strings", "es"))


@pytest.fixture
def practice(catalog: Catalog) -> Practice:
    found = catalog.practices[0]
    return replace(found, id="a", evidence_level="described", results=())


def _verified(practice: Practice, day: date) -> Practice:
    return replace(practice, review=replace(practice.review, last_verified=day))


def _begun(practice: Practice, year: int | None) -> Practice:
    start = PartialDate(year) if year else None
    return replace(practice, period=replace(practice.period, start=start))


def test_what_was_put_to_the_test_best_stands_out(site: Site, practice: Practice) -> None:
    newer = _verified(replace(practice, id="b"), date(2030, 1, 1))
    better = replace(practice, id="c", evidence_level="externally-evaluated")
    unknown = replace(practice, id="d", evidence_level="")
    assert featured_practice(site, [practice, better, newer, unknown]) == better


def test_of_equals_the_one_verified_last_then_begun_last_stands_out(
    site: Site, practice: Practice
) -> None:
    newer = _verified(replace(practice, id="b"), date(2030, 1, 1))
    assert featured_practice(site, [newer, practice]) == newer
    early, late, never = (
        _begun(replace(practice, id=f"e{year}"), year) for year in (2001, 2020, None)
    )
    assert featured_practice(site, [never, late, early]) == late


def test_without_practices_nothing_stands_out(site: Site) -> None:
    assert featured_practice(site, []) is None


def test_the_figure_is_the_first_result_that_is_one(site: Site, practice: Practice) -> None:
    results = (
        Figure(figure="", text="Un premio [1]"),
        Figure(figure="57.700", text="personas [1]"),
    )
    alone = replace(practice, results=results)
    shown = Site(replace(site.catalog, practices=(alone,)), site.settings, site.strings)
    view = home_view(shown).featured
    assert view is not None
    assert (str(view.figure), str(view.counted)) == ("57.700", "personas")


def test_what_stands_out_is_not_listed_again(site: Site) -> None:
    view = home_view(site)
    assert view.featured is not None
    assert view.featured.card not in view.newest
    assert len(view.newest) == min(6, len(site.listed.practices) - 1)


def test_the_map_waits_for_a_country(site: Site) -> None:
    nowhere = tuple(replace(p, countries=()) for p in site.catalog.practices)
    catalog = replace(site.catalog, practices=nowhere, programs=())
    assert home_view(Site(catalog, site.settings, site.strings)).map is None
    assert home_view(site).map is not None
