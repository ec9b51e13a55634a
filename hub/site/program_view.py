"""The page of a programme: the sheet of an entry and every block that only programmes have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from babel.numbers import format_currency
from markupsafe import Markup

from hub.entries.wordings import field_label
from hub.model import Component, Criterion, Program, Reference
from hub.queries.relations import practices_of
from hub.site.cards import CardView, card
from hub.site.charts import PhaseBar, Tick, phase_chart, shares
from hub.site.citing import Place, citing_places
from hub.site.coverage_map import CoverageMapView, coverage_map
from hub.site.entry_view import (
    EntryView,
    SectionView,
    anchor,
    bullets_section,
    entry_view,
    figures_section,
    with_places,
)
from hub.site.rendering import render_block, render_inline
from hub.site.site import Site


@dataclass(frozen=True, slots=True)
class NumberView:
    """A number as written; ``width`` is the length of its bar, empty when it has none."""

    text: str
    width: str = ""


@dataclass(frozen=True, slots=True)
class AmountView:
    """An amount; its bar compares it with the other amounts in its currency."""

    amount: str
    scope: str
    note: Markup
    width: str


@dataclass(frozen=True, slots=True)
class CoverageGroupView:
    """A unit of the first level with the units in it: ``rows`` hold the levels below."""

    name: Markup
    rows: tuple[tuple[Markup, ...], ...]
    number: NumberView


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Units by the first level; with one level only ``names``, which need no table."""

    levels: tuple[str, ...]
    names: tuple[Markup, ...]
    groups: tuple[CoverageGroupView, ...]
    total: str
    note: Markup


@dataclass(frozen=True, slots=True)
class PartView:
    """A component, role or model."""

    name: str
    html: Markup
    items: tuple[Markup, ...]
    place: str
    url: str


@dataclass(frozen=True, slots=True)
class PartsView:
    id: str
    heading: str
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    html: Markup
    weeks: str


@dataclass(frozen=True, slots=True)
class PhaseView:
    name: str
    weeks: str
    html: Markup
    steps: tuple[StepView, ...]
    depends_on: tuple[str, ...]
    deliverables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhaseBarView:
    """A phase in the picture; ``starts_after`` and ``weeks`` say in words what is not stated."""

    bar: PhaseBar
    duration: str
    starts_after: str
    weeks: str


@dataclass(frozen=True, slots=True)
class PhaseChartView:
    """The phases over time; ``label`` says in one sentence what the picture shows."""

    label: str
    bars: tuple[PhaseBarView, ...]
    ticks: tuple[Tick, ...]
    has_unknown: bool
    has_cuts: bool
    adds_steps: bool


@dataclass(frozen=True, slots=True)
class TimelineRowView:
    """Whether the activity goes on, month by month; no ``months`` when the source does not say."""

    name: str
    months: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    months: tuple[str, ...]
    rows: tuple[TimelineRowView, ...]
    note: Markup


@dataclass(frozen=True, slots=True)
class SubcriterionView:
    name: str
    points: NumberView
    html: Markup


@dataclass(frozen=True, slots=True)
class CriterionView:
    name: str
    points: NumberView
    html: Markup
    subcriteria: tuple[SubcriterionView, ...]


@dataclass(frozen=True, slots=True)
class CriteriaView:
    """Criteria with their points, all on one scale; ``total`` is empty when none is stated."""

    criteria: tuple[CriterionView, ...]
    total: str
    is_whole: bool
    """Whether every criterion states its points, so that the total is that of the selection."""


@dataclass(frozen=True, slots=True)
class QuotaRowView:
    region: Markup
    units: Markup
    seats: tuple[str, ...]
    total: NumberView


@dataclass(frozen=True, slots=True)
class QuotasView:
    """Places by region and round; ``sums`` are those of the rounds, then that of all."""

    heading: str
    rounds: tuple[str, ...]
    rows: tuple[QuotaRowView, ...]
    sums: tuple[str, ...]
    note: Markup


@dataclass(frozen=True, slots=True)
class ReferenceView:
    title: str
    url: str
    detail: str
    note: Markup


@dataclass(frozen=True, slots=True)
class ReferencesView:
    id: str
    heading: str
    references: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramView:
    """Everything a programme page prints; a block without data is None or empty."""

    entry: EntryView
    objective: Markup
    objective_heading: str
    context: tuple[SectionView, ...]
    learning: tuple[SectionView, ...]
    budget: tuple[AmountView, ...]
    coverage: CoverageView | None
    coverage_heading: str
    coverage_map: CoverageMapView | None
    parts: tuple[PartsView, ...]
    figures: tuple[SectionView, ...]
    phases: tuple[PhaseView, ...]
    phase_chart: PhaseChartView | None
    timeline: TimelineView | None
    criteria: CriteriaView | None
    tie_breaks: SectionView | None
    quotas: QuotasView | None
    lists: tuple[SectionView, ...]
    references: tuple[ReferencesView, ...]
    practices: tuple[CardView, ...]


_BEFORE_THE_BLOCKS = ("context",)


def program_view(site: Site, program: Program) -> ProgramView:
    figures = [
        figures_section(site, name, getattr(program, name)) for name in ("achievements", "targets")
    ]
    lists = [
        bullets_section(site, name, getattr(program, name), "list")
        for name in ("dimensions", "report_outline")
        if getattr(program, name)
    ]
    entry = entry_view(site, program)
    # What a programme is comes before its blocks, what was learnt from it after them.
    first = [section for section in entry.sections if section.id in _BEFORE_THE_BLOCKS]
    view = ProgramView(
        entry=entry,
        objective=render_block(program.objective),
        objective_heading=field_label("objective", site.language),
        context=tuple(first),
        learning=tuple(section for section in entry.sections if section not in first),
        budget=tuple(_budget(site, program)),
        coverage=_coverage(site, program),
        coverage_heading=field_label("coverage", site.language),
        coverage_map=coverage_map(site, program.countries),
        parts=tuple(_parts(site, program)),
        figures=tuple(section for section in figures if section is not None),
        phases=tuple(_phases(site, program)),
        phase_chart=_phase_chart(site, program),
        timeline=_timeline(program),
        criteria=_criteria(site, program),
        tie_breaks=bullets_section(site, "tie_breaks", program.tie_breaks, "numbered")
        if program.tie_breaks
        else None,
        quotas=_quotas(site, program),
        lists=tuple(lists),
        references=tuple(_references(site, program)),
        practices=tuple(card(site, practice) for practice in practices_of(program, site.listed)),
    )
    return replace(view, entry=with_places(entry, citing_places(view, _headings(site))))


def _headings(site: Site) -> dict[str, Place]:
    """Where the blocks stand whose views have no heading of their own."""
    blocks = ("budget", "phases", "timeline", "criteria")
    headings = {name: (site.strings.text(f"program.{name}"), name) for name in blocks}
    return headings | {
        name: (field_label(name, site.language), name) for name in ("objective", "coverage")
    }


def _with_sources(text: str, sources: tuple[int, ...]) -> str:
    """``text`` with a citation of ``sources`` at its end."""
    return f"{text} [{', '.join(map(str, sources))}]".strip() if sources else text


def _budget(site: Site, program: Program) -> Iterable[AmountView]:
    for budget in program.budget:
        same = [other.amount for other in program.budget if other.currency == budget.currency]
        amount = format_currency(
            budget.amount,
            budget.currency,
            format="¤¤ #,##0.##",
            locale=site.language,
            currency_digits=False,
        )
        yield AmountView(
            amount,
            budget.scope,
            render_inline(_with_sources(budget.note, budget.sources)),
            shares(same)[same.index(budget.amount)] if len(same) > 1 else "",
        )


def _coverage(site: Site, program: Program) -> CoverageView | None:
    coverage = program.coverage
    if coverage is None:
        return None
    below: dict[str, list[tuple[Markup, ...]]] = {}
    for first, *others in coverage.units:
        below.setdefault(first, []).append(tuple(render_inline(cell) for cell in others))
    is_list = len(coverage.levels) == 1
    widths = shares([len(rows) for rows in below.values()])
    groups = tuple(
        CoverageGroupView(
            render_inline(name), tuple(rows), NumberView(site.strings.number(len(rows)), width)
        )
        for (name, rows), width in zip(below.items(), widths, strict=True)
    )
    return CoverageView(
        coverage.levels,
        tuple(render_inline(unit[0]) for unit in coverage.units) if is_list else (),
        () if is_list else groups,
        site.strings.number(len(coverage.units)),
        render_inline(_with_sources(coverage.note, coverage.sources)),
    )


def _parts(site: Site, program: Program) -> Iterable[PartsView]:
    for name in ("components", "roles", "models"):
        parts: tuple[Component, ...] = getattr(program, name)
        if parts:
            views = tuple(_part(part) for part in parts)
            yield PartsView(anchor(name), field_label(name, site.language), views)


def _part(part: Component) -> PartView:
    return PartView(
        part.name,
        render_block(_with_sources(part.text, part.sources)),
        tuple(render_inline(item) for item in part.items),
        part.place,
        part.url,
    )


def _phases(site: Site, program: Program) -> Iterable[PhaseView]:
    for phase in program.phases:
        steps = tuple(
            StepView(render_inline(step.text), _weeks(site, step.weeks)) for step in phase.steps
        )
        html = render_block(_with_sources(phase.text, phase.sources))
        yield PhaseView(
            phase.name, _weeks(site, phase.weeks), html, steps, phase.depends_on, phase.deliverables
        )


def _weeks(site: Site, weeks: float | None) -> str:
    return "" if weeks is None else site.strings.count("program.weeks", weeks)


def _phase_chart(site: Site, program: Program) -> PhaseChartView | None:
    chart = phase_chart(program.phases)
    if chart is None:
        return None
    text, number = site.strings.text, site.strings.number
    unknown = sum(bar.weeks is None for bar in chart.bars)
    label = [
        text(
            "program.chart",
            phases=site.strings.count("program.phase_count", len(chart.bars)),
            weeks=site.strings.count("program.weeks", chart.measured),
        )
    ]
    if unknown:
        label.append(site.strings.count("program.chart_unknown", unknown))
    not_stated = text("program.not_stated")
    bars = tuple(
        PhaseBarView(
            bar,
            _weeks(site, bar.weeks) or not_stated,
            not_stated if bar.start is None else number(bar.start),
            not_stated if bar.weeks is None else number(bar.weeks),
        )
        for bar in chart.bars
    )
    return PhaseChartView(
        " ".join(label),
        bars,
        chart.ticks,
        bool(unknown),
        any(bar.cuts for bar in chart.bars),
        chart.adds_steps,
    )


def _timeline(program: Program) -> TimelineView | None:
    timeline = program.timeline
    if timeline is None:
        return None
    columns = range(1, len(timeline.months) + 1)
    rows = tuple(
        TimelineRowView(
            row.name,
            ()
            if row.start is None or row.end is None
            else tuple(row.start <= column <= row.end for column in columns),
        )
        for row in timeline.rows
    )
    note = render_inline(_with_sources(timeline.note, timeline.sources))
    return TimelineView(timeline.months, rows, note)


def _criteria(site: Site, program: Program) -> CriteriaView | None:
    if not program.criteria:
        return None
    stated = [_stated_points(criterion) for criterion in program.criteria]
    known = [points for points in stated if points is not None]
    largest = max(known, default=None)

    def number(points: float | None) -> NumberView:
        if points is None:
            return NumberView("–")
        return NumberView(site.strings.number(points), shares([points, largest])[0])

    criteria = tuple(
        CriterionView(
            criterion.name,
            number(criterion.max_points),
            render_block(_with_sources(criterion.text, criterion.sources)),
            tuple(
                SubcriterionView(sub.name, number(sub.points), render_inline(sub.text))
                for sub in criterion.subcriteria
            ),
        )
        for criterion in program.criteria
    )
    total = site.strings.number(sum(known)) if known else ""
    return CriteriaView(criteria, total, len(known) == len(stated))


def _stated_points(criterion: Criterion) -> float | None:
    """The points of a criterion: its maximum, else those of its sub-criteria."""
    if criterion.max_points is not None:
        return criterion.max_points
    points = [sub.points for sub in criterion.subcriteria if sub.points is not None]
    return sum(points) if points else None


def _quotas(site: Site, program: Program) -> QuotasView | None:
    quotas = program.quotas
    if quotas is None:
        return None
    text, number = site.strings.text, site.strings.number
    totals = [row.total for row in quotas.rows]
    rows = tuple(
        QuotaRowView(
            render_inline(row.region),
            render_inline(", ".join(row.units)),
            tuple(number(seats) if seats else "–" for seats in row.seats),
            NumberView(number(row.total), width),
        )
        for row, width in zip(quotas.rows, shares(totals), strict=True)
    )
    sums = [sum(row.seats[i] for row in quotas.rows) for i in range(quotas.rounds)]
    return QuotasView(
        field_label("quotas", site.language),
        tuple(text("program.round", n=n) for n in range(1, quotas.rounds + 1)),
        rows,
        tuple(number(n) for n in (*sums, sum(totals))),
        render_inline(_with_sources(quotas.note, quotas.sources)),
    )


def _references(site: Site, program: Program) -> Iterable[ReferencesView]:
    for kind in ("experience", "publication"):
        found = [ref for ref in program.references if ref.kind == kind]
        if found:
            heading = site.strings.text(f"references.{kind}")
            views = tuple(_reference(site, reference) for reference in found)
            yield ReferencesView(f"references-{kind}", heading, views)


def _reference(site: Site, reference: Reference) -> ReferenceView:
    where = [site.labels.country(code) for code in reference.countries]
    if reference.place:
        where.append(reference.place)
    parts = [reference.authors, reference.publisher, ", ".join(dict.fromkeys(where))]
    parts.append(str(reference.year) if reference.year else "")
    detail = ". ".join(part.rstrip(".") for part in parts if part)
    return ReferenceView(reference.title, reference.url, detail, render_inline(reference.note))
