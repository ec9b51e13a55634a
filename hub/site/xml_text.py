"""Values of views as XML: the same texts, with rendered Markdown as XHTML.

The rendered Markdown of views is HTML, of which XML reads neither ``<br>`` nor ``&nbsp;``; and no
text may hold the control characters that XML forbids, not even escaped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

from markupsafe import Markup

_FORBIDDEN = "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What is no character of XML 1.0 (section 2.2)."""
_NO_CHARACTER = re.compile(_FORBIDDEN)
_NO_XML = re.compile(f"<br>|&nbsp;|{_FORBIDDEN}")
"""What keeps clean HTML (``hub.site.rendering``) from being XML: all its other elements are
closed, its attributes quoted, and it names no other character that XML does not name."""


def for_xml(value: object) -> object:
    """``value`` as a template prints it into XML: texts without what XML forbids.

    Jinja calls it for everything that is printed (``finalize``), so no template can forget it.
    """
    if isinstance(value, Markup):
        return _xhtml(value) if _NO_XML.search(value) else value
    if isinstance(value, str):
        return _NO_CHARACTER.sub("", value)
    return value


@lru_cache(maxsize=256)
def _xhtml(html: Markup) -> Markup:
    printer = _Printer()
    printer.feed(str.__str__(html))  # reading marked text piece by piece would mark each piece
    printer.close()
    return Markup("".join(printer.parts))  # noqa: S704  printed by the class below


class _Printer(HTMLParser):
    """Prints the elements that it reads as XML; all text between them is escaped anew."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = "".join(f' {name}="{_escaped(value or "")}"' for name, value in attrs)
        self.parts.append(f"<{tag}{written}{'/' if tag == 'br' else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if tag != "br":
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(_escaped(data))


def _escaped(text: str) -> str:
    return escape(_NO_CHARACTER.sub("", text))
