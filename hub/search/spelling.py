"""Words that were probably meant: the nearest spellings in the lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import category

from hub.search.analysis import sort_key

_SHORT = 8
"""Words below this length may differ by one edit, others by two."""
_SHORTEST = 3
_MOST = 5


_ENDINGS = (
    ("", "s"), ("", "es"), ("s", ""), ("es", ""), ("z", "ces"), ("ces", "z"),
    ("o", "a"), ("a", "o"), ("os", "as"), ("as", "os"),
)  # fmt: skip
"""What a word ends in, and what it ends in in another number or gender."""


def inflections(word: str) -> list[str]:
    """Other forms that a folded word may have, likeliest first."""
    if _is_left_alone(word):
        return []
    return [word[: len(word) - len(end)] + new for end, new in _ENDINGS if word.endswith(end)]


def _is_left_alone(word: str) -> bool:
    return len(word) < _SHORTEST or any(category(c).startswith("N") for c in word)


def distance(first: str, second: str, limit: int) -> int:
    """Optimal string alignment distance, or ``limit`` + 1 when it is greater than ``limit``.

    Insertions, deletions, substitutions and swaps of neighbours count one each; no part is edited
    twice. Source: L. Boytsov, «Indexing methods for approximate dictionary searching», 2011.
    """
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, mine in enumerate(first, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (mine != other))
            if i > 1 and j > 1 and mine == second[j - 2] and first[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:  # no later row is lower, by a swap neither
            return limit + 1
    return min(row[-1], limit + 1)


def nearest_words(word: str, holders: Mapping[str, int]) -> list[str]:
    """At most five words at the least distance from ``word``, the likeliest first.

    ``holders`` are the words to choose from and how many documents hold each. Words of less than
    three letters or with digits have none.
    """
    if _is_left_alone(word):
        return []
    limit = 1 if len(word) < _SHORT else 2
    best, found = limit, []
    for other in holders:
        if abs(len(other) - len(word)) > best:
            continue
        steps = distance(word, other, best)
        if steps < best:
            best, found = steps, [other]
        elif steps == best:
            found.append(other)
    found.sort(key=lambda o: (o[0] != word[0], -holders[o].bit_length(), sort_key(o)))
    return found[:_MOST]
