"""The tables of gaps open in a spreadsheet: names and codes, totals, a number in every cell."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from hub.exports.gaps_csv import gaps_csv
from hub.model import Catalog, LocalizedText, Term
from hub.queries.gaps import objectives_by_region, themes_by_country
from hub.queries.labels import Labels


def lines_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def objectives(catalog: Catalog, labels: Labels) -> list[list[str]]:
    return lines_of(gaps_csv(objectives_by_region(catalog), labels))


def test_the_file_has_a_byte_order_mark_and_line_ends_of_spreadsheets(
    catalog: Catalog, labels: Labels
) -> None:
    data = gaps_csv(objectives_by_region(catalog), labels)
    assert data.startswith(b"\xef\xbb\xbfid,name,total,")
    assert data.count(b"\r\n") == data.count(b"\n") == len(lines_of(data))


def test_columns_are_named_with_their_codes(objectives: list[list[str]]) -> None:
    assert objectives[0][3:7] == [
        "Sudamérica (005)",
        "Centroamérica (013)",
        "Caribe (029)",
        "Norteamérica (021)",
    ]


def test_every_cell_is_a_number(objectives: list[list[str]]) -> None:
    assert {len(line) for line in objectives} == {len(objectives[0])}
    assert all(cell.isdigit() for line in objectives[1:] for cell in line[2:])


def test_the_numbers_are_those_of_the_entries(
    catalog: Catalog, objectives: list[list[str]]
) -> None:
    lines = {line[0]: dict(zip(objectives[0], line, strict=True)) for line in objectives[1:]}
    assert lines["total"]["total"] == str(len(list(catalog.entries())))
    assert lines["15"]["total"] == "2"
    assert lines["15"]["Sudamérica (005)"] == "2"
    assert lines["15"]["Caribe (029)"] == "0"
    assert lines["total"]["Caribe (029)"] == "0"


def test_countries_are_columns(catalog: Catalog, labels: Labels) -> None:
    lines = lines_of(gaps_csv(themes_by_country(catalog, labels), labels))
    assert "Perú (PE)" in lines[0]
    assert "Cuba (CU)" in lines[0]
    assert lines[1][lines[0].index("Perú (PE)")] == "4"
    assert [line[0] for line in lines[2:]] == [
        term.id for term in catalog.vocabularies["themes"].terms if not term.deprecated
    ]


def test_no_name_is_a_formula(catalog: Catalog) -> None:
    themes = catalog.vocabularies["themes"]
    hostile = Term(id="health-x", label=LocalizedText("=1+1", "=1+1", "=1+1"))
    vocabularies = {**catalog.vocabularies, "themes": replace(themes, terms=(hostile,))}
    given = replace(catalog, vocabularies=vocabularies)
    labels = Labels(given, "es")
    lines = lines_of(gaps_csv(themes_by_country(given, labels), labels))
    assert lines[2][:2] == ["health-x", "'=1+1"]
