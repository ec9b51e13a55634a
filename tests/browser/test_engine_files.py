"""The search engine in the browser: what it loads, when that fails, and what else pages ask it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import Contexts
from tests.browser.engine_runs import FILES, run, search
from tests.browser.script_worker import ScriptWorker, open_worker
from tests.browser.small_index import Files

ROUNDS = """
async (files, texts) => {
  const rounds = [];
  let waiting = [];
  const engine = Hub.createEngine((name) => new Promise((resolve) => {
    waiting.push([name, () => resolve(files[name])]);
  }));
  const work = async () => {
    for (const text of texts) {
      rounds.push(text);
      await engine.cards([...(await engine.search(text)).docs]);
    }
  };
  let isDone = false;
  const done = work().finally(() => (isDone = true));
  while (!isDone) {
    await new Promise((resolve) => setTimeout(resolve));
    if (waiting.length) rounds.push(waiting.map(([name]) => name).sort());
    const all = waiting;
    waiting = [];
    for (const [, resolve] of all) resolve();
  }
  await done;
  return rounds;
}
"""
"""What is loaded at once, round trip by round trip, for searches and the cards of their results."""


@pytest.fixture(scope="module")
def worker(contexts: Contexts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScriptWorker]:
    with open_worker(contexts("light"), tmp_path_factory.mktemp("engine")) as opened:
        yield opened


# What is loaded, and when it fails


def test_a_search_takes_three_round_trips_and_the_next_two(worker: ScriptWorker) -> None:
    assert worker.ask(ROUNDS, FILES, ["agua salud", "niños salud"]) == [
        "agua salud",
        ["meta"],
        ["lengths", "t/0", "t/2"],
        ["d/0"],
        "niños salud",
        ["t/1"],
        ["d/1"],
    ]


def test_a_query_without_words_loads_nothing_more(worker: ScriptWorker) -> None:
    assert search(worker, "de la")["loads"] == ["meta"]
    assert search(worker, "-agua")["loads"] == ["meta", "t/0"]


def test_phrases_take_a_round_trip_and_corrections_two(worker: ScriptWorker) -> None:
    rounds = worker.ask(ROUNDS, FILES, ["agua", '"educación niñas"', "saludd"])
    assert rounds[rounds.index('"educación niñas"') + 1 :] == [
        ["t/1"],
        ["p/0"],
        "saludd",
        ["t/2"],
        ["words"],
        ["d/1"],
    ]


@pytest.mark.parametrize("name", ["meta", "lengths", "t/0", "p/1", "words"])
def test_a_missing_file_is_told_and_asked_for_again(worker: ScriptWorker, name: str) -> None:
    call = """
    async (engine, loads, files) => {
      const text = '"centro integración" aguaaa';
      const kept = files[NAME];
      delete files[NAME];
      const failure = await engine.search(text).catch((error) => [error.name, error.message]);
      files[NAME] = kept;
      return [failure, (await engine.search(text)).mode];
    }
    """.replace("NAME", json.dumps(name))
    assert run(worker, call) == [["HubMissing", name], "all"]


# Everything else that pages ask


def test_facets_are_sets_of_entries(worker: ScriptWorker) -> None:
    call = """
    async (engine) => [...(await engine.facet("theme"))].map(([value, set]) => [
      value, [0, 1, 2, 3, 4].filter((n) => Hub.bitsets.has(set, n)), Hub.bitsets.count(set),
    ])
    """
    found = [["3", [1, 4], 2], ["agua", [0], 1], ["salud", [2, 3, 4], 3]]
    assert sorted(run(worker, call)) == found


def test_years_and_days_are_read(worker: ScriptWorker) -> None:
    call = """
    async (engine) => {
      const { first, last } = await engine.period();
      return [first, last.map(String), await engine.verified()];
    }
    """
    first, last = [2019, 2020, 0, 0, 2018], ["2021", "Infinity", "2022", "0", "2018"]
    assert run(worker, call) == [first, last, [10, 0, 30, 20, 74]]


def test_cards_come_in_the_order_asked_for_and_at_once(worker: ScriptWorker) -> None:
    call = "async (engine) => engine.cards(Int32Array.from([4, 0, 5]))"
    cards = run(worker, call)
    assert [(card["number"], card["title"]) for card in cards] == [
        (4, "Salud segura"),
        (0, "Agua segura"),
        (5, "Aportar"),
    ]
    assert cards[2] == {
        "number": 5,
        "path": "5.html",
        "title": "Aportar",
        "kind": 2,
        "place": "Perú",
        "period": "2020",
        "sentence": "…",
        "language": "",
    }
    assert run(worker, "async (engine) => engine.cards([])") == []


def test_rows_come_with_their_columns(worker: ScriptWorker) -> None:
    call = "async (engine) => engine.rows([4, 1])"
    rows = [["salud-segura", "Salud segura"], ["centro-integracion", "Centro de integración"]]
    assert run(worker, call) == {"columns": ["id", "title"], "rows": rows}
    assert run(worker, "async (engine) => engine.rows([])") == {"columns": [], "rows": []}


def test_numbers_of_ids_and_of_none(worker: ScriptWorker) -> None:
    ids = ["salud-segura", "agua-segura", "nada", "", "__proto__", "constructor", "../x", "😀"]
    call = f"async (engine) => engine.numbers({json.dumps(ids)})"
    assert run(worker, call) == [4, 0, -1, -1, -1, -1, -1, -1]


def test_a_hub_without_entries_has_no_ids_and_no_pairs(worker: ScriptWorker) -> None:
    meta: Any = FILES["meta"][0]
    files: Files = {**FILES, "meta": [{**meta, "entries": 0, "ids": 0, "pairs": 0}]}
    assert run(worker, 'async (engine) => engine.numbers(["agua"])', files) == [-1]
    found = search(worker, '"agua segura"', files=files)
    assert (found["mode"], found["docs"], found["pages"]) == ("any", [], [0, 4])


def test_a_small_index_has_one_shard(worker: ScriptWorker) -> None:
    meta: Any = FILES["meta"][0]
    files: Files = {**FILES, "meta": [{**meta, "bounds": ""}]}
    found = search(worker, "agua", files=files)
    assert (found["docs"], found["loads"]) == ([0], ["lengths", "meta", "t/0"])


def test_statistics_are_those_of_the_file(worker: ScriptWorker) -> None:
    call = """
    async (engine) => {
      const { entries, documents, stop, bounds } = await engine.meta();
      return [entries, documents, [...stop], bounds];
    }
    """
    stop = ["de", "en", "la", "los", "para", "y"]
    assert run(worker, call) == [5, 6, stop, ["integral", "salud"]]
