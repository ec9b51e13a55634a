"""The offline package: the built site in a ZIP file whose bytes depend on the site alone.

Entries are sorted, with one time and one mode, in one folder, so that unpacking litters nothing
and nobody's clock, umask or file system is in the file. (Another release of zlib may pack the
same files into other bytes; their checksums inside stay the same.)
"""

from __future__ import annotations

import stat
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hub.packaging.built_site import BuiltSite
from hub.packaging.checksums import sha256_of, write_sums
from hub.packaging.contents import Tell
from hub.packaging.faults import PackageError
from hub.packaging.offline_readme import readme_files
from hub.packaging.site_check import SiteDefect

SUMS_NAME = "SHA256SUMS"
"""The file of the package with the checksums of all its other files."""

_LEVEL = 9
_UNIX = 3
_MODE = stat.S_IFREG | 0o644
_FIRST_YEAR, _LAST_YEAR = 1980, 2107
"""The years that a ZIP file can tell."""


def write_zip(site: BuiltSite, target: Path, moment: datetime, tell: Tell) -> None:
    """Pack ``site`` into ``target``, in a folder of the same name; ``moment`` dates every file.

    Raises:
        PackageError: the site has a file with the name of one that is added to it.
    """
    added = readme_files(site.about, target.name, moment)
    _refuse_taken_names(site, {*added, SUMS_NAME})
    time = _zip_time(moment)
    names = sorted([*site.files, *added])
    sums: dict[str, str] = {}
    with ZipFile(target, "w") as archive:
        for number, name in enumerate(names, 1):
            data = added[name] if name in added else (site.folder / name).read_bytes()
            sums[name] = sha256_of(data)
            _add(archive, f"{target.stem}/{name}", data, time)
            tell("packing", number, len(names))
        _add(archive, f"{target.stem}/{SUMS_NAME}", write_sums(sums), time)


def _refuse_taken_names(site: BuiltSite, added: set[str]) -> None:
    taken = {name.casefold() for name in added}
    defects = [
        SiteDefect(path, "taken-name", "") for path in site.files if path.casefold() in taken
    ]
    if defects:
        raise PackageError("defects", defects, path=site.folder, n=len(defects))


def _zip_time(moment: datetime) -> tuple[int, int, int, int, int, int]:
    if moment.year < _FIRST_YEAR:
        return (_FIRST_YEAR, 1, 1, 0, 0, 0)
    if moment.year > _LAST_YEAR:
        return (_LAST_YEAR, 12, 31, 23, 59, 58)
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)


def _add(
    archive: ZipFile, name: str, data: bytes, time: tuple[int, int, int, int, int, int]
) -> None:
    info = ZipInfo(name, time)
    info.create_system = _UNIX
    info.external_attr = _MODE << 16
    archive.writestr(info, data, compress_type=ZIP_DEFLATED, compresslevel=_LEVEL)
