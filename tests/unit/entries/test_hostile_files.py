"""Whatever a file holds, it is judged in little time and its problems lie inside it."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from hub.entries.check import check_entry
from hub.entries.reader import read_entry
from hub.model import Vocabulary
from tests.support.content_folders import TODAY, example
from tests.support.single_entries import check_text

ENTRIES = [
    *[("practice", "base.md", example("base.md"))] * 4,
    ("practice", "complete.md", example("valid/practices/complete.md")),
    ("practice", "matricula.yml", example("valid/practices/front-matter-only.yml")),
    ("program", "programme.md", example("valid/programs/complete-programme.md")),
]
PIECES = [
    *"{}[]:,-#&*!|>?'\"%@`\\ \t\n=~^$()<", "\r", "\x00", "\x07", "\x0b", "\x85", "\xa0", "\u200b",
    "\u2028", "\u202e", "\ufeff", "\ufffd", "\ufb01", "\U0001f600", "é", "ж", "0", "9" * 20,
    "\n- ", "\n  ", "\n## ", "\n---\n", "\n...\n", ": ", " #", "[9]", "<b>", "](x)", "http:", "**",
    "&a ", "*a ", "!a ", "title: x\n", "\ntitle: y", '"', "“", "![](x)", "| a |\n", "- - - ",
]  # fmt: skip
MUTATIONS = 2000


def mutate(text: str, dice: random.Random) -> str:
    """``text`` with one to five pieces put in, left out, repeated or moved."""
    for _ in range(dice.randint(1, 5)):
        at = dice.randrange(len(text) + 1)
        what = dice.random()
        if what < 0.5:
            text = text[:at] + dice.choice(PIECES) + text[at:]
        elif what < 0.75:
            text = text[:at] + text[at + dice.randint(1, 40) :]
        else:
            lines = text.split("\n")
            line = lines.pop(dice.randrange(len(lines)))
            for _ in range(dice.randint(0, 2)):
                lines.insert(dice.randrange(len(lines) + 1), line)
            text = "\n".join(lines)
    return text


def test_no_mutation_of_an_entry_raises_or_is_placed_outside(
    tmp_path: Path, vocabularies: Mapping[str, Vocabulary]
) -> None:
    dice = random.Random(20261120)
    judged = 0
    for number in range(MUTATIONS):
        kind, name, text = dice.choice(ENTRIES)
        path = tmp_path / name
        path.write_bytes(mutate(text, dice).encode())
        try:
            raw = read_entry(path, name, kind, f"practices/{name}")
            checked = check_entry(raw, vocabularies, TODAY)
        except Exception as error:
            pytest.fail(f"mutation {number} of {name}: {error!r}\n{path.read_bytes()!r}")
        lines = raw.source.lines or [""]
        for problem in checked.problems:
            assert 1 <= problem.line <= len(lines), (number, problem)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, (number, problem)
        has_errors = any(problem.severity == "error" for problem in checked.problems)
        assert (checked.entry is None) == has_errors, (number, checked.problems)
        judged += has_errors
    assert judged > MUTATIONS / 2, "most mutations must be mistakes, or this proves nothing"


def test_no_chance_bytes_raise(tmp_path: Path, vocabularies: Mapping[str, Vocabulary]) -> None:
    dice = random.Random(7)
    for _ in range(200):
        data = bytes(dice.choice(b"\n\t -:#[]{}\"'a1\xc3\xa9\xff\x00") for _ in range(60))
        for name in ("x.md", "x.yml"):
            check_text(data, tmp_path, vocabularies, name=name)
            check_text(b"---\n" + data + b"\n---\n" + data, tmp_path, vocabularies, name=name)


MANY = 100_000
SLOW_SHAPES = {
    "at": "@" + "a" * MANY,
    "brackets": "](x" + "[" * MANY,
    "pipes": "|" + "\n" * MANY + "|",
    "lines of brackets": "[\n" * (MANY // 2) + "]:",
    "quotes": "@" + "'" * MANY,
    "colons": "@" + "a:" * (MANY // 2),
    "only colons": "por definir" + ":" * MANY,
    "stars": "**" * (MANY // 2),
    "tags": "<a" * (MANY // 2),
    "placeholders": "[insert" * (MANY // 7),
    "equals": "=\n" * (MANY // 2),
    "capitals": "A" * MANY,
    "acronyms": "ABC " * (MANY // 4),
    "dashes": "- " * (MANY // 2),
    "images": "![" * (MANY // 2) + "](x",
    "citations": "[9]" * (MANY // 3),
}


@pytest.mark.parametrize("shape", SLOW_SHAPES)
@pytest.mark.parametrize("place", ["bullet", "prose", "quoted", "braces", "plain"])
def test_hostile_text_takes_no_more_time_than_its_length(
    shape: str, place: str, tmp_path: Path, vocabularies: Mapping[str, Vocabulary]
) -> None:
    """A pattern that looks again from every character would take minutes here."""
    text = SLOW_SHAPES[shape]
    one_line = text.replace("\n", " ")
    inside = {
        "bullet": ("## Recomendaciones\n\n- ", f"## Recomendaciones\n\n- {text} "),
        "prose": ("## Resumen\n\n", f"## Resumen\n\n{text} "),
        "quoted": ("places: [Lima]", f'places: ["{one_line}"]'),
        "braces": ("status: ongoing}", f"status: ongoing, note: x {one_line} x}}"),
        "plain": ("places: [Lima]", f"places: {one_line}"),
    }[place]
    entry = example("base.md").replace(*inside)
    began = time.process_time()
    check_text(entry, tmp_path, vocabularies)
    assert time.process_time() - began < 5
