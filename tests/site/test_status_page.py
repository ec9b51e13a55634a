"""The page of the state of the entries: reached from where it is needed, light, true."""

from __future__ import annotations

import gzip
import json

import pytest

from hub.site.status_view import ROWS_ON_A_PAGE
from tests.site.built import BuiltSite, resolve, text_of

PATH = "contribute/status.html"
BUDGET = 16_000
"""Bytes after gzip; tables are cut so that it holds in a hub of any size."""


@pytest.mark.parametrize("path", ["gaps.html", "gaps-countries.html"])
def test_the_pages_of_gaps_lead_to_it(site: BuiltSite, path: str) -> None:
    assert PATH in [resolve(path, href)[0] for href in site.page(path).hrefs]


def test_the_guide_leads_to_it(real_site: BuiltSite) -> None:
    path = "contribute/index.html"
    assert PATH in [resolve(path, href)[0] for href in real_site.page(path).hrefs]


def test_it_stands_in_no_menu(site: BuiltSite) -> None:
    page = site.page("about.html")
    assert PATH not in [resolve("about.html", href)[0] for href in page.hrefs]


def test_it_counts_the_published_entries(site: BuiltSite) -> None:
    published = sum(
        len(json.loads(site.text(f"data/{name}.json"))[name]) for name in ("practices", "programs")
    )
    figure = site.page(PATH).by_class("status-figures")[0]
    assert text_of(figure).startswith(f"{published} fichas publicadas")


def test_every_figure_leads_to_a_section_of_the_page(site: BuiltSite) -> None:
    page = site.page(PATH)
    anchors = [href[1:] for href in page.hrefs if href.startswith("#")]
    assert len(anchors) > 5
    assert set(anchors) <= set(page.ids)


def test_it_is_light(site: BuiltSite) -> None:
    assert len(gzip.compress(site.text(PATH).encode())) < BUDGET
    rows = [len(list(table.iter("tr"))) for table in site.page(PATH).all("table")]
    assert max(rows) <= ROWS_ON_A_PAGE + 1
