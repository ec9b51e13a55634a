"""The index as files for the browser: the formats of ``docs/search.md``.

Each file is one call of a function that the page has registered, because nothing but a script
element loads anything from a folder.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from math import ceil

from hub.bulk import without_collecting
from hub.search.analysis import sort_key, sorted_texts, stop_words
from hub.search.codes import encode_gaps, encode_numbers, front_code, logarithm
from hub.search.documents import FIELDS
from hub.search.index import SearchIndex
from hub.search.whoosh_index import BOOSTS, K1, B, stored_length

VERSION = 1
SHARD_SIZE = 14_000
"""Characters of a shard, about: some 8 kB when compressed, a tenth of a second on a slow line."""
_FEW = 500
"""A hub with fewer documents has its cards in fewer, larger files."""
_CARDS, _CARDS_OF_FEW = 10, 50
_ROWS = 10
_IDS = 200
"""Ids a file, about."""
_HASH = 2**32
_FIRST_LETTER = ord("#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A result as shown: ``kind`` is 0 for a practice, 1 for a programme, 2 for a page."""

    path: str
    title: str
    kind: int
    place: str = ""
    period: str = ""
    sentence: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserData:
    """What the browser shows and filters by, each in the order of the documents.

    ``facets`` maps a facet to its values and the entries that have them; ``years`` are first and
    last year of each entry (see :func:`span_codes`); ``verified`` days since 2000-01-01; ``rows``
    the cells of ``columns``.
    """

    cards: Sequence[Card]
    facets: Mapping[str, Mapping[str, Sequence[int]]] = field(default_factory=dict)
    years: Sequence[tuple[int | None, int | None, bool]] = ()
    """First year, last year, and whether it goes on."""
    verified: Sequence[int] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@without_collecting()
def browser_files(index: SearchIndex, data: BrowserData) -> tuple[str, dict[str, bytes]]:
    """Folder of the index from the root of the site, and the files in it by path from the root.

    The same index and data give the same bytes and the same folder; others another folder, so that
    a browser never mixes files of two builds.
    """
    calls = dict(_files(index, data))
    digest = hashlib.blake2b(digest_size=6)
    for name in sorted(calls):
        digest.update(f"{name}\0{calls[name]}\0".encode())
    folder = f"search/{index.lexicon.language}/{digest.hexdigest()}"
    return folder, {f"{folder}/{name}.js": text.encode() for name, text in calls.items()}


def _files(index: SearchIndex, data: BrowserData) -> Iterator[tuple[str, str]]:
    shards = _shards(index)
    bounds = [shard[0] for shard in shards[1:]]
    pair_shards = ceil(sum(map(len, index.pairs)) / SHARD_SIZE)
    chunk = _CARDS if len(index.documents) >= _FEW else _CARDS_OF_FEW
    ids = [document.id for document in index.documents[: index.entries]]
    id_files = ceil(len(ids) / _IDS)
    yield _call("meta", _meta(index, data, bounds, pair_shards, chunk, id_files))
    yield _call("lengths", [_lengths(index, number) for number in range(len(FIELDS))])
    yield from _term_files(index, shards, bounds)
    yield from _pair_files(index, pair_shards)
    yield from _facet_files(data)
    for number, start in enumerate(range(0, len(data.cards), chunk)):
        cards = data.cards[start : start + chunk]
        yield _call(f"d/{number}", [_card(card) for card in cards])
    for number, start in enumerate(range(0, len(data.rows), _ROWS)):
        yield _call(f"x/{number}", data.columns, data.rows[start : start + _ROWS])
    yield from _id_files(ids, id_files)
    yield _call("words", _words(index))


def _call(name: str, *values: object) -> tuple[str, str]:
    """Name and text of a file that hands ``values`` over under that name."""
    arguments = (json.dumps(v, ensure_ascii=False, separators=(",", ":")) for v in (name, *values))
    return name, f"Hub.receive({','.join(arguments)});\n"


def _meta(
    index: SearchIndex,
    data: BrowserData,
    bounds: Sequence[str],
    pair_shards: int,
    chunk: int,
    id_files: int,
) -> dict[str, object]:
    return {
        "version": VERSION,
        "language": index.lexicon.language,
        "documents": len(index.documents),
        "entries": index.entries,
        "averages": index.averages,
        "boosts": BOOSTS,
        "k1": K1,
        "b": B,
        "stop": " ".join(sorted(stop_words())),
        "bounds": ",".join(bounds),
        "pairs": pair_shards,
        "ids": id_files,
        "chunk": chunk,
        "rows": _ROWS,
        "baseYear": _base_year(data),
        "facets": " ".join(data.facets),
    }


def _lengths(index: SearchIndex, number: int) -> tuple[list[int], str]:
    """The different lengths of a field, most frequent first, and for each document a character.

    Its code less :data:`_FIRST_LETTER` is the place of the document's length among them; there are
    no more of them than values of a byte.
    """
    stored = [stored_length(row[number]) for row in index.lengths]
    counts: dict[int, int] = {}
    for length in stored:
        counts[length] = counts.get(length, 0) + 1
    values = sorted(counts, key=lambda length: (-counts[length], length))
    places = {length: place for place, length in enumerate(values)}
    return values, "".join(chr(_FIRST_LETTER + places[length]) for length in stored)


def _shards(index: SearchIndex) -> list[list[str]]:
    """All stems in order, in runs of about :data:`SHARD_SIZE` characters of postings.

    Without any stem there is one shard with nothing in it, for words to be looked up in.
    """
    stems = sorted_texts(index.terms)
    sizes = accumulate(len(index.terms[stem]) + 12 for stem in stems)
    shards: dict[int, list[str]] = {}
    for stem, size in zip(stems, sizes, strict=True):
        shards.setdefault(size // SHARD_SIZE, []).append(stem)
    return list(shards.values()) or [[]]


def _term_files(
    index: SearchIndex, shards: Sequence[Sequence[str]], bounds: Sequence[str]
) -> Iterator[tuple[str, str]]:
    lexicon = index.lexicon
    keys = [sort_key(bound) for bound in bounds]

    def shard_of(text: str) -> int:
        return bisect_right(keys, sort_key(text))

    words: dict[str, list[str]] = {}
    aliases: dict[int, list[str]] = {}
    for folded in sorted_texts(lexicon.stems):
        stem = lexicon.stems[folded]
        words.setdefault(stem, []).append(folded)
        looked_up_in = shard_of(folded)
        if looked_up_in != shard_of(stem):
            aliases.setdefault(looked_up_in, []).append(f"{folded}:{stem}")
    for number, stems in enumerate(shards):
        groups = []
        for stem in stems:
            frequent_first = sorted(words[stem], key=lambda word: -lexicon.frequency(word))
            groups.append([stem, *map(lexicon.spelling, frequent_first)])
        yield _call(
            f"t/{number}",
            _fronted_groups(groups),
            "|".join(index.terms[stem] for stem in stems),
            ",".join(aliases.get(number, ())),
        )


def _fronted_groups(groups: Sequence[Sequence[str]]) -> str:
    coded = front_code(item for group in groups for item in group)
    return ";".join(",".join(next(coded) for _ in group) for group in groups)


def shard_number(key: str, shards: int) -> int:
    """Which of ``shards`` files holds ``key``: a hash of its UTF-16 units, modulo their number.

    The hash is ``h = (h · 31 + unit) mod 2³²``, from 0; that of a pair is put together from those
    of its two stems, which stand in many pairs.
    """
    first, space, second = key.partition(" ")
    value, _ = _hash(first)
    if space:
        behind, power = _hash(second)
        value = (value * 31 + ord(space)) * power + behind
    return value % _HASH % shards


@lru_cache(maxsize=100_000)
def _hash(text: str) -> tuple[int, int]:
    """Hash of ``text``, and 31 to the power of its length."""
    units = sort_key(text)
    value, power = 0, 1
    for high, low in zip(units[::2], units[1::2], strict=True):
        value = (value * 31 + high * 256 + low) % _HASH
        power = power * 31 % _HASH
    return value, power


def _pair_files(index: SearchIndex, shards: int) -> Iterator[tuple[str, str]]:
    keys: list[list[str]] = [[] for _ in range(shards)]
    for key in sorted_texts(index.pairs):
        keys[shard_number(key, shards)].append(key)
    for number, held in enumerate(keys):
        lists = "|".join(index.pairs[key] for key in held)
        yield _call(f"p/{number}", ",".join(front_code(held)), lists)


def _facet_files(data: BrowserData) -> Iterator[tuple[str, str]]:
    for facet, values in data.facets.items():
        lists = {value: encode_gaps(numbers) for value, numbers in sorted(values.items())}
        yield _call(f"f/{facet}", lists)
    base = _base_year(data) - 2
    first = (0 if start is None else start - base for start, _, _ in data.years)
    last = (1 if goes_on else 0 if end is None else end - base for _, end, goes_on in data.years)
    yield _call("f/period", encode_numbers(first), encode_numbers(last))
    yield _call("f/verified", encode_numbers(data.verified))


def _base_year(data: BrowserData) -> int:
    years = (year for first, last, _ in data.years for year in (first, last))
    return min((year for year in years if year is not None), default=2000)


def _card(card: Card) -> list[object]:
    cells = [card.path, card.title, card.kind, card.place, card.period, card.sentence]
    return [*cells, card.language]


def _id_files(ids: Sequence[str], files: int) -> Iterator[tuple[str, str]]:
    held: list[dict[str, int]] = [{} for _ in range(files)]
    for number, entry_id in enumerate(ids):
        held[shard_number(entry_id, files)][entry_id] = number
    for number, numbers in enumerate(held):
        yield _call(f"i/{number}", numbers)


def _words(index: SearchIndex) -> str:
    words = sorted_texts(index.lexicon.stems)
    holders = index.lexicon.holders
    coded = zip(words, front_code(words), strict=True)
    return ",".join(f"{code[0]}{logarithm(holders[word])}{code[1:]}" for word, code in coded)
