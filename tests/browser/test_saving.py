"""Keeping the site in the browser: asked for first, read without a connection, renewed, removed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hub.packaging.offline_files import put_offline_list
from tests.browser.reader import OpenReader, auditor, faults, readers
from tests.browser.serving import serve
from tests.site.built import BuiltSite

ENTRY = "practices/ventanilla-lima.html"
TITLE = "Ventanilla municipal de orientación para personas migrantes"
KEEP = "Guardar para usar sin conexión"
REMOVE = "Quitar de este dispositivo"
SIZE = re.compile(r"Ocupará [\d,]+ MB en este dispositivo \(\d+ archivos\)\.")
SAVED = re.compile(r"Guardado en este dispositivo: contenido al .* 20\d\d, versión [0-9a-f]{8}\.")
REGISTRATIONS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
CACHES = "async () => await caches.keys()"
KEPT = """
async () => {
  const paths = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) paths.push(request.url);
  return paths;
}
"""


@pytest.fixture
def make(browser: Browser) -> Iterator[OpenReader]:
    with readers(browser) as make:
        yield make


@pytest.fixture
def folder(fixture_site: BuiltSite, tmp_path: Path) -> Path:
    """A copy of the fixture site that a test may change."""
    return shutil.copytree(fixture_site.folder, tmp_path / "site")


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with serve(folder) as address:
        yield address


def _keep(page: Page, address: str) -> None:
    """Keep the site by the button of its page."""
    page.goto(address + "downloads.html")
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_role("button", name=REMOVE)).to_be_visible()


def _change(folder: Path) -> None:
    """Publish a new version in which one page says something else."""
    page = folder / "about.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("<h1>", "<h1>Segunda versión: "), encoding="utf-8")
    put_offline_list(folder, date(2027, 1, 2))


def test_the_size_is_told_and_nothing_kept_before_the_reader_asks(
    make: OpenReader, address: str
) -> None:
    page = make().open(address + "downloads.html")
    expect(page.locator("#guardar-estado")).to_have_text(SIZE)
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()
    expect(page.get_by_role("button", name=REMOVE)).to_be_hidden()
    page.goto(address)
    page.goto(address + "practices/index.html?q=salud")
    assert page.evaluate(REGISTRATIONS) == 0
    assert page.evaluate(CACHES) == []


def test_the_keyboard_keeps_the_site_and_the_focus_stays(make: OpenReader, address: str) -> None:
    page = make().open(address + "downloads.html")
    button = page.get_by_role("button", name=KEEP)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#guardar-estado")).to_contain_text("Guardado en este dispositivo")
    expect(page.get_by_role("button", name=REMOVE)).to_be_focused()
    expect(page.locator("#guardar-avance")).to_be_hidden()


def test_the_kept_site_is_read_without_a_connection(
    make: OpenReader, fixture_site: BuiltSite, tmp_path: Path
) -> None:
    reader = make()
    page = reader.open()
    with serve(fixture_site.folder) as address:
        _keep(page, address)
    # The server is gone: whatever comes now was kept.
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    page.goto(address + "practices/index.html?q=ventanilla")
    expect(page.locator("#explorar-fichas h3").first).to_contain_text("Ventanilla")
    page.goto(f"{address}{ENTRY}?q=orientación")
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator("main mark").first).to_be_visible()
    page.goto(address + "practices/")
    expect(page.locator("#explorar-q")).to_be_visible()
    page.goto(address + "no-existe.html")
    expect(page.locator("h1")).to_have_text("Esta página no existe")


def test_what_is_kept_is_what_reading_needs(make: OpenReader, address: str, folder: Path) -> None:
    page = make().open()
    _keep(page, address)
    kept = {url.removeprefix(address) for url in page.evaluate(KEPT)}
    assert {"index.html", ENTRY, "assets/hub/hub.js", "404.html"} <= kept
    assert not [path for path in kept if path.endswith((".json", ".xml", ".csv", ".bib", ".pdf"))]
    assert kept <= {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_who_comes_back_is_told_what_is_kept(make: OpenReader, address: str) -> None:
    page = make().open()
    _keep(page, address)
    page.goto(address + "downloads.html")
    told = page.locator("#guardar-estado")
    expect(told).to_have_text(SAVED)
    expect(page.get_by_role("button", name=KEEP)).to_be_hidden()


def test_a_new_version_waits_until_the_reader_agrees(
    make: OpenReader, address: str, folder: Path
) -> None:
    page = make().open()
    _keep(page, address)
    _change(folder)
    page.goto(address + "about.html")
    expect(page.get_by_text("Hay una versión nueva de este sitio.")).to_be_visible()
    expect(page.locator("h1")).not_to_contain_text("Segunda versión")
    page.get_by_role("button", name="Ahora no").click()
    expect(page.get_by_text("Hay una versión nueva")).to_be_hidden()
    page.goto(address + "practices/index.html")
    page.goto(address + "about.html")
    expect(page.locator("h1")).not_to_contain_text("Segunda versión")
    page.get_by_role("button", name="Actualizar").click()
    expect(page.locator("h1")).to_contain_text("Segunda versión")
    expect(page.get_by_text("Hay una versión nueva")).to_be_hidden()
    page.wait_for_function("async () => (await caches.keys()).length === 1")


def test_the_explore_page_tells_of_a_new_version_too(
    make: OpenReader, address: str, folder: Path
) -> None:
    page = make().open()
    _keep(page, address)
    _change(folder)
    page.goto(address + "practices/index.html?q=ventanilla")
    expect(page.get_by_text("Hay una versión nueva de este sitio.")).to_be_visible()


def test_a_new_version_fetches_only_what_has_changed(
    make: OpenReader, address: str, folder: Path
) -> None:
    reader = make()
    page = reader.open()
    _keep(page, address)
    _change(folder)
    fetched: list[str] = []
    reader.context.on(
        "request",
        lambda request: fetched.append(request.url) if request.service_worker else None,
    )
    page.goto(address + "about.html")
    expect(page.get_by_text("Hay una versión nueva")).to_be_visible()
    files = {url.removeprefix(address) for url in fetched}
    assert "about.html" in files
    assert files <= {"about.html", "sw.js", "offline-files.js"}


def test_what_is_kept_can_be_removed_and_kept_again(make: OpenReader, address: str) -> None:
    page = make().open()
    _keep(page, address)
    page.goto(address + "downloads.html")  # now the page itself comes from what is kept
    page.get_by_role("button", name=REMOVE).click()
    expect(page.locator("#guardar-estado")).to_contain_text("Se quitó de este dispositivo.")
    expect(page.get_by_role("button", name=KEEP)).to_be_focused()
    assert page.evaluate(CACHES) == []
    assert page.evaluate(REGISTRATIONS) == 0
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#guardar-estado")).to_contain_text("Guardado en este dispositivo")
    assert ENTRY in "".join(page.evaluate(KEPT))


def test_a_damaged_file_is_not_kept_and_a_second_attempt_goes_on(
    make: OpenReader, address: str, folder: Path
) -> None:
    page = make().open(address + "downloads.html")
    last = folder / "types" / "index.html"
    whole = last.read_bytes()
    last.write_bytes(whole + b" ")
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#guardar-estado")).to_contain_text("No se pudo guardar todo")
    assert page.evaluate(REGISTRATIONS) == 0
    assert page.evaluate(KEPT) != []
    last.write_bytes(whole)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#guardar-estado")).to_contain_text("Guardado en este dispositivo")


def test_names_with_spaces_and_accents_are_kept(
    make: OpenReader, address: str, folder: Path
) -> None:
    picture = folder / "images" / "ñandú y (más) + 100 %.png"
    picture.write_bytes((folder / "images" / "ventanilla.png").read_bytes())
    put_offline_list(folder, date(2027, 1, 2))
    page = make().open()
    _keep(page, address)
    page.goto(address)
    picture.unlink()
    status = page.evaluate(
        "async () => (await fetch('images/ñandú y (más) + 100 %25.png')).status",
    )
    assert status == 200


def test_requests_for_parts_of_a_file_are_left_to_the_network(
    make: OpenReader, address: str, folder: Path
) -> None:
    page = make().open()
    _keep(page, address)
    page.goto(address)
    (folder / "about.html").unlink()
    ask = """async (headers) =>
      (await fetch("about.html", {headers, cache: "no-store"})).status"""
    assert page.evaluate(ask, {}) == 200
    assert page.evaluate(ask, {"Range": "bytes=0-9"}) == 404


def test_caches_of_others_stay(make: OpenReader, address: str) -> None:
    page = make().open(address)
    page.evaluate("() => caches.open('hub-offline https://elsewhere.example/ 1')")
    _keep(page, address)
    page.get_by_role("button", name=REMOVE).click()
    expect(page.locator("#guardar-estado")).to_contain_text("Se quitó")
    assert page.evaluate(CACHES) == ["hub-offline https://elsewhere.example/ 1"]


def test_without_the_list_nothing_is_offered(make: OpenReader, address: str, folder: Path) -> None:
    (folder / "offline-files.js").unlink()
    page = make().open(address + "downloads.html")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name=KEEP)).to_be_hidden()
    expect(page.locator("#guardar-donde")).to_be_visible()


def test_a_copy_in_a_folder_says_why_it_needs_nothing(
    make: OpenReader, fixture_site: BuiltSite
) -> None:
    page = make().open()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((fixture_site.folder / "downloads.html").as_uri())
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name=KEEP)).to_be_hidden()
    expect(page.get_by_text("Una copia abierta desde una carpeta no lo necesita")).to_be_visible()
    assert said == []


def test_the_list_counts_what_is_kept(fixture_site: BuiltSite) -> None:
    text = fixture_site.text("offline-files.js")
    listed = json.loads(text[text.index("{") : text.rindex("}") + 1])
    assert listed["bytes"] == sum(fixture_site.size(path) for path, _, _ in listed["files"])
    assert len(listed["files"]) == len({path for path, _, _ in listed["files"]})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_the_site_is_kept_and_renewed(
    browser: Browser, address: str, folder: Path, scheme: str
) -> None:
    with readers(browser) as make:
        page = auditor(make, scheme).open(width=320)
        page.goto(address + "downloads.html")
        expect(page.get_by_role("button", name=KEEP)).to_be_visible()
        assert faults(page) == []
        _keep(page, address)
        assert faults(page) == []
        _change(folder)
        page.goto(address + "downloads.html")
        expect(page.get_by_text("Hay una versión nueva")).to_be_visible()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320
