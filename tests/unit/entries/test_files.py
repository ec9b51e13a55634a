"""Bytes become text or one clear problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.entries.files import MAX_BYTES, read_line, read_text
from hub.problems import Problem

TEXT = "title: Orientación\n"


def read(path: Path) -> tuple[list[str] | None, list[tuple[int, int, str, dict[str, str]]]]:
    problems: list[Problem] = []
    source = read_text(path, path.name, problems)
    told = [(p.line, p.column, p.code, dict(p.values)) for p in problems]
    return (source.lines if source else None), told


def written(folder: Path, content: bytes) -> Path:
    path = folder / "entry.md"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(end: str, tmp_path: Path) -> None:
    path = written(tmp_path, f"uno{end}dos{end}".encode())
    assert read(path) == (["uno", "dos", ""], [])
    assert [read_line(str(path), number) for number in (0, 1, 2, 9)] == ["", "uno", "dos", ""]


def test_byte_order_mark_is_reported_and_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + TEXT.encode())
    assert read(path) == ([TEXT.strip(), ""], [(1, 1, "byte-order-mark", {})])


def test_windows_text_is_read_and_its_first_foreign_byte_shown(tmp_path: Path) -> None:
    path = written(tmp_path, ("a: b\n" + TEXT).encode("cp1252"))
    expected = (2, 17, "wrong-encoding", {"byte": "0xF3"})
    assert read(path) == (["a: b", TEXT.strip(), ""], [expected])


def test_place_of_a_foreign_byte_is_counted_in_characters(tmp_path: Path) -> None:
    path = written(tmp_path, "uno\r\nñandú ".encode() + b"\xf3")
    assert read(path)[1] == [(2, 7, "wrong-encoding", {"byte": "0xF3"})]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_of_two_bytes_a_letter_is_read(encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path, ("\ufeff" + TEXT).encode(encoding))
    lines, problems = read(path)
    assert [code for _, _, code, _ in problems] == ["wrong-encoding"]
    assert lines is not None
    assert lines[0].endswith(TEXT.strip())


@pytest.mark.parametrize("content", [b"", b"\n", b" \r\n\t\n"])
def test_file_without_a_word_is_empty(content: bytes, tmp_path: Path) -> None:
    assert read(written(tmp_path, content)) == (None, [(1, 1, "empty-file", {})])


BINARIES = [b"\x00", b"PK\x03\x04\x00", b"%PDF\n\x00", bytes(range(1, 256)), b"\xff\xd8\x00"]


@pytest.mark.parametrize("content", BINARIES)
def test_document_of_another_program_is_binary(content: bytes, tmp_path: Path) -> None:
    lines, problems = read(written(tmp_path, content * 20))
    assert (lines, [code for _, _, code, _ in problems]) == (None, ["binary-file"])


def test_size_is_limited(tmp_path: Path) -> None:
    lines, problems = read(written(tmp_path, b"a" * MAX_BYTES))
    assert (lines is None, problems) == (False, [])
    lines, problems = read(written(tmp_path, b"a" * (MAX_BYTES + 1000)))
    expected = (1, 1, "file-too-large", {"size": "201", "limit": "200"})
    assert (lines, problems) == (None, [expected])


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to(tmp_path / "folder.md")
    (tmp_path / "nowhere.md").symlink_to(tmp_path / "missing")
    assert read(tmp_path / "folder.md") == (None, [(1, 1, "not-a-file", {})])
    assert read(tmp_path / "link.md") == (None, [(1, 1, "symlink", {})])
    assert read(tmp_path / "nowhere.md") == (None, [(1, 1, "symlink", {})])
    assert read(tmp_path / "missing.md") == (None, [(1, 1, "not-a-file", {})])


def test_file_that_cannot_be_opened_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, TEXT.encode())
    monkeypatch.setattr(Path, "read_bytes", refuse)
    expected = (1, 1, "unreadable-file", {"reason": "Permission denied"})
    assert read(path) == (None, [expected])
