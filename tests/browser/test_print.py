"""Every practice of the hub fits on a sheet of paper, both sides of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from playwright.sync_api import Page

from bench.chromium import count_sheets
from tests.browser.conftest import Contexts
from tests.notes import NOTES
from tests.site.built import BuiltSite

MOST_SHEETS = 2


@pytest.fixture(scope="module")
def printer(contexts: Contexts) -> Iterator[Page]:
    """One tab for all: opening one takes longer than printing a page."""
    page = contexts("light").new_page()
    yield page
    page.close()


def _sheets(printer: Page, site: BuiltSite, folder: str) -> dict[str, int]:
    """The sheets that each entry of a folder takes, by its id."""
    sheets = {}
    for page in site.entry_pages:
        path = PurePosixPath(page.path)
        if str(path.parent) == folder:
            printer.goto((site.folder / path).as_uri())
            pdf = printer.pdf(format="A4", prefer_css_page_size=True)
            sheets[path.stem] = count_sheets(pdf)
    return sheets


def test_every_practice_fits_two_sheets(printer: Page, real_site: BuiltSite) -> None:
    sheets = _sheets(printer, real_site, "practices")
    assert len(sheets) > 20
    assert min(sheets.values()) >= 1
    assert {name: count for name, count in sheets.items() if count > MOST_SHEETS} == {}


def test_programmes_are_printed(
    printer: Page, real_site: BuiltSite, pytestconfig: pytest.Config
) -> None:
    """How long they are is told, not judged: a programme is as long as what it did."""
    sheets = _sheets(printer, real_site, "programs")
    assert sheets
    assert min(sheets.values()) >= 1
    told = ", ".join(f"{name} {count}" for name, count in sorted(sheets.items()))
    pytestconfig.stash[NOTES].append(f"Sheets of paper of each programme: {told}.")


def test_an_entry_that_is_too_long_is_noticed(printer: Page, real_site: BuiltSite) -> None:
    """Were everything counted as two sheets, no test here could fail."""
    page = next(page for page in real_site.entry_pages if page.path.startswith("practices/"))
    printer.goto((real_site.folder / page.path).as_uri())
    printer.evaluate(
        "for (let n = 0; n < 3; n++) document.querySelector('main').append("
        "document.querySelector('main').firstElementChild.cloneNode(true))"
    )
    assert count_sheets(printer.pdf(format="A4", prefer_css_page_size=True)) > MOST_SHEETS
