"""Marks, passages, and what a score is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.search.engine import Searcher
from hub.search.index import SearchIndex, build_index
from hub.search.passages import best_passage, explain_score, mark_words
from tests.unit.search.corpora import Drawer, document, open_searcher

LEXICON = {"salud": "salud", "saludes": "salud", "ninos": "nin", "centro": "centr", "uno": "uno"}
LONG = " ".join(f"palabra{number}" for number in range(100))


def marks(text: str, *stems: str) -> str:
    """``text`` with brackets around what is marked."""
    segments = mark_words(text, set(stems), LEXICON)
    assert "".join(part for part, _ in segments) == text
    return "".join(f"[{part}]" if is_hit else part for part, is_hit in segments)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Salud de NIÑOS.", "[Salud] de [NIÑOS]."),
        ("salud", "[salud]"),
        ("Saludes, saludar", "[Saludes], saludar"),
        ("(salud)salud-salud", "([salud])[salud]-[salud]"),
        ("centro", "centro"),
        ("", ""),
        ("nin\u0303os", "nin\u0303os"),
    ],
)
def test_words_with_the_stems_are_marked_and_nothing_is_lost(text: str, marked: str) -> None:
    assert marks(text, "salud", "nin") == marked


def test_without_stems_nothing_is_marked() -> None:
    assert mark_words("Salud", set(), LEXICON) == [("Salud", False)]
    assert mark_words("", set(), LEXICON) == []


def test_the_passage_with_most_different_words() -> None:
    text = f"salud salud salud {LONG} salud de los niños en el centro {LONG}"
    found = best_passage(document("x", body=text), {"salud", "nin", "centr"}, LEXICON)
    assert "salud de los niños en el centro" in found
    assert found.startswith("…palabra")
    assert found.endswith("…")
    assert 30 <= len(found.split()) <= 33


def test_a_passage_of_equal_worth_comes_from_the_summary() -> None:
    found = best_passage(document("x", "", "La salud.", "", "Una salud."), {"salud"}, LEXICON)
    assert found == "La salud."


def test_a_passage_in_the_body_beats_a_summary_with_less() -> None:
    one = document("x", "", "La salud.", "", "La salud de un centro.")
    assert best_passage(one, {"salud", "centr"}, LEXICON) == "La salud de un centro."


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (f"salud {LONG}", "salud palabra0", "palabra30…"),
        (f"{LONG} salud", "…palabra69", "palabra99 salud"),
        (f"{LONG} salud {LONG}", "…palabra96", "palabra26…"),
    ],
    ids=["beginning", "end", "middle"],
)
def test_what_is_cut_off_has_an_ellipsis(text: str, start: str, end: str) -> None:
    found = best_passage(document("x", body=text), {"salud"}, LEXICON)
    assert found.startswith(start)
    assert found.endswith(end)
    assert len(found.split()) == 32


@pytest.mark.parametrize(
    ("summary", "passage"),
    [
        ("Un **resumen** [1] breve.", "Un resumen breve."),
        (LONG, " ".join(LONG.split()[:32]) + "…"),
        ("", ""),
    ],
)
def test_without_any_word_the_summary_begins(summary: str, passage: str) -> None:
    one = document("x", "Salud", summary, "Salud", "Cuerpo")
    assert best_passage(one, {"salud"}, LEXICON) == passage
    assert best_passage(one, set(), LEXICON) == passage


def parts_of(index: SearchIndex, searcher: Searcher, query: str) -> int:
    """How many documents a query finds, each with parts that add up to its score."""
    found = searcher.search(query)
    for hit in (*found.hits, *found.pages):
        parts = explain_score(index, hit.number, found.terms)
        assert sum(part.score for part in parts) == pytest.approx(hit.score, abs=1e-8)
        assert all(part.score > 0 and part.frequency > 0 for part in parts)
        assert [part.score for part in parts] == sorted((p.score for p in parts), reverse=True)
    return len(found.hits) + len(found.pages)


@pytest.mark.parametrize(
    "query",
    [
        "salud", "salud mujeres", "salud mujeres niño título general", '"general salud"',
        "slud", "paapa ingless", "salud -mujer", "publico publicos", "salut salud frances xqzt",
    ],
)  # fmt: skip
def test_the_parts_of_a_score_add_up_to_it(query: str, tmp_path: Path) -> None:
    index, searcher = open_searcher(tmp_path, Drawer(8).documents(40))
    assert parts_of(index, searcher, query) > 0


def test_a_part_says_where_it_comes_from() -> None:
    index = build_index([document("a", "Salud", body="salud y salud"), document("b", "Otro")], "es")
    parts = explain_score(index, 0, [("salud",), ("salud", "nothing")])
    assert [(part.field, part.stem, part.frequency, part.length) for part in parts] == [
        ("title", "salud", 1, 1),
        ("title", "salud", 1, 1),
        ("body", "salud", 2, 2),
        ("body", "salud", 2, 2),
    ]
    assert parts[1].score == pytest.approx(parts[0].score / 2**0.5)
    assert explain_score(index, 1, [("salud",)]) == []
