"""The JSON Schema accepts what the validator accepts and helps an editor to refuse the rest."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from hub.entries.field_table import fields_of
from hub.entries.wordings import field_texts
from hub.exports.json_schema import entry_schema
from hub.exports.publication import SCHEMA_VERSION
from hub.model import LANGUAGES, Catalog
from tests.support.content_folders import EXAMPLES
from tests.support.publications import BASE_URL, PUBLICATION

VALID = sorted((EXAMPLES / "valid").glob("pr*/*"))


def schema_of(kind: str, catalog: Catalog, language: str = "es") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(entry_schema(kind, catalog, language, PUBLICATION))
    return loaded


def front_matter(text: str) -> Any:
    """The front matter as an editor reads it: dates are texts in JSON."""
    if text.startswith("---\n"):
        parts = text.split("---\n")
        text = parts[1]
    return json.loads(json.dumps(yaml.safe_load(text), default=date.isoformat))


@pytest.fixture(scope="module")
def validators(catalog: Catalog) -> dict[str, Draft7Validator]:
    return {
        folder: Draft7Validator(
            schema_of(kind, catalog), format_checker=Draft7Validator.FORMAT_CHECKER
        )
        for folder, kind in (("practices", "practice"), ("programs", "program"))
    }


@pytest.mark.parametrize("kind", ["practice", "program"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_schema_is_a_schema(kind: str, language: str, catalog: Catalog) -> None:
    schema = schema_of(kind, catalog, language)
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["$id"] == f"{BASE_URL}data/schema/{kind}.schema.json"
    assert schema["$comment"].startswith(
        f"schema_version {SCHEMA_VERSION}, generated_at 2026-11-20"
    )
    assert set(schema["properties"]) == set(fields_of(kind))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_valid_example_is_accepted(path: Path, validators: dict[str, Draft7Validator]) -> None:
    given = front_matter(path.read_text(encoding="utf-8"))
    assert given
    assert [error.message for error in validators[path.parent.name].iter_errors(given)] == []


@pytest.mark.parametrize("kind", ["practice", "program"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_explained(kind: str, language: str, catalog: Catalog) -> None:
    def explained(properties: dict[str, Any], prefix: str = "") -> int:
        count = 0
        for name, schema in properties.items():
            text = field_texts(language)[prefix + name]
            assert (schema["title"], schema["description"]) == (text.label, text.help)
            single = schema.get("items", schema)
            record = single.get("anyOf", [single])[0]
            count += 1 + explained(record.get("properties", {}), f"{prefix}{name}.")
        return count

    assert explained(schema_of(kind, catalog, language)["properties"]) > len(fields_of(kind))


def test_terms_are_listed_with_their_labels(catalog: Catalog) -> None:
    properties = schema_of("practice", catalog, "pt")["properties"]
    themes = properties["themes"]["items"]
    assert themes["enum"][:2] == ["one-stop-centres", "regularisation"]
    assert themes["enumDescriptions"][:2] == ["Balcões únicos", "Regularização"]
    assert len(themes["enum"]) == len(themes["enumDescriptions"])
    assert "integration" not in themes["enum"], "a deprecated term is not offered"
    assert {"7", 7} <= set(properties["gcm_objectives"]["items"]["enum"])


FIVE_THEMES = ["health", "housing", "education", "employment", "regularisation"]
RELATION = {"id": "x", "relation": "similar", "basis": "source"}
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "unknown key": ({"theme": "health"}, "additionalProperties"),
    "missing key": ({"language": None}, "required"),
    "missing sources": ({"sources": None}, "required"),
    "unknown term": ({"themes": ["no-such-theme"]}, "enum"),
    "text for a list": ({"themes": "health"}, "type"),
    "empty list": ({"themes": []}, "minItems"),
    "too many": ({"themes": FIVE_THEMES}, "maxItems"),
    "twice the same": ({"themes": ["health", "health"]}, "uniqueItems"),
    "name of a country": ({"countries": ["Perú"]}, "enum"),
    "unknown language": ({"language": "fr"}, "enum"),
    "title too short": ({"title": "Mesa"}, "minLength"),
    "title too long": ({"title": "Mesa de orientación " * 10}, "maxLength"),
    "list for a text": ({"title": ["Mesa de orientación"]}, "type"),
    "date in words": ({"review": {"last_verified": "20 de noviembre"}}, "pattern"),
    "no such day": ({"review": {"last_verified": "2026-02-30"}}, "format"),
    "http link": ({"external_records": ["http://www.example.org"]}, "pattern"),
    "script link": ({"links": [{"title": "x", "url": "javascript:alert(1)"}]}, "pattern"),
    "source zero": ({"related": [{**RELATION, "sources": [0]}]}, "minimum"),
    "key of a record": ({"period": {"status": "ongoing", "from": 2019}}, "additionalProperties"),
    "record without its key": ({"period": {"start": 2019}}, "required"),
    "year in words": ({"period": {"status": "ongoing", "start": "desde 2019"}}, "anyOf"),
    "field of provenance": ({"provenance": {"resumen": "source"}}, "enum"),
    "word of provenance": ({"provenance": {"summary": "fuente"}}, "enum"),
    "field not stated": ({"not_stated": ["presupuesto"]}, "enum"),
    "field of programmes": ({"budget": [{"amount": 1}]}, "additionalProperties"),
    "other licence": ({"license": "CC0"}, "enum"),
    "id of an entry": ({"programs": ["Un Programa"]}, "pattern"),
}


@pytest.mark.parametrize(("changed", "rule"), WRONG.values(), ids=WRONG.keys())
def test_wrong_front_matter_is_refused(
    changed: dict[str, Any], rule: str, validators: dict[str, Draft7Validator]
) -> None:
    text = (EXAMPLES / "valid" / "practices" / "minimal.md").read_text(encoding="utf-8")
    given = {k: v for k, v in {**front_matter(text), **changed}.items() if v is not None}
    assert rule in {error.validator for error in validators["practices"].iter_errors(given)}


def test_schema_without_vocabularies_can_still_be_made() -> None:
    empty = Catalog(practices=(), programs=(), vocabularies={})
    schema = schema_of("practice", empty)
    Draft7Validator.check_schema(schema)
    assert schema["properties"]["themes"]["items"] == {"type": "string"}
