"""What a built page says, read from its HTML: its title, its metadata, the text of its body."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

_SILENT = {"script", "style", "svg", "nav"}
"""Elements whose text nobody looks for."""
_IN_LINE = {"a", "abbr", "b", "em", "mark", "span", "strong", "time"}
"""Elements that may begin or end in the middle of a word; others are words apart."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page in words: ``title`` is its first heading, ``text`` what its ``<main>`` holds."""

    title: str
    metadata: dict[str, str]
    text: str


def read_page(html: str) -> PageText:
    """The words of a page; without a heading its ``<title>`` is the title."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    title = reader.of("h1") or reader.of("title")
    return PageText(title, reader.metadata, reader.of("main"))


class _Reader(HTMLParser):
    """Collects the text of the first ``<title>``, the first ``<h1>`` and of ``<main>``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metadata: dict[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._closed: set[str] = set()
        self._silent = 0

    def of(self, tag: str) -> str:
        return " ".join("".join(self._parts.get(tag, [])).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._part_words(tag)
        if tag in _SILENT:
            self._silent += 1
        elif tag == "meta":
            values = {name: value or "" for name, value in attrs}
            self.metadata.setdefault(values.get("name", ""), values.get("content", ""))
        elif tag in ("title", "h1", "main") and not self._silent and tag not in self._closed:
            self._open.append(tag)
            self._parts.setdefault(tag, [])

    def handle_endtag(self, tag: str) -> None:
        self._part_words(tag)
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in self._open and not self._silent:
            self._open.remove(tag)
            self._closed.add(tag)

    def _part_words(self, tag: str) -> None:
        if tag not in _IN_LINE:
            for open_tag in self._open:
                self._parts[open_tag].append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            for tag in self._open:
                self._parts[tag].append(data)
