"""What a reader types, read: the shared cases, the limits, and any garbage."""

from __future__ import annotations

import json
import random
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from hub.search.analysis import stop_words
from hub.search.query import LONGEST_QUERY, MOST_WORDS, Query, parse_query

CASES = json.loads((Path(__file__).parents[2] / "cases" / "queries.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_query_cases(case: dict[str, Any]) -> None:
    read = parse_query(case["text"] * case.get("times", 1))
    expected = Query(
        tuple(case["terms"]), tuple(map(tuple, case["phrases"])), tuple(case["excluded"])
    )
    assert read == expected


def test_the_cases_leave_out_only_words_of_the_stop_list() -> None:
    assert set(CASES["stop"].split()) <= stop_words()


def test_a_query_of_the_contract() -> None:
    read = parse_query('salud "centro de integración" -vivienda')
    assert read == Query(
        ("salud", "centro", "integracion"), (("centro", "integracion"),), ("vivienda",)
    )


def test_limits_of_length_and_of_words() -> None:
    words = [f"w{number}" for number in range(100)]
    assert parse_query(" ".join(words)).terms == tuple(words[:MOST_WORDS])
    assert parse_query(" ".join(words[:40] * 2)).terms == tuple(words[:MOST_WORDS])
    assert parse_query(" " * (LONGEST_QUERY - 3) + "salud").terms == ("sal",)
    assert parse_query("👍" * (LONGEST_QUERY - 3) + "salud").terms == ("sal",), "characters count"


@pytest.mark.parametrize(
    "text", ["", " ", '"', '""', "«»", "-", "--", "- -", "de la", "\0", "👍 …"]
)
def test_a_query_that_says_nothing(text: str) -> None:
    assert parse_query(text) == Query()


def test_pasted_text_may_begin_with_a_byte_order_mark() -> None:
    assert parse_query("\ufeff-salud") == Query((), (), ("salud",))


def test_any_text_is_read_at_once() -> None:
    draw = random.Random(5)
    pool = 'aé ñ-"“”«»\\\n\0\ud800\udfff👍𐐀<script>%{}[]()*+?^$|ﬁİß１٣'
    start = process_time()
    for _ in range(300):
        text = "".join(draw.choices(pool, k=draw.choice([5, 60, 600])))
        read = parse_query(text)
        assert len(read.terms) <= MOST_WORDS
        assert all(len(phrase) > 1 for phrase in read.phrases)
        assert stop_words().isdisjoint({*read.terms, *read.excluded})
    for hostile in ('"' * 10_000, '"“«' * 4_000, "-a" * 5_000, "- " * 5_000, "-" * 9_999 + "a"):
        parse_query(hostile)
    assert process_time() - start < 2
