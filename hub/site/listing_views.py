"""Pages that list entries: explore, facet values and the indexes of facets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from hub.model import Entry, Practice, Program
from hub.queries.facets import (
    FACETS,
    Facet,
    entries_by_value,
    value_label,
)
from hub.site.cards import CardView, CountView, LinkView, card, count_view
from hub.site.site import Site
from hub.territories import BROAD_REGIONS, main_region
from hub.wording import fold

ENTRIES_A_PAGE = 200
"""A static listing longer than this is split, so that a phone can open it."""
ENTRIES_BESIDE_FILTERS = 20
"""Of a listing that is split: entries of its first page, when that is the one with the filters.
Readers search there; a cheap phone takes longer for so many cards than for an answer."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Cards under a heading."""

    id: str
    heading: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with its values in use; ``path`` is that of its index, empty when it has none."""

    id: str
    title: str
    description: str
    path: str
    values: tuple[CountView, ...]


@dataclass(frozen=True, slots=True)
class PagerView:
    """Where a page stands in a listing that spans several; paths are empty at the ends."""

    text: str
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class ListingView:
    """The explore page or a page of it: all entries by region and country, complete as HTML."""

    count: str
    introduction: str
    groups: tuple[GroupView, ...]
    facets: tuple[FacetView, ...]
    pager: PagerView | None = None
    empty: str = ""
    feeds: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetIndexView:
    facet: FacetView
    empty: str


def facet_view(site: Site, facet: Facet, entries: Iterable[Practice | Program]) -> FacetView:
    """The values of ``facet`` in use, most entries first; vocabularies with an order keep it."""
    found = entries_by_value(facet, entries)
    vocabulary = site.catalog.vocabularies.get(facet.vocabulary)
    values = [count_view(site, facet, value, len(items)) for value, items in found.items()]
    if vocabulary and any(term.order is not None for term in vocabulary.terms):
        order = {term.id: index for index, term in enumerate(vocabulary.terms)}
        keyed = zip(found, values, strict=True)
        values = [view for _, view in sorted(keyed, key=lambda pair: order.get(pair[0], 0))]
    else:
        values.sort(key=lambda view: (-view.number, fold(view.label)))
    title = site.strings.text(f"facets.{facet.id}.title")
    description = site.strings.text(f"facets.{facet.id}.description")
    path = f"{facet.folder}/index.html" if facet.has_pages else ""
    return FacetView(facet.id, title, description, path, tuple(values))


def page_path(folder: str, name: str, number: int) -> str:
    """Path of page ``number`` (from 1) of the listing ``name``: the first has no number."""
    return f"{folder}/{name}.html" if number == 1 else f"{folder}/{name}-{number}.html"


def split_pages(
    entries: Sequence[Practice | Program], first: int = ENTRIES_A_PAGE
) -> list[Sequence[Practice | Program]]:
    """``entries`` in chunks of :data:`ENTRIES_A_PAGE`, at least one.

    Of a listing that needs several the first has ``first`` entries.
    """
    step = ENTRIES_A_PAGE
    if len(entries) <= step:
        return [entries]
    rest = range(first, len(entries), step)
    return [entries[:first], *(entries[i : i + step] for i in rest)]


def in_listing_order(site: Site, entries: Iterable[Practice | Program]) -> list[Practice | Program]:
    """By region, country and title: the order in which listings print entries."""
    return sorted(entries, key=lambda entry: (*_place_key(site, entry), fold(entry.title)))


def _place_key(site: Site, entry: Entry) -> tuple[int, str, str]:
    """Americas first (the hub's own region), wide scopes last."""
    if not entry.countries:
        return (9, "", "")
    region = main_region(entry.countries[0])
    is_american = region not in BROAD_REGIONS
    return (0 if is_american else 1, site.labels.region(region), _country_heading(site, entry))


def _country_heading(site: Site, entry: Entry) -> str:
    if not entry.countries:
        return site.strings.text("place.wide")
    return site.labels.country(entry.countries[0])


def listing_view(
    site: Site,
    entries: Sequence[Practice | Program],
    *,
    total: int,
    introduction: str = "",
    with_facets: bool = False,
    pager: PagerView | None = None,
    feeds: tuple[LinkView, ...] = (),
) -> ListingView:
    """A listing of ``entries``, already in listing order, out of ``total``."""
    facets: tuple[FacetView, ...] = ()
    if with_facets:
        everything = list(site.listed.entries())
        facets = tuple(facet_view(site, facet, everything) for facet in FACETS)
    return ListingView(
        count=site.strings.count("counts.entries", total),
        introduction=introduction,
        groups=tuple(_groups(site, entries)),
        facets=tuple(facet for facet in facets if facet.values),
        pager=pager,
        empty="" if entries else site.strings.text("listing.empty"),
        feeds=feeds,
    )


def _groups(site: Site, entries: Sequence[Practice | Program]) -> Iterator[GroupView]:
    for number, (heading, found) in enumerate(country_groups(site, entries), 1):
        yield GroupView(f"grupo-{number}", heading, tuple(card(site, entry) for entry in found))


def country_groups(
    site: Site, entries: Iterable[Practice | Program]
) -> Iterator[tuple[str, list[Practice | Program]]]:
    """Headings and entries of the groups of a listing; ``entries`` are in listing order."""
    for heading, found in groupby(entries, key=lambda entry: _country_heading(site, entry)):
        yield heading, list(found)


def pager_view(site: Site, folder: str, name: str, number: int, pages: int) -> PagerView | None:
    """The pager of page ``number`` of ``pages``; None when there is only one."""
    if pages == 1:
        return None
    return PagerView(
        text=site.strings.text("listing.page", number=number, pages=pages),
        previous=page_path(folder, name, number - 1) if number > 1 else "",
        next=page_path(folder, name, number + 1) if number < pages else "",
    )


def facet_value_heading(site: Site, facet: Facet, value: str) -> str:
    """Title of the page of a facet value; objectives carry their number."""
    label = value_label(facet, value, site.labels)
    if facet.id == "objective":
        return site.strings.text("facets.objective.heading", number=value, label=label)
    if facet.id == "sdg":
        return site.strings.text(
            "facets.sdg.heading", number=value.removeprefix("sdg-"), label=label
        )
    return label[:1].upper() + label[1:]


def facet_value_introduction(site: Site, facet: Facet, value: str) -> str:
    """What stands below that title: the definition of the value, or what the page lists."""
    return site.labels.definition(facet.vocabulary, value) or site.strings.text(
        "listing.of_value", label=facet_value_heading(site, facet, value)
    )
