"""Which entries belong together: typed relations in both directions, practices of a programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hub.model import Catalog, Practice, Program, Relation

INVERSES: Mapping[str, str] = {
    "inspired-by": "inspires",
    "inspires": "inspired-by",
    "part-of": "includes",
    "includes": "part-of",
    "campaign-of": "has-campaign",
    "has-campaign": "campaign-of",
}
"""Relation seen from the other side; the others read alike from both."""


@dataclass(frozen=True, slots=True)
class RelatedEntry:
    """``other`` as seen from an entry: ``kind`` is a term of ``relation_types``.

    ``stated`` is the relation as written in the file of one of the two: its basis and note hold
    for both; its source numbers are those of the entry that states it.
    """

    other: Practice | Program
    kind: str
    stated: Relation


def relations_of(entry: Practice | Program, catalog: Catalog) -> list[RelatedEntry]:
    """Relations that ``entry`` states, then those that others state about it, each pair once."""
    found = [
        RelatedEntry(catalog.entries_by_id[relation.id], relation.relation, relation)
        for relation in entry.related
        if relation.id in catalog.entries_by_id
    ]
    seen = {item.other.id for item in found}
    for other, relation in catalog.relations_to.get(entry.id, ()):
        if other.id not in seen:
            seen.add(other.id)
            inverse = INVERSES.get(relation.relation, relation.relation)
            found.append(RelatedEntry(other, inverse, relation))
    return found


def practices_of(program: Program, catalog: Catalog) -> list[Practice]:
    """Practices that say they belong to ``program``."""
    return [practice for practice in catalog.practices if program.id in practice.programs]
