"""The questions of the issue form about a practice, made from the field table.

The form is written from them and the body of an issue is read by them, so that the two agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from hub.entries.field_spec import Field, Form, Need
from hub.entries.field_table import GROUPS, fields_of
from hub.entries.wordings import command_texts, field_label
from hub.model import LANGUAGES, SECTIONS_TO_STATE, Vocabulary
from hub.territories import language_name
from hub.wording import fold

KIND = "practice"
DECLARATIONS = "declarations"
"""Key of the boxes to tick: no field of an entry."""
DECLARED = ("declare_license", "declare_privacy", "declare_sources")
_LEFT_OUT = frozenset({"original_title", "related", "images", "license"})
"""Fields that editors add: most entries lack them, or they need a file or other entries."""
_PARTS = {"period": ("start", "end", "status"), "review": ("last_verified",)}
"""Single records, asked part by part."""
_COLUMNS = {
    "organisations": ("name", "role", "type", "country", "url"),
    "contacts": ("organisation", "email", "url", "phone"),
    "sources": ("title", "publisher", "year", "url", "accessed"),
    "links": ("title", "url"),
}
"""Records of which there are several: one a line, with these parts between bars."""
_MAY_BE_UNSTATED = (*SECTIONS_TO_STATE, "period.start", "period.end")
_NUMBER = re.compile(r"(?:^|-)(\d+(?:\.\w+)?)$")


class Control(Enum):
    """How a question is answered."""

    LINE = auto()
    TEXT = auto()
    POINTS = auto()
    LIST = auto()
    LINES = auto()
    ROWS = auto()
    CHOICE = auto()
    CHOICES = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """One element of the form. ``key`` is the dotted name of the ``field`` that it fills."""

    key: str
    field: Field
    group: str
    control: Control
    is_required: bool
    columns: tuple[Field, ...] = ()

    def labels(self) -> Iterator[str]:
        """Its headings in every language of the hub."""
        return (field_label(self.key, language) for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as the form shows it, and the value of the entry that it stands for."""

    value: str
    text: str


@cache
def questions() -> tuple[Question, ...]:
    """All questions in the order of the form: by group, those that need an answer first."""
    found = [
        question
        for field in fields_of(KIND).values()
        if field.name not in _LEFT_OUT
        for question in _questions_of(field)
    ]
    return tuple(sorted(found, key=lambda q: (GROUPS.index(q.group), not q.is_required)))


def _questions_of(field: Field) -> Iterator[Question]:
    for name in _PARTS.get(field.name, ()):
        part = field.by_name[name]
        yield Question(
            f"{field.name}.{name}", part, field.group, _control(part), part.need is Need.REQUIRED
        )
    if field.name not in _PARTS:
        columns = tuple(field.by_name[name] for name in _COLUMNS.get(field.name, ()))
        is_required = field.need is Need.REQUIRED
        yield Question(
            field.name, field, field.group, _control(field), is_required, columns=columns
        )


def _control(field: Field) -> Control:
    if field.form in (Form.FIELD_MAP, Form.FIELD_NAME):
        return Control.CHOICES
    if field.headings:
        return Control.POINTS if field.many else Control.TEXT
    if field.form is Form.RECORD:
        return Control.ROWS
    if field.vocabulary or field.form is Form.LANGUAGE:
        return Control.CHOICES if field.many else Control.CHOICE
    if field.form is Form.URL:
        return Control.LINES
    return Control.LIST if field.many else Control.LINE


def options_of(
    question: Question, vocabularies: Mapping[str, Vocabulary], language: str
) -> tuple[Option, ...]:
    """What a dropdown of the form offers, in ``language``."""
    field = question.field
    if field.form is Form.LANGUAGE:
        names = ((code, language_name(code, language)) for code in LANGUAGES)
        return tuple(Option(code, f"{name[:1].upper()}{name[1:]}") for code, name in names)
    if field.form in (Form.FIELD_MAP, Form.FIELD_NAME):
        named = SECTIONS_TO_STATE if field.form is Form.FIELD_MAP else _MAY_BE_UNSTATED
        return tuple(Option(name, field_label(name, language)) for name in named)
    return tuple(term_options(vocabularies[field.vocabulary], language))


def term_options(vocabulary: Vocabulary, language: str) -> Iterator[Option]:
    """The terms of ``vocabulary``; those known by a number have it before their label."""
    for term in vocabulary.terms:
        if not term.deprecated:
            number = _NUMBER.search(term.id)
            label = term.label.in_language(language)
            yield Option(term.id, f"{number[1]}. {label}" if number else label)


def known_answers(question: Question, vocabularies: Mapping[str, Vocabulary]) -> Mapping[str, str]:
    """Folded spelling of a choice, in any language, -> its value."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for option in options_of(question, vocabularies, language):
            found.setdefault(fold(option.text), option.value)
            found.setdefault(fold(option.value), option.value)
    return {**known_terms(question.field, vocabularies), **found}


def known_terms(field: Field, vocabularies: Mapping[str, Vocabulary]) -> Mapping[str, str]:
    """Folded id or label, in any language, of each term that ``field`` may hold -> its id."""
    vocabulary = vocabularies.get(field.vocabulary)
    found: dict[str, str] = {}
    for term in vocabulary.terms if vocabulary else ():
        for spelling in (term.id, *(term.label.in_language(code) for code in LANGUAGES)):
            found.setdefault(fold(spelling), term.id)
    return found


def declaration_labels() -> Iterator[str]:
    """The heading of the boxes to tick, in every language."""
    return (command_texts(language)["issue_form.declarations"] for language in LANGUAGES)
