#!/usr/bin/env python3
"""Write to GitHub what a workflow found: a pull request, one comment, one issue.

  entry   the pull request and the comment of an issue, from what scripts/issue_to_entry.py wrote
  check   the comment under a pull request, from the event of the end of its check and its files
  issue   the one open issue with a label: opened, renewed, or closed with --close

Each is found again and renewed, never repeated. GITHUB_REPOSITORY names the repository, GH_TOKEN
holds the token. Exit status: 0 written or nothing to write, 1 GitHub refused it, 2 misuse.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import _bootstrap  # noqa: F401  finds the hub

from hub.entries.reader import ID
from hub.entries.wordings import command_texts
from hub.github.api import ApiError, Call, Repository, http_call, shortened
from hub.github.check_comment import read_problems, told_check
from hub.github.entry_pull_request import Outcome, Proposal, propose
from hub.github.events import EventError, check_run_of, is_repository, read_payload
from hub.model import ENTRY_FOLDERS, LANGUAGES

_ENTRY_MARKER = "<!-- hub:entry-report -->"
_CHECK_MARKER = "<!-- hub:check-report -->"
_NUMBER = re.compile(r"[1-9][0-9]{0,14}")
_LARGEST_FILE = 2_000_000
"""Bytes of a file from another job that are read."""


class _MisuseError(Exception):
    """What was asked for makes no sense; its text says why."""


def main(arguments: list[str] | None = None, call: Call | None = None) -> int:
    """``call`` stands in for the interface of GitHub."""
    options = _parser().parse_args(arguments)
    texts = command_texts(options.lang)
    try:
        repository = _repository(call, texts)
        told: str = options.post(options, repository, texts)
    except _MisuseError as misuse:
        print(misuse, file=sys.stderr)
        return 2
    except EventError as error:
        print(texts[f"github_event.{error.code}"].format(path=options.event), file=sys.stderr)
        return 2
    except ApiError as error:
        said = texts["github_post.api_error"].format(status=error.status, path=error.path)
        print(said, file=sys.stderr)
        return 1
    print(told)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(required=True, metavar="entry|check|issue")
    entry = commands.add_parser("entry")
    entry.set_defaults(post=_post_entry)
    entry.add_argument("--number", required=True, metavar="ISSUE")
    entry.add_argument("--id", default="", metavar="ID")
    entry.add_argument("--folder", type=Path, required=True, metavar="DIR")
    check = commands.add_parser("check")
    check.set_defaults(post=_post_check)
    check.add_argument("--event", type=Path, required=True, metavar="FILE")
    check.add_argument("--folder", type=Path, required=True, metavar="DIR")
    issue = commands.add_parser("issue")
    issue.set_defaults(post=_post_issue)
    issue.add_argument("--label", choices=("links", "review"), required=True)
    issue.add_argument("--file", type=Path, required=True, metavar="FILE")
    issue.add_argument("--close", action="store_true")
    for command in (entry, check, issue):
        command.add_argument("--lang", choices=LANGUAGES, default="es")
    return parser


def _repository(call: Call | None, texts: Mapping[str, str]) -> Repository:
    name = os.environ.get("GITHUB_REPOSITORY", "")
    if not is_repository(name):
        raise _MisuseError(texts["github_post.no_repository"])
    if call is None:
        token = os.environ.get("GH_TOKEN", "")
        if not token:
            raise _MisuseError(texts["github_post.no_token"])
        call = http_call(token, os.environ.get("GITHUB_API_URL", "https://api.github.com"))
    return Repository(name, call)


def _post_entry(
    options: argparse.Namespace, repository: Repository, texts: Mapping[str, str]
) -> str:
    number = _number(options.number, texts)
    if options.id and not ID.fullmatch(options.id):
        raise _MisuseError(texts["github_post.bad_id"])
    report = _read(options.folder / "report.md", texts)
    outcome = ""
    if options.id:
        path = options.folder / ENTRY_FOLDERS["practice"] / f"{options.id}.md"
        proposal = Proposal(
            issue=number,
            id=options.id,
            text=_read(path, texts),
            title=texts["github_post.pull_title"].format(id=options.id),
            body=_cut(f"Resolves #{number}\n\n{report}", texts),
        )
        done, pull = propose(proposal, repository)
        outcome = _told_outcome(done, pull, proposal, texts)
    text = "\n".join(part for part in (report.rstrip("\n"), "", outcome)).rstrip("\n") + "\n"
    repository.put_comment(number, _ENTRY_MARKER, _cut(text, texts))
    return texts["github_post.commented"].format(number=number)


def _told_outcome(done: Outcome, pull: int, proposal: Proposal, texts: Mapping[str, str]) -> str:
    return texts[f"github_post.{done}"].format(
        number=pull, path=proposal.path, branch=proposal.branch
    )


def _post_check(
    options: argparse.Namespace, repository: Repository, texts: Mapping[str, str]
) -> str:
    run = check_run_of(read_payload(options.event))
    number = _number(_read(options.folder / "number.txt", texts).strip(), texts)
    pull = repository.find(f"/pulls/{number}")
    # The number comes from the code of a stranger: it counts only for the commit of this run.
    if pull is None or pull["head"]["sha"] != run.commit:
        return texts["github_post.other_commit"].format(number=number)
    problems_file = options.folder / "problems.json"
    problems = read_problems(_read(problems_file, texts)) if problems_file.exists() else None
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    address = f"{server}/{repository.name}/actions/runs/{run.run}"
    text = told_check(problems, run, address, options.lang)
    repository.put_comment(number, _CHECK_MARKER, _cut(text, texts))
    return texts["github_post.commented"].format(number=number)


def _post_issue(
    options: argparse.Namespace, repository: Repository, texts: Mapping[str, str]
) -> str:
    text = _cut(_read(options.file, texts), texts)
    if options.close:
        number = repository.close_issue(options.label, text)
        return texts[f"github_post.{'closed' if number else 'nothing_open'}"].format(number=number)
    title = texts[f"github_post.title_{options.label}"]
    return texts["github_post.issue"].format(
        number=repository.put_issue(options.label, title, text)
    )


def _number(value: str, texts: Mapping[str, str]) -> int:
    if not _NUMBER.fullmatch(value):
        raise _MisuseError(texts["github_post.bad_number"])
    return int(value)


def _read(path: Path, texts: Mapping[str, str]) -> str:
    """A file of another job: no link, no more than is needed."""
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST_FILE:
            raise _MisuseError(texts["github_post.bad_file"].format(path=path))
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise _MisuseError(texts["github_post.bad_file"].format(path=path)) from error


def _cut(text: str, texts: Mapping[str, str]) -> str:
    return shortened(text, texts["github_post.cut"])


if __name__ == "__main__":
    raise SystemExit(main())
