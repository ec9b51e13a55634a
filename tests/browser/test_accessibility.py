"""axe-core finds nothing to object to: every kind of page, light and dark, phone and desktop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.built import FIXTURE_KINDS, KINDS, REAL_KINDS, BuiltSite

RUN = """async (part) =>
  (await axe.run(part || document, {resultTypes: ["violations"]})).violations
"""
WIDTHS = (320, 768, 1280)
BLOCKS = ("practice", "programme")
"""Kinds that are looked at in the fixture hub too, where they have every field and block."""
PAGES = [("real", kind) for kind in KINDS] + [("fixture", kind) for kind in BLOCKS]

OpenPage = Callable[[str, int, str], Page]


@pytest.fixture(scope="module")
def auditor(browser: Browser) -> Iterator[BrowserContext]:
    """A context that lets a checker into pages whose policy admits no foreign script."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    context.add_init_script(AXE_SCRIPT)
    yield context
    context.close()


@pytest.fixture(scope="module")
def open_page(auditor: BrowserContext) -> Iterator[OpenPage]:
    """Open an address at a width and in a colour scheme, always in the same tab."""
    page = auditor.new_page()

    def open_page(address: str, width: int, scheme: str) -> Page:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(address)
        return page

    yield open_page
    page.close()


def _violations(page: Page, part: str = "") -> list[str]:
    """The rules that the page, or an element of it, breaks, each with the places."""
    found: list[dict[str, Any]] = page.evaluate(RUN, part)
    return [
        f"{item['id']}: {item['help']}: "
        + "; ".join(f"{node['target']} {node.get('failureSummary', '')}" for node in item["nodes"])
        for item in found
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("hub", "kind"), PAGES)
def test_a_page_is_accessible_and_so_is_its_open_menu(
    request: pytest.FixtureRequest,
    open_page: OpenPage,
    hub: str,
    kind: str,
    width: int,
    scheme: str,
) -> None:
    kinds = REAL_KINDS if hub == "real" else FIXTURE_KINDS
    address = request.getfixturevalue(f"{hub}_address")
    page = open_page(address + kinds[kind], width, scheme)
    assert _violations(page) == []
    if width < WIDTHS[-1] and kind != "404":
        page.locator(".menu summary").click()
        assert page.locator(".menu nav").is_visible()
        assert _violations(page, ".site-header") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_filters_are_accessible_when_they_are_open(
    real_address: str, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(real_address + REAL_KINDS["explore"], 360, scheme)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert _violations(page) == []


def test_a_notice_is_accessible(fixture_address: str, open_page: OpenPage) -> None:
    for scheme in ("light", "dark"):
        page = open_page(fixture_address + "practices/red-retirada.html", 360, scheme)
        assert page.locator(".notice").is_visible()
        assert _violations(page) == []


def test_the_checker_notices_a_fault(fixture_site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page((fixture_site.folder / "about.html").as_uri(), 360, "dark")
    page.evaluate("document.querySelector('h1').style.color = '#444'")
    page.evaluate("document.querySelector('img').removeAttribute('alt')")
    faults = {fault.partition(":")[0] for fault in _violations(page)}
    assert faults == {"color-contrast", "image-alt"}
