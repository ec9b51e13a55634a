"""The Whoosh index: the ranking of stock Whoosh, in step with the index, safe to damage."""

from __future__ import annotations

import json
import pickle
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from math import log, sqrt
from pathlib import Path

import pytest

from hub.search import whoosh_index
from hub.search.documents import FIELDS
from hub.search.index import SearchIndex, build_index, update_index
from hub.search.records import pair_key, record_of, stem_frequencies
from hub.search.whoosh_index import BOOSTS, K1, B, Clauses, WhooshIndex, stored_length
from tests.unit.search.corpora import Drawer, document

# Behind the first import of Whoosh, which keeps its warnings from being errors.
# isort: split
from whoosh import analysis, columns, fields, query, scoring
from whoosh.codec import whoosh3
from whoosh.filedb import structfile
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC

Match = list[tuple[int, float]]


def open_whoosh(folder: Path, index: SearchIndex) -> WhooshIndex:
    return WhooshIndex(folder, index, record_of)


def in_order(match: Match) -> Match:
    return sorted(match, key=lambda pair: (-round(pair[1], 9), pair[0]))


class StockWhoosh:
    """The same stems as text, indexed and ranked by Whoosh alone."""

    def __init__(self, index: SearchIndex) -> None:
        text = fields.TEXT(analyzer=analysis.SpaceSeparatedTokenizer(), phrase=False)
        schema = fields.Schema(number=fields.NUMERIC(stored=True), **dict.fromkeys(FIELDS, text))
        self.index = RamStorage().create_index(schema)
        writer = self.index.writer()
        for number, each in enumerate(index.documents):
            counted = stem_frequencies(record_of(each), index.lexicon.stems)
            texts = {
                name: " ".join(f"{stem} " * counts[place] for stem, counts in counted.items())
                for place, name in enumerate(FIELDS)
            }
            writer.add_document(number=number, **texts)
        writer.commit()

    def match(self, terms: Sequence[Sequence[str]], *, needs_all: bool) -> Match:
        groups = [
            query.Or(
                [
                    query.Term(name, stem, boost=boost / sqrt(len(stems)))
                    for stem in stems
                    for name, boost in zip(FIELDS, BOOSTS, strict=True)
                ]
            )
            for stems in terms
        ]
        asked = query.And(groups) if needs_all else query.Or(groups)
        with self.index.searcher(weighting=scoring.BM25F(B=B, K1=K1)) as searcher:
            found = searcher.search(asked, limit=None)
            return [(hit["number"], hit.score) for hit in found]


def assert_same(found: Match, expected: Match) -> None:
    found, expected = in_order(found), in_order(expected)
    assert [number for number, _ in found] == [number for number, _ in expected]
    assert [score for _, score in found] == pytest.approx([s for _, s in expected], abs=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_ranking_is_that_of_stock_whoosh(seed: int, tmp_path: Path) -> None:
    drawer = Drawer(seed)
    index = build_index(drawer.documents(40), "es")
    ours, stock = open_whoosh(tmp_path / "w", index), StockWhoosh(index)
    stems = sorted(index.terms)
    matched = 0
    for _ in range(25):
        draw = drawer.draw
        asked = draw.sample(stems, draw.randrange(1, 7))
        terms = []
        while asked:  # each stem in one term only: Whoosh would leave it out of an OR
            size = draw.choice([1, 1, 1, 2, 3])
            terms.append(tuple(asked[:size]))
            del asked[:size]
        for needs_all in (True, False):
            found = ours.match(Clauses(tuple(terms), needs_all=needs_all))
            assert_same(found, stock.match(terms, needs_all=needs_all))
            matched += len(found)
    assert matched > 300


def by_contract(index: SearchIndex, terms: Sequence[Sequence[str]], number: int) -> float:
    """The formula of docs/search.md."""
    total = 0.0
    lengths = index.lengths
    for stems in terms:
        for stem in stems:
            for place, boost in enumerate(BOOSTS):
                groups = index.frequencies(stem)
                df = sum(len(held) for frequencies, held in groups if frequencies[place])
                tf = sum(f[place] for f, held in groups if number in held)
                average = sum(row[place] for row in lengths) / len(lengths) or 1
                idf = log(len(lengths) / (df + 1)) + 1
                length = stored_length(lengths[number][place])
                norm = tf + K1 * (1 - B + B * length / average)
                total += boost / sqrt(len(stems)) * idf * tf * (K1 + 1) / norm
    return total


def test_a_stem_of_two_terms_counts_for_each(tmp_path: Path) -> None:
    drawer = Drawer(4)
    index = build_index(drawer.documents(20), "es")
    ours = open_whoosh(tmp_path / "w", index)
    stems = sorted(index.terms)
    for _ in range(15):
        some = drawer.draw.sample(stems, 4)
        terms = tuple(tuple(drawer.draw.sample(some, drawer.draw.randrange(1, 4))) for _ in "123")
        for needs_all in (True, False):
            found = ours.match(Clauses(terms, needs_all=needs_all))
            once = tuple(dict.fromkeys(terms))
            expected = [by_contract(index, once, number) for number, _ in found]
            assert [score for _, score in found] == pytest.approx(expected, abs=1e-9)


def holding(index: SearchIndex, stems: Sequence[str]) -> set[int]:
    return set().union(*map(index.documents_with, stems))


def test_terms_pairs_and_modes(tmp_path: Path) -> None:
    """AND and OR of terms with several stems, and pairs, against sets of documents."""
    drawer = Drawer(5)
    index = build_index(drawer.documents(30), "es")
    ours = open_whoosh(tmp_path / "w", index)
    stems, pairs = sorted(index.terms), sorted(index.pairs)
    seen = set()
    for _ in range(40):
        draw = drawer.draw
        terms = tuple(
            tuple(draw.sample(stems, draw.choice([1, 2]))) for _ in range(draw.choice([1, 2, 3]))
        )
        asked = tuple(draw.sample(pairs, draw.choice([0, 0, 1, 2])))
        for needs_all in (True, False):
            sets = [holding(index, each) for each in terms]
            expected = set.intersection(*sets) if needs_all else set.union(*sets)
            for key in asked:
                expected &= index.documents_with_pair(key)
            found = ours.match(Clauses(terms, asked, needs_all=needs_all))
            assert {number for number, _ in found} == expected
            assert len(found) == len(expected)
            scores = dict(ours.match(Clauses(terms, needs_all=needs_all)))
            assert [score for _, score in found] == pytest.approx([scores[n] for n, _ in found]), (
                "a phrase chooses, it does not count"
            )
            seen.add((needs_all, bool(asked), bool(expected)))
    assert seen >= {(True, True, True), (True, True, False), (False, True, True)}


def test_nothing_is_found_by_stems_and_pairs_that_nobody_has(tmp_path: Path) -> None:
    ours = open_whoosh(tmp_path / "w", build_index([document("a", "Salud pública")], "es"))
    assert ours.match(Clauses((("nothing",),))) == []
    assert ours.match(Clauses((("salud",),), (pair_key("public", "salud"),))) == []
    assert [n for n, _ in ours.match(Clauses((("salud",),), (pair_key("salud", "public"),)))] == [0]


def test_an_index_of_nothing(tmp_path: Path) -> None:
    index = build_index([], "es")
    assert open_whoosh(tmp_path / "w", index).written == 0
    assert open_whoosh(tmp_path / "w", build_index([document("a", "Salud")], "es")).written == 1
    assert open_whoosh(tmp_path / "w", index).written == 1, "taken out"


def test_lengths_are_stored_as_one_of_256_values() -> None:
    lengths = range(3000)
    stored = [stored_length(length) for length in lengths]
    assert stored[:11] == [*range(11)]
    assert stored == sorted(stored)
    assert 100 < len(set(stored)) <= 256
    assert max(abs(s - n) / n for s, n in zip(stored[1:], lengths[1:], strict=True)) < 0.1


def answers(ours: WhooshIndex, index: SearchIndex) -> list[Match]:
    """What a WhooshIndex says of every stem, and of every pair of neighbours."""
    stems = sorted(index.terms)
    pairs = zip(stems, stems[1:] + stems[:1], strict=True)
    clauses = [Clauses(((one,), (two,))) for one, two in pairs]
    clauses += [Clauses(((key.split()[0],),), (key,)) for key in sorted(index.pairs)[::5]]
    return [in_order(ours.match(each)) for each in clauses]


def test_updates_in_steps_lead_to_the_ranking_of_a_new_index(tmp_path: Path) -> None:
    """Documents that were replaced and taken out leave no trace in the scores."""
    drawer = Drawer(6)
    documents = drawer.documents(30)
    index = build_index(documents, "es")
    open_whoosh(tmp_path / "w", index)
    for step in range(15):
        edited = drawer.edited(drawer.edited(documents))
        records = {each.id: record_of(each) for each in documents}
        keys = [(each.id, each.key) for each in documents]
        index = update_index(index, keys, edited, record_of, records.__getitem__)
        documents = edited
        ours = open_whoosh(tmp_path / "w", index)
        if step % 5 == 4:
            new = open_whoosh(tmp_path / f"new-{step}", build_index(documents, "es"))
            expected = answers(new, index)
            for mine, other in zip(answers(ours, index), expected, strict=True):
                assert_same(mine, other)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    documents = [document(f"d{n}", f"Título {n}", f"Palabra {n}") for n in range(12)]
    index = build_index(documents, "es")
    assert open_whoosh(tmp_path / "w", index).written == 12
    assert open_whoosh(tmp_path / "w", index).written == 0
    keys = [(each.id, each.key) for each in documents]
    edited = [*documents[:5], document("d5", "Título 5", "Nueva"), *documents[6:10]]
    records = {each.id: record_of(each) for each in documents}
    index = update_index(index, keys, edited, record_of, records.__getitem__)
    ours = open_whoosh(tmp_path / "w", index)
    assert ours.written == 3, "one changed, two gone"
    assert [n for n, _ in ours.match(Clauses(((index.lexicon.stems["nueva"],),)))] == [5]


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return build_index(Drawer(7).documents(8), "es")


@pytest.fixture(scope="module")
def expected(index: SearchIndex, tmp_path_factory: pytest.TempPathFactory) -> list[Match]:
    return answers(open_whoosh(tmp_path_factory.mktemp("new") / "w", index), index)


@pytest.fixture
def kept(tmp_path: Path, index: SearchIndex) -> Path:
    open_whoosh(tmp_path / "w", index)
    return tmp_path / "w"


@pytest.fixture
def written(kept: Path, index: SearchIndex, expected: list[Match]) -> Callable[[], int]:
    """Opens the kept index, which must be right: how many documents were written for it."""

    def opened() -> int:
        ours = open_whoosh(kept, index)
        assert answers(ours, index) == expected
        return ours.written

    return opened


DAMAGES: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "one byte": lambda path: path.write_bytes(path.read_bytes()[:-9] + b"123456789"),
    "garbage": lambda path: path.write_bytes(b"\x80\x04garbage." * 50),
    "a list": lambda path: path.write_bytes(b"[]"),
    "a folder": lambda path: path.rename(path.with_suffix(".old")) and path.mkdir(),  # type: ignore[func-returns-value]
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
@pytest.mark.parametrize("name", ["hub-state.json", "*.toc", "*.seg"])
def test_a_damaged_folder_is_made_anew(
    name: str, damage: Callable[[Path], object], kept: Path, written: Callable[[], int]
) -> None:
    (path,) = kept.glob(name)
    damage(path)
    assert written() == 8
    assert written() == 0


def changed_state(folder: Path, **change: object) -> None:
    path = folder / "hub-state.json"
    state = json.loads(path.read_bytes())
    path.write_text(json.dumps(state | change), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        {"version": 0},
        {"ids": None},
        {"ids": []},
        {"generation": None},
        {"generation": 99},
        {"files": {}},
    ],
    ids=str,
)
def test_a_state_that_does_not_fit_means_a_new_index(
    change: dict[str, object], kept: Path, written: Callable[[], int]
) -> None:
    changed_state(kept, **change)
    assert written() == 8


def test_a_file_more_means_a_new_index(kept: Path, written: Callable[[], int]) -> None:
    shutil.copy(next(kept.glob("*.toc")), kept / "_MAIN_99.toc")
    assert written() == 8


def test_an_interrupted_writing_means_a_new_index(
    kept: Path, index: SearchIndex, written: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    longer = build_index([*index.documents, document("more.html", "Zeta", kind="page")], "es")
    with monkeypatch.context() as patch:
        patch.setattr(WhooshIndex, "_write", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            open_whoosh(kept, longer)
    assert written() == 8


def test_a_folder_that_cannot_be_made_is_an_error_of_the_system(
    tmp_path: Path, index: SearchIndex
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        open_whoosh(tmp_path / "file" / "w", index)


def test_while_another_writes_it_is_an_error_of_the_system(kept: Path, index: SearchIndex) -> None:
    lock = FileStorage(str(kept)).lock("MAIN_WRITELOCK")
    assert lock.acquire()
    stamped = replace(index, stamps=[2, *index.stamps[1:]], generation=2)
    with pytest.raises(OSError, match="writing"):
        open_whoosh(kept, stamped)
    lock.release()
    assert open_whoosh(kept, stamped).written == 8, "the state is gone since the first try"


class Trap:
    """Makes a folder when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.mkdir, (self.path,)


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # Whoosh leaves it open
def test_a_pickle_in_the_folder_runs_no_code(
    kept: Path, written: Callable[[], int], tmp_path: Path
) -> None:
    """Somebody who fills the folder makes its digests right, too."""
    trap = tmp_path / "sprung"
    storage = FileStorage(str(kept))
    schema = storage.open_index().schema
    storage.delete_file("_MAIN_1.toc")
    TOC(schema, [Trap(trap)], 1).write(storage, "MAIN")
    changed_state(kept, files=whoosh_index._digests(kept))
    assert written() == 8
    assert not trap.exists()
    pickle.loads(pickle.dumps(Trap(trap)))  # noqa: S301  the trap works
    assert trap.exists()


READERS: dict[str, Callable[[bytes], object]] = {
    "postings": whoosh3.loads,
    "columns": columns.loads,
    "tables": lambda data: structfile.load_pickle(BytesIO(data)),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())
def test_every_way_to_read_a_pickle_refuses_what_is_not_of_whoosh(
    read: Callable[[bytes], object], tmp_path: Path
) -> None:
    with pytest.raises(pickle.UnpicklingError, match="mkdir"):
        read(pickle.dumps(Trap(tmp_path / "sprung")))
    assert not (tmp_path / "sprung").exists()
    plain = {"a": (1, 2.5, b"x", None)}
    assert read(pickle.dumps(plain)) == plain
