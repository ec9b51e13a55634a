"""Narrowing a result down and putting it in order: the rules of ``docs/search.md``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hub.model import Practice, Program
from hub.queries.facets import FACETS_BY_ID, span_of
from hub.search.engine import Hit

SORT_ORDERS = ("relevance", "title", "year", "verified")


@dataclass(frozen=True, slots=True)
class Filters:
    """Values by facet, of which an entry has one of each facet, and the years that it meets."""

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    start: int | None = None
    end: int | None = None

    def admit(self, entry: Practice | Program) -> bool:
        """Whether ``entry`` passes."""
        if (self.start, self.end) != (None, None) and not span_of(entry).meets(
            self.start, self.end
        ):
            return False
        return all(
            not set(wanted).isdisjoint(FACETS_BY_ID[facet].values(entry))
            for facet, wanted in self.values.items()
            if wanted
        )


def sort_hits(hits: Sequence[Hit], entries: Sequence[Practice | Program], order: str) -> list[Hit]:
    """``hits`` in one of :data:`SORT_ORDERS`; ``entries`` are those of the index in its order."""
    if order == "relevance":
        return list(hits)
    by_title = sorted(hits, key=lambda hit: hit.number)
    if order == "title":
        return by_title
    if order == "year":
        return sorted(by_title, key=lambda hit: -(span_of(entries[hit.number]).first or 0))
    return sorted(by_title, key=lambda hit: entries[hit.number].review.last_verified, reverse=True)
