"""Entries that may tell of the same practice are found by what they share, copied or not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hub.model import Catalog, Practice, Relation
from hub.queries.upkeep import LikelyDuplicate
from hub.search.documents import search_documents
from hub.search.index import build_index
from hub.search.likely_duplicates import LEAST_LIKENESS, likely_duplicates
from hub.search.near_duplicates import near_duplicates
from hub.search.related import WORD, neighbours_of_entries
from tests.support.content_folders import load

CONTENT = Path(__file__).parents[3] / "content"
TOLD = "uruguay-subsidio-alquiler-migrantes"


@pytest.fixture(scope="module")
def published() -> Catalog:
    """The real content: what is alike can only be told among many that are not."""
    return load(CONTENT).catalog


@pytest.fixture(scope="module")
def told_again(published: Catalog) -> Practice:
    """A practice of the content as another institution would tell it: no sentence is the same."""
    told = published.entries_by_id[TOLD]
    assert isinstance(told, Practice)
    return replace(
        told,
        id="uruguay-ayuda-al-alquiler",
        title="Ayuda estatal para que familias migrantes alquilen su vivienda en Uruguay",
        original_title="",
        summary="Durante dos años el Estado uruguayo paga parte del alquiler a hogares migrantes"
        " que viven en refugios de emergencia y ya tienen empleo. Vivienda entrega los certificados"
        " y el Mides elige a cada familia con un informe técnico; los fondos vienen del BID [1].",
        themes=("housing",),
        gcm_objectives=("15",),
        practice_type="programme-project",
        context="",
        lessons_learned=(),
        recommendations=("Avisar a las inmobiliarias antes de entregar los subsidios [1].",),
        innovative_approach="",
        results=(),
        challenges=(),
        resources_needed=(),
        enabling_conditions=(),
        accuracy_notes=(),
        related=(),
    )


def with_entry(catalog: Catalog, entry: Practice) -> Catalog:
    return replace(catalog, practices=tuple(sorted([*catalog.practices, entry], key=by_id)))


def by_id(entry: Practice) -> str:
    return entry.id


def found_in(catalog: Catalog, name: str = "") -> list[LikelyDuplicate]:
    """The pairs that are found, or those with the entry ``name``."""
    index = build_index(search_documents(catalog, [], "es"), "es")
    entries = [catalog.entries_by_id[document.id] for document in index.documents]
    return [
        pair
        for pair in likely_duplicates(entries, index, neighbours_of_entries(entries, index))
        if not name or name in (pair.first, pair.second)
    ]


def test_hardly_any_distinct_practices_are_taken_for_duplicates(published: Catalog) -> None:
    assert len(found_in(published)) <= 2


def test_the_same_practice_told_in_other_words_is_found_once(
    published: Catalog, told_again: Practice
) -> None:
    catalog = with_entry(published, told_again)
    assert told_again.id not in {p.second for p in near_duplicates(catalog.entries())}, "no copy"
    found = found_in(catalog, told_again.id)
    assert [(each.first, each.second) for each in found] == [(told_again.id, TOLD)]
    assert LEAST_LIKENESS <= found[0].likeness <= 1


def test_what_they_share_is_told_as_it_is_written(published: Catalog, told_again: Practice) -> None:
    shared = found_in(with_entry(published, told_again), told_again.id)[0].shared
    assert ("theme", "housing") in shared
    assert ("country", "UY") in shared
    words = {value for kind, value in shared if kind == WORD}
    assert "alquiler" in words


def test_a_pair_that_states_its_relation_is_known_to_be_two(
    published: Catalog, told_again: Practice
) -> None:
    relation = Relation(id=TOLD, relation="similar", basis="editorial")
    stated = replace(told_again, related=(relation,))
    assert found_in(with_entry(published, stated), told_again.id) == []
