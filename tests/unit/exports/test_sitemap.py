"""The sitemap follows sitemaps.org and has the dates of the content."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from hub.exports.sitemap import sitemap_xml

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_page_has_its_address_and_the_date_of_its_content() -> None:
    pages = [
        ("https://hub.example.org/", date(2026, 11, 20)),
        ("https://hub.example.org/a.html?b=1&c=2", date(2025, 3, 1)),
        ("https://hub.example.org/undated.html", None),
    ]
    data = sitemap_xml(pages)
    assert data.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    root = ElementTree.fromstring(data)  # noqa: S314  our own output
    assert root.tag == f"{SPACE}urlset"
    assert [(url.findtext(f"{SPACE}loc"), url.findtext(f"{SPACE}lastmod")) for url in root] == [
        (address, day.isoformat() if day else None) for address, day in pages
    ]


def test_no_pages_make_an_empty_sitemap() -> None:
    root = ElementTree.fromstring(sitemap_xml([]))  # noqa: S314
    assert list(root) == []
