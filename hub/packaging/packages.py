"""Make the packages of a site: each written beside, verified, and only then put in place.

A form of package has its row in :data:`FORMS`: how it is written, and how it is verified when it
is new and when somebody has received it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hub.packaging.built_site import BuiltSite, slug
from hub.packaging.checksums import read_sums, sha256_of_file, write_sums
from hub.packaging.faults import PackageError
from hub.packaging.offline_zip import Tell, write_zip
from hub.packaging.zip_check import Contents, check_new_zip, verify_zip

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
    check_new: Callable[[Path, Sequence[str], Tell], Contents]
    verify: Callable[[Path, Tell], Contents]


FORMS = (Form("zip", ".zip", "application/zip", write_zip, check_new_zip, verify_zip),)


@dataclass(frozen=True, slots=True)
class Package:
    """A package in its place, or one that was verified."""

    form: Form
    path: Path
    size: int
    sha256: str
    contents: Contents


def make_packages(
    site: BuiltSite, folder: Path, moment: datetime, tell: Tell
) -> tuple[Package, ...]:
    """Put every form of ``site`` into ``folder``, with its checksum beside it and the manifest.

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
        for form in FORMS:
            path = Path(beside, stem + form.suffix)
            form.write(site, path, moment, tell)
            contents = form.check_new(path, site.about.entry_pages, tell)
            made.append(_package(form, path, contents))
            checksum_file(path).write_bytes(write_sums({path.name: made[-1].sha256}))
        Path(beside, MANIFEST).write_bytes(_manifest(site, moment, made))
        # The manifest last: it must not name what is not there yet.
        for path in sorted(Path(beside).iterdir(), key=lambda path: (path.name == MANIFEST, path)):
            path.replace(folder / path.name)
    return tuple(
        Package(each.form, folder / each.path.name, each.size, each.sha256, each.contents)
        for each in made
    )


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


def _manifest(site: BuiltSite, moment: datetime, packages: Sequence[Package]) -> bytes:
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
