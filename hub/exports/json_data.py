"""Every field of every entry as JSON: the two collections and a file for each entry."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from hub.exports.publication import Publication, about
from hub.model import PartialDate, Practice, Program


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


def entry_lines(entries: Iterable[Practice | Program], base_url: str) -> dict[str, str]:
    """Each entry as JSON on one line, by id: collections and single files are made of them."""
    return {
        entry.id: json.dumps(entry_data(entry, base_url), ensure_ascii=False) for entry in entries
    }


def entries_json(name: str, lines: Collection[str], publication: Publication) -> bytes:
    """The collection of entries, under ``name``, that are ``lines`` of :func:`entry_lines`.

    One entry a line: a difference between two versions of the file names the entries.
    """
    head = _head(about(publication) | {"count": len(lines)})
    listed = ",\n".join(lines)
    return f'{head},\n "{name}": [\n{listed}\n]\n}}\n'.encode()


def entry_documents(
    lines: Mapping[str, str], publication: Publication
) -> Iterator[tuple[str, bytes]]:
    """The id and the file of each entry of :func:`entry_lines`."""
    head = _head(about(publication))
    for entry_id, line in lines.items():
        yield entry_id, f'{head},\n "entry": {line}\n}}\n'.encode()


def json_document(value: Mapping[str, object] | list[object]) -> bytes:
    """A JSON file of the hub: letters as they are, one value a line."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _head(members: Mapping[str, object]) -> str:
    """A JSON object that is not closed yet."""
    return json.dumps(members, ensure_ascii=False, indent=1).removesuffix("\n}")
