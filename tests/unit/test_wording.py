"""Words are compared as people write them."""

from __future__ import annotations

import pytest

from hub.wording import closest, count_words, fold, same, slug, visible


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Educación", "educacion"),
        ("  Lições   Aprendidas ", "licoes aprendidas"),
        ("one-stop_centres", "one stop centres"),
        ("ÑANDÚ", "nandu"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_fold_leaves_what_distinguishes_words(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_closest_prefers_the_same_word_and_knows_when_to_be_silent() -> None:
    known = {"Educación": "education", "Education": "education", "Empleo": "employment"}
    assert closest("EDUCACIÓN", known) == "education"
    assert closest("educasion", known) == "education"
    assert closest("emplea", known) == "employment"
    assert closest("vivienda", known) == ""
    assert closest("", known) == ""
    assert closest("x", {}) == ""
    assert closest("emplxx", known, cutoff=0.9) == ""


def test_names_mean_themselves() -> None:
    assert closest("titel", same(["title", "themes"])) == "title"


def test_words_are_counted_by_white_space() -> None:
    assert count_words("uno  dos\ntres — cuatro") == 5
    assert count_words("") == 0


def test_what_cannot_be_seen_is_spelled_out() -> None:
    assert visible("a\u200bb\x1b[0m\u202e\ue000\u2028é 😀") == (
        "aU+200BbU+001B[0mU+202EU+E000U+2028é 😀"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Buenas prácticas: salud & niñez", "buenas-practicas-salud-ninez"),
        ("  ¡Hola! ", "hola"),
        ("移民", "hub"),
        ("una palabra " * 9, "una-palabra-una-palabra-una-palabra-una-palabra"),
        ("a" * 90, "a" * 48),
    ],
)
def test_the_name_of_a_hub_becomes_part_of_a_file_name(name: str, expected: str) -> None:
    assert slug(name) == expected
