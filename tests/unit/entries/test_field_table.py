"""The field table, the model and the wording agree; every accepted heading is accepted."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from hub.entries.field_spec import Field, Form, Need
from hub.entries.field_table import (
    FIELDS,
    GROUPS,
    fields_of,
    heading_spellings,
    section_fields,
    vocabulary_names,
)
from hub.entries.values import HOLDER_READERS, SCALAR_READERS
from hub.model import LANGUAGES, SECTIONS_TO_STATE, Practice, Program
from hub.wording import fold
from tests.support.content_folders import EXAMPLES
from tests.support.single_entries import Judge


def all_fields(fields: tuple[Field, ...] = FIELDS, prefix: str = "") -> Iterator[tuple[str, Field]]:
    for field in fields:
        yield prefix + field.name, field
        yield from all_fields(field.fields, f"{prefix}{field.name}.")


RECORDS = [(name, field) for name, field in all_fields() if field.record is not None]


def required_by(model: type) -> set[str]:
    return {
        item.name
        for item in dataclasses.fields(model)
        if item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
    }


@pytest.mark.parametrize(("name", "field"), RECORDS, ids=[name for name, _ in RECORDS])
def test_record_can_be_made_of_what_the_table_requires(name: str, field: Field) -> None:
    """What the model cannot do without must be required, or a valid file ends in a traceback."""
    assert field.record is not None
    targets = {inner.target for inner in field.fields}
    required = {inner.target for inner in field.fields if inner.need is Need.REQUIRED}
    if name == "images":
        required.add("alt")  # its absence has a code of its own
    assert targets == {item.name for item in dataclasses.fields(field.record)}
    assert required_by(field.record) <= required


@pytest.mark.parametrize(("kind", "model"), [("practice", Practice), ("program", Program)])
def test_model_holds_every_field_and_no_other(kind: str, model: type) -> None:
    fields = fields_of(kind)
    names = {item.name for item in dataclasses.fields(model)} - {"path"}
    assert names == {field.target for field in fields.values()}
    required = {field.target for field in fields.values() if field.need is Need.REQUIRED}
    assert required_by(model) - {"id", "path"} == required


def test_every_form_has_a_reader_and_every_term_a_vocabulary() -> None:
    assert set(SCALAR_READERS) | set(HOLDER_READERS) == set(Form)
    for name, field in all_fields():
        assert bool(field.vocabulary) == (field.form is Form.TERM), name
        assert bool(field.fields) == (field.form is Form.RECORD), name
        assert not field.choices or field.form in (Form.CHOICE, Form.FIELD_MAP), name


def test_every_top_level_field_stands_in_a_group() -> None:
    assert {field.group for field in FIELDS} == set(GROUPS)
    assert len({field.name for field in FIELDS}) == len(FIELDS)


def test_the_sections_to_state_are_those_of_the_table() -> None:
    stated = {field.name for field in FIELDS if field.need is Need.OR_NOT_STATED}
    assert stated == set(SECTIONS_TO_STATE)


def test_no_two_fields_share_a_heading() -> None:
    folded = [fold(heading) for field in FIELDS for heading in set(map(fold, field.headings))]
    assert len(folded) == len(set(folded))
    assert set(section_fields()) == set(folded)
    assert "Objetivo" in heading_spellings("program")
    assert "Objetivo" not in heading_spellings("practice")


def test_every_section_has_a_heading_in_three_languages() -> None:
    """Two languages may share one spelling (Contexto); none may be left without."""
    for field in FIELDS:
        if field.headings:
            assert len(field.headings) >= len(LANGUAGES) - 1, field.name


SECTIONS = [
    (heading, field) for field in fields_of("practice").values() for heading in field.headings
]


@pytest.mark.parametrize(("heading", "field"), SECTIONS, ids=[h for h, _ in SECTIONS])
@pytest.mark.parametrize("shape", ["## {}", "## {}:", "## **{}**", "## {} ##"])
def test_heading_is_accepted(heading: str, field: Field, shape: str, judge: Judge) -> None:
    for written in (heading, heading.upper()):
        text = "- Una frase [1].\n" if field.many else "Una frase [1].\n"
        checked = judge.check(f"## Anexo\n\nSe quita.\n\n{shape.format(written)}\n\n{text}")
        unknown = [problem for problem in checked.problems if problem.code == "unknown-section"]
        assert [dict(problem.values)["value"] for problem in unknown] == ["Anexo"]
        assert field.name in checked.raw.values


def test_the_examples_have_the_vocabularies_that_the_fields_use() -> None:
    files = {path.stem for path in (EXAMPLES / "vocabularies").glob("*.yml")}
    assert files == vocabulary_names() | {"countries"}
