"""Every example is a test: drop a file in.

``examples/valid`` is a content folder without problems. ``examples/invalid/<code>/<case>.json``
holds the complete expected problems of the file or folder ``<case>`` beside it: a file becomes a
practice of an otherwise empty content folder, a folder is laid over one. What cannot be kept as a
file has a recipe here. ``pytest --update-golden`` writes the expected problems: read the change.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hub.entries.field_table import fields_of
from hub.entries.wordings import problem_examples
from hub.problems import CODES, Severity
from tests.support.content_folders import EXAMPLES, as_rows, check, example, make_content
from tests.support.fragments import merge_fragment

VALID = EXAMPLES / "valid"
INVALID = EXAMPLES / "invalid"
CASES = sorted(path.relative_to(INVALID).with_suffix("") for path in INVALID.glob("*/*.json"))
BASE = "base.md"


def _link_to_an_entry(content: Path) -> None:
    (content / "real.md").write_text(example(BASE), encoding="utf-8")
    (content / "practices" / "link.md").symlink_to(content / "real.md")


def _folder_named_like_an_entry(content: Path) -> None:
    (content / "practices" / "folder.md").mkdir()


def _ten_megabytes(content: Path) -> None:
    (content / "practices" / "large.md").write_bytes(b"a" * 10_000_000)


def _without_practice_types(content: Path) -> None:
    (content / "vocabularies" / "practice_types.yml").unlink()
    (content / "practices" / "mesa.md").write_text(example(BASE), encoding="utf-8")


def _entry_that_cannot_be_opened(content: Path) -> None:
    (content / "practices" / "closed.md").write_text(example(BASE), encoding="utf-8")


RECIPES: dict[str, Callable[[Path], None]] = {
    "file-too-large/ten-megabytes": _ten_megabytes,
    "not-a-file/folder-named-like-an-entry": _folder_named_like_an_entry,
    "symlink/link-to-an-entry": _link_to_an_entry,
    "unreadable-file/no-permission": _entry_that_cannot_be_opened,
    "vocabulary-missing/practice-types": _without_practice_types,
}


@pytest.fixture
def forbidden_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files named ``closed.md`` cannot be opened, whoever runs the tests."""
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "closed.md":
            raise PermissionError(13, os.strerror(13))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)


def _lay_out(case: Path, content: Path) -> None:
    recipe = RECIPES.get(case.as_posix())
    if recipe:
        recipe(content)
        return
    sources = [path for path in (INVALID / case.parent).glob(f"{case.name}*") if _is(path, case)]
    assert len(sources) == 1, f"{case}: one file or folder must stand beside the expected problems"
    if sources[0].is_dir():
        shutil.copytree(sources[0], content, dirs_exist_ok=True)
    else:
        shutil.copy(sources[0], content / "practices")


def _is(path: Path, case: Path) -> bool:
    return path.suffix != ".json" and path.name.removesuffix(path.suffix) == case.name


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.usefixtures("forbidden_files")
def test_invalid_example_has_exactly_the_expected_problems(
    case: Path, tmp_path: Path, update_golden: bool
) -> None:
    content = make_content(tmp_path / "content")
    _lay_out(case, content)
    found = as_rows(check(content).problems, content)
    expected = INVALID / case.parent / f"{case.name}.json"
    if update_golden:
        lines = [json.dumps(row, ensure_ascii=False) for row in found]
        expected.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
    assert case.parent.name in {row["code"] for row in found}


def test_every_code_has_an_invalid_example() -> None:
    assert {case.parent.name for case in CASES} == set(CODES)


def test_every_invalid_example_has_its_expected_problems() -> None:
    """An example without its JSON would never be run."""
    given = {
        path.relative_to(INVALID).with_suffix("")
        for path in INVALID.glob("*/*")
        if path.suffix != ".json"
    }
    assert given == {case for case in CASES if case.as_posix() not in RECIPES}
    assert {case.as_posix() for case in CASES} >= RECIPES.keys()


@pytest.fixture
def valid_content(tmp_path: Path) -> Path:
    content = make_content(tmp_path / "content")
    shutil.copytree(VALID, content, dirs_exist_ok=True)
    return content


def test_valid_examples_have_no_problems(valid_content: Path) -> None:
    loaded = check(valid_content)
    assert as_rows(loaded.problems, valid_content) == []
    files = sorted(path.stem for path in VALID.glob("pr*/*"))
    assert sorted(entry.id for entry in loaded.catalog.entries()) == files


@pytest.mark.parametrize(
    ("kind", "name"), [("practice", "complete"), ("program", "complete-programme")]
)
def test_complete_example_fills_every_field(kind: str, name: str, valid_content: Path) -> None:
    """A field that no valid example uses is a field that nobody has seen working."""
    entry = check(valid_content).catalog.entries_by_id[name]
    empty = [field.name for field in fields_of(kind).values() if not getattr(entry, field.target)]
    assert empty == []


def test_valid_examples_come_in_every_form_and_language(valid_content: Path) -> None:
    entries = list(check(valid_content).catalog.entries())
    assert {Path(entry.path).suffix for entry in entries} == {".md", ".yml", ".yaml"}
    assert {entry.language for entry in entries} == {"es", "en", "pt"}


def test_base_of_the_help_examples_has_no_problems(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content", {"practices/base.md": example(BASE)})
    assert as_rows(check(content).problems, content) == []


FRAGMENTS = {code: shown for code, shown in problem_examples().items() if shown.before}


@pytest.mark.parametrize("code", FRAGMENTS)
def test_help_example_shows_its_mistake_and_its_remedy(code: str, tmp_path: Path) -> None:
    """What the help page shows is true: the first fragment is wrong, the second is right."""
    found = {}
    for name, fragment in (("before", FRAGMENTS[code].before), ("after", FRAGMENTS[code].after)):
        text = merge_fragment(example(BASE), fragment)
        content = make_content(tmp_path / name, {"practices/base.md": text})
        found[name] = check(content).problems
    assert code in {problem.code for problem in found["before"]}
    assert as_rows(found["after"], tmp_path / "after" / "content") == []


def test_help_example_of_a_warning_keeps_the_entry(tmp_path: Path) -> None:
    text = merge_fragment(example(BASE), FRAGMENTS["unexplained-acronym"].before)
    content = make_content(tmp_path / "content", {"practices/base.md": text})
    loaded = check(content)
    assert [problem.severity for problem in loaded.problems] == [Severity.WARNING]
    assert [entry.id for entry in loaded.catalog.practices] == ["base"]


def test_terrible_entry_yields_every_problem_in_order(
    tmp_path: Path, check_golden: Callable[[str, str], None]
) -> None:
    """One entry that breaks as many rules as one file can: none hides another."""
    content = make_content(tmp_path / "content", {"practices/terrible.md": example("terrible.md")})
    problems = check(content).problems
    places = [(p.line, p.column, p.code, p.field) for p in problems]
    assert places == sorted(places)
    assert len({problem.code for problem in problems}) >= 57
    lines = [f"{line}:{column} {code} {field}".rstrip() for line, column, code, field in places]
    check_golden("reports/terrible.txt", "\n".join(lines) + "\n")
