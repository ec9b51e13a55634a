"""PDFs as they come out: text stays text, tags and language are there, bytes are the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from hub.sheets import setting, typst_pdf
from hub.sheets.setting import count_pages, set_compendium, set_sheet
from hub.sheets.values import Block, Section, as_bytes
from hub.site.rendering import render_block
from tests.support.pdf_text import compact, pages_of
from tests.unit.sheets.sample import COMPENDIUM, FRAME, SHEET, filled, from_html

HOSTILE = [
    '#panic(1) #import "x.typ": y #eval("1+1") #read("/etc/passwd") #sys.inputs',
    "$x^2$ $ sum $ \\ \\u{41} \\# ~ -- --- ... // a /* b */",
    "@fuente *fuerte* _énfasis_ `código` ```raw``` = Título - lista + 1. / término: x",
    "<label> <entry-ventanilla> <script>alert(1)</script> &amp; [x](y) ](){}[] #[",
    '"comillas" \'simples\' \\" {page} {pages} #{ } %s {{ x }}',
    "l" * 300,
    "https://ejemplo.example/" + "ruta-larga/" * 30,
]


def text_of(pdf: bytes) -> str:
    return compact("".join(pages_of(pdf)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_is_text(text: str) -> None:
    pdf = set_sheet(FRAME, filled(SHEET, text))
    # Each of the forms prints it: no field is read as markup, none is lost.
    assert text_of(pdf).count(compact(text)) > 40
    assert b"/etc/passwd" not in pdf or "passwd" in text


@pytest.mark.parametrize("text", HOSTILE[:4])
def test_hostile_text_in_the_book_is_text(text: str) -> None:
    pdf = set_compendium(filled(FRAME, text), filled(COMPENDIUM, text))
    assert text_of(pdf).count(compact(text)) > 80


def test_markdown_reads_as_on_the_page() -> None:
    written = "Un **dato** de la [red](https://a.example/) con #dos *notas* [1].\n\n- uno\n- dos"
    text = text_of(set_sheet(FRAME, from_html(render_block(written))))
    assert "Undatodelaredcon#dosnotas[1]." in text
    assert "**" not in text


def test_right_to_left_marks_and_foreign_scripts_do_not_stop_it() -> None:
    for text in ("a\u200fb \u202ex\u202c", "سلام", "\ufeffa\u2060b"):
        assert count_pages(set_sheet(FRAME, replace(SHEET, title=text))) >= 1


@pytest.mark.parametrize(
    "text", ["fiesta 🎉 final", "漢字 final", "a\x07b final", "\ufffe final", "\ue123 final"]
)
def test_a_character_that_no_font_has_is_marked(text: str) -> None:
    shown = text_of(set_sheet(FRAME, replace(SHEET, place=text)))
    assert "final" in shown
    assert "Ventanillaúnica" in shown
    assert text[0] not in "🎉漢" or text[0] not in shown


def test_characters_that_are_taken_as_known_are_in_the_fonts() -> None:
    known = [chr(code) for code in range(0x20, 0x2FFF) if not typst_pdf._UNKNOWN.match(chr(code))]
    assert len(known) > 500
    text = " ".join(known)
    # Without the second way out: the typesetter itself has to take them all.
    typst_pdf._compile("sheet.typ", as_bytes(FRAME, replace(SHEET, place=text), 9.0), SHEET.date)


def test_a_sheet_is_tagged_dated_and_in_its_language() -> None:
    pdf = set_sheet(FRAME, replace(SHEET, language="pt"))
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang(pt)", b"/S/H1", b"/S/Table", b"/S/TH"):
        assert mark in pdf, mark
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/CreationDate(D:20261120" in pdf
    assert b"/Author(Organismo de Ejemplo)" in pdf
    assert b"/URI(https://a.example/)" in pdf
    assert b"/FontFile" in pdf


def test_the_book_has_numbered_pages_contents_and_indexes() -> None:
    pdf = set_compendium(FRAME, COMPENDIUM)
    pages = [compact(page) for page in pages_of(pdf)]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert "2fichas" in pages[0]
    assert (
        re.search(r"Ventanillaúnica3.*Otraventanilla4", pages[1]) or "Ventanillaúnica3" in pages[1]
    )
    assert f"Página3de{len(pages)}" in pages[2]
    assert "Índiceportema" in pages[-1]
    assert "Ventanillaúnica3" in pages[-1]


def test_a_citation_of_no_source_is_a_number_without_a_link() -> None:
    pdf = set_sheet(FRAME, from_html(render_block("Dicho [7] y [1].")))
    assert "Dicho[7]y[1]." in text_of(pdf)


def test_two_processes_make_the_same_bytes() -> None:
    code = (
        "from hashlib import sha256; from hub.sheets.setting import set_compendium, set_sheet\n"
        "from tests.unit.sheets.sample import COMPENDIUM, FRAME, SHEET\n"
        "print(sha256(set_sheet(FRAME, SHEET) + set_compendium(FRAME, COMPENDIUM)).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    here = sha256(set_sheet(FRAME, SHEET) + set_compendium(FRAME, COMPENDIUM)).hexdigest()
    assert done.stdout.strip() == here


def test_a_short_sheet_takes_one_page_a_long_one_two_and_a_longer_one_more() -> None:
    def of_length(paragraphs: int) -> bytes:
        html = render_block(
            "\n\n".join(["Texto de una práctica contada con calma. " * 8] * paragraphs)
        )
        return set_sheet(FRAME, from_html(html))

    assert count_pages(of_length(3)) == 1
    assert count_pages(of_length(24)) == 2
    assert count_pages(of_length(90)) > 2


@pytest.mark.parametrize(
    ("pages", "tried"),
    [
        ({8.8: 1}, [8.8]),
        ({8.8: 2, 10.0: 2}, [8.8, 10.0]),
        ({8.8: 2, 10.0: 3, 9.4: 2}, [8.8, 10.0, 9.4]),
        ({8.8: 3, 10.0: 4, 9.4: 3}, [8.8, 10.0, 9.4, 8.8, 9.4]),
    ],
)
def test_letters_are_as_large_as_the_pages_allow(
    pages: dict[float, int], tried: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[float] = []

    def fake(template: str, data: bytes, day: date) -> bytes:
        sizes.append(json.loads(data)["size"])
        return f"<</Type/Pages/Count {pages[sizes[-1]]}".encode()

    monkeypatch.setattr(setting, "set_pdf", fake)
    pdf = set_sheet(FRAME, SHEET)
    assert sizes == tried
    assert count_pages(pdf) == pages[tried[-1]]


def test_facts_longer_than_a_page_go_on_on_the_next() -> None:
    facts = SHEET.facts * 60
    pages = pages_of(set_sheet(FRAME, replace(SHEET, facts=facts)))
    assert compact("".join(pages)).count("Países") == 60
    assert "Países" in pages[1]


def test_pages_are_counted_whatever_the_texts_say() -> None:
    pdf = set_sheet(FRAME, replace(SHEET, title="<</Type/Pages/Count 99"))
    assert count_pages(pdf) < 3


def test_values_that_no_template_knows_are_an_error() -> None:
    broken = replace(SHEET, sections=(Section("", "prose", (Block("p"),)),))
    with pytest.raises(RuntimeError):
        typst_pdf.set_pdf("sheet.typ", as_bytes(FRAME, broken, setting._NORMAL), date(2026, 1, 1))
