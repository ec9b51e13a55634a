"""Filters narrow a result down, sort orders put it in order: as the contract says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from hub.model import Catalog, PartialDate, Period, Practice, Program, Review
from hub.search.engine import Hit
from hub.search.filters import SORT_ORDERS, Filters, sort_hits

Values = Mapping[str, Sequence[str]]


def kept(catalog: Catalog, filters: Filters) -> set[str]:
    return {entry.id for entry in catalog.entries() if filters.admit(entry)}


def test_no_filter_keeps_all(catalog: Catalog) -> None:
    assert len(kept(catalog, Filters())) == 8
    assert len(kept(catalog, Filters({"country": []}))) == 8


@pytest.mark.parametrize(
    ("values", "ids"),
    [
        ({"country": ["BR"]}, {"portuguese", "complete-programme"}),
        (
            {"country": ["BR", "BO"]},
            {"portuguese", "complete-programme", "complete", "yaml-ending"},
        ),
        ({"country": ["BR"], "language": ["pt"]}, {"portuguese"}),
        ({"country": ["BR", "BO"], "language": ["pt"]}, {"portuguese"}),
        ({"country": ["BR"], "language": ["en"]}, set()),
        ({"country": ["ZZ"]}, set()),
        ({"program": ["complete-programme"]}, {"complete"}),
        ({"region": ["019"], "principle": ["human-rights"]}, {"complete"}),
    ],
)
def test_values_of_a_facet_widen_and_facets_narrow(
    values: Values, ids: set[str], catalog: Catalog
) -> None:
    assert kept(catalog, Filters(values)) == ids


def test_years_keep_what_meets_them(catalog: Catalog) -> None:
    complete = catalog.entries_by_id["complete"]  # 2019 to 2023
    assert Filters(start=2023).admit(complete)
    assert not Filters(start=2024).admit(complete)
    assert Filters(end=2019).admit(complete)
    assert not Filters(end=2018).admit(complete)
    assert not Filters({"country": ["BR"]}, 2019, 2019).admit(complete)
    minimal = catalog.entries_by_id["minimal"]  # of unknown years
    assert Filters().admit(minimal)
    assert not Filters(start=1900, end=2100).admit(minimal)


@pytest.fixture
def entries(catalog: Catalog) -> list[Practice | Program]:
    """Six entries in the order of an index, with years and days of verification."""
    years = (2020, None, 2021, 2020, None, 2022)
    days = (3, 1, 2, 3, 1, 2)
    found: list[Practice | Program] = []
    for number, (year, day) in enumerate(zip(years, days, strict=True)):
        period = Period(
            status="unknown",
            start=PartialDate(year) if year else None,
            end=PartialDate(2030) if number == 1 else None,
        )
        entry = catalog.practices[number % 2]
        found.append(replace(entry, period=period, review=Review(last_verified=date(2026, 1, day))))
    return found


HITS = [Hit(4, 9.0), Hit(0, 8.0), Hit(5, 7.0), Hit(3, 6.0), Hit(1, 5.0), Hit(2, 4.0)]


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        ("relevance", [4, 0, 5, 3, 1, 2]),
        ("title", [0, 1, 2, 3, 4, 5]),
        ("year", [5, 2, 0, 3, 1, 4]),
        ("verified", [0, 3, 2, 5, 1, 4]),
    ],
)
def test_sort_orders(order: str, numbers: list[int], entries: list[Practice | Program]) -> None:
    """Newest first, unknown years last, ties in the order of the documents."""
    found = sort_hits(HITS, entries, order)
    assert [hit.number for hit in found] == numbers
    assert sorted(found, key=HITS.index) == HITS, "the same hits with the same scores"


def test_sort_orders_are_all_tested() -> None:
    assert set(SORT_ORDERS) == {"relevance", "title", "year", "verified"}


def test_nothing_is_sorted_into_nothing() -> None:
    assert [sort_hits([], [], order) for order in SORT_ORDERS] == [[]] * 4
