"""``data/practices.json`` and ``data/programs.json``: every field of every entry."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hub.exports.publication import Publication
from hub.model import PartialDate, Practice, Program

SCHEMA_VERSION = "1.0"
"""Of the JSON and CSV exports: additions keep it, other changes raise it."""


def entry_data(entry: Practice | Program, base_url: str) -> dict[str, Any]:
    """All fields of an entry as JSON values; dates as ISO 8601, empty optional fields left out.

    ``kind`` and ``url`` (its public page) are added, the file it came from is left out.
    """
    data = {
        field.name: _value(getattr(entry, field.name))
        for field in dataclasses.fields(entry)
        if field.name != "path"
    }
    kept = {name: value for name, value in data.items() if value not in ("", [], {}, None)}
    return {"id": entry.id, "kind": entry.kind, "url": base_url + entry.url} | kept


def _value(value: object) -> Any:
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: _value(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {name: item for name, item in inner.items() if item not in ("", [], None)}
    if isinstance(value, Mapping):
        return {key: _value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_value(item) for item in value]
    return value


def entries_json(
    name: str, entries: Sequence[Practice | Program], publication: Publication
) -> bytes:
    """A JSON object with the entries under ``name`` and what a harvester needs to know of them."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "generated_at": publication.generated.isoformat().replace("+00:00", "Z"),
        "hub": publication.name,
        "url": publication.base_url,
        "license": publication.license_url,
        "count": len(entries),
        name: [entry_data(entry, publication.base_url) for entry in entries],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
