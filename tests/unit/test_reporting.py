"""Problems told in words: four formats, three languages, and nothing that a reader obeys."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hub.model import LANGUAGES, Vocabulary
from hub.problems import CODES, Problem, ProblemCode, Severity
from hub.reporting import (
    Report,
    render_github,
    render_json,
    render_markdown,
    render_text,
    tell,
)

LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
PATH = "content/practices/mesa.md"
LINES = {
    (PATH, 2): "title: Mesa de orientación: documentos y salud",
    (PATH, 5): "themes: [Educación, salud]",
    (PATH, 18): "La Municipalidad de Ejemplo atiende a personas migrantes. " * 4
    + "El SOMI abrió [1].",
    (PATH, 30): "\t- tabulador",
}
PROBLEMS = (
    Problem(PATH, 1, 1, "missing-field", "review"),
    Problem(PATH, 2, 8, "colon-in-value", "", (("value", "Mesa de orientación: …"),), length=39),
    Problem(
        PATH, 5, 10, "unknown-term", "themes[0]",
        (("value", "Educación"), ("vocabulary", "themes")), 9, "education",
    ),
    Problem(PATH, 18, 236, "unexplained-acronym", "", (("value", "SOMI"),), 4),
    Problem(PATH, 30, 1, "tab-indentation"),
    Problem(
        "content/practices/nueva mesa.md", 1, 1, "bad-id", "id",
        (("value", "nueva mesa"),), 1, "nueva-mesa",
    ),
    Problem("content/programs/curso.yml", 7, 9, "wrong-type", "period",
            (("expected", "keys"), ("found", "text")), 10),
)  # fmt: skip


def read_line(path: str, line: int) -> str:
    return LINES.get((path, line), "")


@pytest.fixture
def report(vocabularies: Mapping[str, Vocabulary]) -> Report:
    return Report(PROBLEMS, 12, vocabularies)


@LANGUAGE
def test_reports_are_as_they_were(
    language: str, report: Report, check_golden: Callable[[str, str], None]
) -> None:
    check_golden(f"reports/text.{language}.txt", render_text(report, language, read_line))
    check_golden(f"reports/json.{language}.json", render_json(report, language))
    check_golden(f"reports/github.{language}.txt", render_github(report, language))
    check_golden(f"reports/markdown.{language}.md", render_markdown(report, language))


def hostile(code: ProblemCode, value: str) -> Problem:
    """A problem of ``code`` in which everything that a contributor writes is ``value``."""
    values = tuple((name, value) for name in code.values)
    return Problem("x.md", 1, 1, code.id, value, values, 1, value)


ATTACKS = [
    "a\n::error::injected\n",
    "a\r\n::set-output name=x::y",
    "\x1b[31mred\x1b[0m\x07",
    "| cell | cell |",
    "</td></table><script>alert(1)</script>",
    "`code` **bold** _it_ [link](https://example.org) ![x](y) # h",
    "@everyone @org/team",
    "{field} {0} {value.__class__}",
    "\u202eright-to-left\u2066",
    "&lt;b&gt;",
    "x" * 5000,
]


@LANGUAGE
@pytest.mark.parametrize("code", CODES.values(), ids=list(CODES))
def test_every_code_can_be_told(language: str, code: ProblemCode) -> None:
    for value in ("3", *ATTACKS):
        told = tell(hostile(code, value), language)
        for text in (told.message, told.hint, told.suggestion):
            assert "\n" not in text
            assert text.isprintable()
        assert told.message
        assert told.hint


def test_values_are_shortened(report: Report) -> None:
    problem = Problem("x.md", 1, 1, "unknown-key", "x", (("value", "x" * 5000),), 1, "y" * 5000)
    told = tell(problem, "es")
    assert "…" in told.message
    assert len(told.message) < 400
    assert len(told.suggestion) < 400


def test_value_of_several_lines_is_told_in_one() -> None:
    problem = Problem("x.md", 1, 1, "unknown-key", "x", (("value", " one\n\ttwo  three\r\n"),))
    assert "“one two three”" in tell(problem, "en").message


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_report_holds_no_line_and_no_control_of_its_contributors(attack: str) -> None:
    problem = Problem(f"x{attack}.md", 1, 1, "unknown-key", "x", (("value", attack),), 1, attack)
    text = render_text(Report([problem], 1, {}), "es", lambda path, line: attack)
    assert text.count("\n") == render_text(
        Report([Problem("x.md", 1, 1, "unknown-key", "x", (("value", "v"),), 1, "s")], 1, {}),
        "es",
        lambda path, line: "line",
    ).count("\n")
    assert all(line.isprintable() for line in text.split("\n"))
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_github_report_is_one_command_a_problem(attack: str) -> None:
    problem = Problem(f"x{attack}.md", 1, 1, "unknown-key", "x", (("value", attack),), 1, attack)
    text = render_github(Report([problem], 1, {}), "es")
    assert text.endswith("\n")
    assert len(text.splitlines()) == 1
    assert re.fullmatch(r"::error file=[^,:\r\n]*,line=1,col=1,title=unknown-key::[^\r\n]*\n", text)


def test_github_escapes_what_its_format_gives_a_meaning() -> None:
    problem = Problem("a%,b:c\r\nd.md", 3, 4, "unknown-key", "k", (("value", "100 %, a: b"),))
    text = render_github(Report([problem], 1, {}), "en")
    assert text.startswith("::error file=a%25%2Cb%3Ac%0D%0Ad.md,line=3,col=4,title=unknown-key::")
    assert "“100 %25, a: b”" in text
    warning = Problem("a.md", 1, 1, "duplicate-title", "title", (("value", "t"), ("other", "b")))
    assert render_github(Report([warning], 1, {}), "en").startswith("::warning file=a.md,line=1")


def markdown_tokens(text: str) -> list[Token]:
    """What a reader of Markdown with tables and raw HTML makes of ``text``, flat."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    return [inner for token in tokens for inner in (token, *(token.children or ()))]


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_report_stays_a_table(attack: str) -> None:
    problem = Problem(f"x{attack}.md", 1, 1, "unknown-key", "x", (("value", attack),), 1, attack)
    harmless = Problem("x.md", 1, 1, "unknown-key", "x", (("value", "v"),), 1, "s")
    text, expected = (render_markdown(Report([p], 1, {}), "es") for p in (problem, harmless))
    kinds = [token.type for token in markdown_tokens(text)]
    assert kinds == [token.type for token in markdown_tokens(expected)]
    assert not re.search(r"@(?!\u200b)", text.split("|---|---|---|")[1])


def test_markdown_report_shows_what_was_written() -> None:
    attack = "&lt;b&gt; | `c` **d** [e](https://example.org) <script>"
    problem = Problem("x.md", 1, 1, "unknown-key", "x", (("value", attack),), 1, "s")
    tokens = markdown_tokens(render_markdown(Report([problem], 1, {}), "es"))
    shown = "".join(token.content for token in tokens if token.type in ("text", "text_special"))
    assert f"«{attack}»" in shown


def test_markdown_report_has_a_table_a_file(report: Report) -> None:
    text = render_markdown(report, "es")
    assert [line for line in text.splitlines() if line.startswith("###")] == [
        "### `content/practices/mesa.md`",
        "### `content/practices/nueva mesa.md`",
        "### `content/programs/curso.yml`",
    ]


@LANGUAGE
def test_json_report_is_a_list_of_objects_with_fixed_keys(language: str, report: Report) -> None:
    rows = json.loads(render_json(report, language))
    keys = ["path", "line", "column", "field", "code", "severity", "message", "hint"]
    assert [list(row) for row in rows] == [keys] * len(PROBLEMS)
    assert [row["code"] for row in rows] == [problem.code for problem in PROBLEMS]
    assert {row["severity"] for row in rows} == {"error", "warning"}
    assert {(type(row["line"]), type(row["column"])) for row in rows} == {(int, int)}
    assert json.loads(render_json(Report((), 3, {}), language)) == []


def test_json_hint_ends_with_the_suggestion(report: Report) -> None:
    hints = {row["code"]: row["hint"] for row in json.loads(render_json(report, "es"))}
    assert hints["unknown-term"].endswith("¿quiso decir «education» (Educación)?")
    assert hints["bad-id"].endswith("¿quiso decir «nueva-mesa»?")


def test_text_report_marks_the_place(report: Report) -> None:
    lines = render_text(report, "es", read_line).split("\n")
    shown = next(number for number, line in enumerate(lines) if "Educación, salud" in line)
    assert lines[shown] == "    5 | themes: [Educación, salud]"
    assert lines[shown + 1].startswith("      |          ^^^^^^^^^ ¿quiso decir «education»")


def test_text_report_cuts_a_long_line_around_the_place(report: Report) -> None:
    lines = render_text(report, "es", read_line).split("\n")
    shown = next(number for number, line in enumerate(lines) if "SOMI abrió" in line)
    assert len(lines[shown]) <= 118
    assert lines[shown + 1].index("^^^^") == lines[shown].index("SOMI")


@pytest.mark.parametrize(
    ("problems", "files", "summary"),
    [
        ((), 1, "Todo en orden: 1 archivo, sin errores ni avisos"),
        ((), 3, "Todo en orden: 3 archivos, sin errores ni avisos"),
        (PROBLEMS[:1], 1, "1 error en 1 de 1 archivo"),
        (PROBLEMS[3:4], 46, "1 aviso en 1 de 46 archivos"),
        (PROBLEMS, 46, "6 errores y 1 aviso en 3 de 46 archivos"),
    ],
)
def test_summary_counts(problems: tuple[Problem, ...], files: int, summary: str) -> None:
    assert Report(problems, files, {}).summary("es") == summary


def test_an_id_that_is_a_word_of_the_report_is_not_translated() -> None:
    """An entry may be called ``list``; only the types of ``wrong-type`` are words of ours."""
    values = (("value", "otra"), ("expected", "list"))
    told = tell(Problem("list.md", 2, 5, "id-not-file-name", "id", values), "es")
    assert "«list»" in told.message + told.hint
    assert "una lista" not in told.message + told.hint


def test_severity_is_that_of_the_code() -> None:
    assert {problem.severity for problem in PROBLEMS} == {Severity.ERROR, Severity.WARNING}
    assert all(code.id == name for name, code in CODES.items())
