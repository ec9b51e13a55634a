"""``data/gaps-*.csv``: how many entries each row has in each column, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from hub.exports.csv_data import csv_bytes
from hub.exports.tables import Column
from hub.queries.gaps import Band, GapTable
from hub.queries.labels import Labels

TOTAL = "total"


def gaps_csv(table: GapTable, labels: Labels) -> bytes:
    """A line for each row of ``table``; the first line of numbers holds the totals of columns.

    Columns are named by what they are and by their code: ``Argentina (AR)``.
    """
    return csv_bytes(_lines(table, labels))


def gap_columns(table: GapTable, labels: Labels) -> list[Column]:
    """The columns of the file of ``table``: all but the first two are numbers of entries."""
    counted = (TOTAL, *(_name(column, labels) for column in table.columns))
    return [Column("id"), Column("name"), *(Column(name, type="integer") for name in counted)]


def _lines(table: GapTable, labels: Labels) -> Iterator[list[object]]:
    yield [column.name for column in gap_columns(table, labels)]
    yield [TOTAL, "", len(table.ids), *map(len, table.in_column)]
    for row, found, cells in zip(table.rows, table.in_row, table.cells, strict=True):
        yield [",".join(row.values), row.label(labels), len(found), *map(len, cells)]


def _name(column: Band, labels: Labels) -> str:
    return f"{column.label(labels)} ({', '.join(column.values)})"
