"""Several engines or pages side by side: as text for the terminal, as Markdown for the docs.

``bench.search_table`` and ``bench.page_table`` make the tables, ``scripts/benchmark.py`` prints and
keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.table import replace_table


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A measure with the cell of each engine or page.

    ``met`` says whether our figures reach our ``target``; both may be empty.
    """

    name: str
    cells: tuple[str, ...]
    target: str = ""
    met: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``notes`` are sentences that belong to the table: what could not be measured, and why."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]
    notes: tuple[str, ...] = ()


def render_text(comparison: Comparison) -> str:
    """The table in columns, for the terminal."""
    cells = _cells(comparison)
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [comparison.title]
    for row in cells:
        padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        lines.append("  " + "  ".join(padded).rstrip())
    return "\n".join([*lines, *comparison.notes]) + "\n"


def render_markdown(comparison: Comparison, circumstances: str) -> str:
    """The table in Markdown below its title; ``circumstances`` say when and with what."""
    head, *rows = [f"| {' | '.join(row)} |" for row in _cells(comparison)]
    rule = f"|---|{'---:|' * (len(comparison.columns) + 1)}---|"
    notes = [line for note in comparison.notes for line in ("", note)]
    lines = [f"### {comparison.title}", "", circumstances, "", head, rule, *rows, *notes]
    return "\n".join(lines) + "\n"


def write_comparisons(
    path: Path, table_id: str, comparisons: Sequence[Comparison], circumstances: str
) -> None:
    """Put ``comparisons`` one below the other into the document ``path`` at the marks ``table_id``.

    Raises:
        ValueError: the document has no such marks.
    """
    document = path.read_text(encoding="utf-8")
    markdown = "\n".join(render_markdown(comparison, circumstances) for comparison in comparisons)
    path.write_text(replace_table(document, table_id, markdown), encoding="utf-8", newline="\n")


def _cells(comparison: Comparison) -> list[list[str]]:
    head = ["", *comparison.columns, "Target", "Met"]
    rows = [[row.name, *row.cells, row.target, row.met] for row in comparison.rows]
    return [head, *rows]
