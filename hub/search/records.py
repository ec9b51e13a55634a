"""The words of one document, counted once and kept while the document stays the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hub.plain_text import plain_text_of
from hub.search.analysis import fold_word, searched_word, spelled_words
from hub.search.codes import Frequencies
from hub.search.documents import FIELDS, SearchDocument

_IN_ROW = (FIELDS.index("title"), FIELDS.index("summary"))
"""Fields in which phrases are found."""
_LABELS = FIELDS.index("labels")


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """``words``: language, then spelling, to how often it stands in each field.

    ``runs`` are the folded words of title and summary in their order; ``lengths`` the number of
    words of each field. Function words are nowhere among them.
    """

    words: dict[str, dict[str, list[int]]]
    runs: list[list[str]]
    lengths: list[int]

    def as_json(self) -> list[Any]:
        return [self.words, self.runs, self.lengths]


def record_of(document: SearchDocument) -> DocumentRecord:
    """Count the words of ``document``."""
    words: dict[str, dict[str, list[int]]] = {}
    runs: list[list[str]] = [[] for _ in _IN_ROW]
    lengths = [0] * len(FIELDS)
    for field, texts in enumerate(document.texts):
        for language, text in texts:
            # The names of terms are plain and few: read once, counted in many documents.
            is_name = field == _LABELS
            spelt = _words_of_name(text) if is_name else spelled_words(plain_text_of(text))
            counted = words.setdefault(language, {})
            for spelling, number in Counter(spelt).items():
                if searched_word(spelling):
                    counts = counted.get(spelling)
                    if counts is None:
                        counts = counted[spelling] = [0] * len(FIELDS)
                    counts[field] += number
                    lengths[field] += number
            if field in _IN_ROW:
                in_row = (searched_word(spelling) for spelling in spelt)
                runs[_IN_ROW.index(field)].extend(folded for folded in in_row if folded)
    return DocumentRecord(words, runs, lengths)


@lru_cache(maxsize=4096)
def _words_of_name(text: str) -> list[str]:
    return spelled_words(text)


def stem_frequencies(record: DocumentRecord, stems: dict[str, str]) -> dict[str, Frequencies]:
    """How often each stem stands in each field; ``stems`` maps folded words to stems."""
    found: dict[str, Frequencies] = {}
    for counted in record.words.values():
        for spelling, (title, summary, labels, body) in counted.items():
            stem = stems[fold_word(spelling)]
            if stem in found:
                before = found[stem]
                title, summary = title + before[0], summary + before[1]  # noqa: PLW2901
                labels, body = labels + before[2], body + before[3]  # noqa: PLW2901
            found[stem] = (title, summary, labels, body)
    return found


def pair_key(first: str, second: str) -> str:
    """The key of two stems that stand next to each other."""
    return f"{first} {second}"


def stem_pairs(record: DocumentRecord, stems: dict[str, str]) -> set[str]:
    """Keys of all stems that stand next to each other in the title or in the summary."""
    found: set[str] = set()
    for run in record.runs:
        in_row = [stems[word] for word in run]
        found.update(map(pair_key, in_row, in_row[1:]))
    return found
