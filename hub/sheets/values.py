"""What a sheet and the compendium print, as values without any markup.

A text is a tuple of runs; nothing here is read as markup by the typesetter, which gets it all as
one JSON value. Field names are the keys that the templates (``*.typ``) use.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text of one kind. ``cites`` are numbers of sources: such a run has no text."""

    text: str = ""
    strong: bool = False
    em: bool = False
    code: bool = False
    url: str = ""
    cites: tuple[int, ...] = ()


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (``form`` is ``p``) or a list (``ul``, ``ol``), whose items hold blocks."""

    form: str
    runs: Text = ()
    items: tuple[tuple[Block, ...], ...] = ()
    start: int = 1


Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a section: ``lead`` begins it, ``badge`` stands beside that, ``notes`` behind."""

    lead: Text = ()
    blocks: Blocks = ()
    badge: str = ""
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """``numbers`` says of each column whether it holds numbers; a row of one cell spans all."""

    columns: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[Text, ...], ...]
    foot: tuple[str, ...] = ()
    small: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A section in one of its forms; ``origin`` is ``source``, ``editorial`` or empty.

    ``form`` is ``prose``, ``lead``, ``numbered``, ``actions``, ``figures``, ``pairs``, ``parts``,
    ``list``, ``table`` or ``missing``.
    """

    heading: str
    form: str
    blocks: Blocks = ()
    items: tuple[Item, ...] = ()
    table: Table | None = None
    origin: str = ""
    origin_label: str = ""
    note: Text = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the narrow column."""

    label: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    number: int
    title: str
    url: str
    detail: str
    note: Text
    language: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A provenance that sections of the sheet have, explained."""

    id: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the text of every page; ``page`` holds ``{page}`` and ``{pages}``."""

    hub: str
    publisher: str
    language: str
    license: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An entry as it is printed; ``language`` is that of its texts, ``address`` its page."""

    id: str
    kind: str
    title: str
    language: str
    address: str
    place: str
    period: str
    verified: str
    evidence: str
    date: date
    keywords: tuple[str, ...]
    facts: tuple[Fact, ...]
    side_notes: tuple[Text, ...]
    """Small print below the facts."""
    sections: tuple[Section, ...]
    sources_heading: str
    sources: tuple[SourceLine, ...]
    after: tuple[Section, ...]
    """Sections behind the sources."""
    provenance_heading: str
    origins: tuple[Origin, ...]
    provenance: tuple[Text, ...]
    cite_heading: str
    citation: Text
    license: str


@dataclass(frozen=True, slots=True)
class ContentsGroup:
    """Entries (by id) under a heading, as the listings of the site group them."""

    heading: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    heading: str
    rows: tuple[ContentsGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compendium:
    """The book of all entries, in the order of ``contents``."""

    title: str
    introduction: str
    count: str
    updated: str
    date: date
    address: str
    license: str
    contents_heading: str
    contents: tuple[ContentsGroup, ...]
    indexes: tuple[Index, ...]
    sheets: tuple[Sheet, ...]


_CODES = {"id", "ids", "url", "form", "origin", "language"}
"""Fields that are not read by people: nothing is put into them."""
_LONGEST_WORD = 28
"""Letters that the narrow column holds; no word of a language that hyphenates is longer."""
_PIECE = 8
_MAY_BREAK = "\u200b"


def breakable(text: str) -> str:
    """``text`` with places to break in words too long for a line: addresses, or a jest."""
    if len(text) <= _LONGEST_WORD:
        return text
    return " ".join(_break_word(word) for word in text.split(" "))


def _break_word(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    return _MAY_BREAK.join(word[i : i + _PIECE] for i in range(0, len(word), _PIECE))


def as_bytes(frame: Frame, printed: Sheet | Compendium, size: float) -> bytes:
    """What a template reads, set in letters of ``size`` points; the same values, the same bytes."""
    values = {"frame": _plain(frame), "printed": _plain(printed), "size": size}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value: Any, name: str = "") -> Any:
    """``value`` as JSON has it; fields without a value are left out."""
    if isinstance(value, str):
        return value if name in _CODES else breakable(value)
    if isinstance(value, tuple):
        return [_plain(item, name) for item in value]
    if is_dataclass(value):
        held = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {
            key: _plain(inner, key) for key, inner in held if inner not in ("", (), None, False)
        }
    if isinstance(value, date):
        return [value.year, value.month, value.day]
    return value
