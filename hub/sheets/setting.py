"""Values -> PDFs: which letters a sheet is set in, so that it takes the pages it should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.sheets.typst_pdf import set_pdf
from hub.sheets.values import Compendium, Frame, Sheet, as_bytes

_NORMAL, _SMALLER, _SMALL = 10.0, 9.4, 8.8
"""Sizes in points; the book has that in the middle for every entry."""
_MOST_PAGES = 2
_SHORT = 10_300
"""Bytes of values up to which a sheet may come out on one page."""
_PAGES = re.compile(rb"<</Type/Pages/Count (\d+)")


def set_sheet(frame: Frame, sheet: Sheet) -> bytes:
    """The PDF of ``sheet``: one page if small letters bring it there, else two comfortable ones.

    An entry that is longer than two pages in the smallest letters, as programmes are, takes more.
    """
    pdf = b""
    for size, most in _tries(len(as_bytes(frame, sheet, _NORMAL))):
        pdf = set_pdf("sheet.typ", as_bytes(frame, sheet, size), sheet.date)
        if count_pages(pdf) <= most:
            return pdf
    return set_pdf("sheet.typ", as_bytes(frame, sheet, _SMALLER), sheet.date)


def set_compendium(frame: Frame, compendium: Compendium) -> bytes:
    """The PDF of the book."""
    data = as_bytes(frame, compendium, _SMALLER)
    return set_pdf("compendium.typ", data, compendium.date)


def _tries(length: int) -> Iterator[tuple[float, int]]:
    """Sizes to try for values of so many bytes, each with the most pages that it may take."""
    if length <= _SHORT:
        yield _SMALL, 1
    yield _NORMAL, _MOST_PAGES
    if length <= 2 * _SHORT:
        yield _SMALLER, _MOST_PAGES
        yield _SMALL, _MOST_PAGES


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF of Typst has: its first object is the root of their tree."""
    found = _PAGES.search(pdf)
    return int(found[1]) if found else 0
