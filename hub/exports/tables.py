"""Flat tables for spreadsheets and databases: one row an entry, an organisation, a figure…

Each column says which field of the field table explains it; ``data_package`` tells it to others.
Rows begin with the entry they belong to, so that any two tables are joined by ``entry_id``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hub.exports.csv_data import COLUMNS, csv_bytes
from hub.model import Figure, Organisation, Practice, Program, cited_numbers
from hub.queries.labels import Labels
from hub.territories import regions_of

Row = tuple[object, ...]
SEPARATOR = "; "
"""Between the values of one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``type`` is one of Frictionless Table Schema.

    ``field`` is the dotted name of the field that it holds; empty: the interface explains it.
    """

    name: str
    field: str = ""
    type: str = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows. ``key``: the columns that tell its rows apart."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Practice | Program, Labels], Iterator[Row]]


_ENTRY = (Column("entry_id", "id"), Column("entry_kind"), Column("entry_title", "title"))
_NUMBER = Column("number", type="integer")
_ENTRY_URL = Column("entry_url")
_NUMBERED = ("entry_id", "number")
_FIELDS = {
    "country_names": "",
    "theme_names": "",
    "lead_organisations": "",
    "start": "period.start",
    "end": "period.end",
    "status": "period.status",
    "last_verified": "review.last_verified",
}
"""What the columns of entries hold where their name is not that of a field."""


def _entry_column(name: str) -> Column:
    return Column(name, _FIELDS.get(name, name), "date" if name == "last_verified" else "string")


PRACTICE_COLUMNS = (*(_entry_column(name) for name, _ in COLUMNS), Column("url"))
"""Those of ``practices.csv``."""


def _entries(entry: Practice | Program, labels: Labels) -> Iterator[Row]:
    first, *others = (value(entry, labels) for _, value in COLUMNS)
    yield first, entry.kind, *others, entry.objective if isinstance(entry, Program) else ""


def _organisations(entry: Practice | Program, labels: Labels) -> Iterator[Row]:
    for number, organisation in enumerate(entry.organisations, 1):
        yield (number, *_organisation(organisation, labels))


def _organisation(organisation: Organisation, labels: Labels) -> Row:
    return (
        organisation.name,
        organisation.acronym,
        organisation.role,
        labels.term("implementer_roles", organisation.role),
        organisation.type,
        labels.term("implementer_types", organisation.type),
        organisation.country,
        labels.country(organisation.country) if organisation.country else "",
        organisation.url,
    )


def _figures(entry: Practice | Program, _: Labels) -> Iterator[Row]:
    yield from _written_figures("results", entry.results)
    if isinstance(entry, Program):
        yield from _written_figures("achievements", entry.achievements)
        yield from _written_figures("targets", entry.targets)
        for number, budget in enumerate(entry.budget, 1):
            text = SEPARATOR.join(filter(None, (budget.scope, budget.note)))
            cited = _cited(budget.sources)
            yield "budget", number, "", text, budget.amount, budget.currency, cited


def _written_figures(name: str, figures: Iterable[Figure]) -> Iterator[Row]:
    for number, item in enumerate(figures, 1):
        cited = cited_numbers(f"{item.figure} {item.text}")
        yield name, number, item.figure, item.text, "", "", _cited(cited)


def _cited(numbers: Iterable[int]) -> str:
    return SEPARATOR.join(map(str, dict.fromkeys(numbers)))


def _sources(entry: Practice | Program, _: Labels) -> Iterator[Row]:
    for number, source in enumerate(entry.sources, 1):
        yield (
            number,
            source.title,
            source.publisher,
            source.year or "",
            source.url,
            source.language,
            source.accessed or "",
            source.note,
        )


def _countries(entry: Practice | Program, labels: Labels) -> Iterator[Row]:
    for code in entry.countries:
        regions = regions_of(code)
        names = SEPARATOR.join(map(labels.region, regions))
        yield code, labels.country(code), SEPARATOR.join(regions), names


ENTRIES = Table(
    "entries",
    (
        Column("id", "id"),
        Column("kind"),
        *PRACTICE_COLUMNS[1:-1],
        Column("objective", "objective"),
        Column("url"),
    ),
    ("id",),
    _entries,
)
PARTS = (
    Table(
        "organisations",
        (
            *_ENTRY,
            _NUMBER,
            Column("name", "organisations.name"),
            Column("acronym", "organisations.acronym"),
            Column("role", "organisations.role"),
            Column("role_name"),
            Column("type", "organisations.type"),
            Column("type_name"),
            Column("country", "organisations.country"),
            Column("country_name"),
            Column("url", "organisations.url"),
            _ENTRY_URL,
        ),
        _NUMBERED,
        _organisations,
    ),
    Table(
        "figures",
        (
            *_ENTRY,
            Column("field"),
            _NUMBER,
            Column("figure"),
            Column("text"),
            Column("amount", "budget.amount", "number"),
            Column("currency", "budget.currency"),
            Column("sources"),
            _ENTRY_URL,
        ),
        ("entry_id", "field", "number"),
        _figures,
    ),
    Table(
        "sources",
        (
            *_ENTRY,
            _NUMBER,
            Column("title", "sources.title"),
            Column("publisher", "sources.publisher"),
            Column("year", "sources.year", "integer"),
            Column("url", "sources.url"),
            Column("language", "sources.language"),
            Column("accessed", "sources.accessed", "date"),
            Column("note", "sources.note"),
            _ENTRY_URL,
        ),
        _NUMBERED,
        _sources,
    ),
    Table(
        "countries",
        (
            *_ENTRY,
            Column("country", "countries"),
            Column("country_name"),
            Column("regions"),
            Column("region_names"),
            _ENTRY_URL,
        ),
        ("entry_id", "country"),
        _countries,
    ),
)
"""Tables whose rows are parts of entries."""


def table_csv(
    table: Table, entries: Iterable[Practice | Program], labels: Labels, base_url: str
) -> bytes:
    """The file of ``table``: a line of names, then its rows in the order of ``entries``."""
    return csv_bytes(_lines(table, entries, labels, base_url))


def _lines(
    table: Table, entries: Iterable[Practice | Program], labels: Labels, base_url: str
) -> Iterator[Row]:
    yield tuple(column.name for column in table.columns)
    for entry in entries:
        # A row about an entry names it by itself.
        leading = () if table is ENTRIES else (entry.id, entry.kind, entry.title)
        for row in table.rows(entry, labels):
            yield (*leading, *row, base_url + entry.url)
