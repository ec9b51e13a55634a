"""What a field of an entry is: the row type of the field table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cached_property


class Form(StrEnum):
    """How the value of a field is written."""

    LINE = "line"
    PROSE = "prose"
    TERM = "term"
    CHOICE = "choice"
    COUNTRY = "country"
    LANGUAGE = "language"
    DATE = "date"
    PARTIAL_DATE = "partial-date"
    YEAR = "year"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    URL = "url"
    EMAIL = "email"
    ENTRY_ID = "entry-id"
    FIELD_NAME = "field-name"
    IMAGE_FILE = "image-file"
    RECORD = "record"
    ROW = "row"
    FIELD_MAP = "field-map"


class Need(Enum):
    OPTIONAL = 0
    REQUIRED = 1
    OR_NOT_STATED = 2
    """Present, or named in ``not_stated``."""


PRACTICE = frozenset({"practice"})
PROGRAM = frozenset({"program"})
BOTH = PRACTICE | PROGRAM


@dataclass(frozen=True, kw_only=True)
class Field:
    """One row of the field table.

    ``minimum``/``maximum`` are characters of a text or bounds of a number; ``max_items`` counts
    the items of a field that holds ``many``. ``record`` is the dataclass made of ``fields``.
    ``headings`` are the body headings (any language) under which the field may be written;
    ``lead`` names the sub-fields that the bold beginning of a bullet and its rest fill.
    ``group`` is where it stands in forms and in the field reference.
    """

    name: str
    form: Form
    group: str = ""
    many: bool = False
    on: frozenset[str] = BOTH
    need: Need = Need.OPTIONAL
    vocabulary: str = ""
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    max_items: int | None = None
    headings: tuple[str, ...] = ()
    lead: tuple[str, str] | None = None
    fields: tuple[Field, ...] = ()
    record: type | None = None
    attribute: str = field(default="")
    """Name in the model when it differs from the key (``from`` is a Python word)."""

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The sub-fields of a record by name."""
        return {inner.name: inner for inner in self.fields}

    @property
    def target(self) -> str:
        return self.attribute or self.name
