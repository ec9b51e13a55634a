"""A reader with a browser of their own: nothing is kept from other tests, every fault noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

AXE = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
OVERFLOW = """
() => {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll("body *")].filter((element) =>
    element.checkVisibility() && !element.closest(".scroll, .visually-hidden, .skip")
    && element.getBoundingClientRect().right > width + 0.5
  ).map((element) => element.tagName + "." + element.className);
}
"""
"""What stands out at the right of the window, except in regions that scroll by themselves."""
expect.set_options(timeout=15_000)  # a busy computer is no fault of a page


@dataclass
class Reader:
    """Opens pages in one context and collects what goes wrong in them."""

    context: BrowserContext
    errors: list[str] = field(default_factory=list)

    def open(self, address: str = "", *, width: int = 1280, referer: str | None = None) -> Page:
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.errors.append(f"{error.name}: {error.message}"))
        page.on("dialog", self._on_dialog)
        if address:
            page.goto(address, referer=referer)
        return page

    def _on_dialog(self, dialog: Any) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()


OpenReader = Callable[..., Reader]


@contextmanager
def readers(browser: Browser) -> Iterator[OpenReader]:
    """Make readers: ``make(scheme="dark", java_script_enabled=False)``; no fault may be left."""
    made: list[Reader] = []

    def make(scheme: str = "light", **options: Any) -> Reader:
        context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            locale="es-ES",
            **options,
        )
        made.append(Reader(context))
        return made[-1]

    yield make
    errors = [error for reader in made for error in reader.errors]
    for reader in made:
        reader.context.close()
    assert errors == []


def auditor(make: OpenReader, scheme: str) -> Reader:
    """A reader whose pages let a checker in, although their policy admits no foreign script."""
    reader = make(scheme, bypass_csp=True)
    reader.context.add_init_script(AXE_SCRIPT)
    return reader


def faults(page: Page) -> list[str]:
    """The accessibility rules that the page breaks, each with the places."""
    return [
        f"{item['id']}: " + "; ".join(f"{node['target']}" for node in item["nodes"])
        for item in page.evaluate(AXE)
    ]


def texts(found: Locator) -> list[str]:
    """The texts of all elements found, each on one line."""
    return [" ".join(text.split()) for text in found.all_inner_texts()]
