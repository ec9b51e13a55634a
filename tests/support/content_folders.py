"""Small content folders for tests, made of the examples and of texts."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from hub.checking import check_content
from hub.entries.loader import Loaded, load_content
from hub.problems import Problem

EXAMPLES = Path(__file__).parent.parent / "examples"
TODAY = date(2026, 11, 20)
"""The day on which tests judge entries; the dates of the examples lie before it."""

Row = dict[str, str | int]
Files = Mapping[str, str | bytes]


def make_content(folder: Path, files: Files | None = None) -> Path:
    """A content folder at ``folder`` with the vocabularies of the examples and ``files``."""
    shutil.copytree(EXAMPLES / "vocabularies", folder / "vocabularies")
    for name in ("practices", "programs"):
        (folder / name).mkdir()
    for path, content in (files or {}).items():
        write_file(folder / path, content)
    return folder


def write_file(path: Path, content: str | bytes) -> Path:
    """Write ``content`` (a text as UTF-8, line ends as they are) and make folders as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def load(content: Path) -> Loaded:
    return load_content(content, today=TODAY)


def check(content: Path) -> Loaded:
    """What the commands and the build see: near-duplicates too."""
    return check_content(content, today=TODAY)


def problems_of(folder: Path, files: Files) -> tuple[Problem, ...]:
    """The problems of a new content folder at ``folder`` that holds ``files``."""
    return load(make_content(folder, files)).problems


def as_rows(problems: tuple[Problem, ...], content: Path) -> list[Row]:
    """Problems as the expected files hold them: where and what, without the wording."""
    return [
        {
            "path": problem.path.removeprefix(f"{content.as_posix()}/"),
            "line": problem.line,
            "column": problem.column,
            "field": problem.field,
            "code": problem.code,
            "severity": str(problem.severity),
        }
        for problem in problems
    ]


def example(name: str) -> str:
    """The text of an example file: ``example("base.md")``."""
    return (EXAMPLES / name).read_text(encoding="utf-8")
