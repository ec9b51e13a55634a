"""The cleaned HTML of a contributed text -> runs, so that paper reads as the page does.

One parser of Markdown is enough: what the site prints is taken apart here, tag by tag, and a tag
or an address that is not known becomes plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from hub.sheets.values import Block, Blocks, Run, Text

_LINKED = ("https://", "mailto:")
_LONGEST_ADDRESS = 2000
"""The typesetter refuses addresses that no PDF reader would open."""
_WHITE = re.compile(r"[ \t\r\n\f]+")


@lru_cache(maxsize=4096)
def blocks_of(html: str) -> Blocks:
    """Paragraphs and lists of ``html``, the output of the cleaner."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return tuple(reader.open[0].blocks)


@lru_cache(maxsize=4096)
def text_of(html: str) -> Text:
    """The runs of ``html`` without its blocks, for a place that holds one line of thought."""
    return tuple(_runs(blocks_of(html)))


def plain(text: str, url: str = "") -> Text:
    """``text`` as it is, linked to ``url`` if that is an address to be linked."""
    return (Run(text=text, url=safe_address(url)),) if text else ()


def safe_address(url: str) -> str:
    """``url``, or nothing when no reader should be led there."""
    return url if url.startswith(_LINKED) and len(url) <= _LONGEST_ADDRESS else ""


def _runs(blocks: Blocks) -> list[Run]:
    found: list[Run] = []
    for block in blocks:
        if found:
            found.append(Run(text=" "))
        found.extend(block.runs)
        for item in block.items:
            found.extend(_runs(item))
    return found


@dataclass(slots=True)
class _Open:
    """What a list, or one of its items, holds so far."""

    form: str = ""
    start: int = 1
    blocks: list[Block] = field(default_factory=list)
    items: list[Blocks] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Open()]
        self._runs: list[Run] = []
        self._marks: dict[str, int] = {"strong": 0, "em": 0, "code": 0}
        self._url = ""
        self._cited: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._marks:
            self._marks[tag] += 1
        elif tag == "a":
            self._url = safe_address(dict(attrs).get("href") or "")
        elif tag == "sup":
            self._cited = ""
        elif tag == "br":
            self._runs.append(Run(text="\n"))
        elif tag == "p":
            self.end_paragraph()
        elif tag in ("ul", "ol"):
            self.end_paragraph()
            start = dict(attrs).get("start") or "1"
            self.open.append(_Open(tag, int(start) if start.isdecimal() else 1))
        elif tag == "li":
            self.open.append(_Open())

    def handle_endtag(self, tag: str) -> None:
        if tag in self._marks:
            self._marks[tag] -= 1
        elif tag == "a":
            self._url = ""
        elif tag == "sup":
            self._end_citation()
        elif tag == "p":
            self.end_paragraph()
        elif tag == "li":
            self.end_paragraph()
            item = self.open.pop()
            self.open[-1].items.append(tuple(item.blocks))
        elif tag in ("ul", "ol"):
            found = self.open.pop()
            listed = Block(found.form, (), tuple(found.items), found.start)
            self.open[-1].blocks.append(listed)

    def handle_data(self, data: str) -> None:
        if self._cited is not None:
            self._cited += data
            return
        text = _WHITE.sub(" ", data)
        if not self._runs:
            text = text.lstrip(" ")
        if text:
            strong, em, code = (self._marks[name] > 0 for name in ("strong", "em", "code"))
            self._runs.append(Run(text=text, strong=strong, em=em, code=code, url=self._url))

    def end_paragraph(self) -> None:
        if self._runs:
            self.open[-1].blocks.append(Block("p", tuple(self._runs)))
        self._runs = []

    def _end_citation(self) -> None:
        numbers = tuple(int(number) for number in re.findall(r"\d+", self._cited or ""))
        self._cited = None
        self._runs.append(Run(cites=numbers))
