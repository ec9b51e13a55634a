"""Feeds of the newest entries: Atom (RFC 4287), RSS 2.0 (rssboard.org) and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hub.exports.publication import Publication

_ATOM = "http://www.w3.org/2005/Atom"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
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


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed whatever its format: ``stem`` is its path without the ending.

    ``page`` is the path of the page with the same entries, empty for the front page; ``updated``
    the day of its newest content.
    """

    stem: str
    page: str
    title: str
    description: str
    updated: date


def newest(items: Iterable[FeedItem]) -> list[FeedItem]:
    """The last verified items first, then by address; at most :data:`FEED_LENGTH`."""
    by_address = sorted(items, key=lambda item: item.url)
    return sorted(by_address, key=lambda item: item.updated, reverse=True)[:FEED_LENGTH]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _moment(day: date) -> str:
    return _midnight(day).isoformat().replace("+00:00", "Z")


def atom_feed(items: Sequence[FeedItem], channel: Channel, publication: Publication) -> bytes:
    """The items as an Atom feed; ids are the permanent addresses of the pages."""
    feed = Element("feed", {"xmlns": _ATOM, _XML_LANG: publication.language})
    page = publication.base_url + channel.page
    _add(feed, "id", page)
    _add(feed, "title", channel.title)
    _add(feed, "subtitle", channel.description)
    _add(feed, "updated", _moment(channel.updated))
    _add(feed, "rights", publication.license_url)
    address = f"{publication.base_url}{channel.stem}.xml"
    SubElement(feed, "link", {"rel": "self", "href": address})
    SubElement(feed, "link", {"rel": "alternate", "href": page})
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
    return _document(feed)


def rss_feed(items: Sequence[FeedItem], channel: Channel, publication: Publication) -> bytes:
    """The items as RSS 2.0; who leads is a ``dc:creator``, as an author of RSS is an e-mail."""
    rss = Element("rss", {"version": "2.0", "xmlns:atom": _ATOM, "xmlns:dc": _DUBLIN_CORE})
    feed = SubElement(rss, "channel")
    _add(feed, "title", channel.title)
    _add(feed, "link", publication.base_url + channel.page)
    _add(feed, "description", channel.description)
    _add(feed, "language", publication.language)
    _add(feed, "copyright", publication.license_url)
    _add(feed, "lastBuildDate", format_datetime(_midnight(channel.updated), usegmt=True))
    address = f"{publication.base_url}{channel.stem}.rss"
    own = {"rel": "self", "type": "application/rss+xml", "href": address}
    SubElement(feed, "atom:link", own)
    for item in items:
        entry = SubElement(feed, "item")
        _add(entry, "title", item.title)
        _add(entry, "link", item.url)
        _add(entry, "description", item.summary)
        for author in item.authors:
            _add(entry, "dc:creator", author)
        for tag in item.tags:
            _add(entry, "category", tag)
        SubElement(entry, "guid", {"isPermaLink": "true"}).text = item.url
        _add(entry, "pubDate", format_datetime(_midnight(item.updated), usegmt=True))
        _add(entry, "dc:language", item.language)
    return _document(rss)


def _document(root: Element) -> bytes:
    indent(root)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2): one would make the whole feed unreadable."""


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NOT_XML.sub("", text)


def json_feed(items: Sequence[FeedItem], channel: Channel, publication: Publication) -> bytes:
    """The items as JSON Feed 1.1 (jsonfeed.org)."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": publication.base_url + channel.page,
        "feed_url": f"{publication.base_url}{channel.stem}.json",
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
