"""Check that an offline package is as it was made; nothing in it is trusted."""

from __future__ import annotations

import shutil
import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, ZipInfo

from hub.packaging.built_site import BuiltSite, is_portable
from hub.packaging.checksums import read_sums, sha256_of_file
from hub.packaging.contents import Contents, Tell
from hub.packaging.faults import PackageError
from hub.packaging.offline_zip import SUMS_NAME
from hub.packaging.site_check import check_site

MOST_BYTES = 4_000_000_000
"""What a package may unpack to: a small file can be made to fill a disk."""
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError)
"""What :mod:`zipfile` raises when bytes of a file are not what they were."""
_SHOWN = 5


def verify_zip(package: Path, tell: Tell) -> Contents:
    """Compare every file of a package with the checksums in it.

    Raises:
        PackageError: it is damaged, was changed or would write outside of its folder.
    """
    with _unpacked(package, tell) as (_, contents):
        return contents


def check_new_zip(package: Path, site: BuiltSite, tell: Tell) -> Contents:
    """Like :func:`verify_zip`, and the site in the package is checked like a built one."""
    with _unpacked(package, tell) as (folder, contents):
        if defects := check_site(folder, site.about.entry_pages):
            raise PackageError("defects", defects, path=package.name, n=len(defects))
        return contents


@contextmanager
def _unpacked(package: Path, tell: Tell) -> Iterator[tuple[Path, Contents]]:
    """The folder of the package, unpacked and compared, for as long as the block lasts."""
    with TemporaryDirectory(prefix="hub-package-") as place:
        try:
            with ZipFile(package) as archive:
                entries = archive.infolist()
                folder = Path(place, _top_folder(package, entries))
                for number, entry in enumerate(entries, 1):
                    _unpack(archive, entry, Path(place))
                    tell("verifying", number, len(entries))
        except _DAMAGE as error:
            raise PackageError("damaged", path=package) from error
        _compare(package, folder)
        yield folder, Contents(len(entries), sum(entry.file_size for entry in entries))


def _top_folder(package: Path, entries: Sequence[ZipInfo]) -> str:
    """The one folder that everything is in.

    Raises:
        PackageError: an entry is not a plain file in that folder, or there is too much.
    """
    tops = {entry.orig_filename.partition("/")[0] for entry in entries}
    names = {entry.orig_filename.casefold() for entry in entries}
    for entry in entries:
        if not _is_plain(entry):
            # A hostile name may hold what a terminal obeys.
            raise PackageError("unsafe", path=package, name=ascii(entry.orig_filename))
    if len(tops) != 1 or len(names) != len(entries):
        raise PackageError("damaged", path=package)
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise PackageError("too-large", path=package, n=MOST_BYTES // 1_000_000_000)
    return tops.pop()


def _is_plain(entry: ZipInfo) -> bool:
    parts = entry.orig_filename.split("/")
    is_inside = len(parts) > 1 and all(map(is_portable, parts))
    return is_inside and stat.S_ISREG(entry.external_attr >> 16)


def _unpack(archive: ZipFile, entry: ZipInfo, place: Path) -> None:
    target = place / entry.orig_filename
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as packed, target.open("xb") as file:
        shutil.copyfileobj(packed, file)


def _compare(package: Path, folder: Path) -> None:
    listed = folder / SUMS_NAME
    try:
        sums = read_sums(listed.read_bytes())
    except (FileNotFoundError, ValueError) as error:
        raise PackageError("no-sums", path=package, file=SUMS_NAME) from error
    there = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_file() and path != listed
    }
    differing = sums.keys() ^ there.keys()
    differing |= {
        name for name in sums.keys() & there.keys() if sha256_of_file(there[name]) != sums[name]
    }
    if differing:
        shown = ", ".join(sorted(differing)[:_SHOWN])
        more = ", …" if len(differing) > _SHOWN else ""
        raise PackageError("altered", path=package, n=len(differing), files=shown + more)
