"""A programme with one of each of its records, from the form to the validator."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.form_page.test_journey import validate
from tests.browser.form_page.writer import PROGRAM, Writer
from tests.browser.reader import OpenReader

TEXTS = {
    "title": "Programa de ventanillas municipales",
    "period.start": "2020",
    "organisations[0].name": "Ministerio de Ejemplo",
    "summary": "El Ministerio de Ejemplo apoya ventanillas en tres ciudades [1].",
    "objective": "Que cada ciudad tenga una ventanilla [1].",
    "lessons_learned[0]": "Empezar por una ciudad pequeña [1].",
    "budget[0].amount": "57700000",
    "budget[0].currency": "USD",
    "budget[0].scope": "en tres ciudades",
    "coverage.levels[0]": "Provincia",
    "coverage.levels[1]": "Distrito",
    "components[0].name": "Formación",
    "components[0].text": "Cursos para el personal [1].",
    "roles[0].name": "Orientar",
    "roles[0].text": "La ventanilla orienta a quien llega [1].",
    "models[0].name": "Casas Vecinales",
    "models[0].text": "Espacios de participación [1].",
    "achievements[0].figure": "3 ventanillas",
    "achievements[0].text": "abiertas en 2021 [1].",
    "targets[0].figure": "10 ventanillas",
    "targets[0].text": "antes de 2030 [1].",
    "phases[0].name": "Preparación",
    "phases[0].text": "Se firman los convenios [1].",
    "phases[0].weeks": "4",
    "timeline.months[0]": "ene",
    "timeline.rows[0].name": "Convenios",
    "criteria[0].name": "Población",
    "tie_breaks[0]": "Se prefiere la ciudad fronteriza [1].",
    "quotas.rounds": "1",
    "quotas.rows[0].region": "Norte",
    "quotas.rows[0].units[0]": "Tumbes",
    "quotas.rows[0].seats[0]": "2",
    "dimensions[0]": "Salud [1].",
    "report_outline[0]": "Contexto [1].",
    "references[0].title": "MigraCidades",
    "sources[0].title": "Guía del programa",
    "sources[0].publisher": "Ministerio de Ejemplo",
}
ADDED = (
    "componente", "función", "modelo", "logro", "meta", "fase", "criterio", "referencia", "monto",
)  # fmt: skip
CHOSEN = {
    "themes": "health",
    "countries": "PE",
    "period.status": "ongoing",
    "organisations[0].role": "lead",
    "organisations[0].type": "national-government",
    "references[0].kind": "experience",
    "provenance.lessons_learned": "source",
}


def _show_everything(page: Page) -> None:
    """All steps at once with all that is folded away: what is written is the point here."""
    page.evaluate(
        """() => {
          for (const part of document.querySelectorAll(".step")) part.hidden = false;
          for (const part of document.querySelectorAll("#formulario details")) part.open = true;
        }"""
    )


def _choose(page: Page, name: str, value: str) -> None:
    finder = page.locator(f"[id='c-{name}-find']")
    if finder.count():
        finder.fill(value)
    page.locator(f"input[name='{name}'][value='{value}']").check()


def test_a_programme_with_one_of_each_record_is_valid(
    make: OpenReader, folder: str, tmp_path: Path
) -> None:
    page = make().open(folder + PROGRAM)
    writer = Writer(page)
    _show_everything(page)
    for item in ADDED:
        page.get_by_role("button", name=f"+ Añadir {item}", exact=True).first.click()
    page.get_by_role("button", name="+ Añadir nivel").click()
    _show_everything(page)
    for name, text in TEXTS.items():
        writer.control(name).fill(text)
    for name, value in CHOSEN.items():
        _choose(page, name, value)
    # The cells of a row stand under the levels that were named.
    first = writer.control("coverage.units[0][0]")
    first.focus()
    writer.control("coverage.units[0][0]").fill("Tumbes")
    writer.control("coverage.units[0][1]").fill("Zarumilla")
    for section in ("recommendations", "innovative_approach"):
        page.locator(f"#c-{section}").get_by_label("La fuente no lo dice").check()
    page.locator(".step--review").get_by_role("button", name="Hoy").click()
    page.evaluate("location.hash = 'paso-9'")
    expect(page.locator("#paso-9")).to_be_visible()
    assert writer.left == []
    text = writer.file
    fields = {name.partition("[")[0].partition(".")[0] for name in TEXTS}
    written = [name for name in fields if f"\n{name}:" not in text]
    assert set(written) <= {
        "summary", "objective", "lessons_learned", "achievements", "targets", "tie_breaks",
        "dimensions", "report_outline",
    }, "these stand as sections"  # fmt: skip
    assert "[Tumbes, Zarumilla]" in text
    done = validate(tmp_path, "content/programs/peru-programa-ventanillas-municipales.md", text)
    assert done.returncode == 0, done.stdout
