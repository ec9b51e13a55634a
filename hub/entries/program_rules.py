"""Rules of what only programmes have: phases, criteria, coverage and quotas.

Each rule is a generator of problems whose docstring is the rule. ``PROGRAM_RULES`` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hub.entries.judged import Judged
from hub.problems import Problem
from hub.wording import closest, same


def phases_follow_each_other(entry: Judged) -> Iterator[Problem]:
    """``depends_on`` must name other phases of the programme, without going round in a circle."""
    phases = entry.values.get("phases", ())
    names = [phase.name for phase in phases]
    for index, phase in enumerate(phases):
        for step, name in enumerate(phase.depends_on):
            place = entry.at("phases", index, "depends_on", step)
            field = f"phases[{index}].depends_on"
            if name not in names:
                suggestion = closest(name, same(names), 0.5)
                yield entry.problem(
                    "unknown-phase", place, field, value=name, suggestion=suggestion
                )
            elif _leads_to(name, phase.name, phases):
                yield entry.problem("circular-phases", place, field, value=name)


def _leads_to(start: str, goal: str, phases: tuple[Any, ...]) -> bool:
    before = {phase.name: phase.depends_on for phase in phases}
    waiting, seen = [start], set[str]()
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            waiting.extend(before.get(name, ()))
    return False


def points_add_up(entry: Judged) -> Iterator[Problem]:
    """The points of the sub-criteria must not exceed the maximum of their criterion."""
    for index, criterion in enumerate(entry.values.get("criteria", ())):
        total = sum(sub.points or 0 for sub in criterion.subcriteria)
        if criterion.max_points is not None and total > criterion.max_points:
            place = entry.at("criteria", index, "max_points")
            yield entry.problem(
                "points-above-maximum",
                place,
                f"criteria[{index}]",
                sum=f"{total:g}",
                maximum=f"{criterion.max_points:g}",
            )


def rows_fit_their_table(entry: Judged) -> Iterator[Problem]:
    """A row of coverage or quotas must have one cell for each level or round."""
    coverage, quotas = entry.values.get("coverage"), entry.values.get("quotas")
    if coverage:
        for index, unit in enumerate(coverage.units):
            if len(unit) != len(coverage.levels):
                place = entry.at("coverage", "units", index)
                yield entry.problem(
                    "row-of-wrong-length",
                    place,
                    f"coverage.units[{index}]",
                    count=len(unit),
                    expected=len(coverage.levels),
                )
    if quotas:
        for index, row in enumerate(quotas.rows):
            if len(row.seats) != quotas.rounds:
                place = entry.at("quotas", "rows", index, "seats")
                yield entry.problem(
                    "row-of-wrong-length",
                    place,
                    f"quotas.rows[{index}].seats",
                    count=len(row.seats),
                    expected=quotas.rounds,
                )


PROGRAM_RULES: tuple[Callable[[Judged], Iterator[Problem]], ...] = (
    phases_follow_each_other,
    points_add_up,
    rows_fit_their_table,
)
