"""Tables for spreadsheets; ``data/practices.csv`` has one row an entry."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from hub.model import Entry, Organisation, Practice
from hub.queries.labels import Labels

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SEPARATOR = "; "


def _leads(organisations: Iterable[Organisation]) -> str:
    return _SEPARATOR.join(o.name for o in organisations if o.role == "lead")


Column = tuple[str, Callable[[Entry, Labels], object]]
COLUMNS: tuple[Column, ...] = (
    ("id", lambda p, _: p.id),
    ("title", lambda p, _: p.title),
    ("acronym", lambda p, _: p.acronym),
    ("language", lambda p, _: p.language),
    ("countries", lambda p, _: _SEPARATOR.join(p.countries)),
    ("country_names", lambda p, n: _SEPARATOR.join(map(n.country, p.countries))),
    ("places", lambda p, _: _SEPARATOR.join(p.places)),
    ("scope", lambda p, _: _SEPARATOR.join(p.scope)),
    ("themes", lambda p, _: _SEPARATOR.join(p.themes)),
    ("theme_names", lambda p, n: _SEPARATOR.join(n.term("themes", t) for t in p.themes)),
    ("gcm_objectives", lambda p, _: _SEPARATOR.join(p.gcm_objectives)),
    ("guiding_principles", lambda p, _: _SEPARATOR.join(p.guiding_principles)),
    ("practice_type", lambda p, _: p.practice_type if isinstance(p, Practice) else ""),
    ("start", lambda p, _: p.period.start or ""),
    ("end", lambda p, _: p.period.end or ""),
    ("status", lambda p, _: p.period.status),
    ("lead_organisations", lambda p, _: _leads(p.organisations)),
    ("organisations", lambda p, _: _SEPARATOR.join(o.name for o in p.organisations)),
    ("beneficiaries", lambda p, _: _SEPARATOR.join(p.beneficiaries)),
    ("sdgs", lambda p, _: _SEPARATOR.join(p.sdgs)),
    ("evidence_level", lambda p, _: p.evidence_level),
    ("programs", lambda p, _: _SEPARATOR.join(p.programs) if isinstance(p, Practice) else ""),
    ("summary", lambda p, _: p.summary),
    ("lessons_learned", lambda p, _: "\n".join(p.lessons_learned)),
    ("recommendations", lambda p, _: "\n".join(p.recommendations)),
    ("innovative_approach", lambda p, _: p.innovative_approach),
    ("results", lambda p, _: "\n".join(f"{f.figure}: {f.text}".lstrip(": ") for f in p.results)),
    ("not_stated", lambda p, _: _SEPARATOR.join(p.not_stated)),
    ("sources", lambda p, _: _SEPARATOR.join(s.url or s.title for s in p.sources)),
    ("last_verified", lambda p, _: p.review.last_verified),
    ("license", lambda p, _: p.license),
)


COLUMN_NAMES: tuple[str, ...] = (*(name for name, _ in COLUMNS), "url")
"""Names of the cells of :func:`row`."""


def row(entry: Entry, labels: Labels, base_url: str) -> list[str]:
    """The cells of ``entry``; a cell that does not apply to its kind is empty."""
    return [*(str(column(entry, labels)) for _, column in COLUMNS), base_url + entry.url]


def harmless(cell: object) -> str:
    """``cell`` as text that no spreadsheet takes for a formula: a quote goes before ``= + - @``.

    Source: OWASP, «CSV Injection».
    """
    text = str(cell)
    return "'" + text if text.startswith(_FORMULA) else text


def practices_csv(practices: Iterable[Practice], base_url: str, labels: Labels) -> bytes:
    """The file: a line of names, then a line for each of ``practices``."""
    return csv_bytes([COLUMN_NAMES, *(row(practice, labels, base_url) for practice in practices)])


def csv_bytes(rows: Iterable[Iterable[object]]) -> bytes:
    """UTF-8 with a byte order mark (so that spreadsheets show accents), CRLF line ends."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows(map(harmless, cells) for cells in rows)
    return (_BOM + buffer.getvalue()).encode()
