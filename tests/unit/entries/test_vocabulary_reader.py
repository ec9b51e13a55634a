"""Vocabularies are content: read with their places, and judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.entries.vocabulary_reader import read_vocabularies
from hub.model import LocalizedText, Term
from hub.problems import Problem
from tests.support.content_folders import make_content

HEAD = "title: {es: Alcances, en: Scopes, pt: Abrangências}\nsource: Lista\nterms:\n"


def read_scopes(folder: Path, text: str) -> tuple[tuple[Term, ...], list[Problem]]:
    content = make_content(folder / "content", {"vocabularies/scopes.yml": text})
    found, problems = read_vocabularies(content / "vocabularies")
    return found["scopes"].terms, problems


def codes(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.line, problem.column) for problem in problems]


def test_term_is_read_with_everything_it_may_hold(tmp_path: Path) -> None:
    terms, problems = read_scopes(
        tmp_path,
        HEAD + "  - id: local\n    label: {es: Local, en: Local, pt: Local}\n"
        "    description: {es: Una ciudad, en: A city, pt: Uma cidade}\n"
        "    source: Otra lista\n    status: to-verify\n    order: 2\n    parent: national\n"
        "    deprecated: true\n"
        "  - {id: national, label: {es: País, en: Country, pt: País}, order: 1}\n",
    )
    assert problems == []
    assert [term.id for term in terms] == ["national", "local"]
    assert terms[1] == Term(
        id="local",
        label=LocalizedText("Local", "Local", "Local"),
        description=LocalizedText("Una ciudad", "A city", "Uma cidade"),
        source="Otra lista",
        status="to-verify",
        order=2,
        parent="national",
        deprecated=True,
    )


@pytest.mark.parametrize("order", ["²", "9" * 5000, "first", "-1", "1.5"])
def test_order_that_is_no_number_is_left_out(order: str, tmp_path: Path) -> None:
    terms, _ = read_scopes(
        tmp_path, HEAD + f"  - {{id: a, label: {{es: A, en: A, pt: A}}, order: {order}}}\n"
    )
    assert terms[0].order is None


def test_ids_stay_texts(tmp_path: Path) -> None:
    terms, _ = read_scopes(tmp_path, HEAD + "  - {id: 01, label: {es: a, en: a, pt: a}}\n")
    assert terms[0].id == "01"


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("  - {id: a, label: {es: A, en: A}}", [("label-missing", 4, 5)]),
        ("  - {id: a}", [("label-missing", 4, 5)] * 3),
        ("  - {id: a, label: [x]}", [("label-missing", 4, 5)] * 3),
        ("  - local", [("wrong-type", 4, 5)]),
        ("  - {label: {es: A, en: A, pt: A}}", [("missing-field", 4, 5)]),
        ("  - {id: a, label: x, etiqueta: y}", [("unknown-key", 4, 23)]),
        ("  - {id: a, label: x, parent: b}", [("unknown-parent", 4, 1)]),
        ("  - {id: a, label: x}\n  - {id: a, label: y}", [("duplicate-term", 5, 5)]),
        ("  - {id: a, label: 'x", [("unclosed-quote", 4, 20)]),
    ],
)
def test_mistake_in_a_vocabulary_is_found(
    terms: str, expected: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    _, problems = read_scopes(tmp_path, HEAD + terms + "\n")
    assert codes(problems) == expected


def test_missing_and_unreadable_files_are_told_apart(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content", {"vocabularies/scopes.yml": b"\x00"})
    (content / "vocabularies" / "themes.yml").unlink()
    _, problems = read_vocabularies(content / "vocabularies")
    assert [problem.code for problem in problems] == ["binary-file", "vocabulary-missing"]


def test_names_of_countries_may_be_overridden_in_some_languages(tmp_path: Path) -> None:
    text = "title: x\nterms:\n  - {id: BO, label: {es: Bolivia}}\n"
    content = make_content(tmp_path / "content", {"vocabularies/countries.yml": text})
    found, problems = read_vocabularies(content / "vocabularies")
    assert problems == []
    assert found["countries"].label("BO", "es") == "Bolivia"
