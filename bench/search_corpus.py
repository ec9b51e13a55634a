"""The synthetic entries as texts for other search engines, and the queries asked of all engines.

``bench.search_rivals`` indexes the texts; ``bench.search_measurements`` asks the queries.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.processes import RunFailed
from hub.entries.loader import load_content
from hub.model import Catalog, Practice, Program
from hub.plain_text import first_sentence, plain_text
from hub.queries.facets import FACETS, value_label
from hub.queries.labels import Labels
from hub.search.analysis import fold_word, spelled_words, stop_words
from hub.search.documents import FIELDS, SearchDocument, search_documents

LANGUAGE = "es"
"""The synthetic entries are in Spanish."""
_SEED = "search-1"
_SHORTEST = 4
"""Letters of a word to search for."""
_RESULTS = 10
"""Entries that hold both words of a query, at least: a full page of results."""
_TRIES = 20_000


@dataclass(frozen=True, slots=True)
class SearchText:
    """An entry as another engine gets it: what our index holds of it, in plain words.

    ``sentence``, ``place`` and ``period`` stand on its card; ``facets`` holds Spanish labels.
    """

    id: str
    title: str
    summary: str
    body: str
    sentence: str
    place: str
    period: str
    facets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class QueryPair:
    """Two queries of two words each, which a reader types one after the other: no word twice."""

    first: str
    second: str


def load_catalog(content: Path) -> Catalog:
    return load_content(content, today=date.today()).catalog


def search_texts(catalog: Catalog) -> list[SearchText]:
    """The entries of ``catalog`` in the order in which our index holds them."""
    labels = Labels(catalog, LANGUAGE)
    entries = {entry.id: entry for entry in catalog.entries()}
    return [
        _search_text(entries[document.id], document, labels)
        for document in search_documents(catalog, (), LANGUAGE)
    ]


def _search_text(entry: Practice | Program, document: SearchDocument, labels: Labels) -> SearchText:
    texts = {
        field: " ".join(plain_text(text) for _, text in of_field)
        for field, of_field in zip(FIELDS, document.texts, strict=True)
    }
    facets = {
        facet.id: tuple(value_label(facet, value, labels) for value in facet.values(entry))
        for facet in FACETS
    }
    return SearchText(
        id=entry.id,
        title=entry.title,
        summary=texts["summary"],
        body=texts["body"],
        sentence=first_sentence(entry.summary),
        place=", ".join(facets["country"]),
        period="–".join(str(year) for year in (entry.period.start, entry.period.end) if year),
        facets={facet: values for facet, values in facets.items() if values},
    )


def commonest_country(catalog: Catalog) -> tuple[str, str]:
    """Code and Spanish name of the country with most entries: the facet value that is clicked."""
    counts = Counter(code for entry in catalog.entries() for code in entry.countries)
    code = max(sorted(counts), key=counts.__getitem__)
    return code, Labels(catalog, LANGUAGE).country(code)


def choose_queries(texts: Sequence[SearchText], count: int) -> list[QueryPair]:
    """``count`` pairs of queries, the same for the same texts, no word in two of them.

    The words are neither common nor rare: written in one to ten of a hundred entries, in a small
    corpus in more, so that ten entries can hold both words of a query.

    Raises:
        RunFailed: the texts do not yield so many.
    """
    entries = _entries_of_words(texts)
    low, high = max(0.01 * len(texts), 2 * _RESULTS), max(0.1 * len(texts), 5 * _RESULTS)
    words = sorted(word for word, found in entries.items() if low <= len(found) <= high)
    drawn = random.Random(_SEED)  # noqa: S311  a reproducible choice, no secret
    queries: list[str] = []
    used: set[str] = set()
    for _ in range(_TRIES if len(words) > 1 else 0):
        if len(queries) == 2 * count:
            break
        one, other = drawn.sample(words, 2)
        if used.isdisjoint((one, other)) and len(entries[one] & entries[other]) >= _RESULTS:
            used |= {one, other}
            queries.append(f"{one} {other}")
    if len(queries) < 2 * count:
        raise RunFailed(f"{len(texts)} entries do not yield {count} pairs of queries.")
    return [QueryPair(*queries[place : place + 2]) for place in range(0, 2 * count, 2)]


def _entries_of_words(texts: Sequence[SearchText]) -> dict[str, set[int]]:
    """For each word as it is spelt the numbers of the entries that hold it."""
    entries: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        for word in set(spelled_words(f"{text.title} {text.summary} {text.body}")):
            if len(word) >= _SHORTEST and word.isalpha():
                entries.setdefault(word, set()).add(number)
    left_out = stop_words()
    return {word: found for word, found in entries.items() if fold_word(word) not in left_out}
