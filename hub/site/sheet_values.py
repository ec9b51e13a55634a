"""The views of the entry pages, made ready for paper: the same texts in the same order.

A sheet is made from the view of the page, so that no wording and no choice stands in two places;
what leads to other pages of the site, or works only on a screen, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from hub.model import Practice, Program
from hub.queries.facets import FACETS_BY_ID, entries_by_value
from hub.sheets.runs import blocks_of, plain, text_of
from hub.sheets.values import (
    Block,
    Blocks,
    Compendium,
    ContentsGroup,
    Fact,
    Frame,
    Index,
    Item,
    Origin,
    Run,
    Section,
    Sheet,
    SourceLine,
    Table,
    Text,
)
from hub.site import program_view as programs
from hub.site.cards import LinkView
from hub.site.entry_view import EntryView, ExternalLink, SectionView, practice_view
from hub.site.facts import FactView
from hub.site.listing_views import country_groups, facet_value_heading, in_listing_order
from hub.site.program_view import program_view
from hub.site.site import Site
from hub.wording import fold

_INDEXED = ("country", "theme")
_MOST_COLUMNS_IN_FULL = 4
"""A table with more columns is set in smaller letters."""


def frame_of(site: Site) -> Frame:
    """What stands around the text of every page."""
    return Frame(
        hub=site.settings.name,
        publisher=site.settings.publisher,
        language=site.language,
        license=site.strings.text("sheets.license"),
        page=site.strings.text("sheets.page"),
    )


def sheet_of(site: Site, entry: Practice | Program) -> Sheet:
    """The sheet of ``entry``."""
    if isinstance(entry, Program):
        program = program_view(site, entry)
        return _sheet(site, entry, program.entry, tuple(_program_sections(site, program)))
    view = practice_view(site, entry)
    sections = tuple(_section(site, section) for section in (view.summary, *view.sections))
    return _sheet(site, entry, view, (_as_lead(sections[0]), *sections[1:]))


def compendium_of(site: Site, sheets: Sequence[Sheet]) -> Compendium:
    """The book of all ``sheets``, in the order of the listings."""
    text = site.strings.text
    entries = in_listing_order(site, site.listed.entries())
    by_id = {sheet.id: sheet for sheet in sheets}
    return Compendium(
        title=text("sheets.compendium"),
        introduction=site.settings.description,
        count=site.strings.count("counts.entries", len(entries)),
        updated=site.footer_date,
        date=site.updated,
        address=site.address("index.html"),
        license=text("entry.license"),
        contents_heading=text("sheets.contents"),
        contents=tuple(
            ContentsGroup(heading, tuple(entry.id for entry in found))
            for heading, found in country_groups(site, entries)
        ),
        indexes=tuple(_index(site, facet, entries) for facet in _INDEXED),
        sheets=tuple(by_id[entry.id] for entry in entries),
    )


def _index(site: Site, facet_id: str, entries: Sequence[Practice | Program]) -> Index:
    facet = FACETS_BY_ID[facet_id]
    rows = [
        ContentsGroup(facet_value_heading(site, facet, value), tuple(entry.id for entry in found))
        for value, found in entries_by_value(facet, entries).items()
    ]
    rows.sort(key=lambda row: fold(row.heading))
    return Index(site.strings.text(f"sheets.by_{facet_id}"), tuple(rows))


def _sheet(
    site: Site, entry: Practice | Program, view: EntryView, sections: tuple[Section, ...]
) -> Sheet:
    text = site.strings.text
    evidence = f"{text('entry.evidence')}: {view.evidence.label}" if view.evidence else ""
    side = [text_of(view.period_note), plain(view.classification_note)]
    return Sheet(
        id=entry.id,
        kind=view.kind,
        title=view.title,
        language=view.language,
        address=site.address(entry.url),
        place=view.place,
        period=view.period,
        verified=view.verified,
        evidence=evidence,
        date=entry.review.last_verified,
        keywords=tuple(site.labels.term("themes", theme) for theme in entry.themes),
        facts=tuple(_fact(site, fact) for fact in view.facts),
        side_notes=tuple(note for note in side if note),
        sections=(*sections, *_related(site, view)),
        sources_heading=text("entry.sources"),
        sources=tuple(
            SourceLine(s.number, s.title, s.url, s.detail, text_of(s.note), s.language)
            for s in view.sources
        ),
        after=tuple(_after_sources(site, view)),
        provenance_heading=text("entry.provenance"),
        origins=tuple(Origin(o.id, o.label, o.meaning) for o in view.origins),
        provenance=tuple(_provenance(site, view)),
        cite_heading=text("entry.cite"),
        citation=_citation(view.citations[0].text, site.address(entry.url)),
        license=text("entry.license"),
    )


def _citation(text: str, address: str) -> Text:
    before, _, after = text.partition(address)
    return (*plain(before), *plain(address, address), *plain(after))


def _fact(site: Site, fact: FactView) -> Fact:
    links = (_link(site, link) for link in fact.links)
    return Fact(fact.label, (*map(plain, fact.lines), *links))


def _link(site: Site, link: LinkView) -> Text:
    """A link within the site leads to its public address: paper knows no other."""
    return plain(link.label, site.address(link.path) if link.path else "")


def _provenance(site: Site, view: EntryView) -> Iterable[Text]:
    text = site.strings.text
    yield plain(f"{view.verified}. {view.review_note}".strip())
    if view.links_note:
        yield plain(view.links_note)
    if view.not_stated:
        yield plain(f"{text('entry.not_stated_others')} {', '.join(view.not_stated)}.")
    if view.original_title:
        title = Run(text=view.original_title, em=True)
        yield (Run(text=f"{text('entry.original_title')}: "), title)


def _after_sources(site: Site, view: EntryView) -> Iterable[Section]:
    text = site.strings.text
    if view.notes:
        yield _section(site, view.notes)
    for heading, links in (("entry.records", view.records), ("entry.links", view.links)):
        if links:
            yield _list(text(heading), [_external(link) for link in links])
    if view.contacts:
        contacts = [
            plain(contact.organisation)
            + (plain(f" · {contact.email}", f"mailto:{contact.email}") if contact.email else ())
            + (plain(f" · {contact.url}", contact.url) if contact.url else ())
            + (plain(f" · {contact.phone}") if contact.phone else ())
            for contact in view.contacts
        ]
        yield _list(text("entry.contacts"), contacts)


def _external(link: ExternalLink) -> Text:
    return plain(link.label, link.url)


def _related(site: Site, view: EntryView) -> Iterable[Section]:
    if not view.relations:
        return
    lines = [
        (
            Run(text=f"{item.relation}: "),
            *plain(item.title, site.address(item.path)),
            Run(text=f" ({item.detail}; {item.basis})."),
            *((Run(text=" "), *text_of(item.note)) if item.note else ()),
        )
        for item in view.relations
    ]
    yield _list(site.strings.text("entry.related"), lines)


def _list(heading: str, lines: Iterable[Text]) -> Section:
    items = tuple(Item(blocks=(Block("p", line),)) for line in lines)
    return Section(heading, "list", items=items)


def _section(site: Site, view: SectionView) -> Section:
    if view.is_missing:
        missing = (Block("p", plain(site.strings.text("entry.not_stated"))),)
        return Section(view.heading, "missing", missing)
    # Points are counted where they are printed.
    is_counted = view.form in ("numbered", "actions", "list")
    items = tuple(
        _item(() if is_counted else text_of(item.lead), blocks_of(item.html)) for item in view.items
    )
    return Section(
        view.heading,
        view.form,
        blocks_of(view.html),
        items,
        origin=view.origin,
        origin_label=view.origin_label,
    )


def _item(lead: Text, blocks: Blocks) -> Item:
    """What is only a citation stays with the words before it."""
    if lead and len(blocks) == 1 and all(run.cites for run in blocks[0].runs):
        return Item(lead + blocks[0].runs)
    return Item(lead, blocks)


def _as_lead(section: Section) -> Section:
    return replace(section, form="lead")


# What only programmes have


def _program_sections(site: Site, view: programs.ProgramView) -> Iterable[Section]:
    """In the order of the page of a programme."""
    yield Section(view.objective_heading, "lead", blocks_of(view.objective))
    for section in (view.entry.summary, *view.context):
        yield _section(site, section)
    yield from _means(site, view)
    yield from _selection(site, view)
    if view.coverage:
        yield _coverage(site, view.coverage_heading, view.coverage)
    for section in (*view.lists, *view.learning):
        yield _section(site, section)
    if view.practices:
        cards = [
            (*plain(card.title, site.address(card.path)), Run(text=f" ({card.place})"))
            for card in view.practices
        ]
        yield _list(site.strings.text("entry.program_practices"), cards)
    for references in view.references:
        yield _list(references.heading, [_reference(item) for item in references.references])


def _means(site: Site, view: programs.ProgramView) -> Iterable[Section]:
    """What a programme costs, is made of and has reached, and how it goes on."""
    text = site.strings.text
    if view.budget:
        amounts = tuple(_amount(amount) for amount in view.budget)
        yield Section(text("program.budget"), "figures", items=amounts)
    for parts in view.parts:
        yield Section(parts.heading, "parts", items=tuple(_part(part) for part in parts.parts))
    for section in view.figures:
        yield _section(site, section)
    if view.phases:
        phases = tuple(_phase(site, phase) for phase in view.phases)
        yield Section(text("program.phases"), "parts", items=phases)
    if view.timeline:
        yield _timeline(site, view.timeline)


def _selection(site: Site, view: programs.ProgramView) -> Iterable[Section]:
    if view.criteria:
        yield _criteria(site, view.criteria)
    if view.tie_breaks:
        yield _section(site, view.tie_breaks)
    if view.quotas:
        yield _quotas(site, view.quotas)


def _amount(amount: programs.AmountView) -> Item:
    note = text_of(amount.note)
    return Item(plain(amount.amount), _paragraph(plain(amount.scope)), "", (note,) if note else ())


def _paragraph(text: Text) -> Blocks:
    return (Block("p", text),) if text else ()


def _part(part: programs.PartView) -> Item:
    blocks = blocks_of(part.html)
    if part.items:
        blocks += (Block("ul", (), tuple(blocks_of(item) for item in part.items)),)
    return Item(plain(part.name, part.url), blocks, part.place)


def _phase(site: Site, phase: programs.PhaseView) -> Item:
    blocks = blocks_of(phase.html)
    if phase.steps:
        steps = tuple(_paragraph(_with_length(step)) for step in phase.steps)
        blocks += (Block("ul", (), steps),)
    notes = (
        ("program.deliverables", phase.deliverables),
        ("program.depends_on", phase.depends_on),
    )
    lines = tuple(
        plain(f"{site.strings.text(key)} {'; '.join(names)}") for key, names in notes if names
    )
    return Item(plain(phase.name), blocks, phase.weeks, lines)


def _with_length(step: programs.StepView) -> Text:
    return text_of(step.html) + (plain(f" · {step.weeks}") if step.weeks else ())


def _timeline(site: Site, view: programs.TimelineView) -> Section:
    text = site.strings.text
    on, off = text("program.cell_on"), text("program.cell_off")
    rows = tuple(
        (plain(row.name), *(plain(on if is_on else off) for is_on in row.months))
        if row.months
        else (plain(f"{row.name}: {text('program.months_not_stated')}"),)
        for row in view.rows
    )
    table = _table((text("program.activity"), *view.months), 1, rows)
    return Section(text("program.timeline"), "table", table=table, note=text_of(view.note))


def _table(
    columns: tuple[str, ...], texts: int, rows: tuple[tuple[Text, ...], ...], *foot: str
) -> Table:
    """A table whose first columns, as many as ``texts``, hold text and the others numbers."""
    numbers = (False,) * texts + (True,) * (len(columns) - texts)
    return Table(columns, numbers, rows, foot, len(columns) > _MOST_COLUMNS_IN_FULL)


def _criteria(site: Site, view: programs.CriteriaView) -> Section:
    text = site.strings.text
    rows: list[tuple[Text, ...]] = []
    for criterion in view.criteria:
        rows += _scored(plain(criterion.name), criterion.points.text, criterion.html, strong=True)
        for sub in criterion.subcriteria:
            rows += _scored(plain(f"– {sub.name}"), sub.points.text, sub.html)
    total = text("program.total" if view.is_whole else "program.total_stated")
    foot = (total, view.total) if view.total else ()
    columns = (text("program.criterion"), text("program.points"))
    return Section(text("program.criteria"), "table", table=_table(columns, 1, tuple(rows), *foot))


def _scored(
    name: Text, points: str, html: Markup, *, strong: bool = False
) -> Iterable[tuple[Text, ...]]:
    """A row with its points; what it means stands below it, over the whole width."""
    yield tuple(Run(text=run.text, strong=strong) for run in name), plain(points)
    if html:
        yield (text_of(html),)


def _quotas(site: Site, view: programs.QuotasView) -> Section:
    text = site.strings.text
    region, units = text("program.region"), text("program.units")
    columns = (region, units, *view.rounds, text("program.total"))
    rows = tuple(
        (text_of(row.region), text_of(row.units), *map(plain, row.seats), plain(row.total.text))
        for row in view.rows
    )
    table = _table(columns, 2, rows, text("program.total"), "", *view.sums)
    return Section(view.heading, "table", table=table, note=text_of(view.note))


def _coverage(site: Site, heading: str, view: programs.CoverageView) -> Section:
    note = text_of(view.note)
    if view.names:
        names = plain(f"{view.levels[0]} ({view.total}): ") + _joined(view.names)
        return Section(heading, "prose", _paragraph(names), note=note)
    rows = tuple(
        (text_of(group.name), _joined([cell for row in group.rows for cell in row]), number)
        for group in view.groups
        for number in [plain(group.number.text)]
    )
    below = " · ".join(view.levels[1:])
    columns = (view.levels[0], below, site.strings.text("program.number"))
    table = _table(columns, 2, rows, site.strings.text("program.total"), "", view.total)
    return Section(heading, "table", table=table, note=note)


def _joined(texts: Sequence[Markup]) -> Text:
    found: list[Run] = []
    for text in texts:
        found += [Run(text=", ")] if found else []
        found += text_of(text)
    return tuple(found)


def _reference(item: programs.ReferenceView) -> Text:
    detail = f". {item.detail}." if item.detail else "."
    note = text_of(item.note)
    return (
        *plain(item.title, item.url),
        Run(text=detail),
        *((Run(text=" "), *note) if note else ()),
    )
