"""Hostile text in every field of an entry ends as text: on pages, in feeds, in data."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from hub.site.rendering import render_block, render_inline
from tests.site.built import Page, text_of
from tests.site.hostile import (
    HARMLESS,
    PRACTICE,
    PROGRAM,
    SAFE_URL,
    Texts,
    hostile_catalog,
    print_hub,
    read_vectors,
)
from tests.support.epub_books import XHTML, Book

VECTORS = read_vectors()
MARKDOWN = {"a", "br", "code", "em", "li", "ol", "p", "strong", "sup", "ul"}
MARKDOWN_ATTRIBUTES = {"a": {"href", "rel", "class"}, "ol": {"start"}, "sup": {"class"}}
"""What a text may turn into: nothing but this."""
SAFE_LINK = re.compile(r"https://|mailto:|#fuente-\d+$")
CITED = re.compile(r' <span class="cited">[^<]*(?:<a href="#[a-z0-9-]+">[^<]*</a>(?:, )?)+</span>')
"""The places that cite a source: only where a text does, and made of names of the page alone."""
BOOK = "books/compendium.epub"
ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True)
class Hostile:
    """A vector with the pages and files of the hub whose every text it is."""

    vector: str
    pages: dict[str, Page]
    files: dict[str, bytes]


def _print(texts: Texts) -> Hostile:
    printed = print_hub(texts)
    pages = {path: Page(path, CITED.sub("", html)) for path, html in printed.pages.items()}
    return Hostile(texts.text, pages, printed.files)


@pytest.fixture(scope="module", params=VECTORS, ids=[f"{n:03}" for n in range(1, len(VECTORS) + 1)])
def hostile(request: pytest.FixtureRequest) -> Hostile:
    return _print(Texts(request.param))


@cache
def _harmless(path: str) -> Page:
    return _print(Texts(HARMLESS)).pages[path]


def _shape(page: Page, *, with_markdown: bool) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes, in document order."""
    return [
        (element.tag, tuple(sorted(element.attrib)))
        for element in page.elements
        if with_markdown or element.tag not in MARKDOWN
    ]


def _attributes(page: Page) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for element in page.elements:
        found.setdefault(element.tag, set()).update(element.attrib)
    return found


def _is_plain(text: str) -> bool:
    """Whether Markdown leaves ``text`` alone: one paragraph without marks."""
    twice = f"{text}, {text}"
    return all("<" not in render_inline(t) for t in (text, twice)) and (
        str(render_block(text)).count("<") == 2
    )


def _shown(text: str) -> str:
    """``text`` as a page shows it: parsers drop null characters or replace them."""
    return " ".join(text.replace("\0", "").replace("\ufffd", "").split())


def test_there_are_enough_vectors() -> None:
    assert len(VECTORS) >= 60
    assert len(set(VECTORS)) == len(VECTORS)


def test_every_text_field_of_the_entries_is_hostile() -> None:
    """The harmless word stands in as many places as the field table has texts."""
    catalog = hostile_catalog(Texts(HARMLESS))
    assert repr(catalog.practices[0]).count(HARMLESS) >= 40
    assert repr(catalog.programs[0]).count(HARMLESS) >= 100
    assert text_of(_harmless(PRACTICE).main).count(HARMLESS) >= 40
    assert text_of(_harmless(PROGRAM).main).count(HARMLESS) >= 100


def test_no_element_or_attribute_comes_out_of_a_text(hostile: Hostile) -> None:
    for page in hostile.pages.values():
        harmless = _harmless(page.path)
        is_plain = _is_plain(hostile.vector)
        assert _shape(page, with_markdown=is_plain) == _shape(harmless, with_markdown=is_plain)
        known = _attributes(harmless)
        for tag, names in _attributes(page).items():
            allowed = known.get(tag, set()) | MARKDOWN_ATTRIBUTES.get(tag, set())
            assert names <= allowed, f"{page.path}: <{tag}> {names - allowed}"


def test_no_link_of_a_text_leads_into_code(hostile: Hostile) -> None:
    for page in hostile.pages.values():
        known = set(_harmless(page.path).hrefs)
        for href in page.hrefs:
            assert href in known or SAFE_LINK.match(href), f"{page.path}: {href}"


def test_addresses_of_the_page_itself_stay_what_they_are(hostile: Hostile) -> None:
    """Ids, classes, sources and policies never come from a text."""
    for page in hostile.pages.values():
        for name in ("id", "class", "src", "http-equiv", "rel", "type", "lang"):
            values = {e.get(name) for e in page.elements if e.tag not in MARKDOWN}
            known = {e.get(name) for e in _harmless(page.path).elements if e.tag not in MARKDOWN}
            assert values == known, f"{page.path}: {name}"


@pytest.mark.parametrize("path", [PRACTICE, PROGRAM])
def test_the_text_survives_as_text(hostile: Hostile, path: str) -> None:
    page = hostile.pages[path]
    expected = _shown(hostile.vector)
    assert _shown(text_of(page.one("h1"))) == expected
    assert _shown(text_of(page.one("title"))).startswith(expected)
    assert _shown(page.metas("citation_title")[0]) == expected
    for element in (*page.all("figcaption"), *page.all("cite")[:2]):
        assert _shown(text_of(element)) == expected
    for image in page.by_class("entry__text")[0].iter("img"):
        assert _shown(image.get("alt", "")) == expected
    lines = {_joined(text_of(e)) for box in page.by_class("facts") for e in box.iter("dd")}
    assert _joined(f"{expected}, {expected}") in lines
    assert _joined(f"{expected} ({expected} (sigla))") in lines


def _joined(text: str) -> str:
    return _shown(text).replace(" ", "")


def test_words_survive_in_prose(hostile: Hostile) -> None:
    """What Markdown leaves alone stays as it is; what it marks up keeps every word.

    Only the title of a link is lost: the format has none.
    """
    vector, page = hostile.vector, hostile.pages[PRACTICE]
    (section,) = [e for e in page.all("section") if e.get("aria-labelledby") == "summary"]
    shown = text_of(section)
    if _is_plain(vector):
        assert _read_by_markdown(vector) in _shown(shown).replace("\\", "")
    else:
        links = " ".join(a.get("href", "") for a in section.iter("a"))
        untitled = re.sub(r'\s"(?:\\.|[^"\\])*"\)', ")", vector)
        for word in re.findall("[a-zñí]{4,}", ENTITY.sub(" ", untitled)):
            assert word in shown + links


ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.I)


def _read_by_markdown(text: str) -> str:
    """``text`` with entities as characters and without backslashes, which escape marks."""
    return _shown(ENTITY.sub(lambda match: unescape(match[0]), text)).replace("\\", "")


def test_the_book_stays_well_formed(hostile: Hostile) -> None:
    """Each file is XML with the elements of a harmless book, and says the words of the text."""
    book = Book(hostile.files[BOOK])
    expected = _for_xml(hostile.vector)
    for path, tree in book.trees.items():
        is_plain = _is_plain(hostile.vector)
        harmless = _harmless_book().trees[path]
        assert _names(tree, is_plain) == _names(harmless, is_plain), path
        for link in tree.iter(f"{XHTML}a"):
            href = link.get("href", "")
            assert SAFE_LINK.match(href) or not urlsplit(href).scheme, f"{path}: {href}"
    for path in (PRACTICE, PROGRAM):
        (heading,) = book.trees[path.replace(".html", ".xhtml")].iter(f"{XHTML}h1")
        assert _for_xml("".join(heading.itertext())) == expected
    assert expected in _for_xml("".join(book.trees["nav.xhtml"].itertext()))
    assert expected in _for_xml("".join(book.trees["toc.ncx"].itertext()))


@cache
def _harmless_book() -> Book:
    return Book(_print(Texts(HARMLESS)).files[BOOK])


def _names(tree: Element, with_markdown: bool) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes.

    Without those of Markdown, and without the places that cite a source, where a text may cite.
    """
    return [
        (element.tag, tuple(sorted(element.attrib)))
        for element in tree.iter()
        if with_markdown or element.tag.removeprefix(XHTML) not in {*MARKDOWN, "span"}
    ]


def test_structured_data_stays_well_formed(hostile: Hostile) -> None:
    for page in hostile.pages.values():
        for script in page.all("script"):
            if script.get("src"):
                continue  # the addresses of scripts are compared with those of a harmless hub
            assert script.get("type") == "application/ld+json"
            graph = json.loads(script.text or "")["@graph"]
            for item in graph:
                if item["@type"] == "Article":
                    assert item["headline"] == hostile.vector


def test_data_files_stay_well_formed(hostile: Hostile) -> None:
    files = hostile.files
    for path in ("data/practices.json", "data/programs.json"):
        (entry,) = json.loads(files[path])[path[5:-5]]
        assert entry["title"] == hostile.vector
        assert entry["sources"][0]["title"] == hostile.vector
    for path in ("data/practices/practica.json", "data/programs/programa.json"):
        assert json.loads(files[path])["entry"]["title"] == hostile.vector
    graph = json.loads(files["data/practices.jsonld"])["@graph"]
    assert [node["headline"] for node in graph[1:]] == [hostile.vector] * 2


def test_the_json_feed_stays_well_formed(hostile: Hostile) -> None:
    feed = json.loads(hostile.files["feed.json"])
    assert [item["title"] for item in feed["items"]] == [hostile.vector, hostile.vector]


def test_the_atom_feed_stays_well_formed(hostile: Hostile) -> None:
    """XML has no null or other control characters: those may go, the rest stays."""
    root = ElementTree.fromstring(hostile.files["feed.xml"])  # noqa: S314
    expected = {f"{ATOM}{name}" for name in ("id", "title", "updated", "link", "author", "summary")}
    for entry in root.findall(f"{ATOM}entry"):
        tags = {child.tag for child in entry} - {f"{ATOM}category"}
        assert tags == expected
        title = entry.findtext(f"{ATOM}title", "")
        assert _for_xml(title) == _for_xml(hostile.vector)
    assert len(root.findall(f"{ATOM}entry")) == 2


def test_the_rss_feed_stays_well_formed(hostile: Hostile) -> None:
    root = ElementTree.fromstring(hostile.files["feed.rss"])  # noqa: S314
    titles = [_for_xml(title.text or "") for title in root.iterfind("channel/item/title")]
    assert titles == [_for_xml(hostile.vector)] * 2


def test_citations_stay_well_formed(hostile: Hostile) -> None:
    """One record an entry, whatever stands in its title."""
    for name in ("practica", "programa"):
        lines = hostile.files[f"cite/{name}.ris"].decode().split("\r\n")
        assert [line[:2] for line in lines if line[:2] in ("TY", "ER")] == ["TY", "ER"]
        assert all(re.match("[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
        text = hostile.files[f"cite/{name}.bib"].decode()
        assert text.count("{") == text.count("}")
        assert len(re.findall("^@misc", text, re.M)) == 1
        (item,) = json.loads(hostile.files[f"cite/{name}.csl.json"])
        assert item["id"] == name


def _for_xml(text: str) -> str:
    """``text`` without the characters that XML 1.0 does not know; line breaks are all alike."""
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufffd", "", text)
    return " ".join(kept.split())


def test_every_csv_file_stays_well_formed_and_harmless(hostile: Hostile) -> None:
    paths = [path for path in hostile.files if path.endswith(".csv")]
    assert len(paths) >= 8
    for path in paths:
        text = hostile.files[path].decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text, newline=""))
        for row in rows:
            assert len(row) == len(header), path
            assert not [c for c in row if c.startswith(("=", "+", "-", "@", "\t", "\r"))], path


def test_the_table_of_practices_keeps_the_title(hostile: Hostile) -> None:
    text = hostile.files["data/practices.csv"].decode("utf-8-sig")
    header, row = list(csv.reader(io.StringIO(text, newline="")))
    assert len(row) == len(header)
    title = row[header.index("title")]
    assert title in (hostile.vector, "'" + hostile.vector)


DANGEROUS_URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "http://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "blob:https://evil.example/1",
)


@pytest.mark.parametrize("url", DANGEROUS_URLS)
def test_a_dangerous_address_is_never_linked(url: str) -> None:
    """The validator refuses such an address; a page that got one all the same links nothing."""
    for page in _print(Texts(HARMLESS, url)).pages.values():
        known = set(_harmless(page.path).hrefs) - {SAFE_URL}
        assert [href for href in page.hrefs if href not in known] == []
        assert url not in {e.get(name) for e in page.elements for name in ("src", "action")}
    for tree in Book(_print(Texts(HARMLESS, url)).files[BOOK]).documents.values():
        assert url not in {link.get("href") for link in tree.iter(f"{XHTML}a")}


@pytest.mark.parametrize(
    "url",
    [
        'https://www.example.org/"onmouseover="alert(1)',
        "https://www.example.org/'onmouseover='alert(1)",
        'https://www.example.org/"><script>alert(1)</script>',
        "https://www.example.org/</script><script>alert(1)</script>",
        "https://www.example.org/?a=1&b=2&lt;",
        "https://www.example.org/{{7*7}}",
    ],
)
def test_an_address_stays_within_its_attribute(url: str) -> None:
    for path, page in _print(Texts(HARMLESS, url)).pages.items():
        harmless = _harmless(path)
        assert _shape(page, with_markdown=True) == _shape(harmless, with_markdown=True)
        assert page.hrefs.count(url) == harmless.hrefs.count(SAFE_URL)


def test_links_are_where_the_tests_expect_them() -> None:
    assert _harmless(PRACTICE).hrefs.count(SAFE_URL) >= 5
    assert _harmless(PROGRAM).hrefs.count(SAFE_URL) >= 10


def _scripts(root: Element) -> list[Element]:
    return [element for element in root.iter("script") if not element.get("type")]


def test_the_tests_see_an_attack_that_succeeds() -> None:
    """A page without escaping: the comparison of shapes must notice."""
    html = print_hub(Texts(HARMLESS)).pages[PRACTICE]
    attacked = Page(PRACTICE, html.replace(HARMLESS, "<script>alert(1)</script>"))
    assert _scripts(attacked.root)
    assert _shape(attacked, with_markdown=False) != _shape(_harmless(PRACTICE), with_markdown=False)
