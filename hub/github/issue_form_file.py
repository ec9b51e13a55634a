"""The issue form and the chooser of GitHub as files, in the form schema of its documentation.

Written by hand and not by a library, because only the reader of entries knows YAML; every text is
a JSON string, which is YAML too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from hub.entries.field_spec import Field, Form
from hub.entries.wordings import command_texts, field_label, field_texts, group_titles
from hub.github.questions import (
    DECLARATIONS,
    DECLARED,
    Control,
    Question,
    options_of,
    questions,
    term_options,
)
from hub.model import Vocabulary
from hub.territories import territory_name

Value = str | bool | Sequence["Value"] | Mapping[str, "Value"]
_TYPES = {
    Control.LINE: "input",
    Control.LIST: "input",
    Control.CHOICE: "dropdown",
    Control.CHOICES: "dropdown",
}
_EXPLAINED = frozenset(
    {"id", "language", "countries", "gcm_objectives", "sdgs", "provenance", "not_stated"}
)
"""Questions whose help is not that of the file, because the form asks otherwise."""


def practice_form(vocabularies: Mapping[str, Vocabulary], language: str) -> str:
    """``.github/ISSUE_TEMPLATE/practice.yml``."""
    texts = command_texts(language)
    form: dict[str, Value] = {
        "name": texts["issue_form.name"],
        "description": texts["issue_form.description"],
        "title": texts["issue_form.title"],
        "labels": ["proposal"],
        "body": list(_Writer(vocabularies, language).elements()),
    }
    return _head("practice.yml") + "\n".join(_lines(form)) + "\n"


def chooser(site_url: str, language: str) -> str:
    """``.github/ISSUE_TEMPLATE/config.yml``: the other ways, before an issue is written."""
    texts = command_texts(language)
    links = [
        {
            "name": texts[f"issue_form.{name}_name"],
            "url": f"{site_url.rstrip('/')}/contribute/{page}.html",
            "about": texts[f"issue_form.{name}_about"],
        }
        for name, page in (("site_form", "form"), ("guide", "index"))
    ]
    return (
        _head("config.yml")
        + "\n".join(_lines({"blank_issues_enabled": True, "contact_links": links}))
        + "\n"
    )


def _head(name: str) -> str:
    return f"# {name}: made by scripts/update_issue_forms.py; change the field table instead.\n"


class _Writer:
    def __init__(self, vocabularies: Mapping[str, Vocabulary], language: str) -> None:
        self._vocabularies = vocabularies
        self._language = language
        self._texts = command_texts(language)

    def elements(self) -> Iterator[Mapping[str, Value]]:
        """The body of the form: a heading for each group, its questions, the declarations."""
        yield _markdown(self._texts["issue_form.intro"])
        group = ""
        for question in questions():
            if question.group != group:
                group = question.group
                yield _markdown(f"## {group_titles(self._language)[group]}")
            yield self._element(question)
        yield self._declarations()

    def _element(self, question: Question) -> Mapping[str, Value]:
        attributes: dict[str, Value] = {
            "label": field_label(question.key, self._language),
            "description": self._description(question),
        }
        kind = _TYPES.get(question.control, "textarea")
        if kind == "dropdown":
            if question.control is Control.CHOICES:
                attributes["multiple"] = True
            options = options_of(question, self._vocabularies, self._language)
            attributes["options"] = [option.text for option in options]
        else:
            attributes["placeholder"] = self._placeholder(question)
        element: dict[str, Value] = {
            "type": kind,
            "id": question.key.replace(".", "_"),
            "attributes": attributes,
        }
        if question.is_required:
            element["validations"] = {"required": True}
        return element

    def _description(self, question: Question) -> str:
        if question.key in _EXPLAINED:
            return self._texts[f"issue_form.help_{question.key}"]
        said = [field_texts(self._language)[question.key].help]
        if question.control is Control.LIST:
            said.append(self._texts["issue_form.list"])
        elif question.control is Control.LINES:
            said.append(self._texts["issue_form.lines"])
        elif question.control is Control.ROWS:
            said += self._about_rows(question)
        return " ".join(said)

    def _about_rows(self, question: Question) -> Iterator[str]:
        columns = " | ".join(self._column(question, column) for column in question.columns)
        yield self._texts["issue_form.rows"].format(columns=columns)
        for column in question.columns:
            if column.vocabulary:
                options = term_options(self._vocabularies[column.vocabulary], self._language)
                values = ", ".join(option.text for option in options)
                yield f"{self._column(question, column)}: {values}."

    def _column(self, question: Question, column: Field) -> str:
        return field_label(f"{question.key}.{column.name}", self._language)

    def _placeholder(self, question: Question) -> str:
        if question.control is Control.ROWS:
            return " | ".join(self._example(question, column) for column in question.columns)
        example = field_texts(self._language)[question.key].example
        if question.control in (Control.LIST, Control.LINES):
            return example.strip("[]").replace('"', "")
        return example

    def _example(self, question: Question, column: Field) -> str:
        """The example of a part, in words where the file has a code."""
        example = field_texts(self._language)[f"{question.key}.{column.name}"].example
        if column.vocabulary:
            return self._vocabularies[column.vocabulary].label(example, self._language)
        return territory_name(example, self._language) if column.form is Form.COUNTRY else example

    def _declarations(self) -> Mapping[str, Value]:
        options: list[Value] = [
            {"label": self._texts[f"issue_form.{name}"], "required": True} for name in DECLARED
        ]
        label = self._texts["issue_form.declarations"]
        attributes: dict[str, Value] = {"label": label, "options": options}
        return {"type": "checkboxes", "id": DECLARATIONS, "attributes": attributes}


def _markdown(text: str) -> Mapping[str, Value]:
    return {"type": "markdown", "attributes": {"value": text}}


def _lines(value: Value, margin: str = "") -> Iterator[str]:
    """``value`` as block YAML."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if isinstance(inner, bool | str):
                yield f"{margin}{key}: {json.dumps(inner, ensure_ascii=False)}"
            else:
                yield f"{margin}{key}:"
                yield from _lines(inner, f"{margin}  ")
    elif isinstance(value, bool | str):
        yield f"{margin}{json.dumps(value, ensure_ascii=False)}"
    else:
        for item in value:
            first, *rest = _lines(item, f"{margin}  ")
            yield f"{margin}- {first.strip()}"
            yield from rest
