"""The index between two builds: a folder that is safe to delete and never trusted blindly.

A build that finds the index of the last one counts only what has changed. The state file is taken
away before anything is written and comes back last, with the digests of the other files: a run
that was interrupted, or a file that was changed, means that the index is made anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any
from unicodedata import unidata_version

from hub.bulk import without_collecting
from hub.search.documents import SearchDocument
from hub.search.folder_hold import Hold, hold
from hub.search.index import SearchIndex, build_index, update_index
from hub.search.lexicon import Lexicon
from hub.search.records import DocumentRecord, record_of
from hub.search.whoosh_index import WhooshIndex

VERSION = 1
"""Of the files here: an index of another version is not used."""
_ANALYSIS = (
    "../plain_text.py", "../data/stop_words.json", "analysis.py", "codes.py", "index.py",
    "lexicon.py", "records.py",
)  # fmt: skip
"""What decides which postings a document has: an index that others made is not used either."""
_STATE = "state.json"
_PARTS = ("terms", "pairs", "forms", "holders", "stems", "lengths")
_BUCKETS = 64
_PATIENCE = 10.0
"""Seconds to wait for another process that uses the folder."""


def cache_folder(content: Path, language: str) -> Path:
    """Where the index of the hub of a ``content`` folder is kept in ``language``: beside it."""
    place = content.resolve()
    return place.parent / ".hub-cache" / f"{place.name}-{language}"


def _version() -> list[str]:
    here = Path(__file__).parent
    code = b"".join((here / name).read_bytes() for name in _ANALYSIS)
    libraries = [unidata_version, metadata.version("snowballstemmer")]
    return [str(VERSION), _digest(code), *libraries]


@dataclass(slots=True)
class _Records:
    """Records of documents by id, in files of many, read when one of them is asked for.

    ``digests`` are those of the files; one that has another is as good as none.
    """

    folder: Path
    digests: dict[str, str] = field(default_factory=dict)
    buckets: dict[int, dict[str, list[Any]]] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)

    def of(self, document: SearchDocument) -> DocumentRecord:
        """The record of ``document``, counted when the one at hand is of another text."""
        bucket = self._bucket(document.id)
        held = bucket.get(document.id)
        if held is not None and held[0] == document.key:
            return DocumentRecord(*held[1])
        record = record_of(document)
        bucket[document.id] = [document.key, record.as_json()]
        self.changed.add(_bucket_number(document.id))
        return record

    def as_of(self, before: Sequence[tuple[str, str]]) -> Callable[[str], DocumentRecord]:
        """The records that documents, given with their keys, had in the last index.

        What is returned raises KeyError for a record that is not there.
        """
        keys = dict(before)

        def old(document_id: str) -> DocumentRecord:
            key, values = self._bucket(document_id)[document_id]
            if key != keys[document_id]:
                raise KeyError(document_id)
            return DocumentRecord(*values)

        return old

    def forget(self, ids: set[str]) -> None:
        for document_id in ids:
            self._bucket(document_id).pop(document_id, None)
            self.changed.add(_bucket_number(document_id))

    def save(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for number in self.changed:
            path = self._path(number)
            self.digests[path.name] = _write(path, self.buckets[number])

    def _bucket(self, document_id: str) -> dict[str, list[Any]]:
        number = _bucket_number(document_id)
        if number not in self.buckets:
            path = self._path(number)
            self.buckets[number] = _read(path, self.digests.get(path.name, "")) or {}
        return self.buckets[number]

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:02}.json"


def _bucket_number(document_id: str) -> int:
    return zlib.crc32(document_id.encode()) % _BUCKETS


class SearchCache:
    """A folder for the index of one hub in one language. Nothing else may write there."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folder = folder
        self._language = language
        self._records = _Records(folder / "records")
        self._hold: Hold | None = None
        self._is_kept = False

    def load(
        self, documents: Sequence[SearchDocument], say: Callable[[str], None] = lambda _: None
    ) -> SearchIndex:
        """The index of ``documents``, with the help of what the folder keeps of the last one.

        What cannot be used there is made anew. A folder that cannot be written to, or that another
        process uses, costs time, nothing else: ``say`` is told ``cache-not-written``.
        """
        with without_collecting():
            return self._load_and_keep(documents, say)

    def _load_and_keep(
        self, documents: Sequence[SearchDocument], say: Callable[[str], None]
    ) -> SearchIndex:
        self._is_kept = False
        try:
            self._hold = hold(self._folder, _PATIENCE)
        except OSError:
            say("cache-not-written")
            return build_index(documents, self._language)
        index, before = self._load(documents)
        if _keys(documents) != before:
            self._records.forget({i for i, _ in before} - {d.id for d in documents})
            try:
                _save(self._folder, index, self._records)
            except OSError:
                say("cache-not-written")
                return index
        self._is_kept = True
        return index

    def _load(
        self, documents: Sequence[SearchDocument]
    ) -> tuple[SearchIndex, list[tuple[str, str]]]:
        """The index, and ids and keys of the documents that the folder knew."""
        try:
            state = _read_state(self._folder, self._language)
            before, found = _kept_index(self._folder, state)
            self._records = _Records(self._folder / "records", dict(state["records"]))
            old = self._records.as_of(before)
            return update_index(found, before, documents, self.record, old), before
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
            pass  # files that are not there, or do not fit together: as good as none
        shutil.rmtree(self._folder, ignore_errors=True)
        self._records = _Records(self._folder / "records")
        return build_index(documents, self._language, self.record), []

    def record(self, document: SearchDocument) -> DocumentRecord:
        """The record of ``document``, counted now or at an earlier build."""
        return self._records.of(document)

    def whoosh(self, index: SearchIndex) -> WhooshIndex:
        """The Whoosh index of ``index``, brought up to date.

        Raises:
            OSError: the folder cannot be written.
        """
        if not self._is_kept:
            # Another process may be there, or the next would take for its own what is written now.
            raise OSError(f"the index in {self._folder} is not kept")
        opened = WhooshIndex(self._folder / "whoosh", index, self.record)
        opened.hold = self._hold
        return opened


def _keys(documents: Sequence[SearchDocument]) -> list[tuple[str, str]]:
    return [(document.id, document.key) for document in documents]


def _read_state(folder: Path, language: str) -> dict[str, Any]:
    """What the state file says.

    Raises:
        LookupError, TypeError, ValueError: there is none for this code and ``language``.
    """
    held = _read(folder / _STATE)
    state: dict[str, Any] = held["state"]
    if held["digest"] != _digest(_as_bytes(state)):
        raise ValueError(folder)
    if (state["version"], state["language"]) != (_version(), language):
        raise ValueError(folder)
    return state


def _kept_index(folder: Path, state: dict[str, Any]) -> tuple[list[tuple[str, str]], SearchIndex]:
    """Ids and keys of the documents of the index in ``folder``, and that index.

    Raises:
        LookupError, TypeError, ValueError: there is none.
    """
    digests = state["digests"]
    parts = {name: _read(folder / f"{name}.json", digests[name]) for name in _PARTS}
    if None in parts.values():
        raise ValueError(folder)
    lexicon = Lexicon(state["language"], parts["forms"], parts["holders"], parts["stems"])
    index = SearchIndex(
        lexicon=lexicon,
        lengths=parts["lengths"],
        terms=parts["terms"],
        pairs=parts["pairs"],
        stamps=state["stamps"],
        generation=state["generation"],
    )
    return [(document_id, key) for document_id, key in state["documents"]], index


def _save(folder: Path, index: SearchIndex, records: _Records) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _STATE).unlink(missing_ok=True)
    records.save()
    values = {
        "terms": index.terms,
        "pairs": index.pairs,
        "forms": index.lexicon.forms,
        "holders": index.lexicon.holders,
        "stems": index.lexicon.stems,
        "lengths": index.lengths,
    }
    state = {
        "version": _version(),
        "language": index.lexicon.language,
        "generation": index.generation,
        "documents": _keys(index.documents),
        "stamps": index.stamps,
        "digests": {name: _write(folder / f"{name}.json", values[name]) for name in _PARTS},
        "records": records.digests,
    }
    _write(folder / f"{_STATE}.new", {"digest": _digest(_as_bytes(state)), "state": state})
    (folder / f"{_STATE}.new").replace(folder / _STATE)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _as_bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _write(path: Path, value: object) -> str:
    """Write ``value`` as JSON; the digest of what is written."""
    data = _as_bytes(value)
    path.write_bytes(data)
    return _digest(data)


def _read(path: Path, digest: str | None = None) -> Any:
    """The JSON value in a file; None when there is none, or (where given) of another digest."""
    try:
        data = path.read_bytes()
        return json.loads(data) if digest in (None, _digest(data)) else None
    except (OSError, ValueError, RecursionError):
        return None
