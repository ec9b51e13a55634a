"""How complete an entry is: what counts, what is missing, what its sources do not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.entries.field_spec import Need
from hub.entries.field_table import FIELDS
from hub.model import Catalog, Program
from hub.queries.completeness import (
    ONLY_WHEN_THERE_IS_ONE,
    Completeness,
    completeness_of,
    use_of_fields,
)


def completeness(catalog: Catalog, name: str) -> Completeness:
    return completeness_of(catalog.entries_by_id[name], catalog)


def test_an_entry_with_every_field_lacks_nothing(catalog: Catalog) -> None:
    found = completeness(catalog, "complete")
    assert found.missing == ()
    assert found.filled == found.counted > 15
    assert found.share == 1


def test_what_is_missing_is_named_in_the_order_of_the_table(catalog: Catalog) -> None:
    found = completeness(catalog, "minimal")
    names = [field.name for field in FIELDS]
    assert {"places", "context", "results", "images"} <= set(found.missing)
    assert sorted(found.missing, key=names.index) == list(found.missing)
    assert found.share == pytest.approx(found.filled / (found.filled + len(found.missing)))


def test_required_fields_and_those_that_need_not_be_do_not_count(catalog: Catalog) -> None:
    found = completeness(catalog, "minimal")
    required = {field.name for field in FIELDS if field.need is not Need.OPTIONAL}
    assert not (required | ONLY_WHEN_THERE_IS_ONE).intersection(found.missing)


def test_what_need_not_be_is_an_optional_field() -> None:
    optional = {field.name for field in FIELDS if field.need is Need.OPTIONAL}
    assert optional >= ONLY_WHEN_THERE_IS_ONE


def test_what_the_sources_do_not_say_is_not_missing(catalog: Catalog) -> None:
    minimal = catalog.entries_by_id["minimal"]
    before = completeness(catalog, "minimal")
    silent = replace(minimal, not_stated=("recommendations", "results"))
    found = completeness_of(silent, catalog)
    assert set(before.missing) - set(found.missing) == {"results"}
    assert found.not_stated == ("recommendations", "results")
    assert found.filled == before.filled


def test_a_relation_counts_for_the_entry_that_it_leads_to(catalog: Catalog) -> None:
    assert catalog.entries_by_id["minimal"].related == ()
    assert "related" not in completeness(catalog, "minimal").missing
    assert "related" in completeness(catalog, "english").missing


def test_fields_of_programmes_count_for_programmes_only(catalog: Catalog) -> None:
    assert "phases" in completeness(catalog, "minimal-programme").missing
    assert "phases" not in completeness(catalog, "minimal").missing


def test_the_fields_used_least_come_first(catalog: Catalog) -> None:
    entries = list(catalog.entries())
    uses = use_of_fields(entries, [completeness_of(entry, catalog) for entry in entries])
    shares = [use.filled / use.counted for use in uses]
    assert shares == sorted(shares)
    by_name = {use.field: use for use in uses}
    assert by_name["context"].filled == sum(bool(entry.context) for entry in entries)
    assert by_name["phases"].counted == sum(isinstance(entry, Program) for entry in entries)
    assert by_name["budget"].counted == 1, "one of the two declares that its sources give none"


def test_an_entry_whose_sources_say_no_more_is_complete() -> None:
    assert Completeness("x", 0, (), ("context",)).share == 1
