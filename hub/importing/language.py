"""The language of a sheet, by its most common words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from hub.importing.lines import Line
from hub.model import LANGUAGES

_STOP_WORDS = Path(__file__).parents[1] / "data" / "stop_words.json"
_SIGNS = {"pt": ("ã", "õ", "ç", "ê", "â"), "es": ("ñ", "ción", "¿", "¡")}


def language_of(lines: Iterable[Line]) -> str:
    """The language whose own small words, and letters, come most often in ``lines``."""
    counts = Counter(word for line in lines for word in line.text.lower().split())
    scores = {
        language: sum(counts[word] for word in words) for language, words in own_words().items()
    }
    for language, signs in _SIGNS.items():
        for sign in signs:
            scores[language] += sum(n for word, n in counts.items() if sign in word)
    return max(LANGUAGES, key=lambda language: scores[language])


@cache
def own_words() -> Mapping[str, frozenset[str]]:
    """The small words of each language that no other of them has."""
    loaded = json.loads(_STOP_WORDS.read_text(encoding="utf-8"))
    words = {
        # A single letter may be a bullet, or the letter of a spaced heading.
        language: frozenset(word for word in loaded[language].split() if len(word) > 1)
        for language in LANGUAGES
    }
    return {
        language: own.difference(*(words[other] for other in LANGUAGES if other != language))
        for language, own in words.items()
    }
