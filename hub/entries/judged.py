"""An entry while it is judged: what the rules look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from hub.entries.field_table import fields_of
from hub.entries.raw import RawEntry, RawList, RawMap, RawScalar, RawValue, scalars
from hub.entries.reading import Context
from hub.problems import Problem


@cache
def _text_fields(kind: str) -> tuple[str, ...]:
    """The fields that may be sections of the body."""
    return tuple(field.name for field in fields_of(kind).values() if field.headings)


def passages_of(raw: RawEntry) -> Iterator[tuple[str, RawScalar]]:
    """Every text of the sections of ``raw`` with the name of its field."""
    for name in _text_fields(raw.kind):
        field = raw.values.get(name)
        if field is not None:
            for scalar in scalars(field.value):
                yield name, scalar


@dataclass(frozen=True)
class Judged:
    """An entry while it is judged: what was written and what could be read of it."""

    raw: RawEntry
    values: Mapping[str, Any]
    context: Context

    @cached_property
    def passages(self) -> list[tuple[str, RawScalar]]:
        """Every text that readers read, with the name of its field."""
        return list(passages_of(self.raw))

    @cached_property
    def running_text(self) -> str:
        """All passages, for one look at what most entries do not have."""
        return "\n".join(scalar.text for _, scalar in self.passages)

    def key(self, name: str) -> RawValue | tuple[int, int]:
        """Where the key ``name`` stands, or the beginning of the file."""
        field = self.raw.values.get(name)
        return field.key if field else (1, 1)

    def at(self, *path: str | int) -> RawValue | tuple[int, int]:
        """Where a value stands: ``at("period", "end")``; its nearest known holder otherwise."""
        field = self.raw.values.get(str(path[0]))
        if field is None:
            return (1, 1)
        value = field.value
        for step in path[1:]:
            if isinstance(value, RawMap) and isinstance(step, str) and step in value.items:
                value = value.items[step].value
            elif isinstance(value, RawList) and isinstance(step, int) and step < len(value.items):
                value = value.items[step]
            else:
                break
        return value

    def problem(
        self, code: str, place: RawValue | tuple[int, int], field: str, **more: Any
    ) -> Problem:
        return self.raw.source.problem(code, place, field, **more)
