"""The form and the validator agree: on problems, on files and on words.

``tests/cases/form.json`` holds states with their problems. The browser judges each state, and
writes its file; Python reads that file, finds the same problems in it, and the same values.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hub.entries.loader import entry_files
from hub.entries.raw import RawEntry
from hub.entries.reader import read_entry
from hub.model import Catalog
from tests.browser.form.form_cases import (
    BASES,
    CASES,
    CONTENT,
    ELSEWHERE,
    REAL_TODAY,
    SEED,
    case_state,
)
from tests.browser.form.form_worker import FormWorker
from tests.support.content_folders import EXAMPLES, TODAY
from tests.support.form_states import (
    NotInAForm,
    State,
    Validator,
    as_problems,
    changed,
    expected_problems,
    settled,
    state_of,
)
from tests.support.hostile_states import hostile_states


def differences(
    state: State, text: str, rows: list[dict[str, Any]], validator: Validator
) -> list[str]:
    """How the validator's view of the file differs from the form's view of the state."""
    checked = validator.check(state, text)
    there, here = validator.problems(checked), as_problems(rows)
    found = [f"only the validator: {problem}" for problem in there if problem not in here]
    found += [f"only the form: {problem}" for problem in here if problem not in there]
    if not found and there != here:
        found.append(f"not as often: {there} {here}")
    if not any(row["code"] == "file-too-large" for row in rows):
        found += _lost_values(state, checked.raw)
    return found


def _lost_values(state: State, raw: RawEntry) -> Iterator[str]:
    # A lone surrogate cannot be written.
    wanted = json.loads(json.dumps(settled(state)["values"]).replace("\\ud800", "\\ufffd"))
    there = state_of(raw)["values"]
    for name in sorted(wanted.keys() | there.keys()):
        if there.get(name) != wanted.get(name):
            yield f"{name} reads back as {there.get(name)!r}, was {wanted.get(name)!r}"


# The shared cases


Judged = list[tuple[dict[str, Any], State, str, list[dict[str, Any]]]]


@pytest.fixture(scope="module")
def judged(form: FormWorker) -> Judged:
    """Each case with its state, and the file and the problems that the form gives for it."""
    cases = CASES["cases"]
    made = [case_state(case) for case in cases]
    found = form.run(made, CASES["today"])
    return [(case, state, *one) for case, state, one in zip(cases, made, found, strict=True)]


def test_browser_finds_the_problems_of_each_case(judged: Judged) -> None:
    wrong = [
        (case["name"], as_problems(rows), expected)
        for case, _, _, rows in judged
        if as_problems(rows) != (expected := expected_problems(case["problems"]))
    ]
    assert wrong == []


def test_validator_finds_the_problems_of_each_case_in_its_file(
    judged: Judged, validator: Validator
) -> None:
    assert CASES["today"] == TODAY.isoformat()
    wrong: list[tuple[str, object]] = []
    for case, state, text, rows in judged:
        found = validator.problems(validator.check(state, text))
        if found != expected_problems(case["problems"]):
            wrong.append((case["name"], found))
        wrong += [(case["name"], more) for more in differences(state, text, rows, validator)]
    assert wrong == []


def test_cases_show_every_code_that_a_form_can_meet(form: FormWorker) -> None:
    shown = {row[1] for case in CASES["cases"] for row in case["problems"]}
    assert shown | ELSEWHERE == set(form.ask("() => Object.keys(Hub.form.data().messages)"))
    assert len(CASES["cases"]) >= 150
    assert len({case["name"] for case in CASES["cases"]}) == len(CASES["cases"])


def test_problems_stand_in_the_order_of_the_fields(form: FormWorker) -> None:
    changes: dict[str, Any] = {
        "id": "Agua", "themes": ["salud"], "organisations[0].role": "x", "review": None,
        "organisations[0].name": None, "organisations[1].type": "x", "title": "Mesa <b>x",
    }  # fmt: skip
    [(_, rows)] = form.run([changed(BASES["practice"], changes)], CASES["today"])
    assert [(row["field"], row["code"]) for row in rows] == [
        ("id", "bad-id"),
        ("title", "raw-html"),
        ("title", "text-too-short"),
        ("themes[0]", "unknown-term"),
        ("organisations[0].name", "missing-field"),
        ("organisations[0].role", "unknown-term"),
        ("organisations[1].type", "unknown-term"),
        ("review", "missing-field"),
    ]


def test_a_problem_tells_its_place_in_the_state(form: FormWorker) -> None:
    """Rows left empty are not written, so an item has another number in the file."""
    lead = {"name": "Municipalidad", "role": "lead", "type": "local-government"}
    changes = {
        "organisations": [{}, lead, {"name": ""}, {**lead, "role": "x"}],
        "themes": ["", "salud"],
    }
    [(_, rows)] = form.run([changed(BASES["practice"], changes)], CASES["today"])
    assert [(row["field"], row["at"]) for row in rows] == [
        ("themes[0]", "themes[1]"),
        ("organisations[1].role", "organisations[3].role"),
    ]


# Examples, real entries, hostile states


def entries_below(folder: Path) -> Iterator[tuple[Path, State]]:
    """The entry files in ``folder`` that a form can express."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".md", ".yml", ".yaml") or "vocabularies" in path.parts:
            continue
        kind = "program" if "programs" in path.parts else "practice"
        try:
            yield path, state_of(read_entry(path, path.name, kind, path.name))
        except NotInAForm:
            continue


def test_form_and_validator_agree_on_every_example(form: FormWorker, validator: Validator) -> None:
    examples = list(entries_below(EXAMPLES))
    assert len(examples) > 170
    found = form.run([state for _, state in examples], CASES["today"])
    wrong = [
        (path, difference)
        for (path, state), (text, rows) in zip(examples, found, strict=True)
        for difference in differences(state, text, rows, validator)
    ]
    assert wrong == []


def test_real_entries_are_the_same_when_the_form_writes_them(
    real_form: FormWorker, real_catalog: Catalog, tmp_path: Path
) -> None:
    validator = Validator(tmp_path, real_catalog, REAL_TODAY)
    states_of_entries = [
        state_of(read_entry(path, path.name, kind, path.name))
        for path, kind in entry_files(CONTENT)
    ]
    found = real_form.run(states_of_entries, REAL_TODAY.isoformat())
    assert len(found) == len(list(real_catalog.entries()))
    for state, (text, rows) in zip(states_of_entries, found, strict=True):
        assert differences(state, text, rows, validator) == [], state["id"]
        entry = real_catalog.entries_by_id[state["id"]]
        written = validator.check(state, text).entry
        assert written is not None
        assert replace(written, path=entry.path) == entry


def test_hostile_states_are_written_and_judged_alike(
    form: FormWorker, catalog: Catalog, validator: Validator
) -> None:
    made = list(hostile_states(SEED, 300, catalog.vocabularies, list(BASES.values())))
    wrong = [
        (state, difference)
        for state, (text, rows) in zip(made, form.run(made, CASES["today"]), strict=True)
        for difference in differences(state, text, rows, validator)
    ]
    assert wrong == []
