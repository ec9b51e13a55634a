"""``scripts/look.py``: the pictures that it takes of a site, and what it says when it cannot."""

from __future__ import annotations

import contextlib
import importlib
import io
import re
import struct
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from bench.chromium import count_sheets

SCRIPT = Path(__file__).parents[3] / "scripts" / "look.py"
PAGE = """<!doctype html>
<html lang="es"><head><meta charset="utf-8"><title>Página</title><style>
:root { color-scheme: light dark } main { height: 1500px } section + section { break-before: page }
@media print { main { height: auto } }
</style></head><body><main><section>Uno</section><section>Dos</section></main></body></html>"""
SIGNATURE = b"\x89PNG\r\n\x1a\n"

Look = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script as a module."""
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        return importlib.import_module("look")
    finally:
        sys.path.remove(str(SCRIPT.parent))


def run(script: ModuleType, arguments: list[str]) -> int:
    """In a thread of its own: the browser of other tests may be open in this one."""
    with ThreadPoolExecutor(1) as thread:
        status: int = thread.submit(script.main, arguments).result()
        return status


def make_site(folder: Path) -> Path:
    folder.mkdir()
    for name in ("index.html", "about.html"):
        (folder / name).write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that has the home page and the page about itself, and nothing else."""
    return make_site(tmp_path / "site")


@pytest.fixture
def look(script: ModuleType, site: Path, capsys: pytest.CaptureFixture[str]) -> Look:
    """Call the script: its exit status, what it printed and what it complained of."""

    def call(*arguments: str) -> tuple[int, str, str]:
        given = ["--site", str(site), "--output", str(site.parent / "out"), *arguments]
        try:
            status = run(script, given)
        except SystemExit as ended:
            status = int(ended.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def size(picture: Path) -> tuple[int, int]:
    content = picture.read_bytes()
    assert content.startswith(SIGNATURE)
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.fixture(scope="module")
def taken(script: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder with all pictures of the home page, and what was printed meanwhile."""
    folder = tmp_path_factory.mktemp("taken")
    site = make_site(folder / "site")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        arguments = ["--site", str(site), "--output", str(folder / "out"), "--kind", "home"]
        assert run(script, arguments) == 0
    return folder / "out", printed.getvalue()


def test_a_page_is_shown_at_every_width_light_and_dark_and_printed(
    taken: tuple[Path, str],
) -> None:
    out, output = taken
    screens = [f"{width}-{scheme}" for width in (320, 768, 1440) for scheme in ("light", "dark")]
    expected = [f"01-home-{screen}.png" for screen in screens]
    expected += ["01-home-print.pdf", "01-home-print-1.png", "01-home-print-2.png"]
    assert names(out) == sorted(expected)
    lines = output.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == [str(out / name) for name in expected]
    assert lines[6] == f"{out / '01-home-print.pdf'}  2 of 2 sheets shown"
    assert lines[-1] == f"9 files in {out}. Look at every picture: no test sees as you do."


def test_a_picture_is_as_wide_as_the_screen_and_shows_the_whole_page(
    taken: tuple[Path, str],
) -> None:
    for width in (320, 768, 1440):
        for scheme in ("light", "dark"):
            shown = size(taken[0] / f"01-home-{width}-{scheme}.png")
            assert (shown[0], shown[1] > 1500) == (width, True)


def test_pictures_show_what_they_are_called(taken: tuple[Path, str]) -> None:
    """Light is not dark, the first sheet is not the second, and none is an empty window."""
    out, _ = taken
    pictures = [(out / name).read_bytes() for name in names(out) if name.endswith(".png")]
    assert len(pictures) == len(set(pictures)) == 8
    assert count_sheets((out / "01-home-print.pdf").read_bytes()) == 2
    assert size(out / "01-home-print-2.png") == (794, 1123)


def test_a_picture_of_a_very_long_page_ends_and_says_so(
    look: Look, script: ModuleType, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "_MOST_PIXELS", 1000)
    output = look("--kind", "home", "--width", "320")[1]
    picture = site.parent / "out" / "01-home-320-light.png"
    assert size(picture) == (320, 1000)
    assert re.match(rf"{re.escape(str(picture))}  1000 of 15\d\d px shown\n", output)


def test_old_pictures_of_a_kind_give_way_and_everything_else_stays(look: Look, site: Path) -> None:
    out = site.parent / "out"
    out.mkdir()
    kept = ["01-home-holiday.png", "01-homes-320-light.png", "02-explore-320-light.png", "a.png"]
    for name in ("01-home-768-dark.png", "01-home-print-7.png", *kept):
        (out / name).write_bytes(b"")
    assert look("--kind", "home", "--width", "320")[0] == 0
    assert set(kept) <= set(names(out))
    assert {"01-home-768-dark.png", "01-home-print-7.png"}.isdisjoint(names(out))


def test_a_missing_page_is_named_and_the_others_are_shown(look: Look, site: Path) -> None:
    code, output, errors = look("--kind", "explore-found", "about", "--width", "320")
    assert code == 1
    assert errors == f"explore-found: practices/index.html?q=salud is not in {site}\n"
    assert output.splitlines()[0].endswith("-about-320-light.png")


def test_without_a_site_it_says_how_to_build_one(look: Look, site: Path) -> None:
    code, output, errors = look("--site", str(site / "nothing"))
    assert (code, output) == (2, "")
    assert errors == f"There is no built site in {site / 'nothing'}: run scripts/build first.\n"


def test_without_a_browser_it_says_what_to_install(
    look: Look, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_CHROMIUM", str(site / "no-browser"))
    code, output, errors = look()
    assert (code, output) == (2, "")
    assert errors.startswith("There is no Chromium: install it (Debian: apt-get install chromium;")
    assert not (site.parent / "out").exists()


def test_without_the_packages_of_the_tests_it_says_how_to_get_them(
    look: Look, script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script.importlib.util, "find_spec", lambda name: None)
    code, _, errors = look()
    assert (code, errors.count("run scripts/test once")) == (2, 1)


@pytest.mark.parametrize("arguments", [("--kind", "colour"), ("--width", "321")])
def test_misuse_ends_with_status_2(look: Look, arguments: tuple[str, str]) -> None:
    code, output, errors = look(*arguments)
    assert (code, output) == (2, "")
    assert "invalid choice" in errors
