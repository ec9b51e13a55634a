"""Feeds follow their formats: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree import ElementTree

from hub.exports.feeds import FEED_LENGTH, FeedItem, atom_feed, json_feed, newest
from tests.support.publications import BASE_URL, PUBLICATION

ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DAY = date(2026, 11, 20)


def item(
    name: str, days_ago: int = 0, title: str = "Una práctica", summary: str = "Un resumen."
) -> FeedItem:
    return FeedItem(
        url=f"{BASE_URL}practices/{name}.html",
        title=title,
        summary=summary,
        updated=DAY - timedelta(days_ago),
        language="pt",
        authors=("Municipalidad de Ejemplo", "Asociación de Ejemplo"),
        tags=("Salud", "Vivienda"),
    )


ITEMS = [item("b"), item("a", 3, title="<b>&amp; «más»", summary="1 < 2 & 3")]


def atom(items: list[FeedItem]) -> ElementTree.Element:
    data = atom_feed(items, PUBLICATION, DAY)
    assert data.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    return ElementTree.fromstring(data)  # noqa: S314  our own output


def texts(element: ElementTree.Element, path: str) -> list[str | None]:
    return [found.text for found in element.findall(path, ATOM)]


def test_atom_feed_has_what_the_format_requires() -> None:
    feed = atom(ITEMS)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert feed.get(XML_LANG) == "es"
    for name in ("id", "title", "subtitle", "updated", "rights"):
        assert len(texts(feed, f"a:{name}")) == 1, name
    assert texts(feed, "a:id") == [BASE_URL]
    assert texts(feed, "a:updated") == ["2026-11-20T00:00:00Z"]
    assert texts(feed, "a:subtitle") == [PUBLICATION.description]
    assert texts(feed, "a:author/a:name") == [PUBLICATION.publisher]
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {"self": f"{BASE_URL}feed.xml", "alternate": BASE_URL}


def test_atom_entry_has_what_the_format_requires() -> None:
    entries = atom(ITEMS).findall("a:entry", ATOM)
    assert len(entries) == 2
    for entry, given in zip(entries, ITEMS, strict=True):
        assert texts(entry, "a:id") == [given.url]
        assert texts(entry, "a:title") == [given.title]
        assert texts(entry, "a:summary") == [given.summary]
        assert texts(entry, "a:author/a:name") == list(given.authors)
        assert [tag.get("term") for tag in entry.findall("a:category", ATOM)] == list(given.tags)
        assert [link.get("href") for link in entry.findall("a:link", ATOM)] == [given.url]
        assert entry.get(XML_LANG) == "pt"
    assert texts(entries[1], "a:updated") == ["2026-11-17T00:00:00Z"]


def test_ids_of_a_feed_are_unique() -> None:
    feed = atom(ITEMS)
    ids = texts(feed, "a:id") + texts(feed, "a:entry/a:id")
    assert len(ids) == len(set(ids)) == 3


def test_json_feed_has_what_the_format_requires() -> None:
    data = json_feed(ITEMS, PUBLICATION)
    feed = json.loads(data)
    assert data.endswith(b"\n")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == PUBLICATION.name
    assert feed["home_page_url"] == BASE_URL
    assert feed["feed_url"] == f"{BASE_URL}feed.json"
    assert feed["language"] == "es"
    assert feed["items"][1] == {
        "id": ITEMS[1].url,
        "url": ITEMS[1].url,
        "title": ITEMS[1].title,
        "content_text": ITEMS[1].summary,
        "date_modified": "2026-11-17T00:00:00Z",
        "language": "pt",
        "authors": [{"name": name} for name in ITEMS[1].authors],
        "tags": ["Salud", "Vivienda"],
    }


def test_feeds_without_entries_are_feeds() -> None:
    assert atom([]).findall("a:entry", ATOM) == []
    assert json.loads(json_feed([], PUBLICATION))["items"] == []


def test_the_last_verified_come_first_then_by_address() -> None:
    found = newest([item("c", 1), item("b"), item("d", 1), item("a")])
    assert [i.url.rsplit("/", 1)[1] for i in found] == ["a.html", "b.html", "c.html", "d.html"]


def test_a_feed_holds_the_newest_of_many() -> None:
    def many() -> Iterator[FeedItem]:
        for days in range(FEED_LENGTH + 10):
            yield item(f"{days:03}", days)

    found = newest(many())
    assert len(found) == FEED_LENGTH
    assert found[-1].updated == DAY - timedelta(FEED_LENGTH - 1)
