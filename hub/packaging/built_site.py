"""A built site as something to pack: what it says about itself, its files, what hinders."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hub.packaging.faults import PackageError
from hub.packaging.site_check import SiteDefect, check_site

_DATA = {"practices": "data/practices.json", "programs": "data/programs.json"}
_LANGUAGE = re.compile(r'<html lang="([a-zA-Z-]+)"')
_FORBIDDEN = re.compile(r'[<>:"\\|?*]|[. ]$')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.I)
DOWNLOADS = "downloads"
"""The folder of published packages: it is beside the pages, and no part of the site."""
_LEFT_BY_SYSTEMS = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class AboutSite:
    """What a built site says about itself in its data files; ``generated`` is aware (UTC)."""

    name: str
    url: str
    license: str
    language: str
    generated: datetime
    practices: int
    programs: int
    entry_pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site to pack. ``files`` are its paths, sorted; ``defects`` forbid to pack it."""

    folder: Path
    about: AboutSite
    files: tuple[str, ...]
    defects: tuple[SiteDefect, ...]


def read_built_site(folder: Path) -> BuiltSite:
    """The site in ``folder``, checked.

    Files that begin with a dot, those that file managers leave behind and published packages are
    no part of it.

    Raises:
        PackageError: there is no site that this project built.
    """
    if not folder.is_dir():
        raise PackageError("no-site", path=folder)
    about = _read_about(folder)
    files: list[str] = []
    defects: list[SiteDefect] = []
    for path, fault in _walk(folder):
        if fault:
            # A name that is no text cannot be printed either.
            printable = path.encode("utf-8", "backslashreplace").decode()
            defects.append(SiteDefect(printable, fault, ""))
        else:
            files.append(path)
    defects += _same_names(files)
    defects += check_site(folder, about.entry_pages)
    return BuiltSite(folder, about, tuple(sorted(files)), tuple(sorted(set(defects))))


def is_portable(name: str) -> bool:
    """Whether a file or folder may have this name on every system, and stays in its folder."""
    return bool(
        name and name.isprintable() and not _FORBIDDEN.search(name) and not _RESERVED.match(name)
    )


def _walk(folder: Path) -> Iterator[tuple[str, str]]:
    """Path of every file with the code of what forbids to pack it, or an empty string."""

    def give_up(error: OSError) -> None:
        raise error

    for here, folders, names in os.walk(folder, onerror=give_up):
        for name in [*folders, *names]:
            path = Path(here, name)
            relative = path.relative_to(folder).as_posix()
            if path.is_symlink():
                yield relative, "symlink"
            elif name in names and not _is_left_out(name):
                yield relative, _file_fault(path, relative)
        folders[:] = [
            name
            for name in folders
            if not _is_left_out(name) and Path(here, name) != folder / DOWNLOADS
        ]


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or name.lower() in _LEFT_BY_SYSTEMS


def _file_fault(path: Path, relative: str) -> str:
    if not path.is_file():
        return "no-file"
    return "" if all(map(is_portable, relative.split("/"))) else "unportable-name"


def _same_names(files: list[str]) -> Iterator[SiteDefect]:
    """Files of which some systems would keep only one."""
    seen: dict[str, str] = {}
    for path in sorted(files):
        first = seen.setdefault(path.casefold(), path)
        if first != path:
            yield SiteDefect(path, "same-name", first)


def _read_about(folder: Path) -> AboutSite:
    try:
        practices, programs = (_read_data(folder / path) for path in _DATA.values())
        page = (folder / "index.html").read_text(encoding="utf-8")
        language = _LANGUAGE.search(page)
        entries = [*practices["practices"], *programs["programs"]]
        url = str(practices["url"])
        return AboutSite(
            name=str(practices["hub"]),
            url=url,
            license=str(practices["license"]),
            language=language[1] if language else "",
            generated=datetime.fromisoformat(practices["generated_at"]).astimezone(UTC),
            practices=len(practices["practices"]),
            programs=len(programs["programs"]),
            entry_pages=tuple(str(entry["url"]).removeprefix(url) for entry in entries),
        )
    except (FileNotFoundError, NotADirectoryError) as error:
        missing = Path(str(error.filename)).relative_to(folder).as_posix()
        raise PackageError("not-a-site", path=folder, file=missing) from error
    except (ValueError, KeyError, TypeError) as error:
        files = ", ".join(_DATA.values())
        raise PackageError("not-a-site", path=folder, file=files) from error


def _read_data(path: Path) -> dict[str, Any]:
    data = json.loads(path.read_bytes())
    if not isinstance(data, dict):
        raise TypeError(path)
    return data
