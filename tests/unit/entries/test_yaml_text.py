"""Scalars stay as they were written, and every mistake is found where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.entries.raw import RawList, RawMap, RawScalar, RawValue, SourceText
from hub.entries.yaml_text import MAX_DEPTH, read_yaml_map
from hub.problems import Problem


def read(text: str, first_line: int = 1) -> tuple[RawMap | None, list[Problem]]:
    problems: list[Problem] = []
    source = SourceText(Path("entry.yml"), "entry.yml", text.split("\n"))
    return read_yaml_map(text, source, problems, first_line), problems


def plain(value: RawValue) -> object:
    """A raw value as texts, lists and dictionaries."""
    if isinstance(value, RawScalar):
        return value.text
    if isinstance(value, RawList):
        return [plain(item) for item in value.items]
    return {key: plain(field.value) for key, field in value.items.items()}


def values(text: str) -> object:
    found, problems = read(text)
    assert problems == []
    assert found is not None
    return plain(found)


def places(problems: list[Problem]) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in problems]


@pytest.mark.parametrize(
    "written",
    [
        "no", "yes", "on", "NO", "y", "true", "False", "null", "~", "012", "0o14", "0x1F",
        "3.10", "1e3", "+5", "-0", ".5", "1:20", "12:30:45", "1_000", "2020-01-01", "2020-01",
        "2020-01-01T10:00:00Z", "=", "<<", ".inf", ".nan", "50 %", "C#", "a#b", "D'Agostino",
    ],
)  # fmt: skip
def test_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert values(f"key: {written}") == {"key": written}
    assert values(f"key: [{written}, x]") == {"key": [written, "x"]}


def test_quotes_and_blocks_give_their_text() -> None:
    text = """
single: 'it''s: fine'
double: "tab\\tand \\u00e1"
literal: |
  one
   two
folded: >-
  one
  two

  three
plain: one
  two
"""
    assert values(text) == {
        "single": "it's: fine",
        "double": "tab\tand á",
        "literal": "one\n two\n",
        "folded": "one two\nthree",
        "plain": "one two",
    }


def test_scalar_knows_where_it_stands_and_how_it_was_written() -> None:
    found, _ = read("a: [é, 'y']\nb:\n  - {c: ñ, d: \"z\"}\ne: |\n  one\n  two\n", first_line=2)
    assert found is not None
    listed = found.items["a"].value
    assert isinstance(listed, RawList)
    assert listed.items == [RawScalar("é", 2, 5), RawScalar("y", 2, 8, is_quoted=True)]
    records = found.items["b"].value
    assert isinstance(records, RawList)
    record = records.items[0]
    assert isinstance(record, RawMap)
    assert (record.line, record.column) == (4, 5)
    assert record.items["d"].key == RawScalar("d", 4, 12)
    assert record.items["d"].value == RawScalar("z", 4, 15, is_quoted=True)
    block = found.items["e"].value
    assert isinstance(block, RawScalar)
    assert block.is_block
    assert (block.line, block.column) == (5, 4)


def test_duplicate_key_is_reported_and_the_first_value_kept() -> None:
    found, problems = read("a: 1\nb: {c: 2, c: 3}\na: 4\n")
    assert found is not None
    assert plain(found) == {"a": "1", "b": {"c": "2"}}
    assert places(problems) == [(2, 11, "duplicate-key"), (3, 1, "duplicate-key")]
    assert dict(problems[1].values) == {"value": "a", "first": "1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Mesa: todo\nb: 1", (1, 8, "colon-in-value")),
        ("a:\n  - title: Mesa: todo", (2, 12, "colon-in-value")),
        ("a: {title: Mesa: todo, b: 1}", (1, 12, "colon-in-value")),
        ("a:\n\t- x", (2, 1, "tab-indentation")),
        ("a:\n  b: 1\n \tc: 2", (3, 2, "tab-indentation")),
        ('a: "Mesa', (1, 4, "unclosed-quote")),
        ("a: 'Mesa\nb: 'x'", (1, 4, "unclosed-quote")),
        ('a: "Mesa\nb: 1\nc: "x"', (1, 4, "unclosed-quote")),
        ('a: "Mesa" de ayuda', (1, 4, "unclosed-quote")),
        ("a: [x, y\nb: 1", (1, 1, "unclosed-bracket")),
        ("a:\n  - {x: 1, y: 2\n  - {x: 3}", (2, 3, "unclosed-bracket")),
        ("a:\n    b: 1\n  c: 2", (3, 3, "wrong-indentation")),
        ("a: &x 1", (1, 4, "yaml-alias")),
        ("a: *x", (1, 4, "yaml-alias")),
        ("a: *strong* word", (1, 4, "yaml-alias")),
        ("a: *two words*", (1, 4, "yaml-alias")),
        ("a: [&x {b: 1}]", (1, 5, "yaml-alias")),
        ("a: @name", (1, 4, "invalid-yaml")),
        ("a: `x`", (1, 4, "invalid-yaml")),
        ("a: 1\nb: %x", (2, 4, "invalid-yaml")),
        ("a: !Welcome home", (1, 4, "invalid-yaml")),
        ("a: !!str x", (1, 4, "invalid-yaml")),
        ("a: !set {b: 1}", (1, 4, "invalid-yaml")),
        ("a: !list [b]", (1, 4, "invalid-yaml")),
        ("a: {b: seen in [1].}", (1, 8, "invalid-yaml")),
        ("a: 1\n---\nb: 2", (2, 1, "invalid-yaml")),
        ("a: x\x07y", (1, 5, "invisible-character")),
        ("# a\u2028b\na: 1", (1, 4, "invisible-character")),
        ("- a\n- b", (1, 1, "front-matter-not-keys")),
        ("only words", (1, 1, "front-matter-not-keys")),
        ("a: " + "[" * (MAX_DEPTH + 1), (1, 3 + MAX_DEPTH, "too-deep")),
    ],
)
def test_mistake_is_reported_once_where_it_stands(
    text: str, expected: tuple[int, int, str]
) -> None:
    _, problems = read(text)
    assert places(problems) == [expected]


def test_lines_are_counted_from_where_the_text_begins() -> None:
    _, problems = read("a: @x\nb: {c: 1, c: 2}", first_line=10)
    assert places(problems) == [(10, 4, "invalid-yaml"), (11, 11, "duplicate-key")]


def test_what_can_be_read_is_read_beside_a_mistake() -> None:
    found, problems = read('a: "x\nb: Mesa: todo\nc: [1, 2\nd: @e\nf: g\n')
    assert found is not None
    assert plain(found) == {"a": "x", "b": "Mesa: todo", "c": ["1", "2"], "d": "@e", "f": "g"}
    codes = ["unclosed-quote", "colon-in-value", "unclosed-bracket", "invalid-yaml"]
    assert sorted(problem.code for problem in problems) == sorted(codes)


def test_a_quote_may_span_lines_that_are_no_keys() -> None:
    assert values('a: "one\n  two: three"\nb: 1') == {"a": "one two: three", "b": "1"}


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but words", "a:"])
def test_nothing_written_is_no_mistake_of_reading(text: str) -> None:
    _, problems = read(text)
    assert problems == []


def test_depth_is_bounded_without_recursion() -> None:
    """A hostile file must not exhaust the stack of the program that reads it."""
    _, problems = read("a: " + "{b: " * 30_000)
    assert [problem.code for problem in problems] == ["too-deep"]
