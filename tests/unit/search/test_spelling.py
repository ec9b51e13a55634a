"""Words that were probably meant: distances, inflections and the order of suggestions."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hub.search.spelling import distance, inflections, nearest_words

CASES = json.loads((Path(__file__).parents[2] / "cases" / "spelling.json").read_text("utf-8"))


def holders(words: list[tuple[str, int]]) -> dict[str, int]:
    """Words with numbers of documents that have the given binary logarithms."""
    return {word: 2**power for word, power in words}


@pytest.mark.parametrize("case", CASES["distance"], ids=lambda c: f"{c['first']}-{c['second']}")
def test_distance_cases(case: dict[str, Any]) -> None:
    first, second = case["first"], case["second"]
    assert distance(first, second, 99) == distance(second, first, 99) == case["distance"]
    for limit in range(4):
        assert distance(first, second, limit) == min(case["distance"], limit + 1)


@pytest.mark.parametrize("case", CASES["nearest"], ids=lambda case: case["word"])
def test_nearest_cases(case: dict[str, Any]) -> None:
    words = holders(case.get("words", CASES["words"]))
    assert nearest_words(case["word"], words) == case["nearest"]
    assert nearest_words(case["word"], dict(reversed(words.items()))) == case["nearest"]


@pytest.mark.parametrize("case", CASES["inflections"], ids=lambda case: case["word"])
def test_inflection_cases(case: dict[str, Any]) -> None:
    assert inflections(case["word"]) == case["forms"]


def by_definition(first: str, second: str) -> int:
    """The recurrence of the optimal string alignment distance, without any shortcut."""

    @cache
    def edits(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        is_other = first[i - 1] != second[j - 1]
        found = min(edits(i - 1, j) + 1, edits(i, j - 1) + 1, edits(i - 1, j - 1) + is_other)
        if i > 1 and j > 1 and first[i - 2 : i] == second[j - 2 : j][::-1]:
            found = min(found, edits(i - 2, j - 2) + 1)
        return found

    return edits(len(first), len(second))


def test_distances_of_random_words_are_those_of_the_definition() -> None:
    draw = random.Random(6)
    seen = set()
    for _ in range(1500):
        first, second = ("".join(draw.choices("abc", k=draw.randrange(8))) for _ in range(2))
        true = by_definition(first, second)
        seen.add(true)
        for limit in (0, 1, 2, 9):
            assert distance(first, second, limit) == min(true, limit + 1), (first, second, limit)
    assert seen >= {0, 1, 2, 3, 4}


def test_nearest_words_are_the_nearest_of_all() -> None:
    draw = random.Random(7)
    for _ in range(60):
        words = {
            "".join(draw.choices("abcd", k=draw.randrange(2, 10))): draw.randrange(1, 99)
            for _ in range(60)
        }
        asked = "".join(draw.choices("abcd", k=draw.randrange(3, 10)))
        words.pop(asked, None)
        reach = 1 if len(asked) < 8 else 2
        away = {word: by_definition(asked, word) for word in words}
        best = min(away.values())
        near = [word for word in words if away[word] == best <= reach]
        near.sort(key=lambda w: (w[0] != asked[0], -words[w].bit_length(), w))
        assert nearest_words(asked, words) == near[:5]


@pytest.mark.parametrize("word", ["", "a", "ab", "covid19", "2019", "½kilo", "ñ"])
def test_short_words_and_words_with_digits_are_left_alone(word: str) -> None:
    assert nearest_words(word, {"abc": 1, "covid18": 1, "2018": 1, "kilo": 1}) == []
    assert inflections(word) == []


def test_letters_that_stand_for_numbers_are_letters() -> None:
    """As in a browser, where only the categories of Unicode count."""
    assert nearest_words("十分大", {"十分小": 1}) == ["十分小"]


def test_words_in_more_documents_come_first_but_only_by_their_order_of_magnitude() -> None:
    assert nearest_words("caso", {"cas": 4, "casa": 7, "casi": 8}) == ["casi", "cas", "casa"]


def test_a_word_may_be_nothing_but_its_ending() -> None:
    assert inflections("ces") == ["cess", "ceses", "ce", "c", "z"]
