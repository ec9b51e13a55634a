"""Searching in Python: the same steps, results and order as ``theme/scripts/engine.js``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil, floor

from hub.search.index import SearchIndex
from hub.search.query import Query, parse_query
from hub.search.records import pair_key
from hub.search.spelling import inflections, nearest_words
from hub.search.whoosh_index import Clauses, WhooshIndex


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that nobody wrote, and how the words that replace it are spelt."""

    word: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches; ``number`` is its place in the index."""

    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search found. ``hits`` are entries, ``pages`` prose pages, the best first.

    ``mode`` is ``all`` (every term matches), ``most`` (most of many terms), ``any`` (no entry has
    all) or ``none`` (no terms: every document). ``terms`` are the stems that each term stands for,
    ``stems`` all of them, for highlighting.
    """

    mode: str
    hits: tuple[Hit, ...]
    pages: tuple[Hit, ...]
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    terms: tuple[tuple[str, ...], ...] = ()

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(stem for stems in self.terms for stem in stems)


@dataclass(frozen=True, slots=True)
class _Resolved:
    """The words of a query as stems: ``stems`` has those of each word that has any."""

    stems: dict[str, tuple[str, ...]]
    corrections: tuple[Correction, ...]
    unknown: tuple[str, ...]


_Found = tuple[int, float]
"""A document and its score."""


def _rounded(score: float) -> float:
    return floor(score * 1e9 + 0.5) / 1e9


def _rank(found: _Found) -> tuple[float, int]:
    """Sorts what was found: the best first, equally good ones in the order of the index."""
    return -_rounded(found[1]), found[0]


def needed_terms(terms: int) -> int:
    """How many of the terms of a query a document must hold: of four or more, two thirds."""
    return terms if terms < 4 else ceil(terms * 2 / 3)


class Searcher:
    """Answers queries to an index."""

    def __init__(self, index: SearchIndex, whoosh: WhooshIndex) -> None:
        self._index = index
        self._whoosh = whoosh

    def search(self, text: str, *, exact: bool = False) -> Outcome:
        """Search for ``text``; ``exact`` switches the correction of spelling off."""
        query = parse_query(text)
        if not query.terms:
            return self._everything(query)
        resolved = self._resolve(query, exact)
        terms = tuple(dict.fromkeys(resolved.stems[w] for w in query.terms if w in resolved.stems))
        mode, found = self._match(query, resolved, terms)
        return self._outcome(
            mode,
            found,
            corrections=resolved.corrections,
            unknown=resolved.unknown,
            terms=terms,
        )

    def _match(
        self,
        query: Query,
        resolved: _Resolved,
        terms: tuple[tuple[str, ...], ...],
    ) -> tuple[str, list[_Found]]:
        """The mode of the result and what matches in it."""
        if not terms:
            return "any", []
        without = self._excluded_documents(query)
        needed = needed_terms(len(terms))
        pairs = self._pairs(query, resolved)
        if pairs is not None:
            is_strict = needed == len(terms)
            found = self._whoosh.match(Clauses(terms, pairs, needs_all=is_strict))
            held = self._terms_held(terms)
            found = [one for one in found if held[one[0]] >= needed and one[0] not in without]
            entries = [one for one in found if one[0] < self._index.entries]
            if entries:
                best = min(entries, key=_rank)
                return "all" if held[best[0]] == len(terms) else "most", found
        return "any", [one for one in self._whoosh.match(Clauses(terms)) if one[0] not in without]

    def _terms_held(self, terms: tuple[tuple[str, ...], ...]) -> Counter[int]:
        """How many of ``terms`` each document holds."""
        held: Counter[int] = Counter()
        for stems in terms:
            held.update(set().union(*map(self._index.documents_with, stems)))
        return held

    def _resolve(self, query: Query, exact: bool) -> _Resolved:
        lexicon = self._index.lexicon
        stems: dict[str, tuple[str, ...]] = {}
        corrections, unknown = [], []
        for word in query.terms:
            if word in lexicon.stems:
                stems[word] = (lexicon.stems[word],)
                continue
            inflected = [] if exact else [w for w in inflections(word) if w in lexicon.stems]
            if inflected:
                stems[word] = (lexicon.stems[inflected[0]],)
                continue
            near = [] if exact else nearest_words(word, lexicon.holders)
            if near:
                stems[word] = tuple(dict.fromkeys(lexicon.stems[other] for other in near))
                spellings = tuple(lexicon.spelling(other) for other in near)
                corrections.append(Correction(word, spellings))
            else:
                unknown.append(word)
        return _Resolved(stems, tuple(corrections), tuple(unknown))

    def _pairs(self, query: Query, resolved: _Resolved) -> tuple[str, ...] | None:
        """Keys of the pairs that the phrases ask for; None when no document can hold them.

        A corrected word in a phrase stands for the likeliest of its spellings.
        """
        pairs: dict[str, None] = {}
        for phrase in query.phrases:
            if any(word not in resolved.stems for word in phrase):
                return None
            in_row = [resolved.stems[word][0] for word in phrase]
            pairs.update(dict.fromkeys(map(pair_key, in_row, in_row[1:])))
        return tuple(pairs)

    def _excluded_documents(self, query: Query) -> set[int]:
        """Documents that hold an excluded word. (Whoosh's own AndNot lets some of them through.)"""
        stems = self._index.lexicon.stems
        words = (word for word in query.excluded if word in stems)
        return set().union(*(self._index.documents_with(stems[word]) for word in words))

    def _everything(self, query: Query) -> Outcome:
        """All documents but those with an excluded word."""
        without = self._excluded_documents(query)
        everything = range(len(self._index.documents))
        return self._outcome("none", [(n, 0.0) for n in everything if n not in without])

    def _outcome(
        self,
        mode: str,
        found: list[_Found],
        corrections: tuple[Correction, ...] = (),
        unknown: tuple[str, ...] = (),
        terms: tuple[tuple[str, ...], ...] = (),
    ) -> Outcome:
        hits = [Hit(number, _rounded(score)) for number, score in sorted(found, key=_rank)]
        entries = self._index.entries
        return Outcome(
            mode=mode,
            hits=tuple(hit for hit in hits if hit.number < entries),
            pages=tuple(hit for hit in hits if hit.number >= entries),
            corrections=corrections,
            unknown=unknown,
            terms=terms,
        )
