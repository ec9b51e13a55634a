"""Entries that are about the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from hub.search.index import SearchIndex, build_index, update_index
from hub.search.records import record_of
from hub.search.related import LEAST, WORD, Neighbour, related_entries
from tests.unit.search.corpora import Drawer, document

Facets = Mapping[str, Mapping[str, Sequence[int]]]
DOCUMENTS = [
    document("health-peru", "Ventanilla de salud", "Vacunas y consultas médicas para familias"),
    document("health-chile", "Clínica móvil", "Consultas médicas y vacunas en la frontera"),
    document("school-peru", "Escuela abierta", "Matrícula escolar de niñez en las aulas"),
    document("school-chile", "Aulas de español", "Matrícula escolar y clases de idioma"),
    document("work", "Bolsa de empleo", "Oficios y contratos"),
    document("about.html", "Vacunas", "Consultas médicas y vacunas", kind="page"),
]
FACETS: Facets = {
    "theme": {"health": [0, 1], "education": [2, 3], "employment": [4]},
    "country": {"PE": [0, 2], "CL": [1, 3], "MX": [4]},
    "beneficiary": {},
    "type": {"service": [0, 1, 2, 3, 4]},
}
NONE: Facets = {"theme": {}, "country": {}, "beneficiary": {}, "type": {}}


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return build_index(DOCUMENTS, "es")


def nearest(found: list[list[Neighbour]]) -> list[list[int]]:
    return [[near.number for near in each] for each in found]


def test_entries_with_telling_words_and_terms_in_common_come_first(index: SearchIndex) -> None:
    found = nearest(related_entries(index, FACETS))
    assert [each[:1] for each in found] == [[1], [0], [3], [2], []]


def test_pages_are_nobodys_neighbours(index: SearchIndex) -> None:
    found = related_entries(index, FACETS)
    assert len(found) == 5
    assert all(near.number < 5 for each in found for near in each)


def test_what_is_shared_is_told_the_most_telling_first(index: SearchIndex) -> None:
    stems = index.lexicon.stems
    first = related_entries(index, FACETS)[0][0]
    words = {(WORD, stems[word]) for word in ("vacunas", "consultas", "medicas")}
    assert first.shared[0] == ("theme", "health")
    assert set(first.shared[1:]) == words, "not the type, which all have"


def test_two_entries_share_the_same_in_both_directions() -> None:
    drawer = Drawer(3, [f"palabra{n}" for n in "abcdefghijklmnopqrstuvw"])
    documents = [document(f"d{n}", drawer.text(3), drawer.text(6)) for n in range(25)]
    facets = {"theme": {"a": [0, 3, 7, 9], "b": [1, 3, 5]}, "country": {"PE": [*range(0, 25, 3)]}}
    found = related_entries(build_index(documents, "es"), facets, most=24)
    pairs = {(n, near.number): near for n, each in enumerate(found) for near in each}
    assert len(pairs) > 100
    both = [(one, other) for one, other in pairs if (other, one) in pairs]
    assert len(both) > 0.9 * len(pairs)
    for one, other in both:
        near, back = pairs[one, other], pairs[other, one]
        assert near.likeness == pytest.approx(back.likeness)
        assert near.shared == back.shared
        assert LEAST <= near.likeness <= 1 + 1e-9


def test_neighbours_come_in_the_order_of_their_likeness(index: SearchIndex) -> None:
    for each in related_entries(index, FACETS):
        likeness = [near.likeness for near in each]
        assert likeness == sorted(likeness, reverse=True)


def test_no_more_than_are_asked_for(index: SearchIndex) -> None:
    same = [document(f"d{n}", "Salud mental", "Consultas médicas") for n in range(6)]
    rest = [document(f"r{n}", f"Palabra{'abcdef'[n]}", "Cosa") for n in range(6)]
    many = build_index([*same, *rest], "es")
    assert nearest(related_entries(many, NONE))[:3] == [[1, 2, 3], [0, 2, 3], [0, 1, 3]]
    assert nearest(related_entries(many, NONE, most=1))[:3] == [[1], [0], [0]]


def test_the_same_words_however_the_index_came_about(index: SearchIndex) -> None:
    keys = [(each.id, each.key) for each in DOCUMENTS]
    odd = [*DOCUMENTS[:4], document("work", "Otra", "Distinta"), DOCUMENTS[5]]
    records = {each.id: record_of(each) for each in DOCUMENTS}
    changed = update_index(build_index(DOCUMENTS, "es"), keys, odd, record_of, records.__getitem__)
    back_keys = [(each.id, each.key) for each in odd]
    odd_records = {each.id: record_of(each) for each in odd}
    back = update_index(changed, back_keys, DOCUMENTS, record_of, odd_records.__getitem__)
    back.terms = dict(sorted(back.terms.items(), reverse=True))
    assert related_entries(back, FACETS) == related_entries(index, FACETS)


def test_nothing_in_common_is_no_neighbour() -> None:
    documents = [document(n, f"Título{n}", f"Resumen{n}") for n in "abcd"]
    index = build_index(documents, "es")
    assert related_entries(index, NONE) == [[], [], [], []]
    everywhere: Facets = {"country": {"PE": [0, 1, 2, 3]}, "theme": {"x": [1], "y": []}}
    assert related_entries(index, everywhere) == [[], [], [], []], "what all have tells nothing"


def test_words_that_tell_nothing_are_not_counted() -> None:
    """Short words, numbers, and words of the names of terms, which count through the facets."""
    documents = [
        document("a", "Sur 2019", "Perú", "Perú"),
        document("b", "Sur 2019", "Perú", "Perú"),
        document("c", "Otra", "Cosa"),
        document("d", "Casa", "Mesa"),
    ]
    assert related_entries(build_index(documents, "es"), NONE) == [[], [], [], []]


def test_words_that_nobody_else_has_do_not_set_apart() -> None:
    documents = [
        document("a", "Vacunas gratuitas", "Consultas"),
        document("b", "Vacunas móviles", "Consultas"),
        document("c", "Otra", "Cosa"),
        document("d", "Casa", "Mesa"),
    ]
    first = related_entries(build_index(documents, "es"), NONE)[0]
    assert [(near.number, round(near.likeness, 9)) for near in first] == [(1, 1.0)]


def test_words_that_all_have_are_not_told() -> None:
    documents = [document(n, f"Programa {n}", "Vacunas" if n in "ab" else "Otra") for n in "abcd"]
    index = build_index(documents, "es")
    stem = index.lexicon.stems["vacunas"]
    assert related_entries(index, NONE)[0][0].shared == ((WORD, stem),)


def test_words_of_the_body_alone_are_not_counted() -> None:
    documents = [document(n, f"Título{n}", body="vacunas consultas") for n in "abcd"[:2]]
    documents += [document(n, f"Título{n}", body="otra cosa") for n in "cd"]
    assert related_entries(build_index(documents, "es"), NONE) == [[], [], [], []]


@pytest.mark.parametrize("facets", [NONE, {}, {"theme": {"x": [0]}}])
def test_a_hub_of_one_entry(facets: Facets) -> None:
    assert related_entries(build_index([document("a", "Salud", "Salud")], "es"), facets) == [[]]


def test_a_hub_of_nothing_or_of_pages_alone() -> None:
    assert related_entries(build_index([], "es"), NONE) == []
    pages = [document(f"{n}.html", "Salud", "Salud", kind="page") for n in "ab"]
    assert related_entries(build_index(pages, "es"), NONE) == []


def test_in_a_large_hub_the_nearest_are_still_found() -> None:
    """Where not everybody is compared with everybody."""
    drawer = Drawer(4, [f"{a}{b}{c}abc" for a in "bcdfg" for b in "aeiou" for c in "lmnrst"])
    documents = [document(f"d{n}", drawer.text(3), drawer.text(10)) for n in range(700)]
    twin = documents[200].texts
    documents[650] = document("d650", twin[0][0][1], twin[1][0][1])
    found = related_entries(build_index(documents, "es"), {"country": {"PE": [*range(700)]}})
    assert found[200][0].number == 650
    assert found[650][0].number == 200
    assert found[200][0].likeness == pytest.approx(1)
