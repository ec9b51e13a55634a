"""Put the packages of a site beside its pages, under names that never change.

The folder is no part of the site when that is packed: a package cannot hold itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hub.packaging.built_site import DOWNLOADS, BuiltSite
from hub.packaging.checksums import write_sums
from hub.packaging.faults import PackageError
from hub.packaging.packages import MANIFEST, Package, checksum_file, write_manifest
from hub.wording import slug

SCRIPT = "packages.js"
"""The manifest as a script: a page in a folder may load nothing else."""


def publish_packages(site: BuiltSite, packages: Sequence[Package], moment: datetime) -> Path:
    """Copy the packages into the folder of downloads of the site, with checksums and manifest.

    The folder is made beside and takes the place of the last one whole; returns where it is.

    Raises:
        PackageError: there is a folder of that name which holds something else.
    """
    place = site.folder / DOWNLOADS
    if place.exists() and not (place / MANIFEST).is_file():
        raise PackageError("foreign-downloads", path=place)
    with TemporaryDirectory(prefix=".publishing-", dir=site.folder) as beside:
        made = Path(beside, DOWNLOADS)
        made.mkdir()
        stable = [_copy(package, made, slug(site.about.name)) for package in packages]
        manifest = write_manifest(site, moment, stable)
        (made / MANIFEST).write_bytes(manifest)
        (made / SCRIPT).write_bytes(b"Hub.packages(" + manifest.rstrip() + b");\n")
        if place.exists():
            place.rename(Path(beside, "previous"))
        made.rename(place)
    return place


def _copy(package: Package, folder: Path, name: str) -> Package:
    path = folder / f"{name}{package.form.suffix}"
    shutil.copyfile(package.path, path)
    checksum_file(path).write_bytes(write_sums({path.name: package.sha256}))
    return replace(package, path=path)
