"""Answers of the issue form -> the text of an entry file.

Nothing is added to what was answered, and nothing is judged: a value that means nothing here is
written as it came, so that the validator tells its author what is wrong with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hub.entries.field_spec import Field, Form
from hub.entries.field_table import LICENSES, fields_of
from hub.entries.reader import suggest_id
from hub.exports.entry_template import heading_of
from hub.github.issue_body import Answers
from hub.github.questions import (
    DECLARED,
    KIND,
    Control,
    Question,
    known_answers,
    known_terms,
    questions,
)
from hub.importing.countries import country_code
from hub.model import LANGUAGES, SECTIONS_TO_STATE, Vocabulary
from hub.territories import country_codes, territory_name
from hub.wording import fold

_BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
_SEPARATOR = re.compile(r"\s*[,;\n]\s*")
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
_RULER = re.compile(r"[\s|:-]+")
"""The line under the heading of a Markdown table."""
_LINKS = ("https://", "http://")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_MOST_COMMAS = 5
"""Commas that the label of a term may have itself."""
_MOST_VALUES = 300
"""Values of one list that are written: enough for the validator to say that they are too many."""
_ID_LENGTH = 60
_FIRST_STATE = "submitted"


def entry_id(answers: Answers) -> str:
    """The id asked for as it was written; else one made of country and title, perhaps none."""
    if given := answers.texts.get("id", ""):
        return given.strip().strip("`")
    countries = list(_countries(answers.texts.get("countries", "")))
    words = [territory_name(countries[0], "es")] if len(countries) == 1 else []
    parts = suggest_id(" ".join([*words, _one_line(answers.texts.get("title", ""))])).split("-")
    while len("-".join(parts)) > _ID_LENGTH:
        parts.pop()
    return "-".join(parts)


def entry_text(answers: Answers, vocabularies: Mapping[str, Vocabulary], language: str) -> str:
    """The entry file; sections have their headings in the language of the entry."""
    writer = _Writer(answers, vocabularies, language)
    lines = ["---", *writer.front_matter(), "---", *writer.body()]
    return "\n".join(lines).rstrip("\n") + "\n"


class _Writer:
    def __init__(
        self, answers: Answers, vocabularies: Mapping[str, Vocabulary], language: str
    ) -> None:
        self._texts = answers.texts
        self._is_declared = answers.ticked >= len(DECLARED)
        self._vocabularies = vocabularies
        self._questions = {question.key: question for question in questions()}
        written = self._values("language")
        self._language = written[0] if written and written[0] in LANGUAGES else language

    def front_matter(self) -> Iterator[str]:
        for field in fields_of(KIND).values():
            if field.headings or field.name == "id":
                continue
            if field.name == "provenance":
                yield from self._provenance()
            elif field.name == "review":
                yield from self._review()
            elif field.name == "license" and self._is_declared:
                yield f"license: {LICENSES[0]}"
            elif field.name == "period":
                yield from self._period(field)
            elif question := self._questions.get(field.name):
                yield from self._lines(question)

    def body(self) -> Iterator[str]:
        for field in fields_of(KIND).values():
            text = self._texts.get(field.name, "")
            if field.headings and text:
                yield from ("", f"## {heading_of(field, self._language)}", "")
                yield from _points(text) if field.many else _prose(text)

    def _lines(self, question: Question) -> Iterator[str]:
        if question.key not in self._texts:
            return
        if question.control is Control.ROWS:
            yield f"{question.key}:"
            yield from self._rows(question)
        elif question.field.many:
            values = ", ".join(_scalar(value) for value in self._values(question.key))
            yield f"{question.key}: [{values}]"
        else:
            yield f"{question.key}: {_scalar(self._values(question.key)[0])}"

    def _values(self, key: str) -> Sequence[str]:
        """The values of an answer: ids where it chose from a list, else what was written."""
        question, text = self._questions[key], self._texts.get(key, "")
        if not text:
            return []
        if question.control is Control.LINE:
            return [_one_line(text)]
        if question.control is Control.LINES:
            return [_without_bullet(line) for line in text.split("\n") if line.strip()][
                :_MOST_VALUES
            ]
        if question.field.form is Form.COUNTRY:
            return list(_countries(text, keeps_unknown=True))
        known: Mapping[str, str] = {}
        if question.control in (Control.CHOICE, Control.CHOICES):
            known = known_answers(question, self._vocabularies)
        return split_known(text, known) or [_one_line(text)]

    def _period(self, field: Field) -> Iterator[str]:
        parts = [
            f"{part.name}: {_scalar(self._values(f'{field.name}.{part.name}')[0])}"
            for part in field.fields
            if f"{field.name}.{part.name}" in self._texts
        ]
        if parts:
            yield f"{field.name}: {{{', '.join(parts)}}}"

    def _provenance(self) -> Iterator[str]:
        own = self._values("provenance")
        parts = [
            f"{name}: {'editorial' if name in own else 'source'}"
            for name in SECTIONS_TO_STATE
            if name in self._texts
        ]
        if parts:
            yield f"provenance: {{{', '.join(parts)}}}"

    def _review(self) -> Iterator[str]:
        day = self._values("review.last_verified")
        verified = f"last_verified: {_scalar(day[0])}, " if day else ""
        yield f"review: {{{verified}state: {_FIRST_STATE}}}"

    def _rows(self, question: Question) -> Iterator[str]:
        lines = [line for line in self._texts[question.key].split("\n") if line.strip()]
        for line in lines[:_MOST_VALUES]:
            if _RULER.fullmatch(line):
                continue
            parts = ", ".join(
                f"{column.name}: {_scalar(self._cell(column, cell))}"
                for column, cell in _cells(question, line)
            )
            yield f"  - {{{parts}}}"

    def _cell(self, column: Field, cell: str) -> str:
        if column.form is Form.COUNTRY:
            return _country(cell) or cell
        return known_terms(column, self._vocabularies).get(fold(cell), cell)


def split_known(text: str, known: Mapping[str, str]) -> Sequence[str]:
    """The values that ``text`` lists with commas, each as ``known`` calls it.

    A label may have commas itself: the longest that is known counts.
    """
    parts = [part for part in _SEPARATOR.split(_without_boxes(text)) if part][:_MOST_VALUES]
    values: list[str] = []
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + 1 + _MOST_COMMAS), start, -1):
            value = known.get(fold(", ".join(parts[start:end])))
            if value is not None or end == start + 1:
                values.append(parts[start] if value is None else value)
                start = end
                break
    return values


def _without_boxes(text: str) -> str:
    """Lines of a list without their bullets and ticked boxes."""
    return "\n".join(
        re.sub(r"^\[[xX]\]\s*", "", _without_bullet(line)) for line in text.split("\n")
    ).strip()


def _countries(text: str, *, keeps_unknown: bool = False) -> Iterator[str]:
    """Codes of the countries listed in ``text``; what is none only when asked for."""
    whole = _country(_one_line(text))
    for part in [whole] if whole else split_known(text, {}):
        code = _country(part)
        if code or keeps_unknown:
            yield code or part


def _country(text: str) -> str:
    code = text.strip().upper()
    return code if code in country_codes() else country_code(text)


def _cells(question: Question, line: str) -> Iterator[tuple[Field, str]]:
    """The parts of a row by their place; a link counts as the link wherever it stands."""
    line = _without_bullet(line)
    if line.startswith("|") and line.endswith("|"):
        line = line[1:-1]
    cells = [cell.strip() for cell in line.split("|")]
    columns = list(question.columns)
    place = next((n for n, cell in enumerate(cells) if cell.startswith(_LINKS)), None)
    link = next((column for column in columns if column.form is Form.URL), None)
    pairs: Iterable[tuple[Field, str]] = zip(columns, cells, strict=False)
    if place is not None and link is not None:
        given = {link.name: cells.pop(place)}
        others = [column for column in columns if column is not link]
        given |= {c.name: cell for c, cell in zip(others, cells, strict=False)}
        pairs = ((column, given.get(column.name, "")) for column in columns)
    return ((column, cell) for column, cell in pairs if cell)


def _points(text: str) -> Iterator[str]:
    """Bullets, one a line; lines that follow a bullet without being one belong to it."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    has_bullets = any(_BULLET.match(line) for line in lines)
    is_first = True
    for line in lines:
        match = _BULLET.match(line)
        if match or is_first or not has_bullets:
            yield f"- {line[match.end() :] if match else line}"
        else:
            yield f"  {line}"
        is_first = False


def _prose(text: str) -> Iterator[str]:
    """Paragraphs as they came; none of their lines is a heading of the entry."""
    return (f"\\{line}" if line.startswith("#") else line.rstrip() for line in text.split("\n"))


def _without_bullet(line: str) -> str:
    match = _BULLET.match(line)
    return (line[match.end() :] if match else line).strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _scalar(text: str) -> str:
    """``text`` as a YAML scalar that means just itself."""
    if _PLAIN.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
