"""Small views shared by several pages: links, tags and the card of an entry."""

from __future__ import annotations

from dataclasses import dataclass

from hub.model import Practice, Program
from hub.plain_text import first_sentence
from hub.queries.facets import FACETS_BY_ID, Facet, value_label, value_path
from hub.site.site import Site

_TAGS_ON_A_CARD = 2


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link within the site; ``path`` is from the root, ``title`` explains it on demand."""

    label: str
    path: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """An entry in a listing: title, place and period, one sentence, two tags."""

    id: str
    path: str
    title: str
    kind: str
    is_program: bool
    place: str
    period: str
    sentence: str
    tags: tuple[LinkView, ...]
    language: str


@dataclass(frozen=True, slots=True)
class CountView:
    """A facet value with how many entries it has, in words («12 prácticas») and as a number."""

    value: str
    label: str
    path: str
    number: int
    count: str
    description: str = ""


def facet_link(site: Site, facet_id: str, value: str) -> LinkView:
    """The link to the page of a facet value, with the definition of the term.

    A value that only withdrawn entries have has no page: its link has no path.
    """
    facet = FACETS_BY_ID[facet_id]
    definition = site.labels.definition(facet.vocabulary, value)
    path = value_path(facet, value) if value in site.listed_values[facet_id] else ""
    return LinkView(value_label(facet, value, site.labels), path, definition)


def card(site: Site, entry: Practice | Program) -> CardView:
    """The card of ``entry``, made once: an entry stands in a dozen listings."""
    cards: dict[str, CardView] = site.made.setdefault("cards", {})
    if entry.id not in cards:
        cards[entry.id] = _card(site, entry)
    return cards[entry.id]


def _card(site: Site, entry: Practice | Program) -> CardView:
    tags = [facet_link(site, "theme", theme) for theme in entry.themes[:_TAGS_ON_A_CARD]]
    return CardView(
        id=entry.id,
        path=entry.url,
        title=entry.title,
        kind=site.kind(entry),
        is_program=isinstance(entry, Program),
        place=site.place(entry),
        period=site.period(entry),
        sentence=first_sentence(entry.summary),
        tags=tuple(tags),
        language=entry.language,
    )


def count_view(site: Site, facet: Facet, value: str, number: int) -> CountView:
    return CountView(
        value=value,
        label=value_label(facet, value, site.labels),
        path=value_path(facet, value),
        number=number,
        count=site.strings.count("counts.entries", number),
        description=site.labels.definition(facet.vocabulary, value),
    )
