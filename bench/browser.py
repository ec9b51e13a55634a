"""A Chromium that opens pages as on a slower machine and line, and says when results are there.

Every page that is measured tells by ``data-hub-results`` and ``data-hub-counts`` on its root
element that a set of results, or the counts of the facets, are complete: numbers that grow. A page
of a rival says by ``data-hub-failed`` why it does not work. ``bench.search_visits`` plays readers
with this.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Browser, Error, Page, sync_playwright

from bench.browser_memory import used_memory
from bench.chromium import ARGUMENTS, MISSING, find_chromium
from bench.processes import RunFailed

PATIENCE = 90.0
"""Seconds after which a page counts as one that does not answer."""

_WATCH = """
(() => {
  const names = { "data-hub-results": [], "data-hub-counts": [] };
  let failure = "";
  let wake = () => {};
  new MutationObserver((records) => {
    const shown = performance.now();
    for (const { attributeName: name } of records) {
      if (name === "data-hub-failed") {
        failure = document.documentElement.dataset.hubFailed;
        wake();
        continue;
      }
      const paint = () => { names[name].push({ shown, painted: performance.now() }); wake(); };
      requestAnimationFrame(() => requestAnimationFrame(paint));
    }
  }).observe(document, {
    subtree: true, attributes: true, attributeFilter: [...Object.keys(names), "data-hub-failed"],
  });
  globalThis.hubWatch = {
    number: (name) => names[name].length,
    next: (name, known, limit) => new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error("no answer")), 1000 * limit);
      wake = () => {
        if (failure) fail(new Error(failure));
        else if (names[name].length > known) done(names[name][known]);
        else return;
        clearTimeout(timer);
      };
      wake();
    }),
  };
})();
"""
_FIRST = "async (limit) => ({ ...await hubWatch.next('data-hub-results', 0, limit), began: 0 })"
_ASK = """async ({ query, limit }) => {
  const known = hubWatch.number("data-hub-results");
  const began = performance.now();
  document.getElementById("explorar-q").value = query;
  document.getElementById("explorar-buscador").requestSubmit();
  return { ...await hubWatch.next("data-hub-results", known, limit), began };
}"""
_OPEN_FACETS = """() => {
  for (const group of document.querySelectorAll("#explorar-filtros details")) group.open = true;
}"""
_FIND_FACET = """(values) => Array.from(
  document.querySelectorAll("input[type=checkbox][name=country]")
).find((box) => values.includes(box.value.toLowerCase()))"""
_CLICK = """async ({ values, limit }) => {
  const box = (FIND)(values);
  const known = hubWatch.number("data-hub-counts");
  const began = performance.now();
  box.click();
  return { ...await hubWatch.next("data-hub-counts", known, limit), began };
}""".replace("FIND", _FIND_FACET)


class BrowserFailed(RunFailed):
    """There is no Chromium, or a page does not do what is measured; the message says which."""


@dataclass(frozen=True, slots=True)
class Line:
    """A connection: ``latency`` in milliseconds, ``down`` and ``up`` in bits a second."""

    latency: float
    down: float
    up: float


@dataclass(frozen=True, slots=True)
class Answered:
    """Milliseconds until the answer stood in the page, and until it was painted."""

    shown: float
    painted: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of ``HUB_CHROMIUM``, else the first one found; it is closed after the block.

    Raises:
        BrowserFailed: there is none.
    """
    path = find_chromium()
    if path is None:
        raise BrowserFailed(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visit(browser: Browser, *, cpu: float = 1, line: Line | None = None) -> Iterator[Visit]:
    """A visitor whose cache is empty, with a processor ``cpu`` times slower, on ``line``."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="es-ES")
    try:
        page = context.new_page()
        page.add_init_script(_WATCH)
        visitor = Visit(browser, page)
        visitor.slow_down(cpu)
        if line:
            visitor.put_on(line)
        yield visitor
    finally:
        context.close()


class Visit:
    """What one visitor does on one page; every step waits for its answer.

    Raises, from every step:
        BrowserFailed: the page said that it does not work, or did not answer.
    """

    def __init__(self, browser: Browser, page: Page) -> None:
        self._browser = browser
        self.page = page
        self._devtools = page.context.new_cdp_session(page)

    def slow_down(self, cpu: float) -> None:
        """Make the main thread of the page ``cpu`` times slower; workers keep their speed."""
        self._devtools.send("Emulation.setCPUThrottlingRate", {"rate": cpu})

    def put_on(self, line: Line) -> None:
        """Let the page load everything over ``line`` from now on."""
        conditions = {
            "offline": False,
            "latency": line.latency,
            "downloadThroughput": line.down / 8,
            "uploadThroughput": line.up / 8,
        }
        self._devtools.send("Network.enable")
        self._devtools.send("Network.emulateNetworkConditions", conditions)

    def open(self, address: str, query: str) -> Answered:
        """Go to ``address`` with ``query``; the time runs from the navigation."""
        try:
            self.page.goto(f"{address}?q={quote(query)}", wait_until="commit")
        except Error as problem:
            raise BrowserFailed(_reason(problem)) from problem
        return self._answer(_FIRST, PATIENCE)

    def ask(self, query: str) -> Answered:
        """Put ``query`` into the search box and submit it."""
        return self._answer(_ASK, {"query": query, "limit": PATIENCE})

    def open_facets(self) -> None:
        """Open every group of facets; what that loads is not waited for."""
        self.page.evaluate(_OPEN_FACETS)

    def choose_country(self, *values: str) -> Answered:
        """Click on the country whose value is one of ``values``, whatever the case."""
        wanted = [value.lower() for value in values]
        try:
            self.page.wait_for_function(
                f"(values) => ({_FIND_FACET})(values)", arg=wanted, timeout=1000 * PATIENCE
            )
        except Error as problem:
            raise BrowserFailed("no such facet") from problem
        return self._answer(_CLICK, {"values": wanted, "limit": PATIENCE})

    @property
    def cards(self) -> int:
        """How many results the page shows."""
        return self.page.locator("#explorar-resultados article.result").count()

    def heap(self) -> int:
        """Bytes of JavaScript objects, buffers and WebAssembly, workers included, no garbage."""
        return used_memory(self._browser, self.page, self._devtools)

    def _answer(self, script: str, argument: object) -> Answered:
        try:
            mark = self.page.evaluate(script, argument)
        except Error as problem:
            raise BrowserFailed(_reason(problem)) from problem
        return Answered(mark["shown"] - mark["began"], mark["painted"] - mark["began"])


def _reason(problem: Error) -> str:
    message: str = problem.message
    return message.splitlines()[0].removeprefix("Page.evaluate: ").removeprefix("Error: ")
