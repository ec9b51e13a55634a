"""Lengths of bars and places of phases in the pictures of a programme."""

from __future__ import annotations

import pytest

from hub.model import Phase, Step
from hub.site.charts import MOST_TICKS, PhaseChart, percent, phase_chart, shares


def _phase(name: str, weeks: float | None = None, *depends_on: str) -> Phase:
    return Phase(name=name, text="", weeks=weeks, depends_on=depends_on)


def _steps(*weeks: float | None) -> tuple[Step, ...]:
    return tuple(Step(text="", weeks=length) for length in weeks)


def _chart(*phases: Phase) -> PhaseChart:
    chart = phase_chart(phases)
    assert chart is not None
    return chart


def _known(chart: PhaseChart) -> list[tuple[str, float | None, float | None]]:
    return [(bar.name, bar.start, bar.weeks) for bar in chart.bars]


def _drawn(chart: PhaseChart) -> list[tuple[float, float]]:
    return [(float(bar.x.rstrip("%")), float(bar.width.rstrip("%"))) for bar in chart.bars]


@pytest.mark.parametrize(
    ("values", "widths"),
    [
        ([], ()),
        ([7], ("100%",)),
        ([0], ("",)),
        ([57_700_000, 2_300_000], ("100%", "4%")),
        ([1, None, 3, 0], ("33.3%", "", "100%", "")),
        ([None, None], ("", "")),
    ],
)
def test_bars_are_to_the_scale_of_the_largest(
    values: list[float | None], widths: tuple[str, ...]
) -> None:
    assert shares(values) == widths


@pytest.mark.parametrize(("part", "length"), [(0, "0%"), (1, "100%"), (1 / 3, "33.3%")])
def test_lengths_are_written_for_svg(part: float, length: str) -> None:
    assert percent(part) == length


def test_a_phase_starts_when_the_last_one_it_depends_on_ends() -> None:
    chart = _chart(
        _phase("A", 4), _phase("B", 10, "A"), _phase("C", 2, "A"), _phase("D", 4, "B", "C")
    )
    assert _known(chart) == [("A", 0, 4), ("B", 4, 10), ("C", 4, 2), ("D", 14, 4)]
    assert chart.measured == 18
    assert [bar.x for bar in chart.bars] == ["0%", "22.2%", "22.2%", "77.8%"]
    assert [bar.width for bar in chart.bars] == ["22.2%", "55.6%", "11.1%", "22.2%"]


def test_a_phase_that_names_no_other_follows_the_one_before_it() -> None:
    assert _known(_chart(_phase("A", 4), _phase("B", 0.5), _phase("C", 1))) == [
        ("A", 0, 4),
        ("B", 4, 0.5),
        ("C", 4.5, 1),
    ]


def test_a_phase_may_depend_on_one_that_is_written_later() -> None:
    chart = _chart(_phase("A", 4, "B"), _phase("B", 2))
    assert _known(chart) == [("A", 2, 4), ("B", 0, 2)]


def test_what_follows_an_unknown_length_has_no_known_start() -> None:
    chart = _chart(_phase("A", 8), _phase("B"), _phase("C", 5), _phase("D", 2, "A"))
    assert _known(chart) == [("A", 0, 8), ("B", 8, None), ("C", None, 5), ("D", 8, 2)]
    assert chart.measured == 10, "the axis measures what is known"
    (_, _), (b, b_width), (c, _), (_, _) = _drawn(chart)
    measured_part = chart.measured / 15 * 100
    assert b == pytest.approx(8 / 15 * 100, abs=0.1)
    assert b_width > 0
    assert c >= measured_part - 0.1, "no bar of unknown place stands on the scale"
    assert all(float(tick.x.rstrip("%")) <= measured_part + 0.1 for tick in chart.ticks)


def test_without_a_known_beginning_there_is_no_axis() -> None:
    chart = _chart(_phase("A"), _phase("B", 6))
    assert chart.ticks == ()
    assert chart.measured == 0
    (_, a_width), (b, b_width) = _drawn(chart)
    assert a_width > 0
    assert b == pytest.approx(a_width, abs=0.1)
    assert b + b_width == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize(
    "phases",
    [
        (),
        (_phase("A", 3),),
        (_phase("A"), _phase("B", None, "A")),
        (_phase("A", 0), _phase("B", 0)),
    ],
)
def test_there_is_no_picture_without_something_to_compare(phases: tuple[Phase, ...]) -> None:
    assert phase_chart(phases) is None


def test_a_phase_of_no_weeks_has_a_place_and_no_width() -> None:
    chart = _chart(_phase("A", 3), _phase("B", 0), _phase("C", 3))
    assert _drawn(chart) == [(0, 50), (50, 0), (50, 50)]


@pytest.mark.parametrize(
    "phases",
    [
        (_phase("A", 1, "B"), _phase("B", 2, "A")),
        (_phase("A", 1, "A"), _phase("B", 2)),
        (_phase("A", 1, "Nobody"), _phase("B", 2, "Nobody either")),
        (_phase("A", 1), _phase("A", 2, "A")),
    ],
    ids=["circle", "itself", "unknown names", "same name twice"],
)
def test_what_depends_on_nothing_real_breaks_nothing(phases: tuple[Phase, ...]) -> None:
    assert [(start, weeks) for _, start, weeks in _known(_chart(*phases))] == [(0, 1), (1, 2)]


def test_steps_that_fill_a_phase_cut_its_bar() -> None:
    phases = (
        Phase(name="A", text="", weeks=10, steps=_steps(2, 8)),
        Phase(name="B", text="", weeks=10, steps=_steps(2, 3)),
        Phase(name="C", text="", weeks=10, steps=_steps(10, None)),
        Phase(name="D", text="", weeks=10, steps=_steps(10)),
    )
    chart = _chart(*phases)
    assert [bar.cuts for bar in chart.bars] == [("5%",), (), (), ()]
    assert not chart.adds_steps


def test_the_steps_are_added_up_when_the_phase_states_no_length() -> None:
    phases = (
        Phase(name="A", text="", steps=_steps(1, 3)),
        Phase(name="B", text="", steps=_steps(1, None)),
    )
    chart = _chart(*phases)
    assert _known(chart) == [("A", 0, 4), ("B", 4, None)]
    assert chart.bars[0].cuts
    assert chart.adds_steps


@pytest.mark.parametrize(
    ("weeks", "marks"),
    [
        (0.5, [0]),
        (5, [0, 1, 2, 3, 4, 5]),
        (6, [0, 2, 4, 6]),
        (42, [0, 10, 20, 30, 40]),
        (1000, [0, 200, 400, 600, 800, 1000]),
        (39_999, [0, 10_000, 20_000, 30_000]),
    ],
)
def test_the_axis_has_a_few_round_numbers(weeks: float, marks: list[int]) -> None:
    ticks = _chart(_phase("A", weeks), _phase("B", 0)).ticks
    assert [tick.n for tick in ticks] == marks
    assert len(ticks) <= MOST_TICKS
    for tick in ticks:
        assert float(tick.x.rstrip("%")) == pytest.approx(tick.n / weeks * 100, abs=0.06)
