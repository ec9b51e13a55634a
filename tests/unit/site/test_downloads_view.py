"""The page of downloads offers what there is, and says of each file what can be known."""

from __future__ import annotations

import hashlib

import pytest

from hub.model import LANGUAGES, Catalog
from hub.site.assets import AssetPlan
from hub.site.downloads_view import DownloadsView, downloads_view
from hub.site.site import Settings, Site
from hub.site.strings import load_strings
from tests.site.built import ROOT

PDF = AssetPlan("books/compendium.pdf", b"%PDF" * 400_000)
EPUB = AssetPlan("books/compendium.epub", b"PK" * 4_000)
DATA = [
    AssetPlan("data/practices.csv", b"id\r\n"),
    AssetPlan("data/schema/practice.schema.json", b"{}"),
    AssetPlan("feed.xml", b"<feed/>"),
]


def _site(catalog: Catalog, language: str = "es") -> Site:
    settings = Settings("Prácticas & más", "", "https://hub.example.org/", "", language)
    return Site(catalog, settings, load_strings(ROOT / "theme" / "strings", language))


@pytest.fixture
def site(catalog: Catalog) -> Site:
    return _site(catalog)


def _forms(view: DownloadsView) -> set[str]:
    return {link.form for need in view.needs for link in need.forms}


def test_a_package_has_the_public_address_that_packaging_gives_it(site: Site) -> None:
    view = downloads_view(site, DATA)
    assert view.zip.file == "practicas-mas.zip"
    assert view.zip.address == "https://hub.example.org/downloads/practicas-mas.zip"
    assert view.zim.address == "https://hub.example.org/downloads/practicas-mas.zim"


def test_books_are_described_from_their_bytes(site: Site) -> None:
    view = downloads_view(site, [*DATA, PDF, EPUB])
    assert view.pdf
    assert view.pdf.path == "books/compendium.pdf"
    assert view.pdf.size == "1,6 MB"
    assert view.pdf.sha256 == hashlib.sha256(PDF.content).hexdigest()
    assert view.epub
    assert view.epub.size == "8 kB"
    assert {"pdf", "epub"} <= _forms(view)


def test_what_was_not_made_is_not_offered(site: Site) -> None:
    view = downloads_view(site, DATA)
    assert view.pdf is None
    assert view.epub is None
    assert view.sheets == ""
    assert _forms(view) == {"browser", "zim", "zip", "data"}


def test_sheets_are_counted_and_weighed(site: Site) -> None:
    sheets = [AssetPlan(f"sheets/{n}.pdf", b"x" * 60_000) for n in range(2)]
    said = downloads_view(site, [*DATA, *sheets]).sheets
    assert said == "2 fichas tienen además su propio PDF (120 kB)."


def test_the_collections_are_those_of_all_entries(site: Site) -> None:
    (file,) = downloads_view(site, DATA).collections
    assert (file.path, file.name, file.size) == ("data/practices.csv", "practices.csv", "1 kB")
    assert file.sha256 == hashlib.sha256(b"id\r\n").hexdigest()


def test_every_system_has_its_command(site: Site) -> None:
    commands = dict(downloads_view(site, DATA).commands)
    assert commands["Linux"] == "sha256sum -c practicas-mas.zip.sha256"
    assert commands["macOS"] == "shasum -a 256 -c practicas-mas.zip.sha256"
    assert commands["Windows (PowerShell)"] == "Get-FileHash practicas-mas.zip"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_need_is_named_in_every_language(catalog: Catalog, language: str) -> None:
    view = downloads_view(_site(catalog, language), [*DATA, PDF, EPUB])
    assert all(need.title and need.text for need in view.needs)
    assert view.updated in view.copy
