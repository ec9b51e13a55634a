"""Check a built site as files, whatever generator wrote it: pages, links, anchors, requests, sizes.

``scripts/build_site.py`` runs it before a new site takes the place of the old one.
"""

from __future__ import annotations

import gzip
import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from hub.model import ENTRY_FOLDERS

ENTRY_PAGE_BUDGET = 12_000
"""Bytes of the HTML of an entry's page after gzip."""
PROGRAM_PAGE_BUDGET = 15_000
"""The same for a programme, which has pictures with their data and tables besides."""
PAGE_BUDGET = 100_000
"""Bytes of any page's HTML after gzip."""

_ATTRIBUTE = re.compile(r"<([a-z0-9]+)\b([^>]*)>", re.I)
_PAIR = re.compile(r'\b(href|src|srcset|id|rel|action|poster|data)="([^"]*)"', re.I)
_CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")
_LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}
_STANDALONE = "404.html"
"""Served at any depth: it has no relative links."""


@dataclass(frozen=True, slots=True, order=True)
class SiteDefect:
    """What is wrong in a file of the site; ``code`` is a key of the command texts."""

    path: str
    code: str
    detail: str


@dataclass(slots=True)
class _Page:
    """What a page refers to and offers."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def check_site(folder: Path, entry_pages: Iterable[str]) -> list[SiteDefect]:
    """Every defect of the site in ``folder``; ``entry_pages`` are the pages that must be there.

    Looks for pages of entries that are missing or over their budget, other pages over
    :data:`PAGE_BUDGET`, links and anchors that lead nowhere, absolute links, and anything that a
    browser would load from another host.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    expected = set(entry_pages)
    defects = [SiteDefect(path, "missing-page", "") for path in expected - files]
    pages: dict[str, _Page] = {}
    for path in sorted(files):
        if path.endswith(".html"):
            data = (folder / path).read_bytes()
            pages[path] = _read_page(data.decode("utf-8", errors="replace"))
            defects += _weigh(path, data, _budget(path) if path in expected else PAGE_BUDGET)
        elif path.endswith(".css"):
            text = (folder / path).read_text(encoding="utf-8", errors="replace")
            defects += _check_stylesheet(path, text, files)
    for path, page in pages.items():
        if path != _STANDALONE:
            defects += _check_links(path, page, pages, files)
            defects += _check_loads(path, page.loads, files)
    return sorted(set(defects))


def _budget(path: str) -> int:
    folder = path.partition("/")[0]
    return PROGRAM_PAGE_BUDGET if folder == ENTRY_FOLDERS["program"] else ENTRY_PAGE_BUDGET


def _weigh(path: str, data: bytes, budget: int) -> Iterator[SiteDefect]:
    if len(data) > budget and (size := len(gzip.compress(data, 6))) > budget:
        yield SiteDefect(path, "too-heavy", f"{size:,} > {budget:,}")


def _read_page(text: str) -> _Page:
    page = _Page()
    for tag, inside in _ATTRIBUTE.findall(text):
        attributes = {name.lower(): html.unescape(value) for name, value in _PAIR.findall(inside)}
        if "id" in attributes:
            page.ids.add(attributes["id"])
        if tag == "a" and "href" in attributes:
            page.links.append(attributes["href"])
        elif tag == "link" and "href" in attributes:
            rels = set(attributes.get("rel", "").split())
            if rels & _LOADING_RELS:
                page.loads.append(attributes["href"])
        elif tag != "a":
            page.loads += [attributes[name] for name in ("src", "poster") if name in attributes]
            if tag == "object" and "data" in attributes:
                page.loads.append(attributes["data"])
            for candidate in attributes.get("srcset", "").split(","):
                if candidate.strip():
                    page.loads.append(candidate.split()[0])
    return page


def _resolve(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))


def _check_links(
    path: str, page: _Page, pages: dict[str, _Page], files: set[str]
) -> Iterator[SiteDefect]:
    for link in page.links:
        parts = urlsplit(link)
        if parts.scheme in ("https", "mailto"):
            continue
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            yield SiteDefect(path, "absolute-link", link)
            continue
        target = _resolve(path, parts.path) if parts.path else path
        if target not in files:
            yield SiteDefect(path, "dead-link", link)
        elif target in pages and parts.fragment:
            fragment = unquote(parts.fragment)
            if fragment not in pages[target].ids:
                yield SiteDefect(path, "dead-anchor", link)


def _check_loads(path: str, loads: Iterable[str], files: set[str]) -> Iterator[SiteDefect]:
    for address in loads:
        if address.startswith("data:"):
            continue
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            yield SiteDefect(path, "external-request", address)
        elif _resolve(path, parts.path) not in files:
            yield SiteDefect(path, "dead-link", address)


def _check_stylesheet(path: str, text: str, files: set[str]) -> Iterator[SiteDefect]:
    found = [first or second for first, second in _CSS_URL.findall(text)]
    yield from _check_loads(path, found, files)
