"""Feeds follow their formats: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from hub.exports.feeds import (
    FEED_LENGTH,
    Channel,
    FeedItem,
    atom_feed,
    json_feed,
    newest,
    rss_feed,
)
from tests.support.publications import BASE_URL, PUBLICATION

ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DAY = date(2026, 11, 20)
RSS = {"atom": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/elements/1.1/"}
EVERYTHING = Channel("feed", "", PUBLICATION.name, PUBLICATION.description, DAY)
PERU = Channel("countries/pe", "countries/pe.html", "Perú & <más>", "Todo: Perú.", DAY)


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


def atom(items: list[FeedItem], channel: Channel = EVERYTHING) -> ElementTree.Element:
    data = atom_feed(items, channel, PUBLICATION)
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


def test_atom_feed_of_a_list_has_its_own_addresses() -> None:
    feed = atom(ITEMS, PERU)
    assert texts(feed, "a:id") == [f"{BASE_URL}countries/pe.html"]
    assert texts(feed, "a:title") == ["Perú & <más>"]
    assert texts(feed, "a:subtitle") == ["Todo: Perú."]
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {
        "self": f"{BASE_URL}countries/pe.xml",
        "alternate": f"{BASE_URL}countries/pe.html",
    }


def rss(items: list[FeedItem], channel: Channel = EVERYTHING) -> ElementTree.Element:
    data = rss_feed(items, channel, PUBLICATION)
    assert data.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    root = ElementTree.fromstring(data)  # noqa: S314  our own output
    assert root.tag == "rss"
    assert root.get("version") == "2.0"
    (feed,) = root
    assert feed.tag == "channel"
    return feed


def moments(element: ElementTree.Element, path: str) -> list[datetime]:
    """Dates of RFC 822, which name the day of the week besides."""
    given = texts(element, path)
    found = [parsedate_to_datetime(text or "") for text in given]
    assert [f"{moment:%a, %d %b %Y %H:%M:%S} GMT" for moment in found] == given
    return found


def test_rss_feed_has_what_the_format_requires() -> None:
    feed = rss(ITEMS)
    assert texts(feed, "title") == [PUBLICATION.name]
    assert texts(feed, "link") == [BASE_URL]
    assert texts(feed, "description") == [PUBLICATION.description]
    assert texts(feed, "language") == ["es"]
    assert texts(feed, "copyright") == [PUBLICATION.license_url]
    assert moments(feed, "lastBuildDate") == [datetime(2026, 11, 20, tzinfo=UTC)]
    assert [link.attrib for link in feed.findall("atom:link", RSS)] == [
        {"rel": "self", "type": "application/rss+xml", "href": f"{BASE_URL}feed.rss"}
    ]


def test_rss_feed_of_a_list_has_its_own_addresses() -> None:
    feed = rss(ITEMS, PERU)
    assert texts(feed, "title") == ["Perú & <más>"]
    assert texts(feed, "link") == [f"{BASE_URL}countries/pe.html"]
    assert [link.get("href") for link in feed.findall("atom:link", RSS)] == [
        f"{BASE_URL}countries/pe.rss"
    ]


def test_rss_item_has_what_the_format_requires() -> None:
    items = rss(ITEMS).findall("item")
    for item, given in zip(items, ITEMS, strict=True):
        assert texts(item, "title") == [given.title]
        assert texts(item, "link") == [given.url]
        assert texts(item, "description") == [given.summary]
        assert texts(item, "category") == list(given.tags)
        assert [e.text for e in item.findall("dc:creator", RSS)] == list(given.authors)
        assert [e.text for e in item.findall("dc:language", RSS)] == ["pt"]
        (guid,) = item.findall("guid")
        assert (guid.text, guid.attrib) == (given.url, {"isPermaLink": "true"})
    found = [moment for item in items for moment in moments(item, "pubDate")]
    assert found == [datetime(2026, 11, day, tzinfo=UTC) for day in (20, 17)]


def test_what_xml_cannot_hold_spoils_no_feed() -> None:
    (found,) = rss([item("a", title="a\0b\x1b\ufffec]]>")]).findall("item/title")
    assert found.text == "abc]]>"


def test_ids_of_a_feed_are_unique() -> None:
    feed = atom(ITEMS)
    ids = texts(feed, "a:id") + texts(feed, "a:entry/a:id")
    assert len(ids) == len(set(ids)) == 3


def test_json_feed_has_what_the_format_requires() -> None:
    data = json_feed(ITEMS, EVERYTHING, PUBLICATION)
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


def test_json_feed_of_a_list_has_its_own_addresses() -> None:
    feed = json.loads(json_feed(ITEMS, PERU, PUBLICATION))
    assert (feed["title"], feed["description"]) == ("Perú & <más>", "Todo: Perú.")
    assert feed["home_page_url"] == f"{BASE_URL}countries/pe.html"
    assert feed["feed_url"] == f"{BASE_URL}countries/pe.json"


def test_feeds_without_entries_are_feeds() -> None:
    assert atom([]).findall("a:entry", ATOM) == []
    assert rss([]).findall("item") == []
    assert json.loads(json_feed([], EVERYTHING, PUBLICATION))["items"] == []


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
