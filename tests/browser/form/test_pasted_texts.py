"""Pasted texts: the browser finds what the shared cases say, and what the import finds."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from hub.importing.countries import country_code
from hub.importing.known_words import KnownWords
from hub.model import Catalog
from hub.territories import country_spellings
from tests.browser.conftest import Contexts
from tests.browser.form.form_cases import SEED
from tests.browser.form.paste_worker import open_paste
from tests.browser.script_worker import ScriptWorker
from tests.support.pasted_texts import CASES, EMPTY, HOSTILE, PARTS, Found, find

_READ = "(text, kind) => Hub.form.paste.read(text, kind)"
_SECONDS = """
(text, kind) => {
  const start = performance.now();
  const found = Hub.form.paste.read(text, kind);
  const { values } = Hub.form.paste.values(found, kind);
  const lists = Object.values(values).filter(Array.isArray);
  const items = Math.max(0, ...lists.map((list) => list.length));
  return [(performance.now() - start) / 1000, items];
}
"""
_MOST_ITEMS = 80


@pytest.fixture(scope="module")
def paste(
    contexts: Contexts, real_catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ScriptWorker]:
    with open_paste(contexts("light"), tmp_path_factory.mktemp("paste"), real_catalog) as opened:
        yield opened


def _read(paste: ScriptWorker, text: str, kind: str = "practice") -> Found:
    found = paste.ask(_READ, text, kind)
    sections = {
        name: [block["text"] for block in blocks] for name, blocks in found["sections"].items()
    }
    return {name: found[name] for name in ("language", *EMPTY)} | {"sections": sections}


def test_every_case_is_read_as_it_says(paste: ScriptWorker) -> None:
    wrong = {}
    for case in CASES:
        found = _read(paste, case["text"], case.get("kind", "practice"))
        expected = EMPTY | case["expected"]
        if found != expected:
            wrong[case["name"]] = {
                name: (found[name], expected[name])
                for name in found
                if found[name] != expected[name]
            }
    assert wrong == {}


def test_texts_put_together_at_random_are_read_as_the_import_reads_them(
    paste: ScriptWorker, real_catalog: Catalog
) -> None:
    chance = random.Random(SEED)
    wrong = []
    for number in range(300):
        text = "A" + "".join(chance.choices(PARTS, k=chance.randrange(1, 60)))
        kind = ("practice", "program")[number % 2]
        expected = find(text, real_catalog, kind=kind, words=KnownWords([]))
        found = _read(paste, text, kind)
        wrong += [(text, n, found[n], expected[n]) for n in found if found[n] != expected[n]]
    assert wrong == []


def test_every_name_of_a_country_is_known(paste: ScriptWorker) -> None:
    names = list(country_spellings())
    codes = paste.ask("(names) => names.map(Hub.form.paste.countries.countryCode)", names)
    assert codes == [country_code(name) for name in names]


def test_text_without_a_field_is_told_in_its_order(paste: ScriptWorker) -> None:
    text = (
        "Taller de redes\n\nResumen\nUn taller.\n\nNUESTRO EQUIPO\nCinco personas.\n\n"
        "Presupuesto: 300 dólares\n\nhttps://taller.example/una-\npagina\n\nContacto: Ana"
    )
    assert paste.ask(_READ, text, "practice")["unplaced"] == [
        "NUESTRO EQUIPO",
        "Cinco personas.",
        "Presupuesto: 300 dólares",
        "Contacto: Ana",
        "https://taller.example/una-",
    ]


def test_values_have_the_form_of_their_fields(paste: ScriptWorker) -> None:
    text = (
        "Nombre: Taller\nPeríodo: desde 2019, en curso\nResponsable: Casa Azul\n"
        "Socios: Casa Roja\n\n"
        "Resumen\n# Uno\n\nDos\n\nResultados\n• 300 familias\n\nhttps://www.taller.example/a"
    )
    script = "(text) => Hub.form.paste.values(Hub.form.paste.read(text, 'practice'), 'practice')"
    assert paste.ask(script, text)["values"] == {
        "title": "Taller",
        "summary": "\\# Uno\n\nDos",
        "language": "es",
        "period": {"start": "2019", "status": "ongoing"},
        "organisations": [
            {"name": "Casa Azul", "role": "lead"},
            {"name": "Casa Roja", "role": "partner"},
        ],
        "results": [{"text": "300 familias"}],
        "sources": [{"title": "Taller", "language": "es"}],
        "links": [{"title": "taller.example", "url": "https://www.taller.example/a"}],
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_within_a_bound(paste: ScriptWorker, name: str) -> None:
    seconds, items = paste.ask(_SECONDS, HOSTILE[name], "practice")
    assert seconds < 10
    assert items <= _MOST_ITEMS
