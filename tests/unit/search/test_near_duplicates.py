"""Copies are found however they are disguised; what merely sounds alike is left in peace."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from bench.corpus import write_corpus
from hub.entries.loader import load_content
from hub.model import (
    Challenge,
    Component,
    Criterion,
    Figure,
    Period,
    Phase,
    Practice,
    Program,
    Review,
    Step,
)
from hub.search.near_duplicates import LEAST_SHARE, LEAST_WORDS, NearDuplicate, near_duplicates

ROOT = Path(__file__).parents[3]
VOCABULARIES = ROOT / "tests" / "fixture_hub" / "content" / "vocabularies"
SYLLABLES = [consonant + vowel for consonant in "bdlm" for vowel in "aeiou"]
SENTENCE = 12


def words(count: int, seed: object) -> str:
    """So many words that no other seed gives in the same order."""
    drawn = random.Random(str(seed))
    return " ".join("".join(drawn.choices(SYLLABLES, k=4)) for _ in range(count))


def sentences(count: int, seed: object) -> list[str]:
    return [words(SENTENCE, (seed, n)).capitalize() + "." for n in range(count)]


def practice(name: str, summary: str, **more: object) -> Practice:
    given = {"title": words(5, f"title of {name}"), "summary": summary, **more}
    return Practice(
        id=name, path=f"practices/{name}.md", language="es", themes=(), organisations=(),
        sources=(), period=Period(status="ongoing"), review=Review(last_verified=date(2026, 1, 1)),
        practice_type="other", **given,  # type: ignore[arg-type]
    )  # fmt: skip


def programme(name: str, summary: str, **more: object) -> Program:
    given = {"title": words(5, f"title of {name}"), "summary": summary, "objective": "", **more}
    return Program(
        id=name, path=f"programs/{name}.md", language="es", themes=(), organisations=(),
        sources=(), period=Period(status="ongoing"), review=Review(last_verified=date(2026, 1, 1)),
        **given,  # type: ignore[arg-type]
    )  # fmt: skip


def pairs(found: Sequence[NearDuplicate]) -> list[tuple[str, str]]:
    return [(pair.first, pair.second) for pair in found]


def only(*entries: Practice | Program) -> NearDuplicate:
    found = near_duplicates(entries)
    assert len(found) == 1, found
    return found[0]


# What is found


def test_copy_with_another_title_is_found() -> None:
    text = words(100, "text")
    found = only(practice("a", text), practice("b", text))
    assert (found.first, found.second, found.passages) == ("a", "b", (text, text))
    assert found.share == pytest.approx(100 / 105)


def test_share_of_the_very_same_text_is_all_of_it() -> None:
    entry = practice("a", words(100, "text"))
    assert only(entry, replace(entry, id="b")).share == 1.0


@pytest.mark.parametrize("changed", range(4))
@pytest.mark.parametrize("seed", range(5))
def test_copy_with_some_sentences_changed_is_found(changed: int, seed: int) -> None:
    written = sentences(10, f"text {seed}")
    copied = list(written)
    for number in random.Random(seed).sample(range(10), changed):
        copied[number] = sentences(1, f"new {seed} {number}")[0]
    found = only(practice("a", " ".join(written)), practice("b", " ".join(copied)))
    assert found.share == pytest.approx((10 - changed) * SENTENCE / (10 * SENTENCE + 5))


DISGUISES: dict[str, Callable[[str], str]] = {
    "case": str.upper,
    "accents": lambda text: text.replace("a", "á").replace("u", "ü"),
    "citations": lambda text: re.sub(r"(\w+ \w+ \w+)", r"\1 [12]", text),
    "figures": lambda text: re.sub(r"(\w+ \w+)", r"\1 2019 45 %", text),
    "emphasis": lambda text: re.sub(r"(\w+) (\w+)", r"**\1** *\2*,", text),
    "lines": lambda text: re.sub(r"(\w+ \w+ \w+) ", r"\1\n", text),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_disguise_does_not_hide_a_copy(disguise: str) -> None:
    text = words(80, "text")
    found = only(practice("a", text), practice("b", DISGUISES[disguise](text)))
    assert found.share == pytest.approx(80 / 85)


def test_short_entry_within_a_longer_one_is_found() -> None:
    """The share is that of the shorter one: a draft and what became of it."""
    text = words(100, "text")
    long = practice("a", text, context=words(150, "context"))
    found = only(practice("b", text, title="Mesa"), long)
    assert (found.first, found.second) == ("a", "b")
    assert found.share == pytest.approx(100 / 101)


FIELDS: dict[str, object] = {
    "context": words(60, "copied"),
    "innovative_approach": words(60, "copied"),
    "lessons_learned": tuple(sentences(5, "copied")),
    "recommendations": tuple(sentences(5, "copied")),
    "resources_needed": tuple(sentences(5, "copied")),
    "enabling_conditions": tuple(sentences(5, "copied")),
    "accuracy_notes": tuple(sentences(5, "copied")),
    "results": tuple(Figure(text=t) for t in sentences(5, "copied")),
    "challenges": tuple(Challenge(problem=p, response=p) for p in sentences(5, "copied")),
}
PROGRAMME_FIELDS: dict[str, object] = {
    "objective": words(60, "copied"),
    "components": tuple(Component(name="Parte", text=t) for t in sentences(5, "copied")),
    "roles": (Component(name="Papel", text="", items=tuple(sentences(5, "copied"))),),
    "models": tuple(Component(name="Modelo", text=t) for t in sentences(5, "copied")),
    "achievements": tuple(Figure(text=t) for t in sentences(5, "copied")),
    "targets": tuple(Figure(text=t) for t in sentences(5, "copied")),
    "criteria": tuple(Criterion(name="Criterio", text=t) for t in sentences(5, "copied")),
    "phases": (
        Phase(name="Uno", text="", steps=tuple(Step(text=t) for t in sentences(5, "copied"))),
    ),
    "tie_breaks": tuple(sentences(5, "copied")),
    "dimensions": tuple(sentences(5, "copied")),
    "report_outline": tuple(sentences(5, "copied")),
}


@pytest.mark.parametrize("field", FIELDS)
def test_every_text_of_a_practice_counts(field: str) -> None:
    copied = {field: FIELDS[field]}
    entries = [practice(name, words(20, name), **copied) for name in ("a", "b")]
    assert pairs(near_duplicates(entries)) == [("a", "b")]


@pytest.mark.parametrize("field", PROGRAMME_FIELDS)
def test_every_text_of_a_programme_counts(field: str) -> None:
    copied = {field: PROGRAMME_FIELDS[field]}
    entries = [programme(name, words(20, name), **copied) for name in ("a", "b")]
    assert pairs(near_duplicates(entries)) == [("a", "b")]


def test_practice_and_programme_are_compared() -> None:
    text = words(80, "text")
    assert pairs(near_duplicates([practice("b", text), programme("a", text)])) == [("a", "b")]


# What is not


def test_entries_that_share_nothing_are_no_pair() -> None:
    assert near_duplicates([practice(f"p{n}", words(100, n)) for n in range(50)]) == []


@pytest.mark.parametrize("copied", [0.5, 0.49])
def test_entry_of_which_less_than_half_is_copied_is_no_pair(copied: float) -> None:
    text, share = words(200, "text"), round(200 * copied)
    mixed = " ".join([*text.split()[:share], words(200 - share, "new")])
    found = near_duplicates([practice("a", text, title=""), practice("b", mixed, title="")])
    assert bool(found) is (copied >= LEAST_SHARE)


@pytest.mark.parametrize("count", [LEAST_WORDS - 1, LEAST_WORDS])
def test_formula_of_one_sentence_does_not_make_a_pair_of_short_entries(count: int) -> None:
    formula = words(count, "formula")
    entries = [practice(name, f"{words(15, name)}. {formula}.") for name in ("a", "b")]
    assert bool(near_duplicates(entries)) is (count >= LEAST_WORDS)


def test_formula_that_all_entries_have_makes_no_pairs() -> None:
    formula = words(60, "formula")
    entries = [practice(f"p{n}", f"{words(120, n)} {formula}") for n in range(100)]
    assert near_duplicates(entries) == []


def test_copies_are_found_among_entries_that_all_have_a_formula() -> None:
    formula = words(120, "formula")
    entries = [practice(f"p{n}", f"{words(140, n)} {formula}") for n in range(100)]
    copy = replace(entries[3], id="z", title="Otra")
    assert pairs(near_duplicates([*entries, copy])) == [("p3", "z")]


def test_same_words_in_another_order_are_another_text() -> None:
    text = words(100, "text").split()
    shuffled = random.Random(1).sample(text, len(text))
    assert near_duplicates([practice("a", " ".join(text)), practice("b", " ".join(shuffled))]) == []


@pytest.mark.parametrize("text", ["", "Mesa", "Mesa de Lima", "[1] 2019 – 45 %", words(30, "tiny")])
def test_empty_and_tiny_entries_are_no_pairs(text: str) -> None:
    entries = [practice(name, text, title="") for name in ("a", "b", "c")]
    assert near_duplicates(entries) == []


def test_no_entries_and_one_entry_are_no_pairs() -> None:
    assert near_duplicates([]) == []
    assert near_duplicates([practice("a", words(100, "text"))]) == []


# The planted copies


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Practice]:
    folder = tmp_path_factory.mktemp("corpus") / "content"
    write_corpus(150, folder, VOCABULARIES)
    return list(load_content(folder, today=date(2026, 1, 31)).catalog.practices)


def rewritten(text: str, share: float, foreign: list[str], drawn: random.Random) -> str:
    """``text`` with about ``share`` of its sentences replaced by ``foreign`` ones."""
    written = re.split(r"(?<=[.?!]) ", text)
    return " ".join(drawn.choice(foreign) if drawn.random() < share else s for s in written)


def copy_of(entry: Practice, number: int, corpus: list[Practice]) -> Practice:
    """A copy with another title, up to 30 % of its sentences taken from other entries."""
    drawn = random.Random(number)
    foreign = [s for e in drawn.sample(corpus, 10) for s in re.split(r"(?<=[.?!]) ", e.summary)]
    share = drawn.uniform(0, 0.3)

    def new(text: str) -> str:
        return rewritten(text, share, foreign, drawn) if text else ""

    return replace(
        entry,
        id=f"copy-{number}",
        title=words(6, number),
        summary=new(entry.summary),
        context=new(entry.context),
        lessons_learned=tuple(map(new, entry.lessons_learned)),
        recommendations=tuple(map(new, entry.recommendations)),
        results=tuple(replace(result, text=new(result.text)) for result in entry.results),
    )


def test_planted_copies_are_found_and_nothing_else(corpus: list[Practice]) -> None:
    copied = random.Random(1).sample(corpus, 20)
    copies = [copy_of(entry, number, corpus) for number, entry in enumerate(copied)]
    found = near_duplicates([*corpus, *copies])
    expected = {
        tuple(sorted((entry.id, copy.id))) for entry, copy in zip(copied, copies, strict=True)
    }
    assert set(pairs(found)) == expected


# Pairs


def test_pairs_of_three_copies_are_told_once_each() -> None:
    text = words(100, "text")
    entries = [practice(name, text) for name in ("c", "a", "b")]
    assert pairs(near_duplicates(entries)) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_of_many_copies_each_is_told_and_few_more() -> None:
    """A hundred copies are 4,950 pairs: one with a neighbour is enough to find them all."""
    text = words(100, "text")
    names = [f"p{n:03}" for n in range(100)]
    found = near_duplicates([practice(name, text) for name in names])
    assert {pair.second for pair in found} == set(names[1:])
    assert len(found) < 2 * len(names)


@pytest.mark.parametrize("seed", range(3))
def test_order_of_the_entries_does_not_matter(seed: int) -> None:
    written = [sentences(10, n) for n in range(20)]
    entries = [practice(f"p{n:02}", " ".join(text)) for n, text in enumerate(written)]
    entries += [practice(f"q{n:02}", " ".join(written[n][3:])) for n in range(10)]
    expected = near_duplicates(entries)
    assert len(expected) == 10
    assert near_duplicates(random.Random(seed).sample(entries, len(entries))) == expected


PRINT_SKETCH = """
from hub.search import near_duplicates as m
print(m._sketch(m._WordNumbers().of(" ".join("palabra" + c for c in "abcdefghijklmnopqrstuvwxyz"))))
"""


def test_hashes_are_the_same_in_every_process() -> None:
    """Otherwise a pair at the limit would come and go from run to run."""
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINT_SKETCH],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(printed) == 1
    assert printed.pop().count(",") == 22


# The longest passage


def test_longest_passage_is_as_each_entry_writes_it() -> None:
    long, short, other = words(50, "long"), words(20, "short"), words(20, "other")
    first = practice("a", f"{short}. {words(9, 1)}. {long} [1] {other}.")
    second = practice("b", f"{words(9, 2)}.\n{long.upper()}, {words(9, 3)}.", context=short)
    assert only(first, second).passages == (long, f"{long.upper()},")


@pytest.mark.parametrize("between", ["\n\n", "\n \n"])
def test_longest_passage_ends_with_its_paragraph(between: str) -> None:
    first, second = words(40, "first"), words(50, "second")
    text = f"{first}.{between}{second}."
    assert only(practice("a", text), practice("b", text)).passages == (f"{second}.", f"{second}.")


def test_longest_passage_of_a_line_that_was_wrapped_is_whole() -> None:
    text = words(60, "text").replace(" ", "\n", 10)
    assert only(practice("a", text), practice("b", text)).passages == (text, text)


def test_lists_of_short_items_have_a_passage_too() -> None:
    items = tuple(words(3, n) for n in range(20))
    entries = [practice(name, "", title="", recommendations=items) for name in ("a", "b")]
    assert only(*entries).passages == ("\n\n".join(items), "\n\n".join(items))


def test_passage_goes_on_through_words_that_come_again() -> None:
    text = "uno dos tres cuatro cinco " * 30
    assert only(practice("a", text), practice("b", text)).passages == (text.strip(), text.strip())


def test_endless_repetition_takes_no_time() -> None:
    """In time that grows with the square of the texts, these would take minutes."""
    text = words(10, "text") + " "
    first, second = practice("a", text * 10_000), practice("b", text * 9_999)
    started = process_time()
    assert only(first, second).passages[0] == second.summary.strip()
    assert process_time() - started < 10


def test_what_cannot_be_encoded_is_no_obstacle() -> None:
    text = words(60, "text") + " \ud800 \x00 \U0001f600"
    assert pairs(near_duplicates([practice("a", text), practice("b", text)])) == [("a", "b")]
