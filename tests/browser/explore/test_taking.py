"""Taking the results of the explore page along: files, paper, a link."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hub.exports.csv_data import COLUMN_NAMES, harmless, row
from hub.queries.labels import Labels
from tests.browser.explore.explorer import PATH, RESULT, Expected, open_shown
from tests.browser.reader import OpenReader
from tests.site.built import ROOT, BuiltSite

QUERY = "?q=migrantes&country=AR&country=CO&sort=title"
CHOSEN = {"country": ["AR", "CO"]}
BIBTEX = json.loads((ROOT / "tests/cases/bibtex.json").read_text("utf-8"))
SCRIPT = (ROOT / "theme/scripts/export.js").read_text("utf-8")


def _take(page: Page, name: str) -> tuple[str, str]:
    """Name and text of the file that a button hands over."""
    page.locator(".take summary").click()
    with page.expect_download() as handed:
        page.get_by_role("button", name=name).click()
    text = Path(handed.value.path()).read_bytes().decode("utf-8")
    expect(page.locator("#explorar-llevado")).to_contain_text(
        f"Se guardó {handed.value.suggested_filename}"
    )
    return handed.value.suggested_filename, text


def _rows(real: Expected, site: BuiltSite) -> list[list[str]]:
    labels = Labels(real.catalog, "es")
    hits = sorted(real.hits("migrantes", CHOSEN), key=lambda hit: hit.number)
    assert len(hits) > 3
    return [row(real.entries[hit.number], labels, site.base_url) for hit in hits]


def test_a_table_holds_the_columns_and_all_results(
    make: OpenReader, address: str, real: Expected, real_site: BuiltSite
) -> None:
    name, text = _take(open_shown(make().open(), address + QUERY), "CSV")
    assert re.fullmatch(r"practicas-\d{4}-\d{2}-\d{2}\.csv", name)
    assert text.startswith("\ufeffid,title,")
    found = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    expected = [list(map(harmless, cells)) for cells in _rows(real, real_site)]
    assert found == [list(COLUMN_NAMES), *expected]


def test_data_hold_the_columns_and_all_results(
    make: OpenReader, address: str, real: Expected, real_site: BuiltSite
) -> None:
    name, text = _take(open_shown(make().open(), address + QUERY), "JSON")
    assert name.endswith(".json")
    expected = [dict(zip(COLUMN_NAMES, cells, strict=True)) for cells in _rows(real, real_site)]
    assert json.loads(text) == expected


def test_a_bibliography_has_an_entry_for_every_result(
    make: OpenReader, address: str, real: Expected, real_site: BuiltSite
) -> None:
    name, text = _take(open_shown(make().open(), address + QUERY), "BibTeX")
    assert name.endswith(".bib")
    entries = text.split("\n\n")
    for cells, entry in zip(_rows(real, real_site), entries, strict=True):
        record = dict(zip(COLUMN_NAMES, cells, strict=True))
        assert entry.startswith(f"@misc{{{record['id']},\n  title = {{{{")
        assert f"  url = {{{record['url']}}}," in entry
        assert f"  year = {{{record['last_verified'][:4]}}}," in entry
        assert "  author = {{Hub de buenas prácticas}}," in entry
        assert "  howpublished = {Buenas prácticas de gobernanza migratoria}," in entry
        assert f"  note = {{verificada el {record['last_verified']}}}," in entry
        assert entry.rstrip().endswith("}")


def test_all_results_are_printed_not_only_those_on_the_page(
    make: OpenReader, address: str, real: Expected
) -> None:
    page = make().open()
    page.add_init_script(
        "window.print = () => { window.printed = document.querySelectorAll("
        f"{json.dumps(RESULT)}).length; }}"
    )
    open_shown(page, address + "?q=migrantes")
    page.locator(".take summary").click()
    page.get_by_role("button", name="Imprimir").click()
    page.wait_for_function("() => window.printed")
    assert page.evaluate("window.printed") == len(real.hits("migrantes")) > 10


def test_paper_shows_results_and_no_tools(make: OpenReader, real_address: str) -> None:
    page = open_shown(make().open(), real_address + PATH + QUERY)
    page.emulate_media(media="print")
    for selector in (".ask", ".filters", ".found__tools", ".chips", ".keep", "#explorar-mas"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    assert page.locator(RESULT).first.is_visible()
    assert page.locator("#explorar-cuenta").is_visible()


def test_the_link_is_copied(make: OpenReader, real_address: str) -> None:
    reader = make(permissions=["clipboard-read", "clipboard-write"])
    page = open_shown(reader.open(), real_address + PATH + QUERY)
    page.locator(".take summary").click()
    page.get_by_role("button", name="Copiar enlace").click()
    expect(page.locator("#explorar-llevado")).to_have_text("Enlace copiado.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert not page.locator("#explorar-enlace").is_visible()


def test_where_nothing_can_be_copied_the_link_stands_selected_in_a_field(
    make: OpenReader, address: str
) -> None:
    page = make().open()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    open_shown(page, address + QUERY)
    page.locator(".take summary").click()
    page.get_by_role("button", name="Copiar enlace").click()
    field = page.get_by_role("textbox", name="Enlace a estos resultados")
    expect(field).to_have_value(page.url)
    expect(field).to_be_focused()
    assert field.evaluate("(field) => field.selectionEnd - field.selectionStart") == len(page.url)


def test_data_that_cannot_be_loaded_are_said_to_be_missing(
    make: OpenReader, real_address: str
) -> None:
    page = make().open()
    page.route("**/x/*.js", lambda route: route.abort())
    open_shown(page, real_address + PATH + QUERY)
    page.locator(".take summary").click()
    page.get_by_role("button", name="CSV").click()
    expect(page.locator("#explorar-llevado")).to_contain_text("No se pudieron reunir los datos")
    page.unroute("**/x/*.js")
    with page.expect_download():
        page.get_by_role("button", name="CSV").click()


# The texts of the files, whatever stands in a cell


@pytest.fixture(scope="module")
def exporting(browser: Browser) -> Iterator[Any]:
    page = browser.new_page()
    page.add_script_tag(
        content="var Hub = { fill: (text, { date }) => text.replace('{date}', date),"
        " texts: { export: { verified: 'verificada el {date}' } } };" + SCRIPT
    )
    yield page
    page.close()


CELLS = ["=1+1", "+A1", "-2", "@x", "\tx", "\rx", 'di"jo', "a,b", "a\nb", "a\r\nb", "", " x", "ñ;'"]


def test_cells_are_written_as_the_table_of_the_hub_writes_them(exporting: Any) -> None:
    text = exporting.evaluate(
        "([c, r]) => Hub.exporting.csv(c, r)", [["id", "x"], [["a", c] for c in CELLS]]
    )
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["id", "x"])
    writer.writerows([["a", harmless(cell)] for cell in CELLS])
    assert text == "\ufeff" + buffer.getvalue()


@pytest.mark.parametrize("case", BIBTEX["cases"], ids=lambda case: case["id"])
def test_a_bibliography_is_that_of_the_cases(exporting: Any, case: Any) -> None:
    """The same cases as those of the files of the hub."""
    columns = ["id", "title", "language", "last_verified", "url"]
    cells = [case[name] for name in columns[:-1]]
    url = f"{BIBTEX['base_url']}practices/{case['id']}.html"
    about = {name: BIBTEX[name] for name in ("publisher", "hub", "accessed")}
    text = exporting.evaluate(
        "([c, r, about]) => Hub.exporting.bibtex(c, r, about)", [columns, [[*cells, url]], about]
    )
    assert text.splitlines() == case["bibtex"]
