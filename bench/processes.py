"""Run something in a process of its own and say what processor time it took."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class RunFailed(Exception):
    """A measured program ended with an error; the message is what it printed."""


def cpu_seconds(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """Processor seconds (user and system, children included) that ``command`` takes.

    Raises:
        RunFailed: it ended with another status than 0.
    """
    before = _children()
    _run(command, environment or {})
    return _children() - before


def python_report(code: str, *arguments: str) -> dict[str, float]:
    """The JSON object that ``code`` prints, run by this Python in a process of its own.

    Raises:
        RunFailed: it ended with another status than 0.
    """
    printed = _run([sys.executable, "-c", code, *arguments], {})
    report: dict[str, float] = json.loads(printed)
    return report


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _run(command: Sequence[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(  # noqa: S603  our own programs with paths of our own
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RunFailed(done.stderr or done.stdout)
    return done.stdout
