"""An index that is brought up to date is the one that would be made anew."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from hub.search import index as index_module
from hub.search.codes import Frequencies, decode_gaps, decode_postings
from hub.search.documents import SearchDocument
from hub.search.index import SearchIndex, build_index, update_index
from hub.search.records import DocumentRecord, pair_key, record_of
from tests.unit.search.corpora import Drawer, document

counted = cache(record_of)


def updated(
    index: SearchIndex, before: Sequence[SearchDocument], after: Sequence[SearchDocument]
) -> SearchIndex:
    """``index`` of the documents ``before``, which is used up, brought up to date."""
    by_id = {each.id: each for each in before}
    keys = [(each.id, each.key) for each in before]
    return update_index(index, keys, after, counted, lambda name: counted(by_id[name]))


def content(index: SearchIndex) -> dict[str, object]:
    """All of ``index`` but its history."""
    names = ("documents", "lexicon", "lengths", "terms", "pairs", "entries", "averages")
    return {name: getattr(index, name) for name in names}


Words = tuple[dict[str, Frequencies], set[str], list[int]]


def words_of(index: SearchIndex) -> dict[str, Words]:
    """By id of each document its stems with their frequencies, its pairs, and its lengths."""
    found: list[Words] = [({}, set(), [*lengths]) for lengths in index.lengths]
    for stem, text in index.terms.items():
        for number, frequencies in decode_postings(text).items():
            found[number][0][stem] = frequencies
    for pair, text in index.pairs.items():
        for number in decode_gaps(text):
            found[number][1].add(pair)
    return {each.id: held for each, held in zip(index.documents, found, strict=True)}


def test_a_new_index_holds_each_word_where_it_stands() -> None:
    index = build_index(
        [
            document("a", "Centro de salud", "Salud para niños"),
            document("b", "Centros", labels="Salud", body="niñas"),
            document("p.html", "Salud", kind="page"),
        ],
        "es",
    )
    stems = index.lexicon.stems
    assert decode_postings(index.terms[stems["salud"]]) == {
        0: (1, 1, 0, 0),
        1: (0, 0, 1, 0),
        2: (1, 0, 0, 0),
    }
    assert decode_postings(index.terms[stems["centro"]]) == {0: (1, 0, 0, 0), 1: (1, 0, 0, 0)}
    assert index.documents_with(stems["ninos"]) == {0, 1}
    assert index.documents_with("nothing") == set()
    assert index.documents_with_pair(pair_key(stems["centro"], stems["salud"])) == {0}
    assert index.documents_with_pair(pair_key(stems["salud"], stems["centro"])) == set()
    assert (index.entries, index.generation, index.stamps) == (2, 1, [1, 1, 1])
    assert index.averages == [4 / 3, 2 / 3, 1 / 3, 1 / 3]
    assert set(stems.values()) == set(index.terms), "no stem without documents, no word without"


def test_an_index_of_nothing() -> None:
    index = build_index([], "es")
    assert (index.averages, index.entries, index.terms) == ([0.0] * 4, 0, {})
    one = [document("a", "Salud")]
    assert content(updated(build_index(one, "es"), one, [])) == content(index)
    assert content(updated(build_index([], "es"), [], [])) == content(index)
    assert content(updated(index, [], one)) == content(build_index(one, "es"))


@pytest.mark.parametrize("part", [0.0, 0.1, 1.0], ids=["few at once", "as it is", "all at once"])
@pytest.mark.parametrize("seed", range(4))
def test_any_edits_give_the_index_that_would_be_made_anew(
    seed: int, part: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both ways of writing postings, the patch and the rewriting, lead to the same."""
    monkeypatch.setattr(index_module, "_UPDATED_AT_ONCE", part)
    drawer = Drawer(seed)
    documents = drawer.documents(20)
    index = build_index(documents, "es", counted)
    moves = 0
    for _ in range(40):
        edited = documents
        for _ in range(drawer.draw.choice([1, 1, 1, 2, 5])):
            edited = drawer.edited(edited)
        before = History(index)
        index = updated(index, documents, edited)
        assert content(index) == content(build_index(edited, "es", counted))
        before.check_stamps(index)
        moves += bool(before.moved(index))
        documents = edited
    assert moves > 3, "the edits do move stems"


class History:
    """What an index was before it was used up."""

    def __init__(self, index: SearchIndex) -> None:
        self.words = words_of(index)
        self.keys = {each.id: each.key for each in index.documents}
        self.stamps = dict(zip(self.words, index.stamps, strict=True))
        self.stems = dict(index.lexicon.stems)

    def moved(self, now: SearchIndex) -> set[str]:
        """Stems that some word had and has no longer."""
        stems = now.lexicon.stems
        return {stem for word, stem in self.stems.items() if stems.get(word, stem) != stem}

    def check_stamps(self, now: SearchIndex) -> None:
        """Stamped are the documents whose words changed, and none that has no part in it."""
        words = words_of(now)
        stamps = dict(zip(words, now.stamps, strict=True))
        moved = self.moved(now)
        edited = {each.id for each in now.documents if self.keys.get(each.id) != each.key}
        holding = {each for each, (stems, _, _) in self.words.items() if moved & stems.keys()}
        changed = {each for each in words if self.words.get(each) != words[each]}
        stamped = {each for each in stamps if stamps[each] != self.stamps.get(each)}
        assert changed <= stamped <= edited | holding
        assert all(stamps[each] == now.generation for each in stamped)


def test_nothing_changed_is_nothing_done() -> None:
    documents = Drawer(5).documents(12)
    index = build_index(documents, "es")
    assert updated(index, documents, [*documents]) == build_index(documents, "es")


def test_another_order_alone_changes_no_stamp() -> None:
    documents = Drawer(6).documents(12)
    index = build_index(documents, "es")
    backwards = documents[::-1]
    after = updated(index, documents, backwards)
    assert content(after) == content(build_index(backwards, "es"))
    assert (after.stamps, after.generation) == ([1] * 12, 2)


def test_one_changed_document_has_nothing_to_do_with_the_others() -> None:
    """The records of other documents are not even asked for."""
    documents = [document(f"d{n:02}", f"Título {n}", body=f"palabra{n}") for n in range(30)]
    edited = [*documents[:7], document("d07", "Título 7", body="otra"), *documents[8:]]
    asked = []

    def records(each: SearchDocument) -> DocumentRecord:
        asked.append(each.id)
        return record_of(each)

    keys = [(each.id, each.key) for each in documents]
    index = build_index(documents, "es")
    after = update_index(index, keys, edited, records, lambda _: record_of(documents[7]))
    assert set(asked) == {"d07"}
    assert [n for n, stamp in enumerate(after.stamps) if stamp == 2] == [7]
    assert content(after) == content(build_index(edited, "es"))
