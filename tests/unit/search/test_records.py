"""The words of one document, counted."""

from __future__ import annotations

import json

from hub.search.documents import SearchDocument
from hub.search.records import (
    DocumentRecord,
    pair_key,
    record_of,
    stem_frequencies,
    stem_pairs,
)
from tests.unit.search.corpora import Drawer, document

STEMS = {"centro": "centr", "centros": "centr", "salud": "salud", "mental": "mental"}


def test_words_are_counted_by_language_spelling_and_field() -> None:
    mixed = SearchDocument(
        id="x",
        kind="practice",
        title="Salud",
        url="x",
        texts=(
            (("es", "Salud y salud"),),
            (("es", "La **salud** [1]"),),
            (("es", "Salud"), ("en", "Health"), ("pt", "Saúde")),
            (("es", "Sin más"),),
        ),
    )
    record = record_of(mixed)
    assert record.words == {
        "es": {"salud": [2, 1, 1, 0]},
        "en": {"health": [0, 0, 1, 0]},
        "pt": {"saúde": [0, 0, 1, 0]},
    }
    assert record.lengths == [2, 1, 3, 0]


def test_lengths_are_the_numbers_of_words_without_function_words() -> None:
    for each in Drawer(3).documents(20):
        record = record_of(each)
        counted = [sum(counts) for counts in zip(*every_count(record), strict=True)]
        assert record.lengths == (counted or [0, 0, 0, 0])


def every_count(record: DocumentRecord) -> list[list[int]]:
    return [counts for counted in record.words.values() for counts in counted.values()]


def test_markup_and_citations_are_no_words() -> None:
    text = "**Casa** [2] con [informe](https://example.org/pdf) `clave` [1, 3]"
    assert list(record_of(document("x", body=text)).words["es"]) == ["casa", "informe", "clave"]


def test_names_of_terms_are_plain_text() -> None:
    assert list(record_of(document("x", labels="Punto [1]")).words["es"]) == ["punto", "1"]


def test_runs_are_the_folded_words_of_title_and_summary_in_their_order() -> None:
    record = record_of(document("x", "El Niño y la niña", "Salud de niños", "Tema", "Cuerpo"))
    assert record.runs == [["nino", "nina"], ["salud", "ninos"]]


def test_a_record_is_the_same_after_it_was_kept_as_json() -> None:
    for each in Drawer(4).documents(20):
        record = record_of(each)
        assert DocumentRecord(*json.loads(json.dumps(record.as_json()))) == record


def test_frequencies_of_words_with_one_stem_are_added_up() -> None:
    texts = ("Centro", "Centros centro", "Centro centros centro", "Centro centros salud")
    record = record_of(document("x", *texts))
    assert stem_frequencies(record, STEMS) == {"centr": (1, 2, 3, 2), "salud": (0, 0, 0, 1)}


def test_pairs_are_neighbours_in_title_or_summary_but_not_in_both() -> None:
    record = record_of(
        document("x", "Centro de salud", "Mental: centros, salud", "", "Salud mental")
    )
    expected = {("centr", "salud"), ("mental", "centr")}
    assert stem_pairs(record, STEMS) == {pair_key(*pair) for pair in expected}


def test_a_document_without_words() -> None:
    record = record_of(document("x", "…", "de la", "", "!"))
    assert (record.words, record.lengths) == ({"es": {}}, [0, 0, 0, 0])
    assert stem_pairs(record, STEMS) == set()
