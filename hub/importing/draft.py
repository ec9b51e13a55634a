"""A recognised sheet -> the text of an entry file, with comments that say what is left to fill in.

Nothing is added to what the sheet says. Text that found no place stands in comments, so that
nothing is lost either.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hub.entries.field_spec import Field, Need
from hub.entries.field_table import fields_of
from hub.entries.reader import suggest_id
from hub.entries.wordings import field_label
from hub.importing.facts import Fact, Facts
from hub.importing.patterns import data
from hub.importing.sections import Block, Section, Sheet
from hub.model import SECTIONS_TO_STATE
from hub.territories import territory_name
from hub.wording import fold

_ID_LENGTH = 60
_WRAP = 110
_UNPLACED_LENGTH = 60_000
"""Characters of text without a place that the comments keep; an entry may have 200 kB."""
_OFFERED = ("places", "scope", "gcm_objectives", "guiding_principles", "beneficiaries", "license")
"""Optional fields that most entries have: the draft names them for filling in."""
_ROLES = ("lead", "partner", "donor")


@dataclass(frozen=True, slots=True)
class Found:
    """A field that the draft fills, and the place in the sheet where its value begins."""

    field: str
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Draft:
    """``body`` are the texts alone. ``mixed`` are fields whose texts stand under one heading with
    those of another; ``not_stated`` those that the sheet has no section for.
    """

    id: str
    kind: str
    text: str
    body: str
    found: tuple[Found, ...]
    missing: tuple[str, ...]
    not_stated: tuple[str, ...]
    mixed: tuple[str, ...]
    unplaced_words: int


def write_draft(
    sheet: Sheet,
    facts: Facts,
    *,
    kind: str,
    file_name: str,
    texts: Mapping[str, str],
    language: str,
    entry_id: str = "",
) -> Draft:
    """The draft of an entry of ``kind``; comments are in ``language``, by ``texts``."""
    placed = place_sections(sheet, kind)
    writer = _Writer(sheet, facts, kind, file_name, texts, language, placed)
    front, body = list(writer.front_matter()), list(writer.body())
    text = "\n".join(["---", *front, "---", "", *body]).rstrip("\n") + "\n"
    return Draft(
        id=entry_id or _suggested_id(facts),
        kind=kind,
        text=text,
        body="\n".join(body),
        found=tuple(writer.found),
        missing=tuple(writer.missing),
        not_stated=placed.not_stated,
        mixed=placed.mixed,
        unplaced_words=sum(len(text.split()) for text in writer.unplaced()),
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """``sections`` by the fields of an entry; ``left`` have no field of their own."""

    sections: dict[str, Section]
    left: dict[str, Section]
    not_stated: tuple[str, ...]
    mixed: tuple[str, ...]


def place_sections(sheet: Sheet, kind: str) -> Placed:
    """The sections of ``sheet`` under the fields of ``kind``, as the patterns say."""
    fields, instead = fields_of(kind), data()["fallbacks"][kind]
    own = {name: s for name, s in sheet.sections.items() if name in fields and name not in instead}
    placed, left, mixed = dict(own), {}, []
    for name, section in sheet.sections.items():
        if name in own:
            continue
        together = data()["mixed"].get(name)
        if together:
            targets = together[:1]
            mixed += [other for other in together[1:] if other not in own]
        else:
            targets = [target for target in instead.get(name, ()) if target not in own][:1]
        if targets:
            placed[targets[0]] = _in_order(placed.get(targets[0]), section)
        else:
            left[name] = section
    absent = [name for name in SECTIONS_TO_STATE if name not in placed and name not in mixed]
    # Of a sheet without a single heading nobody can tell what it does not say.
    return Placed(placed, left, tuple(absent) if sheet.sections else (), tuple(mixed))


def _in_order(one: Section | None, other: Section) -> Section:
    if one is None:
        return other
    first, second = sorted((one, other), key=lambda section: (section.page, section.line))
    return replace(first, blocks=(*first.blocks, *second.blocks))


def _suggested_id(facts: Facts) -> str:
    words = [territory_name(facts.countries[0].value, "es")] if len(facts.countries) == 1 else []
    words += [facts.title.value] if facts.title else []
    parts = suggest_id(" ".join(words)).split("-")
    while len("-".join(parts)) > _ID_LENGTH:
        parts.pop()
    return "-".join(parts)


def _quoted(text: str) -> str:
    """``text`` as a YAML scalar that means just itself."""
    return json.dumps(text, ensure_ascii=False)


@dataclass(slots=True)
class _Writer:
    sheet: Sheet
    facts: Facts
    kind: str
    file_name: str
    texts: Mapping[str, str]
    language: str
    placed: Placed
    found: list[Found] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def front_matter(self) -> Iterator[str]:
        yield from self._comment(self.texts["import_draft.head"].format(file=self.file_name))
        written: dict[str, list[str]] = {
            "title": self._title(),
            "language": [f"language: {self.facts.language}"],
            "countries": self._list("countries", self.facts.countries),
            "places": self._list("places", self.facts.places, quoted=True),
            "period": self._period(),
            "organisations": list(self._organisations()),
            "links": list(self._links()),
            "sources": list(self._sources()),
            "provenance": self._provenance(),
            "not_stated": self._not_stated(),
            "review": ["review: {state: draft}", *self._comment(self._say("review"))],
        }
        written |= {name: self._list(name, facts) for name, facts in self.facts.terms.items()}
        for name, row in fields_of(self.kind).items():
            if lines := written.get(name):
                yield from lines
            elif row.need is Need.REQUIRED and not row.headings:
                self.missing.append(name)
                yield self._to_fill(row)
            elif name in _OFFERED:
                yield self._to_fill(row)
        yield from self._unplaced_comments()

    def body(self) -> Iterator[str]:
        for name, row in fields_of(self.kind).items():
            section = self.placed.sections.get(name)
            if section is not None:
                self.found.append(Found(name, section.page, section.line))
                yield from (f"## {self._heading(row)}", "")
                yield from _bullets(section.blocks) if row.many else _prose(section.blocks)
                yield ""
            elif row.need is Need.REQUIRED and row.headings:
                self.missing.append(name)

    def _say(self, name: str, **values: object) -> str:
        return self.texts[f"import_draft.{name}"].format(**values)

    def _comment(self, text: str) -> list[str]:
        return [f"# {line}" for line in _wrapped(text)]

    def _to_fill(self, row: Field) -> str:
        label = field_label(row.name, self.language)
        if not row.vocabulary:
            return f"# {row.name}: {self._say('fill', label=label)}"
        return f"# {row.name}: {self._say('choose', label=label, vocabulary=row.vocabulary)}"

    def _note(self, name: str, fact: Fact | None) -> None:
        if fact is not None:
            self.found.append(Found(name, fact.page, fact.line))

    def _title(self) -> list[str]:
        self._note("title", self.facts.title)
        return [f"title: {_quoted(self.facts.title.value)}"] if self.facts.title else []

    def _list(self, name: str, facts: Sequence[Fact], *, quoted: bool = False) -> list[str]:
        if not facts:
            return []
        self._note(name, facts[0])
        values = dict.fromkeys(_quoted(f.value) if quoted else f.value for f in facts)
        return [f"{name}: [{', '.join(values)}]"]

    def _period(self) -> list[str]:
        facts = self.facts
        if facts.start is None and facts.end is None:
            return []
        self._note("period", facts.start or facts.end)
        parts = [f"start: {facts.start.value}"] if facts.start else []
        parts += [f"end: {facts.end.value}"] if facts.end else []
        if facts.is_ongoing:
            return [f"period: {{{', '.join([*parts, 'status: ongoing'])}}}"]
        self.missing.append("period.status")
        return [f"period: {{{', '.join(parts)}}}", *self._comment(self._say("status"))]

    def _organisations(self) -> Iterator[str]:
        given = sorted(self.facts.organisations, key=lambda item: _ROLES.index(item[0]))
        if not given:
            return
        self._note("organisations", given[0][1])
        self.missing.append("organisations.type")
        yield "organisations:"
        for role, fact in given:
            yield f"  - {{name: {_quoted(fact.value)}, role: {role}}}"
        yield from self._comment(self._say("organisations"))

    def _links(self) -> Iterator[str]:
        if self.facts.links:
            self._note("links", self.facts.links[0])
            yield "links:"
        for fact in self.facts.links:
            host = fact.value.split("/")[2].removeprefix("www.")
            yield f"  - {{title: {_quoted(host)}, url: {_quoted(fact.value)}}}"
        for fact in self.facts.broken_links:
            yield from self._comment(self._say("broken_link", url=fact.value))

    def _sources(self) -> Iterator[str]:
        """The sheet itself is the one source that is certain."""
        yield "sources:"
        title = self.facts.title.value if self.facts.title else ""
        note = self._say("source_note", file=self.file_name)
        parts = [f"title: {_quoted(title)}"] if title else []
        parts += [f"language: {self.facts.language}", f"note: {_quoted(note)}"]
        self.missing.append("sources.publisher")
        yield f"  - {{{', '.join(parts)}}}"
        yield from self._comment(self._say("source"))

    def _provenance(self) -> list[str]:
        named = [name for name in SECTIONS_TO_STATE if name in self.placed.sections]
        parts = ", ".join(f"{name}: source" for name in named)
        return [f"provenance: {{{parts}}}"] if parts else []

    def _not_stated(self) -> list[str]:
        lines = []
        if self.placed.not_stated:
            lines = [f"not_stated: [{', '.join(self.placed.not_stated)}]"]
            if self.unplaced():
                lines += self._comment(self._say("not_stated"))
        for name in self.placed.mixed:
            lines += self._comment(self._say("mixed", label=field_label(name, self.language)))
        return lines

    def unplaced(self) -> list[str]:
        """Text of the sheet that no field of the draft holds, in its order."""
        title = self.facts.title.value if self.facts.title else ""
        texts = [
            (item.page, item.line, f"{item.label}: {item.text}" if item.label else item.text)
            for item in self.facts.left
        ]
        texts += [
            (b.page, b.line, f"• {b.text}" if b.is_bullet else b.text)
            for b in self.sheet.unplaced
            if fold(b.text) != fold(title) and not self.facts.has_taken(b)
        ]
        for section in self.placed.left.values():
            texts.append((section.page, section.line, section.heading))
            texts += [(b.page, b.line, b.text) for b in section.blocks]
        for name, section in self.placed.sections.items():
            if fields_of(self.kind)[name].many:
                texts += [(b.page, b.line, b.text) for b in section.blocks if b.is_heading]
        return [text for _, _, text in sorted(texts)]

    def _unplaced_comments(self) -> Iterator[str]:
        texts = self.unplaced()
        if not texts:
            return
        yield "#"
        yield from self._comment(self._say("unplaced"))
        length = 0
        for number, text in enumerate(texts):
            length += len(text)
            if length > _UNPLACED_LENGTH:
                yield from self._comment(self._say("unplaced_more", n=len(texts) - number))
                return
            yield "#"
            yield from (f"#   {line}" for line in _wrapped(text))

    def _heading(self, row: Field) -> str:
        label = field_label(row.name, self.facts.language)
        return label if fold(label) in {fold(h) for h in row.headings} else row.headings[0]


def _bullets(blocks: Sequence[Block]) -> Iterator[str]:
    yield from (f"- {_plain_start(block.text)}" for block in blocks if not block.is_heading)


def _prose(blocks: Sequence[Block]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if number and not (block.is_bullet and blocks[number - 1].is_bullet):
            yield ""
        yield f"- {_plain_start(block.text)}" if block.is_bullet else _plain_start(block.text)


def _plain_start(text: str) -> str:
    """``text`` that begins neither a heading nor a bullet of Markdown by accident."""
    return f"\\{text}" if text[:1] in ("#", "-", "+", "*", "=", "|", ">") else text


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _WRAP:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines
