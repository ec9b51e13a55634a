"""Everything that an entry holds is in the open data, and comes out as it went in."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from hub.exports.json_data import entries_json, entry_data, entry_documents, entry_lines
from hub.exports.publication import SCHEMA_VERSION
from hub.model import Catalog, PartialDate, Practice, Program
from tests.support.publications import BASE_URL, PUBLICATION


def plainly(value: Any) -> Any:
    """A value of the model as JSON would say it, written independently of the export."""
    if isinstance(value, (PartialDate, date)):
        return str(value)
    if dataclasses.is_dataclass(value):
        named = {f.name: plainly(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {name: item for name, item in named.items() if item not in ("", [], {}, None)}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return [plainly(item) for item in value]
    return value


IDS = ["complete", "minimal", "front-matter-only", "complete-programme", "minimal-programme"]


@pytest.mark.parametrize("name", IDS)
def test_entry_comes_out_as_it_went_in(name: str, catalog: Catalog) -> None:
    entry = catalog.entries_by_id[name]
    data = json.loads(json.dumps(entry_data(entry, BASE_URL)))
    expected = plainly(entry)
    del expected["path"]
    folder = "programs" if isinstance(entry, Program) else "practices"
    expected |= {"kind": entry.kind, "url": f"{BASE_URL}{folder}/{name}.html"}
    assert data == expected


def test_figures_false_and_zero_are_no_empty_values(catalog: Catalog) -> None:
    data = entry_data(catalog.entries_by_id["complete-programme"], BASE_URL)
    assert data["review"]["links_checked"] is False
    assert data["quotas"]["rows"][0]["seats"] == [1, 0]
    assert data["budget"] == [
        {
            "amount": 57700000,
            "currency": "USD",
            "scope": "en la región",
            "note": "Inversión total.",
            "sources": [1],
        },
        {"amount": 1234.5, "currency": "EUR"},
    ]


def test_dates_keep_their_precision(catalog: Catalog) -> None:
    data = entry_data(catalog.entries_by_id["complete"], BASE_URL)
    assert data["period"] == {"status": "completed", "start": "2019-06", "end": "2023"}
    assert data["review"]["last_verified"] == "2025-03-01"


def collection(name: str, entries: Sequence[Practice | Program]) -> bytes:
    return entries_json(name, [*entry_lines(entries, BASE_URL).values()], PUBLICATION)


@pytest.mark.parametrize("name", ["practices", "programs"])
def test_document_says_what_a_harvester_needs(name: str, catalog: Catalog) -> None:
    entries = catalog.practices if name == "practices" else catalog.programs
    data = collection(name, entries)
    document = json.loads(data)
    assert list(document) == [
        "schema_version", "generated_at", "hub", "url", "license", "count", name,
    ]  # fmt: skip
    assert document["schema_version"] == SCHEMA_VERSION
    assert document["generated_at"] == "2026-11-20T08:30:00Z"
    assert document["license"] == PUBLICATION.license_url
    assert document["count"] == len(entries) == len(document[name])
    assert document[name] == [entry_data(entry, BASE_URL) for entry in entries]
    assert data.endswith(b"\n")
    assert "á".encode() in data, "letters are written as they are, not escaped"


def test_document_without_entries_is_a_document() -> None:
    document = json.loads(collection("practices", ()))
    assert (document["count"], document["practices"]) == (0, [])


def test_hostile_text_cannot_end_the_document(catalog: Catalog) -> None:
    text = '"]}\n{"a": </script>\u2028\\'
    hostile = dataclasses.replace(catalog.practices[0], summary=text)
    assert isinstance(hostile, Practice)
    document = json.loads(collection("practices", [hostile]))
    assert document["practices"][0]["summary"] == text


def test_the_file_of_an_entry_holds_what_the_collection_holds(catalog: Catalog) -> None:
    lines = entry_lines(catalog.entries(), BASE_URL)
    found = {name: json.loads(data) for name, data in entry_documents(lines, PUBLICATION)}
    assert list(found) == [entry.id for entry in catalog.entries()]
    for name, document in found.items():
        assert document == {
            "schema_version": SCHEMA_VERSION,
            "generated_at": "2026-11-20T08:30:00Z",
            "hub": PUBLICATION.name,
            "url": BASE_URL,
            "license": PUBLICATION.license_url,
            "entry": entry_data(catalog.entries_by_id[name], BASE_URL),
        }
