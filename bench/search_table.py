"""The measures of the search benchmark as rows: what they are called, their units, their targets.

``bench.search_measurements`` fills them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.comparison import Comparison, ComparisonRow
from bench.figures import show_bytes, show_long, show_number, show_seconds, show_short
from bench.search_engine import BuildCost, Engine
from bench.search_visits import Figures, Median

_DOES_NOT_WORK = "does not work"
_NOT_AVAILABLE = "not available"
Show = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that was measured of an engine."""

    engine: Engine
    cost: BuildCost
    figures: Figures


@dataclass(frozen=True, slots=True)
class Measure:
    """A row: ``value`` finds the figure, ``show`` prints it; ``most`` is what ``target`` says."""

    name: str
    value: Callable[[Measured], Median]
    show: Show
    most: float = math.inf
    target: str = ""


def _certain(value: float) -> Median:
    return Median(value, failed=0, runs=1)


MEASURES = (
    Measure("Build the index, CPU", lambda m: _certain(m.cost.cold), show_seconds, 30, "≤ 30 s"),
    Measure(
        "After one changed entry, CPU", lambda m: _certain(m.cost.changed), show_seconds, 2, "≤ 2 s"
    ),
    Measure("Search data, files", lambda m: _certain(len(m.engine.data_sizes())), show_number),
    Measure("Search data, on disk", lambda m: _certain(sum(m.engine.data_sizes())), show_bytes),
    Measure(
        "Wire to first results", lambda m: m.figures.wire_first, show_bytes, 130_000, "≤ 130 kB"
    ),
    Measure(
        "… of these the scripts", lambda m: m.figures.wire_scripts, show_bytes, 12_000, "≤ 12 kB"
    ),
    Measure("… and loaded afterwards unasked", lambda m: m.figures.wire_after, show_bytes),
    Measure("Wire of a second query", lambda m: m.figures.wire_second, show_bytes),
    Measure("Wire when facets are listed", lambda m: m.figures.wire_facets, show_bytes),
    Measure("First results, http, CPU 1×", lambda m: m.figures.http_1, show_long),
    Measure("First results, http, CPU 4×", lambda m: m.figures.http_4, show_long, 700, "≤ 0.7 s"),
    Measure("First results, file, CPU 1×", lambda m: m.figures.file_1, show_long),
    Measure("First results, file, CPU 4×", lambda m: m.figures.file_4, show_long, 500, "≤ 0.5 s"),
    Measure("First results, slow line, CPU 4×", lambda m: m.figures.slow_first, show_long),
    Measure("Second query, slow line, CPU 4×", lambda m: m.figures.slow_second, show_long),
    Measure("Warm query, CPU 4×", lambda m: m.figures.warm_shown, show_short, 50, "≤ 50 ms"),
    Measure("… and painted", lambda m: m.figures.warm_painted, show_short),
    Measure("Facet chosen, CPU 6×", lambda m: m.figures.facet, show_short, 16, "≤ 16 ms"),
    Measure("JavaScript heap", lambda m: m.figures.heap, show_bytes),
)


def compare(
    title: str, measured: Mapping[str, Measured | None], ours: str, notes: Sequence[str]
) -> Comparison:
    """The table of what was ``measured`` by name of the engine; None where there was no engine.

    ``ours`` is the name of the engine to which the targets belong.
    """
    return Comparison(
        title=title,
        columns=tuple(
            f"{name} {found.engine.version}".strip() if found else name
            for name, found in measured.items()
        ),
        rows=tuple(_row(measure, measured, ours) for measure in MEASURES),
        notes=tuple(notes),
    )


def _row(measure: Measure, measured: Mapping[str, Measured | None], ours: str) -> ComparisonRow:
    medians = {name: measure.value(found) for name, found in measured.items() if found}
    cells = tuple(
        _cell(medians[name], measure.show) if name in medians else _NOT_AVAILABLE
        for name in measured
    )
    if not measure.target or ours not in medians:
        return ComparisonRow(measure.name, cells, measure.target)
    our = medians[ours]
    is_met = our.value is not None and not our.failed and our.value <= measure.most
    return ComparisonRow(measure.name, cells, measure.target, "yes" if is_met else "no")


def _cell(median: Median, show: Show) -> str:
    if median.value is None:
        return _DOES_NOT_WORK
    failed = f" ({median.failed} of {median.runs} failed)" if median.failed else ""
    return show(median.value) + failed
