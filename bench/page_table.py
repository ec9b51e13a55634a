"""What is measured of a page as rows: what it is called, its unit, its target.

``bench.page_measurements`` fills them.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from bench.comparison import Comparison, ComparisonRow
from bench.figures import show_bytes, show_long, show_number, show_short
from bench.lighthouse import CATEGORIES, PageReport

Reports = Mapping[str, Sequence[PageReport]]
"""The reports of the runs by the kind of page."""
_SCORE_TARGETS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


@dataclass(frozen=True, slots=True)
class Measure:
    """A row: ``value`` finds the figure, ``show`` prints it, ``is_met`` judges it by ``target``.

    A target with ``kinds`` is one for these kinds of page alone.
    """

    name: str
    value: Callable[[PageReport], float]
    show: Callable[[float], str]
    target: str = ""
    is_met: Callable[[float], bool] = lambda _: True
    kinds: tuple[str, ...] = ()


def _score(category: str, title: str) -> Measure:
    least = _SCORE_TARGETS[category]

    def value(report: PageReport) -> float:
        return report.scores[category]

    return Measure(
        title, value, show_number, f"≥ {least}" if least < 100 else "100", lambda n: n >= least
    )


MEASURES = (
    *(_score(category, title) for category, title in CATEGORIES.items()),
    Measure(
        "Largest contentful paint",
        attrgetter("largest_paint"),
        show_long,
        "≤ 2.0 s",
        lambda milliseconds: milliseconds <= 2000,
    ),
    Measure(
        "Total blocking time",
        attrgetter("blocking"),
        show_short,
        "≤ 100 ms",
        lambda milliseconds: milliseconds <= 100,
    ),
    Measure(
        "Cumulative layout shift",
        attrgetter("shift"),
        lambda shift: f"{shift:.3f}",
        "0",
        lambda shift: shift == 0,
    ),
    Measure(
        "Transferred, everything",
        attrgetter("transferred"),
        show_bytes,
        "practice ≤ 100 kB",
        lambda size: size <= 100_000,
        kinds=("practice",),
    ),
    Measure("… of these the HTML", attrgetter("html"), show_bytes),
)


def page_table(titles: Mapping[str, str], reports: Reports) -> Comparison:
    """The table of the medians; ``titles`` are the columns by kind of page."""
    return Comparison(
        title="Pages of the hub",
        columns=tuple(titles.values()),
        rows=tuple(_row(measure, {kind: reports[kind] for kind in titles}) for measure in MEASURES),
    )


def _row(measure: Measure, reports: Reports) -> ComparisonRow:
    medians = {
        kind: statistics.median(measure.value(report) for report in runs)
        for kind, runs in reports.items()
    }
    cells = tuple(measure.show(median) for median in medians.values())
    if not measure.target:
        return ComparisonRow(measure.name, cells)
    is_met = all(measure.is_met(medians[kind]) for kind in measure.kinds or medians)
    return ComparisonRow(measure.name, cells, measure.target, "yes" if is_met else "no")


def failed_audits(titles: Mapping[str, str], reports: Reports) -> str:
    """What any run objected to, page by page, as text for the terminal."""
    lines = []
    for kind, title in titles.items():
        failed = {audit.id: audit for report in reports[kind] for audit in report.failed}
        for audit in failed.values():
            lines.append(f"  {title}: {audit.id}: {audit.title}")
            lines += [f"      {place}" for place in audit.places]
    return "\n".join(["Failed audits:" if lines else "No audit failed.", *lines]) + "\n"
