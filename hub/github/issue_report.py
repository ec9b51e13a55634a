"""What came of an issue, for the comment that its author reads: Markdown without anything alive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from hub import reporting
from hub.entries.wordings import command_texts, field_label
from hub.github.issue_body import Answers
from hub.problems import Problem, Severity

MOST_ROWS = 60
"""Problems that a comment lists: it may have 65,536 characters."""
_HINTS = {
    "missing-field": "hint_answer",
    "missing-section": "hint_answer",
    "empty-field": "hint_answer",
    "missing-or-not-stated": "hint_not_stated",
    "unknown-term": "hint_term",
}
"""Problems whose remedy is another one in a form than in a file."""
_ITEM = re.compile(r"\[(\d+)\]")


def told_refusal(code: str, language: str, **values: str) -> str:
    """Why no entry was made of the issue, and what to do."""
    texts = command_texts(language)
    shown = {name: reporting.markdown_cell(value) for name, value in values.items()}
    lines = [
        f"## {texts['issue_entry.title']}",
        "",
        texts[f"issue_entry.refused_{code}"].format(**shown),
        "",
        texts["issue_entry.edit"],
    ]
    return "\n".join(lines) + "\n"


def told_entry(report: reporting.Report, answers: Answers, language: str) -> str:
    """The problems of the entry made of ``answers``, by question, errors first."""
    texts = command_texts(language)
    lines = [f"## {texts['issue_entry.title']}", "", *_state(report.problems, texts)]
    if report.problems:
        lines += ["", texts["issue_entry.edit"], "", *_table(report, language)]
    if answers.repeated:
        labels = ", ".join(field_label(key, language) for key in answers.repeated)
        lines += ["", texts["issue_entry.repeated"].format(labels=labels)]
    return "\n".join(lines) + "\n"


def _state(problems: Sequence[Problem], texts: Mapping[str, str]) -> Iterator[str]:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    for name, n in (("errors", errors), ("warnings", len(problems) - errors)):
        if n:
            yield texts[f"issue_entry.{name}_{'one' if n == 1 else 'other'}"].format(n=n)
    if not problems:
        yield texts["issue_entry.clean"]


def _table(report: reporting.Report, language: str) -> Iterator[str]:
    texts = command_texts(language)
    heads = (texts[f"issue_entry.{name}"] for name in ("question", "problem", "remedy"))
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|"
    found = sorted(report.problems, key=lambda problem: problem.severity is not Severity.ERROR)
    for problem in found[:MOST_ROWS]:
        told = reporting.tell(problem, language, report.vocabularies)
        severity = texts[f"issue_entry.{problem.severity}"]
        cells = (
            reporting.markdown_cell(_place(problem, texts, language)),
            f"**{severity}**: {reporting.markdown_cell(told.message)}",
            reporting.markdown_cell(_hint(told, texts, language)),
        )
        yield f"| {' | '.join(cells)} |"
    if len(found) > MOST_ROWS:
        yield ""
        yield texts["issue_entry.more"].format(n=len(found) - MOST_ROWS)


def _place(problem: Problem, texts: Mapping[str, str], language: str) -> str:
    """The question that a problem is about, and which of its rows."""
    if not problem.field:
        return texts["issue_entry.whole"]
    label = field_label(problem.field, language)
    item = _ITEM.search(problem.field)
    if item is None:
        return label
    return texts["issue_entry.row"].format(label=label, n=int(item[1]) + 1)


def _hint(told: reporting.Told, texts: Mapping[str, str], language: str) -> str:
    """What to do about a problem, where the answers were written in the form."""
    name = _HINTS.get(told.problem.code)
    if name is None:
        return reporting.full_hint(told)
    label = field_label(told.problem.field, language)
    not_stated = field_label("not_stated", language)
    hint = texts[f"issue_entry.{name}"].format(label=label, not_stated=not_stated)
    return f"{hint} {told.suggestion}".strip()
