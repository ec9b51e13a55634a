"""Pages of a built site as Lighthouse sees them: on a telephone, from a server with gzip.

``scripts/benchmark.py pages`` asks for the table.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.chromium import MISSING, find_chromium
from bench.comparison import Comparison
from bench.gzip_server import compressed_files, serving
from bench.lighthouse import Lighthouse, PageReport
from bench.outside_programs import Unavailable, run
from bench.page_kinds import REAL_KINDS
from bench.page_table import failed_audits, page_table

Say = Callable[[str], None]
PAGES = {
    "home": "Home",
    "explore": "Explore",
    "practice": "Practice",
    "programme": "Programme",
}
"""The kinds of page that are measured, and what their columns are called."""


@dataclass(frozen=True, slots=True)
class MeasuredPages:
    """``circumstances`` say when and with what; ``objections`` list the failed audits."""

    table: Comparison
    circumstances: str
    objections: str


def measure_pages(site: Path, runs: int, tools: Path | None, say: Say) -> MeasuredPages:
    """The medians of ``runs`` for one page of each kind of the built ``site``.

    ``tools`` is where Lighthouse is installed and found again; without it, it is installed for the
    moment. ``say`` is told what is going on.

    Raises:
        Unavailable: there is no Chromium, no Lighthouse, or a page that does not load.
    """
    chromium = find_chromium()
    if chromium is None:
        raise Unavailable(MISSING)
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="hub-pages-") as name:
        folder = Path(name)
        lighthouse = Lighthouse.install(tools.absolute() if tools else folder / "tools", chromium)
        reports: dict[str, list[PageReport]] = {kind: [] for kind in PAGES}
        with serving(compressed_files(site, lambda _: True)) as server:
            for number in range(1, runs + 1):
                for kind in PAGES:
                    address = server.address + REAL_KINDS[kind]
                    report = lighthouse.examine(address, folder / f"{kind}-{number}")
                    reports[kind].append(report)
                    scores = ", ".join(map(str, report.scores.values()))
                    say(f"run {number}/{runs}, {kind}: {scores}")
        browser = run("Chromium failed", [chromium, "--version"]).split(" built ")[0].strip()
    circumstances = (
        f"{date.today():%Y-%m-%d}, Lighthouse {lighthouse.version}, {browser}, "
        f"{os.cpu_count()} CPUs (load {load:.1f} before), median of {runs} runs."
    )
    return MeasuredPages(page_table(PAGES, reports), circumstances, failed_audits(PAGES, reports))
