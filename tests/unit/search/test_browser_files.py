"""The files for the browser, decoded as the contract says, hold what the index holds."""

from __future__ import annotations

import random
from dataclasses import replace
from math import log2
from typing import Any

import pytest

from hub.search import browser_files as files_module
from hub.search.analysis import stop_words
from hub.search.browser_files import BrowserData, Card, browser_files
from hub.search.codes import decode_gaps, decode_postings
from hub.search.documents import SearchDocument
from hub.search.index import SearchIndex, build_index
from hub.search.whoosh_index import BOOSTS, K1, B, stored_length
from tests.unit.search.corpora import WORDS, Drawer, document
from tests.unit.search.decoding import (
    BrowserIndex,
    fold,
    gaps,
    key_hash,
    numbers,
    postings,
    units,
)

FOREIGN = ["移民", "﨎", "𠮷野家", "𐐨𐐩", "𐐨𐐪", "привет", "مهاجر", "한국", "ñandú", "œuvre"]
INFLECTED = [
    "caso",
    "casos",
    "casco",
    "libro",
    "libros",
    "libreta",
    "puerto",
    "puertos",
    "puertaje",
]
INVENTED = ["".join(random.Random(n).choices("aeilmnorst", k=3 + n % 9)) for n in range(150)]
DOCUMENTS = Drawer(1, [*WORDS, *FOREIGN, *INFLECTED, *INVENTED]).documents(70)
ENTRIES = sum(each.kind != "page" for each in DOCUMENTS)


def data_for(count: int, entries: int) -> BrowserData:
    draw = random.Random(3)
    years = [
        (2019, 2023, False), (2020, None, True), (None, None, False), (1951, None, False),
        (None, 2000, False), (None, None, True),
    ]  # fmt: skip
    return BrowserData(
        cards=[
            Card(
                path=f"p{n}.html", title=f"T «{n}» \\ \"'</script>\u2028", kind=n % 3, place="Perú"
            )
            for n in range(count)
        ],
        facets={
            "country": {"PE": [0, 2, 5], "AR": [], "MX": list(range(entries))},
            "theme": {},
        },
        years=[years[n % len(years)] for n in range(entries)],
        verified=[draw.randrange(12_000) for _ in range(entries)],
        columns=["id", "url"],
        rows=[[f"id-{n}", f"p{n}.html"] for n in range(entries)],
    )


DATA = data_for(len(DOCUMENTS), ENTRIES)


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return build_index(DOCUMENTS, "es")


@pytest.fixture(scope="module", params=[50, 14_000], ids=["many shards", "few shards"])
def read(request: pytest.FixtureRequest, index: SearchIndex) -> BrowserIndex:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files_module, "SHARD_SIZE", request.param)
        patch.setattr(files_module, "_IDS", 10)
        found = BrowserIndex(*browser_files(index, DATA))
    assert (len(found.shards) > 50) is (request.param == 50)
    return found


def test_what_a_page_must_know_first(read: BrowserIndex, index: SearchIndex) -> None:
    assert read.meta == {
        "version": 1,
        "language": "es",
        "documents": 70,
        "entries": ENTRIES,
        "averages": index.averages,
        "boosts": list(BOOSTS),
        "k1": K1,
        "b": B,
        "stop": " ".join(sorted(stop_words())),
        "bounds": ",".join(shard.order[0] for shard in read.shards[1:]),
        "pairs": sum(name.startswith("p/") for name in read.calls),
        "ids": sum(name.startswith("i/") for name in read.calls),
        "chunk": 50,
        "rows": 10,
        "baseYear": 1951,
        "facets": "country theme",
    }


def test_there_are_no_other_files(read: BrowserIndex) -> None:
    single = {"meta", "lengths", "words", "f/country", "f/theme", "f/period", "f/verified"}
    many = {name for name in read.calls if name[:2] in {"t/", "p/", "d/", "x/", "i/"}}
    assert single | many == read.calls.keys()


def test_stems_are_in_order_and_have_the_postings_of_the_index(
    read: BrowserIndex, index: SearchIndex
) -> None:
    order = [stem for shard in read.shards for stem in shard.order]
    assert order == sorted(index.terms, key=units)
    assert order != sorted(index.terms), "the order of Python is another"
    for shard in read.shards:
        for stem, text in shard.postings.items():
            assert postings(text) == decode_postings(index.terms[stem])


def test_each_stem_has_its_words_as_they_are_spelt_the_most_frequent_first(
    read: BrowserIndex, index: SearchIndex
) -> None:
    lexicon = index.lexicon
    for shard in read.shards:
        for stem, words in shard.words.items():
            folded = [fold(word) for word in words]
            assert sorted(folded) == sorted(w for w, s in lexicon.stems.items() if s == stem)
            assert words == [lexicon.spelling(word) for word in folded]
            frequencies = [lexicon.frequency(word) for word in folded]
            assert frequencies == sorted(frequencies, reverse=True)


def test_every_word_leads_to_its_stem(read: BrowserIndex, index: SearchIndex) -> None:
    stems = index.lexicon.stems
    assert {word: read.stem(word) for word in stems} == stems
    assert [read.stem(word) for word in ("xqzvbn", "", "0", "zzzz", "𐐨", "~")] == [None] * 6


def test_aliases_are_words_whose_stem_is_elsewhere(read: BrowserIndex, index: SearchIndex) -> None:
    aliases = 0
    for shard in read.shards:
        for word, stem in shard.aliases.items():
            assert read.shard_of(word) is shard
            assert read.shard_of(stem) is not shard
            assert index.lexicon.stems[word] == stem
        aliases += len(shard.aliases)
    assert (aliases > 0) is (len(read.shards) > 50)


def test_shards_are_of_about_the_same_size(index: SearchIndex) -> None:
    words = Drawer(5, [f"palabra{number}" for number in range(4000)])
    many = build_index([document(f"d{n}", body=words.text(400)) for n in range(60)], "es")
    read = BrowserIndex(*browser_files(many, data_for(60, 60)))
    sizes = [sum(len(text) + 12 for text in shard.postings.values()) for shard in read.shards]
    assert len(sizes) > 3
    assert all(13_000 < size < 15_000 for size in sizes[:-1])
    assert sizes[-1] < 15_000


def test_pairs_are_found_by_their_hash(read: BrowserIndex, index: SearchIndex) -> None:
    for key, text in index.pairs.items():
        assert read.documents_with_pair(key) == decode_gaps(text)
    assert read.documents_with_pair("salud nothing") == []
    held = [values[0] for values in read.numbered("p")]
    assert sum(len(keys.split(",")) for keys in held if keys) == len(index.pairs)


def test_hashes() -> None:
    for key in ("", "a", "centr integr", "𠮷野家 移民", "a b c", *INVENTED):
        assert files_module.shard_number(key, 2**32) == key_hash(key)
        assert files_module.shard_number(key, 13) == key_hash(key) % 13


def test_lengths_are_those_that_whoosh_stores(read: BrowserIndex, index: SearchIndex) -> None:
    (fields,) = read.calls["lengths"]
    assert len(fields) == 4
    for field, (values, letters) in enumerate(fields):
        found = [values[ord(letter) - 35] for letter in letters]
        assert found == [stored_length(row[field]) for row in index.lengths]
        assert len(set(values)) == len(values)


def test_facets_are_lists_of_entries(read: BrowserIndex) -> None:
    (values,) = read.calls["f/country"]
    found = {value: gaps(text) for value, text in values.items()}
    assert found == {"AR": [], "MX": list(range(ENTRIES)), "PE": [0, 2, 5]}
    assert list(values) == sorted(values)
    assert read.calls["f/theme"] == [{}]


def test_years_and_days_of_each_entry(read: BrowserIndex) -> None:
    first, last = (numbers(codes) for codes in read.calls["f/period"])
    expected = [(70, 74), (71, 1), (0, 0), (2, 0), (0, 51), (0, 1)]
    assert list(zip(first, last, strict=True)) == [expected[n % 6] for n in range(ENTRIES)]
    (days,) = read.calls["f/verified"]
    assert numbers(days) == DATA.verified


def test_cards_in_files_of_fifty(read: BrowserIndex) -> None:
    chunks = [values[0] for values in read.numbered("d")]
    assert [len(chunk) for chunk in chunks] == [50, 20]
    cards = [card for chunk in chunks for card in chunk]
    assert cards == [[c.path, c.title, c.kind, "Perú", "", "", ""] for c in DATA.cards]


def test_in_a_large_hub_cards_are_in_files_of_ten() -> None:
    index = build_index([document(f"d{n:03}", "Salud") for n in range(500)], "es")
    read = BrowserIndex(*browser_files(index, data_for(500, 500)))
    assert (read.meta["chunk"], read.meta["ids"]) == (10, 3)
    assert {len(values[0]) for values in read.numbered("d")} == {10}
    assert sum(1 for _ in read.numbered("d")) == 50


def test_rows_with_their_columns(read: BrowserIndex) -> None:
    files = list(read.numbered("x"))
    assert {tuple(columns) for columns, _ in files} == {("id", "url")}
    assert [row for _, rows in files for row in rows] == DATA.rows
    assert {len(rows) for _, rows in files[:-1]} == {10}


def test_ids_are_found_by_their_hash(read: BrowserIndex) -> None:
    files = [values[0] for values in read.numbered("i")]
    for number, each in enumerate(DOCUMENTS[:ENTRIES]):
        assert files[key_hash(each.id) % read.meta["ids"]][each.id] == number
    assert sum(map(len, files)) == ENTRIES


def test_words_with_the_logarithm_of_their_documents(
    read: BrowserIndex, index: SearchIndex
) -> None:
    found = read.words()
    assert list(found) == sorted(index.lexicon.stems, key=units)
    assert found == {word: int(log2(n)) for word, n in index.lexicon.holders.items()}


def test_the_same_input_gives_the_same_bytes(index: SearchIndex) -> None:
    again = build_index([*DOCUMENTS], "es")
    again.terms = dict(reversed(again.terms.items()))
    again.pairs = dict(reversed(again.pairs.items()))
    again.lexicon.stems = dict(reversed(again.lexicon.stems.items()))
    assert browser_files(again, data_for(70, ENTRIES)) == browser_files(index, DATA)


OTHERS: dict[str, BrowserData] = {
    "a card": replace(DATA, cards=[Card(path="x", title="y", kind=0), *DATA.cards[1:]]),
    "a facet": replace(DATA, facets={**DATA.facets, "theme": {"health": [0]}}),
    "the name of a facet": replace(DATA, facets={"other": {}}),
    "a year": replace(DATA, years=[(2018, 2023, False), *DATA.years[1:]]),
    "a day": replace(DATA, verified=[1, *DATA.verified[1:]]),
    "a row": replace(DATA, rows=[["a", "b"], *DATA.rows[1:]]),
    "a column": replace(DATA, columns=["id", "path"]),
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS.keys())
def test_other_data_is_in_another_folder(data: BrowserData, index: SearchIndex) -> None:
    folder, files = browser_files(index, data)
    assert folder != browser_files(index, DATA)[0]
    assert all(path.startswith(f"{folder}/") for path in files)


def test_another_word_or_language_is_another_folder() -> None:
    one = [document("a", "Salud"), document("b", "Casa")]
    data = data_for(2, 2)
    folders = {
        browser_files(build_index(documents, language), data)[0]
        for documents, language in [
            (one, "es"),
            (one, "pt"),
            ([document("a", "Salud"), document("b", "Casas")], "es"),
            ([document("a", "Salud"), document("c", "Casa")], "es"),
            ([document("a", "Salud", "Casa"), document("b")], "es"),
        ]
    }
    assert len(folders) == 5
    assert {folder.rpartition("/")[0] for folder in folders} == {"search/es", "search/pt"}


@pytest.mark.parametrize("documents", [[], [document("a")], [document("a.html", kind="page")]])
def test_a_hub_without_words(documents: list[SearchDocument]) -> None:
    """There is a shard to look words up in, and nothing in it."""
    count = sum(each.kind != "page" for each in documents)
    data = replace(data_for(len(documents), count), facets={})
    read = BrowserIndex(*browser_files(build_index(documents, "es"), data))
    assert read.calls["t/0"] == ["", "", ""]
    assert (read.stem("salud"), read.words(), read.bounds) == (None, {}, [])
    assert (read.meta["documents"], read.meta["entries"]) == (len(documents), count)
    assert read.documents_with_pair("salud mental") == []


def test_what_no_year_is_known_of() -> None:
    data: dict[str, Any] = {"years": [(None, None, False)], "verified": [0]}
    index = build_index([document("a", "Salud")], "es")
    read = BrowserIndex(*browser_files(index, replace(data_for(1, 1), facets={}, **data)))
    assert read.meta["baseYear"] == 2000
    assert read.calls["f/period"] == ["!", "!"]
