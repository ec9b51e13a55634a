"""Drafts: what they hold, what they leave open, and that nothing of the sheet is lost."""

from __future__ import annotations

import pytest

from tests.importing.conftest import ImportText

SHEET = """Mesa de trámites de Villa Nube
País: Chile

Resumen
La mesa ayuda cada lunes a quienes llegan a Villa Nube.

Lecciones aprendidas
• Atender de noche.
• El equipo escribió a fulana@example.org.

NUESTRO EQUIPO
Tres personas y un perro.
"""


def test_absent_sections_are_declared_and_present_ones_are_not(import_text: ImportText) -> None:
    draft = import_text(SHEET).draft
    assert draft.not_stated == ("recommendations", "innovative_approach")
    assert "not_stated: [recommendations, innovative_approach]" in draft.text
    assert "provenance: {lessons_learned: source}" in draft.text


def test_nothing_is_made_up(import_text: ImportText) -> None:
    lines = import_text(SHEET).draft.text.splitlines()
    keys = {line.split(":")[0] for line in lines if line[:1].islower()}
    assert keys == {
        "title", "language", "countries", "sources", "provenance", "not_stated", "review",
    }  # fmt: skip
    assert "review: {state: draft}" in lines


def test_text_without_a_place_stands_in_comments(import_text: ImportText) -> None:
    draft = import_text(SHEET).draft
    front = draft.text.partition("\n---\n")[0]
    assert "#   NUESTRO EQUIPO" in front
    assert "#   Tres personas y un perro." in front
    assert draft.unplaced_words == 7


def test_what_has_no_field_keeps_its_label_and_heading(import_text: ImportText) -> None:
    front = import_text(f"{SHEET}\nPresupuesto: dos millones\n\nMETAS\nAbrir más.\n").draft.text
    assert "#   Presupuesto: dos millones\n" in front
    assert "#   METAS\n#\n#   Abrir más.\n" in front


def test_what_stands_beside_a_country_is_kept(import_text: ImportText) -> None:
    draft = import_text("Perú\t2019\tFundación Nube\n\nResumen\nLa mesa ayuda.\n").draft
    assert "countries: [PE]\n" in draft.text
    assert "#   Perú · 2019 · Fundación Nube\n" in draft.text


def test_one_section_for_two_fields_is_left_to_the_writer(import_text: ImportText) -> None:
    text = SHEET.replace("Lecciones aprendidas", "LECCIONES APRENDIDAS Y RECOMENDACIONES")
    draft = import_text(text).draft
    assert draft.mixed == ("recommendations",)
    assert "recommendations" not in draft.not_stated
    assert "## Lessons learned" not in draft.text
    assert "## Lecciones aprendidas\n\n- Atender de noche." in draft.text


def test_the_name_of_the_file_proposed(import_text: ImportText) -> None:
    assert import_text(SHEET).draft.id == "chile-mesa-de-tramites-de-villa-nube"


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2019-2022", "period: {start: 2019, end: 2022}"),
        ("desde 2020", "period: {start: 2020}"),
        ("2018 a la fecha", "period: {start: 2018, status: ongoing}"),
    ],
)
def test_periods(written: str, period: str, import_text: ImportText) -> None:
    assert period in import_text(f"{SHEET}\nDuración: {written}\n").draft.text.splitlines()


@pytest.mark.parametrize("written", ["de 2022 a 2019", "2001, 2004 y 2009", "tres meses"])
def test_what_is_no_clear_period_is_left_to_the_writer(
    written: str, import_text: ImportText
) -> None:
    draft = import_text(f"{SHEET}\nDuración: {written}\n").draft
    assert "period:" not in [line.split(" ")[0] for line in draft.text.splitlines()]
    assert f"#   Duración: {written}" in draft.text


def test_a_country_named_beside_others_is_not_taken(import_text: ImportText) -> None:
    text = "Resumen\nLlegan familias de Haití, Cuba y Haití.\n"
    assert "countries: [" not in import_text(text).draft.text


def test_the_only_country_of_a_text_is_taken(import_text: ImportText) -> None:
    text = "Resumen\nLlegan familias a Haití. En Haití hay una mesa.\n"
    assert "countries: [HT]" in import_text(text).draft.text


def test_links_without_social_networks_and_broken_ones(import_text: ImportText) -> None:
    links = (
        "https://www.facebook.com/x\nhttps://www.example.org/a.\nhttps://www.example.org/a\n"
        "https://www.example.org/uno-\ndos/tres\n"
    )
    imported = import_text(f"{SHEET}\n{links}")
    assert [link.value for link in imported.facts.links] == ["https://www.example.org/a"]
    assert [link.value for link in imported.facts.broken_links] == ["https://www.example.org/uno-"]


def test_literal_passages_are_counted(import_text: ImportText) -> None:
    long = "La mesa ayuda cada lunes a quienes llegan a Villa Nube sin papeles ni trabajo."
    runs = import_text(f"Resumen\n{long}\n").copied
    assert [(run.words, run.start) for run in runs] == [(15, "La mesa ayuda cada lunes a")]


def test_a_text_that_looks_like_markdown_opens_no_section(import_text: ImportText) -> None:
    text = "Resumen\nLa mesa ayuda.\n\n## Retos\n\n--- \n\n# nada\n"
    assert "\n# nada" not in import_text(text).draft.body


def test_a_programme_by_its_marks(import_text: ImportText) -> None:
    assert import_text("GENERALIDADES DEL PROGRAMA\nObjetivo: unir.\n").draft.kind == "program"
    assert import_text(SHEET).draft.kind == "practice"
    assert import_text(SHEET, kind="program").draft.kind == "program"
