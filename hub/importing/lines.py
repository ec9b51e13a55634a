"""Lines of a sheet, as every form of file gives them, and why a file gives none."""

from __future__ import annotations

from dataclasses import dataclass

MAX_FILE_BYTES = 20_000_000
MAX_PAGES = 100
MAX_CHARACTERS = 400_000
"""What a sheet, and even a guide of a programme, stays far below."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its ``page`` and its ``number`` on it, both from 1.

    Cells that stand side by side are separated by tabs. ``size`` is the height of the letters, 0
    where the file does not say; ``is_heading`` and ``is_title`` are styles of Word.
    """

    text: str
    page: int
    number: int
    size: float = 0.0
    is_bold: bool = False
    is_heading: bool = False
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Extracted:
    """``form`` is ``pdf``, ``docx`` or ``text``; an empty line stands for a gap between blocks.

    ``links`` are addresses behind words, which the text does not show.
    """

    form: str
    lines: tuple[Line, ...]
    links: tuple[str, ...] = ()


class Unreadable(Exception):
    """A file gives no text. ``code`` is the key of the wording under ``import_faults``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
