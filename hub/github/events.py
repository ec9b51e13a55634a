"""What the events of GitHub say, read from their payloads: JSON that strangers partly wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

_COMMIT = re.compile(r"[0-9a-f]{40}")
_REPOSITORY = re.compile(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")


class EventError(Exception):
    """The payload is not one of the kind asked for; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Issue:
    number: int
    body: str


@dataclass(frozen=True, slots=True)
class CheckRun:
    """A finished run of the check of a pull request, as the event of its end tells it."""

    commit: str
    conclusion: str
    run: int
    finished: str


def read_payload(path: Path) -> Mapping[str, Any]:
    """The payload in the file ``path``.

    Raises:
        EventError: the file cannot be read or holds no JSON object.
    """
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EventError("no_file") from error
    except (ValueError, RecursionError) as error:
        raise EventError("no_json") from error
    if not isinstance(loaded, dict):
        raise EventError("no_json")
    return loaded


def issue_of(payload: Mapping[str, Any]) -> Issue:
    """The issue of an event about one.

    Raises:
        EventError: the payload is not about an issue.
    """
    issue = payload.get("issue")
    if not isinstance(issue, dict) or "pull_request" in issue:
        raise EventError("no_issue")
    number, body = issue.get("number"), issue.get("body")
    if not is_number(number):
        raise EventError("no_issue")
    return Issue(number, body if isinstance(body, str) else "")


def check_run_of(payload: Mapping[str, Any]) -> CheckRun:
    """The run of an event of its end.

    Raises:
        EventError: the payload is not about a run for a pull request.
    """
    run = payload.get("workflow_run")
    if not isinstance(run, dict) or run.get("event") != "pull_request":
        raise EventError("no_run")
    commit, number = run.get("head_sha"), run.get("id")
    if not (isinstance(commit, str) and _COMMIT.fullmatch(commit) and is_number(number)):
        raise EventError("no_run")
    return CheckRun(commit, str(run.get("conclusion")), number, str(run.get("updated_at")))


def is_number(value: object) -> TypeGuard[int]:
    """Whether ``value`` may be the number of an issue, a pull request or a run."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**15


def is_repository(value: str) -> bool:
    """Whether ``value`` is written like ``OWNER/NAME``."""
    return _REPOSITORY.fullmatch(value) is not None and ".." not in value
