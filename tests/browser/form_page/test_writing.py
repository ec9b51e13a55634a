"""What the form does beside checking: drafts, items, citations, lists, links that fill it in."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.form_page.writer import PRACTICE, Writer
from tests.browser.reader import OpenReader

PASTE = """
([name, text]) => {
  const control = document.querySelector(`[data-name="${name}"]`);
  const data = new DataTransfer();
  data.setData("text", text);
  control.focus();
  control.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
}
"""
IS_KEPT = "() => localStorage.getItem('hub.form.practice')?.includes('Agua segura')"
REFUSE = """
Object.defineProperty(window, "localStorage", {get() { throw new Error("refused"); }});
"""


def open_form(make: OpenReader, folder: str, query: str = "", step: int = 1) -> Writer:
    page = make().open(f"{folder}{PRACTICE}{query}#paso-{step}")
    return Writer(page)


def show(writer: Writer, step: int) -> Page:
    writer.page.evaluate(f"location.hash = 'paso-{step}'")
    expect(writer.page.locator(f"#paso-{step}")).to_be_visible()
    return writer.page


def fill_sources(writer: Writer, *titles: str) -> None:
    for at, title in enumerate(titles):
        if at:
            writer.page.get_by_role("button", name="+ Añadir fuente").click()
        writer.control(f"sources[{at}].title").fill(title)


def values(page: Page, name: str) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        f"[data-name^='{name}[']", "(all) => all.map((one) => one.value)"
    )
    return found


# Drafts


def test_a_draft_survives_a_reload_and_is_deleted_on_demand(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder)
    page = writer.page
    writer.control("title").fill("Agua segura en los albergues")
    page.wait_for_function(IS_KEPT)
    page.reload()
    expect(writer.control("title")).to_have_value("Agua segura en los albergues")
    expect(page.locator(".draft")).to_contain_text("recuperado")
    writer.press("Empezar de nuevo")
    expect(page.locator(".draft")).to_contain_text("Se borrará todo lo escrito.")
    writer.press("Borrar el borrador")
    expect(writer.control("title")).to_have_value("")
    page.reload()
    expect(writer.control("title")).to_have_value("")
    expect(page.locator(".draft")).to_be_empty()


def test_what_was_written_last_is_kept_when_the_page_is_left(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder)
    writer.control("title").fill("Agua segura en los albergues")
    writer.page.goto(folder + "about.html")
    writer.page.goto(folder + PRACTICE)
    expect(writer.control("title")).to_have_value("Agua segura en los albergues")


def test_a_browser_that_keeps_nothing_is_told_once(make: OpenReader, folder: str) -> None:
    page = make().open()
    page.add_init_script(REFUSE)
    page.goto(folder + PRACTICE)
    writer = Writer(page)
    writer.control("title").fill("Agua segura en los albergues")
    expect(page.get_by_text("Este navegador no guarda borradores")).to_have_count(1)
    show(writer, 8)
    assert "title: Agua segura en los albergues" in writer.file


def test_a_draft_goes_to_another_computer_as_a_file(
    make: OpenReader, folder: str, tmp_path: Path
) -> None:
    writer = open_form(make, folder)
    writer.control("title").fill("Agua segura en los albergues")
    page = show(writer, 8)
    page.get_by_text("Seguir en otra computadora").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Guardar el borrador en un archivo").click()
    draft = tmp_path / "draft.json"
    download.value.save_as(draft)
    other = open_form(make, folder, step=8)
    other.page.get_by_text("Seguir en otra computadora").click()
    other.page.locator("#c-draft").set_input_files(draft)
    expect(other.control("title")).to_have_value("Agua segura en los albergues")


def test_a_file_that_is_no_draft_changes_nothing(
    make: OpenReader, folder: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    wrong = {"kind": "practice", "values": {"title": {"a": 1}, "sources": "x", "places": [1]}}
    writer = open_form(make, folder, step=8)
    page = writer.page
    page.get_by_text("Seguir en otra computadora").click()
    bad.write_text("no", encoding="utf-8")
    page.locator("#c-draft").set_input_files(bad)
    expect(page.get_by_text("Ese archivo no es un borrador")).to_be_visible()
    bad.write_text(json.dumps(wrong), encoding="utf-8")
    page.locator("#c-draft").set_input_files([])
    page.locator("#c-draft").set_input_files(bad)
    expect(writer.control("title")).to_have_value("")


# Items


def test_an_item_that_was_removed_comes_back(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder, step=4)
    page = writer.page
    writer.write("organisations[0].name", "Municipalidad de Ejemplo")
    writer.press("+ Añadir organización")
    expect(writer.control("organisations[1].name")).to_be_focused()
    page.keyboard.type("Asociación de Ejemplo")
    writer.press("Quitar: Organización 1")
    expect(writer.control("organisations[0].name")).to_have_value("Asociación de Ejemplo")
    expect(page.get_by_role("button", name="Deshacer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(writer.control("organisations[0].name")).to_have_value("Municipalidad de Ejemplo")
    expect(writer.control("organisations[0].name")).to_be_focused()
    expect(writer.control("organisations[1].name")).to_have_value("Asociación de Ejemplo")


def test_what_was_written_after_a_removal_stays_when_it_is_undone(
    make: OpenReader, folder: str
) -> None:
    writer = open_form(make, folder, step=6)
    page = writer.page
    fill_sources(writer, "Memoria", "Informe")
    page.get_by_role("button", name="Quitar: Fuente 1").click()
    writer.control("sources[0].publisher").fill("Editorial de Ejemplo")
    writer.control("summary").evaluate("(one) => { one.value = 'Dos [1].'; }")
    writer.control("summary").dispatch_event("input")
    page.get_by_role("button", name="Deshacer").click()
    expect(writer.control("sources[0].title")).to_have_value("Memoria")
    expect(writer.control("sources[1].title")).to_have_value("Informe")
    expect(writer.control("sources[1].publisher")).to_have_value("Editorial de Ejemplo")
    expect(writer.control("summary")).to_have_value("Dos [2].")


def test_citations_follow_their_sources(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder, step=6)
    page = writer.page
    fill_sources(writer, "Memoria", "Informe")
    show(writer, 5)
    writer.control("summary").fill("Uno [1]. Dos [2]. Los dos [1, 2].")
    show(writer, 6)
    page.get_by_role("button", name="Bajar: Fuente 1").click()
    titles = page.locator("[data-name^='sources['][data-name$='.title']")
    assert [title.input_value() for title in titles.all()] == ["Informe", "Memoria"]
    expect(page.get_by_role("button", name="Subir: Fuente 2")).to_be_focused()
    expect(writer.control("summary")).to_have_value("Uno [2]. Dos [1]. Los dos [2, 1].")
    page.get_by_role("button", name="Quitar: Fuente 1").click()
    expect(writer.control("summary")).to_have_value("Uno [1]. Dos. Los dos [1].")
    said = page.locator(".undo:visible", has_text="Se quitó: Fuente 1.")
    expect(said).to_contain_text("También se quitaron las citas que apuntaban a ella, en: Resumen")
    page.get_by_role("button", name="Deshacer").click()
    expect(writer.control("summary")).to_have_value("Uno [2]. Dos [1]. Los dos [2, 1].")
    expect(writer.control("sources[0].title")).to_have_value("Informe")


def test_a_source_is_cited_where_one_writes(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder, step=6)
    fill_sources(writer, "Memoria anual")
    page = show(writer, 5)
    writer.control("summary").fill("Atiende a todos")
    page.locator(".citing button:visible").first.click()
    page.get_by_role("button", name="[1] Memoria anual").click()
    expect(writer.control("summary")).to_have_value("Atiende a todos [1]")
    expect(writer.control("summary")).to_be_focused()


def test_a_pasted_list_becomes_items(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder, step=5)
    page = writer.page
    pasted = "• Formar al personal\nantes de abrir\n• Medir el agua\n\n• Publicar todo"
    page.evaluate(PASTE, ["lessons_learned[0]", pasted])
    expect(page.get_by_text("El texto pegado tiene 3 puntos.")).to_be_visible()
    page.get_by_role("button", name="Separarlos, uno por recuadro").click()
    assert values(page, "lessons_learned") == [
        "Formar al personal antes de abrir", "Medir el agua", "Publicar todo",
    ]  # fmt: skip


def test_enter_in_a_list_of_names_makes_the_next_item(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder, step=2)
    page = writer.page
    page.locator(".step--place > .more > summary").click()
    page.locator(".part summary", has_text="Lugares").click()
    writer.control("places[0]").fill("Lima")
    writer.control("places[0]").press("Enter")
    expect(writer.control("places[1]")).to_be_focused()


# Lists to choose from


def test_a_value_is_found_in_any_language_and_taken_away_as_a_chip(
    make: OpenReader, folder: str
) -> None:
    writer = open_form(make, folder, step=2)
    page = writer.page
    page.locator("#c-countries-find").fill("alemania")
    page.locator("#c-countries").get_by_label("Alemania").check()
    page.locator("#c-countries-find").fill("Brazil")
    page.locator("#c-countries").get_by_label("Brasil").check()
    chips = page.locator("#c-countries .chip")
    assert chips.all_text_contents() == ["Quitar Alemania", "Quitar Brasil"]
    chips.first.press("Enter")
    assert chips.all_text_contents() == ["Quitar Brasil"]
    expect(chips.first).to_be_focused()
    page.locator("#c-countries-find").fill("qqqq")
    expect(page.locator("#c-countries .checklist__count")).to_contain_text("Ningún valor")


def test_the_countries_of_the_region_come_first(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder, step=2)
    shown = writer.page.locator("#c-countries .option label").all_inner_texts()
    assert len(shown) == 33
    assert shown[:2] == ["Antigua y Barbuda", "Argentina"]


# Links that fill the form in


def test_a_gap_fills_in_what_it_says(make: OpenReader, folder: str) -> None:
    query = "?objective=15&region=013&country=AR&theme=health&theme=nada"
    writer = open_form(make, folder, query, step=8)
    page = writer.page
    assert "countries: [AR]" in writer.file
    assert "themes: [health]" in writer.file
    assert "gcm_objectives: [15]" in writer.file
    said = page.locator(".draft")
    expect(said).to_contain_text("Centroamérica")
    shown = show(writer, 2).locator("#c-countries .option label").all_inner_texts()
    assert shown[0] == "Belice", "the countries of the region that the link names"


def test_a_draft_is_not_mixed_with_the_proposal_of_a_link(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder)
    writer.control("title").fill("Agua segura en los albergues")
    writer.page.wait_for_function(IS_KEPT)
    writer.page.goto(f"{folder}{PRACTICE}?country=AR#paso-8")
    assert "countries" not in writer.file
    expect(writer.page.locator(".draft")).to_contain_text("Para usarlo, empiece de nuevo")


# Entries that look alike


def test_an_entry_that_looks_alike_is_shown(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder)
    writer.control("title").fill("Ventanilla de orientación para personas migrantes")
    found = writer.page.locator(".step--identity .alike")
    expect(found).to_contain_text("¿Ya está en el hub?")
    expect(found.get_by_role("link").first).to_be_visible()


def test_without_the_index_nothing_is_said_of_it(make: OpenReader, folder: str) -> None:
    page = make().open()
    page.route("**/search/**", lambda route: route.abort())
    page.goto(folder + PRACTICE)
    Writer(page).control("title").fill("Ventanilla de orientación para personas migrantes")
    page.wait_for_timeout(1500)
    assert page.locator(".step--identity .alike").inner_text() == ""


# Ways to send


def test_a_long_text_is_copied_and_an_empty_file_opened(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder, step=5)
    writer.control("title").count()
    writer.control("summary").fill("Palabras ñandú. " * 500)
    page = show(writer, 8)
    link = page.get_by_role("link", name="Copiar el texto y abrir un archivo vacío en GitHub")
    address = link.get_attribute("href") or ""
    assert len(address) < 8000
    assert "value=" not in address
    mail = page.get_by_role("link", name="Enviar por correo").get_attribute("href") or ""
    assert mail.startswith("mailto:hub@ensayo.example?subject=Propuesta%20para%20el%20hub")
    assert "adjunto" in mail


def test_without_a_clipboard_the_text_is_selected(make: OpenReader, folder: str) -> None:
    writer = open_form(make, folder, step=5)
    page = show(writer, 8)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copiar el texto").click()
    expect(page.get_by_text("No se pudo copiar: el texto está seleccionado")).to_be_visible()
    chosen = page.evaluate("document.activeElement.selectionEnd")
    assert chosen == len(page.evaluate("document.activeElement.value")) > 0


def test_a_hub_without_a_repository_says_to_whom_the_file_goes(
    make: OpenReader, real_folder: str
) -> None:
    page = make().open(f"{real_folder}{PRACTICE}#paso-8")
    assert page.locator(".send a").count() == 0
    expect(page.locator(".send")).to_contain_text("Entregue el archivo a quien lo mantiene")
    with page.expect_download() as download:
        page.get_by_role("button", name="Descargar el archivo").click()
    assert download.value.suggested_filename == "ficha.md"
    assert Path(download.value.path()).read_text("utf-8") == Writer(page).file
