"""``data/openapi.json``: the files of the hub as an interface that is only read.

Source: OpenAPI Specification 3.1.1 (OpenAPI Initiative).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hub.exports.json_data import json_document
from hub.exports.object_schema import object_schemas
from hub.exports.publication import SCHEMA_VERSION, Publication

_PARAMETERS: Mapping[str, str] = {
    "id": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "country": "^[a-z]{2}$",
    "theme": "^[a-z0-9]+([-.][a-z0-9]+)*$",
}
"""Patterns of the variable parts of paths."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file, or a file for each of many things when its path holds ``{id}``.

    ``schema`` is a name of ``object_schemas``, empty when the media type says what it holds.
    """

    path: str
    media_type: str
    summary: str
    schema: str = ""


def openapi_document(
    resources: Iterable[Resource], publication: Publication, language: str
) -> bytes:
    """The description of ``resources``, in ``language``."""
    document: dict[str, object] = {
        "openapi": "3.1.1",
        "x-generated-at": publication.generated_at,
        "info": {
            "title": publication.name,
            "version": SCHEMA_VERSION,
            "description": publication.description,
            "license": {"name": "CC BY 4.0", "url": publication.license_url},
        },
        # A relative address starts from this document, which is in a folder.
        "servers": [{"url": publication.base_url.rstrip("/") or ".."}],
        "paths": {f"/{item.path}": {"get": _operation(item)} for item in resources},
        "components": {"schemas": object_schemas(language)},
    }
    return json_document(document)


def _operation(item: Resource) -> dict[str, Any]:
    content: dict[str, Any] = {}
    if item.schema:
        content["schema"] = {"$ref": f"#/components/schemas/{item.schema}"}
    responses: dict[str, Any] = {
        "200": {"description": item.summary, "content": {item.media_type: content}}
    }
    parameters = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "pattern": pattern},
        }
        for name, pattern in _PARAMETERS.items()
        if f"{{{name}}}" in item.path
    ]
    operation: dict[str, Any] = {"operationId": _operation_id(item.path), "summary": item.summary}
    if parameters:
        operation["parameters"] = parameters
        responses["404"] = {"description": "404"}
    return operation | {"responses": responses}


def _operation_id(path: str) -> str:
    """``data/practices/{id}.json`` -> ``data_practices_id_json``."""
    return "".join(sign if sign.isalnum() else "_" for sign in path.replace("{", "")).replace(
        "__", "_"
    )
