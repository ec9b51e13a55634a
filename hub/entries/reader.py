"""Entry file -> :class:`RawEntry`: front matter and body sections by field name, with places."""

from __future__ import annotations

import re
from pathlib import Path

from hub.entries.body import read_body
from hub.entries.field_table import FIELDS, fields_of
from hub.entries.files import read_text
from hub.entries.raw import RawEntry, RawField, RawMap, RawScalar, SourceText
from hub.entries.yaml_text import read_yaml_map
from hub.problems import Problem
from hub.wording import closest, fold, same

ENTRY_SUFFIXES = (".md", ".yml", ".yaml")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FENCE = re.compile(r"^---\s*$")


def read_entry(path: Path, name: str, kind: str, relative_path: str) -> RawEntry:
    """Take the entry file ``path`` apart; never raises for what the file holds.

    ``name`` is how problems call the file, ``kind`` is ``practice`` or ``program``,
    ``relative_path`` is its path from the content folder. Mistakes are in ``problems``.
    """
    problems: list[Problem] = []
    entry = RawEntry(path.stem, kind, SourceText(path, name), {}, relative_path, problems)
    if not ID.fullmatch(path.stem):
        suggestion = suggest_id(path.stem)
        problems.append(
            entry.source.problem("bad-id", (1, 1), "id", value=path.stem, suggestion=suggestion)
        )
    if path.suffix not in ENTRY_SUFFIXES:
        problems.append(entry.source.problem("unknown-file-kind", (1, 1), value=path.name))
        return entry
    source = read_text(path, name, problems)
    if source is None:
        return entry
    entry.source = source
    if path.suffix == ".md":
        front, body_line = _split_front_matter(source, problems)
    else:
        front, body_line = "\n".join(source.lines), 0
    first_line = 2 if body_line else 1
    if front is None:
        entry.lost = frozenset(fields_of(kind))
    else:
        before = len(problems)
        values = read_yaml_map(front, source, problems, first_line)
        entry.lost = _lost_fields(front, values, kind, has_problems=len(problems) > before)
        if values is not None:
            entry.values.update(_known_keys(values, kind, source, problems))
    if body_line:
        _add_sections(entry, read_body(source, body_line, kind, problems), problems)
    return entry


def suggest_id(stem: str) -> str:
    """``stem`` as an id: lower case, no accents, words joined by single hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(stem)))


def _split_front_matter(source: SourceText, problems: list[Problem]) -> tuple[str | None, int]:
    """The front matter and the line where the body begins."""
    lines = source.lines
    if not _FENCE.match(lines[0]):
        problems.append(source.problem("missing-front-matter", (1, 1)))
        return None, _first_heading(lines)
    for number in range(2, len(lines) + 1):
        if _FENCE.match(lines[number - 1]):
            return "\n".join(lines[1 : number - 1]), number + 1
    problems.append(source.problem("unclosed-front-matter", (1, 1)))
    heading = _first_heading(lines)
    return "\n".join(lines[1 : heading - 1]), heading


def _first_heading(lines: list[str]) -> int:
    found = (n for n, line in enumerate(lines, 1) if line.startswith("## "))
    return next(found, len(lines) + 1)


def _lost_fields(
    front: str, values: RawMap | None, kind: str, *, has_problems: bool
) -> frozenset[str]:
    """The fields of ``kind`` whose lines could not be read; all when nothing could be."""
    if not has_problems:
        return frozenset()
    if values is None:
        return frozenset(fields_of(kind))
    written = {line.partition(":")[0] for line in front.split("\n")}
    return frozenset(name for name in fields_of(kind) if name in written - values.items.keys())


def _known_keys(
    values: RawMap, kind: str, source: SourceText, problems: list[Problem]
) -> dict[str, RawField]:
    fields = fields_of(kind)
    known: dict[str, RawField] = {}
    for key, item in values.items.items():
        if key in fields:
            known[key] = item
        elif any(key == field.name for field in FIELDS):
            problems.append(
                source.problem("field-not-for-kind", item.key, key, value=key, kind=kind)
            )
        else:
            suggestion = closest(key, same(fields), 0.6)
            problems.append(
                source.problem("unknown-key", item.key, key, value=key, suggestion=suggestion)
            )
    return known


def _add_sections(entry: RawEntry, sections: dict[str, RawField], problems: list[Problem]) -> None:
    for name, section in sections.items():
        present = entry.values.get(name)
        if present is not None and not _is_blank(present):
            problems.append(
                entry.source.problem(
                    "duplicate-section",
                    section.key,
                    name,
                    value=section.key.text,
                    first=present.key.line,
                )
            )
        else:
            entry.values[name] = section


def _is_blank(field: RawField) -> bool:
    return isinstance(field.value, RawScalar) and not field.value.text.strip()
