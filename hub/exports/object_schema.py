"""JSON Schema (2020-12) of what the JSON exports hold: entries, their documents, vocabularies.

``json_schema`` describes what may be *written* in the file of an entry; this is what *comes out*:
every value in one form, names as in the model, nothing empty. It is closed: a member that is not
described here makes the tests fail.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from hub.entries.field_spec import Field, Form, Need
from hub.entries.field_table import fields_of
from hub.entries.wordings import field_texts
from hub.model import LANGUAGES, Practice, Program

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_URI: Schema = {"type": "string", "format": "uri"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_VERSION: Schema = {"type": "string", "pattern": r"^\d+\.\d+$"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_FORMS: Mapping[Form, Schema] = {
    Form.LINE: _TEXT,
    Form.PROSE: _TEXT,
    Form.TERM: _TEXT,
    Form.COUNTRY: {"type": "string", "pattern": "^[A-Z]{2}$"},
    Form.LANGUAGE: {"type": "string", "pattern": "^[a-z]{2,3}$"},
    Form.DATE: {"type": "string", "format": "date"},
    Form.PARTIAL_DATE: {"type": "string", "pattern": r"^\d{4}(-\d{2})?$"},
    Form.YEAR: {"type": "integer"},
    Form.INTEGER: {"type": "integer"},
    Form.NUMBER: {"type": "number"},
    Form.BOOLEAN: {"type": "boolean"},
    Form.URL: _URI,
    Form.EMAIL: {"type": "string", "format": "email"},
    Form.ENTRY_ID: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    Form.FIELD_NAME: _TEXT,
    Form.IMAGE_FILE: _TEXT,
    Form.ROW: {"type": "array", "items": {"type": "string"}},
}
_MODELS: Mapping[str, type[Practice | Program]] = {"practice": Practice, "program": Program}


def object_schemas(language: str) -> dict[str, Schema]:
    """The schemas by name, described in ``language``; they refer to each other as OpenAPI does."""
    return {
        "Practice": _entry("practice", language),
        "Program": _entry("program", language),
        "PracticeDocument": _document({"entry": _ref("Practice")}),
        "ProgramDocument": _document({"entry": _ref("Program")}),
        "PracticeCollection": _collection("practices", _ref("Practice")),
        "ProgramCollection": _collection("programs", _ref("Program")),
        "LocalizedText": _record(dict.fromkeys(LANGUAGES, _TEXT), required=[]),
        "Term": _term(),
        "Vocabulary": _vocabulary(),
        "VocabularyCollection": _collection("vocabularies", _ref("Vocabulary")),
    }


def _entry(kind: str, language: str) -> Schema:
    fields = fields_of(kind)
    added = {
        "id": _FORMS[Form.ENTRY_ID],
        "kind": {"const": kind},
        "url": _URI,
    }
    written = {
        field.target: _described(field, field.name, language)
        for field in fields.values()
        if field.name not in added
    }
    required = [*added, *_always(fields, _MODELS[kind])]
    return {"title": kind} | _record(added | written, required)


def _always(fields: Mapping[str, Field], model: type) -> list[str]:
    """Names of members that are never left out: obligatory ones, and those with a default."""
    defaults = {item.name: item.default for item in dataclasses.fields(model)}
    empty = ("", None, (), dataclasses.MISSING)
    return [
        field.target
        for field in fields.values()
        if field.need is Need.REQUIRED or defaults.get(field.target) not in empty
    ]


def _described(field: Field, name: str, language: str) -> Schema:
    text = field_texts(language)[name]
    single = _single(field, name, language)
    if field.vocabulary:
        single = single | {"x-vocabulary": field.vocabulary}
    shape = {"type": "array", "minItems": 1, "items": single} if field.many else single
    return {"title": text.label, "description": text.help} | shape


def _single(field: Field, name: str, language: str) -> Schema:
    if field.form is Form.CHOICE:
        return {"enum": list(field.choices)}
    if field.form is Form.FIELD_MAP:
        return {"type": "object", "additionalProperties": {"enum": list(field.choices)}}
    if field.form is not Form.RECORD:
        return _FORMS[field.form]
    properties = {
        inner.target: _described(inner, f"{name}.{inner.name}", language) for inner in field.fields
    }
    return _record(properties, _always(field.by_name, field.record) if field.record else [])


def _document(members: Mapping[str, Schema]) -> Schema:
    """A JSON document of the hub: what ``publication.about`` says, then ``members``."""
    said = {
        "schema_version": _VERSION,
        "generated_at": _MOMENT,
        "hub": _TEXT,
        "url": _URI,
        "license": _URI,
    }
    return _record(said | dict(members))


def _collection(name: str, item: Schema) -> Schema:
    return _document({"count": _COUNT, name: {"type": "array", "items": item}})


def _term() -> Schema:
    return _record(
        {
            "id": _TEXT,
            "url": _URI,
            "label": _ref("LocalizedText"),
            "description": _ref("LocalizedText"),
            "source": _TEXT,
            "status": _TEXT,
            "order": {"type": "integer"},
            "parent": _TEXT,
            "deprecated": {"const": True},
        },
        ["id", "url", "label"],
    )


def _vocabulary() -> Schema:
    return _record(
        {
            "id": _TEXT,
            "url": _URI,
            "title": _ref("LocalizedText"),
            "description": _ref("LocalizedText"),
            "source": _TEXT,
            "terms": {"type": "array", "items": _ref("Term")},
        },
        ["id", "url"],
    )


def _record(properties: Mapping[str, Schema], required: list[str] | None = None) -> Schema:
    """A closed object; without ``required`` every member is always there."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
