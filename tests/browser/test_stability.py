"""Nothing that a reader looks at moves by itself, and a practice is light to load."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from bench.gzip_server import GzipServer, compressed_files, serving
from tests.browser.conftest import Contexts
from tests.site.built import KINDS, REAL_KINDS, BuiltSite

LISTEN = """
window.hubShifts = [];
const called = (element) => {
  const { tagName, id, classList, parentElement } = element;
  const name = [tagName.toLowerCase(), ...classList].join(".") + (id && `#${id}`);
  const above = !id && parentElement && parentElement.closest("[id]");
  return above ? `#${above.id} ${name}` : name;
};
const note = (entries) => {
  for (const { value, hadRecentInput, sources } of entries) {
    if (hadRecentInput) continue;
    const moved = sources.map(({ node, previousRect, currentRect }) => {
      const element = node && (node.nodeType === 1 ? node : node.parentElement);
      const name = element ? called(element) : "an element that is gone";
      const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
      return `${name}: ${place(previousRect)} → ${place(currentRect)}`;
    });
    window.hubShifts.push(`${value.toFixed(4)} ${moved.join("; ")}`);
  }
};
const observer = new PerformanceObserver((list) => note(list.getEntries()));
observer.observe({ type: "layout-shift", buffered: true });
window.hubTakeShifts = () => { note(observer.takeRecords()); return window.hubShifts; };
"""
"""Runs before anything of the page; ``hubTakeShifts()`` lists what moved, and where to."""
SETTLED = """() => document.fonts.ready.then(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))))"""
LATE = 0.1
"""Seconds by which scripts come late, so that the page has been painted before they change it."""
MOST_BYTES = 100_000


@pytest.fixture(scope="module")
def observed(contexts: Contexts) -> Iterator[Page]:
    """A tab that watches what moves, and to which scripts come late as over a real line."""
    page = contexts("light").new_page()
    page.add_init_script(LISTEN)
    page.route("**/*.js", _be_late)
    yield page
    page.close()


def _be_late(route: Route) -> None:
    time.sleep(LATE)
    route.continue_()


def _shifts(page: Page, address: str, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address, wait_until="networkidle")
    page.evaluate(SETTLED)
    found: list[str] = page.evaluate("hubTakeShifts()")
    return found


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_loads(
    observed: Page, real_address: str, kind: str, width: int
) -> None:
    assert _shifts(observed, real_address + REAL_KINDS[kind], width) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_results_come(observed: Page, real_address: str, width: int) -> None:
    address = f"{real_address}{REAL_KINDS['explore']}?q=salud"
    assert _shifts(observed, address, width) == []
    assert observed.locator("#explorar-resultados article.result:visible").count() > 0


def test_what_moves_is_noticed_and_named(observed: Page, real_address: str) -> None:
    """Were the watch blind, no test here could fail."""
    assert _shifts(observed, real_address + REAL_KINDS["about"], 1280) == []
    observed.evaluate("document.querySelector('main').prepend(document.createElement('hr'))")
    observed.evaluate(SETTLED)
    found = observed.evaluate("hubTakeShifts()")
    assert len(found) == 1
    assert "article.prose-page: " in found[0]


@pytest.fixture(scope="module")
def gzip_server(real_site: BuiltSite) -> Iterator[GzipServer]:
    with serving(compressed_files(real_site.folder, lambda _: True)) as server:
        yield server


def test_a_practice_with_everything_is_light(
    browser: Browser, real_site: BuiltSite, gzip_server: GzipServer
) -> None:
    """The heaviest one, by a new visitor, with everything that its scripts load unasked."""
    practices = [page for page in real_site.entry_pages if page.path.startswith("practices/")]
    heaviest = max(practices, key=lambda page: len(gzip.compress(page.html.encode()))).path
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        context.new_page().goto(gzip_server.address + heaviest, wait_until="networkidle")
    finally:
        context.close()
    loaded = {answer.path: answer.size for answer in gzip_server.answers if answer.is_found}
    assert {heaviest, "assets/hub/hub.css"} <= loaded.keys()
    assert sum(loaded.values()) <= MOST_BYTES, loaded
