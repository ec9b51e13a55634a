"""Whatever a file holds: a draft that can be read, or one reason; never anything else."""

from __future__ import annotations

import contextlib
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.import_scores import make_importer
from hub.entries.reader import read_entry
from hub.importing.extraction import form_of, text_lines
from hub.importing.importer import Imported, Importer
from hub.importing.lines import Extracted, Line, Unreadable
from hub.importing.patterns import data
from hub.importing.pdf_pages import read_pdf
from hub.importing.word_document import read_docx
from tests.importing.conftest import CONTENT
from tests.support.content_folders import TODAY

PHRASES = [
    phrase for group in ("sections", "facts") for v in data()[group].values() for phrase in v
]
PARTS = [
    *PHRASES[::7], "País: ", "Perú", "• ", "\n", "\n\n", "\f", "\t", "-\n", "\ufffd", "\ufb01",
    "https://a.example/", "https://[", "2019", " – ", "---\n", "## ", "'", '"', "\\", ": ", "# ",
    "\x85", "\u2028", "★", "RESUMEN\n", "a fecha@example.org", "{", "]", "\u202e",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS) | st.text(max_size=12), max_size=60).map("".join)
MANY = settings(max_examples=150, deadline=None)
FRONT_MATTER = {
    "front-matter-not-keys", "invalid-yaml", "missing-front-matter", "unclosed-front-matter",
    "unclosed-quote", "unclosed-bracket", "duplicate-key", "unknown-key", "yaml-alias",
    "tab-indentation", "wrong-indentation", "colon-in-value", "unknown-section",
    "text-outside-section", "text-where-list-expected", "duplicate-section", "byte-order-mark",
}  # fmt: skip
"""Problems of the form of a file, which a draft must not have."""


@cache
def _importer() -> Importer:
    """No fixture: hypothesis would print all of it beside an example that fails."""
    return make_importer(CONTENT, TODAY)


def check(imported: Imported) -> None:
    """The draft of ``imported`` is a file that the reader of entries takes apart."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.md"
        path.write_text(imported.draft.text, encoding="utf-8", newline="\n")
        entry = read_entry(path, "sheet.md", imported.draft.kind, "sheet.md")
    assert [p for p in entry.problems if p.code in FRONT_MATTER] == []
    assert {"language", "sources", "review"} <= entry.values.keys()


@MANY
@given(text=TEXTS)
def test_any_text(text: str) -> None:
    try:
        extracted = text_lines(text.encode("utf-8", errors="replace"))
    except Unreadable:
        return
    check(_importer().import_lines(extracted, "sheet.txt"))


@MANY
@given(data=st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    try:
        if form_of(data) == "text":
            check(_importer().import_lines(text_lines(data), "sheet.txt"))
    except Unreadable as reason:
        code = reason.code
    else:
        return
    assert f"import_faults.{code}" in _importer().texts


@MANY
@given(
    texts=st.lists(
        st.tuples(st.sampled_from([*PARTS, ""]), st.integers(1, 3), st.booleans()), max_size=30
    )
)
def test_any_lines_with_styles(texts: list[tuple[str, int, bool]]) -> None:
    lines = [
        Line(text.replace("\n", " "), page, number, 10.0 * page, flag, flag, flag and page == 1)
        for number, (text, page, flag) in enumerate(texts, 1)
    ]
    check(_importer().import_lines(Extracted("pdf", tuple(lines)), "sheet.pdf"))


@settings(MANY, max_examples=60)
@given(rest=st.binary(max_size=200))
def test_any_damaged_pdf_or_word_document(rest: bytes) -> None:
    for start, read in ((b"%PDF-1.4\n1 0 obj<<", read_pdf), (b"PK\x03\x04", read_docx)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sheet"
            path.write_bytes(start + rest)
            with contextlib.suppress(Unreadable):
                read(path)
