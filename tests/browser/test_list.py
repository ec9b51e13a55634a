"""The reader's list: kept in the browser, compared, shared, taken along."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import OVERFLOW, OpenReader, Reader, auditor, faults, readers, texts
from tests.site.built import BuiltSite

LIMA = "practices/ventanilla-lima.html"
LIMA_TITLE = "Ventanilla municipal de orientación para personas migrantes"
THREE = ["ventanilla-lima", "rede-acolhida-brasil", "shared-desk-belize"]
FIVE = [*THREE, "carta-mundial", "corredor-andino"]
KEY = "hub.list"
REFUSE = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); },
});
"""
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)
KEEP_STRANGER = """
localStorage.setItem("hub.list", JSON.stringify([
  {id: "se-fue", path: "practices/se-fue.html", title: "Una que se fue", place: "Perú",
   period: "2019"},
]));
"""
GARBAGE = [
    "{",
    "null",
    "7",
    '"texto"',
    "[1, null, {}, [], true]",
    '{"id": "a"}',
    '[{"id": "a", "path": "javascript:alert(1)", "title": "T", "place": "", "period": ""}]',
    '[{"id": "a", "path": "../../a.html", "title": "T", "place": "", "period": ""}]',
    '[{"id": "a", "path": "practices/a.html", "title": {"t": 1}, "place": "", "period": ""}]',
    "[" * 5_000,
]
TABLE = "#lista-tabla table"
ITEM = "#lista-fichas > li"


@pytest.fixture
def make(browser: Browser) -> Iterator[OpenReader]:
    with readers(browser) as make:
        yield make


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, fixture_address: str, fixture_site: BuiltSite) -> str:
    """The fixture site, from a server and from a folder."""
    return fixture_address if request.param == "http" else fixture_site.folder.as_uri() + "/"


def _keep(reader: Reader, address: str, ids: list[str]) -> None:
    """Put entries on the list by the buttons of their pages."""
    page = reader.open()
    for entry_id in ids:
        page.goto(f"{address}practices/{entry_id}.html")
        page.locator(".keep").click()
        expect(page.locator(".keep")).to_have_attribute("aria-pressed", "true")
    page.close()


def _list(reader: Reader, address: str, *, width: int = 1280) -> Page:
    page = reader.open(address + "list.html", width=width)
    expect(page.locator("#lista")).to_be_visible()
    return page


def _shared(reader: Reader, address: str, query: str, *, width: int = 1280) -> Page:
    page = reader.open(f"{address}list.html?{query}", width=width)
    expect(page.locator("#lista")).to_be_visible()
    return page


def _titles(page: Page) -> list[str]:
    return texts(page.locator(f"{ITEM} h2"))


def _stored(page: Page) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.evaluate(f"JSON.parse(localStorage.getItem('{KEY}'))")
    return found


# Keeping


def test_an_entry_is_kept_from_page_to_page(make: OpenReader, address: str) -> None:
    page = make().open(address + LIMA)
    button = page.locator(".keep")
    expect(button).to_have_text(f"Guardar en mi lista {LIMA_TITLE}")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".menu-row").get_by_text("Mi lista")).to_be_hidden()
    button.click()
    expect(button).to_have_text(f"En mi lista: quitar {LIMA_TITLE}")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    page.goto(address + "contribute/criteria.html")
    page.locator(".menu-row").get_by_role("link", name="Mi lista (1)").click()
    page.wait_for_url("**/list.html")
    expect(page.locator(f"{ITEM} h2")).to_have_text(LIMA_TITLE)


def test_what_is_kept_says_where_and_when(make: OpenReader, fixture_address: str) -> None:
    reader = make()
    _keep(reader, fixture_address, ["ventanilla-lima"])
    assert _stored(reader.open(fixture_address + "about.html")) == [
        {
            "id": "ventanilla-lima",
            "path": LIMA,
            "title": LIMA_TITLE,
            "place": "Perú",
            "period": "marzo de 2019–2023",
        }
    ]


def test_an_entry_is_taken_off_the_list(make: OpenReader, address: str) -> None:
    reader = make()
    _keep(reader, address, ["ventanilla-lima"])
    page = reader.open(address + LIMA)
    expect(page.locator(".keep")).to_have_attribute("aria-pressed", "true")
    page.locator(".keep").click()
    expect(page.locator(".keep")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".menu-row").get_by_text("Mi lista")).to_be_hidden()
    page.reload()
    expect(page.locator(".keep")).to_have_attribute("aria-pressed", "false")


def test_a_programme_is_kept_too(make: OpenReader, fixture_address: str) -> None:
    reader = make()
    page = reader.open(fixture_address + "programs/programa-breve.html")
    page.locator(".keep").click()
    assert _stored(page)[0]["path"] == "programs/programa-breve.html"


def test_a_withdrawn_entry_is_not_offered(make: OpenReader, fixture_address: str) -> None:
    page = make().open(fixture_address + "practices/red-retirada.html", width=360)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".keep")).to_have_count(0)


def test_without_scripts_nothing_speaks_of_the_list(make: OpenReader, fixture_address: str) -> None:
    page = make(java_script_enabled=False).open(fixture_address + LIMA)
    expect(page.get_by_text("Mi lista")).to_have_count(0)
    expect(page.locator(".entry__tools:visible")).to_have_count(0)
    page.goto(fixture_address + "list.html")
    assert "La lista necesita JavaScript" in page.locator("noscript").inner_html()
    expect(page.locator("#lista")).to_be_hidden()


def test_two_tabs_are_in_step(make: OpenReader, fixture_address: str) -> None:
    reader = make()
    first = reader.open(fixture_address + LIMA)
    second = reader.open(fixture_address + LIMA)
    listed = _list(reader, fixture_address)
    first.locator(".keep").click()
    expect(second.locator(".keep")).to_have_attribute("aria-pressed", "true")
    expect(listed.locator(f"{ITEM} h2")).to_have_text(LIMA_TITLE)
    second.locator(".keep").click()
    expect(first.locator(".keep")).to_have_attribute("aria-pressed", "false")
    expect(listed.locator("#lista-vacia")).to_be_visible()


def test_two_tabs_add_to_the_same_list(make: OpenReader, fixture_address: str) -> None:
    reader = make()
    first = reader.open(fixture_address + LIMA)
    second = reader.open(fixture_address + "practices/carta-mundial.html")
    first.locator(".keep").click()
    second.locator(".keep").click()
    assert [item["id"] for item in _stored(first)] == ["ventanilla-lima", "carta-mundial"]


@pytest.mark.parametrize("script", [REFUSE, FULL], ids=["refused", "full"])
def test_a_browser_that_stores_nothing_is_named(
    make: OpenReader, fixture_address: str, script: str
) -> None:
    reader = make()
    reader.context.add_init_script(script)
    page = reader.open(fixture_address + LIMA)
    page.locator(".keep").click()
    expect(page.locator(".keep")).to_have_attribute("aria-pressed", "true")
    status = page.locator(".keep + [role=status]")
    expect(status).to_contain_text("no guarda datos")
    expect(page.locator(".menu-row").get_by_role("link", name="Mi lista (1)")).to_be_visible()
    page.locator(".keep").click()
    expect(status).to_be_empty()


@pytest.mark.parametrize("text", GARBAGE, ids=range(len(GARBAGE)))
def test_a_spoilt_list_is_begun_anew(make: OpenReader, fixture_address: str, text: str) -> None:
    reader = make()
    page = reader.open(fixture_address + "about.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.goto(fixture_address + "list.html")
    expect(page.locator("#lista-vacia")).to_be_visible()
    page.goto(fixture_address + LIMA)
    page.locator(".keep").click()
    assert [item["id"] for item in _stored(page)] == ["ventanilla-lima"]


# The list


def test_an_empty_list_says_how_to_fill_it(make: OpenReader, address: str) -> None:
    page = _list(make(), address)
    expect(page.locator("#lista-vacia")).to_contain_text("Su lista está vacía")
    expect(page.get_by_role("button", name="Guardar todas")).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    expect(page.locator("#lista-llena")).to_be_hidden()
    page.locator("main").get_by_role("link", name="Explorar las prácticas").click()
    page.wait_for_url("**/practices/index.html")


def test_entries_stand_in_the_order_in_which_they_were_kept(make: OpenReader, address: str) -> None:
    reader = make()
    _keep(reader, address, THREE)
    page = _list(reader, address)
    assert _titles(page) == [
        LIMA_TITLE,
        "Rede municipal de acolhida e encaminhamento",
        "Shared desk for newcomers in three towns",
    ]
    first = page.locator(ITEM).first
    expect(first.locator(".card__meta")).to_have_text("Perú · marzo de 2019–2023")
    expect(page.locator(ITEM).nth(1).locator("h2 a")).to_have_attribute("lang", "pt")
    first.get_by_role("link").click()
    page.wait_for_url("**/practices/ventanilla-lima.html")


def test_removing_moves_the_focus_to_the_next_entry(make: OpenReader, fixture_address: str) -> None:
    reader = make()
    _keep(reader, fixture_address, THREE)
    page = _list(reader, fixture_address)
    page.get_by_role("button", name="Quitar Rede municipal").press("Enter")
    expect(page.locator(ITEM)).to_have_count(2)
    expect(page.get_by_role("button", name="Quitar Shared desk")).to_be_focused()
    expect(page.locator("#lista-estado")).to_contain_text("Se quitó de la lista: Rede municipal")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Quitar Ventanilla")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#lista-vacia")).to_be_visible()
    expect(page.locator("#lista-vacia a")).to_be_focused()


def test_an_entry_that_is_no_longer_there_is_named(make: OpenReader, fixture_address: str) -> None:
    reader = make()
    reader.context.add_init_script(f"if (!localStorage.getItem('{KEY}')) {{ {KEEP_STRANGER} }}")
    page = _list(reader, fixture_address)
    assert _titles(page) == ["Una que se fue"]
    expect(page.locator(ITEM)).to_contain_text("Ya no está entre las fichas publicadas")
    expect(page.get_by_role("checkbox", include_hidden=True)).to_be_disabled()
    page.get_by_role("button", name="Quitar").click()
    expect(page.locator("#lista-vacia")).to_be_visible()


def test_without_the_index_the_list_is_there(make: OpenReader, fixture_address: str) -> None:
    reader = make()
    _keep(reader, fixture_address, THREE)
    page = reader.open()
    page.route("**/search/es/*/**", lambda route: route.abort())
    page.goto(fixture_address + "list.html")
    expect(page.locator(ITEM)).to_have_count(3)
    expect(page.locator("#lista-estado")).to_contain_text("No se pudo cargar")
    expect(page.locator(TABLE)).to_have_count(0)
    page.get_by_role("button", name="Quitar").first.click()
    expect(page.locator(ITEM)).to_have_count(2)


@pytest.mark.parametrize("file", ["x/*.js", "d/*.js", "i/*.js"])
@pytest.mark.parametrize("body", [None, ""], ids=["missing", "empty"])
def test_without_a_part_of_the_index_a_sentence_says_so(
    make: OpenReader, fixture_address: str, file: str, body: str | None
) -> None:
    reader = make()
    _keep(reader, fixture_address, THREE)
    page = reader.open()
    page.route(
        f"**/search/es/*/{file}",
        lambda route: route.abort() if body is None else route.fulfill(body=body),
    )
    page.goto(fixture_address + "list.html")
    expect(page.locator(ITEM)).to_have_count(3)
    expect(page.get_by_text("No se pudo cargar una parte de los datos").first).to_be_visible()


# Comparing


def _rows(page: Page) -> dict[str, tuple[str, list[list[str]]]]:
    """For each row head its part of the table and the values of its cells."""
    expect(page.locator(TABLE)).to_be_visible()
    found: list[tuple[str, str, list[list[str]]]] = page.evaluate(
        f"""[...document.querySelectorAll("{TABLE} tbody")].flatMap((body) =>
          [...body.rows].slice(1).map((row) => [
            body.rows[0].innerText.trim(), row.cells[0].innerText.trim(),
            [...row.cells].slice(1).map((cell) =>
              cell.querySelector("li") ? [...cell.querySelectorAll("li")].map((e) => e.innerText)
                : [cell.innerText]),
          ]))"""
    )
    return {head: (part, cells) for part, head, cells in found}


def test_up_to_four_entries_are_set_side_by_side(make: OpenReader, address: str) -> None:
    page = _shared(make(), address, "ids=" + ",".join(THREE))
    rows = _rows(page)
    different, same = "En qué se diferencian", "En qué coinciden"
    assert rows["Lugar"] == (different, [["Perú"], ["Brasil"], ["Belice"]])
    assert rows["Período"][1][0] == ["marzo de 2019–2023"]
    assert rows["Tipo de práctica"] == (
        different,
        [["Prestación de servicios"], ["Mecanismo de coordinación"], ["Prestación de servicios"]],
    )
    assert rows["Alcance territorial"] == (
        different,
        [["Local", "Subnacional"], ["Local"], ["Local"]],
    )
    assert rows["Temas"][1][1] == ["Salud", "Información y orientación"]
    assert [value.partition(". ")[0] for value in rows["Objetivos del Pacto Mundial"][1][0]] == [
        "15",
        "16",
    ]
    assert rows["Objetivos del Pacto Mundial"][1][2] == ["No indicado"]
    assert rows["Quién dirige"][1] == [
        ["Municipalidad de Ensayo"],
        ["Prefeitura de Ensaio"],
        ["Ministry of Trials"],
    ]
    assert rows["Lecciones aprendidas"][1][0] == [
        "Reunir los trámites en un solo lugar ahorra viajes a las familias.",
        "Formar al personal antes de abrir reduce las derivaciones equivocadas.",
    ]
    assert rows["Recomendaciones"][1][2] == ["No indicado"]
    assert "[1]" not in page.locator(TABLE).inner_text()
    assert same not in {part for part, _ in rows.values()}


def test_what_entries_share_comes_after_what_tells_them_apart(
    make: OpenReader, fixture_address: str
) -> None:
    page = _shared(make(), fixture_address, "ids=rede-acolhida-brasil,shared-desk-belize")
    rows = _rows(page)
    assert rows["Alcance territorial"] == ("En qué coinciden", [["Local"], ["Local"]])
    assert [head for head, (part, _) in rows.items() if part == "En qué coinciden"] == [
        "Alcance territorial"
    ]
    assert list(rows)[-1] == "Alcance territorial"


def test_the_order_of_values_makes_no_difference(make: OpenReader, fixture_address: str) -> None:
    page = _shared(make(), fixture_address, "ids=ventanilla-lima")
    entry = {"scope": "local; national", "place": "Perú", "practice_type": ""}
    other = {"scope": "national; local", "place": "Chile", "practice_type": ""}
    found = page.evaluate(
        "([entries, names]) => Hub.compare.rows(entries, names)",
        [[entry, other], {"scope": {"local": "Local"}}],
    )
    assert [(row["id"], row["isSame"]) for row in found] == [("place", False), ("scope", True)]
    assert found[1]["cells"][0] == ["Local", "national"]


def test_heads_of_rows_and_columns_are_heads(make: OpenReader, fixture_address: str) -> None:
    page = _shared(make(), fixture_address, "ids=" + ",".join(THREE))
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(page.get_by_role("rowheader", name="Temas", exact=True)).to_be_visible()
    expect(page.locator(f"{TABLE} tbody th[scope=rowgroup]")).to_have_count(1)
    assert page.locator(f"{TABLE} td[lang=pt]").count() == 3
    page.get_by_role("columnheader").get_by_role("link", name=LIMA_TITLE).click()
    page.wait_for_url("**/practices/ventanilla-lima.html")


def test_of_a_longer_list_the_reader_chooses_up_to_four(
    make: OpenReader, fixture_address: str
) -> None:
    reader = make()
    _keep(reader, fixture_address, FIVE)
    page = _list(reader, fixture_address)
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(5)
    assert [box.is_checked() for box in boxes.all()] == [False] * 5
    expect(page.locator("#lista-elegir")).to_have_text(
        "Elija de dos a cuatro prácticas para verlas lado a lado."
    )
    expect(page.locator(TABLE)).to_have_count(0)
    for box in boxes.all()[:4]:
        box.press("Space")
    expect(page.get_by_role("columnheader")).to_have_count(5)
    expect(boxes.nth(4)).to_be_disabled()
    expect(page.locator("#lista-elegir")).to_have_text("Lado a lado: 4 prácticas.")
    boxes.nth(0).press("Space")
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(boxes.nth(4)).to_be_enabled()
    expect(boxes.nth(0)).to_be_focused()


def test_one_entry_is_not_compared(make: OpenReader, fixture_address: str) -> None:
    page = _shared(make(), fixture_address, "ids=ventanilla-lima")
    expect(page.locator("#lista-comparacion")).to_be_hidden()


# Sharing


def test_a_shared_list_is_shown_and_can_be_kept(make: OpenReader, address: str) -> None:
    reader = make()
    page = _shared(reader, address, "ids=" + ",".join(THREE))
    assert page.inner_text("h1") == "Lista compartida"
    assert page.title().startswith("Lista compartida · ")
    assert len(_titles(page)) == 3
    expect(page.locator(".menu-row").get_by_text("Mi lista")).to_be_hidden()
    page.get_by_role("button", name="Guardar todas").click()
    expect(page.locator(".menu-row").get_by_role("link", name="Mi lista (3)")).to_be_visible()
    expect(page.locator(".keep[aria-pressed=true]")).to_have_count(3)
    expect(page.locator("#lista-estado")).to_have_text("Todas están en su lista.")
    page.get_by_role("link", name="Ver mi lista").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mi lista")
    expect(page.locator(ITEM)).to_have_count(3)


def test_opening_a_shared_list_keeps_nothing(make: OpenReader, fixture_address: str) -> None:
    reader = make()
    _keep(reader, fixture_address, ["carta-mundial"])
    page = _shared(reader, fixture_address, "ids=" + ",".join(THREE))
    expect(page.locator(ITEM)).to_have_count(3)
    assert [item["id"] for item in _stored(page)] == ["carta-mundial"]


def test_the_address_says_what_to_compare(make: OpenReader, fixture_address: str) -> None:
    query = f"ids={','.join(FIVE)}&compare=carta-mundial,corredor-andino"
    page = _shared(make(), fixture_address, query)
    expect(page.locator(ITEM)).to_have_count(5)
    expect(page.get_by_role("columnheader")).to_have_count(3)
    heads = texts(page.get_by_role("columnheader"))
    assert heads[1:] == [
        "Carta mundial de servicios de orientación",
        "Corredor de información en cinco países andinos",
    ]


@pytest.mark.parametrize(
    "stranger",
    [
        "no-existe",
        "../../etc/passwd",
        "<img src=x onerror=alert(1)>",
        "__proto__",
        "🧭",
        "%E0%A4%A",
    ],
)
def test_an_unknown_entry_of_an_address_is_named(
    make: OpenReader, fixture_address: str, stranger: str
) -> None:
    given = stranger if "%" in stranger else quote(stranger)
    page = _shared(make(), fixture_address, f"ids={given},ventanilla-lima&compare={given}")
    named = stranger if "%" not in stranger else "\ufffd"
    expect(page.locator("#lista-desconocidas")).to_contain_text(f"No están en este hub: {named}")
    assert _titles(page) == [LIMA_TITLE]
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize("query", ["ids=,,,&compare=,", "ids&compare&&=%"])
def test_an_address_that_names_nothing_shows_the_own_list(
    make: OpenReader, fixture_address: str, query: str
) -> None:
    page = _shared(make(), fixture_address, query)
    expect(page.locator("#lista-vacia")).to_be_visible()
    assert page.inner_text("h1") == "Mi lista"


@pytest.mark.parametrize("query", ["ids=" + "x" * 10_000, "ids=" + ",".join(map(str, range(900)))])
def test_a_spoilt_address_harms_nobody(make: OpenReader, fixture_address: str, query: str) -> None:
    page = _shared(make(), fixture_address, query)
    expect(page.locator("#lista-desconocidas")).to_be_visible()
    expect(page.locator("#lista-vacia")).to_be_hidden()
    assert len(page.locator("#lista-desconocidas").inner_text()) < 1_000
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_the_link_is_copied(make: OpenReader, fixture_address: str) -> None:
    reader = make(permissions=["clipboard-read", "clipboard-write"])
    _keep(reader, fixture_address, THREE)
    page = _list(reader, fixture_address)
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Copiar enlace").click()
    expect(page.locator("#lista-estado")).to_have_text("Enlace copiado.")
    link: str = page.evaluate("navigator.clipboard.readText()")
    assert link == (
        f"{fixture_address}list.html?ids={','.join(THREE)}"
        "&compare=rede-acolhida-brasil,shared-desk-belize"
    )
    page.goto(link)
    expect(page.locator(ITEM)).to_have_count(3)
    expect(page.get_by_role("columnheader")).to_have_count(3)


def test_from_a_folder_the_link_is_that_of_the_public_site(
    make: OpenReader, fixture_site: BuiltSite
) -> None:
    reader = make()
    reader.context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
    )
    page = _shared(reader, fixture_site.folder.as_uri() + "/", "ids=" + ",".join(THREE[:2]))
    page.get_by_role("button", name="Copiar enlace").click()
    field = page.get_by_label("Enlace a esta lista")
    expect(field).to_be_focused()
    link = f"{fixture_site.base_url}list.html?ids=ventanilla-lima,rede-acolhida-brasil"
    expect(field).to_have_value(f"{link}&compare=ventanilla-lima,rede-acolhida-brasil")
    assert page.evaluate("getSelection().toString()").startswith(link)


# Taking it along


def _download(page: Page, button: str, folder: Path) -> tuple[str, str]:
    """Name and text of the file that a button hands over."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.name, path.read_text(encoding="utf-8")


def test_the_list_is_taken_along_as_a_table(
    make: OpenReader, address: str, fixture_site: BuiltSite, tmp_path: Path
) -> None:
    page = _shared(make(), address, "ids=" + ",".join(THREE))
    name, text = _download(page, "Hoja de cálculo (CSV)", tmp_path)
    assert name == "mi-lista.csv"
    found = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    published = fixture_site.text("data/practices.csv").removeprefix("\ufeff")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(published))}
    assert found == [rows[entry_id] for entry_id in THREE]
    expect(page.locator("#lista-estado")).to_have_text("Se guardó mi-lista.csv.")


def test_the_list_is_taken_along_as_data(
    make: OpenReader, fixture_address: str, fixture_site: BuiltSite, tmp_path: Path
) -> None:
    page = _shared(make(), fixture_address, "ids=" + ",".join(THREE))
    name, text = _download(page, "Datos (JSON)", tmp_path)
    assert name == "mi-lista.json"
    found = json.loads(text)
    assert [row["id"] for row in found] == THREE
    assert found[0]["url"] == fixture_site.base_url + LIMA


def test_the_list_is_taken_along_as_a_bibliography(
    make: OpenReader, fixture_address: str, fixture_site: BuiltSite, tmp_path: Path
) -> None:
    page = _shared(make(), fixture_address, "ids=" + ",".join(THREE))
    name, text = _download(page, "Bibliografía (BibTeX)", tmp_path)
    assert name == "mi-lista.bib"
    assert text.count("@misc{") == 3
    assert "@misc{ventanilla-lima," in text
    assert f"{{{fixture_site.base_url}{LIMA}}}" in text


def test_the_list_is_printed(make: OpenReader, fixture_address: str) -> None:
    reader = make()
    reader.context.add_init_script("window.print = () => { window.printed = true; };")
    page = _shared(reader, fixture_address, "ids=" + ",".join(THREE))
    page.get_by_role("button", name="Imprimir").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.locator(TABLE)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert [button.is_visible() for button in page.locator("button, input").all()].count(True) == 0


# Looks


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("ids", [THREE, FIVE, ["no-existe"]], ids=["compared", "long", "unknown"])
def test_a_list_is_accessible(
    make: OpenReader, fixture_address: str, ids: list[str], width: int, scheme: str
) -> None:
    page = _shared(auditor(make, scheme), fixture_address, f"ids={','.join(ids)}", width=width)
    expect(page.locator(TABLE)).to_have_count(1 if ids == THREE else 0)
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_empty_list_is_accessible(make: OpenReader, fixture_address: str, scheme: str) -> None:
    page = _list(auditor(make, scheme), fixture_address, width=360)
    expect(page.locator("#lista-vacia")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_kept_list_is_accessible(make: OpenReader, fixture_address: str, scheme: str) -> None:
    reader = auditor(make, scheme)
    _keep(reader, fixture_address, THREE)
    page = _list(reader, fixture_address, width=360)
    expect(page.locator(TABLE)).to_be_visible()
    assert faults(page) == []
    page.goto(fixture_address + LIMA)
    expect(page.locator(".keep[aria-pressed=true]")).to_be_visible()
    assert faults(page) == []


def test_on_a_phone_the_table_scrolls_beside_the_heads_of_its_rows(
    make: OpenReader, fixture_address: str
) -> None:
    page = _shared(make(), fixture_address, "ids=" + ",".join(THREE), width=320)
    expect(page.locator(TABLE)).to_be_visible()
    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    region = page.get_by_role("group", name="Comparación")
    head = page.get_by_role("rowheader", name="Temas", exact=True)
    before = head.bounding_box()
    region.focus()
    page.keyboard.press("End")
    region.evaluate("(element) => { element.scrollLeft = 300; }")
    after = head.bounding_box()
    assert before is not None
    assert after is not None
    assert region.evaluate("(element) => element.scrollLeft") == 300
    assert after["x"] == before["x"]
