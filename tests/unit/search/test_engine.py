"""What a search finds: modes, phrases, exclusions, inflections, corrections, and any garbage."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

import pytest

from hub.search.documents import PAGE, SearchDocument
from hub.search.engine import Correction, Hit, Outcome, Searcher, needed_terms
from hub.search.index import SearchIndex
from tests.unit.search.corpora import Drawer, document, open_searcher

ASYLUM = document("asylum", "Asilo en la frontera norte", "Orientación jurídica y refugio temporal")
HEALTH = document("health", "Centro de salud", "Atención de salud mental", body="mujeres niños")
INTEGRATION = document(
    "integration", "Integración de niños", "Centros de integración local", body="salud vivienda"
)
SCHOOL = document("school", "Escuela de verano", "Clases de español", "Educación", "niños caza")
HOUSING = document("housing", "Vivienda digna", "Casas para familias", body="taza familias mapa")
GUIDE = document("guide.html", "Guía de salud", "Cómo aportar", body="salud ficha", kind=PAGE)
DOCUMENTS = [ASYLUM, HEALTH, SCHOOL, INTEGRATION, HOUSING, GUIDE]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[SearchIndex, Searcher]:
    return open_searcher(tmp_path_factory.mktemp("engine"), DOCUMENTS)


Search = Callable[..., Outcome]


@pytest.fixture
def search(opened: tuple[SearchIndex, Searcher]) -> Search:
    return opened[1].search


def ids(found: Outcome) -> list[str]:
    return [DOCUMENTS[hit.number].id for hit in (*found.hits, *found.pages)]


@pytest.mark.parametrize(
    ("query", "mode", "found"),
    [
        ("salud", "all", {"health", "integration", "guide.html"}),
        ("salud niños", "all", {"health", "integration"}),
        ("SALUD ninos", "all", {"health", "integration"}),
        ("salud niños vivienda", "all", {"integration"}),
        ("salud asilo", "any", {"asylum", "health", "integration", "guide.html"}),
        ("mental mental salud salud", "all", {"health"}),
        ("de la salud", "all", {"health", "integration", "guide.html"}),
        ("educacion", "all", {"school"}),
    ],
)
def test_all_terms_else_any(query: str, mode: str, found: set[str], search: Search) -> None:
    outcome = search(query)
    assert (outcome.mode, set(ids(outcome))) == (mode, found)


@pytest.mark.parametrize(
    ("query", "mode", "found"),
    [
        ("salud niños centro mental", "all", {"health", "integration"}),
        ("salud niños centro vivienda", "most", {"health", "integration"}),
        ("salud niños centro asilo", "most", {"health", "integration"}),
        ("asilo verano guía mapa", "any", {"asylum", "school", "guide.html", "housing"}),
    ],
)
def test_of_four_terms_or_more_two_thirds_are_enough(
    query: str, mode: str, found: set[str], search: Search
) -> None:
    """The mode is that of the first: «vivienda» is only in the second entry."""
    outcome = search(query)
    assert (outcome.mode, set(ids(outcome))) == (mode, found)


def test_how_many_terms_are_needed() -> None:
    assert [needed_terms(count) for count in range(1, 10)] == [1, 2, 3, 3, 4, 4, 5, 6, 6]
    assert needed_terms(30) == 20


def test_pages_alone_do_not_make_a_result(search: Search) -> None:
    """What only a page holds in full is not all that there is to tell of entries."""
    outcome = search("guía salud")
    assert outcome.mode == "any"
    assert [DOCUMENTS[hit.number].id for hit in outcome.pages] == ["guide.html"]
    assert {DOCUMENTS[hit.number].id for hit in outcome.hits} == {"health", "integration"}


@pytest.mark.parametrize("query", ["", "de la", "…", "-nada", "-", '"de"'])
def test_without_terms_everything_is_found_in_order(query: str, search: Search) -> None:
    outcome = search(query)
    assert outcome == Outcome(
        "none", tuple(Hit(n, 0.0) for n in range(5)), (Hit(5, 0.0),), (), (), ()
    )


@pytest.mark.parametrize(
    ("query", "mode", "found"),
    [
        ('"centro de salud"', "all", {"health"}),
        ("«centros de salud»", "all", {"health"}),
        ("“salud mental”", "all", {"health"}),
        ('"integración local"', "all", {"integration"}),
        ('"centro de integración local"', "all", {"integration"}),
        ('"mental salud"', "any", {"health", "integration", "guide.html"}),
        ('"salud vivienda"', "any", {"health", "integration", "guide.html", "housing"}),
        ('"centro asilo"', "any", {"health", "integration", "asylum"}),
        ('"centro de salud" vivienda', "any", {"health", "integration", "guide.html", "housing"}),
        ('"salud mental" niños', "all", {"health"}),
        ('"salud xqzvbn"', "any", {"health", "integration", "guide.html"}),
        ('"salud"', "all", {"health", "integration", "guide.html"}),
        ('"centro de salut"', "all", {"health"}),
    ],
)
def test_a_phrase_stands_in_title_or_summary(
    query: str, mode: str, found: set[str], search: Search
) -> None:
    outcome = search(query)
    assert (outcome.mode, set(ids(outcome))) == (mode, found)


def test_a_phrase_chooses_and_does_not_count(search: Search) -> None:
    (phrase,) = search('"centro de salud"').hits
    words = {hit.number: hit.score for hit in search("centro salud").hits}
    assert phrase.score == words[phrase.number]


@pytest.mark.parametrize(
    ("query", "mode", "found"),
    [
        ("salud -vivienda", "all", {"health", "guide.html"}),
        ("salud -viviendas", "all", {"health", "integration", "guide.html"}),
        ("-salud", "none", {"asylum", "school", "housing"}),
        ("-salud -ninos", "none", {"asylum", "housing"}),
        ("-xqzvbn", "none", {"asylum", "health", "school", "integration", "housing", "guide.html"}),
        ("salud asilo -mental", "any", {"asylum", "integration", "guide.html"}),
        ("salud -salud", "any", set()),
        ('"salud mental" -mujeres', "any", {"integration", "guide.html"}),
        ("salud niños centro mental -vivienda", "all", {"health"}),
        ("salud -de", "all", {"health", "integration", "guide.html"}),
    ],
)
def test_what_holds_an_excluded_word_is_left_out(
    query: str, mode: str, found: set[str], search: Search
) -> None:
    """Only words of the lexicon exclude: nothing is corrected or inflected there."""
    outcome = search(query)
    assert (outcome.mode, set(ids(outcome))) == (mode, found)


@pytest.mark.parametrize(
    ("query", "found"), [("escuelas", {"school"}), ("mapas", {"housing"}), ("familia", {"housing"})]
)
def test_another_inflection_needs_no_word(query: str, found: set[str], search: Search) -> None:
    outcome = search(query)
    assert (set(ids(outcome)), outcome.corrections, outcome.unknown) == (found, (), ())


@pytest.mark.parametrize(
    ("query", "corrections", "found"),
    [
        ("salut", [("salut", ("salud",))], {"health", "integration", "guide.html"}),
        ("integarcion", [("integarcion", ("integración",))], {"integration"}),
        ("caa", [("caa", ("caza",))], {"school"}),
        ("vivvienda salut", [("vivvienda", ("vivienda",)), ("salut", ("salud",))], {"integration"}),
    ],
)
def test_a_word_that_nobody_wrote_is_corrected(
    query: str, corrections: list[tuple[str, Sequence[str]]], found: set[str], search: Search
) -> None:
    outcome = search(query)
    assert [(each.word, each.spellings) for each in outcome.corrections] == corrections
    assert set(ids(outcome)) == found


def test_a_corrected_word_stands_for_all_its_neighbours_with_a_part_of_its_weight(
    search: Search,
) -> None:
    outcome = search("daza")
    assert outcome.corrections == (Correction("daza", ("caza", "taza")),)
    assert outcome.terms == (("caz", "taz"),)
    assert outcome.stems == {"caz", "taz"}
    scores = {DOCUMENTS[hit.number].id: hit.score for hit in outcome.hits}
    (caza,) = search("caza").hits
    assert scores["school"] == pytest.approx(caza.score / 2**0.5, abs=2e-9)
    assert set(scores) == {"school", "housing"}


def test_exact_neither_corrects_nor_inflects(search: Search) -> None:
    assert search("salut", exact=True) == Outcome("any", (), (), (), ("salut",), ())
    assert search("mapas", exact=True).unknown == ("mapas",)
    partly = search("salut mental", exact=True)
    assert (partly.mode, ids(partly), partly.unknown) == ("all", ["health"], ("salut",))


@pytest.mark.parametrize("query", ["xqzvbn", "xqzvbn wkjhgf", "2099", '"xqzvbn wkjhgf"'])
def test_words_like_no_other_are_named_and_find_nothing(query: str, search: Search) -> None:
    outcome = search(query)
    assert (outcome.mode, outcome.hits, outcome.pages) == ("any", (), ())
    assert outcome.unknown == tuple(query.strip('"').split())
    assert outcome.corrections == ()


def test_the_best_comes_first_and_equals_in_the_order_of_the_index(tmp_path: Path) -> None:
    same = [
        document(f"d{n}", f"Título {'abc'[n % 3]}", "salud", body="otra cosa") for n in range(6)
    ]
    best = document("d6", "Salud", "salud")
    _, searcher = open_searcher(tmp_path, [*same, best])
    found = searcher.search("salud").hits
    assert [hit.number for hit in found] == [6, 0, 1, 2, 3, 4, 5]
    assert len({hit.score for hit in found[1:]}) == 1
    assert all(round(hit.score, 9) == hit.score for hit in found)


def test_a_title_counts_more_than_a_summary_than_a_body(tmp_path: Path) -> None:
    fields = [("salud", "x", "x", "x"), ("x", "salud", "x", "x"), ("x", "x", "x", "salud")]
    _, searcher = open_searcher(tmp_path, [document(f"d{n}", *f) for n, f in enumerate(fields)])
    assert [hit.number for hit in searcher.search("salud").hits] == [0, 1, 2]


def test_ten_thousand_characters_are_as_good_as_five_hundred(search: Search) -> None:
    words = "salud mental " * 1000
    assert ids(search(words)) == ["health"]
    assert search(words) == search(words[:500]) != search(words[:5])
    start = process_time()
    for text in ("á" * 10_000, '"' * 10_000, "xqzvbnmkl " * 1_000, "-salud " * 2_000):
        assert search(text) == search(text[:500])
    assert process_time() - start < 1


def test_nothing_is_raised_for_any_text(tmp_path: Path) -> None:
    drawer = Drawer(9)
    index, searcher = open_searcher(tmp_path, drawer.documents(25))
    draw = random.Random(9)
    pool = [*'"-“”«» %{}\\*~', "\0", "\ud800", "👍", "𐐀", "移民"]
    modes = set()
    for _ in range(150):
        some = draw.choices([*pool, *drawer.words], k=draw.randrange(12))
        outcome = searcher.search(draw.choice(["", " "]).join(some), exact=draw.random() < 0.3)
        numbers = [hit.number for hit in (*outcome.hits, *outcome.pages)]
        assert len(numbers) == len(set(numbers))
        assert all(hit.number < index.entries for hit in outcome.hits)
        assert all(index.entries <= hit.number < 25 for hit in outcome.pages)
        modes.add(outcome.mode)
    assert modes == {"all", "most", "any", "none"}


@pytest.mark.parametrize("query", ["salud", "", '"a b"', "-x", "salut"])
def test_an_empty_index(query: str, tmp_path: Path) -> None:
    _, searcher = open_searcher(tmp_path, list[SearchDocument]())
    outcome = searcher.search(query)
    assert (outcome.hits, outcome.pages) == ((), ())
