"""Entries that may tell of the same practice in other words: the nearest in the search index.

``hub.search.near_duplicates`` finds texts that were copied; this finds what is alike by its telling
words and its classification, for a keeper to look at.
"""

from __future__ import annotations

from collections.abc import Sequence

from hub.model import Practice, Program
from hub.queries.upkeep import LikelyDuplicate
from hub.search.index import SearchIndex
from hub.search.related import WORD, Neighbour, words_of_stems

LEAST_LIKENESS = 0.45
"""Cosine from which two entries are worth comparing: practices of the same kind and theme that are
distinct stay below it nearly always, the same practice told twice is above."""
_SHARED_SHOWN = 8


def likely_duplicates(
    entries: Sequence[Practice | Program],
    index: SearchIndex,
    near: Sequence[Sequence[Neighbour]],
) -> list[LikelyDuplicate]:
    """Pairs of ``entries``, those of ``index`` in its order, the most alike first.

    ``near`` are their neighbours. Pairs of which one states a relation to the other are known to
    be two, and left out.
    """
    words = words_of_stems(index)
    found: dict[tuple[str, str], LikelyDuplicate] = {}
    for entry, neighbours in zip(entries, near, strict=True):
        for neighbour in neighbours:
            other = entries[neighbour.number]
            if neighbour.likeness >= LEAST_LIKENESS and not _are_related(entry, other):
                pair = min(entry.id, other.id), max(entry.id, other.id)
                found[pair] = LikelyDuplicate(
                    *pair, round(neighbour.likeness, 3), _shared(neighbour, words)
                )
    return sorted(found.values(), key=lambda each: (-each.likeness, each.first, each.second))


def _are_related(one: Practice | Program, other: Practice | Program) -> bool:
    """Whether one says what it has to do with the other, as a practice does of its programme."""
    named = {relation.id for each in (one, other) for relation in each.related}
    for each in (one, other):
        named.update(each.programs if isinstance(each, Practice) else ())
    return one.id in named or other.id in named


def _shared(neighbour: Neighbour, words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (kind, words[value] if kind == WORD else value)
        for kind, value in neighbour.shared[:_SHARED_SHOWN]
    )
