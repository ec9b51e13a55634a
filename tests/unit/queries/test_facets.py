"""Facets: which entries each value holds, and where its page is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.entries.field_table import vocabulary_names
from hub.model import Catalog, PartialDate, Period
from hub.queries.facets import (
    FACETS,
    FACETS_BY_ID,
    Span,
    entries_by_value,
    span_of,
    value_label,
    value_path,
)
from hub.queries.labels import Labels


def ids(catalog: Catalog, facet: str) -> dict[str, list[str]]:
    found = entries_by_value(FACETS_BY_ID[facet], catalog.entries())
    return {value: [entry.id for entry in entries] for value, entries in found.items()}


def test_facets_have_ids_folders_and_vocabularies_of_their_own() -> None:
    assert len(FACETS_BY_ID) == len(FACETS)
    assert len({facet.folder for facet in FACETS}) == len(FACETS)
    made = {"countries", "regions", "languages", "programs"}
    named = {facet.vocabulary for facet in FACETS} - made
    assert named <= vocabulary_names()


def test_entries_stand_under_each_of_their_values(catalog: Catalog) -> None:
    assert ids(catalog, "country") == {
        "PE": ["complete", "front-matter-only", "minimal", "complete-programme"],
        "BO": ["complete", "yaml-ending"],
        "BR": ["portuguese", "complete-programme"],
    }
    assert ids(catalog, "principle") == {
        "people-centred": ["complete", "complete-programme"],
        "human-rights": ["complete"],
    }
    assert ids(catalog, "evidence") == {
        "externally-evaluated": ["complete"],
        "described": ["complete-programme"],
    }
    assert ids(catalog, "status")["unknown"] == ["minimal"]
    assert ids(catalog, "language")["pt"] == ["portuguese"]
    assert ids(catalog, "objective")["15"] == ["complete", "complete-programme"]


def test_regions_follow_from_the_countries_each_once(catalog: Catalog) -> None:
    regions = ids(catalog, "region")
    assert regions["019"].count("complete") == 1, "two countries of one region count once"
    assert set(regions) == {"019", "005"}
    assert "english" not in regions["019"], "no country, no region"


def test_a_programme_has_no_practice_type(catalog: Catalog) -> None:
    under = {entry for entries in ids(catalog, "type").values() for entry in entries}
    assert under == {practice.id for practice in catalog.practices}


def test_an_organisation_type_counts_once(catalog: Catalog) -> None:
    types = ids(catalog, "implementer")
    assert types["un-entity"] == ["complete", "complete-programme"]


def test_practices_stand_under_the_programmes_they_belong_to(catalog: Catalog) -> None:
    assert ids(catalog, "program") == {"complete-programme": ["complete"]}
    assert [facet.id for facet in FACETS if not facet.has_pages] == ["program"]


def test_a_programme_goes_by_its_acronym_then_its_title_then_its_id(
    catalog: Catalog, labels: Labels
) -> None:
    facet = FACETS_BY_ID["program"]
    minimal = catalog.entries_by_id["minimal-programme"]
    assert value_label(facet, "complete-programme", labels) == "PIE"
    assert value_label(facet, "minimal-programme", labels) == minimal.title
    assert value_label(facet, "nowhere", labels) == "nowhere"


def test_no_value_without_entries() -> None:
    assert all(entries_by_value(facet, []) == {} for facet in FACETS)


@pytest.mark.parametrize(
    ("facet", "value", "path", "label"),
    [
        ("country", "PE", "countries/pe.html", "Perú"),
        ("country", "BO", "countries/bo.html", "Estado Plurinacional de Bolivia"),
        ("region", "005", "regions/005.html", "Sudamérica"),
        ("theme", "health", "themes/health.html", "Salud"),
        ("objective", "15", "objectives/15.html", "Acceso a servicios básicos"),
        ("sdg", "sdg-10.7", "sdgs/sdg-10.7.html", "Migración ordenada y segura"),
        ("language", "pt", "languages/pt.html", "portugués"),
    ],
)
def test_value_has_a_page_and_a_name(
    facet: str, value: str, path: str, label: str, labels: Labels
) -> None:
    assert value_path(FACETS_BY_ID[facet], value) == path
    assert value_label(FACETS_BY_ID[facet], value, labels) == label


def test_pages_of_different_values_never_share_a_path(catalog: Catalog) -> None:
    paths = [
        value_path(facet, value)
        for facet in FACETS
        for value in entries_by_value(facet, catalog.entries())
    ]
    assert len(paths) == len(set(paths))


def limits(years: str) -> list[int | None]:
    """``2019-2023``, ``2019-``, ``-2023`` or ``-`` as first and last year."""
    return [int(year) if year else None for year in years.split("-")]


@pytest.mark.parametrize(
    ("span", "met", "missed"),
    [
        (Span(2019, 2023, False), "2019-2019 2023-2023 2020-2021 2010-2030", "2010-2018 2024-2030"),
        (Span(2019, 2023, False), "-2019 2023- -", "-2018 2024-"),
        (Span(2019, None, True), "2019-2019 2050-2060 2023- -2019", "2000-2018 -2018"),
        (Span(2019, None, False), "2019-2019 2010-2030 -2019", "2020-2030 2020- 2010-2018"),
        (Span(None, 2023, False), "2023-2023 2023-", "2010-2022 -2022 2024-"),
        (Span(None, None, False), "", "1900-2100 -2019 2023- -"),
        (Span(None, None, True), "", "1900-2100 -2019 2023- -"),
    ],
)
def test_a_span_meets_the_years_that_it_shares_one_with(span: Span, met: str, missed: str) -> None:
    assert [years for years in met.split() if not span.meets(*limits(years))] == []
    assert [years for years in missed.split() if span.meets(*limits(years))] == []


def test_a_span_meets_every_year_in_it_and_no_other() -> None:
    for first in range(2000, 2005):
        for last in range(first, 2005):
            span = Span(first, last, False)
            met = {year for year in range(1999, 2007) if span.meets(year, year)}
            assert met == set(range(first, last + 1))


@pytest.mark.parametrize(
    ("years", "status", "span"),
    [
        ("2019-2023", "completed", Span(2019, 2023, False)),
        ("2019-", "ongoing", Span(2019, None, True)),
        ("2020-2026", "ongoing", Span(2020, 2026, False)),
        ("2019-", "completed", Span(2019, None, False)),
        ("-2019", "unknown", Span(None, 2019, False)),
        ("-", "ongoing", Span(None, None, True)),
        ("-", "unknown", Span(None, None, False)),
    ],
)
def test_the_span_of_an_entry(years: str, status: str, span: Span, catalog: Catalog) -> None:
    start, end = (PartialDate(year, 6) if year else None for year in limits(years))
    period = Period(status=status, start=start, end=end)
    assert span_of(replace(catalog.practices[0], period=period)) == span
