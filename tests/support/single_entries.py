"""Judging one entry made of the base example: what tests of single rules need."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hub.entries.check import CheckedEntry, check_entry
from hub.entries.reader import read_entry
from hub.model import Vocabulary
from hub.problems import Problem
from tests.support.content_folders import TODAY, example, write_file
from tests.support.fragments import merge_fragment


def check_text(
    text: str | bytes,
    folder: Path,
    vocabularies: Mapping[str, Vocabulary],
    *,
    kind: str = "practice",
    name: str = "base.md",
) -> CheckedEntry:
    """``text`` judged as the entry file ``name``, without any other entry."""
    path = write_file(folder / name, text)
    raw = read_entry(path, name, kind, f"practices/{name}")
    return check_entry(raw, vocabularies, TODAY)


class Judge:
    """Judges the base example with fragments in it."""

    def __init__(self, folder: Path, vocabularies: Mapping[str, Vocabulary]) -> None:
        self.folder = folder
        self.vocabularies = vocabularies

    def check(self, *fragments: str) -> CheckedEntry:
        text = example("base.md")
        for fragment in fragments:
            text = merge_fragment(text, fragment)
        return check_text(text, self.folder, self.vocabularies)

    def problems(self, *fragments: str) -> tuple[Problem, ...]:
        return self.check(*fragments).problems

    def codes(self, *fragments: str) -> list[str]:
        return [problem.code for problem in self.problems(*fragments)]

    def only(self, *fragments: str) -> Problem:
        """The only problem of the base example with ``fragments``."""
        problems = self.problems(*fragments)
        assert len(problems) == 1, problems
        return problems[0]
