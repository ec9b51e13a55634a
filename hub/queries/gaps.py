"""Where entries are missing: tables of two facets that show what nobody has told about yet.

Rows and columns are all the values to be covered, not only those in use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hub.model import Catalog, Practice, Program
from hub.queries.facets import FACETS_BY_ID, Facet, entries_by_value, value_label
from hub.queries.labels import Labels
from hub.territories import BROAD_REGIONS, country_codes, main_region, regions_of
from hub.wording import fold

AMERICAS = ("005", "013", "029", "021")
"""South America, Central America, the Caribbean, Northern America: regions to be covered."""
_LATIN_AMERICA = ("005", "013", "029")
_NOT_SOVEREIGN = frozenset(
    "AI AW BL BQ BV CW FK GF GP GS KY MF MQ MS PR SX TC VG VI".split()  # noqa: SIM905
)
"""Territories of Latin America and the Caribbean that depend on a State: no gap when unused."""
_WIDE_SCOPES = ("multi-country", "regional", "global")

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A row or a column: the entries that have one of ``values`` of a facet.

    ``group`` is the M49 code of the region under which it stands, or empty; ``is_goal``: no entry
    in it is a gap that the hub wants filled.
    """

    facet: str
    values: tuple[str, ...]
    group: str = ""
    is_goal: bool = True

    def holds(self, entry: Practice | Program) -> bool:
        return not set(self.values).isdisjoint(FACETS_BY_ID[self.facet].values(entry))

    def label(self, labels: Labels) -> str:
        facet = FACETS_BY_ID[self.facet]
        return " / ".join(value_label(facet, value, labels) for value in self.values)


@dataclass(frozen=True, slots=True)
class GapTable:
    """Ids of entries by row and column; an entry stands once in a cell, in as many as it belongs.

    Totals are entries too, not sums: ``in_row[i]`` and ``in_column[j]`` hold every entry of the
    row or column, ``ids`` every entry.
    """

    rows: tuple[Band, ...]
    columns: tuple[Band, ...]
    cells: tuple[tuple[Ids, ...], ...]
    in_row: tuple[Ids, ...]
    in_column: tuple[Ids, ...]
    ids: Ids


def objectives_by_region(listed: Catalog) -> GapTable:
    """Objectives of the Global Compact by region; the Americas in their parts."""
    in_use = entries_by_value(FACETS_BY_ID["region"], listed.entries())
    others = [code for code in BROAD_REGIONS if code != "019" and code in in_use]
    columns = [Band("region", (code,)) for code in AMERICAS]
    columns += [Band("region", (code,), is_goal=False) for code in others]
    return _table(listed, "objective", [*columns, *_wide(listed)])


def themes_by_country(listed: Catalog, labels: Labels) -> GapTable:
    """Themes by country of Latin America and the Caribbean; the rest of the world by region.

    Countries stand under their regions, by name.
    """
    in_use = entries_by_value(FACETS_BY_ID["country"], listed.entries())
    columns: list[Band] = []
    for region in _LATIN_AMERICA:
        found = [c for c in countries_of(region) if c in in_use or c not in _NOT_SOVEREIGN]
        found.sort(key=lambda code: fold(labels.country(code)))
        columns += [
            Band("country", (code,), region, is_goal=code not in _NOT_SOVEREIGN) for code in found
        ]
    elsewhere = {main_region(code) for code in in_use if regions_of(code)} - {*_LATIN_AMERICA}
    columns += [Band("region", (code,), is_goal=False) for code in sorted(elsewhere, key=_rank)]
    return _table(listed, "theme", [*columns, *_wide(listed)])


def _rank(region: str) -> int:
    """The Americas first, then the continents."""
    return (*AMERICAS, *BROAD_REGIONS).index(region)


def countries_to_cover() -> tuple[str, ...]:
    """The States of Latin America and the Caribbean, by code."""
    found = (code for region in _LATIN_AMERICA for code in countries_of(region))
    return tuple(sorted(code for code in found if code not in _NOT_SOVEREIGN))


@cache
def countries_of(region: str) -> tuple[str, ...]:
    """The countries that are listed under ``region``, an M49 code."""
    return tuple(sorted(code for code in country_codes() if main_region(code) == region))


def _wide(listed: Catalog) -> list[Band]:
    """The column of entries that reach beyond one country, when the hub has such scopes."""
    scopes = listed.vocabularies.get(FACETS_BY_ID["scope"].vocabulary)
    known = tuple(scope for scope in _WIDE_SCOPES if scopes and scope in scopes.by_id)
    return [Band("scope", known, is_goal=False)] if known else []


def _rows(listed: Catalog, facet: Facet) -> list[Band]:
    """Every term of the vocabulary; one that is out of use only while entries have it."""
    vocabulary = listed.vocabularies.get(facet.vocabulary)
    in_use = entries_by_value(facet, listed.entries())
    return [
        Band(facet.id, (term.id,), is_goal=not term.deprecated)
        for term in (vocabulary.terms if vocabulary else ())
        if not term.deprecated or term.id in in_use
    ]


def _table(listed: Catalog, row_facet: str, columns: Sequence[Band]) -> GapTable:
    entries = list(listed.entries())
    rows = _rows(listed, FACETS_BY_ID[row_facet])
    by_row, by_column = _sorted_in(rows, entries), _sorted_in(columns, entries)
    return GapTable(
        rows=tuple(rows),
        columns=tuple(columns),
        cells=tuple(
            tuple(tuple(i for i in by_row[row] if i in by_column[column]) for column in columns)
            for row in rows
        ),
        in_row=tuple(tuple(by_row[row]) for row in rows),
        in_column=tuple(tuple(by_column[column]) for column in columns),
        ids=tuple(entry.id for entry in entries),
    )


def _sorted_in(
    bands: Iterable[Band], entries: Iterable[Practice | Program]
) -> Mapping[Band, Mapping[str, None]]:
    """For each band the ids of its entries, each once, in the order of ``entries``."""
    held = list(entries)
    return {band: {e.id: None for e in held if band.holds(e)} for band in bands}
