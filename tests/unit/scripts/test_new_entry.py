"""``scripts/new_entry.py``: what it writes, what it refuses, what it says."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from hub.entries.wordings import problem_texts
from hub.model import LANGUAGES
from tests.support.content_folders import make_content, write_file

SCRIPTS = Path(__file__).parents[3] / "scripts"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def new_entry() -> ModuleType:
    """The script as a module."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module("new_entry")
    finally:
        sys.path.remove(str(SCRIPTS))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path / "content")


@pytest.fixture
def run(new_entry: ModuleType, content: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the script on the content folder: exit status, what it printed, what it complained."""

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            status = new_entry.main([*arguments, "--content", str(content)])
        except SystemExit as ended:
            status = ended.code
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


@pytest.mark.parametrize(("kind", "folder"), [("practice", "practices"), ("program", "programs")])
def test_the_file_is_written_where_it_belongs(
    run: Run, content: Path, kind: str, folder: str
) -> None:
    status, out, err = run(kind, "agua-segura")
    path = content / folder / "agua-segura.md"
    assert (status, err) == (0, "")
    assert path.read_text(encoding="utf-8").startswith("---\n# Ficha nueva")
    first, second = out.splitlines()
    assert first.startswith("Ficha nueva: ")
    assert first.endswith(f"content/{folder}/agua-segura.md")
    assert "scripts/validate.py" in second


def test_a_folder_that_is_missing_is_made(run: Run, content: Path) -> None:
    (content / "programs").rmdir()
    assert run("program", "plan")[0] == 0
    assert (content / "programs" / "plan.md").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_entry_is_in_the_language_asked_for(run: Run, language: str) -> None:
    status, out, _ = run("practice", "x", "--lang", language, "--output", "-")
    assert status == 0
    assert f"\nlanguage: {language}\n" in out


def test_to_standard_output_nothing_is_written(run: Run, content: Path) -> None:
    status, out, err = run("practice", "agua", "--output", "-")
    assert (status, err) == (0, "")
    assert out.startswith("---\n")
    assert list((content / "practices").iterdir()) == []


def test_another_file_may_be_asked_for(run: Run, tmp_path: Path) -> None:
    assert run("practice", "agua", "--output", str(tmp_path / "otra.md"))[0] == 0
    assert (tmp_path / "otra.md").is_file()


def test_the_ending_of_the_file_decides_its_form(run: Run, content: Path) -> None:
    path = content / "practices" / "agua.yml"
    assert run("practice", "agua", "--output", str(path))[0] == 0
    text = path.read_text(encoding="utf-8")
    assert "\nsummary: |\n" in text
    assert "---\n" not in text.replace("----\n", "")


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    path = write_file(tmp_path / "otra.md", "mía")
    status, _, err = run("practice", "agua", "--output", str(path))
    assert status == 2
    assert "ya existe" in err
    assert path.read_text(encoding="utf-8") == "mía"


@pytest.mark.parametrize(
    ("wanted", "suggested"),
    [("Agua Segura", "agua-segura"), ("niñez_", "ninez"), ("a--b", "a-b"), ("../x", "x")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bad_id_is_refused_in_the_words_of_the_validator(
    run: Run, content: Path, wanted: str, suggested: str, language: str
) -> None:
    status, out, err = run("practice", wanted, "--lang", language)
    assert (status, out) == (2, "")
    assert problem_texts(language)["bad-id"].message.format(value=wanted, label="") in err
    assert f"«{suggested}»" in err or f"“{suggested}”" in err
    assert list(content.rglob("*.md")) == []


@pytest.mark.parametrize(
    "other",
    [
        "practices/agua.md",
        "practices/agua.yml",
        "practices/agua.yaml",
        "practices/agua.en.md",
        "programs/agua.md",
    ],
)
def test_an_id_in_use_is_refused(run: Run, content: Path, other: str) -> None:
    write_file(content / other, "mía")
    status, _, err = run("practice", "agua")
    assert status == 2
    assert other in err
    assert (content / other).read_text(encoding="utf-8") == "mía"


def test_an_id_that_only_begins_like_another_is_free(run: Run, content: Path) -> None:
    write_file(content / "practices/agua-segura.md", "mía")
    assert run("practice", "agua")[0] == 0


@pytest.mark.parametrize(("wanted", "why"), [("index", "índice"), ("a" * 101, "101")])
def test_an_id_that_can_be_no_page_is_refused(run: Run, wanted: str, why: str) -> None:
    status, _, err = run("practice", wanted)
    assert status == 2
    assert why in err


def test_a_folder_without_content_is_misuse(
    new_entry: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_entry.main(["practice", "agua", "--content", str(tmp_path)]) == 2
    assert "vocabularies" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [(), ("recipe", "agua"), ("practice",)])
def test_misuse_ends_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2


def test_a_place_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    status, _, err = run("practice", "agua", "--output", str(tmp_path / "no" / "agua.md"))
    assert status == 1
    assert "agua.md" in err
    assert err.count("\n") == 1
