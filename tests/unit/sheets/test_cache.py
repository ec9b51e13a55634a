"""The PDFs between two builds: used when whole, made anew when not, taken away when not wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hub.sheets import typst_pdf
from hub.sheets.cache import SheetCache, cache_folder


class Maker:
    """Makes a PDF and counts how often it was asked to."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return b"%PDF " + bytes(1000)


@pytest.fixture
def make() -> Maker:
    return Maker()


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_what_has_not_changed_is_not_made_again(tmp_path: Path, make: Maker) -> None:
    first = SheetCache(tmp_path / "x").get(b"a", make)
    assert SheetCache(tmp_path / "x").get(b"a", make) == first
    assert make.made == 1
    SheetCache(tmp_path / "x").get(b"b", make)
    assert make.made == 2


@pytest.mark.parametrize(
    "harm",
    [
        lambda held: held[:-1],
        lambda held: held[:100],
        lambda held: b"",
        lambda held: held[:50] + b"!" + held[51:],
    ],
)
def test_a_damaged_file_is_made_anew(
    harm: Callable[[bytes], bytes], tmp_path: Path, make: Maker
) -> None:
    whole = SheetCache(tmp_path).get(b"a", make)
    (path,) = kept(tmp_path)
    path.write_bytes(harm(path.read_bytes()))
    assert SheetCache(tmp_path).get(b"a", make) == whole
    assert make.made == 2
    assert SheetCache(tmp_path).find(b"a") == whole


def test_what_was_not_asked_for_is_taken_away(tmp_path: Path, make: Maker) -> None:
    before = SheetCache(tmp_path)
    before.get(b"a", make)
    before.get(b"b", make)
    (tmp_path / "left.pdf.new").write_bytes(b"cut short")
    (tmp_path / "letter.txt").write_text("mine")
    after = SheetCache(tmp_path)
    after.get(b"a", make)
    after.forget_unused()
    assert after.find(b"a")
    assert after.find(b"b") is None
    assert (tmp_path / "letter.txt").exists()
    assert len(kept(tmp_path)) == 2


def test_other_templates_or_another_typesetter_are_another_pdf(
    tmp_path: Path, make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    SheetCache(tmp_path).get(b"a", make)
    monkeypatch.setattr(typst_pdf, "version", lambda: "99")
    SheetCache(tmp_path).get(b"a", make)
    assert make.made == 2


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path, make: Maker) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = SheetCache(tmp_path / "file")
    assert cache.get(b"a", make).startswith(b"%PDF")
    cache.forget_unused()
    assert (tmp_path / "file").read_text() == "no folder"


def test_each_language_has_its_folder_beside_the_content(tmp_path: Path) -> None:
    assert cache_folder(tmp_path / "content", "es") == (
        tmp_path.resolve() / ".hub-cache" / "content-es-sheets"
    )
