"""Runs of words that a text takes over from its source as they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hub.wording import fold

LEAST_WORDS = 12
"""Words in sequence from which a text is a quotation that must be marked, or rewritten."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Run:
    """``words`` in sequence; ``start`` are the first of them."""

    words: int
    start: str


def copied_runs(text: str, source: str) -> list[Run]:
    """The runs of at least ``LEAST_WORDS`` words of ``text`` that stand in ``source`` too.

    Accents, capitals and signs do not count. Each run goes on as long as every ``LEAST_WORDS`` of
    its words stand together in the source.
    """
    shown = _WORD.findall(text)
    words, known = _folded(shown), _grams(_folded(_WORD.findall(source)))
    runs: list[Run] = []
    start = 0
    while start + LEAST_WORDS <= len(words):
        end = start
        while tuple(words[end : end + LEAST_WORDS]) in known:
            end += 1
        if end == start:
            start += 1
            continue
        end += LEAST_WORDS - 1
        runs.append(Run(end - start, " ".join(shown[start : start + 6])))
        start = end
    return runs


def _folded(words: Sequence[str]) -> list[str]:
    return [fold(word) for word in words]


def _grams(words: Sequence[str]) -> set[tuple[str, ...]]:
    ends = range(len(words) - LEAST_WORDS + 1)
    return {tuple(words[start : start + LEAST_WORDS]) for start in ends}
