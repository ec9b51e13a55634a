"""The words of the form: problems as the validator tells them, terms that were probably meant."""

from __future__ import annotations

import random
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from hub.entries.field_spec import Form
from hub.entries.field_table import fields_of
from hub.model import LANGUAGES, Catalog
from hub.problems import CODES, Problem
from hub.reporting import HELP_PAGE, tell
from hub.wording import closest, fold, same
from tests.browser.conftest import Contexts
from tests.browser.form.form_cases import BASES, CASES, ELSEWHERE, REAL_TODAY, SEED
from tests.browser.form.form_worker import FormWorker, open_form
from tests.support.form_states import Validator, changed, expected_problems


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_are_told_in_the_words_of_the_validator(
    contexts: Contexts, catalog: Catalog, tmp_path: Path, language: str
) -> None:
    problems = [
        Problem("x", 1, 1, code, field, values, suggestion=suggestion)
        for case in CASES["cases"]
        for field, code, _, values, suggestion in expected_problems(case["problems"])
    ]
    problems += [
        Problem(
            "x",
            1,
            1,
            code,
            "title",
            tuple((name, "a\u200b  b" * 60) for name in CODES[code].values),
        )
        for code in sorted(ELSEWHERE)
    ]
    given = [
        {"field": p.field, "code": p.code, "values": dict(p.values), "suggestion": p.suggestion}
        for p in problems
    ]
    with open_form(contexts("light"), tmp_path, catalog, language) as form:
        told = form.ask("(problems) => problems.map(Hub.form.tell)", given)
    for problem, found in zip(problems, told, strict=True):
        expected = tell(problem, language, catalog.vocabularies)
        assert (found["message"], found["hint"], found["suggestion"]) == (
            expected.message,
            expected.hint,
            expected.suggestion,
        )
        assert found["title"]
        assert found["help"] == f"{HELP_PAGE}#{problem.code}"


# What was meant

_EDITS = "abcdefghijklmnopqrstuvwxyz"


def _edited(word: str, edits: int, chance: random.Random) -> str:
    letters = list(word)
    for _ in range(edits):
        at = chance.randrange(len(letters))
        kind = chance.randrange(4)
        if kind == 0:
            letters[at] = chance.choice(_EDITS)
        elif kind == 1:
            letters.insert(at, chance.choice(_EDITS))
        elif kind == 2:
            del letters[at]
        elif at:
            letters[at - 1 : at + 1] = letters[at], letters[at - 1]
    return "".join(letters)


def typos(catalog: Catalog) -> list[tuple[str, str, str]]:
    """200 ways not to write a term: its field, what was typed, what was meant."""
    chance = random.Random(SEED)
    terms = [
        (field.name, term)
        for field in fields_of("practice").values()
        if field.form is Form.TERM
        for term in catalog.vocabularies[field.vocabulary].terms
        if not term.deprecated
    ]
    found: list[tuple[str, str, str]] = []
    while len(found) < 200:
        field, term = chance.choice(terms)
        label = term.label.es
        written = chance.choice([term.id, label]) if len(term.id) > 4 else label
        typed = chance.choice(
            [
                label,
                fold(label).upper(),
                f"{label}s",
                label.removesuffix("s"),
                _edited(written, 1, chance),
                _edited(written, 2, chance),
            ]
        )
        if typed != term.id and len(typed) > 4:
            found.append((field, typed, term.id))
    return found


def test_the_term_that_was_meant_is_suggested_first(
    real_form: FormWorker, real_catalog: Catalog, tmp_path: Path
) -> None:
    """At least 90 % of 200 typos, by the validator and by the form alike."""
    validator = Validator(tmp_path, real_catalog, REAL_TODAY)
    wrong = typos(real_catalog)
    fields = fields_of("practice")
    given = [
        changed(BASES["practice"], {field: [typed] if fields[field].many else typed})
        for field, typed, _ in wrong
    ]
    found = real_form.run(given, REAL_TODAY.isoformat())
    first = real_form.ask(
        "(typos) => typos.map(([field, typed]) => Hub.form.suggest(field, typed)[0]?.value ?? '')",
        [[field, typed] for field, typed, _ in wrong],
    )
    right = {"validator": 0, "check": 0, "suggest": 0}
    for (field, _, meant), state, (text, rows), offered in zip(
        wrong, given, found, first, strict=True
    ):
        there = validator.problems(validator.check(state, text))
        suggested = {
            "validator": [p[4] for p in there if p[1] == "unknown-term" and p[0].startswith(field)],
            "check": [
                row["suggestion"]
                for row in rows
                if row["code"] == "unknown-term" and row["field"].startswith(field)
            ],
            "suggest": [offered],
        }
        assert suggested["validator"] == suggested["check"]
        for name, values in suggested.items():
            right[name] += values == [meant]
    print(f"of 200 typos the right term is first: {right}")
    assert right["validator"] == right["check"]
    assert min(right.values()) >= 180


def test_similarity_is_that_of_the_validator(form: FormWorker) -> None:
    chance = random.Random(SEED)
    pairs = [
        ("", ""),
        ("", "a"),
        ("abxcd", "abcd"),
        ("private volatile", "private Thread volatile"),
    ]
    for length in (3, 8, 20, 90, 260, 420):
        for _ in range(20):
            word = "".join(chance.choice("abcde ñ𝐀") for _ in range(length))
            pairs.append((word, _edited(word, length // 3, chance)))
    found = form.ask("(pairs) => pairs.map(([a, b]) => Hub.form.closest.ratio(a, b))", pairs)
    assert found == [SequenceMatcher(None, a, b).ratio() for a, b in pairs]


def test_the_closest_of_some_names_is_that_of_the_validator(form: FormWorker) -> None:
    names = [
        "Solicitud",
        "Selección",
        "Evaluación",
        "selecciona",
        "Straße",
        "ﬁnanza",
        "İstanbul",
        "",
    ]
    typed = [
        *("solicitudes", "SELECCION", "eleccion", "strasse", "STRASSE", "finanza", "istanbul", ""),
        *("ſelección", "ev", "evaluacio", "zzz", "se-lec_cion", "ISTANBUL", "ıstanbul", "ΣΑΣ"),
    ]
    source = "([n, t]) => t.map((x) => Hub.form.closest.closest(x, Hub.form.closest.same(n), 0.5))"
    found = form.ask(source, [names, typed])
    assert found == [closest(word, same(names), 0.5) for word in typed]


def suggest(form: FormWorker, field: str, typed: str) -> list[str]:
    found = form.ask("(field, typed) => Hub.form.suggest(field, typed)", field, typed)
    return [option["value"] for option in found]


@pytest.mark.parametrize(
    ("field", "typed", "first"),
    [
        ("themes", "edu", "education"),
        ("themes", "unicas", "one-stop-centres"),
        ("themes", "salu", "health"),
        ("countries", "Per", "PE"),
        ("countries", "pe", "PE"),
        ("organisations[2].country", "brazl", "BR"),
        ("language", "ingl", "en"),
        ("sources[0].language", "franc", "fr"),
        ("programs", "integracion", "complete-programme"),
        ("license", "cc", "CC-BY-4.0"),
        ("gcm_objectives", "7", "7"),
    ],
)
def test_values_are_offered_while_typing(
    form: FormWorker, field: str, typed: str, first: str
) -> None:
    assert suggest(form, field, typed)[0] == first


def test_all_values_are_offered_before_typing_and_none_for_what_is_like_nothing(
    form: FormWorker,
) -> None:
    assert "integration" not in suggest(form, "themes", ""), "a deprecated term is not offered"
    assert len(suggest(form, "countries", "")) > 200
    assert suggest(form, "themes", "zzzzzz") == []
    assert suggest(form, "title", "a") == []
    assert form.ask("() => Hub.form.suggest('themes', 'Salud')")[0] == {
        "value": "health",
        "label": "Salud",
    }
