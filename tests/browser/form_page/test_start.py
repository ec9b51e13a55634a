"""Starting from a text that is there already: it is distributed over the fields that are free."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form_page.writer import PRACTICE, PROGRAM, Writer
from tests.browser.reader import OVERFLOW, OpenReader, auditor, faults
from tests.browser.watching import Watch

START = "Empezar con un texto que ya tiene"
DISTRIBUTE = "Repartir en el formulario"
SHEET = """Ventanilla móvil de orientación
Perú
2019 - 2022

Resumen
Un equipo recorre los mercados y orienta a personas
migrantes sobre sus trámites.

Lecciones aprendidas
• La confianza se gana en el barrio.
• Sin intérpretes no hay orientación
que sirva.

Presupuesto: 3000 dólares

Más información: https://ventanilla.example/movil
"""
LESSONS = ["La confianza se gana en el barrio.", "Sin intérpretes no hay orientación que sirva."]
SUMMARY = "Un equipo recorre los mercados y orienta a personas migrantes sobre sus trámites."
IS_KEPT = "() => localStorage.getItem('hub.form.practice')?.includes('3000')"


def start(page: Page, text: str = SHEET) -> None:
    """Open the box, write a text into it and have it distributed."""
    page.locator(".paste > summary").click()
    page.locator("#paste-text").fill(text)
    page.get_by_role("button", name=DISTRIBUTE).click()


def said(page: Page) -> str:
    return page.locator(".paste [role=status]").inner_text()


def lessons(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "[data-name^='lessons_learned[']", "(all) => all.map((one) => one.value)"
    )
    return found


def test_a_sheet_fills_the_form_and_what_was_found_is_told(make: OpenReader, folder: str) -> None:
    page = make().open(folder + PRACTICE)
    start(page)
    writer = Writer(page)
    expect(writer.control("title")).to_have_value("Ventanilla móvil de orientación")
    expect(writer.control("summary")).to_have_value(SUMMARY)
    expect(writer.control("period.start")).to_have_value("2019")
    expect(writer.control("links[0].url")).to_have_value("https://ventanilla.example/movil")
    expect(page.locator("input[name='countries'][value='PE']")).to_be_checked()
    assert lessons(page) == LESSONS
    assert "Se encontró: Título" in said(page)
    assert "Lecciones aprendidas (2)" in said(page)
    assert "No se encontró: Organizaciones, Recomendaciones, Enfoque innovador." in said(page)
    assert "reescriba los textos con sus propias palabras" in said(page)
    assert page.get_by_label("Texto sin sitio").input_value() == "Presupuesto: 3000 dólares"
    assert page.locator("#paste-text").input_value() == SHEET


def test_what_is_written_stays_and_what_the_text_had_for_it_is_kept(
    make: OpenReader, folder: str
) -> None:
    page = make().open(folder + PRACTICE)
    writer = Writer(page)
    writer.control("title").fill("Un título propio")
    start(page)
    expect(writer.control("title")).to_have_value("Un título propio")
    expect(writer.control("summary")).to_have_value(SUMMARY)
    assert "Ya tenían algo y quedan como estaban: Título." in said(page)
    loose = page.get_by_label("Texto sin sitio").input_value()
    assert "Título: Ventanilla móvil de orientación" in loose
    page.get_by_role("button", name=DISTRIBUTE).click()
    assert page.get_by_label("Texto sin sitio").input_value() == loose


def test_one_undo_takes_everything_back_but_what_was_changed_since(
    make: OpenReader, folder: str
) -> None:
    page = make().open(folder + PRACTICE)
    start(page)
    writer = Writer(page)
    writer.control("title").fill("Un título propio")
    page.locator(".paste").get_by_role("button", name="Deshacer").click()
    expect(writer.control("title")).to_have_value("Un título propio")
    expect(writer.control("summary")).to_have_value("")
    expect(page.locator("input[name='countries'][value='PE']:checked")).to_have_count(0)
    assert lessons(page) == [""]
    assert "Se deshizo" in said(page)
    expect(page.get_by_label("Texto sin sitio")).to_be_hidden()
    assert page.locator("#paste-text").input_value() == SHEET


def test_text_without_a_field_is_kept_with_the_draft(make: OpenReader, folder: str) -> None:
    page = make().open(folder + PRACTICE)
    start(page, "Presupuesto: 3000 dólares")
    assert "No se llenó ningún campo" in said(page)
    page.wait_for_function(IS_KEPT)
    page.reload()
    loose = page.get_by_label("Texto sin sitio")
    expect(loose).to_have_value("Presupuesto: 3000 dólares")
    loose.fill("")
    page.locator("h1").click()
    page.wait_for_function("() => !localStorage.getItem('hub.form.practice')")


def test_nothing_and_too_much_are_told(make: OpenReader, folder: str) -> None:
    page = make().open(folder + PRACTICE)
    start(page, " … ")
    assert "Pegue primero un texto" in said(page)
    page.locator("#paste-text").evaluate("(area) => area.value = 'a '.repeat(200_001)")
    page.get_by_role("button", name=DISTRIBUTE).click()
    assert "hasta 400.000 caracteres" in said(page)
    expect(Writer(page).control("title")).to_have_value("")


def test_a_very_long_list_does_not_flood_the_form(make: OpenReader, folder: str) -> None:
    page = make().open(folder + PRACTICE)
    points = "\n".join(f"• Punto {n}" for n in range(300))
    start(page, f"Lecciones aprendidas\n{points}")
    assert len(lessons(page)) <= 60
    assert "Punto 299" in page.get_by_label("Texto sin sitio").input_value()


def test_markup_in_a_text_is_text(make: OpenReader, folder: str) -> None:
    page = make().open(folder + PRACTICE)
    start(page, "Nombre: <b>Taller</b>\n\nPresupuesto: <script>alert(1)</script>")
    expect(Writer(page).control("title")).to_have_value("<b>Taller</b>")
    loose = page.get_by_label("Texto sin sitio").input_value()
    assert loose == "Presupuesto: <script>alert(1)</script>"


def test_the_sheet_of_a_programme_is_sent_to_its_form(make: OpenReader, folder: str) -> None:
    sheet = "Nombre del programa: Raíces\nObjetivo: Acompañar a quienes vuelven\n"
    page = make().open(folder + PRACTICE)
    start(page, sheet)
    assert "para programas hay otro formulario" in said(page)
    page.goto(folder + PROGRAM)
    start(page, sheet)
    expect(Writer(page).control("objective")).to_have_value("Acompañar a quienes vuelven")
    assert "otro formulario" not in said(page)


def test_the_keyboard_is_enough(make: OpenReader, folder: str) -> None:
    page = make().open(folder + PRACTICE)
    writer = Writer(page)
    writer.press(START)
    expect(page.locator("#paste-text")).to_be_visible()
    writer.reach(page.locator("#paste-text"))
    page.keyboard.insert_text(SHEET)
    writer.press(DISTRIBUTE)
    expect(page.get_by_role("button", name=DISTRIBUTE)).to_be_focused()
    expect(writer.control("title")).to_have_value("Ventanilla móvil de orientación")
    writer.press("Deshacer", within=".paste")
    expect(page.locator("#paste-text")).to_be_focused()
    expect(writer.control("title")).to_have_value("")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_box_is_accessible_and_fits(
    make: OpenReader, folder: str, width: int, scheme: str
) -> None:
    page = auditor(make, scheme).open(folder + PRACTICE, width=width)
    start(page)
    expect(page.get_by_label("Texto sin sitio")).to_be_visible()
    assert [*faults(page), *page.evaluate(OVERFLOW)] == []


def test_it_asks_nobody_else_and_is_loaded_only_when_it_is_opened(
    make: OpenReader, folder: str
) -> None:
    watch = Watch(make().open())
    watch.open(folder + PRACTICE)
    assert not watch.page.evaluate("() => 'paste' in Hub.form")
    start(watch.page)
    watch.page.wait_for_timeout(600)
    assert (watch.messages, watch.violations, watch.failures) == ([], [], [])
    assert watch.elsewhere(folder) == []


def test_a_part_that_does_not_load_says_so(make: OpenReader, folder: str) -> None:
    page = make().open()
    page.route("**/form-paste-data.js", lambda route: route.abort())
    page.goto(folder + PRACTICE)
    page.locator(".paste > summary").click()
    expect(page.locator(".paste")).to_contain_text("No se pudo cargar esta parte")
