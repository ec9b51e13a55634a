"""The page that offers every form in which the hub travels: what it is good for, size, date, sum.

Files of the site are described from their bytes. Packages that hold the site are made of it later:
the page knows their addresses, ``theme/scripts/downloads.js`` fills in what is known of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hub.site.assets import AssetPlan
from hub.site.site import Site
from hub.wording import slug

PATH = "downloads.html"
_BOOKS = {"pdf": "books/compendium.pdf", "epub": "books/compendium.epub"}
_SHEETS = "sheets/"
_COLLECTIONS = ("data/practices.", "data/programs.")
_PACKAGES = ("zip", "zim")
_NEEDS = {
    "phone": ("browser", "zim", "epub", "pdf"),
    "computer": ("zip", "zim"),
    "hotspot": ("zim", "zip"),
    "paper": ("pdf",),
    "study": ("data",),
}
"""What readers have in mind, and the forms that are good for it, the best first."""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of the site; ``sha256`` in hexadecimal digits."""

    path: str
    name: str
    description: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PackageView:
    """A package that holds the site, at its public ``address``; texts stand under its ``form``."""

    form: str
    file: str
    address: str


@dataclass(frozen=True, slots=True)
class FormLink:
    """A form by name; its section has the id ``form``."""

    form: str
    name: str


@dataclass(frozen=True, slots=True)
class NeedView:
    title: str
    text: str
    forms: tuple[FormLink, ...]


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """``pdf`` and ``epub`` are the compendium, if it was made; ``sheets`` counts the PDF sheets, or
    is empty; ``copy`` is what a copy of the site says of itself; ``commands`` verify a package.
    """

    needs: tuple[NeedView, ...]
    zip: PackageView
    zim: PackageView
    pdf: FileView | None
    epub: FileView | None
    sheets: str
    collections: tuple[FileView, ...]
    commands: tuple[tuple[str, str], ...]
    updated: str
    copy: str
    home: str


def downloads_view(site: Site, assets: Sequence[AssetPlan]) -> DownloadsView:
    """``assets`` are all files of the site; those that it has decide what is offered."""
    text = site.strings.text
    by_path = {asset.path: asset for asset in assets}
    books = {form: by_path.get(path) for form, path in _BOOKS.items()}
    absent = {form for form, asset in books.items() if asset is None}
    packages = {form: _package(site, form) for form in _PACKAGES}
    updated = site.long_date(site.updated)
    return DownloadsView(
        needs=tuple(_needs(site, lambda form: form not in absent)),
        zip=packages["zip"],
        zim=packages["zim"],
        pdf=_book(site, books["pdf"]),
        epub=_book(site, books["epub"]),
        sheets=_sheets(site, assets),
        collections=tuple(
            _file(site, asset, text(f"data.files.{asset.text_key}.description"))
            for asset in assets
            if asset.path.startswith(_COLLECTIONS)
        ),
        commands=tuple(_commands(site, packages["zip"].file)),
        updated=updated,
        copy=text("downloads.copy", date=updated),
        home=site.address(PATH),
    )


def _needs(site: Site, is_offered: Callable[[str], bool]) -> Iterator[NeedView]:
    text = site.strings.text
    for need, forms in _NEEDS.items():
        yield NeedView(
            text(f"downloads.needs.{need}.title"),
            text(f"downloads.needs.{need}.text"),
            tuple(
                FormLink(form, text(f"downloads.forms.{form}.name"))
                for form in forms
                if is_offered(form)
            ),
        )


def _package(site: Site, form: str) -> PackageView:
    file = f"{slug(site.settings.name)}.{form}"
    return PackageView(form, file, site.address(f"downloads/{file}"))


def _book(site: Site, asset: AssetPlan | None) -> FileView | None:
    return _file(site, asset, "") if asset else None


def _file(site: Site, asset: AssetPlan, description: str) -> FileView:
    name = asset.path.rpartition("/")[2]
    digest = hashlib.sha256(asset.content).hexdigest()
    return FileView(asset.path, name, description, _size(site, len(asset.content)), digest)


def _sheets(site: Site, assets: Sequence[AssetPlan]) -> str:
    sizes = [len(asset.content) for asset in assets if asset.path.startswith(_SHEETS)]
    if not sizes:
        return ""
    counted = site.strings.count("downloads.sheets", len(sizes))
    return f"{counted} ({_size(site, sum(sizes))})."


def _size(site: Site, size: int) -> str:
    """Thousands of bytes, or millions with one decimal."""
    text, number = site.strings.text, site.strings.number
    if size < 1_000_000:
        return text("data.kilobytes", n=number(max(1, round(size / 1000))))
    return text("packages.megabytes", n=number(round(size / 1e6, 1)))


def _commands(site: Site, file: str) -> Iterator[tuple[str, str]]:
    """System and what to type there to verify the package ``file``."""
    yield "Linux", f"sha256sum -c {file}.sha256"
    yield "macOS", f"shasum -a 256 -c {file}.sha256"
    yield "Windows (PowerShell)", f"Get-FileHash {file}"
    yield site.strings.text("downloads.own_tool"), f"scripts/package_site.py --verify {file}"
