"""Checksums in the format of ``sha256sum``: ``<64 hexadecimal digits>  <name>`` a line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^\r\n]+)")


def sha256_of(data: bytes) -> str:
    """The checksum of some bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def sha256_of_file(path: Path) -> str:
    """The checksum of a file of any size, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_sums(sums: Mapping[str, str]) -> bytes:
    """The text of a file of checksums by name; ``sha256sum -c`` reads it."""
    return "".join(f"{value}  {name}\n" for name, value in sums.items()).encode()


def read_sums(data: bytes) -> dict[str, str]:
    """Checksums by name.

    Raises:
        ValueError: it is not the text of a file of checksums, or names a file twice.
    """
    sums: dict[str, str] = {}
    for line in data.decode("utf-8").splitlines():
        match = _LINE.fullmatch(line)
        if match is None or match[2] in sums:
            raise ValueError(line)
        sums[match[2]] = match[1]
    if not sums:
        raise ValueError("no checksums")
    return sums
