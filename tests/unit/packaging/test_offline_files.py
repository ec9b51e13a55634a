"""The list of what a reader keeps in the browser: which files, which version."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hub.packaging.offline_files import (
    OfflineFile,
    is_for_reading,
    offline_files,
    offline_list,
    put_offline_list,
)

DAY = date(2026, 3, 4)
FILES = {
    "index.html": "<h1>Inicio</h1>",
    "practices/agua.html": "<h1>Agua</h1>",
    "images/ñandú y más.png": "png",
    "search/es/0/meta.js": "1",
    "data/practices.json": "{}",
}
HOME = OfflineFile("index.html", "0" * 16, 10)
ENTRY = OfflineFile("practices/agua.html", "1" * 16, 20)


def _make(folder: Path) -> Path:
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def _read(script: bytes) -> Any:
    start, end = b'Hub.receive("offline-files",', b");\n"
    assert script.startswith(start)
    assert script.endswith(end)
    return json.loads(script[len(start) : -len(end)])


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "data/index.html",
        "assets/hub/hub.css",
        "search/es/0123456789ab/meta.js",
        "assets/hub/mark.svg",
        "images/ventanilla.png",
    ],
)
def test_what_pages_are_and_show_is_kept(path: str) -> None:
    assert is_for_reading(path)


@pytest.mark.parametrize(
    "path",
    [
        "data/practices.json",
        "data/practices.csv",
        "cite/agua.bib",
        "feed.xml",
        "countries/pe.rss",
        "sheets/agua.pdf",
        "books/compendium.epub",
        "downloads/packages.js",
        "downloads/hub.zip",
        "sitemap.xml",
        "sw.js",
        "offline-files.js",
    ],
)
def test_what_is_for_downloading_is_not_kept(path: str) -> None:
    assert not is_for_reading(path)


def test_files_are_listed_with_digest_and_size(tmp_path: Path) -> None:
    found = offline_files(_make(tmp_path))
    assert [file.path for file in found] == sorted(set(FILES) - {"data/practices.json"})
    home = next(file for file in found if file.path == "index.html")
    assert home.digest == hashlib.sha256(b"<h1>Inicio</h1>").hexdigest()[:16]
    assert home.size == len(b"<h1>Inicio</h1>")


def test_the_list_says_what_the_reader_wants_to_know() -> None:
    read = _read(offline_list([ENTRY, HOME], DAY))
    assert read["date"] == "2026-03-04"
    assert read["bytes"] == 30
    assert read["files"] == [
        ["index.html", "0" * 16, 10],
        ["practices/agua.html", "1" * 16, 20],
    ]


def test_the_same_site_has_the_same_version_in_any_order() -> None:
    assert offline_list([HOME, ENTRY], DAY) == offline_list([ENTRY, HOME], DAY)


@pytest.mark.parametrize(
    "files",
    [
        [HOME],
        [HOME, OfflineFile("practices/agua.html", "2" * 16, 20)],
        [HOME, OfflineFile("practices/pan.html", "1" * 16, 20)],
    ],
    ids=["removed", "changed", "renamed"],
)
def test_any_change_makes_another_version(files: list[OfflineFile]) -> None:
    before = _read(offline_list([HOME, ENTRY], DAY))["version"]
    assert _read(offline_list(files, DAY))["version"] != before


def test_another_day_makes_another_version() -> None:
    other = offline_list([HOME], date(2026, 3, 5))
    assert _read(other)["version"] != _read(offline_list([HOME], DAY))["version"]


def test_writing_the_list_again_changes_nothing(tmp_path: Path) -> None:
    put_offline_list(_make(tmp_path), DAY)
    first = (tmp_path / "offline-files.js").read_bytes()
    put_offline_list(tmp_path, DAY)
    assert (tmp_path / "offline-files.js").read_bytes() == first
    assert "images/ñandú y más.png" in first.decode()
