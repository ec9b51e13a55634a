"""Programs of others that measurements need: installed aside, run, missed with a sentence."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_MINUTES = 5


class Unavailable(Exception):
    """A program cannot be installed, built or run; the message says why in one sentence."""


def install_node_package(name: str, title: str, tools: Path) -> Path:
    """The folder of the npm package ``name``, installed in ``tools`` if it is not there yet.

    ``title`` is what readers call it.

    Raises:
        Unavailable: it could not be installed.
    """
    package = tools / "node" / "node_modules" / name
    if not package.is_dir():
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund"]
        run(f"{title} could not be installed", [*npm, "--prefix", str(tools / "node"), name])
    return package


def package_version(package: Path) -> str:
    """The version of an installed npm package."""
    version: str = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    return version


def run(
    what_fails: str, command: Sequence[str], environment: Mapping[str, str] | None = None
) -> str:
    """What ``command`` prints; ``what_fails`` begins the sentence if it does not work.

    Raises:
        Unavailable: it could not be started, or ended with another status than 0.
    """
    try:
        done = subprocess.run(  # noqa: S603  programs named in bench with paths of our own
            command,
            capture_output=True,
            text=True,
            check=True,
            timeout=60 * _MINUTES,
            env={**os.environ, "npm_config_update_notifier": "false", **(environment or {})},
        )
    except subprocess.CalledProcessError as problem:
        raise Unavailable(f"{what_fails}: {first_line(problem.stderr)}") from problem
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise Unavailable(f"{what_fails}: {first_line(str(problem))}") from problem
    return done.stdout


def first_line(text: str) -> str:
    """The first line of ``text`` that says something."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "no reason given")
