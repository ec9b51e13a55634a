"""What the browser shows of an index: cards, facets, years, rows; and what is like an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from hub.bulk import without_collecting
from hub.exports import csv_data
from hub.model import Practice, Program
from hub.plain_text import shorten
from hub.queries.facets import FACETS, FACETS_BY_ID, span_of, value_label
from hub.search.browser_files import BrowserData, Card, browser_files
from hub.search.documents import PAGE, SearchDocument
from hub.search.index import SearchIndex
from hub.search.related import (
    WORD,
    Neighbour,
    Term,
    facet_numbers,
    neighbours_of_entries,
    words_of_stems,
)
from hub.site.cards import card
from hub.site.site import Site

_EPOCH = date(2000, 1, 1)
_KINDS = ("practice", "program", PAGE)
"""Kinds of documents by their number in the files."""
_SENTENCE = 200
_MOST_REASONS, _FEW_REASONS = 3, 2


@dataclass(frozen=True, slots=True)
class SimilarView:
    """An entry that is about the same as another; ``shared`` says in words what they share."""

    id: str
    title: str
    path: str
    detail: str
    shared: str


@without_collecting()
def search_files(site: Site, index: SearchIndex) -> tuple[str, dict[str, bytes]]:
    """Folder of the index in the site, and its files by path."""
    entries = _entries(site, index)
    data = BrowserData(
        cards=[*(_entry_card(site, entry) for entry in entries), *_page_cards(index)],
        facets=facet_numbers(entries, (facet.id for facet in FACETS)),
        years=[(s.first, s.last, s.goes_on) for s in map(span_of, entries)],
        verified=[max(0, (entry.review.last_verified - _EPOCH).days) for entry in entries],
        columns=csv_data.COLUMN_NAMES,
        rows=[csv_data.row(entry, site.labels, "") for entry in entries],
    )
    return browser_files(index, data)


def _entries(site: Site, index: SearchIndex) -> list[Practice | Program]:
    by_id = site.catalog.entries_by_id
    return [by_id[document.id] for document in index.documents[: index.entries]]


def _entry_card(site: Site, entry: Practice | Program) -> Card:
    shown = card(site, entry)
    return Card(
        path=shown.path,
        title=shown.title,
        kind=_KINDS.index(entry.kind),
        place=shown.place,
        period=shown.period,
        sentence=shown.sentence,
        language="" if entry.language == site.language else entry.language,
    )


def _page_cards(index: SearchIndex) -> Iterable[Card]:
    return map(_page_card, index.documents[index.entries :])


def _page_card(document: SearchDocument) -> Card:
    description = " ".join(text for _, text in document.texts[1])
    return Card(
        path=document.url,
        title=document.title,
        kind=_KINDS.index(document.kind),
        sentence=shorten(description, _SENTENCE),
    )


def near_entries(
    site: Site, index: SearchIndex
) -> tuple[Sequence[Practice | Program], list[list[Neighbour]]]:
    """The entries of ``index`` and the neighbours of each, found once for all who show them."""
    made = site.made.setdefault("near", {})
    if made.get("index") is not index:
        entries = _entries(site, index)
        found = entries, neighbours_of_entries(entries, index)
        made.update(index=index, found=found)
    near: tuple[Sequence[Practice | Program], list[list[Neighbour]]] = made["found"]
    return near


def similar_entries(site: Site, index: SearchIndex) -> dict[str, tuple[SimilarView, ...]]:
    """For each entry of ``index``, by id, those that are about the same."""
    entries, neighbours = near_entries(site, index)
    words = words_of_stems(index)
    return {
        entry.id: tuple(_similar_view(site, entries[n.number], n.shared, words) for n in near)
        for entry, near in zip(entries, neighbours, strict=True)
    }


def _similar_view(
    site: Site, other: Practice | Program, shared: Iterable[Term], words: Mapping[str, str]
) -> SimilarView:
    return SimilarView(
        id=other.id,
        title=other.title,
        path=other.url,
        detail=f"{site.kind(other)} · {site.place(other)}",
        shared=site.strings.text("entry.share", shared=", ".join(_reasons(site, shared, words))),
    )


def _reasons(site: Site, shared: Iterable[Term], words: Mapping[str, str]) -> list[str]:
    """Names of what is shared: how both are classified; words only where that says little."""
    terms = list(shared)
    names = [_name(site, kind, value) for kind, value in terms if kind != WORD]
    telling = (words[value] for kind, value in terms if kind == WORD)
    return [*names[:_MOST_REASONS], *islice(telling, max(0, _FEW_REASONS - len(names)))]


def _name(site: Site, facet: str, value: str) -> str:
    """Name of a value within a sentence: countries keep their capital."""
    label = value_label(FACETS_BY_ID[facet], value, site.labels)
    return label if facet == "country" else label[:1].lower() + label[1:]
