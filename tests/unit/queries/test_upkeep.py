"""What the keepers have to see to: age, relations, translations, gaps, states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hub.model import Catalog, Practice, Program, Relation
from hub.queries.labels import Labels
from hub.queries.upkeep import (
    CONTRADICTORY,
    NO_PRACTICES,
    STATED_TWICE,
    TO_MISSING,
    TO_WITHDRAWN,
    Upkeep,
    months_later,
    upkeep_of,
)

TODAY = date(2026, 11, 20)


def changed(catalog: Catalog, changes: Mapping[str, Mapping[str, Any]]) -> Catalog:
    """The catalog, all published and unrelated, with other values in some entries."""

    def changed_entry(entry: Practice | Program) -> Practice | Program:
        review = replace(entry.review, state="published")
        bare: dict[str, Any] = {"related": (), "review": review}
        if isinstance(entry, Practice):
            bare["programs"] = ()
        return replace(entry, **(bare | dict(changes.get(entry.id, {}))))

    entries = [changed_entry(entry) for entry in catalog.entries()]
    return Catalog(
        practices=tuple(entry for entry in entries if isinstance(entry, Practice)),
        programs=tuple(entry for entry in entries if isinstance(entry, Program)),
        vocabularies=catalog.vocabularies,
    )


def upkeep(catalog: Catalog, today: date = TODAY) -> Upkeep:
    return upkeep_of(catalog, Labels(catalog, "es"), today, ())


def relation(other: str, kind: str = "similar") -> Relation:
    return Relation(id=other, relation=kind, basis="editorial")


def findings(catalog: Catalog, changes: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, ...]]:
    """What is found beside the programmes, which are all without practices here."""
    found = upkeep(changed(catalog, changes)).relations
    return [(f.finding, f.id, f.other) for f in found if f.finding != NO_PRACTICES]


def verified(catalog: Catalog, name: str, day: date) -> Catalog:
    review = replace(catalog.entries_by_id[name].review, last_verified=day)
    return changed(catalog, {name: {"review": review}})


def in_state(catalog: Catalog, name: str, state: str) -> dict[str, Any]:
    return {"review": replace(catalog.entries_by_id[name].review, state=state)}


@pytest.mark.parametrize(
    ("day", "is_stale"),
    [(date(2024, 11, 21), False), (date(2024, 11, 20), True), (date(2020, 1, 1), True)],
)
def test_after_24_months_an_entry_is_old(catalog: Catalog, day: date, is_stale: bool) -> None:
    found = upkeep(verified(catalog, "minimal", day))
    assert ("minimal" in [each.id for each in found.stale]) is is_stale


def test_the_entry_verified_longest_ago_comes_first(catalog: Catalog) -> None:
    found = upkeep(verified(catalog, "portuguese", date(2019, 5, 31)))
    assert found.stale[0].id == "portuguese"
    assert found.stale[0].due == date(2021, 5, 31)


@pytest.mark.parametrize("state", ["draft", "inactive"])
def test_what_is_not_published_grows_not_old(catalog: Catalog, state: str) -> None:
    review = replace(
        catalog.entries_by_id["minimal"].review, last_verified=date(2010, 1, 1), state=state
    )
    found = upkeep(changed(catalog, {"minimal": {"review": review}}))
    assert found.stale == ()
    assert "minimal" not in [each.id for each in found.completeness]
    assert found.states[state] == ("minimal",)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 1), 24, date(2028, 12, 1)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
    ],
)
def test_months_are_added_as_a_calendar_does(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


def test_without_relations_only_programmes_without_practices_are_told(catalog: Catalog) -> None:
    found = upkeep(changed(catalog, {})).relations
    assert [(f.finding, f.id, f.other) for f in found] == [
        (NO_PRACTICES, "complete-programme", ""),
        (NO_PRACTICES, "minimal-programme", ""),
    ]


def test_a_programme_with_a_published_practice_is_in_order(catalog: Catalog) -> None:
    belongs = {"programs": ("minimal-programme",)}
    known = changed(catalog, {"minimal": belongs})
    assert "minimal-programme" not in [f.id for f in upkeep(known).relations]
    draft = changed(catalog, {"minimal": belongs | in_state(catalog, "minimal", "draft")})
    assert "minimal-programme" in [f.id for f in upkeep(draft).relations]


def test_a_relation_on_one_side_is_in_order(catalog: Catalog) -> None:
    assert findings(catalog, {"minimal": {"related": (relation("english"),)}}) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "finding"),
    [
        ("similar", "similar", STATED_TWICE),
        ("inspires", "inspired-by", STATED_TWICE),
        ("inspires", "inspires", CONTRADICTORY),
        ("similar", "part-of", CONTRADICTORY),
    ],
)
def test_a_pair_that_both_state_is_told_once(
    catalog: Catalog, mine: str, theirs: str, finding: str
) -> None:
    both = {
        "minimal": {"related": (relation("english", mine),)},
        "english": {"related": (relation("minimal", theirs),)},
    }
    assert findings(catalog, both) == [(finding, "english", "minimal")]


def test_a_relation_to_an_entry_that_is_not_there_is_told(catalog: Catalog) -> None:
    related = {"minimal": {"related": (relation("gone"),), "programs": ("gone-too",)}}
    assert findings(catalog, related) == [
        (TO_MISSING, "minimal", "gone"),
        (TO_MISSING, "minimal", "gone-too"),
    ]


@pytest.mark.parametrize("state", ["draft", "inactive"])
def test_a_relation_to_a_withdrawn_entry_is_told(catalog: Catalog, state: str) -> None:
    changes: dict[str, dict[str, Any]] = {
        "minimal": {"related": (relation("english"),)},
        "english": in_state(catalog, "english", state),
    }
    assert findings(catalog, changes) == [(TO_WITHDRAWN, "minimal", "english")]
    changes["minimal"] |= in_state(catalog, "minimal", "draft")
    assert findings(catalog, changes) == [], "what is not published misleads nobody"


def test_an_entry_is_untranslated_into_the_languages_that_it_is_not_in(catalog: Catalog) -> None:
    found = upkeep(changed(catalog, {})).untranslated
    assert set(found) == {"es", "en", "pt"}
    assert "english" in found["es"]
    assert "english" not in found["en"]
    assert "portuguese" not in found["pt"]


def test_objectives_and_countries_without_entries_are_gaps(catalog: Catalog) -> None:
    gaps = {(band.facet, *band.values) for band in upkeep(catalog).gaps}
    assert ("country", "CU") in gaps
    assert ("country", "PE") not in gaps
    covered = {o for entry in catalog.entries() for o in entry.gcm_objectives}
    known = {term.id for term in catalog.vocabularies["gcm_objectives"].terms}
    assert {value for facet, value in gaps if facet == "objective"} == known - covered


def test_states_stand_in_the_order_of_the_vocabulary(catalog: Catalog) -> None:
    found = upkeep(changed(catalog, {"minimal": in_state(catalog, "minimal", "draft")})).states
    assert list(found) == [t.id for t in catalog.vocabularies["review_states"].terms]
    assert found["draft"] == ("minimal",)


def test_the_least_complete_come_first(catalog: Catalog) -> None:
    found = upkeep(catalog)
    shares = [each.share for each in found.completeness]
    assert shares == sorted(shares)
    assert found.mean_completeness == pytest.approx(sum(shares) / len(shares))


def test_an_empty_hub_has_nothing_but_gaps(catalog: Catalog) -> None:
    found = upkeep(replace(catalog, practices=(), programs=()))
    assert (found.stale, found.relations, found.completeness, found.fields) == ((), (), (), ())
    assert found.mean_completeness == 1
    assert found.gaps
