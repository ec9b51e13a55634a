"""Readers of the explore page, and what Python says of the real content."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.explore.explorer import PATH, Expected, expect_hub
from tests.browser.reader import OpenReader, readers
from tests.site.built import ROOT, BuiltSite


@pytest.fixture
def make(browser: Browser) -> Iterator[OpenReader]:
    """Make readers; a fault that one of them met fails the test."""
    with readers(browser) as make:
        yield make


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, real_address: str, real_site: BuiltSite) -> str:
    """The explore page of the real site, from a server and from a folder."""
    root = real_address if request.param == "http" else real_site.folder.as_uri() + "/"
    return root + PATH


@pytest.fixture(scope="package")
def real(tmp_path_factory: pytest.TempPathFactory) -> Expected:
    """The real content as Python reads it."""
    return expect_hub(ROOT / "content", tmp_path_factory.mktemp("real") / "index")
