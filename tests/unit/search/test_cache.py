"""The index between two builds: whatever happens to its folder, the next index is right."""

from __future__ import annotations

import errno
import json
import pickle
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hub.search import cache as cache_module
from hub.search import lexicon
from hub.search.cache import SearchCache, cache_folder
from hub.search.documents import SearchDocument
from hub.search.index import SearchIndex, build_index
from hub.search.records import DocumentRecord, record_of
from tests.unit.search.corpora import Drawer, in_order

DOCUMENTS = Drawer(1).documents(9)
EDITED = in_order([*Drawer(2).edited(DOCUMENTS[:-1]), Drawer(3).document("added")])
WORDS = ("documents", "lexicon", "lengths", "terms", "pairs")


def content(index: SearchIndex) -> dict[str, object]:
    return {name: getattr(index, name) for name in WORDS}


def expected(documents: Sequence[SearchDocument], language: str = "es") -> dict[str, object]:
    return _built(tuple(documents), language)


@cache
def _built(documents: tuple[SearchDocument, ...], language: str) -> dict[str, object]:
    return content(build_index([*documents], language))


@pytest.fixture(autouse=True, scope="module")
def quick() -> Iterator[None]:
    """Most of the time would go into the same stems and into dozens of small files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexicon, "stem_of", cache(lexicon.stem_of))
        patch.setattr(cache_module, "_BUCKETS", 2)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def kept(folder: Path) -> Path:
    """A folder with the index of ``DOCUMENTS``."""
    SearchCache(folder, "es").load(DOCUMENTS)
    return folder


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the documents whose words are counted anew."""
    found: list[str] = []

    def spy(document: SearchDocument) -> DocumentRecord:
        found.append(document.id)
        return record_of(document)

    monkeypatch.setattr(cache_module, "record_of", spy)
    return found


def load(folder: Path, documents: Sequence[SearchDocument], language: str = "es") -> SearchIndex:
    said: list[str] = []
    index = SearchCache(folder, language).load(documents, said.append)
    assert said == []
    return index


def files(folder: Path) -> dict[str, bytes]:
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def restore(folder: Path, sound: dict[str, bytes]) -> None:
    for name, data in sound.items():
        path = folder / name
        if path.is_dir():
            path.rmdir()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_the_first_index_is_made_and_kept(folder: Path, counted: list[str]) -> None:
    assert content(load(folder, DOCUMENTS)) == expected(DOCUMENTS)
    assert sorted(counted) == sorted(document.id for document in DOCUMENTS)
    assert {"state.json", "terms.json", "stems.json"} <= files(folder).keys()


def test_nothing_is_counted_or_written_when_nothing_changed(kept: Path, counted: list[str]) -> None:
    before = files(kept)
    times = {path: path.stat().st_mtime_ns for path in kept.rglob("*")}
    index = load(kept, DOCUMENTS)
    assert {path: path.stat().st_mtime_ns for path in kept.rglob("*")} == times
    assert content(index) == expected(DOCUMENTS)
    assert (counted, index.generation) == ([], 1)
    assert files(kept) == before


def test_only_what_changed_is_counted(kept: Path, counted: list[str]) -> None:
    known = {document.key for document in DOCUMENTS}
    index = load(kept, EDITED)
    assert content(index) == expected(EDITED)
    assert sorted(counted) == sorted(d.id for d in EDITED if d.key not in known)
    assert index.generation == 2
    counted.clear()
    again = load(kept, EDITED)
    assert (counted, again.generation, again.stamps) == ([], 2, index.stamps)


def test_many_builds_in_a_row(folder: Path) -> None:
    drawer = Drawer(4)
    documents = drawer.documents(12)
    for _ in range(25):
        assert content(load(folder, documents)) == expected(documents)
        documents = drawer.edited(drawer.edited(documents))


def test_what_is_gone_leaves_nothing_behind(kept: Path) -> None:
    load(kept, DOCUMENTS[:1])
    held = [json.loads(data) for name, data in files(kept).items() if name.startswith("records/")]
    assert [document for bucket in held for document in bucket] == [DOCUMENTS[0].id]


def test_the_folder_is_safe_to_delete(kept: Path) -> None:
    cache = SearchCache(kept, "es")
    cache.load(DOCUMENTS)
    shutil.rmtree(kept)
    assert content(cache.load(EDITED)) == expected(EDITED)
    assert content(load(kept, DOCUMENTS)) == expected(DOCUMENTS)


def _other_record(path: Path) -> None:
    """A record of other words under the right key, as JSON that nothing is wrong with."""
    held = json.loads(path.read_bytes())
    for value in held.values():
        value[1] = record_of(Drawer(9).document()).as_json()
    path.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-2]),
    "one letter": lambda path: path.write_bytes(path.read_bytes().replace(b"a", b"e", 1)),
    "one digit": lambda path: path.write_bytes(path.read_bytes().replace(b"1", b"2", 1)),
    "no JSON": lambda path: path.write_bytes(b"\x00\xff\x80 garbage"),
    "another value": lambda path: path.write_bytes(b"[1, 2, 3]"),
    "an empty object": lambda path: path.write_bytes(b"{}"),
    "deep": lambda path: path.write_bytes(b"[" * 100_000),
    "lone surrogates": lambda path: path.write_bytes(b'{"digest": "", "state": "\\ud800"}'),
    "a folder": _folder,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_file_is_as_good_as_none(kept: Path, damage: Callable[[Path], object]) -> None:
    """Each file in turn, before a build of the same documents and one of others."""
    sound = files(kept)
    assert len(sound) == 9
    for name in sound:
        for builds in ([DOCUMENTS, EDITED], [EDITED]):
            restore(kept, sound)
            damage(kept / name)
            for documents in builds:
                index = SearchCache(kept, "es").load(documents)
                assert content(index) == expected(documents), name


def test_a_state_that_was_edited_is_as_good_as_none(kept: Path) -> None:
    """The stamps are in no other file: Whoosh would take them for true."""
    path = kept / "state.json"
    data = path.read_bytes()
    assert data.count(b'"stamps":[1,') == 1
    path.write_bytes(data.replace(b'"stamps":[1,', b'"stamps":[0,'))
    assert load(kept, DOCUMENTS) == build_index(DOCUMENTS, "es")


def test_an_index_that_is_made_anew_leaves_nothing_of_the_last_one(kept: Path) -> None:
    (kept / "whoosh").mkdir()
    (kept / "whoosh" / "old.seg").write_bytes(b"old")
    (kept / "state.json").unlink()
    load(kept, DOCUMENTS)
    assert not (kept / "whoosh").exists()


def test_a_wrong_record_is_as_good_as_none(kept: Path) -> None:
    for path in (kept / "records").iterdir():
        _other_record(path)
    cache = SearchCache(kept, "es")
    assert content(cache.load(EDITED)) == expected(EDITED)
    assert [cache.record(each) for each in EDITED] == [record_of(each) for each in EDITED]


def _rewritten(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the state and make its digest right."""
    path = folder / "state.json"
    held = json.loads(path.read_bytes())
    change(held["state"])
    held["digest"] = cache_module._digest(cache_module._as_bytes(held["state"]))
    path.write_text(json.dumps(held), encoding="utf-8")


STATES: dict[str, Callable[[dict[str, Any]], object]] = {
    "no digests": lambda state: state.pop("digests"),
    "no stamps": lambda state: state.pop("stamps"),
    "no documents": lambda state: state.pop("documents"),
    "no records": lambda state: state.pop("records"),
    "documents without keys": lambda state: state.update(documents=["a", "b"]),
    "numbers": lambda state: state.update(digests=1, records=2, documents=3),
    "nothing": lambda state: state.clear(),
    "another version": lambda state: state.update(version=["0"]),
}


@pytest.mark.parametrize("change", STATES.values(), ids=STATES.keys())
def test_a_state_that_makes_no_sense_is_as_good_as_none(
    kept: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    _rewritten(kept, change)
    assert content(load(kept, EDITED)) == expected(EDITED)


@pytest.mark.parametrize("name", ["VERSION", "_ANALYSIS", "unidata_version"])
def test_an_index_of_other_code_is_made_anew(
    name: str, kept: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    others = {"VERSION": 999, "_ANALYSIS": ("cache.py",), "unidata_version": "1.0"}
    monkeypatch.setattr(cache_module, name, others[name])
    assert content(load(kept, DOCUMENTS)) == expected(DOCUMENTS)
    assert len(counted) == len(DOCUMENTS)


def test_an_index_of_another_language_is_made_anew(kept: Path, counted: list[str]) -> None:
    index = load(kept, DOCUMENTS, "pt")
    assert content(index) == expected(DOCUMENTS, "pt")
    assert content(index) != expected(DOCUMENTS)
    assert len(counted) == len(DOCUMENTS)


class Interrupted(BaseException):
    """What Ctrl-C raises, by a name of its own."""


def interrupt(monkeypatch: pytest.MonkeyPatch, after: int, error: BaseException) -> None:
    """Make the writing after so many fail, with half of its file written."""
    left = [after]
    write = Path.write_bytes

    def fail(path: Path, data: bytes) -> int:
        if not left[0]:
            write(path, data[: len(data) // 2])
            raise error
        left[0] -= 1
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", fail)


@pytest.mark.parametrize("documents", [DOCUMENTS, EDITED], ids=["the same next", "others next"])
def test_after_an_interruption_the_index_is_right(
    kept: Path, documents: list[SearchDocument], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every writing in turn: of the records, of the parts, of the state."""
    sound = files(kept)
    writings = 0
    while True:
        restore(kept, sound)
        with monkeypatch.context() as patch:
            interrupt(patch, writings, Interrupted())
            try:
                SearchCache(kept, "es").load(EDITED)
                break
            except Interrupted:
                writings += 1
        assert content(load(kept, documents)) == expected(documents), writings
    assert writings == 9


def test_a_full_disk_costs_time_at_the_next_build_and_nothing_else(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    cache = SearchCache(kept, "es")
    with monkeypatch.context() as patch:
        interrupt(patch, 2, OSError(errno.ENOSPC, "no space left"))
        index = cache.load(EDITED, said.append)
    assert said == ["cache-not-written"]
    assert content(index) == expected(EDITED)
    with pytest.raises(OSError, match="not kept"):
        cache.whoosh(index)
    assert content(load(kept, EDITED)) == expected(EDITED)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    said: list[str] = []
    cache = SearchCache(tmp_path / "file" / "kept", "es")
    for documents in (DOCUMENTS, EDITED):
        index = cache.load(documents, said.append)
        assert content(index) == expected(documents)
        with pytest.raises(OSError, match="not kept"):
            cache.whoosh(index)
    assert said == ["cache-not-written"] * 2


def test_two_that_write_at_once_never_leave_a_mixture(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another build writes its files in the middle of ours."""
    write = Path.write_bytes

    def slow(path: Path, data: bytes) -> int:
        if path.name == "pairs.json":
            monkeypatch.setattr(Path, "write_bytes", write)
            SearchCache(folder, "es").load(EDITED)
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", slow)
    SearchCache(folder, "es").load(DOCUMENTS)
    assert content(load(folder, DOCUMENTS)) == expected(DOCUMENTS)


def test_no_pickle_is_read(kept: Path, tmp_path: Path) -> None:
    """A file in the folder that would run code when it is unpickled does not."""
    trap = pickle.dumps(Trap(tmp_path / "sprung"))
    for name in files(kept):
        (kept / name).write_bytes(trap)
    assert content(load(kept, EDITED)) == expected(EDITED)
    assert not (tmp_path / "sprung").exists()
    pickle.loads(trap)  # noqa: S301  the trap works
    assert (tmp_path / "sprung").exists()


class Trap:
    """Makes a folder when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.mkdir, (self.path,)


def test_the_folder_lies_beside_the_content_however_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "hub" / "content"
    (content / "practices").mkdir(parents=True)
    place = tmp_path / "hub" / ".hub-cache" / "content-es"
    assert cache_folder(content, "es") == place
    monkeypatch.chdir(content)
    assert cache_folder(Path(), "es") == place
    monkeypatch.chdir(content / "practices")
    assert cache_folder(Path(".."), "es") == place
    assert cache_folder(content, "pt") != place
