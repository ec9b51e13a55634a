"""Make the packages of a site: each written beside, verified, and only then put in place.

A form of package has its row in :data:`FORMS`: how it is written, and how it is verified when it
is new and when somebody has received it. A form whose library or book is not there is left out.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from hub.packaging.book_copy import (
    check_new_epub,
    check_new_pdf,
    copy_book,
    verify_epub,
    verify_pdf,
)
from hub.packaging.built_site import BuiltSite
from hub.packaging.checksums import read_sums, sha256_of_file, write_sums
from hub.packaging.contents import Contents, Tell
from hub.packaging.faults import PackageError
from hub.packaging.offline_zip import write_zip
from hub.packaging.zip_check import check_new_zip, verify_zip
from hub.wording import slug

MANIFEST = "manifest.json"
"""What packages there are, for the page that offers them and for mirrors."""
SCHEMA_VERSION = "1.0"
"""Of the manifest: additions keep it, other changes raise it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form in which the hub travels; every function raises :class:`PackageError`."""

    id: str
    suffix: str
    media_type: str
    write: Callable[[BuiltSite, Path, datetime, Tell], None]
    check_new: Callable[[Path, BuiltSite, Tell], Contents]
    verify: Callable[[Path, Tell], Contents]
    library: str = ""
    """What it needs and not every computer has."""
    book: str = ""
    """The file of the site that it is a copy of."""

    @property
    def has_library(self) -> bool:
        """Whether this computer can make and open it."""
        try:
            return not self.library or bool(import_module(self.library))
        except ImportError:
            return False


# What imports libzim is itself imported only where there is one.


def _write_zim(site: BuiltSite, target: Path, moment: datetime, tell: Tell) -> None:
    from hub.packaging.zim_file import write_zim  # noqa: PLC0415

    write_zim(site, target, moment, tell)


def _check_new_zim(package: Path, site: BuiltSite, tell: Tell) -> Contents:
    from hub.packaging.zim_check import check_new_zim  # noqa: PLC0415

    return check_new_zim(package, site, tell)


def _verify_zim(package: Path, tell: Tell) -> Contents:
    from hub.packaging.zim_check import verify_zim  # noqa: PLC0415

    return verify_zim(package, tell)


_PDF, _EPUB = "books/compendium.pdf", "books/compendium.epub"
FORMS = (
    Form("zip", ".zip", "application/zip", write_zip, check_new_zip, verify_zip),
    Form(
        id="zim",
        suffix=".zim",
        media_type="application/x-zim",
        write=_write_zim,
        check_new=_check_new_zim,
        verify=_verify_zim,
        library="libzim",
    ),
    Form(
        id="pdf",
        suffix=".pdf",
        media_type="application/pdf",
        write=partial(copy_book, _PDF),
        check_new=check_new_pdf,
        verify=verify_pdf,
        book=_PDF,
    ),
    Form(
        id="epub",
        suffix=".epub",
        media_type="application/epub+zip",
        write=partial(copy_book, _EPUB),
        check_new=check_new_epub,
        verify=verify_epub,
        book=_EPUB,
    ),
)


@dataclass(frozen=True, slots=True)
class Package:
    """A package in its place, or one that was verified."""

    form: Form
    path: Path
    size: int
    sha256: str
    contents: Contents


def possible_forms(site: BuiltSite) -> tuple[Form, ...]:
    """The forms that this computer can make of ``site``."""
    return tuple(
        form for form in FORMS if form.has_library and (not form.book or form.book in site.files)
    )


def make_packages(
    site: BuiltSite, folder: Path, moment: datetime, tell: Tell
) -> tuple[Package, ...]:
    """Put the possible forms of ``site`` into ``folder``, each with its checksum, and the manifest.

    What was there before stays as it is until everything new is written and verified.

    Raises:
        PackageError: the site has defects, or a package is not what it should be.
    """
    if site.defects:
        raise PackageError("defects", site.defects, path=site.folder, n=len(site.defects))
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{slug(site.about.name)}-{moment:%Y-%m-%d}"
    with TemporaryDirectory(prefix=".packing-", dir=folder) as beside:
        made = []
        for form in possible_forms(site):
            path = Path(beside, stem + form.suffix)
            form.write(site, path, moment, tell)
            contents = form.check_new(path, site, tell)
            made.append(_package(form, path, contents))
            checksum_file(path).write_bytes(write_sums({path.name: made[-1].sha256}))
        Path(beside, MANIFEST).write_bytes(write_manifest(site, moment, made))
        # The manifest last: it must not name what is not there yet.
        new = sorted(Path(beside).iterdir(), key=lambda path: (path.name == MANIFEST, path))
        _refuse_folders(folder / path.name for path in new)
        for path in new:
            path.replace(folder / path.name)
    return tuple(
        Package(each.form, folder / each.path.name, each.size, each.sha256, each.contents)
        for each in made
    )


def _refuse_folders(places: Iterable[Path]) -> None:
    """Nothing is put anywhere when one of the places cannot be taken."""
    for place in places:
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))


def verify_package(path: Path, tell: Tell) -> Package:
    """Verify a package that somebody has received, by the checksum beside it and those inside.

    Raises:
        PackageError: it is of no known form, damaged or changed, or its checksum is missing.
    """
    form = next((form for form in FORMS if form.suffix == path.suffix.lower()), None)
    if not path.is_file():
        raise PackageError("no-package", path=path)
    if form is None:
        forms = ", ".join(form.suffix for form in FORMS)
        raise PackageError("unknown-form", path=path, forms=forms)
    _compare_with_file_beside(path)
    if not form.has_library:
        raise PackageError("no-library", path=path, library=form.library)
    return _package(form, path, form.verify(path, tell))


def checksum_file(package: Path) -> Path:
    """Where the checksum of a package stands: beside it."""
    return package.with_name(f"{package.name}.sha256")


def _package(form: Form, path: Path, contents: Contents) -> Package:
    return Package(form, path, path.stat().st_size, sha256_of_file(path), contents)


def _compare_with_file_beside(package: Path) -> None:
    beside = checksum_file(package)
    try:
        sums = read_sums(beside.read_bytes())
    except FileNotFoundError as error:
        raise PackageError("no-checksum", path=package, file=beside.name) from error
    except ValueError as error:
        raise PackageError("bad-checksum", path=package, file=beside.name) from error
    if sums.keys() != {package.name}:
        raise PackageError("bad-checksum", path=package, file=beside.name)
    if sums[package.name] != sha256_of_file(package):
        raise PackageError("wrong-checksum", path=package, file=beside.name)


def write_manifest(site: BuiltSite, moment: datetime, packages: Sequence[Package]) -> bytes:
    """What packages there are of ``site``, as JSON."""
    about = site.about
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "hub": about.name,
        "url": about.url,
        "license": about.license,
        "language": about.language,
        "date": f"{moment:%Y-%m-%d}",
        "practices": about.practices,
        "programs": about.programs,
        "packages": [
            {
                "form": package.form.id,
                "file": package.path.name,
                "media_type": package.form.media_type,
                "bytes": package.size,
                "sha256": package.sha256,
                "files": package.contents.files,
                "unpacked_bytes": package.contents.size,
            }
            for package in packages
        ],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
