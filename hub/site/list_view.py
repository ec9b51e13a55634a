"""The page of the reader's list: the list is in the browser, the page brings what it lacks: names.

``plan`` makes the page; ``theme/scripts/list.js`` fills it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from hub.queries.facets import FACETS_BY_ID, Facet, value_label
from hub.site.site import Site

_COLUMNS = {
    "practice_type": "type",
    "scope": "scope",
    "gcm_objectives": "objective",
    "beneficiaries": "beneficiary",
    "evidence_level": "evidence",
}
"""Columns of ``data/practices.csv`` that hold ids of terms, and their facets."""


@dataclass(frozen=True, slots=True)
class ListPageView:
    """``names`` is JSON: for each column that holds ids of terms the name of each id in use."""

    names: str


def list_page_view(site: Site) -> ListPageView:
    names = {column: _names(site, FACETS_BY_ID[facet]) for column, facet in _COLUMNS.items()}
    return ListPageView(json.dumps(names, ensure_ascii=False, separators=(",", ":")))


def _names(site: Site, facet: Facet) -> dict[str, str]:
    return {value: _name(site, facet, value) for value in sorted(site.listed_values[facet.id])}


def _name(site: Site, facet: Facet, value: str) -> str:
    """Objectives are known by their numbers too."""
    label = value_label(facet, value, site.labels)
    return f"{value}. {label}" if facet.id == "objective" else label
