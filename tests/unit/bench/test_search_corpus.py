"""The queries of the measurements and the texts that other search engines get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from bench.processes import RunFailed
from bench.search_corpus import (
    QueryPair,
    SearchText,
    choose_queries,
    commonest_country,
    load_catalog,
    search_texts,
)
from hub.model import CITATION, Catalog
from hub.search.analysis import fold_word, spelled_words, stop_words

VOCABULARIES = Path(__file__).parents[2] / "fixture_hub" / "content" / "vocabularies"
COUNT = 120


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder = tmp_path_factory.mktemp("corpus") / "content"
    write_corpus(COUNT, folder, VOCABULARIES)
    return load_catalog(folder)


@pytest.fixture(scope="module")
def texts(catalog: Catalog) -> list[SearchText]:
    return search_texts(catalog)


@pytest.fixture(scope="module")
def pairs(texts: list[SearchText]) -> list[QueryPair]:
    return choose_queries(texts, 5)


def queries_of(pairs: Sequence[QueryPair]) -> list[str]:
    return [query for pair in pairs for query in (pair.first, pair.second)]


def words_of(text: SearchText) -> set[str]:
    return set(spelled_words(f"{text.title} {text.summary} {text.body}"))


def test_a_query_is_two_words_and_no_word_comes_twice(pairs: list[QueryPair]) -> None:
    words = [word for query in queries_of(pairs) for word in query.split()]
    assert len(words) == len(set(words)) == 4 * len(pairs) == 20


def test_no_word_comes_twice_however_few_there_are(texts: list[SearchText]) -> None:
    words = "ventanilla salud niñez frontera empleo vivienda retorno trámite"
    few = [replace(text, title=words, summary="", body="") for text in texts[:30]]
    [one, other] = choose_queries(few, 2)
    assert sorted(" ".join(queries_of([one, other])).split()) == sorted(words.split())


def test_every_query_has_a_full_page_of_results(
    pairs: list[QueryPair], texts: list[SearchText]
) -> None:
    words = [words_of(text) for text in texts]
    for query in queries_of(pairs):
        assert sum(set(query.split()) <= held for held in words) >= 10, query


def test_words_of_queries_are_neither_common_nor_rare_nor_without_meaning(
    pairs: list[QueryPair], texts: list[SearchText]
) -> None:
    words = [words_of(text) for text in texts]
    for word in " ".join(queries_of(pairs)).split():
        assert 20 <= sum(word in held for held in words) <= 50, word
        assert fold_word(word) not in stop_words()


def test_the_same_texts_give_the_same_queries(
    pairs: list[QueryPair], texts: list[SearchText]
) -> None:
    assert choose_queries(list(texts), 5) == pairs


def test_too_few_entries_are_refused_in_a_sentence(texts: list[SearchText]) -> None:
    with pytest.raises(RunFailed, match=r"^10 entries do not yield 5 pairs of queries\.$"):
        choose_queries(texts[:10], 5)


def test_other_engines_get_every_word_of_an_entry(
    catalog: Catalog, texts: list[SearchText]
) -> None:
    entries = {entry.id: entry for entry in catalog.entries()}
    assert {text.id for text in texts} == entries.keys()
    for text in texts:
        entry = entries[text.id]
        words = words_of(text)
        for told in (*entry.lessons_learned, *entry.recommendations, entry.context):
            assert set(spelled_words(CITATION.sub("", told))) <= words
        assert not CITATION.search(text.body)
        assert text.sentence
        assert text.sentence.rstrip(".…") in text.summary


def test_facets_are_labels_of_the_values_in_use(catalog: Catalog, texts: list[SearchText]) -> None:
    text = texts[0]
    entry = catalog.entries_by_id[text.id]
    assert len(text.facets["theme"]) == len(entry.themes)
    assert not set(text.facets["theme"]) & set(entry.themes)
    assert all(text.facets.values())
    assert text.place == ", ".join(text.facets["country"])


def test_the_country_to_click_on_has_most_entries(
    catalog: Catalog, texts: list[SearchText]
) -> None:
    code, name = commonest_country(catalog)
    counts: dict[str, int] = {}
    for text in texts:
        for country in text.facets["country"]:
            counts[country] = counts.get(country, 0) + 1
    assert counts[name] == max(counts.values())
    assert len(code) == 2
    assert code.isupper()
