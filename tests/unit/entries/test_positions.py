"""The place of a problem is the place of the words that are wrong, whatever stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.entries.raw import RawScalar, SourceText
from hub.problems import Problem
from tests.support.single_entries import Judge

LONG = "una frase que ocupa lugar y que no dice nada malo"

TEXTS = {
    "prose of the body": f"## Contexto\n\n{LONG}\n{LONG} WRONG {LONG}\n",
    "second paragraph": f"## Contexto\n\n{LONG}\n\n{LONG} WRONG\n",
    "bullet": f"## Lecciones aprendidas\n\n- {LONG}\n- WRONG {LONG}\n",
    "continuation of a bullet": f"## Recomendaciones\n\n- {LONG}\n  {LONG} WRONG\n- {LONG}\n",
    "figure": f"## Resultados\n\n- **Cuatro**: {LONG} WRONG [1]\n",
    "rest of a figure on the next line": f"## Resultados\n\n- **Cuatro**\n  {LONG} WRONG [1]\n",
    "bold beginning": f"## Retos\n\n- **{LONG} WRONG**: {LONG}\n",
    "literal block": f"context: |\n  {LONG}\n\n  {LONG} WRONG {LONG}\n",
    "folded block": f"context: >-\n  {LONG}\n  {LONG} WRONG\n",
    "list of the front matter": f"resources_needed:\n  - {LONG}\n  - {LONG} WRONG {LONG}\n",
    "record in braces": f'challenges: [{{problem: "{LONG}", response: "{LONG} WRONG"}}]\n',
    "quoted text over two lines": f'context: "{LONG}\n  {LONG} WRONG {LONG}"\n',
}

FRAGMENTS = {
    "<i>": "raw-html",
    "(javascript:x)": "unsafe-link",
    "[45]": "unknown-source-number",
    "ana.perez@example.org": "personal-email",
    "[por completar]": "placeholder-text",
    "orientaci\ufffdn": "lost-characters",
    "c\u0430sa": "mixed-scripts",
    "\u202e": "bidi-control",
    "\u200b": "invisible-character",
    "SOMI": "unexplained-acronym",
    "sin duda": "weasel-word",
    "2018-19": "year-format",
}
BEFORE = {"unsafe-link": "[x]"}
INSIDE = {"unsafe-link": 1, "unknown-source-number": 1}


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=FRAGMENTS.values())
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_problem_stands_at_the_wrong_words(text: str, fragment: str, judge: Judge) -> None:
    code = FRAGMENTS[fragment]
    checked = judge.check(text.replace("WRONG", BEFORE.get(code, "") + fragment))
    lines = checked.raw.source.lines
    line = next(number for number, words in enumerate(lines, 1) if fragment in words)
    column = lines[line - 1].index(fragment) + 1 + INSIDE.get(code, 0)
    found = [(p.line, p.column) for p in checked.problems if p.code == code]
    assert found == [(line, column)]


def test_each_of_several_alike_is_shown_where_it_stands(judge: Judge) -> None:
    text = "## Contexto\n\nUno <br> dos <br>\ntres [9] <br> cuatro 9 [1, 9] y 9 [9].\n"
    checked = judge.check(text)
    lines = checked.raw.source.lines
    first = lines.index("Uno <br> dos <br>") + 1
    assert [(p.line - first, p.column, p.code) for p in checked.problems] == [
        (0, 5, "raw-html"),
        (0, 14, "raw-html"),
        (1, 7, "unknown-source-number"),
        (1, 10, "raw-html"),
        (1, 28, "unknown-source-number"),
        (1, 36, "unknown-source-number"),
    ]


def test_rest_of_a_figure_stands_on_its_own_line(judge: Judge) -> None:
    checked = judge.check("## Retos\n\n- **Sin intérpretes**\n  n/a\n")
    line = checked.raw.source.lines.index("  n/a") + 1
    assert [(p.line, p.code) for p in checked.problems] == [(line, "placeholder-text")]


def test_mark_spans_the_value_with_its_quotes(judge: Judge) -> None:
    plain = judge.only("themes: [healt]")
    quoted = judge.only('themes: ["healt"]')
    assert (plain.column, plain.length) == (10, len("healt"))
    assert (quoted.column, quoted.length) == (10, len('"healt"'))


def test_values_in_braces_have_their_own_places(judge: Judge) -> None:
    problems = judge.problems(
        "organisations:\n"
        "  - {name: Mesa, role: jefe, type: local-government}\n"
        "  - {name: Casa, role: lead, type: municipio, country: Perú}\n"
    )
    found = [(p.code, p.field, p.column) for p in problems]
    assert found == [
        ("unknown-term", "organisations[0].role", 24),
        ("unknown-term", "organisations[1].type", 36),
        ("country-name", "organisations[1].country", 56),
    ]


def test_file_without_front_matter_is_shown_from_its_beginning(judge: Judge) -> None:
    problem = judge.only("review: {state: published}")
    assert (problem.code, problem.field, problem.column) == (
        "missing-field",
        "review.last_verified",
        9,
    )


def source(*lines: str) -> SourceText:
    return SourceText(Path("x.md"), "x.md", list(lines))


def test_fragment_is_searched_from_its_text_on() -> None:
    text = source("b b", "a b", "b")
    assert text.locate("b", 1, 2) == (1, 3)
    assert text.locate("b", 2, 1) == (2, 3)
    assert text.locate("b\nc", 3, 1) == (3, 1)
    assert text.locate("zz", 2, 2) == (2, 2)


def test_fragments_follow_each_other() -> None:
    text = source("b b", "a b")
    scalar = RawScalar("b b a b", 1, 1)
    assert list(text.locate_all(["b", "b", "b"], scalar)) == [(1, 1), (1, 3), (2, 3)]
    assert list(text.locate_all(["zz", "b"], scalar)) == [(1, 1), (1, 1)]


def test_length_is_of_one_line_and_never_nothing() -> None:
    text = source("a" * 200)
    assert text.problem("empty-field", (1, 1)).length == 1
    assert text.problem("empty-field", RawScalar("", 1, 1)).length == 1
    assert text.problem("empty-field", RawScalar("a" * 200, 1, 1)).length == 80
    assert text.problem("empty-field", RawScalar("a\nb", 1, 1, is_block=True)).length == 1


def test_values_of_a_problem_are_texts() -> None:
    problem: Problem = source("a").problem("text-too-long", (1, 1), count=5, limit=3)
    assert problem.values == (("count", "5"), ("limit", "3"))
