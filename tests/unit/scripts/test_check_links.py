"""``scripts/check_links.py``: which links it asks, what it says, how it ends."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from hub.links.link_check import Answer
from tests.support.content_folders import example, make_content

ROOT = Path(__file__).parents[3]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("check_links")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    text = example("base.md")
    linked = text.replace(
        "## Lecciones", "Vea [el sitio](https://links.example/a#b).\n\n## Lecciones"
    )
    return make_content(
        tmp_path / "content", {"practices/base.md": linked, "practices/other.md": text}
    )


def test_every_link_is_asked_once_and_named_with_its_entries(
    script: ModuleType, content: Path, tmp_path: Path
) -> None:
    asked: list[str] = []

    def ask(method: str, address: str) -> Answer:
        asked.append(f"{method} {address}")
        return Answer(404 if address.endswith("informe") else 200)

    report = tmp_path / "links.md"
    options = ["--content", str(content), "--pause", "0", "--output", str(report)]
    assert script.main(options, ask=ask) == 1
    assert sorted(asked) == [
        "GET https://www.example.org/informe",
        "HEAD https://links.example/a",
        "HEAD https://www.example.org/informe",
        "HEAD https://www.example.org/memoria",
    ]
    text = report.read_text(encoding="utf-8")
    assert "| `https://www.example.org/informe` | 404 | `base`, `other` |" in text
    assert "Enlaces: 3" in text


def test_all_well_is_status_0(
    script: ModuleType, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--content", str(content), "--pause", "0", "--lang", "en"]
    assert script.main(options, ask=lambda method, address: Answer(200)) == 0
    assert "- Answering: 3\n" in capsys.readouterr().out


def test_misuse(
    script: ModuleType, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask(method: str, address: str) -> Answer:
        return Answer(200)

    assert script.main(["--content", str(tmp_path / "none")], ask=ask) == 2
    options = ["--content", str(content), "--pause", "0", "--output", str(tmp_path)]
    assert script.main(options, ask=ask) == 2
    assert "No se pudo escribir" in capsys.readouterr().err
