"""PDF sheets and the compendium in a built site, and a site on a computer without Typst."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hub.checking import check_content
from hub.model import LANGUAGES, Practice
from hub.sheets import setting, typst_pdf
from hub.sheets.cache import SheetCache
from hub.sheets.setting import count_pages
from hub.site import sheet_files as module
from hub.site.plan import has_page
from hub.site.sheet_files import COMPENDIUM, sheet_files
from hub.site.site import Settings, Site
from hub.site.strings import load_strings
from tests.site.built import FIXTURE_CONFIG, FIXTURE_CONTENT, REAL_CONFIG, BuiltSite, build_site
from tests.support.content_folders import TODAY
from tests.support.pdf_text import compact, pages_of

STRINGS = REAL_CONFIG.parent / "theme" / "strings"


def make_site(content: Path = FIXTURE_CONTENT, language: str = "es") -> Site:
    catalog = check_content(content, today=TODAY).catalog.keeping(has_page)
    settings = Settings("Hub", "De ensayo", "https://hub.example/", "Editor", language)
    return Site(catalog, settings, load_strings(STRINGS, language))


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Templates in the order in which Typst is asked to set them."""
    asked: list[str] = []
    real = typst_pdf.set_pdf

    def counted(template: str, *values: object) -> bytes:
        asked.append(template)
        return real(template, *values)  # type: ignore[arg-type]

    monkeypatch.setattr(setting, "set_pdf", counted)
    return asked


def test_every_listed_entry_has_its_sheet_and_its_page_leads_there(site: BuiltSite) -> None:
    sheets = [path for path in site.files if path.startswith("sheets/")]
    assert len(sheets) > 5
    assert COMPENDIUM in site.files
    for path in sheets:
        name = path.removeprefix("sheets/").removesuffix(".pdf")
        (page,) = (page for page in site.entry_pages if page.path.endswith(f"/{name}.html"))
        (link,) = (a for a in page.all("a") if a.get("href") == f"../{path}")
        assert link.get("type") == "application/pdf"
        kilobytes = max(1, round(site.size(path) / 1000))
        assert "".join(link.itertext()) == f"PDF ({kilobytes} kB)"
        assert page.metas("citation_pdf_url") == [site.base_url + path]
        assert f"../{path}" in page.linked("alternate")


def test_an_entry_that_no_list_has_has_no_sheet(fixture_site: BuiltSite) -> None:
    assert "sheets/red-retirada.pdf" not in fixture_site.files
    page = fixture_site.page("practices/red-retirada.html")
    assert page.metas("citation_pdf_url") == []
    assert not any("sheets/" in href for href in page.hrefs)


def test_every_real_practice_takes_two_pages_at_most(real_site: BuiltSite) -> None:
    practices = {
        path.replace("practices/", "sheets/").replace(".html", ".pdf")
        for path in real_site.paths
        if path.startswith("practices/")
    }
    found = sorted(practices & set(real_site.files))
    assert len(found) > 40
    for path in found:
        assert 1 <= count_pages((real_site.folder / path).read_bytes()) <= 2, path


def test_a_sheet_says_what_the_page_says(fixture_site: BuiltSite) -> None:
    pdf = (fixture_site.folder / "sheets/ventanilla-lima.pdf").read_bytes()
    text = compact("".join(pages_of(pdf)))
    entry = make_site().catalog.entries_by_id["ventanilla-lima"]
    assert isinstance(entry, Practice)
    words = [entry.title, *(source.title for source in entry.sources)]
    words += [organisation.name for organisation in entry.organisations]
    for word in words:
        assert compact(word) in text, word
    for heading in ("Lecciones aprendidas", "Recomendaciones", "Fuentes", "Según la fuente"):
        assert compact(heading) in text, heading


def test_every_heading_of_a_programme_is_on_its_sheet(fixture_site: BuiltSite) -> None:
    pdf = (fixture_site.folder / "sheets/programa-integracion.pdf").read_bytes()
    text = compact("".join(pages_of(pdf)))
    page = fixture_site.page("programs/programa-integracion.html")
    left_out = {"Prácticas parecidas"}  # they change with every other entry
    headings = {"".join(heading.itertext()) for heading in page.all("h2")} - left_out
    assert len(headings) > 15
    assert [heading for heading in sorted(headings) if compact(heading) not in text] == []


def test_the_compendium_holds_every_listed_entry(fixture_site: BuiltSite) -> None:
    pages = pages_of((fixture_site.folder / COMPENDIUM).read_bytes())
    text = compact("".join(pages))
    for entry in make_site().listed.entries():
        assert text.count(compact(entry.title)) >= 3, entry.id  # contents, its page, an index


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_are_made_in_every_language(language: str, tmp_path: Path, said: list[str]) -> None:
    site = make_site(language=language)
    files = {
        file.path: file.content for file in sheet_files(site, SheetCache(tmp_path), said.append)
    }
    word = {"es": "Fuentes", "en": "Sources", "pt": "Fontes"}[language]
    assert word in compact("".join(pages_of(files["sheets/ventanilla-lima.pdf"])))
    assert said == []


def test_only_what_has_changed_is_set_again(
    tmp_path: Path, said: list[str], compiled: list[str]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(FIXTURE_CONTENT, content)
    first = sheet_files(make_site(content), SheetCache(tmp_path / "cache"), said.append)
    assert compiled.count("compendium.typ") == 1
    compiled.clear()
    assert sheet_files(make_site(content), SheetCache(tmp_path / "cache"), said.append) == first
    assert compiled == []
    entry = content / "practices" / "shared-desk-belize.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("title: ", "title: Nuevo "), "utf-8")
    again = sheet_files(make_site(content), SheetCache(tmp_path / "cache"), said.append)
    changed = [new.path for old, new in zip(first, again, strict=True) if old != new]
    assert "sheets/shared-desk-belize.pdf" in changed
    assert "sheets/ventanilla-lima.pdf" in changed  # it names the other in its relations
    assert "sheets/carta-mundial.pdf" not in changed
    assert compiled[-1] == "compendium.typ"


def test_a_preview_does_not_wait_for_the_book(
    tmp_path: Path, said: list[str], compiled: list[str]
) -> None:
    files = sheet_files(make_site(), SheetCache(tmp_path), said.append, with_compendium=False)
    assert "compendium.typ" not in compiled
    assert COMPENDIUM not in [file.path for file in files]
    sheet_files(make_site(), SheetCache(tmp_path), said.append)
    files = sheet_files(make_site(), SheetCache(tmp_path), said.append, with_compendium=False)
    assert COMPENDIUM in [file.path for file in files]


def test_many_new_sheets_are_told(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_TELL_EVERY", 2)
    site = make_site()
    sheet_files(site, SheetCache(tmp_path), said.append)
    total = len(list(site.listed.entries()))
    assert said[0] == f"Hojas en PDF nuevas: 2, de {total} fichas…"
    assert said[-1] == f"Componiendo el compendio de {total} fichas…"


def test_without_typst_the_site_has_no_sheets_and_says_so_once(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.sheets.typst_pdf.find_spec", lambda name: None)
    site = make_site()
    assert sheet_files(site, SheetCache(tmp_path), said.append) == []
    assert said == ["No hay typst para este equipo: el sitio se construye sin hojas en PDF."]


def test_a_site_without_sheets_is_built(tmp_path: Path) -> None:
    """Where there is no Typst at all; the module that finds it is hidden from the build."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    code = "import importlib.util as u\nreal = u.find_spec\n"
    code += "u.find_spec = lambda name, *rest: None if name == 'typst' else real(name, *rest)\n"
    (hidden / "sitecustomize.py").write_text(code, encoding="utf-8")
    build = build_site(FIXTURE_CONFIG, tmp_path / "site", PYTHONPATH=str(hidden))
    assert build.code == 0, build.log
    assert build.log.count("No hay typst") == 1
    site = BuiltSite(build.folder)
    assert not any(path.endswith(".pdf") for path in site.files)
    assert not any("sheets/" in href for page in site.pages for href in page.hrefs)


def test_a_hub_may_do_without_sheets(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE_CONFIG.parent, tmp_path / "hub")
    config = tmp_path / "hub" / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("../../", f"{REAL_CONFIG.parent.as_posix()}/")
    config.write_text(text.replace("  hub:\n", "  hub:\n    sheets: false\n"), encoding="utf-8")
    build = build_site(config, tmp_path / "site")
    assert build.code == 0, build.log
    assert not any(path.endswith(".pdf") for path in BuiltSite(build.folder).files)
