"""The books of a site, in its folder ``books/``, as packages of their own."""

from __future__ import annotations

import shutil
import zlib
from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from hub.packaging.built_site import BuiltSite
from hub.packaging.contents import Contents, Tell
from hub.packaging.faults import PackageError

_PDF_START, _PDF_END = b"%PDF-", b"%%EOF"
_EPUB_TYPE = b"application/epub+zip"


def copy_book(book: str, site: BuiltSite, target: Path, _: datetime, tell: Tell) -> None:
    """Copy the file ``book`` of the site to ``target``."""
    shutil.copyfile(site.folder / book, target)
    tell("packing", 1, 1)


def verify_pdf(package: Path, tell: Tell) -> Contents:
    """See whether a PDF has its beginning and its end; its checksum tells everything else.

    Raises:
        PackageError: it is damaged.
    """
    data = package.read_bytes()
    tell("verifying", 1, 1)
    if not (data.startswith(_PDF_START) and data.rstrip().endswith(_PDF_END)):
        raise PackageError("damaged", path=package)
    return Contents(1, len(data))


def verify_epub(package: Path, tell: Tell) -> Contents:
    """Read everything in an EPUB, which is a zip file, and compare it with the checksums there.

    Raises:
        PackageError: it is damaged.
    """
    try:
        with ZipFile(package) as archive:
            is_whole = archive.testzip() is None and archive.read("mimetype") == _EPUB_TYPE
    except (BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, ValueError) as error:
        raise PackageError("damaged", path=package) from error
    tell("verifying", 1, 1)
    if not is_whole:
        raise PackageError("damaged", path=package)
    return Contents(1, package.stat().st_size)


def check_new_pdf(package: Path, _: BuiltSite, tell: Tell) -> Contents:
    """Like :func:`verify_pdf`, of a package just made."""
    return verify_pdf(package, tell)


def check_new_epub(package: Path, _: BuiltSite, tell: Tell) -> Contents:
    """Like :func:`verify_epub`, of a package just made."""
    return verify_epub(package, tell)
