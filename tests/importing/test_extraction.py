"""Files of every kind: their lines, or one reason why there are none."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import docx
import pytest
import typst

from hub.importing import extraction
from hub.importing.extraction import extract, text_lines
from hub.importing.lines import MAX_CHARACTERS, MAX_FILE_BYTES, MAX_PAGES, Unreadable
from hub.importing.page_layout import Piece, lines_of_page


def set_pdf(source: str, path: Path) -> Path:
    """A PDF of ``source``, in the language of typst."""
    path.with_suffix(".typ").write_text(source, encoding="utf-8")
    typst.compile(str(path.with_suffix(".typ")), output=str(path))
    return path


def reason(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        extract(path)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"12 34\n", "no-text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(99), "old-word"),
        (b"{\\rtf1 hola}", "rich-text"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"hola\0mundo", "binary"),
        (random.Random(1).randbytes(3000).replace(b"\0", b""), "binary"),
        (b"%PDF-1.7\nnothing of a document", "damaged-pdf"),
        (b"PK\x03\x04 nothing of an archive", "damaged-docx"),
        (b"hola " * (MAX_CHARACTERS // 5 + 1), "too-much-text"),
    ],
)
def test_a_file_without_text_has_its_reason(data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "sheet.txt").write_bytes(data)
    assert reason(tmp_path / "sheet.txt") == code


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    assert reason(tmp_path / "nowhere.pdf") == "not-a-file"
    assert reason(tmp_path) == "not-a-file"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert reason(path) == "too-large"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("año\r\nniña".encode(), "año|niña"),
        (b"\xef\xbb\xbfa\xc3\xb1o", "año"),
        ("año".encode("utf-16"), "año"),
        ("año – «niña»".encode("cp1252"), "año – «niña»"),
    ],
)
def test_texts_in_several_encodings(data: bytes, text: str) -> None:
    assert "|".join(line.text for line in text_lines(data).lines) == text


def test_form_feeds_begin_pages() -> None:
    lines = text_lines(b"uno\ndos\ftres\n").lines
    assert [(line.text, line.page, line.number) for line in lines] == [
        ("uno", 1, 1), ("dos", 1, 2), ("tres", 2, 1), ("", 2, 2),
    ]  # fmt: skip


# PDF


def test_a_pdf_with_sizes_bold_and_links(tmp_path: Path) -> None:
    source = '= Resumen\nLa mesa abre los lunes por la tarde. #link("https://a.example")[Vea más]'
    found = extract(set_pdf(source, tmp_path / "a.pdf"))
    heading, text = [line for line in found.lines if line.text]
    assert (heading.text, heading.is_bold, text.is_bold) == ("Resumen", True, False)
    assert heading.size > text.size > 0
    assert found.links == ("https://a.example",)


def test_the_ending_of_a_name_does_not_matter(tmp_path: Path) -> None:
    path = set_pdf("La mesa abre los lunes por la mañana, y es gratuita.", tmp_path / "a.pdf")
    assert extract(path.rename(tmp_path / "a.docx")).form == "pdf"


def test_a_scanned_pdf(tmp_path: Path) -> None:
    assert reason(set_pdf("#rect(width: 50%, height: 50%)", tmp_path / "a.pdf")) == "scanned"


def test_a_pdf_of_too_many_pages(tmp_path: Path) -> None:
    source = f"#for i in range({MAX_PAGES}) {{ [hola]; pagebreak() }}"
    assert reason(set_pdf(source, tmp_path / "a.pdf")) == "too-many-pages"


def test_a_pdf_that_breaks_off(tmp_path: Path) -> None:
    path = set_pdf("La mesa abre los lunes por la mañana.", tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes()[:400])
    assert reason(path) == "damaged-pdf"


def test_a_file_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = set_pdf("hola", tmp_path / "a.pdf")
    monkeypatch.setattr(extraction, "_SECONDS", 0.001)
    assert reason(path) == "takes-too-long"


# Word


def test_a_document_that_unpacks_to_too_much(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(60_000_000))
    assert path.stat().st_size < 100_000
    assert reason(path) == "unpacks-too-large"


def test_another_archive_is_no_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert reason(tmp_path / "a.docx") == "not-docx"


def test_an_empty_document(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    assert reason(tmp_path / "a.docx") == "no-text"


def test_a_document_whose_parts_are_broken(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", "<not closed")
    assert reason(tmp_path / "a.docx") == "damaged-docx"


def test_code_beside_a_sheet_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = docx.Document()
    document.add_paragraph("Resumen")
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "docx.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert extract(Path("a.docx")).lines[0].text == "Resumen"


# The order of pieces on a page


def pieces(*rows: tuple[str, ...], width: float = 200) -> list[Piece]:
    """Pieces drawn row by row, their columns ``width`` apart."""
    return [
        Piece(text, column * width, column * width + 5 * len(text), -15.0 * number, 10)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
        if text
    ]


def test_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    rows = [(f"left text of line {n}", f"right text of line {n}") for n in range(4)]
    texts = [line.text for line in lines_of_page(pieces(*rows))]
    assert texts == [left for left, _ in rows] + [right for _, right in rows]


def test_rows_of_a_table_stay_together() -> None:
    rows = [("País", "Perú"), ("Período", "2019"), ("Socios", "Cruz Verde"), ("Tema", "Salud")]
    texts = [line.text for line in lines_of_page(pieces(*rows))]
    assert texts == ["\t".join(row) for row in rows]


def test_a_wide_distance_is_a_gap() -> None:
    far = [Piece("one", 0, 20, 0, 10), Piece("two", 0, 20, -12, 10), Piece("three", 0, 20, -40, 10)]
    assert [line.text for line in lines_of_page(far)] == ["one", "two", "", "three"]
