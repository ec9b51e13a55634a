"""Words, their folding and what is left out: the shared cases, and all of Unicode."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from hub.model import LANGUAGES
from hub.search.analysis import (
    LONGEST_WORD,
    fold_word,
    searched_word,
    sort_key,
    sorted_texts,
    spelled_words,
    stop_words,
)

CASES = json.loads((Path(__file__).parents[2] / "cases" / "analysis.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_analysis_cases(case: dict[str, Any]) -> None:
    found = [[word, fold_word(word)] for word in spelled_words(case["text"])]
    assert [pair for pair in found if len(pair[0]) <= LONGEST_WORD] == case["words"]


def test_no_character_makes_a_word_that_would_break_a_file() -> None:
    """Words stand beside commas, colons and spaces; folding one twice changes nothing."""
    # Not the ideographs and syllables, which are tens of thousands of the same kind.
    codes = (
        *range(0x3400),
        *range(0xA000, 0xA900),
        *range(0xF900, 0x12000),
        *range(0x1D000, 0x20000),
    )
    words = set(spelled_words(" ".join(f"a{chr(code)}b" for code in codes)))
    assert len(words) > 10_000
    letters = {character for word in words for character in fold_word(word)}
    assert {unicodedata.category(letter)[0] for letter in letters} <= {"L", "N", "M"}
    assert [word for word in words if not fold_word(word)] == []
    assert [word for word in words if fold_word(fold_word(word)) != fold_word(word)] == []


def test_a_word_is_made_of_letters_and_digits_of_any_script() -> None:
    """What Python takes for a word is what ``\\p{L}\\p{N}`` means to a browser."""
    for code in range(0x3000):
        is_word = unicodedata.category(chr(code))[0] in "LN"
        normal = unicodedata.normalize("NFKC", chr(code)) == chr(code)
        if normal and chr(code) == chr(code).lower():
            assert (spelled_words(chr(code)) == [chr(code)]) is is_word, hex(code)


@pytest.mark.parametrize("word", ["de", "DE", "É", "é", "the", "não", "nao", "qué", "são"])
def test_function_words_of_the_three_languages_are_not_searched_for(word: str) -> None:
    assert [searched_word(spelling) for spelling in spelled_words(word)] == [""]


@pytest.mark.parametrize(
    ("word", "folded"), [("Educación", "educacion"), ("NIÑOS", "ninos"), ("covid19", "covid19")]
)
def test_other_words_are_searched_for_in_their_folded_form(word: str, folded: str) -> None:
    assert [searched_word(spelling) for spelling in spelled_words(word)] == [folded]


def test_the_longest_word() -> None:
    assert searched_word("a" * 64) == "a" * 64
    assert searched_word("a" * 65) == ""
    assert searched_word("𐐨" * 64) == "𐐨" * 64, "characters, not units"


def test_stop_words_are_folded_words_without_words_that_say_something() -> None:
    words = stop_words()
    assert {fold_word(word) for word in words} == words
    assert all(spelled_words(word) == [word] for word in words)
    assert words.isdisjoint({"salud", "health", "saude", "mujer", "pais", "trata", "casa", "sur"})
    assert len(LANGUAGES) == 3
    assert 100 < len(words) < 800


def test_texts_are_sorted_by_their_utf_16_units() -> None:
    draw = random.Random(1)
    letters = ["a", "z", "ñ", "﨎", "\uffdc", "𐐨", "𠮷"]
    texts = ["".join(draw.choices(letters, k=draw.randrange(4))) for _ in range(300)]
    expected = sorted(texts, key=lambda text: text.encode("utf-16-be"))
    assert sorted_texts(texts) == expected
    assert expected != sorted(texts), "the order of Python is another"
    assert sorted_texts(["b", "a", ""]) == ["", "a", "b"]
    assert sorted_texts([]) == []
    assert sort_key("\ud800") < sort_key("﨎")
