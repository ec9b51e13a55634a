"""What is missing: tables that show where nobody has told of a practice, and where to propose one.

A cell with entries leads to the explore page with its filters set, an empty one to the form
for contributors with the gap in the address.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar
from urllib.parse import urlencode

from babel.lists import format_list

from hub.queries.facets import FACETS_BY_ID, value_path
from hub.queries.gaps import Band, GapTable, objectives_by_region, themes_by_country
from hub.site.cards import LinkView
from hub.site.site import Site

_T = TypeVar("_T")
_EXPLORE = "practices/index.html"
_PROPOSE = "contribute/form.html"
_PAGES = {"gaps": "gaps.html", "gaps-countries": "gaps-countries.html"}
"""Section of the texts of each page, and its path."""
_FEW_ROWS = 6
_TOP_COLUMNS = 3
_NOTHING = "·"
_SHADES = ((4, 3), (2, 2), (1, 1))
"""Least number of entries of a shade; fewer than all of these is shade 0."""


@dataclass(frozen=True, slots=True)
class GapCellView:
    """A cell: ``text`` is its number or the sign for none, ``label`` says what it is in full.

    ``shade`` goes from 0 (none) to 3; ``path`` is from the root, with its query.
    """

    text: str
    label: str
    path: str
    shade: int


@dataclass(frozen=True, slots=True)
class GapHeadView:
    """The head of a row or a column. ``note`` follows its label in its accessible name.

    ``is_missing``: it should have entries and has none.
    """

    label: str
    note: str
    path: str
    total: str
    is_missing: bool
    starts_group: bool = False


@dataclass(frozen=True, slots=True)
class GapRowView:
    head: GapHeadView
    cells: tuple[GapCellView, ...]


@dataclass(frozen=True, slots=True)
class GapGroupView:
    """Columns under a common heading; the last ones stand under none."""

    label: str
    columns: int


@dataclass(frozen=True, slots=True)
class FewView:
    """A row with few entries, in words: its name, what it has, where to propose one."""

    row: LinkView
    text: str
    propose: LinkView


@dataclass(frozen=True, slots=True)
class MissingView:
    """Rows or columns without any entry: a sentence and links that propose one for each."""

    text: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class GapsView:
    """A page of the gap map: findings in words, then the table.

    ``empty_stops``: the tab key stops at empty cells too; in a wide table there are too many.
    """

    introduction: str
    pages: tuple[LinkView, ...]
    missing: tuple[MissingView, ...]
    most: str
    few_title: str
    few: tuple[FewView, ...]
    table_title: str
    corner: str
    total: str
    groups: tuple[GapGroupView, ...]
    columns: tuple[GapHeadView, ...]
    rows: tuple[GapRowView, ...]
    empty_stops: bool
    download: str
    propose: str = _PROPOSE


def objective_gaps_view(site: Site) -> GapsView:
    """Objectives of the Global Compact by region."""
    table = objectives_by_region(site.listed)
    return _view(site, table, "gaps", "data/gaps-objectives-regions.csv", empty_stops=True)


def theme_gaps_view(site: Site) -> GapsView:
    """Themes by country."""
    table = themes_by_country(site.listed, site.labels)
    return _view(site, table, "gaps-countries", "data/gaps-themes-countries.csv", empty_stops=False)


def _view(
    site: Site, table: GapTable, section: str, download: str, *, empty_stops: bool
) -> GapsView:
    text, number = site.strings.text, site.strings.number
    columns = tuple(
        _head(site, band, ids, starts_group=_starts_group(table.columns, place))
        for place, (band, ids) in enumerate(zip(table.columns, table.in_column, strict=True))
    )
    return GapsView(
        introduction=text(f"{section}.introduction"),
        pages=_pages(site, section),
        missing=(
            _missing(site, section, "rows", table.rows, table.in_row),
            _missing(site, section, "columns", table.columns, table.in_column),
        ),
        most=_most(site, table),
        few_title=text(f"{section}.few"),
        few=tuple(_few(site, table)),
        table_title=text(f"{section}.table"),
        corner=text(f"{section}.corner"),
        total=number(len(table.ids)),
        groups=tuple(_groups(site, table.columns)),
        columns=columns,
        rows=tuple(_row(site, table, place) for place in range(len(table.rows))),
        empty_stops=empty_stops,
        download=download,
    )


def _pages(site: Site, shown: str) -> tuple[LinkView, ...]:
    """The pages of the gap map; the one shown has no path."""
    return tuple(
        LinkView(site.strings.text(f"{section}.short"), "" if section == shown else path)
        for section, path in _PAGES.items()
    )


def _name(site: Site, band: Band) -> str:
    """The label of ``band``; objectives carry their number: «15. Acceso a los servicios»."""
    label = band.label(site.labels)
    return f"{band.values[0]}. {label}" if band.facet == "objective" else label


def _spoken(site: Site, band: Band) -> str:
    """A short name for the names of cells, in which it is heard over and over."""
    if band.facet == "objective":
        return site.strings.text("gaps.objective", number=band.values[0])
    return band.label(site.labels)


def _query(*bands: Band) -> str:
    return urlencode([(band.facet, value) for band in bands for value in band.values])


def _propose(site: Site, *bands: Band) -> LinkView:
    """A link that proposes a practice for the gap where ``bands`` meet."""
    label = ", ".join(_name(site, band) for band in bands)
    return LinkView(label, f"{_PROPOSE}?{_query(*bands)}")


def _head(site: Site, band: Band, ids: Sequence[str], *, starts_group: bool = False) -> GapHeadView:
    """Leads to the page of its value, to the filtered list when it has several, or to propose."""
    is_missing = band.is_goal and not ids
    path = f"{_EXPLORE}?{_query(band)}"
    if is_missing:
        path = _propose(site, band).path
    elif len(band.values) == 1:
        path = value_path(FACETS_BY_ID[band.facet], band.values[0])
    elif not ids:
        path = ""
    return GapHeadView(
        label=_name(site, band),
        note=site.strings.text("gaps.none_propose") if is_missing else "",
        path=path,
        total=site.strings.number(len(ids)),
        is_missing=is_missing,
        starts_group=starts_group,
    )


def _row(site: Site, table: GapTable, place: int) -> GapRowView:
    row = table.rows[place]
    cells = zip(table.columns, table.cells[place], strict=True)
    return GapRowView(
        head=_head(site, row, table.in_row[place]),
        cells=tuple(_cell(site, row, column, len(ids)) for column, ids in cells),
    )


def _cell(site: Site, row: Band, column: Band, n: int) -> GapCellView:
    found = site.strings.count("counts.entries", n) if n else site.strings.text("gaps.none_propose")
    return GapCellView(
        text=site.strings.number(n) if n else _NOTHING,
        label=f"{_spoken(site, row)}, {_spoken(site, column)}: {found}",
        path=f"{_EXPLORE if n else _PROPOSE}?{_query(row, column)}",
        shade=shade_of(n),
    )


def shade_of(n: int) -> int:
    """How dark a cell with ``n`` entries is: 0 none, 1 one, 2 two or three, 3 four or more."""
    return next((shade for least, shade in _SHADES if n >= least), 0)


def _group_key(band: Band) -> tuple[str, bool]:
    """Columns of a region stand together; those of wide scopes belong with no places."""
    return band.group, band.facet == "scope"


def _starts_group(columns: Sequence[Band], place: int) -> bool:
    return place == 0 or _group_key(columns[place]) != _group_key(columns[place - 1])


def _groups(site: Site, columns: Sequence[Band]) -> Iterator[GapGroupView]:
    """Headings above columns of countries; none for a table whose columns are regions."""
    if not any(band.group for band in columns):
        return
    for (region, is_wide), bands in groupby(columns, key=_group_key):
        label = site.labels.region(region) if region else site.strings.text("gaps.elsewhere")
        yield GapGroupView("" if is_wide else label, len(list(bands)))


def _missing(
    site: Site, section: str, side: str, bands: Sequence[Band], found: Sequence[Sequence[str]]
) -> MissingView:
    """Which of the rows or columns to be covered have no entry."""
    strings = site.strings
    goals = [(band, ids) for band, ids in zip(bands, found, strict=True) if band.is_goal]
    empty = [band for band, ids in goals if not ids]
    if not empty:
        complete = strings.text(f"{section}.{side}_complete", n=strings.number(len(goals)))
        return MissingView(complete, ())
    everything = strings.count(f"{section}.{side}", len(goals))
    none = strings.count("gaps.without", len(empty))
    text = strings.text("gaps.some_without", all=everything, none=none)
    return MissingView(text, tuple(_propose(site, band) for band in empty))


def _listed(site: Site, bands: Sequence[tuple[Band, int]]) -> str:
    """«Perú (4), Chile (3) y Belice (1)»."""
    parts = [f"{band.label(site.labels)} ({site.strings.number(n)})" for band, n in bands]
    return format_list(parts, locale=site.language)


def _most(site: Site, table: GapTable) -> str:
    """Where most entries are, in a sentence; empty when there are none."""
    places = [
        (band, -len(ids))
        for band, ids in zip(table.columns, table.in_column, strict=True)
        if band.is_goal and ids
    ]
    if not places:
        return ""
    top = [(band, -n) for band, n in least(places, _TOP_COLUMNS)]
    return site.strings.text("gaps.most", places=_listed(site, top))


def least(pairs: Sequence[tuple[_T, int]], n: int) -> list[tuple[_T, int]]:
    """The ``n`` pairs with the least numbers and all that equal the last: no arbitrary cut."""
    ordered = sorted(pairs, key=lambda pair: pair[1])
    return [pair for pair in ordered if pair[1] <= ordered[min(n, len(ordered)) - 1][1]]


def _few(site: Site, table: GapTable) -> Iterator[FewView]:
    """The rows with fewest entries among those that have any."""
    rows = [(place, len(ids)) for place, ids in enumerate(table.in_row) if ids]
    for place, n in least(rows, _FEW_ROWS):
        row = table.rows[place]
        head = _head(site, row, table.in_row[place])
        text = site.strings.count("counts.entries", n)
        if found := _places_of(table, place):
            text += ": " + _listed(site, found)
        yield FewView(LinkView(head.label, head.path), text, _propose(site, row))


def _places_of(table: GapTable, place: int) -> list[tuple[Band, int]]:
    """The columns in which a row has entries; wide scopes only for entries that name no place."""
    placed: set[str] = set()
    found = []
    for column, ids in zip(table.columns, table.cells[place], strict=True):
        counted = len(ids) if column.facet != "scope" else len(set(ids) - placed)
        if counted:
            found.append((column, counted))
        placed.update(ids)
    return found
