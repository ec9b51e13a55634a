"""Clean lines -> the sections of an entry, labelled facts, and what has no place.

A heading is a line that holds a phrase of ``hub/data/import_patterns.json`` and nothing else. A
label is such a phrase before a colon, or in the first cell of a row of a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hub.importing.cleaning import Cleaned, Repair, join_lines
from hub.importing.countries import country_code, is_place_and_time
from hub.importing.lines import Line
from hub.importing.patterns import (
    address_goes_on,
    bullet_mark,
    data,
    is_furniture,
    is_series,
    marks_a_program,
    split_label,
    split_opening,
    starts_like_a_heading,
    target_of,
    without_bullet,
)

_SENTENCE_END = (".", "!", "?", "…", ":", ";", "»", "”", '"', ")")
_ADDRESS = re.compile(r"[\W\d]*https?://\S")
_NO_LETTERS = re.compile(r"[\W\d]*$")
_NUMBER = re.compile(r"^\W*(\d{1,2})[.)\-]\s")
_HEADING_WORDS = 14
_LARGER = 1.15
"""How much larger than running text the letters of a heading are."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a bullet; ``is_heading``: one that no field is called like."""

    text: str
    page: int
    line: int
    is_bullet: bool = False
    is_heading: bool = False
    size: float = 0.0
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """``page`` and ``line`` are those of its ``heading``, which may be a label."""

    page: int
    line: int
    blocks: tuple[Block, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stands behind a ``label``, as written; ``name`` is that of the fact."""

    name: str
    text: str
    page: int
    line: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``sections`` by the names of the patterns, not yet by the fields of an entry."""

    sections: dict[str, Section]
    labelled: tuple[Labelled, ...]
    unplaced: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    is_program: bool

    @property
    def text(self) -> str:
        """All running text, joined as the draft has it."""
        blocks = [block for section in self.sections.values() for block in section.blocks]
        return "\n".join(block.text for block in (*blocks, *self.unplaced))


def read_sheet(cleaned: Cleaned) -> Sheet:
    """Recognise what the lines of ``cleaned`` hold."""
    reader = _Reader(cleaned)
    reader.read()
    return reader.sheet()


@dataclass(slots=True)
class _Open:
    """What the next lines belong to. ``ends_at_gap``: its text began behind a label."""

    kind: str
    name: str
    heading: Line | None
    label: str = ""
    ends_at_gap: bool = False
    blocks: list[list[Line]] = field(default_factory=list)
    bullets: list[bool] = field(default_factory=list)

    @property
    def written_label(self) -> str:
        """The heading or label as the sheet writes it."""
        return self.heading.text.strip(" :") if self.heading else self.label

    def add(self, line: Line, *, is_bullet: bool) -> None:
        self.blocks.append([line])
        self.bullets.append(is_bullet)


@dataclass(slots=True)
class _Reader:
    cleaned: Cleaned
    places: list[_Open] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    is_program: bool = False
    last_mark: str = ""

    def read(self) -> None:
        self._open("", "", None)
        lines = list(_without_addresses(self.cleaned.lines))
        body = _body_size(lines)
        is_gap, skip = True, 0
        for number, line in enumerate(lines):
            if skip:
                skip -= 1
            elif not line.text:
                is_gap = True
            else:
                following = lines[number + 1] if number + 1 < len(lines) else None
                skip = self._take(line, following, is_gap, body)
                self.last_mark = bullet_mark(line.text)
                is_gap = False

    def _take(self, line: Line, following: Line | None, is_gap: bool, body: float) -> int:
        """Put a line where it belongs; how many of the next ones went with it."""
        self.is_program = self.is_program or marks_a_program(line.text)
        if is_furniture(line.text) and not split_label(line.text) and not target_of(line.text):
            self.repairs.append(Repair("furniture", line.page, line.number, line.text))
            self._close()
            return 0
        item = None if _is_between_marks(line.text) else without_bullet(line.text)
        for count in (1, 0):  # a heading may take two lines
            if count and (following is None or not following.text):
                continue
            text = f"{line.text} {following.text}" if count and following else line.text
            target = target_of(text) if starts_like_a_heading(text) else None
            if target and not self._is_item(line, following, is_gap, body):
                self._open(*target, line)
                return count
        if self._take_label(line, item, is_gap):
            return 0
        if item is None and _is_heading(line, is_gap, body) and not self._is_below(line):
            self._add_heading(line, is_gap)
            return 0
        self._add(line, item, is_gap)
        return 0

    def _is_item(self, line: Line, following: Line | None, is_gap: bool, body: float) -> bool:
        """Whether a line with a bullet is one of several like it: then it is no heading."""
        mark = bullet_mark(line.text)
        if not mark or "\t" in line.text or _is_heading(line, is_gap, body):
            return False
        next_mark = bullet_mark(following.text) if following is not None else ""
        return mark in (self.last_mark, next_mark)

    def _take_label(self, line: Line, item: str | None, is_gap: bool) -> bool:
        found = split_label(line.text if item is None else item)
        if found is None and is_gap:
            found = split_opening(line.text)
        if found is None:
            return False
        (kind, name), rest = found
        label = line.text.removesuffix(rest).strip(" \t:：.–—") if rest else ""
        # «• Plazo: …» among lessons is a lesson.
        if item is not None and kind == "fact" and self.places[-1].kind == "section":
            return False
        self._open(kind, name, line if not rest else None, label)
        if rest and kind == "section":
            rest = rest[0].upper() + rest[1:]  # «Objetivo: facilitar…» becomes a paragraph
        if rest:
            self.places[-1].add(_with_text(line, rest), is_bullet=False)
        return True

    def _add_heading(self, line: Line, is_gap: bool) -> None:
        """Close the section at a heading of no field, which may take several lines."""
        before = self.places[-1].heading
        if not is_gap and self.is_after_heading and before and _is_alike(before, line):
            self.places[-2].blocks[-1].append(line)
            return
        self._open("", "", None)
        self.places[-1].add(line, is_bullet=False)
        self._open("", "", line)

    @property
    def is_after_heading(self) -> bool:
        """Whether the last line was a heading of no field."""
        place = self.places[-1]
        return not place.kind and not place.blocks and place.heading is not None

    def _is_below(self, line: Line) -> bool:
        """Whether an unknown heading is one within the section that is open."""
        heading = self.places[-1].heading
        if heading is None or self.places[-1].kind != "section":
            return False
        if heading.size and line.size and heading.size - line.size > 0.5:
            return True
        return heading.text.isupper() and not line.text.isupper() and not line.is_heading

    def _add(self, line: Line, item: str | None, is_gap: bool) -> None:
        place = self.places[-1]
        is_running_on = (
            bool(place.blocks)
            and item is None
            and not place.blocks[-1][-1].text.rstrip().endswith(_SENTENCE_END)
            and line.text[:1].islower()
        )
        has_text = bool(place.blocks)
        if is_gap and has_text and not is_running_on and item is None:
            is_value = place.kind == "fact" or place.ends_at_gap
            if is_value:
                self._close()
                place = self.places[-1]
        if item is not None:
            place.add(_with_text(line, item), is_bullet=True)
        elif place.blocks and (not is_gap or is_running_on) and not _stands_alone(line, place):
            place.blocks[-1].append(line)
        else:
            place.add(line, is_bullet=False)

    def _open(self, kind: str, name: str, heading: Line | None, label: str = "") -> None:
        self.places.append(_Open(kind, name, heading, label, ends_at_gap=bool(label)))

    def _close(self) -> None:
        self._open("", "", None)

    def sheet(self) -> Sheet:
        sections: dict[str, Section] = {}
        labelled: list[Labelled] = []
        unplaced: list[Block] = []
        repairs = self.repairs
        for place in self.places:
            blocks = [
                _block(lines, is_bullet, self.cleaned, repairs)
                for lines, is_bullet in zip(place.blocks, place.bullets, strict=True)
            ]
            if place.kind == "section":
                _add_section(sections, place, blocks)
            elif place.kind == "fact":
                labelled += [
                    Labelled(place.name, b.text, b.page, b.line, place.written_label)
                    for b in blocks
                ]
            else:
                unplaced += blocks
        return Sheet(sections, tuple(labelled), tuple(unplaced), tuple(repairs), self.is_program)


def _is_alike(one: Line, other: Line) -> bool:
    """Whether two lines are set alike, as those of one heading are."""
    is_same_size = abs(one.size - other.size) <= 0.1 * max(one.size, other.size)
    is_country = country_code(one.text) or country_code(other.text)
    return is_same_size and one.text.isupper() == other.text.isupper() and not is_country


def _stands_alone(line: Line, place: _Open) -> bool:
    """Whether a line outside of sections begins a block: a country or a series is named alone."""
    before = place.blocks[-1]
    is_after = len(before) == 1 and (country_code(before[0].text) or is_series(before[0].text))
    is_fact = bool(country_code(line.text)) or is_place_and_time(line.text)
    return not place.kind and (is_fact or bool(is_after))


def _without_addresses(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that hold more than addresses, of which some go on in the next line."""
    before = ""
    for line in lines:
        is_rest = _holds_addresses_only(before) and address_goes_on(before, line.text)
        if not is_rest and not _holds_addresses_only(line.text):
            yield line
        before = line.text


def _holds_addresses_only(text: str) -> bool:
    words = text.split()
    is_last = bool(words) and _ADDRESS.match(words[-1]) is not None
    return is_last and all(_ADDRESS.match(word) or _NO_LETTERS.match(word) for word in words)


def _add_section(sections: dict[str, Section], place: _Open, blocks: list[Block]) -> None:
    """A heading that comes again, on the next page for one, goes on with its section."""
    first = place.heading or (place.blocks[0][0] if place.blocks else None)
    if first is None or not blocks:
        return
    before = sections.get(place.name)
    if before is None:
        sections[place.name] = Section(first.page, first.number, tuple(blocks), place.written_label)
    else:
        new = [block for block in blocks if block.text not in {b.text for b in before.blocks}]
        sections[place.name] = replace(before, blocks=(*before.blocks, *new))


def _block(lines: list[Line], is_bullet: bool, cleaned: Cleaned, repairs: list[Repair]) -> Block:
    first = lines[0]
    text = join_lines(lines, cleaned, repairs)
    is_heading = not is_bullet and all(_is_heading(line, True, 0) for line in lines)
    return Block(text, first.page, first.number, is_bullet, is_heading, first.size, first.is_title)


def _with_text(line: Line, text: str) -> Line:
    return Line(text, line.page, line.number, line.size, line.is_bold)


def _body_size(lines: Sequence[Line]) -> float:
    """The size in which most letters are set."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def _is_heading(line: Line, is_gap: bool, body: float) -> bool:
    """Whether a line looks like a heading, whatever it says."""
    text = line.text
    letters = sum(c.isalpha() for c in text)
    if letters < 4 or len(text.split()) > _HEADING_WORDS or text.endswith((".", ",", ";")):
        return False
    if line.is_heading or line.is_title or (body and line.size > _LARGER * body):
        return True
    return text.isupper() or _is_between_marks(text) or (line.is_bold and is_gap)


def _is_between_marks(text: str) -> bool:
    """Whether a line is decorated on both sides: «★ Lecciones ★»."""
    marks = data()["heading_marks"]
    return len(text) > 2 and text[0] == text[-1] and text[0] in marks and not text[0].isalnum()
