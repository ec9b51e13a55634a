"""Bytes of a contributed file -> text, or the reason why there is none."""

from __future__ import annotations

from pathlib import Path

from hub.entries.raw import SourceText
from hub.problems import Problem

MAX_BYTES = 200_000
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path, name: str, problems: list[Problem]) -> SourceText | None:
    """The text of ``path`` as lines, or None; appends what is wrong under the name ``name``.

    A text in another encoding than UTF-8 is reported and read as Windows-1252, so that its other
    problems show too. Nothing is raised for any content of the file.
    """
    source = SourceText(path, name)
    start = (1, 1)
    try:
        if path.is_symlink():
            problems.append(source.problem("symlink", start))
            return None
        if not path.is_file():
            problems.append(source.problem("not-a-file", start))
            return None
        size = path.stat().st_size
        if size > MAX_BYTES:
            kilobytes, limit = size // 1000, MAX_BYTES // 1000
            problems.append(source.problem("file-too-large", start, size=kilobytes, limit=limit))
            return None
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problems.append(source.problem("unreadable-file", start, reason=reason))
        return None
    if not data.strip():
        problems.append(source.problem("empty-file", start))
        return None
    if data.startswith(_BOM):
        problems.append(source.problem("byte-order-mark", start))
        data = data[len(_BOM) :]
    if data.startswith(_UTF16):
        problems.append(source.problem("wrong-encoding", start, byte=f"0x{data[0]:02X}"))
        data = data.decode("utf-16", errors="replace").encode()
    if b"\0" in data:
        problems.append(source.problem("binary-file", start))
        return None
    text = _decode(data, source, problems)
    if text is None:
        return None
    source.lines = _same_line_ends(text).split("\n")
    return source


def _decode(data: bytes, source: SourceText, problems: list[Problem]) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _same_line_ends(data[: error.start].decode("utf-8"))
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        text = data.decode("cp1252", errors="replace")
        unprintable = sum(c < " " and c not in "\t\r\n" for c in text)
        if unprintable > len(text) // 50:
            problems.append(source.problem("binary-file", (1, 1)))
            return None
        byte = f"0x{data[error.start]:02X}"
        problems.append(source.problem("wrong-encoding", (line, column), byte=byte))
        return text


def _same_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_line(path: str, line: int) -> str:
    """Line ``line`` (from 1) of a file for showing it in a report; empty when there is none."""
    try:
        text = Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    lines = _same_line_ends(text).split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""
