"""PDFs between two builds: a folder that is safe to delete and never trusted blindly.

The name of a file is the digest of everything that its PDF is made of, its end the digest of the
PDF itself: a file that was cut short or changed is made anew. What no build has asked for by its
end is taken away then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from hub.sheets import typst_pdf

_DIGEST_SIZE = 32
_ENDING = ".pdf"


def cache_folder(content: Path, language: str) -> Path:
    """Where the PDFs of the hub of a ``content`` folder are kept in ``language``: beside it."""
    place = content.resolve()
    return place.parent / ".hub-cache" / f"{place.name}-{language}-sheets"


def fingerprint() -> bytes:
    """A digest of what decides, beside the values, how a PDF comes out."""
    digest = hashlib.sha256(typst_pdf.version().encode())
    for file in sorted(files("hub.sheets").iterdir(), key=lambda file: file.name):
        if file.name.endswith((".py", ".typ")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.digest()


class SheetCache:
    """A folder of PDFs. Two builds may use it at once: files are put in place whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fingerprint = fingerprint()
        self._used: set[str] = set()

    def find(self, data: bytes) -> bytes | None:
        """The PDF made of ``data``, if it is there and whole."""
        name = self._name(data)
        try:
            held = (self._folder / name).read_bytes()
        except OSError:
            return None
        pdf, digest = held[:-_DIGEST_SIZE], held[-_DIGEST_SIZE:]
        return pdf if hashlib.sha256(pdf).digest() == digest else None

    def get(self, data: bytes, make: Callable[[], bytes]) -> bytes:
        """The PDF made of ``data``: kept from an earlier build, or what ``make`` gives now."""
        self._used.add(self._name(data))
        found = self.find(data)
        if found is None:
            found = make()
            self._keep(self._name(data), found)
        return found

    def forget_unused(self) -> None:
        """Take away every file that :meth:`get` was not asked for."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.suffix in (_ENDING, ".new") and path.name not in self._used:
                    path.unlink(missing_ok=True)

    def _keep(self, name: str, pdf: bytes) -> None:
        """A folder that cannot be written to costs time at the next build, nothing else."""
        new = self._folder / f"{name}.new"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(pdf + hashlib.sha256(pdf).digest())
            new.replace(self._folder / name)

    def _name(self, data: bytes) -> str:
        return hashlib.sha256(self._fingerprint + data).hexdigest() + _ENDING
