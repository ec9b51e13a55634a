"""``data/practices.json`` and ``data/programs.json``: every field of every entry."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from hub.exports.publication import Publication
from hub.model import PartialDate, Practice, Program

SCHEMA_VERSION = "1.0"
"""Of the JSON and CSV exports: additions keep it, other changes raise it."""


def entry_data(entry: Practice | Program, base_url: str) -> dict[str, Any]:
    """All fields of an entry as JSON values; dates as ISO 8601, empty optional fields left out.

    ``kind`` and ``url`` (its public page) are added, the file it came from is left out.
    """
    model: Any = type(entry)
    data = {name: _value(getattr(entry, name)) for name in _names(model) if name != "path"}
    kept = {name: value for name, value in data.items() if value not in ("", [], {}, None)}
    return {"id": entry.id, "kind": entry.kind, "url": base_url + entry.url} | kept


@cache
def _names(model: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(model))


def _value(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [_value(item) for item in value]
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _value(item) for key, item in value.items()}
    model: Any = type(value)
    inner = {name: _value(getattr(value, name)) for name in _names(model)}
    return {name: item for name, item in inner.items() if item not in ("", [], None)}


def entries_json(
    name: str, entries: Sequence[Practice | Program], publication: Publication
) -> bytes:
    """A JSON object with the entries under ``name`` and what a harvester needs to know of them."""
    about = {
        "schema_version": SCHEMA_VERSION,
        "generated_at": publication.generated.isoformat().replace("+00:00", "Z"),
        "hub": publication.name,
        "url": publication.base_url,
        "license": publication.license_url,
        "count": len(entries),
    }
    # One entry a line: a difference between two versions of the file names the entries.
    head = json.dumps(about, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join(
        json.dumps(entry_data(entry, publication.base_url), ensure_ascii=False) for entry in entries
    )
    return f'{head},\n "{name}": [\n{lines}\n]\n}}\n'.encode()
