"""The comment under a pull request: what the check found, told from data that nobody vouches for.

The list of problems was made by the code of the pull request, which may be anybody's: here it is
read as data, every text of it is escaped, and the counts are counted again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hub import reporting
from hub.entries.wordings import command_texts
from hub.github.events import CheckRun
from hub.plain_text import shorten
from hub.problems import Severity

MOST_ROWS = 50
_LONGEST_TEXT = 400
_MOST_PROBLEMS = 20_000


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """A problem as ``scripts/validate.py --format json`` lists it."""

    path: str
    line: int
    severity: Severity
    message: str
    hint: str


def read_problems(text: str) -> list[ListedProblem] | None:
    """The problems in the JSON ``text``; None when it is not such a list."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(rows, list) or len(rows) > _MOST_PROBLEMS:
        return None
    problems = [_problem(row) for row in rows]
    return None if None in problems else [problem for problem in problems if problem]


def _problem(row: object) -> ListedProblem | None:
    if not isinstance(row, dict):
        return None
    path, line, message, hint = (row.get(key) for key in ("path", "line", "message", "hint"))
    is_text = all(isinstance(text, str) for text in (path, message, hint))
    if not is_text or not isinstance(line, int) or row.get("severity") not in list(Severity):
        return None
    texts = (str(text)[:_LONGEST_TEXT] for text in (path, message, hint))
    shown, told, remedy = (text.encode("utf-8", "replace").decode() for text in texts)
    return ListedProblem(shown, line, Severity(row["severity"]), told, remedy)


def told_check(
    problems: Sequence[ListedProblem] | None, run: CheckRun, run_address: str, language: str
) -> str:
    """The comment; ``problems`` is None when the check left no list that can be read."""
    texts = command_texts(language)
    when = run.finished[:16].replace("T", " ")
    lines = [
        f"## {texts['check_comment.title']}",
        "",
        *_state(problems, run, texts),
        *_table(problems or [], texts),
        "",
        texts["check_comment.run"].format(
            commit=run.commit[:10], when=reporting.markdown_cell(when), address=run_address
        ),
    ]
    return "\n".join(lines) + "\n"


def _state(
    problems: Sequence[ListedProblem] | None, run: CheckRun, texts: Mapping[str, str]
) -> Iterator[str]:
    """One sentence a fact: what the entries have, and whether the whole check passed."""
    if problems is None:
        yield texts["check_comment.no_list"]
    elif not problems:
        yield texts["check_comment.clean"]
    else:
        counts = []
        for severity in Severity:
            if n := sum(problem.severity is severity for problem in problems):
                form = "one" if n == 1 else "other"
                counts.append(texts[f"check_comment.{severity}_{form}"].format(n=n))
        files = len({problem.path for problem in problems})
        form = "one" if files == 1 else "other"
        found = texts["check_comment.joined"].join(counts)
        yield texts[f"check_comment.found_{form}"].format(counts=found, files=files)
    yield texts[f"check_comment.{'passed' if run.conclusion == 'success' else 'not_passed'}"]


def _table(problems: Sequence[ListedProblem], texts: Mapping[str, str]) -> Iterator[str]:
    if not problems:
        return
    heads = (texts[f"check_comment.{name}"] for name in ("place", "problem", "remedy"))
    yield from ("", f"| {' | '.join(heads)} |", "|---|---|---|")
    # Python keeps the order of equals: each file stays together.
    ordered = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    for problem in ordered[:MOST_ROWS]:
        place, message, hint = (
            _dead(shorten(text, _LONGEST_TEXT))
            for text in (f"{problem.path}:{problem.line}", problem.message, problem.hint)
        )
        word = texts[f"check_comment.word_{problem.severity}"]
        yield f"| {place} | **{word}**: {message} | {hint} |"
    if len(ordered) > MOST_ROWS:
        yield from ("", texts["check_comment.more"].format(n=len(ordered) - MOST_ROWS))


def _dead(text: str) -> str:
    """``text`` as a cell without markup, mentions or links that GitHub would make by itself."""
    cell = reporting.markdown_cell(text)
    return cell.replace("://", ":\u200b//").replace("www.", "www\u200b.")
