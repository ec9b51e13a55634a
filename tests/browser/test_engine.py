"""The search engine in the browser over a small index that is written by hand: what it finds.

It runs in a worker with a function that hands over the files, as the scripts are written.
``test_parity.py`` compares it with Python over real indexes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.browser.conftest import Contexts
from tests.browser.engine_runs import FILES, run, search
from tests.browser.script_worker import ScriptWorker, open_worker
from tests.browser.small_index import Files, gaps, key_number


@pytest.fixture(scope="module")
def worker(contexts: Contexts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScriptWorker]:
    with open_worker(contexts("light"), tmp_path_factory.mktemp("engine")) as opened:
        yield opened


def docs(worker: ScriptWorker, text: str) -> tuple[str, list[int]]:
    found = search(worker, text)
    return found["mode"], found["docs"]


# What matches


@pytest.mark.parametrize(
    ("text", "mode", "numbers"),
    [
        ("agua", "all", [0]),
        ("ÁGUA", "all", [0]),
        ("salud segura", "all", [4, 0]),
        ("la salud de los niños", "all", [3, 4, 2]),
        ("agua integral", "any", [0, 3, 1]),
        ("", "none", [0, 1, 2, 3, 4]),
        ("de los y", "none", [0, 1, 2, 3, 4]),
        ("-salud", "none", [1]),
        ("centro -salud", "all", [1]),
        ("centro -integración -niñas", "any", []),
        ("agua -agua", "any", []),
        ("agua -zzz", "all", [0]),
        ('"salud integral"', "all", [3]),
        ('"integral salud"', "any", [3, 4, 2, 1, 0]),
        ('"educación de niñas"', "all", [2]),
        ('"educativas niñas" centro', "all", [2]),
        ('"centro zona"', "any", [1, 2, 3, 4]),
        ('"salud xyzw"', "any", [3, 4, 2, 0]),
        ('"salud"', "all", [3, 4, 2, 0]),
    ],
)
def test_documents_match(worker: ScriptWorker, text: str, mode: str, numbers: list[int]) -> None:
    assert docs(worker, text) == (mode, numbers)


def test_entries_that_answer_equally_well_stand_in_their_order(worker: ScriptWorker) -> None:
    assert docs(worker, "niños centro") == ("all", [2, 3, 4])
    assert docs(worker, "centro niños -educativa") == ("all", [3, 4])


def test_most_terms_of_a_long_query_are_enough(worker: ScriptWorker) -> None:
    """Of four terms three; the mode says whether the first entry has them all."""
    assert docs(worker, "salud niños centro educación") == ("all", [2, 3, 4])
    assert docs(worker, "salud niños centro agua") == ("most", [3, 4, 2])
    assert docs(worker, "salud niños centro agua -niñas") == ("any", [0, 1])
    assert docs(worker, "salud niños agua") == ("any", [0, 3, 4, 2])
    assert docs(worker, 'salud niños centro "agua segura"')[0] == "any"


def test_pages_are_apart_and_are_not_enough_for_a_mode(worker: ScriptWorker) -> None:
    found = search(worker, "salud")
    assert (found["mode"], found["pages"]) == ("all", [5])
    found = search(worker, "ayuda")
    assert (found["mode"], found["docs"], found["pages"]) == ("any", [], [5])
    assert search(worker, "")["pages"] == [5]
    assert search(worker, "centro -ayuda")["pages"] == []


# What a word stands for


def test_a_word_whose_stem_is_in_another_shard_is_found(worker: ScriptWorker) -> None:
    found = search(worker, "integrando")
    assert (found["mode"], found["docs"]) == ("all", [1])
    assert [name for name in found["loads"] if name.startswith("t/")] == ["t/0", "t/1"]


def test_words_with_one_stem_are_one_term(worker: ScriptWorker) -> None:
    once, twice = search(worker, "integrando"), search(worker, "integrando integración centro")
    assert once["docs"] == twice["docs"] == [1]
    assert twice["terms"] == ["integrando", "integracion", "centro"]
    assert twice["mode"] == "all"
    assert docs(worker, "integrando integración centro agua")[0] == "any"


def test_a_misspelt_word_stands_for_the_nearest(worker: ScriptWorker) -> None:
    found = search(worker, "educasion slud")
    assert found["corrections"] == [["educasion", ["educación"]], ["slud", ["salud"]]]
    assert (found["mode"], found["docs"], found["unknown"]) == ("all", [2], [])
    assert found["marks"] == ["educacion", "educativa", "salud"]


def test_a_misspelt_word_may_stand_for_several(worker: ScriptWorker) -> None:
    found = search(worker, "ayua")
    assert found["corrections"] == [["ayua", ["agua", "ayuda"]]]
    assert (found["docs"], found["pages"], found["marks"]) == ([0], [5], ["agua", "ayuda"])
    found = search(worker, "niñxs")
    assert found["corrections"] == [["ninxs", ["niños", "niñas"]]]
    assert found["docs"] == [2, 3, 4]


def test_words_with_one_stem_are_one_guess(worker: ScriptWorker) -> None:
    """«zone» may be «zon» or «zona»: one stem, which counts in full."""
    call = """
    async (engine) => {
      const { scores } = Hub;
      let guesses;
      Hub.scores = (asked, ...others) => {
        guesses = asked.map((terms) => terms.map((term) => term.stem));
        return scores(asked, ...others);
      };
      const { corrections } = await engine.search("zone ayua");
      Hub.scores = scores;
      return [corrections.map((correction) => correction.spellings), guesses];
    }
    """
    spellings = [["zon", "zona"], ["agua", "ayuda"]]
    assert run(worker, call) == [spellings, [["zon"], ["agu", "ayud"]]]


def test_an_inflection_is_found_without_a_word_about_it(worker: ScriptWorker) -> None:
    for word, number in (("aguas", 0), ("integrales", 3), ("seguro", 0)):
        found = search(worker, word)
        assert (found["mode"], found["docs"][0]) == ("all", number)
        assert (found["corrections"], found["unknown"]) == ([], [])
        assert "words" not in found["loads"]


def test_exact_takes_words_as_they_are(worker: ScriptWorker) -> None:
    for word in ("slud", "aguas"):
        found = search(worker, word, options="{ exact: true }")
        assert (found["mode"], found["docs"], found["pages"]) == ("any", [], [])
        assert (found["unknown"], found["corrections"]) == ([word], [])
        assert "words" not in found["loads"]


def test_an_unknown_word_is_named_and_left_out(worker: ScriptWorker) -> None:
    found = search(worker, "agua xyzwv")
    assert (found["mode"], found["docs"], found["unknown"]) == ("all", [0], ["xyzwv"])
    assert found["corrections"] == []
    found = search(worker, "xyzwv")
    assert (found["mode"], found["docs"], found["pages"]) == ("any", [], [])


def test_names_that_objects_have_anyway_are_unknown_words(worker: ScriptWorker) -> None:
    found = search(worker, "constructor __proto__ hasOwnProperty", options="{ exact: true }")
    assert found["unknown"] == ["constructor", "proto", "hasownproperty"]


def test_short_words_and_words_with_digits_are_not_corrected(worker: ScriptWorker) -> None:
    found = search(worker, "zo salud1")
    assert (found["unknown"], found["corrections"]) == (["zo", "salud1"], [])
    assert "words" not in found["loads"]


def test_a_misspelt_phrase_takes_the_likeliest_words(worker: ScriptWorker) -> None:
    assert docs(worker, '"slud integrall"') == ("all", [3])


def test_an_unknown_word_of_a_phrase_is_no_stem(worker: ScriptWorker) -> None:
    """Not even the stem that is spelt like the word for nothing in the language of the script."""
    pair = "undefined salud"
    files: Files = {**FILES, f"p/{key_number(pair, 2)}": [f"0{pair}", gaps([3])]}
    assert search(worker, '"xyzwv salud"', files=files)["mode"] == "any"


def test_all_words_of_all_stems_are_marked(worker: ScriptWorker) -> None:
    assert search(worker, "niña -agua")["marks"] == ["nina", "ninas", "ninos"]


# While typing


def test_a_begun_word_stands_for_what_completes_it(worker: ScriptWorker) -> None:
    found = search(worker, "niños int", options="{ prefix: true }")
    assert (found["corrections"], found["unknown"]) == ([], [])
    assert {"integracion", "integral", "ninas"} <= set(found["marks"])
    assert (found["mode"], found["docs"]) == ("all", [3])


@pytest.mark.parametrize("text", ["integ ", "integ agua"])
def test_a_word_that_is_not_the_last_is_not_completed(worker: ScriptWorker, text: str) -> None:
    found = search(worker, text, options="{ prefix: true }")
    assert "integ" in found["unknown"]


def test_a_word_is_completed_only_while_typing(worker: ScriptWorker) -> None:
    assert search(worker, "integ")["unknown"] == ["integ"]


def test_a_begun_word_that_is_a_word_stands_for_itself(worker: ScriptWorker) -> None:
    assert search(worker, "zon", options="{ prefix: true }")["marks"] == ["zon", "zona"]


def test_a_begun_word_without_completion_is_corrected(worker: ScriptWorker) -> None:
    found = search(worker, "slud", options="{ prefix: true }")
    assert found["corrections"] == [["slud", ["salud"]]]


@pytest.mark.parametrize(
    ("prefix", "limit", "words"),
    [
        ("ni", 5, ["niñas"]),
        ("niño", 5, ["niños"]),
        ("NIÑ", 5, ["niñas"]),
        ("integ", 5, ["integral", "integración"]),
        ("integ", 1, ["integral"]),
        ("integrand", 5, ["integrando"]),
        ("s", 5, []),
        ("", 5, []),
        ("zz", 5, []),
        ("zona", 5, ["zona"]),
    ],
)
def test_words_complete_what_is_typed(
    worker: ScriptWorker, prefix: str, limit: int, words: list[str]
) -> None:
    call = f"async (engine) => engine.complete({json.dumps(prefix)}, {limit})"
    assert run(worker, call) == words
    call = f"async (engine, loads) => [await engine.complete({json.dumps(prefix)}, 9), loads]"
    assert len(set(run(worker, call)[1]) - {"meta"}) <= 2
