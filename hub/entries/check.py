"""Judge one raw entry: every field by the table, then the rules; build its value if it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hub.entries.field_spec import Need
from hub.entries.field_table import fields_of
from hub.entries.judged import Judged
from hub.entries.raw import RawEntry
from hub.entries.reading import INVALID, Context, Reading
from hub.entries.rules import RULES
from hub.entries.values import read_field
from hub.model import Practice, Program, Vocabulary
from hub.problems import Problem, Severity

_MODELS: dict[str, type[Practice] | type[Program]] = {"practice": Practice, "program": Program}


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """The outcome for one file: ``entry`` is None when an error keeps it out of the hub."""

    raw: RawEntry
    entry: Practice | Program | None
    problems: tuple[Problem, ...]


def check_entry(
    raw: RawEntry,
    vocabularies: Mapping[str, Vocabulary],
    today: date,
) -> CheckedEntry:
    """All problems of ``raw`` and, when none is an error, the entry it describes."""
    problems = list(raw.problems)
    if not raw.values and problems:
        return CheckedEntry(raw, None, tuple(problems))
    context = Context(raw.source, raw.kind, vocabularies, today)
    values: dict[str, Any] = {}
    for name, field in fields_of(raw.kind).items():
        given = raw.values.get(name)
        if given is None:
            if field.need is Need.REQUIRED and not raw.is_written(name):
                code = "missing-section" if field.headings else "missing-field"
                problems.append(raw.source.problem(code, (1, 1), name))
            continue
        value = _collect(read_field(field, given, context), problems)
        if value is not INVALID:
            values[field.target] = value
    judged = Judged(raw, values, context)
    for rule in RULES:
        problems.extend(rule(judged))
    problems.sort(key=lambda problem: (problem.line, problem.column, problem.code))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return CheckedEntry(raw, None, tuple(problems))
    values["id"] = raw.id
    return CheckedEntry(raw, _MODELS[raw.kind](path=raw.relative_path, **values), tuple(problems))


def _collect(reading: Reading, problems: list[Problem]) -> Any:
    """The value a reader returns; its problems are appended."""
    while True:
        try:
            problems.append(next(reading))
        except StopIteration as done:
            return done.value
