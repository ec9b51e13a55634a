"""The lexicon: which words a corpus holds, how they are spelt, and the stem of each.

A folded word has the stem of its most frequent spelling, so that a query without accents finds
what the accented spelling finds. Stems are those of Snowball (https://snowballstem.org), folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import snowballstemmer

from hub.search.analysis import fold_word
from hub.search.records import DocumentRecord

_STEMMERS = {"es": "spanish", "en": "english", "pt": "portuguese"}


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(_STEMMERS[language])


_PLURAL = re.compile(r"(?<=[^\W\d_aeiouáéíóúâêôãõü])es$")
_QUALITY = re.compile(r"idade?$")
_SHORTEST_PLURAL = 5


def stem_of(spelling: str, language: str) -> str:
    """Folded stem of a word in lower case; a word with digits is its own stem.

    Snowball takes the «er» of «mujer» for the end of a verb but not that of «mujeres», so plurals
    are put into the singular first; and it leaves «nacional» of «nacionalidad», which is something
    else, so words in «-idad» are left alone.
    """
    if language not in _STEMMERS or not spelling.isalpha():
        return fold_word(spelling)
    word = spelling
    if language in ("es", "pt"):
        word = _singular(word)
        if _QUALITY.search(word):
            return fold_word(word.removesuffix("e"))
    return fold_word(_stemmer(language).stemWord(word)) or fold_word(word)


def _singular(word: str) -> str:
    """``word`` without the «es» that a consonant has in the plural; «ces» becomes «z»."""
    if len(word) < _SHORTEST_PLURAL:
        return word
    return word[:-3] + "z" if word.endswith("ces") else _PLURAL.sub("", word)


@dataclass(slots=True)
class Lexicon:
    """The words of a corpus; ``language`` wins where two spellings are equally frequent.

    ``forms`` maps a folded word to its spellings (``language spelling``) and how often each stands
    in the corpus; ``holders`` to the number of documents that hold it; ``stems`` to its stem.
    """

    language: str
    forms: dict[str, dict[str, int]] = field(default_factory=dict)
    holders: dict[str, int] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)

    def add(self, record: DocumentRecord, sign: int = 1) -> set[str]:
        """Count the words of a document, or with ``sign`` −1 take them back; the words touched."""
        touched = set()
        for form, folded, count in _forms(record):
            spellings = self.forms.setdefault(folded, {})
            spellings[form] = spellings.get(form, 0) + sign * count
            if not spellings[form]:
                del spellings[form]
            touched.add(folded)
        for folded in touched:
            self.holders[folded] = self.holders.get(folded, 0) + sign
        return touched

    def settle(self, touched: Iterable[str]) -> set[str]:
        """Choose the stems of ``touched`` words anew; those whose stem is another than before."""
        moved = set()
        for folded in touched:
            before = self.stems.pop(folded, None)
            if not self.forms.get(folded):
                self.forms.pop(folded, None)
                self.holders.pop(folded, None)
                continue
            language, spelling = self._most_frequent(folded)
            self.stems[folded] = stem_of(spelling, language)
            if before not in (None, self.stems[folded]):
                moved.add(folded)
        return moved

    def _most_frequent(self, folded: str) -> tuple[str, str]:
        forms = self.forms[folded]
        form = max(forms, key=lambda f: (forms[f], f.startswith(self.language + " "), f))
        language, _, spelling = form.partition(" ")
        return language, spelling

    def spelling(self, folded: str) -> str:
        """A word of the lexicon as it is most often spelt, in lower case."""
        return self._most_frequent(folded)[1]

    def frequency(self, folded: str) -> int:
        """How often a word stands in the corpus."""
        return sum(self.forms[folded].values())


def _forms(record: DocumentRecord) -> Iterator[tuple[str, str, int]]:
    for language, counted in record.words.items():
        for spelling, counts in counted.items():
            yield f"{language} {spelling}", fold_word(spelling), sum(counts)
