"""Entries that are about the same: by the words that set them apart and by how they are classified.

Each entry is described by the most telling stems of its title and summary (frequency times inverse
document frequency, Salton and Buckley 1988) and by its terms in some facets; two entries are as
near as the cosine of their descriptions.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from hub.model import Practice, Program
from hub.queries.facets import FACETS_BY_ID
from hub.search.codes import Frequencies, decode_groups
from hub.search.index import SearchIndex
from hub.search.whoosh_index import BOOSTS

_TELLING = 20
"""Stems that describe an entry."""
FACET_WEIGHTS = {"theme": 2.5, "beneficiary": 1.5, "country": 1.0, "type": 1.0}
"""How much a shared term of a facet counts against a shared word of the same rarity."""
_SHORTEST_WORD = 4
_LOOKED_AT, _CANDIDATES = 500, 30
"""Neighbours are looked for among so many holders of the rarest terms of an entry, at least those
of the rarest; of these the likeliest are compared in full. In a hub of thousands, comparing all
would take minutes."""
LEAST = 0.12
"""Two entries that are less near have nothing worth showing in common."""

Term = tuple[str, str]
"""A facet and a value, or ``word`` and a stem."""
WORD = "word"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entry near another: its number, the cosine, and what they share, most telling first."""

    number: int
    likeness: float
    shared: tuple[Term, ...]


def related_entries(
    index: SearchIndex, facets: Mapping[str, Mapping[str, Sequence[int]]], most: int = 3
) -> list[list[Neighbour]]:
    """For each entry of ``index`` the nearest others, at most ``most``.

    ``facets`` maps each facet of :data:`FACET_WEIGHTS` to its values and the numbers of the entries
    that have them.
    """
    described = _descriptions(index, facets)
    holders: dict[Term, list[tuple[int, float]]] = {}
    for number, weights in enumerate(described):
        for term, weight in weights.items():
            holders.setdefault(term, []).append((number, weight))
    return [_nearest(number, described, holders, most) for number in range(len(described))]


def _descriptions(
    index: SearchIndex, facets: Mapping[str, Mapping[str, Sequence[int]]]
) -> list[dict[Term, float]]:
    """The weights of the terms of each entry, of length 1 together."""
    entries = index.entries
    telling: list[list[tuple[float, str]]] = [[] for _ in range(entries)]
    for stem, text in index.terms.items():
        if len(stem) < _SHORTEST_WORD or not stem.isalpha():
            continue
        groups = list(decode_groups(text))
        held = sum(len(numbers) for _, numbers in groups)
        if held < 2:
            continue
        idf = log(entries / held) if held < entries else 0.0
        for frequencies, numbers in groups:
            weight = idf * log(1 + _weighted(frequencies))
            if weight > 0:
                for number in numbers:
                    if number < entries:
                        telling[number].append((weight, stem))
    described: list[dict[Term, float]] = []
    for found in telling:
        best = heapq.nsmallest(_TELLING, found, key=lambda pair: (-pair[0], pair[1]))
        described.append({(WORD, stem): weight for weight, stem in best})
    for facet, values in facets.items():
        for value, holding in values.items():
            weight = FACET_WEIGHTS[facet] * log(entries / len(holding)) if holding else 0.0
            if weight > 0:
                for number in holding:
                    described[number][facet, value] = weight
    return [_normal(weights) for weights in described]


def _weighted(frequencies: Frequencies) -> float:
    """Frequency of a stem in title, summary and body; 0 where it is in neither of the first two.

    Words of the names of terms, countries among them, count through the facets.
    """
    title, summary, labels, body = frequencies
    if labels or not (title or summary):
        return 0.0
    return BOOSTS[0] * title + BOOSTS[1] * summary + body


def _normal(weights: dict[Term, float]) -> dict[Term, float]:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _nearest(
    number: int,
    described: Sequence[Mapping[Term, float]],
    holders: Mapping[Term, Sequence[tuple[int, float]]],
    most: int,
) -> list[Neighbour]:
    mine = described[number]
    rarest = sorted(mine, key=lambda term: (len(holders[term]), term))
    likeness: dict[int, float] = {}
    looked_at = 0
    for term in rarest:
        looked_at += len(holders[term])
        if looked_at > _LOOKED_AT and likeness:
            break
        weight = mine[term]
        for other, its in holders[term]:
            likeness[other] = likeness.get(other, 0.0) + weight * its
    likeness.pop(number, None)
    candidates = heapq.nlargest(_CANDIDATES, likeness, key=lambda other: (likeness[other], -other))
    exact = ((_cosine(mine, described[other]), other) for other in candidates)
    best = heapq.nsmallest(most, exact, key=lambda pair: (-round(pair[0], 9), pair[1]))
    return [
        Neighbour(other, value, _shared(mine, described[other]))
        for value, other in best
        if value >= LEAST
    ]


def _cosine(one: Mapping[Term, float], other: Mapping[Term, float]) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _shared(one: Mapping[Term, float], other: Mapping[Term, float]) -> tuple[Term, ...]:
    common = one.keys() & other.keys()
    return tuple(sorted(common, key=lambda term: (-one[term] * other[term], term)))


def neighbours_of_entries(
    entries: Sequence[Practice | Program], index: SearchIndex
) -> list[list[Neighbour]]:
    """For each of ``entries``, which are those of ``index`` in its order, the nearest others."""
    return related_entries(index, facet_numbers(entries, FACET_WEIGHTS))


def facet_numbers(
    entries: Sequence[Practice | Program], facets: Iterable[str]
) -> dict[str, dict[str, list[int]]]:
    """For each facet the numbers of the entries of each value."""
    found: dict[str, dict[str, list[int]]] = {}
    for name in facets:
        values: dict[str, list[int]] = {}
        for number, entry in enumerate(entries):
            for value in dict.fromkeys(FACETS_BY_ID[name].values(entry)):
                values.setdefault(value, []).append(number)
        found[name] = values
    return found


def words_of_stems(index: SearchIndex) -> dict[str, str]:
    """The word that stands for each stem: the one most often written, as it is spelt."""
    lexicon = index.lexicon
    best: dict[str, tuple[int, str]] = {}
    for word, stem in lexicon.stems.items():
        candidate = (lexicon.frequency(word), word)
        best[stem] = max(best.get(stem, candidate), candidate)
    return {stem: lexicon.spelling(word) for stem, (_, word) in best.items()}
