"""The pages of the fixture hub as outlines: what readers and their software meet, line by line.

Classes are left out: they are a matter of the style sheet. ``pytest --update-golden`` rewrites the
outlines; read the difference before keeping it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

import pytest

from tests.site.built import FIXTURE_KINDS, BuiltSite

PAGES = FIXTURE_KINDS | {
    "practice-sparse": "practices/shared-desk-belize.html",
    "practice-inactive": "practices/red-retirada.html",
    "programme-brief": "programs/programa-breve.html",
    "facet-index-ordered": "evidence/index.html",
}
LEFT_OUT = {"class"}
INDEX = re.compile(r"search/es/[0-9a-f]{12}")
"""The folder of the search index is another with every change of a text."""
FROM_TABLES = {
    "problems", "fields", "vocabularies", "data", "map", "gaps", "gaps-countries", "styleguide",
    "downloads",
}  # fmt: skip
"""Printed from tables and files that have tests of their own: outlines would repeat them."""


def outline(element: Element, depth: int = 0) -> Iterator[str]:
    """One line for an element with its attributes and own text, then its children, indented."""
    given = " ".join(f'{k}="{v}"' for k, v in element.items() if k not in LEFT_OUT)
    given = INDEX.sub("search/es/…", given)
    text = " ".join((element.text or "").split())
    opening = f"<{element.tag}{' ' + given if given else ''}>"
    yield f"{'  ' * depth}{opening}{' ' + text if text else ''}"
    for child in element:
        if isinstance(child.tag, str):
            yield from outline(child, depth + 1)
        tail = " ".join((child.tail or "").split())
        if tail:
            yield f"{'  ' * (depth + 1)}{tail}"


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind not in FROM_TABLES])
def test_the_page_is_as_it_was(
    fixture_site: BuiltSite, check_golden: Callable[[str, str], None], kind: str
) -> None:
    page = fixture_site.page(PAGES[kind])
    shown = page.root if kind in ("practice", "404") else page.main
    check_golden(f"site/{kind}.txt", "\n".join(outline(shown)) + "\n")
