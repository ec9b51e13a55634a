"""The text of a PDF that Typst wrote, as its fonts say: what a reader copies out of it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj", re.S | re.M)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_SHOWN = re.compile(rb"/(f\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\)", re.S)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, in the order in which it is set."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    pages = [body for body in objects.values() if b"/Type/Page/" in body]
    return ["".join(_texts(page, objects)) for page in pages]


def compact(text: str) -> str:
    """``text`` without spaces and marks that nobody sees: lines break anywhere."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff]+", "", text)


def _texts(page: bytes, objects: dict[int, bytes]) -> Iterator[str]:
    names = {name: _letters(objects, int(n)) for name, n in _fonts(page, objects)}
    contents = re.search(rb"/Contents (\d+)", page)
    assert contents
    letters: dict[int, str] = {}
    for font, shown in _SHOWN.findall(_stream(objects[int(contents[1])])):
        if font:
            letters = names[font]
            yield " "
        else:
            codes = _ESCAPE.sub(_unescape, shown)
            pairs = (codes[i : i + 2] for i in range(0, len(codes), 2))
            yield "".join(letters.get(int.from_bytes(pair), "") for pair in pairs)


def _unescape(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if code[:1] in b"01234567" else _LETTERS.get(code, code)


def _fonts(page: bytes, objects: dict[int, bytes]) -> list[tuple[bytes, bytes]]:
    resources = re.search(rb"/Resources (\d+)", page)
    assert resources
    return re.findall(rb"/(f\d+) (\d+) 0 R", objects[int(resources[1])])


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """What the codes of a font mean."""
    found = re.search(rb"/ToUnicode (\d+)", objects[font])
    assert found
    table = _stream(objects[int(found[1])])
    return {
        int(code, 16): bytes.fromhex(meaning.decode()).decode("utf-16-be")
        for code, meaning in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", table)
    }


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found
    return zlib.decompress(found[1])
