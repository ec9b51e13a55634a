"""The Whoosh index: the only module that imports Whoosh.

It holds what ``SearchIndex`` holds and answers queries with BM25F. Terms come counted and stemmed,
so that nothing is analysed twice. Statistics come from ``SearchIndex`` too: Whoosh goes on
counting documents that were replaced until it merges them away, and ranks would drift with that.
"""

from __future__ import annotations

import io
import json
import pickle
import shutil
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from math import log, sqrt
from pathlib import Path
from typing import Any

with warnings.catch_warnings():
    # Its docstrings hold escapes that newer versions of Python warn of when they compile them.
    warnings.simplefilter("ignore")
    from whoosh import columns, fields, formats, query, scoring
    from whoosh.codec import whoosh3
    from whoosh.filedb import structfile
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import LockError
    from whoosh.system import pack_uint
    from whoosh.util.numeric import byte_to_length, length_to_byte

from hub.search.codes import Frequencies
from hub.search.documents import FIELDS
from hub.search.index import Records, SearchIndex
from hub.search.records import stem_frequencies, stem_pairs

BOOSTS = (3.0, 1.5, 1.5, 1.0)
"""How much a field counts, in the order of ``FIELDS``."""
K1, B = 1.2, 0.75
_PAIRS = "pairs"
_STATE = "hub-state.json"
VERSION = 2
"""Of the fields: an index of another version is not used."""
_MOST_SEGMENTS = 8
"""An index of more parts than this is written anew as one."""

_PICKLED = {
    ("whoosh.codec.whoosh3", "W3Segment"), ("whoosh.codec.whoosh3", "W3Codec"),
    ("collections", "defaultdict"), ("builtins", "int"), ("_codecs", "encode"),
}  # fmt: skip
"""What the files of Whoosh are made of."""


class _Unpickler(pickle.Unpickler):
    """Reads the pickles in the files of Whoosh: a folder that others filled must not run code."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _PICKLED:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def _load(file: Any) -> Any:
    return _Unpickler(file).load()


structfile.load_pickle = _load
whoosh3.loads = columns.loads = lambda data: _load(io.BytesIO(data))


class CountedField(fields.FieldType):  # type: ignore[misc]
    """A field whose terms come with their frequencies: pairs of stem and number."""

    def __init__(self) -> None:
        self.format = formats.Frequency()
        self.analyzer = None
        self.scorable = True
        self.stored = False
        self.unique = False
        self.vector = None

    def index(self, value: Sequence[tuple[str, int]], **_: Any) -> Iterator[Any]:
        """Bytes, frequency, weight and encoded posting of each term."""
        return ((stem.encode(), n, float(n), pack_uint(n)) for stem, n in value)


class KeysField(fields.FieldType):  # type: ignore[misc]
    """A field that a document has or has not some keys in."""

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.analyzer = None
        self.scorable = False
        self.stored = False
        self.unique = False
        self.vector = None

    def index(self, value: Sequence[str], **_: Any) -> Iterator[Any]:
        """Bytes, frequency, weight and posting of each key."""
        return ((key.encode(), 1, 1.0, b"") for key in value)


def _schema() -> Any:
    counted = {name: CountedField() for name in FIELDS}
    return fields.Schema(id=fields.ID(stored=True, unique=True), pairs=KeysField(), **counted)


@dataclass(frozen=True, slots=True)
class Clauses:
    """A query in stems.

    A document matches that holds one stem of at least one of ``terms`` (of each, when
    ``needs_all``) and every one of ``pairs`` (keys of ``hub.search.records.pair_key``).
    """

    terms: tuple[tuple[str, ...], ...]
    pairs: tuple[str, ...] = ()
    needs_all: bool = False


def stored_length(length: int) -> int:
    """``length`` in words as Whoosh stores it: one of 256 values, exact up to 10."""
    return int(byte_to_length(length_to_byte(length)))


class _Weighting(scoring.WeightingModel):  # type: ignore[misc]
    """BM25F with the statistics of a :class:`SearchIndex`."""

    def __init__(self, index: SearchIndex, stems: Iterable[str]) -> None:
        self._averages = index.averages
        total = len(index.documents)
        self._idf = {}
        for stem in stems:
            groups = index.frequencies(stem)
            for number, name in enumerate(FIELDS):
                holders = sum(len(docs) for frequencies, docs in groups if frequencies[number])
                self._idf[name, stem.encode()] = log(total / (holders + 1)) + 1

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: float = 1) -> Any:
        if fieldname not in FIELDS:
            return scoring.WeightScorer(0.0)
        average = self._averages[FIELDS.index(fieldname)] or 1
        return _Scorer(searcher, fieldname, text, self._idf[fieldname, text], average)


class _Scorer(scoring.WeightLengthScorer):  # type: ignore[misc]
    def __init__(
        self, searcher: Any, fieldname: str, text: bytes, idf: float, average: float
    ) -> None:
        self._idf, self._average = idf, average
        self.setup(searcher, fieldname, text)

    def _score(self, weight: float, length: int) -> float:
        return float(scoring.bm25(self._idf, weight, length, self._average, B, K1))


class WhooshIndex:
    """A Whoosh index in a folder, kept in step with a :class:`SearchIndex`."""

    def __init__(self, folder: Path, index: SearchIndex, records: Records) -> None:
        """Open the index in ``folder``, or make one; write what changed since it was written.

        Raises:
            OSError: the folder cannot be written.
        """
        self._index = index
        self._numbers = {document.id: i for i, document in enumerate(index.documents)}
        held, generation = _read_state(folder)
        opened = _open(folder) if held and generation <= index.generation else None
        if opened is None:
            held, generation = [], 0
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            opened = FileStorage(str(folder)).create_index(_schema())
        known = set(held)
        gone = known - self._numbers.keys()
        changed = [
            number
            for number, (document, stamp) in enumerate(
                zip(index.documents, index.stamps, strict=True)
            )
            if stamp > generation or document.id not in known
        ]
        self.written = len(changed) + len(gone)
        """How many documents had to be written or taken out."""
        if self.written:
            (folder / _STATE).unlink(missing_ok=True)
            replaced = [i for n in changed if (i := index.documents[n].id) in known]
            self._write(opened, changed, [*gone, *replaced], records)
        if self.written or generation != index.generation:
            _write_state(folder, [*self._numbers], index.generation)
        self._opened = opened
        self.hold: object = None
        """What keeps other processes out of the folder as long as this index is used."""

    def _write(
        self, opened: Any, changed: Sequence[int], outdated: Sequence[str], records: Records
    ) -> None:
        stems = self._index.lexicon.stems
        try:
            writer = opened.writer(limitmb=256)
        except LockError as error:
            raise BlockingIOError("somebody else is writing") from error
        for document_id in outdated:
            writer.delete_by_term("id", document_id)
        for number in changed:
            document = self._index.documents[number]
            record = records(document)
            pairs = sorted(stem_pairs(record, stems))
            counted = _by_field(stem_frequencies(record, stems))
            writer.add_document(id=document.id, pairs=pairs, **counted)
        is_most = len(changed) > len(self._index.documents) // 2
        writer.commit(merge=False, optimize=is_most or len(writer.segments) >= _MOST_SEGMENTS)

    def match(self, clauses: Clauses) -> list[tuple[int, float]]:
        """Numbers of the documents that match ``clauses``, with their scores, in any order."""
        wanted = {stem for stems in clauses.terms for stem in stems}
        weighting = _Weighting(self._index, wanted)
        with self._opened.searcher(weighting=weighting) as searcher:
            # Whoosh cuts some results short when it is told a limit.
            results = searcher.search(_whoosh_query(clauses), limit=None)
            return [
                (self._numbers[searcher.stored_fields(place)["id"]], float(score))
                for score, place in results.top_n
            ]


def _whoosh_query(clauses: Clauses) -> Any:
    weights = [
        {stem: 1 / sqrt(len(stems)) for stem in stems} for stems in dict.fromkeys(clauses.terms)
    ]
    if clauses.needs_all:
        needed = query.And([_any_of(each) for each in weights])
    else:
        # Whoosh takes the same term only once into an OR: what it counts for is added up here.
        together: dict[str, float] = {}
        for each in weights:
            for stem, weight in each.items():
                together[stem] = together.get(stem, 0.0) + weight
        needed = _any_of(together)
    if clauses.pairs:
        in_row = (query.Term(_PAIRS, key, boost=0.0) for key in clauses.pairs)
        needed = query.And([needed, *in_row])
    return needed


def _any_of(weights: Mapping[str, float]) -> Any:
    return query.Or(
        [
            query.Term(name, stem, boost=boost * weight)
            for stem, weight in weights.items()
            for name, boost in zip(FIELDS, BOOSTS, strict=True)
        ]
    )


def _by_field(frequencies: dict[str, Frequencies]) -> dict[str, list[tuple[str, int]]]:
    """Stems and numbers of each field that has any."""
    found: dict[str, list[tuple[str, int]]] = {}
    for stem, numbers in frequencies.items():
        for name, number in zip(FIELDS, numbers, strict=True):
            if number:
                found.setdefault(name, []).append((stem, number))
    return found


def _open(folder: Path) -> Any:
    try:
        # With a schema given, the one that is pickled in the folder is not looked at.
        return FileStorage(str(folder)).open_index(schema=_schema())
    except Exception:
        return None


def _digests(folder: Path) -> dict[str, str]:
    """Digests of the files of Whoosh in ``folder``."""
    found = {}
    for path in folder.iterdir():
        if path.suffix in (".toc", ".seg"):
            with path.open("rb") as file:
                found[path.name] = file_digest(file, "blake2b").hexdigest()
    return found


def _write_state(folder: Path, ids: Sequence[str], generation: int) -> None:
    files = _digests(folder)
    state = {"version": VERSION, "ids": ids, "generation": generation, "files": files}
    (folder / _STATE).write_text(json.dumps(state), encoding="utf-8")


def _read_state(folder: Path) -> tuple[list[str], int]:
    """Ids in the index and the generation it was written for; nothing when it cannot be used."""
    try:
        state = json.loads((folder / _STATE).read_text(encoding="utf-8"))
        if state["version"] == VERSION and state["files"] == _digests(folder):
            return [str(each) for each in state["ids"]], int(state["generation"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    return [], 0
