"""The index of a hub: lexicon, postings, lengths. Made anew, or brought up to date.

Both ways give the same index; ``tests/unit/search`` holds them to that. Nothing here reads or
writes files: ``hub.search.cache`` keeps an index between two builds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from hub.search.analysis import fold_word
from hub.search.codes import (
    Frequencies,
    decode_gaps,
    decode_groups,
    decode_postings,
    encode_gaps,
    encode_groups,
    encode_postings,
)
from hub.search.documents import FIELDS, PAGE, SearchDocument
from hub.search.lexicon import Lexicon
from hub.search.records import DocumentRecord, record_of, stem_frequencies, stem_pairs

_UPDATED_AT_ONCE = 0.1
"""When more documents than this part of all have changed, all postings are written anew."""

Records = Callable[[SearchDocument], DocumentRecord]
"""Gives the record of a document, counted now or before."""


@dataclass(slots=True)
class SearchIndex:
    """Everything that searching needs to know, and nothing of how it is stored or shown.

    ``terms`` maps a stem to its postings and ``pairs`` a pair of stems to its documents, both in
    the codes of ``hub.search.codes``. ``stamps`` says for each document in which ``generation`` of
    the index its words changed last.
    """

    lexicon: Lexicon
    documents: Sequence[SearchDocument] = ()
    lengths: list[list[int]] = field(default_factory=list)
    terms: dict[str, str] = field(default_factory=dict)
    pairs: dict[str, str] = field(default_factory=dict)
    stamps: list[int] = field(default_factory=list)
    generation: int = 0

    @property
    def entries(self) -> int:
        """Number of the documents that are entries: they come first."""
        return sum(document.kind != PAGE for document in self.documents)

    @property
    def averages(self) -> list[float]:
        """Mean length of each field over all documents."""
        total = len(self.documents) or 1
        return [sum(row[number] for row in self.lengths) / total for number in range(len(FIELDS))]

    def frequencies(self, stem: str) -> list[tuple[Frequencies, list[int]]]:
        """The documents that hold ``stem``, in groups with the same frequencies."""
        return list(decode_groups(self.terms[stem])) if stem in self.terms else []

    def documents_with(self, stem: str) -> set[int]:
        return {number for _, numbers in self.frequencies(stem) for number in numbers}

    def documents_with_pair(self, key: str) -> set[int]:
        return set(decode_gaps(self.pairs[key])) if key in self.pairs else set()


def build_index(
    documents: Sequence[SearchDocument], language: str, records: Records = record_of
) -> SearchIndex:
    """A new index of ``documents``; ``language`` is that of the hub."""
    index = SearchIndex(Lexicon(language), documents)
    counted = [records(document) for document in documents]
    for record in counted:
        index.lexicon.add(record)
    index.lexicon.settle(list(index.lexicon.forms))
    index.generation = 1
    index.stamps = [1] * len(documents)
    _write_postings(index, counted)
    return index


def _write_postings(index: SearchIndex, counted: Sequence[DocumentRecord]) -> None:
    stems = index.lexicon.stems
    terms: dict[str, dict[Frequencies, list[int]]] = {}
    pairs: dict[str, list[int]] = {}
    for number, record in enumerate(counted):
        for stem, frequencies in stem_frequencies(record, stems).items():
            terms.setdefault(stem, {}).setdefault(frequencies, []).append(number)
        for key in stem_pairs(record, stems):
            pairs.setdefault(key, []).append(number)
    index.terms = {stem: encode_groups(groups) for stem, groups in terms.items()}
    index.pairs = {key: encode_gaps(numbers) for key, numbers in pairs.items()}
    index.lengths = [record.lengths for record in counted]


def update_index(
    index: SearchIndex,
    before: Sequence[tuple[str, str]],
    documents: Sequence[SearchDocument],
    records: Records,
    old_record: Callable[[str], DocumentRecord],
) -> SearchIndex:
    """Bring ``index`` up to date with ``documents``.

    ``before`` are id and key of each document that it was made of; ``old_record`` gives the record
    that one of them had then. The index given is used up.
    """
    keys = dict(before)
    changed = [d for d in documents if keys.get(d.id) != d.key]
    gone = keys.keys() - {document.id for document in documents}
    if not changed and not gone and [i for i, _ in before] == [d.id for d in documents]:
        index.documents = documents
        return index
    touched: set[str] = set()
    old = {i: old_record(i) for i in [*gone, *(d.id for d in changed if d.id in keys)]}
    for record in old.values():
        touched |= index.lexicon.add(record, -1)
    for document in changed:
        touched |= index.lexicon.add(records(document))
    old_stems = {word: stem for word in touched if (stem := index.lexicon.stems.get(word))}
    moved = index.lexicon.settle(touched)
    index.generation += 1
    is_same_order = [i for i, _ in before] == [d.id for d in documents]
    affected = _affected(index, documents, changed, moved, old_stems) if is_same_order else None
    index.documents = documents
    if affected is None or len(affected) > max(4, _UPDATED_AT_ONCE * len(documents)):
        _rewrite(index, before, changed, records, moved)
    else:
        _patch(index, affected, old, records, old_stems)
    return index


def _affected(
    index: SearchIndex,
    documents: Sequence[SearchDocument],
    changed: Sequence[SearchDocument],
    moved: Iterable[str],
    old_stems: dict[str, str],
) -> list[int]:
    """Numbers of the documents whose postings may change."""
    ids = {document.id for document in changed}
    found = {number for number, document in enumerate(documents) if document.id in ids}
    for word in moved:
        found |= index.documents_with(old_stems[word])
    return sorted(found)


def _rewrite(
    index: SearchIndex,
    before: Sequence[tuple[str, str]],
    changed: Sequence[SearchDocument],
    records: Records,
    moved: set[str],
) -> None:
    """Write all postings anew from the records; stamp the documents whose words changed."""
    stamps = {i: stamp for (i, _), stamp in zip(before, index.stamps, strict=True)}
    fresh = {document.id for document in changed}
    counted = [records(document) for document in index.documents]
    index.stamps = [
        index.generation if document.id in fresh or _holds(record, moved) else stamps[document.id]
        for document, record in zip(index.documents, counted, strict=True)
    ]
    _write_postings(index, counted)


def _holds(record: DocumentRecord, words: set[str]) -> bool:
    """Whether a document holds any of the folded ``words``."""
    spelt = (spelling for counted in record.words.values() for spelling in counted)
    return bool(words) and any(fold_word(spelling) in words for spelling in spelt)


def _patch(
    index: SearchIndex,
    affected: Sequence[int],
    old: dict[str, DocumentRecord],
    records: Records,
    old_stems: dict[str, str],
) -> None:
    """Change the postings of the ``affected`` documents and of no other."""
    stems = index.lexicon.stems
    before_stems = stems | old_stems
    terms: dict[str, dict[int, Frequencies | None]] = {}
    pairs: dict[str, dict[int, bool]] = {}
    for number in affected:
        document = index.documents[number]
        record = records(document)
        was = old.get(document.id, record)
        for stem in stem_frequencies(was, before_stems):
            terms.setdefault(stem, {})[number] = None
        for stem, frequencies in stem_frequencies(record, stems).items():
            terms.setdefault(stem, {})[number] = frequencies
        for key in stem_pairs(was, before_stems):
            pairs.setdefault(key, {})[number] = False
        for key in stem_pairs(record, stems):
            pairs.setdefault(key, {})[number] = True
        index.lengths[number] = record.lengths
        index.stamps[number] = index.generation
    for stem, edits in terms.items():
        _edit_term(index.terms, stem, edits)
    for key, holding in pairs.items():
        _edit_pair(index.pairs, key, holding)


def _edit_term(terms: dict[str, str], stem: str, edits: dict[int, Frequencies | None]) -> None:
    postings = decode_postings(terms[stem]) if stem in terms else {}
    for number, frequencies in edits.items():
        if frequencies is None:
            postings.pop(number, None)
        else:
            postings[number] = frequencies
    if postings:
        terms[stem] = encode_postings(postings)
    else:
        terms.pop(stem, None)


def _edit_pair(pairs: dict[str, str], key: str, holding: dict[int, bool]) -> None:
    numbers = set(decode_gaps(pairs[key])) if key in pairs else set()
    for number, is_there in holding.items():
        (numbers.add if is_there else numbers.discard)(number)
    if numbers:
        pairs[key] = encode_gaps(sorted(numbers))
    else:
        pairs.pop(key, None)
