#!/usr/bin/env python3
"""Make the file of an entry from an issue that was written with the form «practice».

Reads the payload of the event (FILE), and writes <DIR>/practices/<id>.md and <DIR>/report.md, what
to tell the author. Where GITHUB_OUTPUT names a file, adds «number», «state» (ready or refused) and
«id» to it. Nothing is overwritten. Exit status: 0 an entry without errors, 1 an entry with errors
or none, and the report says why, 2 misuse.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from _bootstrap import ROOT

from hub import reporting
from hub.checking import check_content
from hub.entries.field_table import fields_of
from hub.entries.loader import VOCABULARIES
from hub.entries.reader import ID, suggest_id
from hub.entries.vocabulary_reader import read_vocabularies
from hub.entries.wordings import command_texts, field_texts
from hub.github.events import EventError, issue_of, read_payload
from hub.github.issue_body import Answers, read_answers
from hub.github.issue_entry import entry_id, entry_text
from hub.github.issue_report import told_entry, told_refusal
from hub.github.questions import DECLARED, KIND, questions
from hub.model import ENTRY_FOLDERS, LANGUAGES
from hub.problems import Severity

_RESERVED = "index"
"""A page of that name stands in the folder of every kind."""


class _RefusedError(Exception):
    """No entry can be made of this issue; ``told`` says why, for its author."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    texts = command_texts(options.lang)
    try:
        issue = issue_of(read_payload(options.event))
    except EventError as error:
        print(texts[f"github_event.{error.code}"].format(path=options.event), file=sys.stderr)
        return 2
    if not (options.content / VOCABULARIES).is_dir():
        print(texts["new_entry.no_content"].format(path=options.content), file=sys.stderr)
        return 2
    try:
        return _make(issue.number, read_answers(issue.body, questions()), options)
    except OSError as error:
        told = texts["issue_entry.not_written"].format(path=options.output, reason=error.strerror)
        print(told, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--event", type=Path, metavar="FILE", required=True)
    parser.add_argument("--output", type=Path, metavar="DIR", default=ROOT / "build" / "issue")
    parser.add_argument("--content", type=Path, metavar="DIR", default=ROOT / "content")
    parser.add_argument("--lang", choices=LANGUAGES, default="es")
    return parser


def _make(number: int, answers: Answers, options: argparse.Namespace) -> int:
    folder = options.output / ENTRY_FOLDERS[KIND]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        name = _accepted_id(answers, options)
    except _RefusedError as refused:
        _write_report(options.output, refused.told)
        _tell_workflow(number, "refused", "")
        return 1
    vocabularies, _ = read_vocabularies(options.content / VOCABULARIES)
    path = folder / f"{name}.md"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(entry_text(answers, vocabularies, options.lang))
    report = _judged(path, options.content)
    _write_report(options.output, told_entry(report, answers, options.lang))
    _tell_workflow(number, "ready", name)
    return 1 if any(problem.severity is Severity.ERROR for problem in report.problems) else 0


def _judged(path: Path, content: Path) -> reporting.Report:
    """The problems of the new entry among all others: also whether it tells one of them again."""
    with tempfile.TemporaryDirectory(prefix="hub-issue-") as folder:
        whole = Path(folder) / "content"
        shutil.copytree(content, whole, ignore=shutil.ignore_patterns(".*"))
        place = whole / ENTRY_FOLDERS[KIND] / path.name
        place.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, place)
        checked = check_content(whole, today=date.today(), only=[place])
    return reporting.Report(checked.problems, 1, checked.catalog.vocabularies)


def _accepted_id(answers: Answers, options: argparse.Namespace) -> str:
    """The id of the new entry.

    Raises:
        _RefusedError: the issue is not of the form or not declared, or its id is wrong or in use.
    """
    language = options.lang
    if not answers.is_of_form:
        raise _RefusedError(told_refusal("not_of_form", language))
    if answers.ticked < len(DECLARED):
        raise _RefusedError(told_refusal("not_declared", language))
    name = entry_id(answers)
    if not name:
        raise _RefusedError(told_refusal("no_title", language))
    limit = fields_of(KIND)["id"].maximum or 0
    if not ID.fullmatch(name) or len(name) > limit or name == _RESERVED:
        suggestion = suggest_id(name)[: int(limit)].strip("-")
        suggestion = suggestion or field_texts(language)["id"].example
        raise _RefusedError(told_refusal("bad_id", language, id=name[:200], suggestion=suggestion))
    for folder in ENTRY_FOLDERS.values():
        # A translation is called <id>.<language>.md.
        for path in sorted((options.content / folder).glob(f"{name}.*")):
            found = f"content/{folder}/{path.name}"
            raise _RefusedError(told_refusal("id_taken", language, id=name, path=found))
    return name


def _write_report(folder: Path, text: str) -> None:
    (folder / "report.md").write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(text)


def _tell_workflow(number: int, state: str, name: str) -> None:
    """Name the results for the next steps; each is a number, a word or an id, nothing else."""
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"number={number}\nstate={state}\nid={name}\n")


if __name__ == "__main__":
    raise SystemExit(main())
