"""One Chromium for all browser tests, both sites on a server, and pages to open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.chromium import ARGUMENTS, MISSING, find_chromium
from tests.browser.serving import serve
from tests.site.built import BuiltSite

OpenPage = Callable[..., Page]
Contexts = Callable[[str], BrowserContext]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser. Without one these tests fail: a skipped test would look like a passed one."""
    path = find_chromium()
    if path is None:
        pytest.fail(f"The browser tests need a browser. {MISSING}", pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Contexts]:
    """One context a colour scheme, made when first asked for; nothing moves by itself in them."""
    made: dict[str, BrowserContext] = {}

    def context(scheme: str) -> BrowserContext:
        if scheme not in made:
            made[scheme] = browser.new_context(
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
                locale="es-ES",
            )
        return made[scheme]

    yield context
    for opened in made.values():
        opened.close()


@pytest.fixture
def new_page(contexts: Contexts) -> Iterator[OpenPage]:
    """Open an empty page: ``new_page(width=360, scheme="dark")``."""
    pages: list[Page] = []

    def make(*, width: int = 1280, scheme: str = "light") -> Page:
        page = contexts(scheme).new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.set_default_timeout(10_000)
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def narrow(contexts: Contexts) -> Iterator[Page]:
    """A tab as narrow as a page must bear: 320 px. Each test opens its own address in it."""
    page = contexts("light").new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    yield page
    page.close()


@pytest.fixture(scope="session")
def fixture_address(fixture_site: BuiltSite) -> Iterator[str]:
    with serve(fixture_site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def real_address(real_site: BuiltSite) -> Iterator[str]:
    with serve(real_site.folder) as address:
        yield address
