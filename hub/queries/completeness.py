"""How much of what an entry may tell it tells: optional fields that are filled, or not yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hub.entries.field_spec import Field, Need
from hub.entries.field_table import fields_of
from hub.model import Catalog, Practice, Program
from hub.queries.relations import relations_of

ONLY_WHEN_THERE_IS_ONE = frozenset(
    {"id", "license", "original_title", "acronym", "countries", "programs", "accuracy_notes"}
    | {"provenance", "not_stated", "roles", "models", "criteria", "tie_breaks", "quotas"}
    | {"dimensions", "report_outline"}
)
"""Optional fields whose absence says nothing: a practice without a programme, a programme that
selects nobody, an entry without doubts; and those that have a default or a rule of their own."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """The counted fields of an entry: how many are filled, and the names of those missing.

    ``not_stated`` names what the entry declares that its sources do not say: it is not missing.
    """

    id: str
    filled: int
    missing: tuple[str, ...]
    not_stated: tuple[str, ...]

    @property
    def counted(self) -> int:
        return self.filled + len(self.missing)

    @property
    def share(self) -> float:
        """From 0 to 1; an entry whose sources say no more is complete."""
        return self.filled / self.counted if self.counted else 1.0


@dataclass(frozen=True, slots=True)
class FieldUse:
    """In how many entries a field is filled, of those in which it counts."""

    field: str
    filled: int
    counted: int


def completeness_of(entry: Practice | Program, catalog: Catalog) -> Completeness:
    """How complete ``entry`` is. A relation counts for both of its sides."""
    counted = list(_counted_fields(entry))
    missing = tuple(f.name for f in counted if not _is_filled(entry, f, catalog))
    return Completeness(entry.id, len(counted) - len(missing), missing, entry.not_stated)


def use_of_fields(
    entries: Iterable[Practice | Program], results: Iterable[Completeness]
) -> list[FieldUse]:
    """For each counted field its use in ``entries``, whose ``results`` are given in their order.

    The least used come first.
    """
    tally: dict[str, list[int]] = {}
    for entry, result in zip(entries, results, strict=True):
        for field in _counted_fields(entry):
            row = tally.setdefault(field.name, [0, 0])
            row[0] += field.name not in result.missing
            row[1] += 1
    found = [FieldUse(name, filled, counted) for name, (filled, counted) in tally.items()]
    return sorted(found, key=lambda use: (use.filled / use.counted, -use.counted, use.field))


def _counted_fields(entry: Practice | Program) -> Iterator[Field]:
    for field in fields_of(entry.kind).values():
        is_counted = field.need is Need.OPTIONAL and field.name not in ONLY_WHEN_THERE_IS_ONE
        if is_counted and field.name not in entry.not_stated:
            yield field


def _is_filled(entry: Practice | Program, field: Field, catalog: Catalog) -> bool:
    if field.name == "related":
        return bool(relations_of(entry, catalog))
    return bool(getattr(entry, field.target))
