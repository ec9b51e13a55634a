"""A content folder is read as a whole; parts of it are reported when asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.entries.loader import (
    Loaded,
    entries_below,
    find_content_folder,
    load_content,
    load_loose_files,
)
from tests.support.content_folders import TODAY, example, load, make_content
from tests.support.fragments import merge_fragment

BASE = example("base.md")
PROGRAM = example("valid/programs/minimal-programme.yml")


def titled(title: str, fragment: str = "") -> str:
    return merge_fragment(BASE, f"title: {title}\n{fragment}")


def codes(loaded: Loaded) -> list[tuple[str, str]]:
    return [(Path(problem.path).name, problem.code) for problem in loaded.problems]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two good entries, one with an error and one with a warning only."""
    return make_content(
        tmp_path / "content",
        {
            "practices/good.md": titled("Mesa que está bien"),
            "practices/wrong.md": titled("Mesa que está mal", "themes: [x]\n"),
            "practices/warned.md": titled("Mesa con aviso", "provenance: {themes: editorial}\n"),
            "programs/course.yml": PROGRAM,
        },
    )


def test_entries_without_errors_make_the_catalog(content: Path) -> None:
    loaded = load(content)
    assert [entry.id for entry in loaded.catalog.practices] == ["good", "warned"]
    assert [entry.id for entry in loaded.catalog.programs] == ["course"]
    assert loaded.catalog.entries_by_id["good"].path == "practices/good.md"
    assert loaded.catalog.vocabularies["themes"].label("health", "en") == "Health"
    assert (loaded.checked, loaded.refused, loaded.has_errors) == (4, 1, True)


def test_warnings_are_no_errors(content: Path) -> None:
    (content / "practices" / "wrong.md").unlink()
    loaded = load(content)
    # Its text is that of the good entry: that is one warning, not one a sentence.
    expected = ["repeated-sentence", *["missing-provenance"] * 3]
    assert codes(loaded) == [("warned.md", code) for code in expected]
    assert not loaded.has_errors


def test_only_the_files_asked_for_are_reported(content: Path) -> None:
    loaded = load_content(content, today=TODAY, only=[content / "practices" / "good.md"])
    assert (codes(loaded), loaded.checked) == ([], 1)
    loaded = load_content(content, today=TODAY, only=[content / "practices" / "wrong.md"])
    assert codes(loaded) == [("wrong.md", "unknown-term")]


def test_a_part_is_judged_together_with_the_rest(content: Path) -> None:
    good = content / "practices" / "good.md"
    good.write_text(titled("Mesa que está bien", "programs: [course]\n"), encoding="utf-8")
    assert codes(load_content(content, today=TODAY, only=[good])) == []
    good.write_text(titled("Mesa con aviso", "programs: [none]\n"), encoding="utf-8")
    warned = content / "practices" / "warned.md"
    assert codes(load_content(content, today=TODAY, only=[good])) == [("good.md", "unknown-entry")]
    assert ("warned.md", "duplicate-title") in codes(
        load_content(content, today=TODAY, only=[warned])
    )


def test_vocabulary_can_be_asked_for(content: Path) -> None:
    scopes = content / "vocabularies" / "scopes.yml"
    scopes.write_text(scopes.read_text(encoding="utf-8") + "  - id: here\n", encoding="utf-8")
    loaded = load_content(content, today=TODAY, only=[scopes])
    assert codes(loaded) == [("scopes.yml", "label-missing")] * 3
    assert loaded.checked == 1
    assert codes(load_content(content, today=TODAY, only=entries_below(scopes.parent))) == (
        [("scopes.yml", "label-missing")] * 3
    )
    good = content / "practices" / "good.md"
    assert codes(load_content(content, today=TODAY, only=[good])) == []


@pytest.mark.parametrize("name", ["practice_types", "statuses", "implementer_roles", "scopes"])
def test_missing_vocabulary_is_one_problem_whatever_is_asked(name: str, content: Path) -> None:
    """Nothing can be judged by a list that is not there, and nothing may end in a traceback."""
    (content / "practices" / "wrong.md").unlink()
    (content / "practices" / "warned.md").unlink()
    (content / "vocabularies" / f"{name}.yml").unlink()
    expected = [("vocabularies", "vocabulary-missing")]
    assert codes(load(content)) == expected
    good = content / "practices" / "good.md"
    assert codes(load_content(content, today=TODAY, only=[good])) == expected


def test_hidden_files_are_nobodys_business(content: Path) -> None:
    for name in (".DS_Store", "_plantilla.md", ".draft.md"):
        (content / "practices" / name).write_text("x", encoding="utf-8")
    assert load(content).checked == 4


def test_file_that_is_no_entry_is_a_problem(content: Path) -> None:
    docx = content / "practices" / "mesa.docx"
    docx.write_bytes(b"PK")
    assert ("mesa.docx", "unknown-file-kind") in codes(load(content))
    alone = load_content(content, today=TODAY, only=[docx])
    assert codes(alone) == [("mesa.docx", "unknown-file-kind")]


def test_empty_content_folder_has_no_problems(tmp_path: Path) -> None:
    loaded = load(make_content(tmp_path / "content"))
    assert (loaded.problems, loaded.checked, list(loaded.catalog.entries())) == ((), 0, [])


def test_content_folder_is_the_nearest_with_vocabularies(content: Path, tmp_path: Path) -> None:
    assert find_content_folder(content / "practices" / "good.md") == content
    assert find_content_folder(content / "practices") == content
    assert find_content_folder(content) == content
    assert find_content_folder(tmp_path) is None
    inner = make_content(content / "practices" / "inner")
    assert find_content_folder(inner / "practices" / "x.md") == inner


def test_loose_files_are_judged_by_the_content_of_the_project(
    content: Path, tmp_path: Path
) -> None:
    loose = tmp_path / "elsewhere" / "mesa.md"
    loose.parent.mkdir()
    loose.write_text(titled("Mesa suelta", "programs: [course, none]\n"), encoding="utf-8")
    loaded = load_loose_files([loose, loose], today=TODAY, home=content)
    assert codes(loaded) == [("mesa.md", "unknown-entry")]
    assert loaded.checked == 1


def test_loose_programme_is_known_by_its_folder(content: Path, tmp_path: Path) -> None:
    loose = tmp_path / "programs" / "otro.yml"
    loose.parent.mkdir()
    loose.write_text(PROGRAM, encoding="utf-8")
    assert codes(load_loose_files([loose], today=TODAY, home=content)) == []


def test_progress_is_told(content: Path) -> None:
    told: list[tuple[int, int]] = []
    load_content(content, today=TODAY, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_entries_are_sorted_by_id_and_problems_by_place(content: Path) -> None:
    loaded = load(content)
    ids = [entry.id for entry in loaded.catalog.practices]
    assert ids == sorted(ids)
    assert list(loaded.problems) == sorted(loaded.problems)


def test_entry_refused_by_a_rule_across_entries_is_left_out(content: Path) -> None:
    (content / "practices" / "course.md").write_text(titled("Mesa doble"), encoding="utf-8")
    loaded = load(content)
    assert ("course.yml", "duplicate-id") in codes(loaded)
    assert "course" in {entry.id for entry in loaded.catalog.practices}
    assert list(loaded.catalog.programs) == []
