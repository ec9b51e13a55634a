"""Word document (.docx) -> lines: the only module that imports ``docx``."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from hub.importing.lines import MAX_CHARACTERS, Extracted, Line, Unreadable

_MAX_UNPACKED = 50_000_000
_MAX_PARTS = 3000
_TEXT_PART = "word/document.xml"
_MAX_TEXT_PART = 15_000_000
_NUMBERED = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}numPr"
_HEADING_STYLES = ("Heading", "Título ", "Titulo ", "Ttulo", "heading")
_LIST_STYLES = ("List", "Lista", "list")


def read_docx(path: Path) -> Extracted:
    """The lines of the paragraphs and tables, in order; everything counts as page 1.

    Raises:
        Unreadable: damaged, not a Word document, or unpacking to more than a sheet can be.
    """
    _check_package(path)
    try:
        document = docx.Document(str(path))
        lines = list(_lines(document))
        links = _links(document)
    except Unreadable:
        raise
    except Exception:  # the libraries behind it raise many kinds for damaged XML
        raise Unreadable("damaged-docx") from None
    if not any(line.text.strip() for line in lines):
        raise Unreadable("no-text")
    return Extracted("docx", tuple(lines), links)


def _check_package(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable("damaged-docx") from None
    sizes = {part.filename: part.file_size for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("encrypted")
    if _TEXT_PART not in sizes:
        raise Unreadable("not-docx")
    is_bomb = sum(part.file_size for part in parts) > _MAX_UNPACKED or len(parts) > _MAX_PARTS
    if is_bomb or sizes[_TEXT_PART] > _MAX_TEXT_PART:
        raise Unreadable("unpacks-too-large")


def _lines(document: Any) -> Iterator[Line]:
    characters = 0
    for number, line in enumerate(_blocks(document), 1):
        characters += len(line.text)
        if characters > MAX_CHARACTERS:
            raise Unreadable("too-much-text", limit=MAX_CHARACTERS)
        yield replace(line, number=number)


def _blocks(document: Any) -> Iterator[Line]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield from _paragraph(block)
        yield Line("", 1, 0)


def _rows(table: Table) -> Iterator[Line]:
    """A line for each row; the cells of forms, which hold several paragraphs, one by one."""
    for row in table.rows:
        cells: list[list[Line]] = []
        seen: set[Any] = set()
        for cell in row.cells:
            if cell._tc not in seen:  # a merged cell comes once for each of its places
                seen.add(cell._tc)
                lines = [line for block in cell.paragraphs for line in _paragraph(block)]
                cells.append([line for line in lines if line.text.strip()])
        if all(len(cell) < 2 for cell in cells):
            yield Line("\t".join(cell[0].text if cell else "" for cell in cells), 1, 0)
            continue
        for line in (line for cell in cells for line in cell):
            yield line
            yield Line("", 1, 0)


def _paragraph(paragraph: Paragraph) -> Iterator[Line]:
    style = str(paragraph.style.name or "") if paragraph.style is not None else ""
    runs = [run for run in paragraph.runs if run.text.strip()]
    is_bold = bool(runs) and all(run.bold for run in runs)
    sizes = [run.font.size.pt for run in runs if run.font.size is not None]
    is_item = style.startswith(_LIST_STYLES) or next(paragraph._p.iter(_NUMBERED), None) is not None
    is_heading = style.startswith(_HEADING_STYLES)
    for part in paragraph.text.split("\n"):
        mark = "• " if is_item and not is_heading and part.strip() else ""
        yield Line(
            mark + part,
            1,
            0,
            float(max(sizes, default=0.0)) or (_size_of(style) if is_heading else 0.0),
            is_bold,
            is_heading,
            style in ("Title", "Título", "Titulo"),
        )


def _size_of(style: str) -> float:
    """A size that puts the headings of a style above those of a deeper one."""
    level = re.search(r"\d", style)
    return 20.0 - (int(level[0]) if level else 0)


def _links(document: Any) -> tuple[str, ...]:
    """Web addresses behind words."""
    relations = document.part.rels.values()
    found = (r.target_ref for r in relations if r.is_external and r.reltype.endswith("/hyperlink"))
    return tuple(dict.fromkeys(found))
