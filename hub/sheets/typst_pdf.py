"""Typst, the typesetter: values in, the bytes of a PDF out. Nothing else imports it.

Only the fonts that it carries are used, so that every computer makes the same bytes. The standard
asked for, PDF/UA-1, refuses a text with characters that no font has: such a text is set again with
a mark in the place of whatever is not known to be there.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent
_STANDARD: Literal["ua-1"] = "ua-1"
_NO_GLYPH = "could not be displayed"
_REPLACED = "\ufffd"
_ADDRESSES = ("url", "address")
_UNKNOWN = re.compile(
    "[^\n\x20-\x7e\xa0-\u017f\u0192\u01cd-\u01dc\u0218-\u021b\u02c6\u02d8-\u02dd\u0300-\u0304\u0306-\u030c"
    "\u0384-\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u1e80-\u1e85\u1ef2\u1ef3"
    "\u2002-\u200d\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a"
    "\u2044\u2060\u20ac\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\ufffd]"
)
"""Characters beyond those that the fonts of Typst are tested to have."""


def is_available() -> bool:
    """Whether this computer has a Typst; there are some without a wheel for it."""
    return find_spec("typst") is not None


def version() -> str:
    """Of the typesetter: another one may set the same values otherwise."""
    return metadata.version("typst")


def set_pdf(template: str, data: bytes, day: date) -> bytes:
    """The PDF that a template of this folder makes of ``data`` (JSON), dated ``day``.

    Raises:
        RuntimeError: the template and the values do not fit together; it says where.
    """
    try:
        return _compile(template, data, day)
    except RuntimeError as error:
        if _NO_GLYPH not in str(error):
            raise
    displayable = json.dumps(_displayable(json.loads(data)), ensure_ascii=False)
    return _compile(template, displayable.encode(), day)


def _displayable(value: Any) -> Any:
    """``value`` of JSON with a mark for every character that may be in no font."""
    if isinstance(value, str):
        return _UNKNOWN.sub(_REPLACED, value)
    if isinstance(value, list):
        return [_displayable(item) for item in value]
    if isinstance(value, dict):
        # Addresses are followed, not displayed.
        return {key: v if key in _ADDRESSES else _displayable(v) for key, v in value.items()}
    return value


def _compile(template: str, data: bytes, day: date) -> bytes:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    made = _compiler(template).compile(
        sys_inputs={"data": data.decode()}, format="pdf", pdf_standards=_STANDARD, timestamp=moment
    )
    if not isinstance(made, bytes):
        raise RuntimeError(template)
    return made


@cache
def _compiler(template: str) -> typst.Compiler:
    """One for each template: it reads fonts and templates once."""
    import typst  # noqa: PLC0415  not there on every computer

    return typst.Compiler(str(TEMPLATES / template), root=str(TEMPLATES), ignore_system_fonts=True)
