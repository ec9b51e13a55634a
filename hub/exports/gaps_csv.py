"""``data/gaps-*.csv``: how many entries each row has in each column, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from hub.exports.csv_data import csv_bytes
from hub.queries.gaps import Band, GapTable
from hub.queries.labels import Labels

TOTAL = "total"


def gaps_csv(table: GapTable, labels: Labels) -> bytes:
    """A line for each row of ``table``; the first line of numbers holds the totals of columns.

    Columns are named by what they are and by their code: ``Argentina (AR)``.
    """
    return csv_bytes(_lines(table, labels))


def _lines(table: GapTable, labels: Labels) -> Iterator[list[object]]:
    yield ["id", "name", TOTAL, *(_name(column, labels) for column in table.columns)]
    yield [TOTAL, "", len(table.ids), *map(len, table.in_column)]
    for row, found, cells in zip(table.rows, table.in_row, table.cells, strict=True):
        yield [",".join(row.values), row.label(labels), len(found), *map(len, cells)]


def _name(column: Band, labels: Labels) -> str:
    return f"{column.label(labels)} ({', '.join(column.values)})"
