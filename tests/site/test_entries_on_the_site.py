"""Which entries have a page, and where each one is listed."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from hub.entries.field_spec import Field
from hub.entries.field_table import FIELDS
from hub.entries.loader import load_content
from hub.model import Catalog, Practice, Program
from hub.queries.facets import FACETS, entries_by_value, value_path
from tests.site.built import FIXTURE_CONTENT, ROOT, BuiltSite, Page, resolve, text_of

PRACTICES = {
    "carta-mundial": "Carta mundial de servicios de orientación",
    "corredor-andino": "Corredor de información en cinco países andinos",
    "rede-acolhida-brasil": "Rede municipal de acolhida e encaminhamento",
    "shared-desk-belize": "Shared desk for newcomers in three towns",
    "ventanilla-lima": "Ventanilla municipal de orientación para personas migrantes",
}
PROGRAMS = {
    "programa-breve": "Programa breve con lo imprescindible",
    "programa-integracion": "Programa de integración con todos los bloques",
}
INACTIVE = "practices/red-retirada.html"
LISTINGS = ("feed.xml", "feed.rss", "feed.json", "data/practices.json", "data/programs.json")


def _load(content: Path) -> Catalog:
    return load_content(content, today=date.today()).catalog


@pytest.fixture(scope="module")
def catalog(site: BuiltSite, fixture_site: BuiltSite) -> Catalog:
    """The entries behind ``site``, drafts included."""
    return _load(FIXTURE_CONTENT if site is fixture_site else ROOT / "content")


def _listed_on(page: Page) -> list[str]:
    """Where the cards of a page lead, as paths from the root of the site."""
    titles = page.by_class("card__title")
    return [
        resolve(page.path, link.get("href", ""))[0] for title in titles for link in title.iter("a")
    ]


def test_every_published_entry_has_its_page(fixture_site: BuiltSite) -> None:
    for folder, titles in (("practices", PRACTICES), ("programs", PROGRAMS)):
        for name, title in titles.items():
            page = fixture_site.page(f"{folder}/{name}.html")
            assert text_of(page.one("h1")) == title


def test_every_entry_of_the_content_has_its_page(site: BuiltSite, catalog: Catalog) -> None:
    with_page = {e.url for e in catalog.entries() if e.review.state in ("published", "inactive")}
    assert {page.path for page in site.entry_pages} == with_page


def test_a_draft_is_nowhere_on_the_site(fixture_site: BuiltSite) -> None:
    assert (FIXTURE_CONTENT / "practices" / "borrador-uruguay.md").is_file()
    texts = (".html", ".json", ".xml", ".csv")
    for path in fixture_site.files:
        assert "borrador-uruguay" not in path
        if path.endswith(texts):
            text = fixture_site.text(path)
            assert "borrador-uruguay" not in text, path
            assert "Escuela Borrador" not in text, path


def test_an_inactive_entry_keeps_its_page_and_says_so(fixture_site: BuiltSite) -> None:
    (notice,) = fixture_site.page(INACTIVE).by_class("notice")
    assert "inactiva" in text_of(notice)


def test_published_entries_carry_no_notice(fixture_site: BuiltSite) -> None:
    for page in fixture_site.entry_pages:
        if page.path != INACTIVE:
            assert page.by_class("notice") == [], page.path


def test_an_inactive_entry_is_in_no_listing_feed_or_data(fixture_site: BuiltSite) -> None:
    for page in fixture_site.pages:
        if page.path != INACTIVE:
            assert not [href for href in page.hrefs if "red-retirada" in href], page.path
    for path in (*LISTINGS, "data/practices.csv"):
        assert "red-retirada" not in fixture_site.text(path), path


def test_the_explore_page_lists_every_entry_without_scripts(fixture_site: BuiltSite) -> None:
    page = fixture_site.page("practices/index.html")
    expected = [f"practices/{name}.html" for name in PRACTICES]
    expected += [f"programs/{name}.html" for name in PROGRAMS]
    assert sorted(_listed_on(page)) == sorted(expected)
    for title in (*PRACTICES.values(), *PROGRAMS.values()):
        assert title in text_of(page.main)


def test_the_explore_page_lists_the_whole_catalog(site: BuiltSite, catalog: Catalog) -> None:
    listed = {entry.url for entry in catalog.entries() if entry.is_listed}
    pages = [page for page in site.pages if page.path.startswith("practices/index")]
    assert {path for page in pages for path in _listed_on(page)} == listed


def test_the_index_of_programmes_lists_the_programmes(fixture_site: BuiltSite) -> None:
    page = fixture_site.page("programs/index.html")
    assert sorted(_listed_on(page)) == [f"programs/{name}.html" for name in PROGRAMS]


def test_the_home_page_counts_what_is_listed(fixture_site: BuiltSite) -> None:
    (numbers,) = fixture_site.page("index.html").by_class("numbers")
    found = [text_of(item) for item in numbers.iter("li")]
    assert found == ["5 prácticas", "2 programas", "7 países", "9 organizaciones"]


def test_countries_in_use_have_a_page_and_others_do_not(fixture_site: BuiltSite) -> None:
    """Neither the country of the draft (UY) nor that of the inactive entry (PY) has one."""
    pages = {path for path in fixture_site.paths if path.startswith("countries/")}
    codes = ("bo", "br", "bz", "cl", "co", "ec", "pe")
    assert pages == {"countries/index.html", *(f"countries/{code}.html" for code in codes)}


def test_each_value_in_use_has_its_page_and_no_other(site: BuiltSite, catalog: Catalog) -> None:
    entries = [entry for entry in catalog.entries() if entry.is_listed]
    for facet in (facet for facet in FACETS if facet.has_pages):
        expected = {value_path(facet, value) for value in entries_by_value(facet, entries)}
        found = {path for path in site.paths if path.startswith(f"{facet.folder}/")}
        assert found == expected | {f"{facet.folder}/index.html"}, facet.id


def test_a_facet_page_lists_the_entries_of_its_value(site: BuiltSite, catalog: Catalog) -> None:
    entries = [entry for entry in catalog.entries() if entry.is_listed]
    for facet in (facet for facet in FACETS if facet.has_pages):
        index = site.page(f"{facet.folder}/index.html")
        linked = {resolve(index.path, href)[0] for href in index.hrefs}
        for value, found in entries_by_value(facet, entries).items():
            path = value_path(facet, value)
            assert set(_listed_on(site.page(path))) == {entry.url for entry in found}, path
            assert path in linked, path


def test_the_theme_page_names_the_entries_of_the_theme(fixture_site: BuiltSite) -> None:
    page = fixture_site.page("themes/health.html")
    assert set(_listed_on(page)) == {
        "practices/rede-acolhida-brasil.html",
        "practices/ventanilla-lima.html",
        "programs/programa-integracion.html",
    }


def test_the_data_files_hold_the_listed_entries(fixture_site: BuiltSite) -> None:
    practices = json.loads(fixture_site.text("data/practices.json"))["practices"]
    programs = json.loads(fixture_site.text("data/programs.json"))["programs"]
    rows = list(csv.DictReader(io.StringIO(fixture_site.text("data/practices.csv")[1:])))
    assert [item["id"] for item in practices] == sorted(PRACTICES)
    assert [item["id"] for item in programs] == sorted(PROGRAMS)
    assert [row["id"] for row in rows] == sorted(PRACTICES)


@pytest.mark.parametrize("path", ["feed.xml", "feed.rss", "feed.json"])
def test_the_feeds_hold_the_listed_entries(fixture_site: BuiltSite, path: str) -> None:
    text = fixture_site.text(path)
    for title in (*PRACTICES.values(), *PROGRAMS.values()):
        assert title in text


def test_the_fixture_hub_uses_every_field() -> None:
    """A field that no entry of the fixture uses is a field that no test of the site sees."""
    entries = list(_load(FIXTURE_CONTENT).keeping(lambda entry: entry.is_listed).entries())
    unused = [
        name for field in FIELDS if field.name != "id" for name in _unused(field, "", [*entries])
    ]
    assert unused == []


def _unused(field: Field, outer: str, holders: list[object]) -> list[str]:
    """Names of ``field`` and its inner fields that are empty in all of ``holders``."""
    name = outer + field.name
    given = [getattr(holder, field.target, None) for holder in holders]
    values: list[object] = []
    for value in given:
        values += value if field.many and isinstance(value, tuple) else [value]
    values = [value for value in values if value not in (None, "", (), {}, False)]
    if not values:
        return [name]
    return [n for inner in field.fields for n in _unused(inner, f"{name}.", values)]


def test_the_fixture_hub_holds_the_cases_that_the_tests_need() -> None:
    catalog = _load(FIXTURE_CONTENT)
    entries: list[Practice | Program] = list(catalog.entries())
    assert {entry.review.state for entry in entries} == {"published", "inactive", "draft"}
    assert {entry.language for entry in entries} == {"es", "en", "pt"}
    assert [entry.id for entry in entries if not entry.countries] == ["carta-mundial"]
    assert [entry.id for entry in entries if len(entry.countries) > 3] == ["corredor-andino"]
    assert "shared-desk-belize" in [entry.id for entry in entries if entry.not_stated]
