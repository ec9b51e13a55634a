"""When problems show and go, and what the page itself has to say about the name of the file."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.form_page.writer import PRACTICE, Writer
from tests.browser.reader import OpenReader


def test_a_problem_shows_when_the_field_was_left_and_goes_while_typing(
    make: OpenReader, folder: str
) -> None:
    page = make().open(folder + PRACTICE)
    writer = Writer(page)
    title = writer.control("title")
    title.press_sequentially("Agua")
    page.wait_for_timeout(300)
    assert writer.problems("title") == []
    title.blur()
    writer.expect_problem("title", "demasiado corto")
    expect(title).to_have_attribute("aria-invalid", "true")
    title.press("End")
    title.press_sequentially(" segur")
    writer.expect_sound("title")
    expect(title).to_have_attribute("aria-invalid", "false")


def test_what_nobody_wrote_yet_is_asked_for_when_the_step_was_left(
    make: OpenReader, folder: str
) -> None:
    page = make().open(folder + PRACTICE)
    writer = Writer(page)
    state = page.locator(".steps a[href='#paso-1'] .steps__state")
    expect(state).to_contain_text("sin empezar")
    writer.control("title").focus()
    writer.control("title").blur()
    page.wait_for_timeout(300)
    assert writer.problems("title") == []
    writer.go("place")
    expect(state).to_contain_text("1 por corregir")
    page.go_back()
    writer.expect_problem("title", "Falta «Título», que es obligatorio")
    writer.control("title").fill("Agua segura en los albergues")
    expect(state).to_contain_text("completo")


def test_the_name_of_the_file_follows_title_and_country_until_one_writes_it(
    make: OpenReader, folder: str
) -> None:
    page = make().open(f"{folder}{PRACTICE}?country=DO#paso-8")
    writer = Writer(page)
    name = page.locator("#c-id")
    writer.control("title").evaluate("(one) => { one.value = 'La Oficina de la Niñez (2019)'; }")
    writer.control("title").dispatch_event("input")
    expect(name).to_have_value("republica-dominicana-oficina-ninez-2019")
    name.fill("Ventanilla Lima")
    name.blur()
    writer.expect_problem("id", "no sirve como identificador")
    page.get_by_role("button", name="¿Quiso decir «ventanilla-lima»?").click()
    writer.expect_problem("id", "ya lo usa")
    name.fill("ventanilla-nueva")
    writer.expect_sound("id")
    expect(page.locator("#c-file-name")).to_have_text("content/practices/ventanilla-nueva.md")


def test_contributed_text_is_never_markup(make: OpenReader, folder: str) -> None:
    page = make().open(folder + PRACTICE)
    writer = Writer(page)
    hostile = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) **a**"
    writer.control("title").fill(hostile)
    writer.control("summary").evaluate("(one, text) => { one.value = text; }", hostile)
    writer.control("summary").dispatch_event("input")
    page.evaluate("location.hash = 'paso-8'")
    page.get_by_text("Ver cómo quedará la ficha").click()
    assert hostile in page.locator(".preview__title").inner_text()
    assert page.locator("#formulario img").count() == 0
    assert page.locator("#formulario a[href^='javascript']").count() == 0
    expect(page.locator(".preview strong")).to_have_text("a")
