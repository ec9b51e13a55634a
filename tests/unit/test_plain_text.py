"""Contributed text as plain words."""

from __future__ import annotations

import pytest

from hub.plain_text import first_sentence, plain_text, shorten


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**a** y *b* [1].", "a y b."),
        ("`a` [b](https://example.org/) c [1, 2]", "a b c"),
        ("a\n\nb", "a b"),
        ("<b>a</b>", "<b>a</b>"),
    ],
)
def test_plain_text_has_no_marks_and_no_citations(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_a_short_text_is_not_cut() -> None:
    assert shorten("uno dos", 7) == "uno dos"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shorten("uno, dos tres", 10) == "uno, dos…"
    assert shorten("uno, dos tres", 8) == "uno…"
    assert len(shorten("palabra " * 40, 158)) <= 158


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Primera [1]. Segunda.", "Primera."),
        ("En 2020 hubo 7.000 personas. Después, más.", "En 2020 hubo 7.000 personas."),
        ("¿Pregunta? Respuesta.", "¿Pregunta?"),
        ("Sin final", "Sin final"),
    ],
)
def test_the_first_sentence_ends_where_a_sentence_ends(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence
