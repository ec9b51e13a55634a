"""The parts of the search engine in the browser: the shared cases, and what is beyond them.

Everything runs in a worker, as the scripts are written and as they are bundled.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from math import floor, log, sqrt
from typing import Any

import pytest
from playwright.sync_api import Page

from hub.entries.wordings import read_text_tree
from hub.model import LANGUAGES
from hub.site.scripts import SEARCH_SCRIPTS, bundle_scripts
from tests.browser.conftest import Contexts
from tests.browser.script_worker import BUNDLE, SOURCES, ScriptWorker, open_page
from tests.site.built import ROOT

CASES = ROOT / "tests" / "cases"
PARSE = """
(source) => {
  try {
    new Function(source);
    return "";
  } catch (error) {
    return String(error);
  }
}
"""
WORDS = "(texts) => texts.map((text) => Hub.text.words(text).map((w) => [w.text, w.folded]))"
OFFSETS = """
(texts) => texts.map((text) => {
  const normal = Hub.text.normal(text);
  return Hub.text.words(text).every((w) => normal.slice(w.start, w.end).toLowerCase() === w.text);
})
"""
QUERIES = """
(queries, stop) => queries.map(({ text, times = 1 }) => {
  const known = new Set(stop.split(" "));
  const { terms, phrases, excluded } = Hub.query.parse(text.repeat(times), known);
  return { terms, phrases, excluded };
})
"""
HOSTILE = """
(stop) => {
  const units = Array.from({ length: 500 }, (_, i) => String.fromCharCode(i * 131));
  const all = ["\\ud800", "\\udc00-x", "\\ud83d".repeat(999), units.join(""), "<script>", "\\0",
    '"'.repeat(1e5), "«“".repeat(1e5), " -a".repeat(1e5), "a".repeat(1e6), "\\u0301".repeat(1e5),
    "👍🏽".repeat(1e5), "ﷺ".repeat(1e5), "%E0%A4%A", "__proto__ constructor", "[a-z]+(.*)*$",
    Array.from({ length: 200 }, (_, i) => i).join(" ")];
  return all.map((text) => Hub.query.parse(text, new Set(stop.split(" "))).terms.length);
}
"""
MARKS = "(texts, marks) => texts.map((text) => Hub.marking.segments(text, new Set(marks)))"
BITSETS = """
([a, b, size]) => {
  const { of, full, and, or, has, count } = Hub.bitsets;
  const numbers = (set) => [...Array(size).keys()].filter((n) => has(set, n));
  const [one, other, all] = [of(a, size), of(b, size), full(size)];
  return {
    a: numbers(one), and: numbers(and(one, other)), or: numbers(or(one, other)),
    full: numbers(all), counts: [count(one), count(other), count(all), count(one, other)],
    beyond: has(all, size), words: one.length,
  };
}
"""


@pytest.fixture(scope="module")
def script_page(contexts: Contexts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One page for all tests, with the scripts in workers."""
    with open_page(contexts("light"), tmp_path_factory.mktemp("scripts")) as page:
        yield page


@pytest.fixture(params=["sources", "bundle"])
def worker(request: pytest.FixtureRequest, script_page: Page) -> ScriptWorker:
    names = [*SEARCH_SCRIPTS] if request.param == "sources" else [BUNDLE]
    return ScriptWorker(script_page, names)


def read_cases(name: str) -> Any:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def differences(cases: list[Any], found: list[Any], expected: list[Any]) -> list[Any]:
    """The cases that came out otherwise than expected, with what was found."""
    triples = zip(cases, found, expected, strict=True)
    return [(case, mine) for case, mine, its in triples if mine != its]


def test_the_search_engine_needs_no_document(worker: ScriptWorker) -> None:
    assert worker.ask("() => [typeof document, typeof Hub.createEngine]") == [
        "undefined",
        "function",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bundle_of_the_site_is_a_script(script_page: Page, language: str) -> None:
    """It parses after minifying; the tests of the pages run it."""
    texts = read_text_tree(ROOT / "theme" / "strings" / f"{language}.yml")
    bundles = bundle_scripts(SOURCES, texts)
    for path, content in bundles.items():
        wrong = script_page.evaluate(PARSE, content.decode())
        assert wrong == "", path
    broken = bundles["assets/hub/hub.js"].decode().rpartition("}")[0]
    assert "SyntaxError" in script_page.evaluate(PARSE, broken)


# The shared cases


def test_there_are_enough_cases() -> None:
    codes, spelling = read_cases("codes"), read_cases("spelling")
    assert len(read_cases("analysis")) >= 40
    assert len(read_cases("queries")["cases"]) >= 40
    assert sum(len(codes[kind]) for kind in codes) >= 30
    assert sum(len(spelling[kind]) for kind in ("distance", "inflections", "nearest")) >= 40


def test_words_are_those_of_the_cases(worker: ScriptWorker) -> None:
    cases = read_cases("analysis")
    texts = [case["text"] for case in cases]
    assert differences(cases, worker.ask(WORDS, texts), [case["words"] for case in cases]) == []
    assert differences(cases, worker.ask(OFFSETS, texts), [True] * len(cases)) == []


def test_queries_are_read_as_in_the_cases(worker: ScriptWorker) -> None:
    cases = read_cases("queries")
    found = worker.ask(QUERIES, cases["cases"], cases["stop"])
    read = [{k: case[k] for k in ("terms", "phrases", "excluded")} for case in cases["cases"]]
    assert differences(cases["cases"], found, read) == []


@pytest.mark.parametrize(
    ("kind", "source", "value"),
    [
        ("numbers", "(all) => all.map((c) => Hub.codes.numbers(c.text))", "numbers"),
        ("gaps", "(all) => all.map((c) => Hub.codes.gaps(c.text))", "numbers"),
        ("fronted", "(all) => all.map((c) => Hub.codes.fronted(c.text, ','))", "items"),
        ("words", "(all) => all.map((c) => Hub.spelling.read(c.text))", "words"),
        ("hashes", "(all) => all.map((c) => Hub.codes.hash(c.key))", "hash"),
    ],
)
def test_codes_are_read_as_in_the_cases(
    worker: ScriptWorker, kind: str, source: str, value: str
) -> None:
    cases = read_cases("codes")[kind]
    assert differences(cases, worker.ask(source, cases), [case[value] for case in cases]) == []


def test_distances_are_those_of_the_cases_up_to_the_limit(worker: ScriptWorker) -> None:
    source = (
        "(all, more) => all.map((c) => Hub.spelling.distance(c.first, c.second, c.distance + more))"
    )
    cases = read_cases("spelling")["distance"]
    expected = [case["distance"] for case in cases]
    for more in (0, 1, 99):
        assert differences(cases, worker.ask(source, cases, more), expected) == []
    for less in (1, 2):
        apart = [case for case in cases if case["distance"] >= less]
        expected = [case["distance"] - less + 1 for case in apart]
        assert differences(apart, worker.ask(source, apart, -less), expected) == []


def test_near_words_are_those_of_the_cases(worker: ScriptWorker) -> None:
    cases = read_cases("spelling")
    source = "(all, words) => all.map((c) => Hub.spelling.nearest(c.word, c.words || words))"
    found = worker.ask(source, cases["nearest"], cases["words"])
    assert differences(cases["nearest"], found, [c["nearest"] for c in cases["nearest"]]) == []


def test_inflections_are_those_of_the_cases(worker: ScriptWorker) -> None:
    cases = read_cases("spelling")["inflections"]
    found = worker.ask("(all) => all.map((c) => Hub.spelling.inflections(c.word))", cases)
    assert differences(cases, found, [case["forms"] for case in cases]) == []


# Beyond the cases


def test_no_query_is_slow_or_throws(worker: ScriptWorker) -> None:
    found = worker.ask(f"async (stop) => {{ const start = Date.now(); ({HOSTILE})(stop);"
                       " return Date.now() - start; }", "de la")  # fmt: skip
    assert found < 2_000
    assert max(worker.ask(HOSTILE, "de la")) == 30


def test_a_word_is_marked_in_any_spelling_and_the_text_stays(worker: ScriptWorker) -> None:
    texts = {
        "La educación de niñas": [
            ["La ", False],
            ["educación", True],
            [" de ", False],
            ["niñas", True],
        ],
        "EDUCACIÓN": [["EDUCACIÓN", True]],
        "Educacio\u0301n…": [["Educacio\u0301n", True], ["…", False]],
        "1.º m² ½ ﬁn <b>ninas</b>": [["1.º m² ½ ﬁn <b>", False], ["ninas", True], ["</b>", False]],
        "eﬁcaz eficaz": [["eﬁcaz", True], [" ", False], ["eficaz", True]],
        "reeducación": [["reeducación", False]],
        "İstanbul ｎｉñas": [["İstanbul ", False], ["ｎｉñas", True]],
        "👍niñas👍": [["👍", False], ["niñas", True], ["👍", False]],
        "": [],
    }
    found = worker.ask(MARKS, [*texts], ["educacion", "ninas", "eficaz"])
    assert differences([*texts], found, [*texts.values()]) == []


def test_segments_join_to_the_text_of_every_case(worker: ScriptWorker) -> None:
    texts = [case["text"] for case in read_cases("analysis")]
    words = [word for case in read_cases("analysis") for _, word in case["words"]]
    found = worker.ask(MARKS, texts, words)
    assert ["".join(text for text, _ in segments) for segments in found] == texts
    has_words = [bool(case["words"]) for case in read_cases("analysis")]
    assert [any(marked for _, marked in segments) for segments in found] == has_words


@pytest.mark.parametrize("size", [0, 1, 31, 32, 33, 1000])
def test_sets_of_bits_are_sets(worker: ScriptWorker, size: int) -> None:
    draw = random.Random(size)
    a, b = ({n for n in range(size) if draw.random() < part} for part in (0.3, 0.7))
    assert worker.ask(BITSETS, [sorted(a), sorted(b), size]) == {
        "a": sorted(a),
        "and": sorted(a & b),
        "or": sorted(a | b),
        "full": list(range(size)),
        "counts": [len(a), len(b), size, len(a & b)],
        "beyond": False,
        "words": -(-size // 32),
    }


def test_scores_are_those_of_the_formula(worker: ScriptWorker) -> None:
    """BM25F as written in docs/search.md, of a random corpus."""
    draw = random.Random(7)
    size, boosts, k1, b = 40, [3, 1.5, 1.5, 1], 1.2, 0.75
    lengths = [[draw.randrange(1, 200) for _ in range(size)] for _ in boosts]
    averages = [sum(field) / size for field in lengths]
    asked = [
        [
            {n: [draw.randrange(3) for _ in boosts] for n in draw.sample(range(size), 9)}
            for _ in range(stems)
        ]
        for stems in (1, 3, 2)
    ]
    expected = [0.0] * size
    for stems in asked:
        for held in stems:
            for field, boost in enumerate(boosts):
                df = sum(1 for tfs in held.values() if tfs[field])
                idf = log(size / (df + 1)) + 1
                for n, tfs in held.items():
                    tf, norm = tfs[field], 1 - b + b * lengths[field][n] / averages[field]
                    weight = boost / sqrt(len(stems))
                    expected[n] += weight * idf * tf * (k1 + 1) / (tf + k1 * norm) if tf else 0
    groups = [
        [[{"frequencies": tfs, "numbers": [n]} for n, tfs in held.items()] for held in stems]
        for stems in asked
    ]
    meta = {"documents": size, "averages": averages, "boosts": boosts, "k1": k1, "b": b}
    values = list(range(200))
    letters = ["".join(chr(35 + length) for length in field) for field in lengths]
    found = worker.ask(SCORES, groups, [[values, row] for row in letters], meta)
    assert max(abs(mine / 1e9 - its) for mine, its in zip(found, expected, strict=True)) < 1e-9
    assert found == [floor(score) for score in found]
    assert len(set(found)) > size / 2


SCORES = """
(asked, lengths, meta) => {
  const terms = asked.map((stems) => stems.map((groups) => ({ groups })));
  return [...Hub.scores(terms, lengths, meta)];
}
"""
"""The groups are there already, in place of the text that they are read from."""
