"""Words as the index knows them: folded, without the function words of the three languages.

``docs/search.md`` says the rules; ``theme/scripts/text.js`` follows the same, and the cases in
``tests/cases`` hold both to them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from hub.model import LANGUAGES

LONGEST_WORD = 64
"""Characters. What is longer is no word anybody searches for."""
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_STOP_WORDS = Path(__file__).parent.parent / "data" / "stop_words.json"


@cache
def stop_words() -> frozenset[str]:
    """Folded words that are left out of the index and of queries."""
    lists = json.loads(_STOP_WORDS.read_text(encoding="utf-8"))
    return frozenset(word for language in LANGUAGES for word in lists[language].split())


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """``word`` in lower case and without accents: ``Educación`` and ``educacion`` are the same."""
    lower = word.lower()
    return lower if lower.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", lower))


def spelled_words(text: str) -> list[str]:
    """The words of ``text`` in lower case as they are spelt, whatever they are."""
    normal = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _WORD.findall(normal.lower())


@lru_cache(maxsize=200_000)
def searched_word(spelling: str) -> str:
    """Folded form of a word under which it is searched for; empty when it is not."""
    folded = fold_word(spelling)
    return "" if len(spelling) > LONGEST_WORD or folded in stop_words() else folded


def sort_key(text: str) -> bytes:
    """Key that sorts texts as browsers compare them: by UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")


def sorted_texts(texts: Iterable[str]) -> list[str]:
    """``texts`` in the order of their UTF-16 code units."""
    found = list(texts)
    # Without characters beyond U+FFFF the order of Python is the same, and much faster.
    is_plain = max("".join(found), default="") <= "\uffff"
    return sorted(found) if is_plain else sorted(found, key=sort_key)
