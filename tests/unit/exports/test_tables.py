"""Flat tables: one row a part of an entry, no cell a formula."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from hub.exports.csv_data import practices_csv
from hub.exports.tables import ENTRIES, PARTS, Table, table_csv
from hub.model import Budget, Catalog, Figure, Organisation, Program, Source
from hub.queries.labels import Labels
from tests.support.publications import BASE_URL

TABLES = {table.name: table for table in (ENTRIES, *PARTS)}


def parsed(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def rows_of(name: str, catalog: Catalog, labels: Labels) -> list[dict[str, str]]:
    return parsed(table_csv(TABLES[name], catalog.entries(), labels, BASE_URL))


def rows_about(name: str, entry_id: str, catalog: Catalog, labels: Labels) -> list[dict[str, str]]:
    rows = rows_of(name, catalog, labels)
    return [row for row in rows if row.get("entry_id", row.get("id")) == entry_id]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_columns_have_names_of_their_own_and_a_key(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)


@pytest.mark.parametrize("name", TABLES)
def test_file_is_written_as_that_of_the_practices(
    name: str, catalog: Catalog, labels: Labels
) -> None:
    data = table_csv(TABLES[name], catalog.entries(), labels, BASE_URL)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("name", TABLES)
def test_table_without_entries_has_its_names(name: str, labels: Labels) -> None:
    data = table_csv(TABLES[name], (), labels, BASE_URL).decode("utf-8-sig")
    assert data == ",".join(column.name for column in TABLES[name].columns) + "\r\n"


def test_there_is_a_row_for_every_entry_of_both_kinds(catalog: Catalog, labels: Labels) -> None:
    rows = rows_of("entries", catalog, labels)
    assert [(row["id"], row["kind"]) for row in rows] == [
        (entry.id, entry.kind) for entry in catalog.entries()
    ]


def test_entry_has_the_cells_of_the_table_of_practices(catalog: Catalog, labels: Labels) -> None:
    of_practices = parsed(practices_csv(catalog.practices, BASE_URL, labels))
    rows = rows_of("entries", catalog, labels)
    for row, expected in zip(rows[: len(of_practices)], of_practices, strict=True):
        assert row == expected | {"kind": "practice", "objective": ""}


def test_programme_tells_its_objective(catalog: Catalog, labels: Labels) -> None:
    (row,) = rows_about("entries", "complete-programme", catalog, labels)
    entry = catalog.entries_by_id["complete-programme"]
    assert isinstance(entry, Program)
    assert row["objective"] == entry.objective
    assert row["practice_type"] == row["programs"] == ""


def test_each_organisation_has_its_row(catalog: Catalog, labels: Labels) -> None:
    first, *others = rows_about("organisations", "complete", catalog, labels)
    assert [first["number"], *(row["number"] for row in others)] == ["1", "2", "3"]
    assert first["name"] == "Municipalidad de Ejemplo"
    assert (first["role"], first["role_name"]) == ("lead", labels.term("implementer_roles", "lead"))
    assert first["role_name"] != "lead"
    assert first["type_name"] == labels.term("implementer_types", first["type"])
    assert (first["country"], first["country_name"]) == ("PE", "Perú")
    assert first["entry_url"] == f"{BASE_URL}practices/complete.html"
    assert first["entry_title"] == catalog.entries_by_id["complete"].title


def test_each_figure_has_its_row_and_its_sources(catalog: Catalog, labels: Labels) -> None:
    rows = rows_about("figures", "complete", catalog, labels)
    assert [(r["field"], r["number"], r["figure"], r["sources"]) for r in rows] == [
        ("results", "1", "Más de 1.200 personas", "1"),
        ("results", "2", "", "2"),
    ]
    assert rows[0]["text"] == "recibieron orientación en 2023 [1]."
    assert {row["amount"] + row["currency"] for row in rows} == {""}


def test_figures_of_a_programme_are_told_apart_by_field(catalog: Catalog, labels: Labels) -> None:
    rows = rows_about("figures", "complete-programme", catalog, labels)
    assert list(dict.fromkeys(row["field"] for row in rows)) == [
        "results", "achievements", "targets", "budget",
    ]  # fmt: skip
    budget = [row for row in rows if row["field"] == "budget"]
    assert [(r["amount"], r["currency"], r["text"], r["sources"]) for r in budget] == [
        ("57700000", "USD", "en la región; Inversión total.", "1"),
        ("1234.5", "EUR", "", ""),
    ]


def test_source_cited_twice_is_named_once(catalog: Catalog, labels: Labels) -> None:
    figure = Figure(figure="3 [2]", text="oficinas [1, 2]")
    entry = dataclasses.replace(catalog.practices[0], results=(figure,))
    (row,) = parsed(table_csv(TABLES["figures"], [entry], labels, BASE_URL))
    assert row["sources"] == "2; 1"


def test_each_source_has_its_row(catalog: Catalog, labels: Labels) -> None:
    rows = rows_about("sources", "complete", catalog, labels)
    assert [row["number"] for row in rows] == ["1", "2"]
    assert rows[0]["title"] == "Memoria anual"
    assert (rows[0]["year"], rows[0]["url"]) == ("2023", "https://www.example.org/memoria")
    assert rows[1]["url"] == ""


def test_each_country_has_its_row_and_its_regions(catalog: Catalog, labels: Labels) -> None:
    rows = rows_about("countries", "complete", catalog, labels)
    assert [(row["country"], row["country_name"]) for row in rows] == [
        ("PE", "Perú"),
        ("BO", "Estado Plurinacional de Bolivia"),
    ]
    assert (rows[0]["regions"], rows[0]["region_names"]) == ("019; 005", "América; Sudamérica")


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("attack", DANGEROUS)
@pytest.mark.parametrize("name", TABLES)
def test_no_cell_of_a_hostile_entry_is_a_formula(
    name: str, attack: str, catalog: Catalog, labels: Labels
) -> None:
    """Every text of an entry, wherever a table takes it from."""
    entry = catalog.entries_by_id["complete-programme"]
    assert isinstance(entry, Program)
    named = {"name": attack, "acronym": attack, "url": attack, "type": attack}
    hostile = dataclasses.replace(
        entry,
        title=attack,
        summary=attack,
        objective=attack,
        countries=("PE",),
        organisations=(Organisation(role=attack, country="PE", **named),),
        results=(Figure(text=attack, figure=attack),),
        achievements=(Figure(text=attack, figure=attack),),
        targets=(Figure(text=attack, figure=attack),),
        budget=(Budget(amount=1, currency=attack, scope=attack, note=attack),),
        sources=(Source(title=attack, publisher=attack, url=attack, note=attack),),
    )
    rows = parsed(table_csv(TABLES[name], [hostile], labels, BASE_URL))
    assert any(attack in cell for row in rows for cell in row.values())
    assert not [
        cell
        for row in rows
        for cell in row.values()
        if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    ]
