"""Where in a document the words of a query stand, and how its score comes about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from math import log, sqrt

from hub.plain_text import plain_text_of
from hub.search.analysis import fold_word
from hub.search.documents import FIELDS, SearchDocument
from hub.search.index import SearchIndex
from hub.search.whoosh_index import BOOSTS, K1, B, stored_length

_WORD = re.compile(r"[^\W_]+")
_WORDS_SHOWN = 32
_FIELDS_SHOWN = (FIELDS.index("summary"), FIELDS.index("body"))

Segment = tuple[str, bool]
"""A piece of text, and whether it is a word that was searched for."""


def mark_words(text: str, stems: Set[str], lexicon: dict[str, str]) -> list[Segment]:
    """``text`` in pieces; words that have one of ``stems`` are marked."""
    found: list[Segment] = []
    end = 0
    for match in _WORD.finditer(text):
        if lexicon.get(fold_word(match[0])) in stems:
            found += [(text[end : match.start()], False), (match[0], True)]
            end = match.end()
    return [segment for segment in (*found, (text[end:], False)) if segment[0]]


def best_passage(document: SearchDocument, stems: Set[str], lexicon: dict[str, str]) -> str:
    """The part of summary or body that holds most different words of ``stems``.

    About thirty words, with an ellipsis where something is cut off; the beginning of the summary
    when none is there.
    """
    best, best_value = "", 0.0
    for number in _FIELDS_SHOWN:
        for _, text in document.texts[number]:
            for passage, value in _passages(plain_text_of(text), stems, lexicon):
                if value > best_value:
                    best, best_value = passage, value
    if best:
        return best
    words = " ".join(plain_text_of(text) for _, text in document.texts[_FIELDS_SHOWN[0]]).split()
    return " ".join(words[:_WORDS_SHOWN]) + ("…" if len(words) > _WORDS_SHOWN else "")


def _passages(text: str, stems: Set[str], lexicon: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Passages around each word searched for, and how much each tells."""
    words = text.split()
    held = [
        {s for w in _WORD.findall(word) if (s := lexicon.get(fold_word(w))) in stems}
        for word in words
    ]
    for place in (i for i, found in enumerate(held) if found):
        start = max(0, min(place - 4, len(words) - _WORDS_SHOWN))
        end = start + _WORDS_SHOWN
        inside = held[start:end]
        value = len(set().union(*inside)) + 0.01 * sum(map(bool, inside))
        passage = " ".join(words[start:end])
        yield ("…" if start else "") + passage + ("…" if end < len(words) else ""), value


@dataclass(frozen=True, slots=True)
class Part:
    """What a stem in a field adds to the score of a document.

    ``frequency`` times in ``length`` words (as stored); ``idf`` is the weight of its rarity. A stem
    of several terms has a part for each.
    """

    field: str
    stem: str
    frequency: int
    length: int
    idf: float
    score: float


def explain_score(index: SearchIndex, number: int, terms: Iterable[Sequence[str]]) -> list[Part]:
    """The parts of the score of a document, the largest first; their sum is the score.

    ``terms`` are the stems of each term of the query, as an ``Outcome`` has them.
    """
    averages = index.averages
    found = [
        part
        for stems in terms
        for stem in stems
        for part in _parts(index, averages, number, stem, 1 / sqrt(len(stems)))
    ]
    return sorted(found, key=lambda part: (-part.score, part.stem, part.field))


def _parts(
    index: SearchIndex, averages: Sequence[float], number: int, stem: str, share: float
) -> Iterator[Part]:
    """The parts of ``stem``, which has a ``share`` in the weight of its term."""
    groups = index.frequencies(stem)
    mine = next((frequencies for frequencies, docs in groups if number in docs), None)
    for place, frequency in enumerate(mine or ()):
        if frequency:
            holders = sum(len(docs) for frequencies, docs in groups if frequencies[place])
            idf = log(len(index.documents) / (holders + 1)) + 1
            length = stored_length(index.lengths[number][place])
            norm = frequency + K1 * (1 - B + B * length / averages[place])
            score = BOOSTS[place] * share * idf * frequency * (K1 + 1) / norm
            yield Part(FIELDS[place], stem, frequency, length, idf, score)
