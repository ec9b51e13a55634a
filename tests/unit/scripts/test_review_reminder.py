"""``scripts/review_reminder.py``: the entries that are due, from the keepers' report."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.content_folders import example, make_content

ROOT = Path(__file__).parents[3]


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("report"), importlib.import_module("review_reminder")


def report_of(report: ModuleType, tmp_path: Path, today: str) -> Path:
    """The report of scripts/report.py on a content folder of one entry."""
    text = example("base.md").replace("title: Ventanilla", "title: Todos *@todos* | Ventanilla", 1)
    content = make_content(tmp_path / "content", {"practices/base.md": text})
    path = tmp_path / "report.json"
    options = ["--format", "json", "--content", str(content), "--output", str(path)]
    assert report.main([*options, "--today", today]) == 0
    return path


def test_an_entry_that_is_due_is_named(
    scripts: tuple[ModuleType, ModuleType], tmp_path: Path
) -> None:
    path, output = report_of(scripts[0], tmp_path, "2028-11-20"), tmp_path / "review.md"
    assert scripts[1].main([str(path), "--output", str(output)]) == 1
    text = output.read_text(encoding="utf-8")
    assert "1 ficha publicada lleva 24 meses o más sin verificar." in text
    row = next(line for line in text.splitlines() if "(base)" in line)
    assert row.endswith("(base) | 2026-11-20 | 2028-11-20 |")
    assert row.startswith("| Todos \\*@\u200btodos\\* \\| Ventanilla")


def test_nothing_due_is_status_0(
    scripts: tuple[ModuleType, ModuleType], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = report_of(scripts[0], tmp_path, "2028-11-19")
    assert scripts[1].main([str(path), "--lang", "en"]) == 0
    assert "No published entry has gone unverified" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, "", "[]", "{}"])
def test_anything_else_is_misuse(
    content: str | None,
    scripts: tuple[ModuleType, ModuleType],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "report.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert scripts[1].main([str(path)]) == 2
    assert "no es un informe" in capsys.readouterr().err
