"""JSON Schema (draft-07) of the front matter of an entry, from the field table.

Editors use it to complete and explain keys. It accepts what an entry file may hold in its front
matter; sections may stand in the body instead, so they are described here and never required.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hub.entries.field_spec import Field, Form, Need
from hub.entries.field_table import fields_of
from hub.entries.wordings import field_texts
from hub.exports.publication import SCHEMA_VERSION, Publication
from hub.model import LANGUAGES, Catalog
from hub.territories import country_codes

_SCALARS: Mapping[Form, dict[str, Any]] = {
    Form.LINE: {"type": ["string", "number"]},
    Form.PROSE: {"type": "string"},
    Form.LANGUAGE: {"type": "string", "pattern": "^[a-z]{2,3}$"},
    Form.DATE: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    Form.PARTIAL_DATE: {
        "anyOf": [
            {"type": "integer", "minimum": 1800},
            {"type": "string", "pattern": r"^\d{4}(-\d{2}){0,2}$"},
        ]
    },
    Form.YEAR: {"type": "integer", "minimum": 1800},
    Form.INTEGER: {"type": "integer"},
    Form.NUMBER: {"type": "number"},
    Form.BOOLEAN: {"type": "boolean"},
    Form.URL: {"type": "string", "format": "uri", "pattern": "^(https://|mailto:)"},
    Form.EMAIL: {"type": "string", "format": "email"},
    Form.ENTRY_ID: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    Form.IMAGE_FILE: {"type": "string"},
    Form.ROW: {"type": "array", "items": {"type": ["string", "number"]}},
}


def entry_schema(kind: str, catalog: Catalog, language: str, publication: Publication) -> bytes:
    """The schema of ``practice`` or ``program``, described in ``language``.

    Its version stands in a comment: strict readers refuse keywords that they do not know.
    """
    fields = fields_of(kind)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"{publication.base_url}data/schema/{kind}.schema.json",
        "$comment": (f"schema_version {SCHEMA_VERSION}, generated_at {publication.generated_at}"),
        "title": kind,
        "type": "object",
        "additionalProperties": False,
        "required": [
            field.name
            for field in fields.values()
            if field.need is Need.REQUIRED and not field.headings
        ],
        "properties": {
            field.name: _property(field, field.name, kind, catalog, language)
            for field in fields.values()
        },
    }
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _property(
    field: Field, name: str, kind: str, catalog: Catalog, language: str
) -> dict[str, Any]:
    text = field_texts(language)[name]
    described = {"title": text.label, "description": text.help}
    single = _single(field, name, kind, catalog, language)
    if not field.many:
        return described | single
    many: dict[str, Any] = {"type": "array", "items": single}
    if field.max_items is not None:
        many["maxItems"] = field.max_items
    if field.need is Need.REQUIRED:
        many["minItems"] = 1
    if field.form in (Form.TERM, Form.COUNTRY):
        many["uniqueItems"] = True
    return described | many


def _single(field: Field, name: str, kind: str, catalog: Catalog, language: str) -> dict[str, Any]:
    if field.form is Form.TERM:
        return _terms(field, catalog, language)
    if field.form is Form.CHOICE:
        return {"enum": list(field.choices)}
    if field.form is Form.COUNTRY:
        return {"enum": sorted(country_codes())}
    if field.form is Form.LANGUAGE and "." not in name:
        return {"enum": list(LANGUAGES)}
    if field.form is Form.FIELD_NAME:
        inner = [f"period.{item.name}" for item in fields_of(kind)["period"].fields]
        return {"enum": [*fields_of(kind), *inner]}
    if field.form is Form.FIELD_MAP:
        names = {"enum": list(fields_of(kind))}
        values = {"enum": list(field.choices)}
        return {"type": "object", "propertyNames": names, "additionalProperties": values}
    if field.form is Form.RECORD:
        return _record(field, name, kind, catalog, language)
    scalar = dict(_SCALARS[field.form])
    if field.form in (Form.LINE, Form.PROSE):
        limits = {"minLength": field.minimum, "maxLength": field.maximum}
    else:
        limits = {"minimum": field.minimum, "maximum": field.maximum}
    return scalar | {key: int(value) for key, value in limits.items() if value is not None}


def _record(field: Field, name: str, kind: str, catalog: Catalog, language: str) -> dict[str, Any]:
    record: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            inner.name: _property(inner, f"{name}.{inner.name}", kind, catalog, language)
            for inner in field.fields
        },
    }
    required = [inner.name for inner in field.fields if inner.need is Need.REQUIRED]
    if required:
        record["required"] = required
    return {"anyOf": [record, {"type": "string"}]} if field.lead else record


def _terms(field: Field, catalog: Catalog, language: str) -> dict[str, Any]:
    """The ids of a vocabulary; numbers may be written bare. Editors show the labels."""
    vocabulary = catalog.vocabularies.get(field.vocabulary)
    if vocabulary is None:
        return {"type": "string"}
    terms = [term for term in vocabulary.terms if not term.deprecated]
    values: list[str | int] = []
    labels: list[str] = []
    for term in terms:
        forms: list[str | int] = [term.id, int(term.id)] if term.id.isdigit() else [term.id]
        values += forms
        labels += [term.label.in_language(language)] * len(forms)
    return {"enum": values, "enumDescriptions": labels}
