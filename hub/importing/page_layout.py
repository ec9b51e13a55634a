"""Pieces of text with their places on a page -> lines in the order in which people read them.

Most programs draw a page in reading order. Where pieces stand side by side row after row, these are
either the columns of running text, to be read one after the other, or the cells of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

_SAME_LINE = 0.4
"""Part of the height of letters by which pieces of one line may be displaced."""
_GAP = 1.75
"""Distance of two lines, in heights of letters, from which a gap is seen."""
_LEAST_ROWS = 3
_WORDS_OF_A_COLUMN = 3.5
"""Words that a line of a column holds at least in the middle; cells of a table hold fewer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text from ``left`` to ``right`` with its ``base`` line; y grows upwards, as in a PDF."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False


Row = list[Piece]


def lines_of_page(pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` as whole lines; a piece without text stands for a gap."""
    found: list[Piece] = []
    for row in _in_reading_order(_rows(pieces)):
        line = _joined(row)
        if found and _is_gap(found[-1], line):
            found.append(Piece("", line.left, line.left, line.base, line.size))
        found.append(line)
    return found


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    """Pieces that follow each other on one base line, from the left to the right."""
    rows: list[Row] = []
    for piece in pieces:
        last = rows[-1][-1] if rows else None
        if last and piece.left >= last.right - last.size and _is_beside(last, piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _is_beside(one: Piece, other: Piece) -> bool:
    return abs(one.base - other.base) <= _SAME_LINE * max(one.size, other.size)


def _in_reading_order(rows: list[Row]) -> Iterator[Row]:
    """The rows, columns that were drawn row by row one after the other."""
    for is_split, group in groupby(_split_runs(rows), key=lambda item: item[0]):
        run = [row for _, row in group]
        columns = _columns(run) if is_split else []
        if columns:
            for column in columns:
                yield from ([piece] for piece in column)
        else:
            yield from run


def _split_runs(rows: list[Row]) -> Iterator[tuple[bool, Row]]:
    """Each row with whether it belongs to a run of rows that stand side by side.

    A row of one piece belongs to it when rows around it are split: one column is shorter there.
    """
    for number, row in enumerate(rows):
        around = rows[max(number - 2, 0) : number] + rows[number + 1 : number + 3]
        widest = max((piece.right for near in around for piece in near), default=0.0)
        is_short = len(row) == 1 and row[0].right - row[0].left < 0.6 * widest
        yield len(row) > 1 or (is_short and sum(len(near) > 1 for near in around) > 1), row


def _columns(run: list[Row]) -> list[list[Piece]]:
    """The columns of running text in ``run``, or nothing when its rows are those of a table."""
    split = [row for row in run if len(row) > 1]
    if len(split) < _LEAST_ROWS:
        return []
    starts = _starts(split)
    if len(starts) < 2:
        return []
    columns: list[list[Piece]] = [[] for _ in starts]
    for row in run:
        for piece in row:
            near = [n for n, start in enumerate(starts) if start <= piece.left + 2 * piece.size]
            columns[near[-1] if near else 0].append(piece)
    words = [median(len(piece.text.split()) for piece in column) for column in columns if column]
    return columns if min(words) >= _WORDS_OF_A_COLUMN else []


def _starts(rows: list[Row]) -> list[float]:
    """Left edges that many of ``rows`` share."""
    edges = sorted(piece.left for row in rows for piece in row)
    clusters: list[list[float]] = []
    for edge in edges:
        if clusters and edge - clusters[-1][-1] < 2 * rows[0][0].size:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    return [cluster[0] for cluster in clusters if len(cluster) >= 0.4 * len(rows)]


def _joined(row: Row) -> Piece:
    """One line of the pieces of a row; a tab where there is room for several letters."""
    # A line stretched over its column is as wide between all of its words.
    is_stretched = len(row) > 3 and all(len(piece.text.split()) == 1 for piece in row)
    text = row[0].text
    for before, piece in pairwise(row):
        # A justified line stretches its blanks; between cells there is none, or much more room.
        room = 3 if before.text.endswith(" ") else 0.9
        is_far = not is_stretched and piece.left - before.right > room * before.size
        text = f"{text.rstrip()}{chr(9) if is_far else ' '}{piece.text.lstrip()}"
    largest = max(row, key=lambda piece: len(piece.text))
    is_bold = all(piece.is_bold for piece in row)
    return Piece(text, row[0].left, row[-1].right, row[0].base, largest.size, is_bold)


def _is_gap(before: Piece, line: Piece) -> bool:
    """Whether there is room between two lines of a column."""
    down = before.base - line.base
    return down > _GAP * max(before.size, line.size) or abs(before.size - line.size) > 0.2 * (
        line.size
    )
