"""The explore page as a reader uses it, and what Python says that it must show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page

from hub.entries.loader import load_content
from hub.model import Catalog, Practice, Program
from hub.queries.facets import FACETS_BY_ID
from hub.search.engine import Hit
from hub.search.filters import Filters, sort_hits
from tests.search.opened import Opened, open_index

PATH = "practices/index.html"
COUNTED = "+(document.documentElement.dataset.hubCounts || 0)"
RESULT = "#explorar-resultados article.result"
NOTE = "#explorar-avisos p:visible"
CHIP = "#explorar-activos button"
SHOWN = "+(document.documentElement.dataset.hubResults || 0)"
Values = Mapping[str, Sequence[str]]


@contextmanager
def showing(page: Page) -> Iterator[None]:
    """Wait until what the block does has put new results on the page."""
    before = page.evaluate(SHOWN)
    yield
    page.wait_for_function(f"(before) => {SHOWN} > before", arg=before)


def open_shown(page: Page, address: str) -> Page:
    """Open an address that asks for something and wait for its results."""
    page.goto(address)
    page.wait_for_function(f"() => {SHOWN} > 0")
    return page


def paths(page: Page) -> list[str]:
    """Paths of the results from the root of the site, in their order."""
    found: list[str] = page.eval_on_selector_all(
        f"{RESULT} h3 a", "(links) => links.map((link) => link.pathname)"
    )
    return ["/".join(path.split("/")[-2:]) for path in found]


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"input[name='{facet}'][value='{value}']")


def open_group(page: Page, facet: str) -> None:
    """Open a facet and wait until its values are counted; something must have been asked."""
    group = page.locator(f"[data-facet='{facet}']")
    page.wait_for_load_state("networkidle")
    if not group.evaluate("(details) => details.open"):
        before = page.evaluate(COUNTED)
        group.locator("summary").click()
        page.wait_for_function(f"(before) => {COUNTED} > before", arg=before)


def narrow_and_open(page: Page, country: str) -> None:
    """Of the results of the page keep those of ``country``, and open the first of them."""
    page.wait_for_function(f"() => {SHOWN} > 0")
    found = paths(page)
    open_group(page, "country")
    with showing(page):
        box(page, "country", country).check()
    assert 0 < len(paths(page)) < len(found)
    page.locator(f"{RESULT} h3 a").first.click()
    page.wait_for_url("**/practices/*.html*")
    assert page.locator("h1").is_visible()


def counts(page: Page, facet: str) -> dict[str, int]:
    """The number behind each value of a facet."""
    found: dict[str, str] = page.evaluate(
        "(facet) => Object.fromEntries([...document.querySelectorAll(`input[name='${facet}']`)]"
        ".map((box) => [box.value, box.closest('li').querySelector('.counts__n').textContent]))",
        facet,
    )
    return {value: int(text.strip("()")) for value, text in found.items()}


@dataclass(frozen=True)
class Expected:
    """A hub as Python reads it; entries are those of the index in its order."""

    opened: Opened
    catalog: Catalog
    entries: Sequence[Practice | Program]

    def hits(
        self,
        text: str = "",
        values: Values | None = None,
        years: tuple[int | None, int | None] = (None, None),
    ) -> list[Hit]:
        """What a search and filters must find, by relevance."""
        filters = Filters(values or {}, *years)
        found = self.opened.searcher.search(text).hits
        return [hit for hit in found if filters.admit(self.entries[hit.number])]

    def paths(self, hits: Sequence[Hit], order: str = "relevance") -> list[str]:
        return [self.entries[hit.number].url for hit in sort_hits(hits, self.entries, order)]

    def counts(self, facet: str, text: str = "", values: Values | None = None) -> dict[str, int]:
        """How many results each value of a facet would have, whatever else is chosen in it."""
        others = {name: chosen for name, chosen in (values or {}).items() if name != facet}
        within = [self.entries[hit.number] for hit in self.hits(text, others)]
        in_use = {value for entry in self.entries for value in FACETS_BY_ID[facet].values(entry)}
        return {
            value: sum(value in FACETS_BY_ID[facet].values(entry) for entry in within)
            for value in in_use
        }


def expect_hub(content: Path, folder: Path) -> Expected:
    """Read the hub in ``content``; ``folder`` is for its index."""
    opened = open_index(content, folder)
    catalog = load_content(content, today=date.today()).catalog
    by_id = catalog.entries_by_id
    ids = [document.id for document in opened.index.documents[: opened.index.entries]]
    return Expected(opened, catalog, [by_id[entry_id] for entry_id in ids])
