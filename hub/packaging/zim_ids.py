"""Make the bytes of a ZIM file depend on its contents alone.

libzim puts three random identifiers into a file: one of the file itself and one into each of its
two indexes. Each has its fixed place, and a checksum over all of it stands at the end.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

_ID_SIZE = 16
_ID_OF_FILE = 8
"""Where the header of a ZIM file holds its identifier."""
_PLACE_OF_CHECKSUM = 72
"""Where the header says where the checksum stands."""
_INDEX_START = b"\x0f\x0dXapian Glass"
"""How an index begins; two bytes of a version and its identifier follow."""
_ID_OF_INDEX = len(_INDEX_START) + 2


def derive_ids(path: Path) -> None:
    """Replace the random identifiers of a ZIM file by some that follow from its contents."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        (end,) = struct.unpack_from("<Q", data, _PLACE_OF_CHECKSUM)
        places = [_ID_OF_FILE, *_ids_of_indexes(data)]
        for place in places:
            data[place : place + _ID_SIZE] = bytes(_ID_SIZE)
        digest = _digest(data, end, "sha256")
        for place in places:
            data[place : place + _ID_SIZE] = UUID(bytes=digest[:_ID_SIZE], version=5).bytes
        data[end : end + _ID_SIZE] = _digest(data, end, "md5")


def _ids_of_indexes(data: mmap.mmap) -> Iterator[int]:
    found = data.find(_INDEX_START)
    while found >= 0:
        yield found + _ID_OF_INDEX
        found = data.find(_INDEX_START, found + 1)


def _digest(data: mmap.mmap, end: int, name: str) -> bytes:
    with memoryview(data) as view, view[:end] as part:
        return hashlib.new(name, part, usedforsecurity=False).digest()
