"""The browser of measurements, pictures and tests: which one it is, how many sheets it printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.chromium import count_sheets, find_chromium


def program(path: Path) -> str:
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture(autouse=True)
def no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which no browser is on the path."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("HUB_CHROMIUM", raising=False)


def test_the_first_browser_of_its_family_is_taken(tmp_path: Path) -> None:
    program(tmp_path / "google-chrome")
    expected = program(tmp_path / "chromium")
    assert find_chromium() == expected


def test_the_browser_that_is_named_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "chromium")
    monkeypatch.setenv("HUB_CHROMIUM", program(tmp_path / "mine"))
    assert find_chromium() == str(tmp_path / "mine")


def test_a_browser_that_is_named_and_missing_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "chromium")
    monkeypatch.setenv("HUB_CHROMIUM", str(tmp_path / "gone"))
    assert find_chromium() is None


def test_sheets_are_counted_and_not_the_list_of_sheets() -> None:
    pdf = b"<</Type /Page\n/Parent 9 0 R>> <</Type /Page/Parent 9 0 R>> <</Type /Pages\n/Count 2>>"
    assert count_sheets(pdf) == 2
    assert count_sheets(b"<</Type /Pages /Count 0>> <</Type/Page>> <</Type /PageLabels>>") == 1
