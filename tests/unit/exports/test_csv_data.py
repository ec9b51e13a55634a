"""The table of practices opens in a spreadsheet: accents right, no cell a formula."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from hub.exports.csv_data import COLUMNS, harmless, practices_csv
from hub.model import Catalog, Organisation, Practice
from hub.queries.labels import Labels
from tests.support.publications import BASE_URL


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def rows(catalog: Catalog, labels: Labels) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows_of(practices_csv(catalog.practices, BASE_URL, labels))}


def test_file_begins_with_a_byte_order_mark_and_has_lines_of_windows(
    catalog: Catalog, labels: Labels
) -> None:
    data = practices_csv(catalog.practices, BASE_URL, labels)
    assert data.startswith(b"\xef\xbb\xbfid,title,")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert data.endswith(b"\r\n")
    assert "ó" in data.decode("utf-8-sig")


def test_there_is_one_row_an_entry(catalog: Catalog, rows: dict[str, dict[str, str]]) -> None:
    assert list(rows) == [practice.id for practice in catalog.practices]
    assert all(None not in row and None not in row.values() for row in rows.values())


def test_row_holds_the_entry(rows: dict[str, dict[str, str]]) -> None:
    row = rows["complete"]
    assert row["title"] == "Ventanilla municipal de Ejemplo: todos los campos de una práctica"
    assert row["countries"] == "PE; BO"
    assert row["country_names"] == "Perú; Estado Plurinacional de Bolivia"
    assert row["theme_names"] == "Ventanillas únicas; Regularización"
    assert (row["start"], row["end"], row["status"]) == ("2019-06", "2023", "completed")
    assert row["lead_organisations"] == "Municipalidad de Ejemplo"
    assert row["organisations"].count("; ") == 2
    assert row["results"].splitlines() == [
        "Más de 1.200 personas: recibieron orientación en 2023 [1].",
        "Tres municipios vecinos copiaron el modelo [2].",
    ]
    assert row["sources"] == "https://www.example.org/memoria; Evaluation report"
    assert row["last_verified"] == "2025-03-01"
    assert row["url"] == f"{BASE_URL}practices/complete.html"


def test_what_is_not_known_is_empty(rows: dict[str, dict[str, str]]) -> None:
    row = rows["minimal"]
    assert (row["start"], row["end"], row["evidence_level"], row["results"]) == ("", "", "", "")


def test_no_practice_makes_a_table_without_rows(labels: Labels) -> None:
    assert rows_of(practices_csv((), BASE_URL, labels)) == []


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("cell", DANGEROUS)
def test_formula_becomes_text(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=1", "1+1", " text", "«-»", 5, None])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert harmless(cell) == str(cell)


@pytest.mark.parametrize("attack", DANGEROUS)
def test_no_cell_of_a_hostile_entry_is_a_formula(
    attack: str, catalog: Catalog, labels: Labels
) -> None:
    """Every text of an entry, wherever a column takes it from."""
    entry = catalog.entries_by_id["complete"]
    assert isinstance(entry, Practice)
    organisation = Organisation(name=attack, role="lead", type="civil-society")
    hostile = dataclasses.replace(
        entry,
        organisations=(organisation,),
        title=attack,
        acronym=attack,
        summary=attack,
        innovative_approach=attack,
        evidence_level=attack,
        places=(attack,),
        themes=(attack,),
        lessons_learned=(attack,),
        recommendations=(attack,),
        not_stated=(attack,),
    )
    row = rows_of(practices_csv([hostile], BASE_URL, labels))[0]
    assert len([name for name, cell in row.items() if attack in cell]) >= 12
    assert not [name for name, cell in row.items() if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_quotes_commas_and_lines_survive(catalog: Catalog, labels: Labels) -> None:
    text = 'Uno, "dos"; tres\ncuatro\r\ncinco'
    hostile = dataclasses.replace(catalog.practices[0], summary=text)
    assert rows_of(practices_csv([hostile], BASE_URL, labels))[0]["summary"] == text


def test_columns_have_names_of_their_own() -> None:
    names = [name for name, _ in COLUMNS]
    assert len(names) == len(set(names))
    assert "url" not in names
