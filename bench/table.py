"""Figures beside their targets: as text for the terminal, as Markdown for the documentation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_HEADINGS = ("", "Measured", "Target", "Met")
_Cells = Sequence[tuple[str, str, str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with its unit; ``target`` and ``met`` are empty when there is none."""

    name: str
    measured: str
    target: str = ""
    met: str = ""

    @classmethod
    def of_seconds(cls, name: str, value: float, target: float) -> Row:
        return cls(name, f"{value:.2f} s", f"< {target:g} s", _yes(value < target))

    @classmethod
    def of_ratio(cls, name: str, value: float, target: float) -> Row:
        return cls(name, f"{value:.2f}", f"≤ {target:g}", _yes(value <= target))

    @classmethod
    def of_bytes(cls, name: str, value: int, target: int) -> Row:
        measured, wanted = f"{value / 1000:.1f} kB", f"≤ {target / 1000:g} kB"
        return cls(name, measured, wanted, _yes(value <= target))

    @classmethod
    def of_none(cls, name: str, count: int) -> Row:
        """A count that should be nought."""
        return cls(name, f"{count:,}", "0", _yes(count == 0))


def _yes(is_met: bool) -> str:
    return "yes" if is_met else "no"


@dataclass(frozen=True, slots=True)
class Table:
    """``id`` marks the place of the table in the documentation."""

    id: str
    title: str
    rows: tuple[Row, ...]


def render_text(table: Table) -> str:
    """The table in columns, for the terminal."""
    cells = _cells(table)
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEADINGS))]
    lines = [table.title]
    for row in cells:
        padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        lines.append("  " + "  ".join(padded).rstrip())
    return "\n".join(lines) + "\n"


def render_markdown(table: Table, circumstances: str) -> str:
    """The table in Markdown below its title; ``circumstances`` say when and with what."""
    head, *rows = [f"| {' | '.join(row)} |" for row in _cells(table)]
    rule = "|---|---:|---:|---|"
    return "\n".join([f"### {table.title}", "", circumstances, "", head, rule, *rows]) + "\n"


def _cells(table: Table) -> _Cells:
    return [_HEADINGS, *((row.name, row.measured, row.target, row.met) for row in table.rows)]


def write_tables(path: Path, tables: Sequence[Table], circumstances: str) -> None:
    """Put ``tables`` into the document ``path`` between their marks; others stay as they are."""
    document = path.read_text(encoding="utf-8")
    for table in tables:
        document = replace_table(document, table.id, render_markdown(table, circumstances))
    path.write_text(document, encoding="utf-8", newline="\n")


def replace_table(document: str, table_id: str, markdown: str) -> str:
    """``document`` with ``markdown`` between the marks of the table.

    Raises:
        ValueError: the document has no such marks.
    """
    begin, end = f"<!-- table:{table_id} -->", f"<!-- /table:{table_id} -->"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.S)
    changed, count = pattern.subn(lambda _: f"{begin}\n{markdown}{end}", document)
    if count != 1:
        raise ValueError(f"{begin} must stand once in the document")
    return changed
