"""The rule of versions of the open data, in both directions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.data_shapes import Shape, breaches, read_shape, shape_of

MEMBERS = {"data/a.json id": "string", "data/a.json count": "integer"}
OLD = Shape((1, 4), MEMBERS)
GONE = {"data/a.json id": "string"}
CHANGED = MEMBERS | {"data/a.json count": "string"}
ADDED = MEMBERS | {"data/b.csv name": "string"}


@pytest.mark.parametrize(
    ("version", "members"),
    [
        ((1, 4), MEMBERS),
        ((1, 5), MEMBERS),
        ((2, 0), MEMBERS),
        ((1, 5), ADDED),
        ((2, 0), ADDED),
        ((2, 0), GONE),
        ((2, 0), CHANGED),
    ],
    ids=[
        "nothing changes",
        "a higher second number",
        "a higher first number",
        "added, second number raised",
        "added, first number raised",
        "gone, first number raised",
        "changed, first number raised",
    ],
)
def test_the_version_allows_it(version: tuple[int, int], members: dict[str, str]) -> None:
    assert breaches(OLD, Shape(version, members)) == []


@pytest.mark.parametrize(
    ("version", "members", "said"),
    [
        ((1, 4), ADDED, "data/b.csv name is new: raise the second number"),
        ((1, 4), GONE, "data/a.json count is gone: raise the first number"),
        ((1, 5), GONE, "data/a.json count is gone: raise the first number"),
        ((1, 4), CHANGED, "data/a.json count was integer and is string: raise the first number"),
        ((1, 5), CHANGED, "data/a.json count was integer and is string: raise the first number"),
        ((1, 3), MEMBERS, "SCHEMA_VERSION went down"),
        ((0, 9), MEMBERS, "SCHEMA_VERSION went down"),
    ],
)
def test_the_version_does_not_allow_it(
    version: tuple[int, int], members: dict[str, str], said: str
) -> None:
    (found,) = breaches(OLD, Shape(version, members))
    assert found.startswith(said)


def test_every_breach_is_told_at_once() -> None:
    members = {"data/a.json count": "string", "data/b.csv name": "string"}
    assert len(breaches(OLD, Shape((1, 4), members))) == 3


def test_a_shape_is_read_as_it_was_written() -> None:
    assert read_shape(OLD.text()) == OLD


def test_the_shape_is_that_of_the_files(tmp_path: Path) -> None:
    fields = [{"name": "id", "type": "string"}, {"name": "Perú (PE)", "type": "integer"}]
    files = {
        "data.json": {"dataset": [{"title": "x"}]},
        "data/a.json": {"list": [{"x": 1}, {"x": 1.5, "provenance": {"summary": "source"}}]},
        "data/a.jsonld": {"@context": {"b": "c"}, "@graph": [{"@type": "Term", "order": 3}]},
        "data/practices/one.json": {"entry": {"id": "one"}},
        "data/practices/two.json": {"entry": {"id": "two"}},
        "data/datapackage.json": {"resources": [{"path": "g.csv", "schema": {"fields": fields}}]},
    }
    for name, value in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value))
    found = {
        name: kind
        for name, kind in shape_of(tmp_path, "1.0").members.items()
        if kind != "file" and not name.startswith("data/datapackage.json")
    }
    assert found == {
        "data.json dataset": "array",
        "data.json dataset[]": "object",
        "data.json dataset[].title": "string",
        "data/a.json list": "array",
        "data/a.json list[]": "object",
        "data/a.json list[].x": "number",
        "data/a.json list[].provenance": "object",
        "data/a.json list[].provenance.*": "string",
        "data/a.jsonld @context": "context",
        "data/a.jsonld @graph": "array",
        "data/a.jsonld @graph[Term]": "object",
        "data/a.jsonld @graph[Term].@type": "string",
        "data/a.jsonld @graph[Term].order": "integer",
        "data/g.csv id": "string",
        "data/g.csv *": "integer",
        "data/practices/{id}.json entry": "object",
        "data/practices/{id}.json entry.id": "string",
    }
