"""Problems -> text for a terminal, JSON, GitHub annotations or Markdown, in es, en or pt.

The checks find, this module tells: wording comes from ``hub/texts`` by code and language.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hub.entries.wordings import Tree, field_label, kind_words, problem_texts, read_text_tree
from hub.model import Vocabulary
from hub.problems import Problem, Severity
from hub.wording import visible

_TEXTS = Path(__file__).parent / "texts"
HELP_PAGE = "contribute/problems.html"
VOCABULARIES_PAGE = "contribute/vocabularies.html"
_VALUES_SHOWN = 12
_LINE_WIDTH = 110
_VALUE_WIDTH = 200


@cache
def _wording(language: str) -> Tree:
    return read_text_tree(_TEXTS / f"report.{language}.yml")


def _word(language: str, *keys: str) -> str:
    found: str | Tree = _wording(language)
    for key in keys:
        if isinstance(found, dict):
            found = found.get(key, "")
    return found if isinstance(found, str) else ""


def _counted(language: str, name: str, n: int) -> str:
    return _word(language, "counts", name, "one" if n == 1 else "other").format(n=n)


def _one_line(text: str) -> str:
    """Contributed ``text`` for a message: one line, nothing invisible, no more than is needed.

    A terminal or the log of a build would obey control characters, and GitHub obeys lines that
    begin with ``::``.
    """
    flat = visible(" ".join(text.split()))
    return flat if len(flat) <= _VALUE_WIDTH else flat[: _VALUE_WIDTH - 1] + "…"


@dataclass(frozen=True, slots=True)
class Told:
    """One problem in words."""

    problem: Problem
    message: str
    hint: str
    suggestion: str


def tell(
    problem: Problem, language: str, vocabularies: Mapping[str, Vocabulary] | None = None
) -> Told:
    """``problem`` in the words of ``language``."""
    text = problem_texts(language)[problem.code]
    values = {"field": problem.field, "label": field_label(problem.field, language)}
    values |= dict(problem.values)
    values = {name: _one_line(value) for name, value in values.items()}
    vocabulary = (vocabularies or {}).get(values.get("vocabulary", ""))
    if vocabulary is not None:
        values["vocabulary"] = vocabulary.title.in_language(language).lower()
    if "kind" in values:
        values["kind"] = _kind_word(values["kind"], language)
    if problem.code == "wrong-type":
        for key in ("expected", "found"):
            values[key] = _word(language, "types", values[key]) or values[key]
    if problem.code == "label-missing":
        values["language"] = _word(language, "languages", values["language"])
    return Told(
        problem,
        text.message.format_map(values),
        text.hint.format_map(values),
        _suggestion(problem, language, vocabulary),
    )


def _kind_word(kind: str, language: str) -> str:
    return kind_words(language).get(kind, kind)


def _suggestion(problem: Problem, language: str, vocabulary: Vocabulary | None) -> str:
    if not problem.suggestion:
        return ""
    if vocabulary is None:
        suggestion = _one_line(problem.suggestion)
        return _word(language, "lines", "did_you_mean").format(suggestion=suggestion)
    return _word(language, "lines", "did_you_mean_term").format(
        suggestion=problem.suggestion, label=vocabulary.label(problem.suggestion, language)
    )


@dataclass(frozen=True, slots=True)
class Report:
    """What to tell: the problems of ``files`` entry files, ``bad`` of which have any."""

    problems: Sequence[Problem]
    files: int
    vocabularies: Mapping[str, Vocabulary]

    @property
    def bad(self) -> int:
        return len({problem.path for problem in self.problems})

    def summary(self, language: str) -> str:
        """One sentence with the counts."""
        files = _counted(language, "files", self.files)
        if not self.problems:
            return _word(language, "lines", "clean").format(files=files)
        counts = [
            _counted(language, severity, number)
            for severity in Severity
            if (number := sum(p.severity is severity for p in self.problems))
        ]
        joined = _word(language, "lines", "joined").join(counts)
        return _word(language, "lines", "summary").format(counts=joined, bad=self.bad, files=files)


def render_text(report: Report, language: str, read_line: Callable[[str, int], str]) -> str:
    """The report for a terminal: each problem with its line, the place marked, and what to do.

    ``read_line`` gives the text of a line (from 1) of a file, or an empty string.
    """
    blocks = [
        _block(tell(problem, language, report.vocabularies), report, language, read_line)
        for problem in report.problems
    ]
    return "\n\n".join([*blocks, report.summary(language)]) + "\n"


def _block(told: Told, report: Report, language: str, read_line: Callable[[str, int], str]) -> str:
    problem = told.problem
    severity = _word(language, "severity", problem.severity)
    lines = [
        f"{severity}[{problem.code}]: {told.message}",
        f"  --> {visible(problem.path)}:{problem.line}:{problem.column}",
    ]
    text = _printable(read_line(problem.path, problem.line)).rstrip()
    gutter = f"{problem.line:>5} | "
    if text:
        cut = max(0, problem.column - _LINE_WIDTH // 2) if len(text) > _LINE_WIDTH else 0
        shown = text[cut : cut + _LINE_WIDTH]
        indent = " " * (len(gutter) - 2) + "| " + " " * (problem.column - 1 - cut)
        carets = "^" * max(1, min(problem.length, len(shown) - (problem.column - 1 - cut)))
        lines += [gutter + shown, f"{indent}{carets} {told.suggestion}".rstrip()]
    elif told.suggestion:
        lines.append(f"  = {told.suggestion}")
    lines.append(f"  = {_word(language, 'lines', 'hint')}: {told.hint}")
    if values := _values(problem, report, language):
        lines.append(f"  = {_word(language, 'lines', 'values')}: {values}")
    lines.append(f"  = {_word(language, 'lines', 'help')}: {HELP_PAGE}#{problem.code}")
    return "\n".join(lines)


def _printable(line: str) -> str:
    """``line`` with a sign of the same width in the place of what must not reach a terminal."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "·" for c in line)


def _values(problem: Problem, report: Report, language: str) -> str:
    name = dict(problem.values).get("vocabulary", "")
    vocabulary = report.vocabularies.get(name)
    if vocabulary is None or problem.code != "unknown-term":
        return ""
    ids = [term.id for term in vocabulary.terms if not term.deprecated]
    shown = ", ".join(ids[:_VALUES_SHOWN])
    if len(ids) > _VALUES_SHOWN:
        shown += " " + _word(language, "lines", "more").format(n=len(ids) - _VALUES_SHOWN)
    return f"{shown} ({VOCABULARIES_PAGE}#{name})"


def full_hint(told: Told) -> str:
    return f"{told.hint}; {told.suggestion}" if told.suggestion else told.hint


def render_json(report: Report, language: str) -> str:
    """A JSON list of objects: path, line, column, field, code, severity, message, hint."""
    rows = [
        {
            "path": told.problem.path,
            "line": told.problem.line,
            "column": told.problem.column,
            "field": told.problem.field,
            "code": told.problem.code,
            "severity": str(told.problem.severity),
            "message": told.message,
            "hint": full_hint(told),
        }
        for told in _tell_all(report, language)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _tell_all(report: Report, language: str) -> Iterable[Told]:
    return (tell(problem, language, report.vocabularies) for problem in report.problems)


def render_github(report: Report, language: str) -> str:
    """GitHub workflow commands, one a line.

    Escaping follows the workflow command format: ``%``, CR and LF everywhere, and ``:`` and ``,``
    in properties (GitHub documentation, «Workflow commands for GitHub Actions»).
    """
    lines = []
    for told in _tell_all(report, language):
        problem = told.problem
        place = {"file": problem.path, "line": problem.line, "col": problem.column}
        place["title"] = problem.code
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
        message = _data(f"{told.message}. {full_hint(told)}")
        lines.append(f"::{problem.severity} {properties}::{message}")
    return "".join(line + "\n" for line in lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render_markdown(report: Report, language: str) -> str:
    """A Markdown report for a job summary or a comment: a table a file."""
    lines = [f"## {_word(language, 'lines', 'title')}", "", report.summary(language)]
    path = ""
    for told in _tell_all(report, language):
        problem = told.problem
        if problem.path != path:
            path = problem.path
            heads = [_word(language, "lines", word) for word in ("place", "problem", "remedy")]
            lines += ["", f"### `{_code(path)}`", "", f"| {' | '.join(heads)} |", "|---|---|---|"]
        severity = _word(language, "severity", problem.severity)
        cells = [
            f"{problem.line}:{problem.column}",
            f"**{severity}** `{problem.code}`: {markdown_cell(told.message)}",
            markdown_cell(full_hint(told)),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines).rstrip() + "\n"


def _code(text: str) -> str:
    return visible(text).replace("`", "'")


def markdown_cell(text: str) -> str:
    """``text`` as a table cell in which contributed text cannot become markup or a mention."""
    flat = " ".join(text.split())
    escaped = "".join("\\" + c if c in "\\`*_{}[]<>#|~&" else c for c in flat)
    return escaped.replace("@", "@\u200b")
