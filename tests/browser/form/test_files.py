"""The file that the form writes is one that a person would have written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.browser.form.form_cases import BASES, CASES
from tests.browser.form.form_worker import FormWorker
from tests.support.form_states import changed


def written(form: FormWorker, base: str, changes: Mapping[str, Any]) -> str:
    return form.run([changed(BASES[base], changes)], CASES["today"])[0][0]


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("es", ["Resumen", "Lecciones aprendidas", "Recomendaciones", "Resultados"]),
        ("en", ["Summary", "Lessons learned", "Recommendations", "Results"]),
        ("pt", ["Resumo", "Lições aprendidas", "Recomendações", "Resultados"]),
        ("", ["Resumen", "Lecciones aprendidas", "Recomendaciones", "Resultados"]),
    ],
)
def test_headings_are_in_the_language_of_the_entry(
    form: FormWorker, language: str, headings: list[str]
) -> None:
    text = written(form, "practice", {"language": language, "innovative_approach": None})
    assert [line[3:] for line in text.split("\n") if line.startswith("## ")] == headings


def test_a_file_is_as_a_person_would_write_it(form: FormWorker) -> None:
    text = written(form, "practice", {"title": "Casa: abierta", "period.note": "Desde 2019"})
    assert text.startswith('---\ntitle: "Casa: abierta"\nlanguage: es\ncountries: [PE]\n')
    assert "period:\n  start: 2019\n  status: ongoing\n  note: Desde 2019\n" in text
    assert "\n  - name: Municipalidad de Ejemplo\n    role: lead\n" in text
    assert text.endswith("\n- **1200 personas**: recibieron orientación en 2023 [1].\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize(
    "text",
    ["# Uno", "#etiqueta", "Una\n# Dos", "Nulo\0", "Línea\rretorno", "Fin\u2028de línea"],
)
def test_what_a_section_cannot_hold_stands_in_the_front_matter(form: FormWorker, text: str) -> None:
    file = written(form, "practice", {"context": text})
    assert "## Contexto" not in file
    assert "\ncontext: " in file


def test_several_lines_of_front_matter_stay_readable(form: FormWorker) -> None:
    file = written(form, "program", {"phases[0].text": "Uno: dos.\n\n- a"})
    assert "    text: |-\n      Uno: dos.\n\n      - a\n" in file
