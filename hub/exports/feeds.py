"""``feed.xml`` (Atom, RFC 4287) and ``feed.json`` (JSON Feed 1.1): the newest entries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hub.exports.publication import Publication

_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FEED_LENGTH = 50


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry in a feed: ``updated`` is the day of its last verification, not of a file."""

    url: str
    title: str
    summary: str
    updated: date
    language: str
    authors: Sequence[str]
    tags: Sequence[str]


def newest(items: Iterable[FeedItem]) -> list[FeedItem]:
    """The last verified items first, then by address; at most :data:`FEED_LENGTH`."""
    by_address = sorted(items, key=lambda item: item.url)
    return sorted(by_address, key=lambda item: item.updated, reverse=True)[:FEED_LENGTH]


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat().replace("+00:00", "Z")


def atom_feed(items: Sequence[FeedItem], publication: Publication, updated: date) -> bytes:
    """The items as an Atom feed; ids are the permanent addresses of the pages."""
    feed = Element("feed", {"xmlns": _ATOM, _XML_LANG: publication.language})
    _add(feed, "id", publication.base_url)
    _add(feed, "title", publication.name)
    _add(feed, "subtitle", publication.description)
    _add(feed, "updated", _moment(updated))
    _add(feed, "rights", publication.license_url)
    SubElement(feed, "link", {"rel": "self", "href": publication.base_url + "feed.xml"})
    SubElement(feed, "link", {"rel": "alternate", "href": publication.base_url})
    _add(SubElement(feed, "author"), "name", publication.publisher)
    for item in items:
        entry = SubElement(feed, "entry", {_XML_LANG: item.language})
        _add(entry, "id", item.url)
        _add(entry, "title", item.title)
        _add(entry, "updated", _moment(item.updated))
        SubElement(entry, "link", {"rel": "alternate", "href": item.url})
        for author in item.authors:
            _add(SubElement(entry, "author"), "name", author)
        for tag in item.tags:
            SubElement(entry, "category", {"term": _NOT_XML.sub("", tag)})
        _add(entry, "summary", item.summary)
    indent(feed)
    document: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2): one would make the whole feed unreadable."""


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NOT_XML.sub("", text)


def json_feed(items: Sequence[FeedItem], publication: Publication) -> bytes:
    """The items as JSON Feed 1.1 (jsonfeed.org)."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": publication.name,
        "description": publication.description,
        "home_page_url": publication.base_url,
        "feed_url": publication.base_url + "feed.json",
        "language": publication.language,
        "items": [
            {
                "id": item.url,
                "url": item.url,
                "title": item.title,
                "content_text": item.summary,
                "date_modified": _moment(item.updated),
                "language": item.language,
                "authors": [{"name": author} for author in item.authors],
                "tags": list(item.tags),
            }
            for item in items
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
