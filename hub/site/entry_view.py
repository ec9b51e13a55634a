"""The page of a practice: facts beside text, sections with their provenance, sources, relations.

``program_view`` adds the blocks that only programmes have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from hub.entries.wordings import field_label
from hub.model import INACTIVE, SECTIONS_TO_STATE, Challenge, Entry, Figure, Practice, Program
from hub.plain_text import plain_text
from hub.queries.relations import practices_of, relations_of
from hub.site.cards import LinkView, facet_link
from hub.site.cite_files import CitationView, CiteFileView, citation_views, cite_file_views
from hub.site.citing import Place, citing_places
from hub.site.data_files import entry_data_path
from hub.site.facts import FactView, facts_of
from hub.site.rendering import SOURCE_ANCHOR, render_block, render_inline
from hub.site.search_files import SimilarView
from hub.site.sheet_links import SheetLinkView, sheet_link
from hub.site.site import Site

WORDS_A_MINUTE = 200
"""Reading speed behind the reading time: a careful reader of informative prose."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """A point of a section: ``lead`` is its number or bold beginning, ``anchor`` its address."""

    html: Markup
    lead: Markup | str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the page.

    ``form`` is ``prose``, ``numbered``, ``actions``, ``figures``, ``pairs`` or ``list``. ``origin``
    is ``source``, ``editorial`` or empty; ``is_missing``: the sources do not state it.
    """

    id: str
    heading: str
    form: str
    html: Markup = field(default_factory=Markup)
    items: tuple[ItemView, ...] = ()
    origin: str = ""
    origin_label: str = ""
    origin_title: str = ""
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class OriginView:
    """A provenance of sections: ``source`` or ``editorial``, its name and what it means."""

    id: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SourceView:
    number: int
    anchor: str
    title: str
    url: str
    detail: str
    note: Markup
    language: str
    cited: tuple[Place, ...] = ()
    """Where the page cites it."""


@dataclass(frozen=True, slots=True)
class RelationView:
    relation: str
    title: str
    path: str
    detail: str
    basis: str
    note: Markup


@dataclass(frozen=True, slots=True)
class ExternalLink:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ContactView:
    organisation: str
    email: str
    url: str
    phone: str


@dataclass(frozen=True, slots=True)
class ImageView:
    path: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """Everything a practice page prints."""

    kind: str
    state_note: str
    """What readers must know when the entry is not, or no longer, published; else empty."""
    title: str
    language: str
    original_title: str
    place: str
    period: str
    period_note: Markup
    reading_time: str
    facts: tuple[FactView, ...]
    summary: SectionView
    sections: tuple[SectionView, ...]
    notes: SectionView | None
    sources: tuple[SourceView, ...]
    links: tuple[ExternalLink, ...]
    records: tuple[ExternalLink, ...]
    contacts: tuple[ContactView, ...]
    images: tuple[ImageView, ...]
    relations: tuple[RelationView, ...]
    similar: tuple[SimilarView, ...]
    """Entries about the same that no relation names."""
    verified: str
    review_note: str
    links_note: str
    evidence: LinkView | None
    classification_note: str
    citations: tuple[CitationView, ...]
    cite_files: tuple[CiteFileView, ...]
    data_file: str
    """Path of all its fields as JSON, empty when no list has the entry."""
    sheet: SheetLinkView | None
    license: str
    not_stated: tuple[str, ...]
    origins: tuple[OriginView, ...]
    """The provenances that sections of the page have, explained."""


def practice_view(site: Site, practice: Practice) -> EntryView:
    """The page of a practice."""
    view = entry_view(site, practice)
    return with_places(view, citing_places(view, {}))


def with_places(view: EntryView, places: Mapping[int, tuple[Place, ...]]) -> EntryView:
    """``view`` with the places that cite each source, by number of the source."""
    sources = (replace(source, cited=places.get(source.number, ())) for source in view.sources)
    return replace(view, sources=tuple(sources))


def entry_view(site: Site, entry: Practice | Program) -> EntryView:
    """The view of ``entry`` without what only programmes have, and without places of citations."""
    text = site.strings.text
    review = entry.review
    return EntryView(
        kind=site.kind(entry),
        state_note="" if entry.is_listed else text(f"entry.states.{_state(review.state)}"),
        title=entry.title,
        language=entry.language,
        original_title=entry.original_title if entry.original_title != entry.title else "",
        place=site.place(entry),
        period=site.period(entry),
        period_note=render_inline(entry.period.note),
        reading_time=_reading_time(site, entry),
        facts=tuple(facts_of(site, entry)),
        summary=_written_prose(site, entry, "summary"),
        sections=tuple(_sections(site, entry)),
        notes=_bullets(site, entry, "accuracy_notes", "list"),
        sources=tuple(_sources(site, entry)),
        links=tuple(ExternalLink(link.title, link.url) for link in entry.links),
        records=tuple(ExternalLink(url, url) for url in entry.external_records),
        contacts=tuple(
            ContactView(c.organisation, c.email, c.url, c.phone) for c in entry.contacts
        ),
        images=tuple(ImageView(f"images/{i.file}", i.alt, i.credit) for i in entry.images),
        relations=tuple(_relations(site, entry)),
        similar=tuple(_similar(site, entry)),
        verified=text("entry.verified", date=site.long_date(review.last_verified)),
        review_note=review.note,
        links_note="" if review.links_checked else text("entry.links_not_checked"),
        evidence=facet_link(site, "evidence", entry.evidence_level)
        if entry.evidence_level
        else None,
        classification_note=text("entry.classification_note"),
        citations=citation_views(site, entry),
        cite_files=cite_file_views(entry),
        data_file=entry_data_path(entry),
        sheet=sheet_link(site, entry),
        license=entry.license,
        not_stated=_other_not_stated(site, entry),
        origins=tuple(_origins(site, entry)),
    )


def _state(state: str) -> str:
    return INACTIVE if state == INACTIVE else "unpublished"


def _reading_time(site: Site, entry: Entry) -> str:
    texts = [entry.summary, entry.context, entry.innovative_approach]
    texts += [*entry.lessons_learned, *entry.recommendations, *entry.accuracy_notes]
    texts += [f"{figure.figure} {figure.text}" for figure in entry.results]
    words = sum(len(part.split()) for part in texts)
    return site.strings.count("entry.minutes", max(1, round(words / WORDS_A_MINUTE)))


def _sections(site: Site, entry: Entry) -> Iterable[SectionView]:
    """The sections behind the summary in reading order; those to state appear even when missing."""
    found = [
        _prose(site, entry, "context"),
        _bullets(site, entry, "lessons_learned", "numbered"),
        _bullets(site, entry, "recommendations", "actions"),
        _prose(site, entry, "innovative_approach"),
        figures_section(site, "results", entry.results),
        _challenges(site, entry.challenges),
        _bullets(site, entry, "resources_needed", "list"),
        _bullets(site, entry, "enabling_conditions", "list"),
    ]
    return [section for section in found if section is not None]


def _origin(site: Site, entry: Entry, name: str) -> tuple[str, str, str]:
    origin = entry.provenance.get(name, "")
    if not origin:
        return "", "", ""
    text = site.strings.text
    return origin, text(f"provenance.{origin}.label"), text(f"provenance.{origin}.title")


def _origins(site: Site, entry: Entry) -> Iterable[OriginView]:
    text = site.strings.text
    used = set(entry.provenance.values())
    for origin in ("source", "editorial"):
        if origin in used:
            label, meaning = text(f"provenance.{origin}.label"), text(f"provenance.{origin}.title")
            yield OriginView(origin, label, meaning)


def _missing(site: Site, entry: Entry, name: str) -> SectionView | None:
    if name not in entry.not_stated or name not in SECTIONS_TO_STATE:
        return None
    return SectionView(anchor(name), field_label(name, site.language), "prose", is_missing=True)


def anchor(name: str) -> str:
    """The fragment of a section in the page, stable across languages."""
    return name.replace("_", "-")


def _prose(site: Site, entry: Entry, name: str) -> SectionView | None:
    if not getattr(entry, name):
        return _missing(site, entry, name)
    return _written_prose(site, entry, name)


def _written_prose(site: Site, entry: Entry, name: str) -> SectionView:
    heading = field_label(name, site.language)
    origin = _origin(site, entry, name)
    html = render_block(getattr(entry, name))
    return SectionView(anchor(name), heading, "prose", html, (), *origin)


def _bullets(site: Site, entry: Entry, name: str, form: str) -> SectionView | None:
    texts: tuple[str, ...] = getattr(entry, name)
    if not texts:
        return _missing(site, entry, name)
    return bullets_section(site, name, texts, form, _origin(site, entry, name))


def bullets_section(
    site: Site,
    name: str,
    texts: tuple[str, ...],
    form: str,
    origin: tuple[str, str, str] = ("", "", ""),
) -> SectionView:
    """A section of points that can each be linked to."""
    items = tuple(
        ItemView(render_block(text), str(number), f"{anchor(name)}-{number}")
        for number, text in enumerate(texts, 1)
    )
    heading = field_label(name, site.language)
    return SectionView(anchor(name), heading, form, Markup(), items, *origin)


def figures_section(site: Site, name: str, figures: tuple[Figure, ...]) -> SectionView | None:
    """Results as big figures with what they count."""
    if not figures:
        return None
    items = tuple(
        ItemView(render_inline(figure.text), render_inline(figure.figure)) for figure in figures
    )
    return SectionView(anchor(name), field_label(name, site.language), "figures", Markup(), items)


def _challenges(site: Site, challenges: tuple[Challenge, ...]) -> SectionView | None:
    if not challenges:
        return None
    items = tuple(
        ItemView(render_inline(item.response), render_inline(item.problem)) for item in challenges
    )
    heading = field_label("challenges", site.language)
    return SectionView("challenges", heading, "pairs", Markup(), items)


def _sources(site: Site, entry: Entry) -> Iterable[SourceView]:
    text = site.strings.text
    for number, source in enumerate(entry.sources, 1):
        year = str(source.year) if source.year else text("entry.no_year")
        parts = [f"{source.publisher}, {year}"]
        if source.accessed:
            parts.append(text("entry.accessed", date=site.long_date(source.accessed)))
        yield SourceView(
            number,
            SOURCE_ANCHOR.format(number=number),
            source.title,
            source.url,
            ". ".join(part.rstrip(".") for part in parts) + ".",
            render_inline(source.note),
            source.language,
        )


def _relations(site: Site, entry: Practice | Program) -> Iterable[RelationView]:
    for item in relations_of(entry, site.catalog):
        other = item.other
        yield RelationView(
            relation=site.labels.term("relation_types", item.kind),
            title=other.title,
            path=other.url,
            detail=f"{site.kind(other)} · {site.place(other)}",
            basis=site.strings.text(f"relations.{item.stated.basis}"),
            note=render_inline(plain_text(item.stated.note)),
        )


def _similar(site: Site, entry: Practice | Program) -> Iterable[SimilarView]:
    """Those that the page names elsewhere are left out."""
    named = {item.other.id for item in relations_of(entry, site.catalog)}
    if isinstance(entry, Practice):
        named |= set(entry.programs)
    else:
        named |= {practice.id for practice in practices_of(entry, site.catalog)}
    found: Iterable[SimilarView] = site.made.get("similar", {}).get(entry.id, ())
    return (view for view in found if view.id not in named)


def _other_not_stated(site: Site, entry: Entry) -> tuple[str, ...]:
    """Labels of what the sources do not state, beside the sections that say so themselves."""
    names = (name for name in entry.not_stated if name not in SECTIONS_TO_STATE)
    return tuple(field_label(name, site.language) for name in names)
