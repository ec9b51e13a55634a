"""Contributors with a browser of their own, and the form of the fixture hub in a folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.reader import OpenReader, readers
from tests.site.built import BuiltSite


@pytest.fixture
def make(browser: Browser) -> Iterator[OpenReader]:
    """Make readers; a fault that one of them met fails the test."""
    with readers(browser) as make:
        yield make


@pytest.fixture(scope="session")
def folder(fixture_site: BuiltSite) -> str:
    """The fixture hub opened from a folder; it has a repository and an address."""
    return fixture_site.folder.as_uri() + "/"


@pytest.fixture(scope="session")
def real_folder(real_site: BuiltSite) -> str:
    """The real hub opened from a folder."""
    return real_site.folder.as_uri() + "/"
