"""The tables of gaps: what is to be covered has its place, an entry counts once a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from hub.model import Catalog, Practice, Term, Vocabulary
from hub.queries.gaps import Band, GapTable, objectives_by_region, themes_by_country
from hub.queries.labels import Labels


def catalog_of(catalog: Catalog, *entries: Mapping[str, tuple[str, ...]]) -> Catalog:
    """The vocabularies of ``catalog`` with a practice for each of ``entries``: some of its values.

    The ids are p0, p1 … in the order given.
    """
    model = next(practice for practice in catalog.practices if practice.id == "minimal")
    blank = replace(model, countries=(), scope=(), themes=(), gcm_objectives=(), programs=())
    practices = [
        replace(blank, id=f"p{n}", **values)  # type: ignore[arg-type]
        for n, values in enumerate(entries)
    ]
    return Catalog(practices=tuple(practices), programs=(), vocabularies=catalog.vocabularies)


def place(bands: tuple[Band, ...], value: str) -> int:
    found = [n for n, band in enumerate(bands) if value in band.values]
    assert len(found) == 1
    return found[0]


def cell(table: GapTable, row: str, column: str) -> tuple[str, ...]:
    return table.cells[place(table.rows, row)][place(table.columns, column)]


def values(bands: tuple[Band, ...]) -> list[str]:
    return [value for band in bands for value in band.values]


SOUTH, CENTRAL, CARIBBEAN, NORTH = "005", "013", "029", "021"


def test_every_objective_and_american_region_is_there_without_any_entry(catalog: Catalog) -> None:
    table = objectives_by_region(catalog_of(catalog))
    terms = catalog.vocabularies["gcm_objectives"].terms
    assert values(table.rows) == [term.id for term in terms]
    assert values(table.columns)[:4] == [SOUTH, CENTRAL, CARIBBEAN, NORTH]
    assert {ids for row in table.cells for ids in row} == {()}
    assert table.ids == ()


def test_an_entry_of_two_countries_of_a_region_counts_once(catalog: Catalog) -> None:
    table = objectives_by_region(
        catalog_of(catalog, {"countries": ("PE", "BO"), "gcm_objectives": ("15",)})
    )
    assert cell(table, "15", SOUTH) == ("p0",)
    assert cell(table, "15", CENTRAL) == ()


def test_an_entry_stands_in_each_of_its_rows_and_columns(catalog: Catalog) -> None:
    table = objectives_by_region(
        catalog_of(catalog, {"countries": ("PE", "MX", "ES"), "gcm_objectives": ("15", "16")})
    )
    found = {
        (row.values[0], column.values[0])
        for row, line in zip(table.rows, table.cells, strict=True)
        for column, ids in zip(table.columns, line, strict=True)
        if ids
    }
    assert found == {(o, r) for o in ("15", "16") for r in (SOUTH, CENTRAL, "150")}


def test_totals_are_entries_and_not_sums(catalog: Catalog) -> None:
    table = objectives_by_region(
        catalog_of(
            catalog,
            {"countries": ("PE", "MX"), "gcm_objectives": ("15", "16")},
            {"countries": ("PE",)},
        )
    )
    assert table.in_row[place(table.rows, "15")] == ("p0",)
    assert table.in_column[place(table.columns, SOUTH)] == ("p0", "p1"), "without objective too"
    assert table.ids == ("p0", "p1")


def test_entries_that_reach_beyond_a_country_have_a_column(catalog: Catalog) -> None:
    table = objectives_by_region(
        catalog_of(
            catalog,
            {"scope": ("global",), "gcm_objectives": ("15",)},
            {"scope": ("regional", "local"), "countries": ("PE",), "gcm_objectives": ("15",)},
            {"scope": ("national",), "countries": ("PE",), "gcm_objectives": ("15",)},
        )
    )
    assert cell(table, "15", "regional") == ("p0", "p1")
    assert cell(table, "15", SOUTH) == ("p1", "p2")
    assert not table.columns[-1].is_goal


def test_other_continents_are_there_when_they_are_in_use(catalog: Catalog) -> None:
    table = objectives_by_region(catalog_of(catalog, {"countries": ("MA", "PT")}))
    assert values(table.columns)[4:6] == ["002", "150"]
    assert [band.is_goal for band in table.columns[:6]] == [True] * 4 + [False] * 2


def test_the_countries_are_the_33_of_latin_america_and_the_caribbean(
    catalog: Catalog, labels: Labels
) -> None:
    table = themes_by_country(catalog_of(catalog), labels)
    countries = [band for band in table.columns if band.facet == "country"]
    assert len(countries) == 33
    assert all(band.is_goal for band in countries)
    assert {"AR", "MX", "CU", "HT", "KN", "VC"} <= set(values(tuple(countries)))
    assert {"PR", "GF", "FK", "US", "ES"}.isdisjoint(values(table.columns))


def test_countries_stand_under_their_regions_by_name(catalog: Catalog, labels: Labels) -> None:
    table = themes_by_country(catalog_of(catalog), labels)
    groups: dict[str, list[str]] = {}
    for band in table.columns:
        groups.setdefault(band.group, []).append(band.label(labels))
    assert list(groups)[:3] == [SOUTH, CENTRAL, CARIBBEAN]
    assert [len(groups[region]) for region in (SOUTH, CENTRAL, CARIBBEAN)] == [12, 8, 13]
    assert groups[CENTRAL][:2] == ["Belice", "Costa Rica"]


def test_a_territory_is_there_only_when_it_is_in_use(catalog: Catalog, labels: Labels) -> None:
    table = themes_by_country(catalog_of(catalog, {"countries": ("PR",)}), labels)
    column = table.columns[place(table.columns, "PR")]
    assert (column.group, column.is_goal) == (CARIBBEAN, False)


def test_the_rest_of_the_world_stands_by_region(catalog: Catalog, labels: Labels) -> None:
    theme = catalog.vocabularies["themes"].terms[0].id
    given = {"countries": ("FJ", "US", "CA"), "themes": (theme,)}
    table = themes_by_country(catalog_of(catalog, given), labels)
    others = [band.values[0] for band in table.columns if band.facet == "region"]
    assert others == [NORTH, "009"]
    assert cell(table, theme, NORTH) == cell(table, theme, "009") == ("p0",)


def test_a_place_of_no_region_counts_in_the_totals(catalog: Catalog, labels: Labels) -> None:
    given = catalog_of(catalog, {"countries": ("AQ",), "gcm_objectives": ("15",)})
    for table in (objectives_by_region(given), themes_by_country(given, labels)):
        assert table.ids == ("p0",)
        assert set(table.in_column) == {()}


@pytest.mark.parametrize("in_use", [True, False])
def test_a_term_out_of_use_is_a_row_only_while_entries_have_it(
    catalog: Catalog, labels: Labels, in_use: bool
) -> None:
    themes = catalog.vocabularies["themes"]
    old = Term(id="old", label=themes.terms[0].label, deprecated=True)
    with_old = Vocabulary(name="themes", title=themes.title, terms=(*themes.terms, old))
    given = catalog_of(catalog, {"themes": ("old",)} if in_use else {})
    given = replace(given, vocabularies={**given.vocabularies, "themes": with_old})
    rows = themes_by_country(given, labels).rows
    assert [band.is_goal for band in rows if band.values == ("old",)] == ([False] if in_use else [])


def test_without_vocabularies_there_is_nothing_to_cover(catalog: Catalog, labels: Labels) -> None:
    empty = Catalog(practices=catalog.practices, programs=(), vocabularies={})
    table = themes_by_country(empty, labels)
    assert table.rows == ()
    assert table.cells == ()
    assert all(band.facet != "scope" for band in table.columns)


def test_every_listed_entry_of_the_examples_is_counted(catalog: Catalog, labels: Labels) -> None:
    assert isinstance(catalog.practices[0], Practice)
    table = themes_by_country(catalog, labels)
    assert set(table.ids) == {entry.id for entry in catalog.entries()}
    assert set().union(*table.in_row) == set(table.ids)
