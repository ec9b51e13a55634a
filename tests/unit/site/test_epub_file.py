"""The book as its readers and their devices find it: container, order, links, words, languages."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZIP_STORED, ZipFile

import pytest
from markupsafe import Markup

from hub.model import Catalog, Image, Practice, Relation
from hub.site.entry_view import practice_view
from hub.site.epub_file import epub_file
from hub.site.epub_views import book_view, chapter_view
from hub.site.listing_views import in_listing_order
from hub.site.publishing import publication_of
from hub.site.site import Settings, Site
from hub.site.strings import load_strings
from tests.site.built import ROOT
from tests.support.content_folders import EXAMPLES
from tests.support.epub_books import DC, XHTML, XML_LANG, Book, ids_of, text_of

ADDRESS = "https://hub.example/"
PORTUGUESE = "portuguese"
COMPLETE = "complete"


def site_of(catalog: Catalog, *, address: str = ADDRESS, language: str = "es") -> Site:
    settings = Settings("Hub & <b>", "Un hub.", address, "Redacción", language)
    strings = load_strings(ROOT / "theme" / "strings", language)
    return Site(catalog, settings, strings, content=EXAMPLES / "valid")


def book_of(site: Site) -> Book:
    return Book(epub_file(site, publication_of(site)))


@pytest.fixture(scope="module")
def site(catalog: Catalog) -> Site:
    return site_of(catalog)


@pytest.fixture(scope="module")
def book(site: Site) -> Book:
    return book_of(site)


def chapter_of(book: Book, entry_id: str) -> Element:
    (path,) = [path for path in book.documents if path.endswith(f"/{entry_id}.xhtml")]
    return book.trees[path]


# The container


def test_devices_know_the_file_by_its_first_bytes(book: Book) -> None:
    assert book.data[:4] == b"PK\3\4"
    assert book.data[30:58] == b"mimetypeapplication/epub+zip"


def test_the_archive_is_sorted_and_has_one_time(book: Book) -> None:
    with ZipFile(BytesIO(book.data)) as archive:
        first, *others = archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert [info.filename for info in others] == sorted(info.filename for info in others)
    assert {info.date_time for info in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_hub_gives_the_same_bytes(site: Site, book: Book) -> None:
    again = site_of(site.catalog)
    assert epub_file(again, publication_of(again)) == book.data


def test_the_package_lists_every_file(book: Book) -> None:
    aside = {"mimetype", "META-INF/container.xml", "package.opf"}
    assert sorted(book.manifest) == sorted(set(book.files) - aside)
    (rootfile,) = [e for e in book.trees["META-INF/container.xml"].iter() if e.get("full-path")]
    assert rootfile.get("full-path") == "EPUB/package.opf"


def test_the_package_says_what_the_book_is(site: Site, book: Book) -> None:
    day = site.updated.isoformat()
    assert book.package.findtext(f".//{DC}identifier") == f"{ADDRESS}books/compendium.epub#{day}"
    assert book.package.findtext(f".//{DC}title") == "Hub & <b>"
    assert book.package.findtext(f".//{DC}publisher") == "Redacción"
    assert book.package.findtext(f".//{DC}date") == day
    assert "CC BY 4.0" in (book.package.findtext(f".//{DC}rights") or "")
    assert book.metas("dcterms:modified") == [f"{day}T00:00:00Z"]
    assert book.metas("schema:accessibilityHazard") == ["none"]
    assert book.metas("schema:accessibilitySummary") != []
    assert book.metas("dcterms:conformsTo") == []  # nobody has evaluated it


def test_a_hub_without_an_address_has_a_stable_identifier(catalog: Catalog) -> None:
    book = book_of(site_of(catalog, address="/"))
    identifier = book.package.findtext(f".//{DC}identifier") or ""
    assert identifier.startswith("Hub & <b>#2")
    links = [a.get("href", "") for tree in book.documents.values() for a in tree.iter(f"{XHTML}a")]
    assert [link for link in links if link.startswith("/")] == []


# What is in it and in which order


def test_chapters_stand_in_the_order_of_the_listing(site: Site, book: Book) -> None:
    entries = in_listing_order(site, site.listed.entries())
    practices = [entry for entry in entries if isinstance(entry, Practice)]
    programs = [entry for entry in entries if not isinstance(entry, Practice)]
    chapters = [entry.url.replace(".html", ".xhtml") for entry in (*practices, *programs)]
    expected = ["title.xhtml", "nav.xhtml", "about.xhtml", *chapters]
    assert book.spine == [*expected, "countries.xhtml", "themes.xhtml"]


@pytest.mark.parametrize("contents", ["nav.xhtml", "toc.ncx"])
def test_the_contents_lead_through_the_book_in_its_order(book: Book, contents: str) -> None:
    tree = book.trees[contents]
    found = [e.get("href") or e.get("src") for e in tree.iter() if e.get("href") or e.get("src")]
    told = [path for path in dict.fromkeys(found) if path in book.spine]
    assert told == [path for path in book.spine if path != "nav.xhtml"]


def test_countries_are_headings_of_the_contents(book: Book) -> None:
    headings = [text_of(span) for span in book.trees["nav.xhtml"].iter(f"{XHTML}span")]
    assert {"Prácticas por país", "Programas", "Perú"} <= set(headings)


def test_every_link_within_the_book_arrives(book: Book) -> None:
    links = [(path, *link) for path in book.documents for link in book.links(path)]
    assert len(links) > 100
    for path, target, fragment in links:
        assert target in book.files, f"{path}: {target}"
        if fragment:
            assert fragment in ids_of(book.trees[target]), f"{path}: {target}#{fragment}"


def test_ids_are_unique_within_a_document(book: Book) -> None:
    for path, tree in book.documents.items():
        assert len(set(ids_of(tree))) == len(ids_of(tree)), path


def test_citations_and_sources_lead_to_each_other(book: Book) -> None:
    chapter = chapter_of(book, COMPLETE)
    hrefs = {a.get("href") for a in chapter.iter(f"{XHTML}a")}
    assert {"#fuente-1", "#summary", "#lessons-learned-1"} <= hrefs


def test_a_facet_leads_to_its_place_in_the_index(book: Book) -> None:
    hrefs = {a.get("href") for a in chapter_of(book, COMPLETE).iter(f"{XHTML}a")}
    assert "../countries.xhtml#country-pe" in hrefs
    index = book.trees["countries.xhtml"]
    assert f"practices/{COMPLETE}.xhtml" in {a.get("href") for a in index.iter(f"{XHTML}a")}


def test_an_entry_that_is_not_listed_is_neither_there_nor_linked(catalog: Catalog) -> None:
    hidden, *others = [practice for practice in catalog.practices if practice.is_listed]
    hidden = replace(hidden, review=replace(hidden.review, state="inactive"))
    relation = Relation(id=hidden.id, relation="similar-to", basis="editorial")
    first = replace(others[0], related=(relation,))
    book = book_of(site_of(replace(catalog, practices=(hidden, first, *others[1:]))))
    assert f"practices/{hidden.id}.xhtml" not in book.files
    assert hidden.title in book.text(f"practices/{first.id}.xhtml")
    links = {target for path in book.documents for target, _ in book.links(path)}
    assert f"practices/{hidden.id}.xhtml" not in links


def test_an_empty_hub_has_a_book_that_says_so(catalog: Catalog) -> None:
    book = book_of(site_of(replace(catalog, practices=(), programs=())))
    assert book.spine == ["title.xhtml", "nav.xhtml", "about.xhtml"]
    assert "Todavía no hay fichas" in book.text("about.xhtml")
    assert [e for e in book.trees["nav.xhtml"].iter(f"{XHTML}ol") if not len(e)] == []


def test_an_address_is_linked_as_the_format_wants_it(catalog: Catalog) -> None:
    (first, *others) = [practice for practice in catalog.practices if practice.is_listed]
    source = replace(first.sources[0], url="https://a.example/ñ[1]?b=%20&c=50%|d#e")
    changed = replace(first, sources=(source, *first.sources[1:]))
    book = book_of(site_of(replace(catalog, practices=(changed, *others))))
    hrefs = {a.get("href") for a in chapter_of(book, first.id).iter(f"{XHTML}a")}
    assert "https://a.example/%C3%B1%5B1%5D?b=%20&c=50%25%7Cd#e" in hrefs


# Words


def _texts(view: object) -> list[str]:
    """Every rendered text of a view."""
    if isinstance(view, Markup):
        return [" ".join(view.striptags().split())] if view else []
    if isinstance(view, tuple):
        return [text for item in view for text in _texts(item)]
    names = getattr(view, "__dataclass_fields__", ())
    return [text for name in names for text in _texts(getattr(view, name))]


def test_a_chapter_holds_every_text_of_the_page(site: Site, book: Book) -> None:
    shown = book_view(site, publication_of(site))
    for entry in site.listed.entries():
        view = chapter_view(site, entry, shown)
        text = book.text(view.path)
        for found in (*_texts(view), view.entry.title, view.entry.verified, view.address):
            assert found in text, f"{entry.id}: {found}"
        for section in view.entry.sections:
            assert section.heading in text
        for fact in view.entry.facts:
            assert all(part in text for part in (fact.label, *fact.lines))
            assert all(link.label in text for link in fact.links)
        for citation in view.entry.citations:
            assert " ".join(citation.text.split()) in text


def test_a_chapter_prints_the_view_of_the_page(site: Site) -> None:
    practice = site.listed.practices[0]
    shown = book_view(site, publication_of(site))
    assert chapter_view(site, practice, shown).entry == practice_view(site, practice)


def test_what_sources_do_not_say_is_told(book: Book, site: Site) -> None:
    practice = next(p for p in site.listed.practices if "lessons_learned" in p.not_stated)
    assert "Las fuentes consultadas no lo dicen." in text_of(chapter_of(book, practice.id))


def test_provenance_is_a_sign_and_words(book: Book) -> None:
    marks = [p for p in chapter_of(book, COMPLETE).iter(f"{XHTML}p") if p.get("class") == "origin"]
    assert text_of(marks[0]) in ("● Según la fuente", "○ Síntesis editorial")
    (link,) = marks[0].iter(f"{XHTML}a")
    assert link.get("href", "").startswith("../about.xhtml#origin-")


# Languages


def test_texts_in_another_language_say_so(book: Book) -> None:
    chapter = chapter_of(book, PORTUGUESE)
    (title,) = chapter.iter(f"{XHTML}h1")
    assert (title.get("lang"), title.get(XML_LANG)) == ("pt", "pt")
    assert (chapter.get("lang"), chapter.get(XML_LANG)) == ("es", "es")
    marked = {link.get("lang") for link in book.trees["nav.xhtml"].iter(f"{XHTML}a")}
    assert "pt" in marked
    languages = [e.text for e in book.package.iter(f"{DC}language")]
    assert languages[0] == "es"
    assert set(languages) == {"es", "pt"}


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "How to read this book"), ("pt", "Como ler este livro")]
)
def test_the_book_speaks_the_language_of_the_hub(
    catalog: Catalog, language: str, heading: str
) -> None:
    book = book_of(site_of(catalog, language=language))
    assert heading in book.text("about.xhtml")
    assert {tree.get("lang") for tree in book.documents.values()} == {language}
    (title,) = chapter_of(book, COMPLETE).iter(f"{XHTML}h1")
    assert title.get("lang") == "es"


# Pictures


def _with_picture(catalog: Catalog, *files: str) -> Catalog:
    first, *others = catalog.practices
    images = tuple(Image(file=file, alt="Una ventanilla") for file in files)
    cleared = (replace(practice, images=()) for practice in others)
    return replace(catalog, practices=(replace(first, images=images), *cleared))


def test_pictures_of_entries_are_in_the_book(catalog: Catalog) -> None:
    found = _with_picture(catalog, "ventanilla.png")
    book = book_of(site_of(found))
    (image,) = chapter_of(book, found.practices[0].id).iter(f"{XHTML}img")
    assert image.attrib == {"src": "../images/ventanilla.png", "alt": "Una ventanilla"}
    assert book.manifest["images/ventanilla.png"].get("media-type") == "image/png"
    picture = EXAMPLES / "valid" / "images" / "ventanilla.png"
    assert book.files["images/ventanilla.png"] == picture.read_bytes()
    assert book.metas("schema:accessMode") == ["textual", "visual"]


def test_a_picture_that_no_reader_must_know_is_left_out(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "mesa.avif").write_bytes(b"")
    found = _with_picture(catalog, "mesa.avif")
    book = book_of(replace(site_of(found), content=tmp_path))
    assert list(chapter_of(book, found.practices[0].id).iter(f"{XHTML}img")) == []
    assert [path for path in book.files if path.startswith("images/")] == []


def test_the_cover_is_a_picture_that_every_shelf_shows(book: Book) -> None:
    cover = book.manifest["cover.png"]
    assert cover.get("properties") == "cover-image"
    data = book.files["cover.png"]
    assert data.startswith(b"\x89PNG")
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (800, 1200)
