"""The Markdown body of an entry -> sections -> raw values, each bullet with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hub.entries.field_spec import Field, Form
from hub.entries.field_table import fields_of, heading_spellings, section_fields
from hub.entries.raw import RawField, RawList, RawMap, RawScalar, RawValue, SourceText
from hub.problems import Problem
from hub.wording import closest, fold

_HEADING = re.compile(r"^(#{1,6})\s*(.*?)\s*#*\s*$")

_BULLET = re.compile(r"^\s{0,3}(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
_LEAD = re.compile(r"^\*\*(.+?)\*\*\s*(?::|—|–)?\s*", re.S)

PATTERNS = {"bullet": _BULLET, "lead": _LEAD}
"""What the form in the browser looks for too, by the names that its scripts use."""


def read_body(
    source: SourceText, first_line: int, kind: str, problems: list[Problem]
) -> dict[str, RawField]:
    """Fields written as ``## Heading`` sections from ``first_line`` on; appends what is wrong."""
    fields = fields_of(kind)
    found: dict[str, RawField] = {}
    heading: RawScalar | None = None
    name = ""
    start = first_line
    # A heading of another level is reported here and not read as part of its section.
    lines = list(source.lines)

    def close(end: int) -> None:
        if heading is not None and name:
            value = _section_value(fields[name], lines, start, end, source, problems)
            found[name] = RawField(heading, value)

    for number in range(first_line, len(source.lines) + 1):
        line = source.lines[number - 1]
        match = _HEADING.match(line) if line.startswith("#") else None
        if match is None:
            if heading is None and line.strip():
                problems.append(_outside(source, number, line))
                heading = RawScalar("", number, 1)  # the rest of this text is not reported again
            continue
        if len(match[1]) != 2:
            value = line.strip()[:60]
            problems.append(
                source.problem("heading-in-text", (number, 1), name, value=value, length=len(value))
            )
            lines[number - 1] = ""
            continue
        close(number - 1)
        heading = RawScalar(match[2], number, len(line) - len(line[2:].lstrip()) + 1)
        start = number + 1
        name = _field_of_heading(heading, fields, kind, found, source, problems)
    close(len(source.lines))
    return found


def _outside(source: SourceText, number: int, line: str) -> Problem:
    value = line.strip()[:60]
    return source.problem("text-outside-section", (number, 1), value=value, length=len(value))


def _field_of_heading(
    heading: RawScalar,
    fields: Mapping[str, Field],
    kind: str,
    found: Mapping[str, RawField],
    source: SourceText,
    problems: list[Problem],
) -> str:
    text = heading.text
    name = section_fields().get(fold(text.rstrip(":").strip(" *_")), "")
    if name and name not in fields:
        problems.append(source.problem("field-not-for-kind", heading, name, value=text, kind=kind))
        return ""
    if not name:
        suggestion = closest(text, heading_spellings(kind), 0.6)
        problems.append(
            source.problem("unknown-section", heading, value=text, suggestion=suggestion)
        )
        return ""
    if name in found:
        first = found[name].key.line
        problems.append(source.problem("duplicate-section", heading, name, value=text, first=first))
        return ""
    return name


def _section_value(
    field: Field,
    all_lines: list[str],
    start: int,
    end: int,
    source: SourceText,
    problems: list[Problem],
) -> RawValue:
    while start <= end and not all_lines[start - 1].strip():
        start += 1
    while end >= start and not all_lines[end - 1].strip():
        end -= 1
    if start > end:
        return RawScalar("", max(start - 1, 1), 1, is_block=True)
    lines = all_lines[start - 1 : end]
    if not field.many:
        return RawScalar("\n".join(line.rstrip() for line in lines), start, 1, is_block=True)
    items = [_item(field, item) for item in _bullets(field, lines, start, source, problems)]
    return RawList(list(items), start, 1)


def _bullets(
    field: Field, lines: list[str], start: int, source: SourceText, problems: list[Problem]
) -> list[RawScalar]:
    """The top-level bullets of a section; what stands outside of them is reported."""
    items: list[RawScalar] = []
    is_open = False
    for offset, line in enumerate(lines):
        match = _BULLET.match(line)
        if match:
            items.append(RawScalar(line[match.end() :].rstrip(), start + offset, match.end() + 1))
            is_open = True
        elif not line.strip():
            is_open = is_open and _continues(lines, offset)
            if is_open:
                items[-1].text += "\n"
        elif is_open:
            items[-1].text += "\n" + line.strip()
            items[-1].is_block = True
        else:
            # The paragraph is reported once and read as if it were a bullet.
            value = line.strip()
            column = len(line) - len(line.lstrip()) + 1
            problems.append(
                source.problem(
                    "text-where-list-expected",
                    (start + offset, column),
                    field.name,
                    value=value[:60],
                    length=len(value),
                )
            )
            items.append(RawScalar(value, start + offset, column))
            is_open = True
    return items


def _continues(lines: list[str], blank: int) -> bool:
    """Whether the text after a blank line is indented, that is, still part of the bullet."""
    following = next((line for line in lines[blank:] if line.strip()), "")
    return following.startswith("  ") and not _BULLET.match(following)


def _item(field: Field, bullet: RawScalar) -> RawValue:
    if field.form is not Form.RECORD or field.lead is None:
        return bullet
    first, rest = field.lead
    match = _LEAD.match(bullet.text)
    if match is None:
        # A bullet without a bold beginning fills the field that must be there.
        required = next(f.name for f in field.fields if f.need.value == 1)
        return _record(bullet, {required: bullet})
    lead = RawScalar(match[1].strip().rstrip(":"), bullet.line, bullet.column + 2)
    parts = {first: lead}
    remainder = bullet.text[match.end() :]
    if remainder.strip():
        lines_before = match[0].count("\n")
        column = 1 if lines_before else bullet.column + match.end()
        line = bullet.line + lines_before
        parts[rest] = RawScalar(remainder, line, column, False, bullet.is_block)
    return _record(bullet, parts)


def _record(bullet: RawScalar, parts: Mapping[str, RawScalar]) -> RawMap:
    items = {name: RawField(part, part) for name, part in parts.items()}
    return RawMap(items, bullet.line, bullet.column)
