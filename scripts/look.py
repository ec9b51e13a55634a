#!/usr/bin/env python3
"""Take pictures of one page of every kind of a built site, to look at before a change is proposed.

Each page is shown at three widths, light and dark, and as it is printed: every sheet as a picture,
the PDF beside it. Pictures are numbered by kind of page; those of an earlier run are replaced.
Exit status: 0 all pictures taken, 1 a page is missing or failed, 2 misuse, no site or no browser.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from _bootstrap import ROOT

from bench.chromium import ARGUMENTS, MISSING, count_sheets, find_chromium
from bench.gzip_server import compressed_files, serving
from bench.page_kinds import REAL_KINDS

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, FloatRect, Page

VIEWS = REAL_KINDS | {
    "explore-found": "practices/index.html?q=salud",
    "explore-nothing": "practices/index.html?q=xilofonista",
}
"""What is looked at: pages of each kind, and what becomes of one when its reader has searched."""
HEIGHTS = {320: 640, 768: 1024, 1440: 900}
"""Height of the window at each width; a picture shows what is below it too."""
_MOST_PIXELS = 12_000
"""Height of a picture: lists of everything go on as they begin, and viewers give up."""
SCHEMES = ("light", "dark")
SHEET = {"width": 794, "height": 1123}
"""A4 at 96 dots an inch."""
_MOST_SHEETS = 4
"""Sheets of one page that are shown, for the same reason."""
_PATIENCE = 5.0
"""Seconds that a sheet may take to appear."""
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Looks:
    """Where pages are, and where their pictures go."""

    context: BrowserContext
    address: str
    folder: Path

    def stem(self, kind: str) -> str:
        """How the names of the pictures of a kind begin, in every run."""
        return f"{list(VIEWS).index(kind) + 1:02}-{kind}"


def main(arguments: list[str] | None = None) -> int:
    options = _read_options(arguments)
    hindrance = _hindrance(options.site)
    if hindrance:
        sys.stderr.write(f"{hindrance}\n")
        return 2
    # Here, because the browser is there only with the packages for tests.
    from playwright.sync_api import Error  # noqa: PLC0415

    kinds = [kind for kind in VIEWS if kind in (options.kind or VIEWS)]
    options.output.mkdir(parents=True, exist_ok=True)
    written, failures = [], []
    with _browser(options.site, options.output) as looks:
        for kind in kinds:
            _clear(looks, kind)
            if not (options.site / VIEWS[kind].partition("?")[0]).is_file():
                failures.append(f"{kind}: {VIEWS[kind]} is not in {options.site}")
                continue
            try:
                for path, remark in _pictures(looks, kind, sorted(set(options.width or HEIGHTS))):
                    print(f"{path}{remark}", flush=True)
                    written.append(path)
            except Error as error:
                failures.append(f"{kind}: {error.message.splitlines()[0]}")
    for failure in failures:
        sys.stderr.write(f"{failure}\n")
    print(
        f"{len(written)} files in {options.output}. Look at every picture: no test sees as you do."
    )
    return 1 if failures else 0


def _read_options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--site", type=Path, default=ROOT / "site", metavar="DIR", help="the built site; site/"
    )
    parser.add_argument(
        "--output", type=Path, default=ROOT / "build" / "look", metavar="DIR", help="build/look/"
    )
    parser.add_argument(
        "--kind",
        nargs="+",
        choices=VIEWS,
        metavar="KIND",
        help=f"only these of: {', '.join(VIEWS)}",
    )
    parser.add_argument(
        "--width", nargs="+", type=int, choices=HEIGHTS, help="only these widths; 320 768 1440"
    )
    return parser.parse_args(arguments)


def _hindrance(site: Path) -> str:
    """Why no picture can be taken; empty when nothing is missing."""
    if not (site / "index.html").is_file():
        return f"There is no built site in {site}: run scripts/build first."
    if importlib.util.find_spec("playwright") is None:
        return (
            "Pictures are taken with a package for tests: run scripts/test once, it installs that."
        )
    return "" if find_chromium() else MISSING


@contextmanager
def _browser(site: Path, folder: Path) -> Iterator[Looks]:
    """A browser in which nothing moves, and a server of ``site``."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with serving(compressed_files(site, lambda _: True)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        try:
            context = browser.new_context(reduced_motion="reduce", locale="es-ES")
            yield Looks(context, server.address, folder)
        finally:
            browser.close()


def _clear(looks: Looks, kind: str) -> None:
    """Remove what an earlier run made of ``kind``: an old picture would be taken for a new one."""
    name = re.compile(
        rf"{re.escape(looks.stem(kind))}-(\d+-(light|dark)\.png|print(-\d+\.png|\.pdf))"
    )
    for path in looks.folder.iterdir():
        if name.fullmatch(path.name):
            path.unlink()


def _pictures(looks: Looks, kind: str, widths: list[int]) -> Iterator[tuple[Path, str]]:
    """Each file as soon as it is written, with a remark on it."""
    page = looks.context.new_page()
    try:
        for width in widths:
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            page.goto(looks.address + VIEWS[kind], wait_until="networkidle")
            for scheme in SCHEMES:
                path = looks.folder / f"{looks.stem(kind)}-{width}-{scheme}.png"
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                page.evaluate(_PAINTED)
                height = page.evaluate("document.documentElement.scrollHeight")
                shown = min(height, _MOST_PIXELS)
                clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": shown}
                page.screenshot(path=path, full_page=True, clip=clip)
                yield path, "" if shown == height else f"  {shown} of {height} px shown"
        yield from _sheets(looks, kind, page)
    finally:
        page.close()


def _sheets(looks: Looks, kind: str, page: Page) -> Iterator[tuple[Path, str]]:
    """The PDF of the page that is open, and its sheets as the browser shows a PDF."""
    page.set_viewport_size({"width": 1440, "height": HEIGHTS[1440]})
    page.emulate_media(color_scheme="light")
    pdf = looks.folder / f"{looks.stem(kind)}-print.pdf"
    sheets = count_sheets(page.pdf(path=pdf, prefer_css_page_size=True, format="A4"))
    shown = min(sheets, _MOST_SHEETS)
    yield pdf, f"  {shown} of {sheets} sheets shown"
    page.set_viewport_size({"width": SHEET["width"], "height": SHEET["height"]})
    for number in range(1, shown + 1):
        # The viewer goes to a sheet only when it is opened anew.
        page.goto("about:blank")
        page.goto(f"{pdf.resolve().as_uri()}#toolbar=0&view=Fit&page={number}")
        path = looks.folder / f"{looks.stem(kind)}-print-{number}.png"
        path.write_bytes(_appeared(page))
        yield path, ""


def _appeared(page: Page) -> bytes:
    """A picture of the PDF viewer when its sheet is there: it tells nobody, but stops changing."""
    empty = last = page.screenshot()
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        page.wait_for_timeout(100)
        now = page.screenshot()
        if now == last != empty:
            break
        last = now
    return last


if __name__ == "__main__":
    raise SystemExit(main())
