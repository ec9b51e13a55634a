"""The comment of a check: truthful counts, and nothing of a stranger is alive in it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.github.check_comment import MOST_ROWS, read_problems, told_check
from hub.github.events import CheckRun

GOOD = {"path": "a.md", "line": 1, "severity": "error", "message": "mal", "hint": "bien"}
ADDRESS = "https://github.com/hub/practices/actions/runs/1"


def run(conclusion: str = "failure") -> CheckRun:
    return CheckRun("a" * 40, conclusion, 1, "2026-11-20T10:11:12Z")


def told(*rows: Any, conclusion: str = "failure", language: str = "es") -> str:
    return told_check(read_problems(json.dumps(rows)), run(conclusion), ADDRESS, language)


def test_no_problem_is_said_so_and_a_failed_check_too() -> None:
    text = told()
    assert "Las fichas no tienen errores ni avisos." in text
    assert "**no** terminó bien" in text
    assert "La comprobación entera terminó bien." in told(conclusion="success")


def test_counts_are_those_of_the_list() -> None:
    warning = {**GOOD, "severity": "warning"}
    text = told(warning, GOOD, {**GOOD, "path": "b.md"})
    assert "2 errores y 1 aviso en 2 archivos." in text
    assert [line[:9] for line in text.splitlines() if line.startswith("| a") or "| b" in line] == [
        "| a.md:1 ", "| b.md:1 ", "| a.md:1 ",
    ]  # fmt: skip


def test_many_problems_are_cut_with_their_number() -> None:
    text = told(*[GOOD] * (MOST_ROWS + 7))
    assert text.count("| a.md:1 |") == MOST_ROWS
    assert "Y 7 más" in text
    assert f"{MOST_ROWS + 7} errores en 1 archivo." in text


@pytest.mark.parametrize(
    "text",
    ["", "{", "{}", "null", "[1]", "[" * 100_000,
     json.dumps([{**GOOD, "line": "1"}]), json.dumps([{**GOOD, "severity": "excellent"}]),
     json.dumps([{**GOOD, "message": None}])],
)  # fmt: skip
def test_what_is_no_list_of_problems_is_told_as_such(text: str) -> None:
    assert read_problems(text) is None
    assert "no dejó una lista" in told_check(read_problems(text), run(), ADDRESS, "es")


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_texts_of_strangers_are_text(language: str) -> None:
    evil = (
        "@everyone <img src=x> [x](https://evil.example) ![](https://evil.example) `c` | # \n"
        "## Título\n${{ github.token }} www.evil.example \ud800 *b*"
    )
    text = told({**GOOD, "path": evil, "message": evil, "hint": evil * 900}, language=language)
    assert "@everyone" not in text
    assert not re.search(r"(?<!\\)[<\[`]", text.rpartition("\n[")[0].replace(f"]({ADDRESS})", "")
                         .rpartition("Commit")[0])  # fmt: skip
    assert "://" not in text.replace(ADDRESS, "")
    assert "www." not in text
    assert len([line for line in text.splitlines() if line.startswith("|")]) == 3
    assert len(text) < 8_000


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text() | st.recursive(st.none() | st.text(), lambda s: st.lists(
    st.dictionaries(st.sampled_from(sorted(GOOD)), s))).map(json.dumps))  # fmt: skip
def test_any_file_is_a_comment(text: str) -> None:
    assert told_check(read_problems(text), run(), ADDRESS, "es").startswith("## ")
