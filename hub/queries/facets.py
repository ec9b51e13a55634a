"""Facets: the ways to narrow the entries down. One row a facet; nothing else lists them.

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

    ``vocabulary`` names its terms, or is ``countries``, ``regions`` or ``languages``.
    """

    id: str
    folder: str
    vocabulary: str
    values: Values


def _implementer_types(entry: Entry) -> Iterable[str]:
    return dict.fromkeys(organisation.type for organisation in entry.organisations)


@cache
def _regions(countries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(region for code in countries for region in regions_of(code)))


def _practice_type(entry: Practice | Program) -> Iterable[str]:
    return (entry.practice_type,) if isinstance(entry, Practice) else ()


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
    return labels.term(facet.vocabulary, value)


def entries_by_value(
    facet: Facet, entries: Iterable[Practice | Program]
) -> dict[str, list[Practice | Program]]:
    """The entries of each value in use, in the order of ``entries``."""
    found: dict[str, list[Practice | Program]] = {}
    for entry in entries:
        for value in facet.values(entry):
            found.setdefault(value, []).append(entry)
    return found
