"""The shape of the open data: its files, their members and columns with their types.

And the rule of versions: what goes or changes its type raises the first number of the version,
what is added the second.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MAPS = {"provenance"}
"""Members whose names are values: names of fields."""
_OPAQUE = {"@context"}
_EACH = ("data/practices/", "data/programs/")
_VERSION = "schema_version"


@dataclass(frozen=True, slots=True)
class Shape:
    """``members``: type by file and path in the file, ``data/practices.json practices[].id``."""

    version: tuple[int, int]
    members: Mapping[str, str]

    def text(self) -> str:
        """A line for the version and one for each member."""
        lines = [f"{_VERSION}: {self.version[0]}.{self.version[1]}"]
        lines += [f"{path}: {kind}" for path, kind in sorted(self.members.items())]
        return "\n".join(lines) + "\n"


def read_shape(text: str) -> Shape:
    """The shape that :meth:`Shape.text` wrote."""
    lines = dict(line.rsplit(": ", 1) for line in text.splitlines())
    return Shape(version_of(lines.pop(_VERSION)), lines)


def version_of(text: str) -> tuple[int, int]:
    major, minor = text.split(".")
    return int(major), int(minor)


def breaches(old: Shape, new: Shape) -> list[str]:
    """What the version of ``new`` does not allow, with what to do."""
    gone = [f"{path} is gone" for path in old.members if path not in new.members]
    changed = [
        f"{path} was {old.members[path]} and is {kind}"
        for path, kind in new.members.items()
        if old.members.get(path, kind) != kind
    ]
    added = [f"{path} is new" for path in new.members if path not in old.members]
    found = []
    if new.version[0] <= old.version[0]:
        found += [f"{what}: raise the first number of SCHEMA_VERSION" for what in gone + changed]
    if new.version <= old.version:
        found += [f"{what}: raise the second number of SCHEMA_VERSION" for what in added]
    if new.version < old.version:
        found.append("SCHEMA_VERSION went down: versions only rise")
    return found


def shape_of(folder: Path, version: str) -> Shape:
    """The shape of the open data of the site in ``folder``."""
    members: dict[str, set[str]] = {}
    files = [*sorted((folder / "data").rglob("*")), folder / "data.json"]
    for path in files:
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix != ".html":
            for member, kind in _file_members(name, path):
                members.setdefault(f"{_general(name)} {member}".strip(), set()).add(kind)
    package = json.loads((folder / "data" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for column in resource["schema"]["fields"]:
            # The tables of gaps have a column for each country or region: ``Perú (PE)``.
            name = "*" if column["name"].endswith(")") else column["name"]
            members.setdefault(f"data/{resource['path']} {name}", set()).add(column["type"])
    return Shape(version_of(version), {path: _one(kinds) for path, kinds in members.items()})


def _general(name: str) -> str:
    """The files of single entries are all of one shape."""
    for start in _EACH:
        if name.startswith(start):
            return f"{start}{{id}}.json"
    return name


def _file_members(name: str, path: Path) -> Iterator[tuple[str, str]]:
    yield "", "file"
    if path.suffix not in (".json", ".jsonld"):
        return
    document = json.loads(path.read_text(encoding="utf-8"))
    if name.endswith(".schema.json"):
        yield from _schema_members(document, "")
    elif name == "data/openapi.json":
        yield from _interface_members(document)
    else:
        yield from _members(document, "")


def _members(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if path:
        yield path, _kind(value)
    if isinstance(value, dict):
        for name, item in value.items():
            key = "*" if path.rpartition(".")[2] in _MAPS else name
            if name in _OPAQUE:
                yield f"{path}.{name}".lstrip("."), "context"
            else:
                yield from _members(item, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for item in value:
            # The nodes of a graph are told apart by their types.
            kind = item.get("@type", "") if isinstance(item, dict) and path == "@graph" else ""
            yield from _members(item, f"{path}[{kind}]")


def _schema_members(schema: Any, path: str) -> Iterator[tuple[str, str]]:
    """What a JSON Schema allows; the alternatives of ``anyOf`` count together."""
    for name, inner in schema.get("properties", {}).items():
        here = f"{path}.{name}".lstrip(".")
        yield here, str(inner.get("type", "any"))
        yield from _schema_members(inner, here)
    for inner in (schema.get("items"), *schema.get("anyOf", ())):
        if inner:
            yield from _schema_members(inner, path)


def _interface_members(document: Any) -> Iterator[tuple[str, str]]:
    for path, item in document["paths"].items():
        for media_type in item["get"]["responses"]["200"]["content"]:
            yield path, media_type
    for name, schema in document["components"]["schemas"].items():
        yield from _schema_members(schema, name)


def _kind(value: Any) -> str:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}
    return kinds.get(type(value), "object")


def _one(kinds: set[str]) -> str:
    """A whole number is a number."""
    if "number" in kinds:
        kinds = kinds - {"integer"}
    return "|".join(sorted(kinds))
