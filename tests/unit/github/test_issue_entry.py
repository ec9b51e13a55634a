"""Bodies of issues, also damaged and hostile ones -> answers -> entry files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.entries.check import CheckedEntry, check_entry
from hub.entries.reader import read_entry
from hub.entries.vocabulary_reader import read_vocabularies
from hub.entries.wordings import field_label
from hub.github.issue_body import Answers, read_answers
from hub.github.issue_entry import entry_id, entry_text, split_known
from hub.github.questions import questions
from hub.model import Vocabulary
from tests.support.content_folders import TODAY, write_file
from tests.support.fake_github import body_of

VOCABULARIES = Path(__file__).parents[3] / "content" / "vocabularies"


@cache
def real_vocabularies() -> Mapping[str, Vocabulary]:
    return read_vocabularies(VOCABULARIES)[0]


@pytest.fixture
def vocabularies() -> Mapping[str, Vocabulary]:
    return real_vocabularies()


def answers_of(name: str) -> Answers:
    return read_answers(body_of(name), questions())


def checked(text: str, folder: Path, vocabularies: Mapping[str, Vocabulary]) -> CheckedEntry:
    path = write_file(folder / "ficha.md", text)
    return check_entry(
        read_entry(path, "ficha.md", "practice", "practices/ficha.md"), vocabularies, TODAY
    )


def test_a_complete_form_is_an_entry_without_errors(
    tmp_path: Path, vocabularies: Mapping[str, Vocabulary]
) -> None:
    text = entry_text(answers_of("labeled"), vocabularies, "es")
    entry = checked(text, tmp_path, vocabularies)
    assert entry.problems == ()
    assert entry.entry is not None
    assert entry.entry.countries == ("PE",)
    assert entry.entry.themes == ("one-stop-centres", "regularisation")
    assert entry.entry.gcm_objectives == ("15",)
    assert entry.entry.review.state == "submitted"
    lead, partner = entry.entry.organisations
    assert (lead.role, lead.type, lead.country) == ("lead", "local-government", "PE")
    assert lead.url == "https://www.example.org"
    assert (partner.role, partner.type, partner.url) == ("partner", "civil-society", "")
    assert entry.entry.sources[1].year == 2024
    assert entry.entry.provenance == {"lessons_learned": "source", "recommendations": "editorial"}
    assert entry.entry.not_stated == ("innovative_approach", "period.end")
    assert text.split("\n---\n")[0].endswith("\nlicense: CC-BY-4.0")
    assert "license" not in entry_text(answers_of("not_declared"), vocabularies, "es")


@pytest.mark.parametrize("name", ["windows_line_ends", "moved_section", "opened"])
def test_damage_that_changes_nothing(name: str, vocabularies: Mapping[str, Vocabulary]) -> None:
    expected = entry_text(answers_of("labeled"), vocabularies, "es")
    assert entry_text(answers_of(name), vocabularies, "es") == expected


def test_headings_inside_of_answers_are_text(vocabularies: Mapping[str, Vocabulary]) -> None:
    answers = answers_of("fake_headings")
    assert answers.texts["countries"] == "Perú"
    assert answers.texts["sources"].startswith("Memoria anual")
    assert "### Países\n\nCL" in answers.texts["summary"]
    assert answers.texts["context"] == "### Resumen\n\nEste no es el resumen."
    assert set(answers.repeated) == {"countries", "summary", "results", "sources"}
    text = entry_text(answers, vocabularies, "es")
    assert "\n\\### Países\n" in text
    assert text.count("\n## Resumen\n") == 1
    assert text.count("\n## Resultados\n") == 1


def test_a_form_in_another_language(vocabularies: Mapping[str, Vocabulary]) -> None:
    text = entry_text(answers_of("english"), vocabularies, "es")
    assert "language: en\ncountries: [PE]\n" in text
    assert "themes: [one-stop-centres]" in text
    assert "## Lessons learned\n\n- Bring the formalities together [1].\n" in text


def test_hostile_text_stays_text(tmp_path: Path, vocabularies: Mapping[str, Vocabulary]) -> None:
    answers = answers_of("hostile_text")
    entry = checked(entry_text(answers, vocabularies, "es"), tmp_path, vocabularies)
    assert {problem.code for problem in entry.problems} == {"raw-html"}
    assert entry_id(answers) == "peru-touch-tmp-pwned-github-token-rm-rf-id-evil-set-output"


def test_a_body_of_60_000_characters_is_told_to_be_too_long(
    tmp_path: Path, vocabularies: Mapping[str, Vocabulary]
) -> None:
    entry = checked(entry_text(answers_of("long_body"), vocabularies, "es"), tmp_path, vocabularies)
    assert "text-too-long" in {problem.code for problem in entry.problems}


@pytest.mark.parametrize(
    ("title", "countries", "expected"),
    [
        ("Mesa de trámites", "Perú", "peru-mesa-de-tramites"),
        ("Mesa de trámites", "PE, CL", "mesa-de-tramites"),
        ("Mesa", "Atlántida", "mesa"),
        ("¿…?", "", ""),
        ("a" * 200, "", ""),
        ("palabra " * 30, "CL", "chile-palabra-palabra-palabra-palabra-palabra-palabra"),
    ],
)
def test_the_id_is_made_of_country_and_title(title: str, countries: str, expected: str) -> None:
    assert entry_id(Answers({"title": title, "countries": countries})) == expected


def test_the_id_that_was_asked_for_is_taken_as_it_is() -> None:
    assert entry_id(Answers({"id": " `../../etc` ", "title": "Mesa"})) == "../../etc"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uno, Dos", ["1", "2"]),
        ("Uno, con coma, Dos", ["3", "2"]),
        ("- [X] Uno\n- [x] Dos", ["1", "2"]),
        ("uno; Otro", ["1", "Otro"]),
        (", ,", []),
    ],
)
def test_lists_are_split_by_what_is_known(text: str, expected: list[str]) -> None:
    assert split_known(text, {"uno": "1", "dos": "2", "uno, con coma": "3"}) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Memoria | Hub | 2023 | https://a.example | 2026-11-20", "2023, url"),
        ("Memoria | https://a.example | Hub | 2023", "publisher: Hub, year: 2023"),
        ("- Memoria | Hub | | https://a.example |", "publisher: Hub, url"),
        ("| Memoria | Hub | 2023 |", "title: Memoria, publisher: Hub, year: 2023"),
    ],
)
def test_rows_of_sources(row: str, expected: str, vocabularies: Mapping[str, Vocabulary]) -> None:
    text = entry_text(Answers({"sources": row}), vocabularies, "es")
    assert text.count("title: Memoria") == 1
    assert expected in text
    assert "|" not in text


def test_points_without_bullets_and_with_continued_lines(
    vocabularies: Mapping[str, Vocabulary],
) -> None:
    plain = entry_text(Answers({"lessons_learned": "Uno [1].\n\nDos [1]."}), vocabularies, "es")
    assert "- Uno [1].\n- Dos [1].\n" in plain
    bullets = {"lessons_learned": "* Uno\n  sigue [1].\n2) Dos [1]."}
    continued = entry_text(Answers(bullets), vocabularies, "es")
    assert "- Uno\n  sigue [1].\n- Dos [1].\n" in continued


LABELS = st.sampled_from([field_label(q.key, "es") for q in questions()])
PIECES = st.one_of(
    LABELS.map(lambda label: f"### {label}\n\n"),
    st.text(max_size=60),
    st.sampled_from(
        ["\n", "\r\n", "---\n", "```\n", "${{ github.token }}", "| a | b |\n", "- [X] x\n", "\0",
         "## ", "&a *a", "'\"", "{[", "\u2028", "\x85", "\ud800", "https://a.example", ", "]
    ),
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_body_gives_a_file_that_can_be_judged(
    tmp_path_factory: pytest.TempPathFactory, body: str
) -> None:
    vocabularies = real_vocabularies()
    answers = read_answers(body, questions())
    entry_id(answers)
    text = entry_text(answers, vocabularies, "es")
    folder = tmp_path_factory.getbasetemp()
    found = checked(text, folder, vocabularies).problems
    # The file itself is always sound: what is wrong is wrong with an answer.
    broken = {"invalid-yaml", "duplicate-key", "unclosed-front-matter", "too-deep",
              "unclosed-quote", "unclosed-bracket", "colon-in-value", "unknown-section",
              "duplicate-section", "text-outside-section", "text-where-list-expected",
              "wrong-type", "binary-file"}  # fmt: skip
    assert broken.isdisjoint({problem.code for problem in found}), text
