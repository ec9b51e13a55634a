"""What the index is made of: each published entry and each prose page as four fields of text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from hub.entries.prose import ProsePage
from hub.model import LANGUAGES, Catalog, Entry, Practice, Program
from hub.queries.facets import FACETS_BY_ID, value_label
from hub.queries.labels import Labels
from hub.search.analysis import fold_word

FIELDS = ("title", "summary", "labels", "body")
"""The fields of a document, in the order in which everything names them."""
PAGE = "page"
"""The kind of a document that is a prose page; the others are kinds of entries."""

_LABELLED = (
    "country", "region", "theme", "objective", "type", "scope", "beneficiary", "implementer",
)  # fmt: skip
"""Facets whose names are searched for, in every language of the hub."""
_OWN_FIELDS = {"title", "acronym", "original_title", "summary"}
_UNREAD = {
    "id", "path", "language", "license", "not_stated", "provenance", "related", "review", "links",
    "external_records", "images", "sources", "contacts", "programs", "period",
} | {"themes", "countries", "scope", "gcm_objectives", "guiding_principles", "beneficiaries"} | {
    "sdgs", "evidence_level", "practice_type", "timeline", "quotas", "coverage", "budget",
}  # fmt: skip
"""Fields of an entry that hold codes, numbers or addresses, or speak about the entry itself."""
_CODES = {"role", "type", "country", "url", "language", "kind", "countries", "sources"}
"""The same within the records that an entry holds."""

Text = tuple[str, str]
"""A language and a text in it (restricted Markdown)."""


@dataclass(frozen=True)
class SearchDocument:
    """One document. ``url`` is the path of its page from the root; ``texts`` go by field."""

    id: str
    kind: str
    title: str
    url: str
    texts: tuple[tuple[Text, ...], ...]

    @cached_property
    def key(self) -> str:
        """Changes with everything that the index takes from the document."""
        return hashlib.blake2b(repr((self.kind, self.texts)).encode(), digest_size=12).hexdigest()


def search_documents(
    catalog: Catalog, prose: Iterable[ProsePage], language: str
) -> list[SearchDocument]:
    """The documents of a hub in their order: entries by title, then pages by path.

    ``catalog`` holds the entries to be found; ``language`` is that of the prose pages.
    """
    labels = [Labels(catalog, each) for each in LANGUAGES]
    entries = sorted(catalog.entries(), key=lambda entry: (fold_word(entry.title), entry.id))
    names: dict[tuple[str, str], tuple[Text, ...]] = {}
    found = [_entry_document(entry, labels, names) for entry in entries]
    pages = sorted((page for page in prose if page.path != "index.html"), key=lambda p: p.path)
    return found + [_page_document(page, language) for page in pages]


def _entry_document(
    entry: Practice | Program,
    labels: Sequence[Labels],
    names: dict[tuple[str, str], tuple[Text, ...]],
) -> SearchDocument:
    language = entry.language
    titles = dict.fromkeys(t for t in (entry.title, entry.acronym, entry.original_title) if t)
    return SearchDocument(
        id=entry.id,
        kind=entry.kind,
        title=entry.title,
        url=entry.url,
        texts=(
            ((language, "\n".join(titles)),),
            ((language, entry.summary),),
            tuple(text for name in _labels(entry, labels, names) for text in name),
            ((language, "\n".join(_body(entry))),),
        ),
    )


def _labels(
    entry: Practice | Program,
    labels: Sequence[Labels],
    names: dict[tuple[str, str], tuple[Text, ...]],
) -> Iterator[tuple[Text, ...]]:
    """The names of what classifies ``entry``; ``names`` remembers them."""
    for facet_id in _LABELLED:
        facet = FACETS_BY_ID[facet_id]
        for value in facet.values(entry):
            key = (facet_id, value)
            if key not in names:
                names[key] = tuple(
                    (each.language, value_label(facet, value, each)) for each in labels
                )
            yield names[key]


def _body(entry: Entry) -> Iterator[str]:
    """Every text of ``entry`` that is in no other field."""
    for each in fields(entry):
        if each.name not in _OWN_FIELDS and each.name not in _UNREAD:
            yield from _texts(getattr(entry, each.name))
    yield entry.period.note


def _texts(value: Any) -> Iterator[str]:
    """The texts in a field: itself, its items, the texts of its records."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            if name not in _CODES:
                yield from _texts(getattr(value, name))


def _page_document(page: ProsePage, language: str) -> SearchDocument:
    return SearchDocument(
        id=page.path,
        kind=PAGE,
        title=page.title,
        url=page.path,
        texts=(
            ((language, page.title),),
            ((language, page.description),),
            (),
            ((language, page.text),),
        ),
    )
