"""Facets: the ways to narrow the entries down. One row a facet; nothing else lists them.

The period, which is a range and not a list of values, is a :class:`Span`.

``FACETS`` drives the facet pages, the explore page and (through the same rows) search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from hub.model import Entry, Practice, Program
from hub.queries.labels import Labels
from hub.territories import regions_of

Values = Callable[[Practice | Program], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet: ``id`` is its name in URLs and queries, ``folder`` holds a page for each value.

    ``vocabulary`` names its terms, or is ``countries``, ``regions``, ``languages`` or ``programs``.
    ``has_pages``: its values have pages made for them; programmes are pages themselves.
    """

    id: str
    folder: str
    vocabulary: str
    values: Values
    has_pages: bool = True


def _implementer_types(entry: Entry) -> Iterable[str]:
    return dict.fromkeys(organisation.type for organisation in entry.organisations)


@cache
def _regions(countries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(region for code in countries for region in regions_of(code)))


def _practice_type(entry: Practice | Program) -> Iterable[str]:
    return (entry.practice_type,) if isinstance(entry, Practice) else ()


def _programs(entry: Practice | Program) -> Iterable[str]:
    return entry.programs if isinstance(entry, Practice) else ()


FACETS: tuple[Facet, ...] = (
    Facet("country", "countries", "countries", lambda entry: entry.countries),
    Facet("region", "regions", "regions", lambda entry: _regions(entry.countries)),
    Facet("theme", "themes", "themes", lambda entry: entry.themes),
    Facet("objective", "objectives", "gcm_objectives", lambda entry: entry.gcm_objectives),
    Facet("principle", "principles", "guiding_principles", lambda entry: entry.guiding_principles),
    Facet("type", "types", "practice_types", _practice_type),
    Facet("scope", "scopes", "scopes", lambda entry: entry.scope),
    Facet("beneficiary", "beneficiaries", "beneficiaries", lambda entry: entry.beneficiaries),
    Facet("implementer", "implementers", "implementer_types", _implementer_types),
    Facet("program", "programs", "programs", _programs, has_pages=False),
    Facet("sdg", "sdgs", "sdgs", lambda entry: entry.sdgs),
    Facet("status", "statuses", "statuses", lambda entry: (entry.period.status,)),
    Facet(
        "evidence",
        "evidence",
        "evidence_levels",
        lambda entry: (entry.evidence_level,) if entry.evidence_level else (),
    ),
    Facet("language", "languages", "languages", lambda entry: (entry.language,)),
)

FACETS_BY_ID: Mapping[str, Facet] = {facet.id: facet for facet in FACETS}


def value_path(facet: Facet, value: str) -> str:
    """Path of the page of a facet value from the root of the site: ``countries/ar.html``."""
    return f"{facet.folder}/{value.lower()}.html"


def value_label(facet: Facet, value: str, labels: Labels) -> str:
    """Name of a facet value in the language of ``labels``."""
    if facet.vocabulary == "countries":
        return labels.country(value)
    if facet.vocabulary == "regions":
        return labels.region(value)
    if facet.vocabulary == "languages":
        return labels.language_of(value)
    if facet.vocabulary == "programs":
        return labels.program(value)
    return labels.term(facet.vocabulary, value)


@dataclass(frozen=True, slots=True)
class Span:
    """The years of an entry: None is unknown; ``goes_on``: there is no last year yet."""

    first: int | None
    last: int | None
    goes_on: bool

    def meets(self, start: int | None, end: int | None) -> bool:
        """Whether any year from ``start`` to ``end`` (None: no limit) lies in the span.

        An unknown end of the span is the year of the other; without any year it meets nothing.
        """
        first = self.last if self.first is None else self.first
        if first is None:
            return False
        last = first if self.last is None else self.last
        return (end is None or first <= end) and (start is None or self.goes_on or last >= start)


def span_of(entry: Entry) -> Span:
    """The years of ``entry``, for narrowing down by period."""
    period = entry.period
    first = period.start.year if period.start else None
    last = period.end.year if period.end else None
    return Span(first, last, period.status == "ongoing" and last is None)


def entries_by_value(
    facet: Facet, entries: Iterable[Practice | Program]
) -> dict[str, list[Practice | Program]]:
    """The entries of each value in use, in the order of ``entries``."""
    found: dict[str, list[Practice | Program]] = {}
    for entry in entries:
        for value in facet.values(entry):
            found.setdefault(value, []).append(entry)
    return found
