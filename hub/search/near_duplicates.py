"""Entries whose texts are largely the same: copies that were hardly rewritten.

A text is the set of its shingles, the runs of four of its words, and the smallest hashes of that
set stand for it (Broder 1997, «On the resemblance and containment of documents»). Pairs that have
some of them in common are compared word by word. ``hub.checking`` makes warnings of what is found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, groupby, pairwise
from typing import Any
from zlib import crc32

from hub.entries.field_spec import Field, Form
from hub.entries.field_table import FIELDS
from hub.model import Entry
from hub.wording import fold

LEAST_SHARE = 0.5
"""What is written anew by more than half is no copy."""
LEAST_WORDS = 40
"""Words in common: as many as a long sentence has, which two entries may share (a formula)."""

_SHINGLE = 4
_SKETCH = 48
"""Hashes that stand for an entry."""
_LEAST_SKETCH, _LEAST_ESTIMATE = 3, 0.25
"""Hashes in common, and the part of comparable ones, that make a pair worth comparing."""
_MANY = 12
"""Entries with the same passage of which every pair is looked at; of more, only neighbours are."""
_LOWEST, _HASHES = -(2**63), 2**64


def _holds_sentences(field: Field) -> bool:
    return field.form is Form.PROSE or any(map(_holds_sentences, field.fields))


_FIELDS = ("title", *(field.target for field in FIELDS if _holds_sentences(field)))
"""Fields that hold sentences; the others hold terms, names, numbers and addresses."""
_CODES = {"url", "depends_on"}
"""What of the records in these fields is left out for the same reason."""
_NO_LETTERS = re.compile(r"[\W\d_]+")
_TOKEN = re.compile(r"\S+")
_PARAGRAPH_END = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two entries, ``first`` and ``second`` their ids in order, and what they have in common.

    ``share`` is the part of the words of the shorter entry that stand in passages of both, above
    0 and at most 1. ``passages`` is the longest of them within a paragraph, as each of the two
    writes it (restricted Markdown).
    """

    first: str
    second: str
    share: float
    passages: tuple[str, str]


def near_duplicates(entries: Iterable[Entry]) -> list[NearDuplicate]:
    """The pairs of ``entries`` whose texts are largely the same, in the order of their ids.

    The result is the same in whatever order the entries come. A pair is found when at least
    ``LEAST_SHARE`` of the words of the shorter entry, and ``LEAST_WORDS``, stand in runs of four
    words or more that the other entry has too; figures, citations, accents and case do not count.
    A short entry within one some times longer may be missed: there, few of its hashes are among
    the smallest.
    """
    known = _WordNumbers()
    ordered = sorted(entries, key=lambda entry: entry.id)
    found = []
    for one, pairs in groupby(_candidates(ordered, known), key=lambda pair: pair[0]):
        first = _Text.of(ordered[one], known)
        for _, other in pairs:
            second = _Text.of(ordered[other], known)
            share = _share(first, second)
            if share:
                passages = _longest_passage(first, second)
                found.append(NearDuplicate(first.id, second.id, share, passages))
    return found


class _WordNumbers(dict[str, int]):
    """The number of each word as it stands between blanks; 0 for what has no letters.

    The number is a checksum of the folded letters: ``Educación,`` and ``educacion`` have the same.
    """

    def __missing__(self, token: str) -> int:
        letters = _NO_LETTERS.sub("", fold(token))
        number = self[token] = crc32(letters.encode()) if letters else 0
        return number

    def of(self, text: str) -> list[int]:
        """The numbers of the words of ``text``."""
        return list(filter(None, map(self.__getitem__, text.split())))


def _text_of(entry: Entry) -> str:
    """The sentences of ``entry``, each text a paragraph or more."""
    found: list[str] = []
    for name in _FIELDS:
        value = getattr(entry, name, None)
        if value:
            found.extend(_texts(value))
    return "\n\n".join(found)


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value: itself, its items, the texts of its records."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            if name not in _CODES:
                yield from _texts(getattr(value, name))


def _shingles(words: Sequence[int]) -> Iterator[int]:
    """A hash of 64 bits for each run of four words; that of integers is alike in every process."""
    return map(hash, zip(words, words[1:], words[2:], words[3:], strict=False))


def _candidates(entries: Sequence[Entry], known: _WordNumbers) -> list[tuple[int, int]]:
    """Places of the pairs of ``entries`` that may be largely the same, in order."""
    sketches = [_sketch(known.of(_text_of(entry))) for entry in entries]
    holder: dict[int, int] = {}
    shared: dict[int, list[int]] = {}
    for place, sketch in enumerate(sketches):
        for shingle in sketch:
            first = holder.setdefault(shingle, place)
            if first != place:
                shared.setdefault(shingle, [first]).append(place)
    # Of a formula that all have, every pair would be looked at for nothing.
    pairs = (combinations(h, 2) if len(h) <= _MANY else pairwise(h) for h in shared.values())
    common = Counter(chain.from_iterable(pairs))
    return sorted(
        (one, other)
        for (one, other), count in common.items()
        if count >= _LEAST_SKETCH and _estimate(sketches[one], sketches[other]) >= _LEAST_ESTIMATE
    )


def _estimate(one: list[int], other: list[int]) -> float:
    """About what part of the shingles of the shorter text the other has too."""
    limit = min(one[-1], other[-1])
    comparable = min(bisect_right(one, limit), bisect_right(other, limit))
    return len(set(one).intersection(other)) / comparable


def _sketch(words: Sequence[int]) -> list[int]:
    """The smallest hashes of the shingles of a text."""
    # Most hashes are too large to be among them: to leave those out first halves the time.
    limit = _LOWEST + _HASHES * 3 * _SKETCH // (2 * max(len(words), 2 * _SKETCH))
    smallest = sorted({shingle for shingle in _shingles(words) if shingle < limit})
    if len(smallest) < _SKETCH:
        smallest = sorted(set(_shingles(words)))
    return smallest[:_SKETCH]


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of an entry, the numbers of its words and its shingles."""

    id: str
    text: str
    known: _WordNumbers
    words: list[int]
    shingles: list[int]

    @classmethod
    def of(cls, entry: Entry, known: _WordNumbers) -> _Text:
        text = _text_of(entry)
        words = known.of(text)
        return cls(entry.id, text, known, words, list(_shingles(words)))

    def shingles_of_paragraphs(self) -> list[int | None]:
        """The shingles, with None in the place of those that go on into another paragraph."""
        paragraphs = enumerate(_PARAGRAPH_END.split(self.text))
        of_word = [number for number, text in paragraphs for _ in self.known.of(text)]
        ends = zip(self.shingles, of_word, of_word[_SHINGLE - 1 :], strict=False)
        return [shingle if first == last else None for shingle, first, last in ends]

    def passage(self, start: int, count: int) -> str:
        """The text from the word ``start`` on, ``count`` words."""
        spans = [token.span() for token in _TOKEN.finditer(self.text) if self.known[token[0]]]
        return self.text[spans[start][0] : spans[start + count - 1][1]]


def _share(one: _Text, other: _Text) -> float:
    """The part of the shorter text that stands in the other too; 0 when it is not worth telling."""
    shorter, longer = sorted((one, other), key=lambda text: len(text.words))
    held = set(longer.shingles)
    common = end = 0
    for start, shingle in enumerate(shorter.shingles):
        if shingle in held:
            common += start + _SHINGLE - max(start, end)
            end = start + _SHINGLE
    share = common / len(shorter.words)
    return share if share >= LEAST_SHARE and common >= LEAST_WORDS else 0.0


def _longest_passage(one: _Text, other: _Text) -> tuple[str, str]:
    """The longest passage of both texts, as each writes it: of one paragraph when there is any."""
    found = _longest_run(one.shingles_of_paragraphs(), other.shingles_of_paragraphs())
    if not found[2]:
        found = _longest_run(one.shingles, other.shingles)
    here, there, length = found
    count = length + _SHINGLE - 1
    return one.passage(here, count), other.passage(there, count)


def _longest_run(one: Sequence[int | None], other: Sequence[int | None]) -> tuple[int, int, int]:
    """Where the longest run of shingles that both have begins in each, and its length.

    In time that grows with the texts and not with their product, whatever they repeat: of a
    shingle that stands often in ``other``, a run begins at the first and goes on where it can.
    """
    places: dict[int | None, int] = {}
    for place, shingle in enumerate(other):
        places.setdefault(shingle, place)
    places[None] = -1
    longest = (0, 0, 0)
    there, length = -1, 0
    for here, shingle in enumerate(one):
        if length and shingle is not None and other[there + 1 : there + 2] == [shingle]:
            there, length = there + 1, length + 1
        else:
            there = places.get(shingle, -1)
            length = int(there >= 0)
        if length > longest[2]:
            longest = (here - length + 1, there - length + 1, length)
    return longest
