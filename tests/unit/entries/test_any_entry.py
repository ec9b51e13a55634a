"""Any bytes, any text, any YAML: the validator answers with problems that lie inside the file."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hub.entries.check import CheckedEntry, check_entry
from hub.entries.field_table import FIELDS
from hub.entries.loader import load_content
from hub.entries.reader import read_entry
from hub.model import Vocabulary
from tests.support.content_folders import TODAY
from tests.support.content_folders import example as example_entry

CONTENT = Path(__file__).resolve().parents[3] / "tests" / "fixture_hub" / "content"
KINDS = st.sampled_from(["practice", "program"])
KEYS = st.sampled_from([field.name for field in FIELDS]) | st.text(max_size=8)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=40)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
FRONT_MATTERS = st.dictionaries(KEYS, VALUES, max_size=10)
BODIES = st.lists(
    st.sampled_from(sorted({f"## {h}\n" for field in FIELDS for h in field.headings}))
    | st.text(max_size=80),
    max_size=8,
).map("\n".join)
"""Sections under headings that there are, in any order, with any text."""


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """No fixture: hypothesis would print all of it beside an example that fails."""
    return dict(load_content(CONTENT, today=TODAY).catalog.vocabularies)


def judge(data: bytes, kind: str, name: str) -> CheckedEntry:
    """What the validator says of a file with these bytes; each problem must lie inside it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        raw = read_entry(path, name, kind, f"practices/{name}")
    checked = check_entry(raw, vocabularies(), TODAY)
    lines = raw.source.lines or [""]
    for problem in checked.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    is_refused = any(problem.severity == "error" for problem in checked.problems)
    assert (checked.entry is None) == is_refused
    return checked


def test_an_entry_that_holds_is_not_refused() -> None:
    """Or all of the below would be true of a judge that refuses everything."""
    text = example_entry("base.md")
    assert judge(text.encode(), "practice", "base.md").entry is not None


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=400), KINDS, st.sampled_from(["x.md", "x.yml"]))
@example(b"---\n\xff\xfe\n---\n", "practice", "x.md")
@example(b"", "program", "x.yml")
def test_any_bytes_are_judged(data: bytes, kind: str, name: str) -> None:
    assert judge(data, kind, name).entry is None


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=400), st.text(max_size=400), KINDS)
def test_any_text_is_judged(front: str, body: str, kind: str) -> None:
    text = f"---\n{front}\n---\n{body}"
    assert judge(text.encode("utf-8", "replace"), kind, "x.md").entry is None


@settings(max_examples=300, deadline=None, derandomize=True)
@given(FRONT_MATTERS, BODIES, KINDS)
def test_any_yaml_with_the_keys_of_an_entry_is_judged(
    values: dict[str, object], body: str, kind: str
) -> None:
    front = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    checked = judge(f"---\n{front}---\n{body}".encode("utf-8", "replace"), kind, "x.md")
    assert checked.problems
