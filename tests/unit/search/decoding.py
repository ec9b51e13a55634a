"""A reader of the files for the browser, written from docs/search.md, not from ``hub.search``."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

ALPHABET = [chr(code) for code in range(33, 127) if chr(code) not in ' "\\|']
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Postings = dict[int, tuple[int, ...]]


def units(text: str) -> bytes:
    """UTF-16 code units, two bytes each, in the order in which browsers compare texts."""
    return text.encode("utf-16-be")


def fold(word: str) -> str:
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", word.lower()))


def numbers(text: str) -> list[int]:
    digits = [ALPHABET.index(character) for character in text]
    found = []
    while digits:
        first = digits.pop(0)
        if first < 75:
            found.append(first)
        elif first < 89:
            found.append(75 + (first - 75) * 91 + digits.pop(0))
        elif first == 89:
            found.append(1349 + digits.pop(0) * 91 + digits.pop(0))
        else:
            found.append(9630 + (digits.pop(0) * 91 + digits.pop(0)) * 91 + digits.pop(0))
    return found


def ascending(distances: list[int]) -> list[int]:
    found: list[int] = []
    for distance in distances:
        found.append(found[-1] + 1 + distance if found else distance)
    return found


def gaps(text: str) -> list[int]:
    return ascending(numbers(text))


def front_coded(codes: list[str], skipped: int = 0) -> list[str]:
    """Items from their front codes, which have so many other characters behind the digit."""
    found: list[str] = []
    before = b""
    for code in codes:
        before = before[: 2 * DIGITS.index(code[0])] + units(code[1 + skipped :])
        found.append(before.decode("utf-16-be"))
    return found


def postings(text: str) -> Postings:
    found: Postings = {}
    keys = []
    for group in text.split(" "):
        key, documents = tuple(numbers(group)[:4]), ascending(numbers(group)[4:])
        keys.append(key)
        assert documents == sorted(set(documents))
        assert found.keys().isdisjoint(documents)
        found |= dict.fromkeys(documents, key)
    assert keys == sorted(set(keys))
    return found


def key_hash(key: str) -> int:
    """``h = (h · 31 + unit) mod 2³²`` over the UTF-16 units."""
    value = 0
    data = units(key)
    for place in range(0, len(data), 2):
        value = (value * 31 + int.from_bytes(data[place : place + 2], "big")) % 2**32
    return value


class Shard:
    """A shard of terms: the words of each stem as they are spelt, its postings, the aliases."""

    def __init__(self, lexicon: str, lists: str, aliases: str) -> None:
        groups = [group.split(",") for group in lexicon.split(";")] if lexicon else []
        items = iter(front_coded([code for group in groups for code in group]))
        read = [[next(items) for _ in group] for group in groups]
        self.order = [stem for stem, *_ in read]
        self.words = {stem: words for stem, *words in read}
        self.stem_of = {fold(word): stem for stem, *words in read for word in words}
        self.postings = dict(zip(self.order, lists.split("|"), strict=True)) if lists else {}
        pairs = [alias.split(":") for alias in aliases.split(",")] if aliases else []
        self.aliases = {alias[0]: alias[1] for alias in pairs}


class BrowserIndex:
    """The files of a folder, by name without ``.js``, as the calls that they are."""

    def __init__(self, folder: str, files: Mapping[str, bytes]) -> None:
        self.calls: dict[str, list[Any]] = {}
        for path, data in files.items():
            call = re.fullmatch(r"Hub\.receive\((.*)\);\n", data.decode("utf-8"))
            assert call, path
            name, *values = json.loads(f"[{call[1]}]")
            assert path == f"{folder}/{name}.js"
            self.calls[name] = values
        (self.meta,) = self.calls["meta"]
        self.bounds = self.meta["bounds"].split(",") if self.meta["bounds"] else []
        self.shards = [Shard(*values) for values in self.numbered("t")]

    def numbered(self, folder: str) -> Iterator[list[Any]]:
        """The values of the files ``folder/0``, ``folder/1`` …, of which none may be missing."""
        count = sum(name.startswith(f"{folder}/") for name in self.calls)
        return (self.calls[f"{folder}/{number}"] for number in range(count))

    def shard_of(self, text: str) -> Shard:
        """The last shard whose bound is not greater than ``text``."""
        return self.shards[sum(units(bound) <= units(text) for bound in self.bounds)]

    def stem(self, word: str) -> str | None:
        """The stem that a folded word leads to."""
        shard = self.shard_of(word)
        found = shard.stem_of.get(word, shard.aliases.get(word))
        assert found is None or found in self.shard_of(found).postings
        return found

    def documents_with_pair(self, key: str) -> list[int]:
        if not self.meta["pairs"]:
            return []
        keys, lists = self.calls[f"p/{key_hash(key) % self.meta['pairs']}"]
        held = dict(zip(front_coded(keys.split(",")), lists.split("|"), strict=True))
        return gaps(held[key]) if key in held else []

    def words(self) -> dict[str, int]:
        """All folded words, with the binary logarithms of their numbers of documents."""
        (text,) = self.calls["words"]
        codes = text.split(",") if text else []
        powers = [DIGITS.index(code[1]) for code in codes]
        return dict(zip(front_coded(codes, skipped=1), powers, strict=True))
