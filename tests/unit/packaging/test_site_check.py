"""The check of a built site finds each kind of defect, and nothing in a sound site."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from hub.packaging.site_check import (
    ENTRY_PAGE_BUDGET,
    PAGE_BUDGET,
    PROGRAM_PAGE_BUDGET,
    check_site,
)

SOUND = {
    "index.html": '<a href="practices/a.html#lessons">A</a><link rel="stylesheet" href="s.css">',
    "practices/a.html": '<h2 id="lessons">L</h2><a href="../index.html">I</a>'
    '<a href="#lessons">L</a><a href="https://example.org/x">out</a>'
    '<a href="mailto:a@example.org">m</a>'
    '<link rel="canonical" href="https://example.org/a"><img src="../m.svg" alt="">',
    "s.css": "a{background:url(m.svg)}",
    "m.svg": "<svg/>",
    "404.html": '<a href="https://example.org/">home</a>',
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def codes(folder: Path, *entries: str) -> list[tuple[str, str]]:
    return [(defect.path, defect.code) for defect in check_site(folder, entries)]


def test_a_sound_site_has_no_defect(tmp_path: Path) -> None:
    assert codes(write(tmp_path, SOUND), "practices/a.html") == []


@pytest.mark.parametrize(
    ("path", "html", "code"),
    [
        ("index.html", '<a href="nowhere.html">x</a>', "dead-link"),
        ("index.html", '<a href="practices/a.html#gone">x</a>', "dead-anchor"),
        ("index.html", '<a href="#gone">x</a>', "dead-anchor"),
        ("index.html", '<a href="/index.html">x</a>', "absolute-link"),
        ("index.html", '<a href="http://example.org">x</a>', "absolute-link"),
        ("index.html", '<a href="//example.org">x</a>', "absolute-link"),
        ("index.html", '<a href="javascript:alert(1)">x</a>', "absolute-link"),
        ("index.html", '<img src="https://example.org/x.png" alt="">', "external-request"),
        ("index.html", '<img srcset="m.svg 1x, https://example.org/x.png 2x">', "external-request"),
        ("index.html", '<script src="//example.org/x.js"></script>', "external-request"),
        ("index.html", '<link rel="icon" href="/icon.svg">', "external-request"),
        ("index.html", '<object data="https://example.org/x"></object>', "external-request"),
        ("index.html", '<img src="gone.png" alt="">', "dead-link"),
        ("s.css", "@import 'https://example.org/x.css';", "external-request"),
        ("s.css", "a{background:url('//example.org/x.png')}", "external-request"),
        ("s.css", "a{background:url(gone.png)}", "dead-link"),
    ],
)
def test_each_kind_of_defect_is_found(tmp_path: Path, path: str, html: str, code: str) -> None:
    write(tmp_path, SOUND | {path: SOUND[path] + html})
    assert codes(tmp_path, "practices/a.html") == [(path, code)]


def test_a_missing_entry_page_is_found(tmp_path: Path) -> None:
    write(tmp_path, SOUND)
    assert codes(tmp_path, "practices/b.html") == [("practices/b.html", "missing-page")]


def noise(size: int) -> str:
    """Text that gzip cannot shrink much below ``size`` bytes."""
    return random.Random(1).randbytes(size).hex()


def test_entry_pages_have_a_smaller_budget_than_others(tmp_path: Path) -> None:
    heavy = noise(ENTRY_PAGE_BUDGET)
    write(tmp_path, SOUND | {"practices/a.html": SOUND["practices/a.html"] + heavy})
    assert codes(tmp_path, "practices/a.html") == [("practices/a.html", "too-heavy")]
    assert codes(tmp_path) == []


@pytest.mark.parametrize(("budget", "found"), [(ENTRY_PAGE_BUDGET, []), (PROGRAM_PAGE_BUDGET, 1)])
def test_programmes_have_more(tmp_path: Path, budget: int, found: object) -> None:
    page = SOUND["practices/a.html"] + noise(budget)
    write(tmp_path, SOUND | {"programs/a.html": page})
    heavy = [("programs/a.html", "too-heavy")] if found else []
    assert codes(tmp_path, "programs/a.html") == heavy


def test_every_page_has_a_budget(tmp_path: Path) -> None:
    write(tmp_path, SOUND | {"about.html": noise(PAGE_BUDGET)})
    assert codes(tmp_path) == [("about.html", "too-heavy")]
