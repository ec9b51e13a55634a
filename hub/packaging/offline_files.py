"""What a reader keeps who keeps the site in the browser: the list for its service worker.

``offline-files.js`` is written when all other files are there. It names every file that reading
needs, with the beginning of its SHA-256, so that a new version fetches only what has changed and
nothing damaged is kept; its version is a digest of the whole list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from hub.packaging.checksums import sha256_of_file

OFFLINE_LIST = "offline-files.js"
"""Name of the list, at the root of the site."""
_READ = {".html", ".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif"}
"""Endings of what a page is or shows; data, citations, feeds and books are for downloading."""
SERVICE_WORKER = "sw.js"
"""Name of the script that keeps the site, there too."""
_PACKAGES = "downloads/"
_DIGITS = 16


@dataclass(frozen=True, slots=True, order=True)
class OfflineFile:
    """A file to keep: path from the root of the site, beginning of its SHA-256, bytes."""

    path: str
    digest: str
    size: int


def put_offline_list(folder: Path, day: date) -> None:
    """Write the list of the finished site in ``folder``, whose content is of ``day``."""
    (folder / OFFLINE_LIST).write_bytes(offline_list(offline_files(folder), day))


def offline_files(folder: Path) -> list[OfflineFile]:
    """The files of a site that reading needs, sorted."""
    return sorted(
        OfflineFile(name, sha256_of_file(path)[:_DIGITS], path.stat().st_size)
        for path in folder.rglob("*")
        if path.is_file() and is_for_reading(name := path.relative_to(folder).as_posix())
    )


def is_for_reading(path: str) -> bool:
    """Whether the file at ``path`` is kept; the worker and its list are kept by the browser."""
    if path in (SERVICE_WORKER, OFFLINE_LIST) or path.startswith(_PACKAGES):
        return False
    return PurePosixPath(path).suffix in _READ


def offline_list(files: Iterable[OfflineFile], day: date) -> bytes:
    """The script that hands over version, day, bytes and files to the worker and to the page."""
    listed = sorted(files)
    about = {
        "date": f"{day}",
        "bytes": sum(file.size for file in listed),
        "files": [[file.path, file.digest, file.size] for file in listed],
    }
    version = hashlib.sha256(_write(about).encode()).hexdigest()[:_DIGITS]
    text = _write({"version": version} | about)
    return f'Hub.receive("offline-files",{text});\n'.encode()


def _write(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
