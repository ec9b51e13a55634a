"""Geometry of the pictures on a programme's page: numbers in, lengths in percent out.

Lengths are texts for attributes of SVG («12.5%»), so that a picture is as wide as its place and no
style stands in a page. What a source does not say gets no place on a scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from hub.model import Phase

MOST_TICKS = 6
"""Labels of an axis that still fit beside each other on a phone."""
_NOMINAL_PART = 10
"""A bar of unknown length is drawn as this part of the measured time, and hatched."""


@dataclass(frozen=True, slots=True)
class PhaseBar:
    """One phase: ``start`` and ``weeks`` as known, ``x`` and ``width`` as drawn.

    Without ``weeks`` the width means nothing; without ``start`` the place means only the order.
    ``cuts`` are the places where its steps end, when they fill the phase.
    """

    name: str
    start: float | None
    weeks: float | None
    x: str
    width: str
    cuts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis: ``n`` weeks after the beginning."""

    n: int
    x: str


@dataclass(frozen=True, slots=True)
class PhaseChart:
    """Phases over time. ``measured`` is how many weeks the axis measures, 0 for none."""

    bars: tuple[PhaseBar, ...]
    ticks: tuple[Tick, ...]
    measured: float
    adds_steps: bool
    """Whether a length is the sum of the steps, because the phase does not state its own."""


def shares(values: Sequence[float | None]) -> tuple[str, ...]:
    """Each value as a part of the largest one; empty for what is not known or not above zero."""
    largest = max((value for value in values if value), default=0)
    return tuple(percent(value / largest) if value and value > 0 else "" for value in values)


def percent(part: float) -> str:
    """A part of one as a length, as exact as a screen is: ``0.125`` → ``12.5%``."""
    return f"{round(part * 100, 1):g}%"


def phase_chart(phases: Sequence[Phase]) -> PhaseChart | None:
    """The phases as bars over weeks, or None when no length is known or there is one phase only.

    A phase starts at the latest end of the phases that it depends on, else at the end of the one
    before it. Names of no phase and circles are passed over: an entry that is judged has none.
    """
    weeks = [_weeks(phase) for phase in phases]
    if len(phases) < 2 or not any(weeks):
        return None
    order, before = _order(phases)
    starts: list[float | None] = [None] * len(phases)
    ends: list[float | None] = [None] * len(phases)
    for index in order:
        start, length = _latest([ends[other] for other in before[index]]), weeks[index]
        starts[index] = start
        ends[index] = start + length if start is not None and length is not None else None
    measured = max(end for end in (*starts, *ends) if end is not None)
    places = _places(order, before, starts, weeks, measured)
    whole = max(x + width for x, width in places)
    bars = tuple(
        PhaseBar(
            phase.name,
            starts[index],
            weeks[index],
            percent(places[index][0] / whole),
            percent(places[index][1] / whole),
            tuple(percent((places[index][0] + cut) / whole) for cut in _cuts(phase)),
        )
        for index, phase in enumerate(phases)
    )
    adds_steps = any(phase.weeks is None and _weeks(phase) for phase in phases)
    return PhaseChart(bars, _ticks(measured, whole), measured, adds_steps)


def _weeks(phase: Phase) -> float | None:
    """The length of a phase: as stated, else the sum of its steps if each states its own."""
    if phase.weeks is not None:
        return phase.weeks
    steps = [step.weeks for step in phase.steps if step.weeks is not None]
    return sum(steps) if steps and len(steps) == len(phase.steps) else None


def _cuts(phase: Phase) -> list[float]:
    """Where steps end within a phase; none unless they fill it one after the other."""
    steps = [step.weeks for step in phase.steps if step.weeks is not None]
    whole = _weeks(phase)
    if len(steps) < len(phase.steps) or whole is None or abs(sum(steps) - whole) > 0.001:
        return []
    return [sum(steps[:number]) for number in range(1, len(steps))]


def _order(phases: Sequence[Phase]) -> tuple[list[int], list[list[int]]]:
    """The order to place phases in, and for each those that it comes after."""
    numbers = {phase.name: index for index, phase in enumerate(phases)}
    named = [
        [numbers[name] for name in phase.depends_on if numbers.get(name, index) != index]
        for index, phase in enumerate(phases)
    ]
    wanted = [found or [index - 1] * (index > 0) for index, found in enumerate(named)]
    order: list[int] = []
    before: list[list[int]] = [[] for _ in phases]
    waiting = list(range(len(phases)))
    while waiting:
        # What is named is stronger than the order of the file; a circle begins with its first.
        ready = [i for i in waiting if set(wanted[i]) <= set(order)]
        ready += [i for i in waiting if set(named[i]) <= set(order)]
        chosen = ready[0] if ready else waiting[0]
        before[chosen] = [other for other in wanted[chosen] if other in order]
        order.append(chosen)
        waiting.remove(chosen)
    return order, before


def _latest(ends: Sequence[float | None]) -> float | None:
    """The latest of ``ends``, 0 without any; None when one of them is not known."""
    known = [end for end in ends if end is not None]
    return max(known, default=0.0) if len(known) == len(ends) else None


def _places(
    order: Sequence[int],
    before: Sequence[Sequence[int]],
    starts: Sequence[float | None],
    weeks: Sequence[float | None],
    measured: float,
) -> list[tuple[float, float]]:
    """Where each bar is drawn and how long, in weeks.

    Bars without a known start stand behind the measured time, so that the axis is true.
    """
    nominal = (measured or max(length for length in weeks if length)) / _NOMINAL_PART
    places = [(0.0, 0.0)] * len(order)
    for index in order:
        start, length = starts[index], weeks[index]
        if start is None:
            start = max([measured, *(sum(places[other]) for other in before[index])])
        places[index] = (start, nominal if length is None else length)
    return places


def _ticks(measured: float, whole: float) -> tuple[Tick, ...]:
    """Round numbers of weeks from the beginning to the end of what is measured."""
    if not measured:
        return ()
    steps = (base * 10**power for power in count() for base in (1, 2, 5))
    step = next(step for step in steps if measured / step < MOST_TICKS)
    return tuple(Tick(n, percent(n / whole)) for n in range(0, int(measured) + 1, step))
