"""Facets: which entries each value holds, and where its page is."""

from __future__ import annotations

import pytest

from hub.entries.field_table import vocabulary_names
from hub.model import Catalog
from hub.queries.facets import FACETS, FACETS_BY_ID, entries_by_value, value_label, value_path
from hub.queries.labels import Labels


def ids(catalog: Catalog, facet: str) -> dict[str, list[str]]:
    found = entries_by_value(FACETS_BY_ID[facet], catalog.entries())
    return {value: [entry.id for entry in entries] for value, entries in found.items()}


def test_facets_have_ids_folders_and_vocabularies_of_their_own() -> None:
    assert len(FACETS_BY_ID) == len(FACETS)
    assert len({facet.folder for facet in FACETS}) == len(FACETS)
    named = {facet.vocabulary for facet in FACETS} - {"countries", "regions", "languages"}
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
