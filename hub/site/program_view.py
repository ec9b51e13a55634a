"""The page of a programme: the sheet of an entry and every block that only programmes have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from babel.numbers import format_currency
from markupsafe import Markup

from hub.entries.wordings import field_label
from hub.model import Component, Program, Reference
from hub.queries.relations import practices_of
from hub.site.cards import CardView, card
from hub.site.entry_view import (
    EntryView,
    SectionView,
    anchor,
    bullets_section,
    entry_view,
    figures_section,
)
from hub.site.rendering import render_block, render_inline
from hub.site.site import Site


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of texts; the first cell of a row heads it when ``has_row_heads``."""

    id: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Markup, ...], ...]
    footer: tuple[str, ...] = ()
    note: Markup = field(default_factory=Markup)
    has_row_heads: bool = False


@dataclass(frozen=True, slots=True)
class AmountView:
    amount: str
    scope: str
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
class TimelineRowView:
    """``cells`` are ``on``, ``off`` or, when the source does not say, ``unknown``; one a month."""

    name: str
    text: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    months: tuple[str, ...]
    rows: tuple[TimelineRowView, ...]
    note: Markup


@dataclass(frozen=True, slots=True)
class SubcriterionView:
    name: str
    points: str
    html: Markup


@dataclass(frozen=True, slots=True)
class CriterionView:
    name: str
    points: str
    html: Markup
    subcriteria: tuple[SubcriterionView, ...]


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
    coverage: TableView | None
    parts: tuple[PartsView, ...]
    figures: tuple[SectionView, ...]
    phases: tuple[PhaseView, ...]
    timeline: TimelineView | None
    criteria: tuple[CriterionView, ...]
    tie_breaks: SectionView | None
    quotas: TableView | None
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
    return ProgramView(
        entry=entry,
        objective=render_block(program.objective),
        objective_heading=field_label("objective", site.language),
        context=tuple(first),
        learning=tuple(section for section in entry.sections if section not in first),
        budget=tuple(_budget(site, program)),
        coverage=_coverage(site, program),
        parts=tuple(_parts(site, program)),
        figures=tuple(section for section in figures if section is not None),
        phases=tuple(_phases(site, program)),
        timeline=_timeline(site, program),
        criteria=tuple(_criteria(site, program)),
        tie_breaks=bullets_section(site, "tie_breaks", program.tie_breaks, "numbered")
        if program.tie_breaks
        else None,
        quotas=_quotas(site, program),
        lists=tuple(lists),
        references=tuple(_references(site, program)),
        practices=tuple(card(site, practice) for practice in practices_of(program, site.listed)),
    )


def _with_sources(text: str, sources: tuple[int, ...]) -> str:
    """``text`` with a citation of ``sources`` at its end."""
    return f"{text} [{', '.join(map(str, sources))}]".strip() if sources else text


def _budget(site: Site, program: Program) -> Iterable[AmountView]:
    for budget in program.budget:
        amount = format_currency(
            budget.amount,
            budget.currency,
            format="¤¤ #,##0.##",
            locale=site.language,
            currency_digits=False,
        )
        yield AmountView(
            amount, budget.scope, render_inline(_with_sources(budget.note, budget.sources))
        )


def _coverage(site: Site, program: Program) -> TableView | None:
    coverage = program.coverage
    if coverage is None:
        return None
    return TableView(
        "coverage",
        field_label("coverage", site.language),
        coverage.levels,
        tuple(tuple(render_inline(cell) for cell in unit) for unit in coverage.units),
        note=render_inline(_with_sources(coverage.note, coverage.sources)),
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


def _timeline(site: Site, program: Program) -> TimelineView | None:
    timeline = program.timeline
    if timeline is None:
        return None
    rows = []
    for row in timeline.rows:
        if row.start is None or row.end is None:
            cells = tuple("unknown" for _ in timeline.months)
            text = site.strings.text("program.months_not_stated")
        else:
            span = range(row.start, row.end + 1)
            cells = tuple("on" if n in span else "off" for n in range(1, len(timeline.months) + 1))
            first, last = timeline.months[row.start - 1], timeline.months[row.end - 1]
            text = first if first == last else f"{first}–{last}"
        rows.append(TimelineRowView(row.name, text, cells))
    note = render_inline(_with_sources(timeline.note, timeline.sources))
    return TimelineView(timeline.months, tuple(rows), note)


def _criteria(site: Site, program: Program) -> Iterable[CriterionView]:
    for criterion in program.criteria:
        subcriteria = tuple(
            SubcriterionView(sub.name, _points(site, sub.points), render_inline(sub.text))
            for sub in criterion.subcriteria
        )
        html = render_block(_with_sources(criterion.text, criterion.sources))
        yield CriterionView(criterion.name, _points(site, criterion.max_points), html, subcriteria)


def _points(site: Site, points: float | None) -> str:
    return "" if points is None else site.strings.count("program.points", points)


def _quotas(site: Site, program: Program) -> TableView | None:
    quotas = program.quotas
    if quotas is None:
        return None
    text = site.strings.text
    rounds = [text("program.round", n=number) for number in range(1, quotas.rounds + 1)]
    columns = (text("program.region"), text("program.units"), *rounds, text("program.total"))
    rows = tuple(
        (
            render_inline(row.region),
            render_inline(", ".join(row.units)),
            *(render_inline(str(seats) if seats else "–") for seats in row.seats),
            render_inline(str(row.total)),
        )
        for row in quotas.rows
    )
    sums = [str(sum(row.seats[i] for row in quotas.rows)) for i in range(quotas.rounds)]
    total = str(sum(row.total for row in quotas.rows))
    return TableView(
        "quotas",
        field_label("quotas", site.language),
        columns,
        rows,
        (text("program.total"), "", *sums, total),
        render_inline(_with_sources(quotas.note, quotas.sources)),
        has_row_heads=True,
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
