"""Words that are certainly written right: of the catalog, its vocabularies and the sheet itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

from hub.entries.wordings import field_texts
from hub.importing.patterns import LOST, data
from hub.model import LANGUAGES, Catalog

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INFLECTION = re.compile("[oa]s?$")
_MANY_LOSSES = 3


class KnownWords:
    """Asks for words without regard to capitals; accents count."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word.lower() for word in words)

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._words

    def __or__(self, other: KnownWords) -> KnownWords:
        return KnownWords([*self._words, *other._words])

    def knows_a_form_of(self, word: str) -> bool:
        """Whether a word is known, or differs from one in number or gender alone."""
        stem = _INFLECTION.sub("", word.lower())
        forms = {word.lower(), *(stem + ending for ending in ("o", "a", "os", "as"))}
        if word[-1:] == "s":
            forms |= {word.lower()[:-1], word.lower().removesuffix("es")}
        return not self._words.isdisjoint(forms if len(stem) > 3 else {word.lower()})

    def restored(self, damaged: str) -> str:
        """``damaged`` with its lost ligatures, or nothing unless exactly one word can be meant."""
        losses = damaged.count(LOST)
        if not 0 < losses <= _MANY_LOSSES:
            return ""
        parts = damaged.split(LOST)
        found = set()
        for ligatures in product(data()["ligatures"], repeat=losses):
            word = parts[0] + "".join(a + b for a, b in zip(ligatures, parts[1:], strict=True))
            if self.knows_a_form_of(word):
                found.add(word)
        word = found.pop() if len(found) == 1 else ""
        return word.upper() if word and damaged.replace(LOST, "").isupper() else word


def words_of(texts: Iterable[str]) -> Iterable[str]:
    """The words of ``texts``; compounds with a hyphen count as one."""
    for text in texts:
        yield from _WORD.findall(text)


def words_of_catalog(catalog: Catalog) -> KnownWords:
    """The words of all entries and vocabularies, and of the help on the fields."""
    texts = [text for entry in catalog.entries() for text in _texts_in(entry)]
    for vocabulary in catalog.vocabularies.values():
        for term in vocabulary.terms:
            texts += _texts_in(term.label)
            texts += _texts_in(term.description)
    for language in LANGUAGES:
        texts += [t for f in field_texts(language).values() for t in (f.label, f.help)]
    return KnownWords(words_of(texts))


def _texts_in(value: object) -> list[str]:
    """All texts inside a value of the model; addresses are no words."""
    if isinstance(value, str):
        return [] if "://" in value else [value]
    if isinstance(value, (tuple, list)):
        return [text for item in value for text in _texts_in(item)]
    slots = getattr(type(value), "__dataclass_fields__", {})
    return [text for name in slots for text in _texts_in(getattr(value, name))]
