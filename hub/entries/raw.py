"""What stands in a file before anybody judged it: texts, lists and maps, each with its place.

Lines and columns count from 1, columns in characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hub.problems import Problem


@dataclass(slots=True)
class RawScalar:
    """A text. ``is_quoted``: it stood between quotes; ``is_block``: it spans lines of its own."""

    text: str
    line: int
    column: int
    is_quoted: bool = False
    is_block: bool = False


@dataclass(slots=True)
class RawList:
    items: list[RawValue]
    line: int
    column: int


@dataclass(slots=True)
class RawMap:
    """Keys in file order; a key written twice keeps its first value (the second is a problem)."""

    items: dict[str, RawField]
    line: int
    column: int


@dataclass(slots=True)
class RawField:
    key: RawScalar
    value: RawValue


RawValue = RawScalar | RawList | RawMap


def scalars(value: RawValue) -> Iterator[RawScalar]:
    """All texts inside ``value``, keys left out."""
    waiting: list[RawValue] = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, RawScalar):
            yield current
        elif isinstance(current, RawList):
            waiting.extend(reversed(current.items))
        else:
            waiting.extend(field.value for field in reversed(current.items.values()))


@dataclass(slots=True)
class SourceText:
    """A text file as read: where it is, how to name it in problems, and its lines."""

    path: Path
    name: str
    lines: list[str] = field(default_factory=list)

    def locate(self, fragment: str, line: int, column: int) -> tuple[int, int]:
        """Line and column of ``fragment`` at or after a place; that place when it is not found.

        Texts that span lines are folded when read, so the lines are searched instead of the value.
        """
        first = fragment.split("\n", 1)[0]
        for number in range(line, min(len(self.lines), line + 400) + 1):
            start = column - 1 if number == line else 0
            found = self.lines[number - 1].find(first, max(start, 0))
            if found >= 0:
                return number, found + 1
        return line, column

    def locate_all(self, fragments: Iterable[str], scalar: RawScalar) -> Iterator[tuple[int, int]]:
        """Line and column of each of ``fragments``, which follow each other in a text."""
        line, column = scalar.line, scalar.column
        for fragment in fragments:
            line, column = self.locate(fragment, line, column)
            yield line, column
            first = fragment.split("\n", 1)[0]
            if self.lines[line - 1].startswith(first, column - 1):
                column += len(first)

    def problem(
        self,
        code: str,
        place: RawValue | tuple[int, int],
        field: str = "",
        *,
        length: int = 0,
        suggestion: str = "",
        **values: object,
    ) -> Problem:
        """A problem of ``code`` in this file at ``place`` (a raw value, or line and column)."""
        line, column = place if isinstance(place, tuple) else (place.line, place.column)
        if not length and isinstance(place, RawScalar) and not place.is_block:
            length = len(place.text) + (2 if place.is_quoted else 0)
        return Problem(
            path=self.name,
            line=line,
            column=column,
            code=code,
            field=field,
            values=tuple((name, str(value)) for name, value in values.items()),
            length=max(1, min(length, 80)),
            suggestion=suggestion,
        )


@dataclass(slots=True)
class RawEntry:
    """An entry file taken apart: ``values`` holds front matter and body sections by field name.

    ``lost`` are the fields that may be written in lines that could not be read: a problem says so,
    and nobody is told that they are missing.
    """

    id: str
    kind: str
    source: SourceText
    values: dict[str, RawField]
    relative_path: str
    problems: Sequence[Problem] = ()
    lost: frozenset[str] = frozenset()

    def is_written(self, name: str) -> bool:
        """Whether the field ``name`` stands in the file, even in a line that could not be read."""
        return name in self.values or name in self.lost


def display_name(path: Path) -> str:
    """``path`` as short as can be said: relative to the working directory when below it."""
    absolute = path.absolute()
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()
