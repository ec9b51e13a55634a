"""An entry while it is judged: what the rules look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.entries.raw import RawEntry, RawList, RawMap, RawValue
from hub.entries.reading import Context
from hub.problems import Problem


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry while it is judged: what was written and what could be read of it."""

    raw: RawEntry
    values: Mapping[str, Any]
    context: Context

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
