"""File -> lines, or why not: a sheet comes from outside and may be anything.

What a file is, its first bytes say, not its ending. PDF and Word are read in a process of their
own, with a bound on time and memory, because their libraries follow whatever a file tells them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from hub.importing.lines import MAX_CHARACTERS, MAX_FILE_BYTES, Extracted, Line, Unreadable

_ROOT = Path(__file__).parents[2]
_SECONDS = 60
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 1024
"""Bytes within which a PDF must say that it is one (ISO 32000)."""


def extract(path: Path) -> Extracted:
    """The lines of the file ``path``.

    Raises:
        Unreadable: for every file that gives no text.
    """
    data = _bytes_of(path)
    form = form_of(data)
    return text_lines(data) if form == "text" else _read_apart(form, path)


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Unreadable("not-a-file")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            megabytes, limit = -(-size // 1_000_000), MAX_FILE_BYTES // 1_000_000
            raise Unreadable("too-large", size=megabytes, limit=limit)
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable("no-access", reason=error.strerror or type(error).__name__) from None
    if not data.strip():
        raise Unreadable("empty")
    return data


def form_of(data: bytes) -> str:
    """``pdf``, ``docx`` or ``text``, by what a file begins with.

    Raises:
        Unreadable: it is something else.
    """
    if b"%PDF-" in data[:_HEAD]:
        return "pdf"
    if data.startswith(_ZIP):
        return "docx"
    if data.startswith(_OLD_WORD):
        raise Unreadable("old-word")
    if data.startswith(b"{\\rtf"):
        raise Unreadable("rich-text")
    if data.startswith(_PICTURES):
        raise Unreadable("picture")
    return "text"


def text_lines(data: bytes) -> Extracted:
    """The lines of a plain text in UTF-8, UTF-16 or Windows-1252; form feeds begin pages.

    Raises:
        Unreadable: it is no text, or too much of it.
    """
    text = _decode(data)
    if len(text) > MAX_CHARACTERS:
        raise Unreadable("too-much-text", limit=MAX_CHARACTERS)
    if not any(c.isalpha() for c in text):
        raise Unreadable("no-text")
    lines: list[Line] = []
    for page, part in enumerate(text.split("\f"), 1):
        written = part.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines += [Line(line, page, number) for number, line in enumerate(written, 1)]
    return Extracted("text", tuple(lines))


def _decode(data: bytes) -> str:
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise Unreadable("binary")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    unprintable = sum(c < " " and c not in "\t\r\n\f" for c in text)
    if unprintable > len(text) // 50:
        raise Unreadable("binary")
    return text


def _read_apart(form: str, path: Path) -> Extracted:
    """What ``hub.importing.apart`` prints of ``path``."""
    # -P: the folder where the reader is may hold a «docx.py» that came with the sheet.
    command = [sys.executable, "-P", "-m", "hub.importing.apart", form, str(path.absolute())]
    paths = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(  # noqa: S603  this Python, our own module
            command,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("takes-too-long", seconds=_SECONDS) from None
    try:
        found = json.loads(done.stdout)
    except ValueError:  # the library ended the process, or memory was at an end
        raise Unreadable(f"damaged-{form}") from None
    if "code" in found:
        raise Unreadable(found["code"], **found["values"])
    lines = tuple(Line(**line) for line in found["lines"])
    return Extracted(form, lines, tuple(found["links"]))


def as_json(extracted: Extracted) -> str:
    """What the process apart prints when it has read a file."""
    return json.dumps(
        {"lines": [asdict(line) for line in extracted.lines], "links": extracted.links}
    )
