"""Relations are seen from both sides, whoever states them."""

from __future__ import annotations

import dataclasses

import pytest

from hub.model import Catalog, Practice, Program, Relation
from hub.queries.relations import INVERSES, practices_of, relations_of


def related(catalog: Catalog, name: str) -> list[tuple[str, str, str]]:
    return [
        (found.other.id, found.kind, found.stated.relation)
        for found in relations_of(catalog.entries_by_id[name], catalog)
    ]


def stating(catalog: Catalog, relations: dict[str, list[tuple[str, str]]]) -> Catalog:
    """The catalog with these relations and no others."""

    def changed(entry: Practice | Program) -> Practice | Program:
        stated = tuple(
            Relation(id=other, relation=relation, basis="source")
            for other, relation in relations.get(entry.id, [])
        )
        return dataclasses.replace(entry, related=stated)

    entries = [changed(entry) for entry in catalog.entries()]
    return Catalog(
        practices=tuple(entry for entry in entries if isinstance(entry, Practice)),
        programs=tuple(entry for entry in entries if isinstance(entry, Program)),
        vocabularies=catalog.vocabularies,
    )


def test_relation_is_seen_from_the_other_side(catalog: Catalog) -> None:
    assert related(catalog, "complete") == [
        ("minimal", "inspires", "inspires"),
        ("complete-programme", "part-of", "includes"),
    ]
    assert related(catalog, "minimal") == [("complete", "inspired-by", "inspires")]
    assert related(catalog, "complete-programme") == [("complete", "includes", "includes")]
    assert related(catalog, "english") == []


@pytest.mark.parametrize(
    ("stated", "seen"),
    [
        ("inspired-by", "inspires"),
        ("part-of", "includes"),
        ("campaign-of", "has-campaign"),
        ("similar", "similar"),
        ("same-model", "same-model"),
    ],
)
def test_inverse_of_a_relation(stated: str, seen: str, catalog: Catalog) -> None:
    known = stating(catalog, {"english": [("minimal", stated)]})
    assert related(known, "english") == [("minimal", stated, stated)]
    assert related(known, "minimal") == [("english", seen, stated)]


def test_the_inverse_of_the_inverse_is_the_relation() -> None:
    assert all(INVERSES[INVERSES[relation]] == relation for relation in INVERSES)


def test_a_pair_that_both_state_is_shown_once(catalog: Catalog) -> None:
    known = stating(
        catalog, {"english": [("minimal", "inspires")], "minimal": [("english", "inspired-by")]}
    )
    assert related(known, "english") == [("minimal", "inspires", "inspires")]
    assert related(known, "minimal") == [("english", "inspired-by", "inspired-by")]


def test_relation_to_an_entry_that_is_left_out_is_left_out(catalog: Catalog) -> None:
    known = stating(catalog, {"english": [("no-such-entry", "similar")]})
    assert related(known, "english") == []


def test_practices_of_a_programme(catalog: Catalog) -> None:
    found = {
        program.id: [practice.id for practice in practices_of(program, catalog)]
        for program in catalog.programs
    }
    assert found == {"complete-programme": ["complete"], "minimal-programme": []}
