"""PDF -> lines: the only module that imports ``pypdfium2``."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from hub.importing.lines import MAX_CHARACTERS, MAX_PAGES, Extracted, Line, Unreadable
from hub.importing.page_layout import Piece, lines_of_page
from hub.importing.patterns import LOST

_PASSWORD = pdfium_c.FPDF_ERR_PASSWORD
_BOLD = re.compile(rb"(?i)bold|black|heavy")
_HYPHENS = {0x02, 0xAD, 0xFFFE}
"""What PDFium gives for a hyphen at the end of a line."""
_LINE_ENDS, _BLANK = (0x0A, 0x0D), 0x20
_LEAST_LETTERS = 40
"""Letters below which a document is taken for pictures of text."""
_SAME_LINE, _OVERLAP, _ROOM = 0.3, 0.5, 0.9
"""In heights of letters: how far the base lines, and the edges, of neighbours may lie apart."""


def read_pdf(path: Path) -> Extracted:
    """The lines of all pages.

    Raises:
        Unreadable: damaged, encrypted, too long, or pictures of text.
    """
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        code = "encrypted" if getattr(error, "err_code", 0) == _PASSWORD else "damaged-pdf"
        raise Unreadable(code) from None
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: pdfium.PdfDocument) -> Extracted:
    if len(document) > MAX_PAGES:
        raise Unreadable("too-many-pages", pages=len(document), limit=MAX_PAGES)
    lines: list[Line] = []
    links: list[str] = []
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pdfium.PdfiumError:
            raise Unreadable("damaged-pdf") from None
        characters += text.count_chars()
        if characters > MAX_CHARACTERS:
            raise Unreadable("too-much-text", limit=MAX_CHARACTERS)
        pieces = lines_of_page(list(_pieces(text)))
        lines += [
            Line(piece.text, number + 1, at, round(piece.size, 1), piece.is_bold)
            for at, piece in enumerate(pieces, 1)
        ]
        links += _links(page, document)
    if sum(c.isalpha() for line in lines for c in line.text) < _LEAST_LETTERS:
        raise Unreadable("scanned", pages=len(document))
    return Extracted("pdf", tuple(lines), tuple(dict.fromkeys(links)))


@dataclass(slots=True)
class _Run:
    """Characters from ``left`` to ``right`` on one base line, the first of them at ``index``."""

    index: int
    left: float
    right: float
    base: float
    size: float
    text: str = ""

    def goes_on(self, left: float, base: float, size: float) -> bool:
        """Whether a character at ``left`` stands beside the last one."""
        is_same_line = abs(base - self.base) <= _SAME_LINE * max(self.size, size)
        return is_same_line and -_OVERLAP * size <= left - self.right <= _ROOM * size


def _pieces(text: pdfium.PdfTextPage) -> Iterator[Piece]:
    """Runs of characters that stand together on one base line, in the order of the file."""
    x, base = ctypes.c_double(), ctypes.c_double()
    run: _Run | None = None
    is_apart = False  # PDFium saw room for a blank that the file does not hold
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        if pdfium_c.FPDFText_IsGenerated(text, index) or code in _LINE_ENDS:
            is_apart = code == _BLANK
            continue
        pdfium_c.FPDFText_GetCharOrigin(text, index, x, base)
        left, bottom, right, top = text.get_charbox(index, loose=True)
        size = max(top - bottom, 1.0)
        if run is not None and not run.goes_on(left, base.value, size):
            yield _piece(run, text)
            run = None
        if run is None:
            run = _Run(index, left, right, base.value, size)
        run.right = max(run.right, right)
        run.text += (" " if is_apart and run.text else "") + _sign(code)
        is_apart = False
    if run is not None:
        yield _piece(run, text)


def _sign(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    return chr(code) if 0 < code <= 0x10FFFF else LOST


def _piece(run: _Run, text: pdfium.PdfTextPage) -> Piece:
    name = ctypes.create_string_buffer(128)
    pdfium_c.FPDFText_GetFontInfo(text, run.index, name, len(name), ctypes.c_int())
    is_bold = _BOLD.search(name.value) is not None
    return Piece(run.text, run.left, run.right, run.base, run.size, is_bold)


def _links(page: pdfium.PdfPage, document: pdfium.PdfDocument) -> Iterator[str]:
    """Web addresses that the links of a page lead to."""
    position = ctypes.c_int(0)
    link = pdfium_c.FPDF_LINK()
    while pdfium_c.FPDFLink_Enumerate(page, position, link):
        action = pdfium_c.FPDFLink_GetAction(link)
        size = pdfium_c.FPDFAction_GetURIPath(document, action, None, 0)
        if 0 < size < 2000:
            buffer = ctypes.create_string_buffer(size)
            pdfium_c.FPDFAction_GetURIPath(document, action, buffer, size)
            yield buffer.value.decode("utf-8", errors="replace")
