"""The schema of exported entries accepts what is exported, and nothing else."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hub.entries.wordings import field_texts
from hub.exports.json_data import entry_data
from hub.exports.object_schema import object_schemas
from hub.exports.openapi import Resource, openapi_document
from hub.model import LANGUAGES, Catalog
from tests.support.publications import BASE_URL, PUBLICATION

IDS = ["complete", "minimal", "front-matter-only", "complete-programme", "minimal-programme"]


def errors_of(value: Any, name: str) -> list[str]:
    schema = {
        "$ref": f"#/components/schemas/{name}",
        "components": {"schemas": object_schemas("es")},
    }
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [str(error.validator) for error in validator.iter_errors(value)]


def exported(name: str, catalog: Catalog) -> dict[str, Any]:
    entry = catalog.entries_by_id[name]
    found: dict[str, Any] = json.loads(json.dumps(entry_data(entry, BASE_URL)))
    return found


@pytest.mark.parametrize("name", IDS)
def test_exported_entry_is_accepted(name: str, catalog: Catalog) -> None:
    data = exported(name, catalog)
    assert errors_of(data, data["kind"].capitalize()) == []


@pytest.mark.parametrize("name", object_schemas("es"))
def test_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(object_schemas("es")[name])


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "unknown member": ({"path": "practices/x.md"}, "additionalProperties"),
    "empty text": ({"acronym": ""}, "minLength"),
    "empty list": ({"places": []}, "minItems"),
    "title left out": ({"title": None}, "required"),
    "licence left out": ({"license": None}, "required"),
    "other kind": ({"kind": "program"}, "const"),
    "number for a text": ({"title": 5}, "type"),
    "country by name": ({"countries": ["Perú"]}, "pattern"),
    "date in words": ({"review": {"last_verified": "ayer"}}, "format"),
    "review without state": ({"review": {"last_verified": "2025-01-01"}}, "required"),
    "key of the file": ({"period": {"status": "ongoing", "from": "2019"}}, "additionalProperties"),
    "field of programmes": ({"objective": "Orientar."}, "additionalProperties"),
    "origin of a text": ({"provenance": {"summary": "fuente"}}, "enum"),
}


@pytest.mark.parametrize(("changed", "rule"), WRONG.values(), ids=WRONG)
def test_other_objects_are_refused(changed: dict[str, Any], rule: str, catalog: Catalog) -> None:
    data = exported("complete", catalog) | changed
    assert rule in errors_of({k: v for k, v in data.items() if v is not None}, "Practice")


@pytest.mark.parametrize("language", LANGUAGES)
def test_members_are_explained_in_the_language(language: str) -> None:
    properties = object_schemas(language)["Program"]["properties"]
    assert properties["title"]["title"] == field_texts(language)["title"].label
    row = properties["timeline"]["properties"]["rows"]["items"]["properties"]
    assert row["start"]["description"] == field_texts(language)["timeline.rows.from"].help
    assert properties["themes"]["items"]["x-vocabulary"] == "themes"


def test_hub_without_an_address_has_a_relative_interface() -> None:
    nowhere = dataclasses.replace(PUBLICATION, base_url="/")
    resources = [Resource("data/{id}.json", "application/json", "Algo.", "Practice")]
    document = json.loads(openapi_document(resources, nowhere, "es"))
    assert document["servers"] == [{"url": ".."}]
    operation = document["paths"]["/data/{id}.json"]["get"]
    assert operation["operationId"] == "data_id_json"
    assert [p["name"] for p in operation["parameters"]] == ["id"]
    assert set(operation["responses"]) == {"200", "404"}
