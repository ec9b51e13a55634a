"""The pages that editors write, whatever their files look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.entries.prose import ProsePage, read_prose_page, read_prose_pages
from tests.support.content_folders import write_file

HEAD = "---\ntitle: Cómo aportar\ndescription: La guía.\n---\n"


def read(folder: Path, content: str | bytes, name: str = "page.md") -> ProsePage:
    return read_prose_page(folder, write_file(folder / name, content))


def test_a_page_with_front_matter(tmp_path: Path) -> None:
    page = read(tmp_path, HEAD + "\n# Uno\n\nDos.\n", "contribute/guide.md")
    assert page == ProsePage(
        path="contribute/guide.html",
        source="contribute/guide.md",
        title="Cómo aportar",
        description="La guía.",
        text="\n# Uno\n\nDos.\n",
    )


@pytest.mark.parametrize(
    "text", ["", "\n", "Uno.\n", "# Uno\n---\ntitle: no\n---\n", " ---\nx: y\n---\n"]
)
def test_a_page_without_front_matter_is_all_text(tmp_path: Path, text: str) -> None:
    page = read(tmp_path, text)
    assert (page.title, page.description, page.text) == ("", "", text)


def test_front_matter_that_is_not_closed_is_text(tmp_path: Path) -> None:
    page = read(tmp_path, "---\ntitle: Uno\n")
    assert (page.title, page.text) == ("", "---\ntitle: Uno\n")


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + HEAD.encode() + b"Texto.\n",
        HEAD.replace("\n", "\r\n").encode() + b"Texto.\r\n",
        HEAD.replace("---", "---  ").encode() + b"Texto.\n",
    ],
    ids=["byte order mark", "line ends of Windows", "spaces behind the fences"],
)
def test_what_editors_leave_in_files_does_no_harm(tmp_path: Path, content: bytes) -> None:
    page = read(tmp_path, content)
    assert (page.title, page.description, page.text) == ("Cómo aportar", "La guía.", "Texto.\n")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("title: Uno\nother: {a: [1, 2]}", "Uno"),
        ("title: 2024", "2024"),
        ('title: "Uno: dos"', "Uno: dos"),
        ("title:\n  - Uno", ""),
        ("title: {es: Uno}", ""),
        ("- Uno", ""),
        ("Uno", ""),
        ("", ""),
        ("[" * 100, ""),
        ("title: &a Uno\nb: *a", "Uno"),
    ],
)
def test_front_matter_of_any_kind(tmp_path: Path, head: str, title: str) -> None:
    page = read(tmp_path, f"---\n{head}\n---\nTexto.\n")
    assert (page.title, page.text) == (title, "Texto.\n")


@pytest.mark.parametrize("line", ["title: 'Uno", "title: [Uno", "\tx: y", "title: a: b", "%", "\0"])
def test_broken_front_matter_never_costs_the_text(tmp_path: Path, line: str) -> None:
    assert read(tmp_path, f"---\n{line}\n---\nTexto.\n").text == "Texto.\n"


def test_what_is_no_utf_8_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    page = read(tmp_path, b"---\ntitle: A\xf1o\n---\n\x89PNG\xff salud\n")
    assert page.title == "A\ufffdo"
    assert page.text.endswith(" salud\n")


def test_pages_are_all_markdown_beside_entries_and_vocabularies(tmp_path: Path) -> None:
    for name in (
        "index.md", "about.md", "a/b/c.md", "contribute/practices/x.md", "practices/x.md",
        "programs/x.md", "vocabularies/x.md", "about.txt", "notes.MD", ".drafts/x.md", "a/.x.md",
    ):  # fmt: skip
        write_file(tmp_path / name, "Texto.\n")
    found = [page.source for page in read_prose_pages(tmp_path)]
    assert found == ["a/b/c.md", "about.md", "contribute/practices/x.md", "index.md"]


def test_only_files_are_pages(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "nowhere.md").symlink_to(tmp_path / "missing")
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    write_file(tmp_path / "page.md", "Texto.\n")
    assert [page.source for page in read_prose_pages(tmp_path)] == ["page.md"]


def test_a_folder_without_pages(tmp_path: Path) -> None:
    assert read_prose_pages(tmp_path) == []
    assert read_prose_pages(tmp_path / "missing") == []
