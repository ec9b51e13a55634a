"""``sitemap.xml``: every page with the day its content was last verified (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring


def sitemap_xml(pages: Iterable[tuple[str, date | None]]) -> bytes:
    """``pages`` are public addresses with the date of their content, None where there is none."""
    root = Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for address, updated in pages:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = address
        if updated is not None:
            SubElement(url, "lastmod").text = updated.isoformat()
    indent(root)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
