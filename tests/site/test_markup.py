"""What holds for every page of any hub: structure, links, no requests to anywhere else."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from xml.etree.ElementTree import Element

import pytest

from tests.site.built import BuiltSite, Page, resolve, text_of

SUBRESOURCE_RELS = {
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "manifest",
    "preload",
    "modulepreload",
}
SOURCES = ("src", "srcset", "poster", "data", "background", "action", "formaction", "ping")
PUBLIC_ADDRESSES = {"canonical", "license"}
"""Kinds of ``<link>`` that are never fetched and name a public address."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\", re.I)
"""The beginning of an address that is not relative."""


def test_the_parser_finds_nothing_to_mend(site: BuiltSite) -> None:
    for page in site.pages:
        assert page.parse_errors == [], page.path


def test_heading_levels_never_jump(site: BuiltSite) -> None:
    for page in site.pages:
        levels = [HEADINGS.index(e.tag) + 1 for e in page.all(*HEADINGS)]
        assert levels[0] == 1, page.path
        assert levels.count(1) == 1, page.path
        for before, after in itertools.pairwise(levels):
            assert after <= before + 1, f"{page.path}: h{before} is followed by h{after}"


def test_no_heading_is_empty(site: BuiltSite) -> None:
    for page in site.pages:
        assert all(text_of(heading) for heading in page.all(*HEADINGS)), page.path


def test_ids_are_unique(site: BuiltSite) -> None:
    for page in site.pages:
        assert [name for name, times in Counter(page.ids).items() if times > 1] == [], page.path


def test_every_page_says_its_language(site: BuiltSite) -> None:
    assert {page.one("html").get("lang") for page in site.pages} == {"es"}


def test_labels_refer_to_what_is_on_the_page(site: BuiltSite) -> None:
    for page in site.pages:
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            for element in page.elements:
                for target in element.get(name, "").split():
                    assert target in page.ids, f"{page.path}: {name}={target}"


def test_every_picture_has_a_text(site: BuiltSite) -> None:
    for page in site.pages:
        assert all("alt" in image.attrib for image in page.all("img")), page.path


def test_navigation_landmarks_have_different_names(site: BuiltSite) -> None:
    """One of the two main menus is hidden at every width; a reader meets only one of them."""
    for page in site.framed_pages:
        names = Counter(nav.get("aria-label", "") for nav in page.all("nav"))
        assert names.pop("Navegación principal") == 2, page.path
        assert set(names.values()) <= {1}, page.path
        assert "" not in names, page.path


def test_every_internal_link_leads_somewhere(site: BuiltSite) -> None:
    files = set(site.files)
    for page in site.framed_pages:
        for href in _internal(page):
            path, fragment = resolve(page.path, href)
            assert path in files, f"{page.path} links to {href}"
            if fragment:
                assert fragment in site.page(path).ids, f"{page.path} links to {href}"


def _internal(page: Page) -> list[str]:
    """All links of a page that lead to the site itself."""
    alternates = [
        link.get("href", "") for link in page.all("link") if link.get("rel") not in PUBLIC_ADDRESSES
    ]
    images = [image.get("src", "") for image in page.all("img")]
    return [href for href in (*page.hrefs, *alternates, *images) if not FOREIGN.match(href)]


FROM_COPIES = "downloads.html"
"""The page that leads from a copy to the newest packages, which no copy holds."""


def test_links_within_the_site_are_relative(site: BuiltSite) -> None:
    """The site is also opened from a folder: nothing may start at the root or at its address."""
    for page in site.framed_pages:
        for href in page.hrefs:
            assert not href.startswith(("/", "\\", "file:")), f"{page.path}: {href}"
            if page.path != FROM_COPIES:
                assert not href.startswith(site.base_url), f"{page.path}: {href}"


def test_links_elsewhere_are_secure_and_tell_nothing(site: BuiltSite) -> None:
    for page in site.framed_pages:
        for link in page.all("a"):
            href = link.get("href", "")
            if FOREIGN.match(href):
                assert href.startswith(("https://", "mailto:")), f"{page.path}: {href}"


def test_no_page_moves_its_own_addresses(site: BuiltSite) -> None:
    for page in site.pages:
        assert page.all("base") == [], page.path


def test_pages_fetch_nothing_from_elsewhere(site: BuiltSite) -> None:
    for page in site.pages:
        for element in page.elements:
            for address in _fetched(element):
                assert not FOREIGN.match(address), f"{page.path}: <{element.tag}> {address}"


def _fetched(element: Element) -> list[str]:
    """Addresses that a browser fetches, or sends something to, because of ``element``."""
    found = [element.get(name, "") for name in SOURCES if name in element.attrib]
    if element.tag == "link" and SUBRESOURCE_RELS.intersection(element.get("rel", "").split()):
        found.append(element.get("href", ""))
    if element.tag in ("use", "image", "feImage"):
        found += [value for name, value in element.items() if name.endswith("href")]
    found += _css_addresses(element.get("style", ""))
    if element.tag == "style":
        found += _css_addresses(element.text or "")
    return found


def _css_addresses(css: str) -> list[str]:
    found = re.findall(r"url\(\s*['\"]?([^'\")]*)|@import\s+['\"]([^'\"]*)", css, re.I)
    return [url or imported for url, imported in found]


def test_style_sheets_and_pictures_fetch_nothing_from_elsewhere(site: BuiltSite) -> None:
    styled = [path for path in site.files if path.endswith((".css", ".svg"))]
    assert "assets/hub/hub.css" in styled
    for path in styled:
        text = site.text(path)
        addresses = _css_addresses(text)
        if path.endswith(".svg"):
            addresses += re.findall(r"href=\"([^\"]*)\"", text)
        for address in addresses:
            is_inside = address.startswith("data:") or not FOREIGN.match(address)
            assert is_inside, f"{path}: {address}"


def test_pages_run_no_script_but_their_own_files(site: BuiltSite) -> None:
    """Data for search engines is no script; everything else comes from a file of the site."""
    for page in site.pages:
        for script in page.all("script"):
            if script.get("type") != "application/ld+json":
                assert script.get("src"), page.path
                assert script.get("type") != "module", page.path
        for element in page.elements:
            handlers = [name for name in element.attrib if name.lower().startswith("on")]
            assert handlers == [], page.path
            assert "style" not in element.attrib, page.path


def test_the_security_policy_comes_before_anything_it_governs(site: BuiltSite) -> None:
    for page in site.pages:
        tags = []
        for element in page.head:
            if element.get("http-equiv") == "Content-Security-Policy":
                break
            tags.append(element.tag)
        else:
            pytest.fail(f"{page.path}: no Content-Security-Policy")
        assert set(tags) <= {"meta"}, page.path


def test_the_security_policy_admits_only_the_site(site: BuiltSite) -> None:
    for page in site.framed_pages:
        policy = _policy(page)
        assert policy["default-src"] == ["'self'"], page.path
        assert policy["script-src"] == ["'self'"], page.path
        assert policy["style-src"] == ["'self'"], page.path
        assert policy["object-src"] == ["'none'"], page.path
        assert policy["base-uri"] == ["'self'"], page.path


def _policy(page: Page) -> dict[str, list[str]]:
    (content,) = [
        meta.get("content", "")
        for meta in page.all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    directives = [directive.split() for directive in content.split(";")]
    return {name: values for name, *values in directives}


def test_every_text_of_the_interface_is_there(site: BuiltSite) -> None:
    """No name of a text instead of the text, no place left open, no Python value."""
    unresolved = re.compile(
        r"\bstrings\.[a-z]|\{[a-z_]+\}|<hub\.|\bhub\.site\b|\bMarkup\(|\bNone\b"
    )
    for page in site.pages:
        code = {id(inner) for element in page.all("code", "pre") for inner in element.iter()}
        for element in page.elements:
            texts = [*element.attrib.values(), element.tail or ""]
            if id(element) not in code:
                texts.append(element.text or "")
            for text in texts:
                assert not unresolved.search(text), f"{page.path}: {text}"


def test_no_label_or_cell_of_the_interface_is_empty(site: BuiltSite) -> None:
    for page in site.pages:
        for element in page.all("a", "dt", "summary", "caption", "title", "figcaption"):
            has_name = element.get("aria-label") or any(e.get("alt") for e in element.iter("img"))
            assert text_of(element) or has_name, f"{page.path}: empty <{element.tag}>"
