"""Programs of others: installed once, run, and what is said when that does not work."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.outside_programs import Unavailable, install_node_package, package_version, run


def test_a_package_that_is_there_is_not_installed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "node" / "node_modules" / "lighthouse"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"version": "9.8.7"}', encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    assert install_node_package("lighthouse", "Lighthouse", tmp_path) == package
    assert package_version(package) == "9.8.7"


def test_without_npm_it_is_said_what_cannot_be_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match=r"^Lighthouse could not be installed: .*npm"):
        install_node_package("lighthouse", "Lighthouse", tmp_path / "tools")


def test_what_a_program_prints_is_returned() -> None:
    code = "import os; print(os.environ['GIVEN'])"
    assert run("It failed", [sys.executable, "-c", code], {"GIVEN": "yes"}) == "yes\n"


def test_a_program_that_fails_is_a_sentence_with_its_first_words() -> None:
    code = "import sys; sys.exit('\\n  no such page\\nat line 7')"
    with pytest.raises(Unavailable, match=r"^It failed: no such page$"):
        run("It failed", [sys.executable, "-c", code])
    with pytest.raises(Unavailable, match=r"^It failed: no reason given$"):
        run("It failed", [sys.executable, "-c", "raise SystemExit(3)"])
