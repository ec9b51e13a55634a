"""The sheets of ``tests/importing/sheets`` as files that institutions might send.

A sheet is a source (``.typ`` is set as PDF, ``.word`` is written as a Word document, ``.txt`` is
what an extractor left of a PDF) and a ``.json`` with what a careful reader finds in it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SHEETS = Path(__file__).parent / "sheets"
_ENDINGS = {".typ": ".pdf", ".word": ".docx", ".txt": ".txt"}


@dataclass(frozen=True, slots=True)
class LaidOut:
    """``expected`` holds the values by field; see ``bench.import_scores``."""

    name: str
    source: Path
    expected: dict[str, Any]

    def write(self, folder: Path) -> Path:
        """The file of this sheet in ``folder``."""
        path = folder / (self.name + _ENDINGS[self.source.suffix])
        if self.source.suffix == ".typ":
            import typst

            typst.compile(str(self.source), output=str(path), timestamp=0)
        elif self.source.suffix == ".word":
            _write_word(self.source.read_text(encoding="utf-8"), path)
        else:
            shutil.copy(self.source, path)
        return path


def all_sheets() -> Iterator[LaidOut]:
    """Every sheet, by name."""
    for expected in sorted(SHEETS.glob("*.json")):
        sources = (expected.with_suffix(ending) for ending in _ENDINGS)
        source = next(path for path in sources if path.exists())
        yield LaidOut(expected.stem, source, json.loads(expected.read_text(encoding="utf-8")))


def _write_word(text: str, path: Path) -> None:
    """A Word document of lines such as ``Heading 1: Resumen``; rows of tables follow each other."""
    document: Any = docx.Document()
    table: Any = None
    for line in text.splitlines():
        style, _, content = line.partition(": ")
        cells = content.split(" | ")
        if style == "Row":
            table = table or document.add_table(rows=0, cols=len(cells))
            for cell, value in zip(table.add_row().cells, cells, strict=True):
                first, *others = value.split(" // ")
                cell.text = first
                for paragraph in others:
                    cell.add_paragraph(paragraph)
            continue
        table = None
        if style == "Bold":
            document.add_paragraph().add_run(content).bold = True
        elif style == "Link":
            _add_link(document.add_paragraph(), *cells)
        else:
            document.add_paragraph(content, style=style)
    document.save(str(path))


def _add_link(paragraph: Any, words: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), number)
    run = paragraph.add_run(words)
    link.append(run._r)
    paragraph._p.append(link)
