"""The values of the hub: small questions they answer about themselves."""

from __future__ import annotations

import dataclasses

import pytest

from hub.model import (
    LANGUAGES,
    Catalog,
    LocalizedText,
    PartialDate,
    QuotaRow,
    Review,
    Term,
    Vocabulary,
    cited_numbers,
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ()),
        ("Uno [1].", (1,)),
        ("Uno [1, 3] y otro [2] y [1].", (1, 3, 2, 1)),
        ("Espacios [1 ,2].", (1, 2)),
        ("[a] [] [1a] [1234] (1) [-1]", ()),
    ],
)
def test_citations_are_numbers_in_brackets(text: str, numbers: tuple[int, ...]) -> None:
    assert cited_numbers(text) == numbers


def test_partial_dates_are_written_and_compared_by_their_precision() -> None:
    year, month = PartialDate(2019), PartialDate(2019, 6)
    assert (str(year), str(month)) == ("2019", "2019-06")
    assert (year.first_month, year.last_month) == ((2019, 1), (2019, 12))
    assert (month.first_month, month.last_month) == ((2019, 6), (2019, 6))


def test_values_cannot_be_changed(catalog: Catalog) -> None:
    for value in (catalog, catalog.practices[0], catalog.practices[0].period):
        field = dataclasses.fields(value)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, field, None)


def test_only_what_is_published_is_listed(catalog: Catalog) -> None:
    listed = [entry.id for entry in catalog.entries() if entry.is_listed]
    assert "complete" in listed
    assert "english" not in listed, "a draft"
    entry = catalog.practices[0]
    for state in ("draft", "inactive", "submitted"):
        review = Review(last_verified=entry.review.last_verified, state=state)
        assert not dataclasses.replace(entry, review=review).is_listed


def test_entries_know_their_page(catalog: Catalog) -> None:
    assert catalog.entries_by_id["complete"].url == "practices/complete.html"
    assert catalog.entries_by_id["complete-programme"].url == "programs/complete-programme.html"
    kinds = {entry.kind for entry in catalog.entries()}
    assert kinds == {"practice", "program"}


def test_a_catalog_can_be_narrowed(catalog: Catalog) -> None:
    narrowed = catalog.keeping(lambda entry: entry.id.startswith("complete"))
    assert [entry.id for entry in narrowed.entries()] == ["complete", "complete-programme"]
    assert narrowed.vocabularies is catalog.vocabularies
    assert len(list(catalog.entries())) > 2


def test_vocabulary_names_its_terms() -> None:
    label = LocalizedText("Salud", "Health", "Saúde")
    vocabulary = Vocabulary(name="v", title=label, terms=(Term(id="h", label=label),))
    assert [vocabulary.label("h", language) for language in LANGUAGES] == [
        "Salud",
        "Health",
        "Saúde",
    ]
    assert vocabulary.label("x", "es") == "x"


def test_seats_of_a_region_add_up() -> None:
    assert QuotaRow(region="Norte", units=(), seats=(1, 0, 2)).total == 3
