"""The codes of numbers, lists and words: what is written is read again, as the contract says."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from hub.search.browser_files import shard_number
from hub.search.codes import (
    LARGEST,
    decode_gaps,
    decode_groups,
    decode_numbers,
    decode_postings,
    encode_gaps,
    encode_groups,
    encode_number,
    encode_numbers,
    encode_postings,
    front_code,
    logarithm,
)

CASES = json.loads((Path(__file__).parents[2] / "cases" / "codes.json").read_text("utf-8"))
BORDERS = (0, 1, 73, 74, 75, 76, 165, 166, 1348, 1349, 1350, 9629, 9630, 9631, 19_999, 20_000)


def a_number(draw: random.Random) -> int:
    return draw.randrange(draw.choice([75, 1349, 9630, 30_000, LARGEST + 1]))


def some_numbers(draw: random.Random, count: int) -> list[int]:
    return sorted(draw.sample(range(draw.choice([count + 1, 300, 20_000])), count))


@pytest.mark.parametrize("case", CASES["numbers"], ids=lambda case: case["text"][:20])
def test_number_cases(case: dict[str, Any]) -> None:
    assert encode_numbers(case["numbers"]) == case["text"]
    assert decode_numbers(case["text"]) == case["numbers"]


@pytest.mark.parametrize("case", CASES["gaps"], ids=lambda case: case["text"][:20])
def test_gap_cases(case: dict[str, Any]) -> None:
    assert encode_gaps(case["numbers"]) == case["text"]
    assert decode_gaps(case["text"]) == case["numbers"]


@pytest.mark.parametrize("case", CASES["fronted"], ids=lambda case: case["text"][:20])
def test_front_coding_cases(case: dict[str, Any]) -> None:
    assert ",".join(front_code(case["items"])) == case["text"]


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["text"][:20])
def test_word_list_cases(case: dict[str, Any]) -> None:
    coded = zip(front_code(word for word, _ in case["words"]), case["words"], strict=True)
    digits = [f"{code[0]}{logarithm(2**power)}{code[1:]}" for code, (_, power) in coded]
    assert ",".join(digits) == case["text"]


@pytest.mark.parametrize("case", CASES["hashes"], ids=lambda case: repr(case["key"][:20]))
def test_hash_cases(case: dict[str, Any]) -> None:
    assert shard_number(case["key"], 2**32) == case["hash"]
    assert shard_number(case["key"], 7) == case["hash"] % 7


@pytest.mark.parametrize(
    ("number", "length"),
    [(0, 1), (74, 1), (75, 2), (1348, 2), (1349, 3), (9629, 3), (9630, 4), (LARGEST, 4)],
)
def test_a_number_takes_as_few_characters_as_the_contract_says(number: int, length: int) -> None:
    assert len(encode_number(number)) == length


def test_borders_are_read_as_they_were_written() -> None:
    for number in (*BORDERS, LARGEST - 1, LARGEST):
        assert decode_numbers(encode_number(number)) == [number]


def test_random_numbers_in_a_row_are_read_as_they_were_written() -> None:
    draw = random.Random(1)
    for _ in range(100):
        numbers = [a_number(draw) for _ in range(draw.randrange(50))]
        text = encode_numbers(numbers)
        assert text == "".join(map(encode_number, numbers))
        assert decode_numbers(text) == numbers


def test_every_code_is_printable_and_needs_no_escape() -> None:
    used = set("".join(map(encode_number, range(20_000)))) | set(encode_number(LARGEST))
    assert used == {chr(code) for code in range(33, 127)} - set('"\\|')


@pytest.mark.parametrize("number", [-1, LARGEST + 1, 10**12])
def test_a_number_out_of_range_is_an_error(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        encode_number(number)
    with pytest.raises(ValueError, match=str(number)):
        encode_numbers([0, number])


@pytest.mark.parametrize("text", ["n", "!z", "}!", "}", "~!!", "~", "a b", '"', "\\", "|", "ñ"])
def test_what_is_no_code_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        decode_numbers(text)
    with pytest.raises(ValueError, match=re.escape(text[0])):
        decode_postings(f"!!!!!{text}")


def test_gap_lists_are_read_as_they_were_written() -> None:
    draw = random.Random(2)
    for count in [0, 1, 2, *(draw.randrange(120) for _ in range(60))]:
        numbers = some_numbers(draw, count)
        assert decode_gaps(encode_gaps(numbers)) == numbers


def test_neighbours_in_a_gap_list_take_one_character_each() -> None:
    assert encode_gaps(list(range(5000, 5100))) == encode_number(5000) + "!" * 99


def test_postings_are_read_as_they_were_written_and_equal_ones_are_one_group() -> None:
    draw = random.Random(3)
    for _ in range(60):
        numbers = some_numbers(draw, draw.randrange(1, 60))
        postings = {
            number: (draw.randrange(2), draw.randrange(2), 0, a_number(draw) % 3)
            for number in draw.sample(numbers, len(numbers))
        }
        text = encode_postings(postings)
        assert decode_postings(text) == postings
        groups = list(decode_groups(text))
        assert [key for key, _ in groups] == sorted(set(postings.values()))
        assert all(numbers == sorted(numbers) for _, numbers in groups)
        assert text.count(" ") == len(groups) - 1
        assert encode_groups(dict(reversed(groups))) == text


def front_decode(codes: list[str]) -> list[str]:
    """The items of front codes, counted in UTF-16 units as browsers do."""
    found, before = [], b""
    for code in codes:
        before = before[: 2 * int(code[0], 36)] + code[1:].encode("utf-16-be")
        found.append(before.decode("utf-16-be"))
    return found


def test_front_codes_share_no_more_than_one_digit_can_say() -> None:
    long = "a" * 34
    items = [long, f"{long}b", f"{long}bc", f"{long}bcd", f"{long}bcd", long * 3, long * 3 + "z"]
    codes = list(front_code(items))
    assert [code[0] for code in codes] == ["0", "y", "z", "z", "z", "y", "z"]
    assert front_decode(codes) == items


def test_front_codes_never_split_a_character_beyond_the_first_plane() -> None:
    items = ["𐐀", "𐐀a", "𐐁", "a𐐀", "a𐐁", "a𐐁𐐀", "b", "b"]
    codes = list(front_code(items))
    assert codes == ["0𐐀", "0𐐀a", "0𐐁", "0a𐐀", "1𐐁", "1𐐁𐐀", "0b", "1"]
    assert front_decode(codes) == items


def test_random_items_are_read_from_their_front_codes() -> None:
    draw = random.Random(4)
    letters = ["a", "b", "ñ", "𐐀", "﨎"]
    for _ in range(60):
        items = ["".join(draw.choices(letters, k=draw.randrange(60))) for _ in range(20)]
        assert front_decode(list(front_code(sorted(items)))) == sorted(items)


@pytest.mark.parametrize(
    ("number", "digit"), [(1, "0"), (2, "1"), (3, "1"), (4, "2"), (1023, "9"), (1024, "a")]
)
def test_logarithms_are_rounded_down(number: int, digit: str) -> None:
    assert logarithm(number) == digit
