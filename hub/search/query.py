"""What a reader types, read: terms, phrases and excluded words (see ``docs/search.md``)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hub.search.analysis import searched_word, spelled_words

LONGEST_QUERY = 500
"""Characters that are read."""
MOST_WORDS = 30
_PHRASE = re.compile('"([^"]*)"|“([^”]*)”|«([^»]*)»')
# Browsers count U+FEFF as white space, which text that was pasted may hold.
_EXCLUDED = re.compile(r"(?:^|(?<=[\s\ufeff]))-(?=[^\W_])([^\s\ufeff]+)")


@dataclass(frozen=True, slots=True)
class Query:
    """Folded words without function words: all different ones, those in phrases, those excluded."""

    terms: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()


def parse_query(text: str) -> Query:
    """Read ``text``; nothing is raised for any text."""
    phrases: list[tuple[str, ...]] = []
    excluded: dict[str, None] = {}

    def take_phrase(match: re.Match[str]) -> str:
        inner = next(group for group in match.groups() if group is not None)
        words = tuple(_words(inner))
        if len(words) > 1:
            phrases.append(words)
        return f" {' '.join(words)} "

    def take_excluded(match: re.Match[str]) -> str:
        excluded.update(dict.fromkeys(_words(match[1])))
        return " "

    rest = _EXCLUDED.sub(take_excluded, _PHRASE.sub(take_phrase, text[:LONGEST_QUERY]))
    terms = list(dict.fromkeys(_words(rest)))[:MOST_WORDS]
    return Query(tuple(terms), tuple(phrases), tuple(excluded))


def _words(text: str) -> list[str]:
    return [folded for word in spelled_words(text) if (folded := searched_word(word))]
