"""Rules that look at several entries at once. The docstring of a rule is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hub.entries.raw import RawEntry, RawList, RawMap, RawScalar, RawValue
from hub.entries.style_rules import repeated_sentences
from hub.problems import Problem
from hub.wording import closest, fold, same


@dataclass(frozen=True, slots=True)
class Collection:
    """Entry files judged together, good and bad; ``outside`` has ids of others, by kind.

    ``sound`` are those without errors of their own: their style is worth comparing.
    """

    entries: Sequence[RawEntry]
    outside: Mapping[str, set[str]]
    sound: Sequence[RawEntry] = ()

    def ids(self, *kinds: str) -> frozenset[str]:
        own = {entry.id for entry in self.entries if entry.kind in kinds}
        return frozenset(own.union(*(self.outside.get(kind, set()) for kind in kinds)))


def ids_are_unique(collection: Collection) -> Iterator[Problem]:
    """No two files may have the same id, whatever their ending or folder."""
    first: dict[str, RawEntry] = {}
    for entry in collection.entries:
        other = first.setdefault(entry.id, entry)
        if other is not entry:
            yield entry.source.problem(
                "duplicate-id", (1, 1), "id", value=entry.id, other=other.source.name
            )


def references_exist(collection: Collection) -> Iterator[Problem]:
    """``programs`` must name programmes of the hub and ``related`` entries of the hub."""
    programs, everything = collection.ids("program"), collection.ids("practice", "program")
    for entry in collection.entries:
        for name, scalar in _references(entry, "programs"):
            if scalar.text not in programs:
                yield _unknown(entry, name, scalar, programs)
        for name, scalar in _references(entry, "related"):
            if scalar.text not in everything:
                yield _unknown(entry, name, scalar, everything)


def _references(entry: RawEntry, field: str) -> Iterator[tuple[str, RawScalar]]:
    given = entry.values.get(field)
    if given is None:
        return
    items: list[RawValue] = given.value.items if isinstance(given.value, RawList) else [given.value]
    for index, item in enumerate(items):
        if isinstance(item, RawScalar) and item.text.strip():
            yield f"{field}[{index}]", item
        elif isinstance(item, RawMap) and "id" in item.items:
            inner = item.items["id"].value
            if isinstance(inner, RawScalar) and inner.text.strip():
                yield f"{field}[{index}].id", inner


def _unknown(entry: RawEntry, name: str, scalar: RawScalar, known: frozenset[str]) -> Problem:
    suggestion = closest(scalar.text, same(known), 0.6)
    return entry.source.problem(
        "unknown-entry", scalar, name, value=scalar.text, suggestion=suggestion
    )


def titles_differ(collection: Collection) -> Iterator[Problem]:
    """Two entries of the same countries should not have the same title."""
    first: dict[tuple[str, str], RawEntry] = {}
    for entry in collection.entries:
        title = entry.values.get("title")
        if title is None or not isinstance(title.value, RawScalar):
            continue
        countries = ",".join(sorted(s.text for _, s in _references(entry, "countries")))
        other = first.setdefault((fold(title.value.text), countries), entry)
        if other is not entry:
            yield entry.source.problem(
                "duplicate-title",
                title.value,
                "title",
                value=title.value.text,
                other=other.source.name,
            )


def sentences_differ(collection: Collection) -> Iterator[Problem]:
    """No two entries should share a sentence of 12 words or more."""
    yield from repeated_sentences(collection.sound)


CATALOG_RULES: tuple[Callable[[Collection], Iterator[Problem]], ...] = (
    ids_are_unique,
    references_exist,
    titles_differ,
    sentences_differ,
)
