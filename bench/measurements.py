"""The measurements of the hub, each as a table with its targets beside the figures."""

from __future__ import annotations

import os
import platform
import statistics
import tempfile
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench.corpus import write_corpus
from bench.processes import python_report
from bench.sites import SiteSize, build_seconds, measure_site, prepare_hub, prepare_plain
from bench.table import Row, Table

VALIDATION_TARGET = 1.0
"""Processor seconds to read and judge 1,000 entries."""
BUILD_TARGET = 1.5
"""How much of the processor time of a plain site of the same texts the hub may take."""
PAGE_TARGET = 12_000
"""Bytes of a practice page, compressed."""

_VALIDATE = """
import json, sys, time
from datetime import date
from pathlib import Path
from hub.checking import check_content
start = time.process_time()
loaded = check_content(Path(sys.argv[1]), today=date.today())
load = time.process_time() - start
print(json.dumps({"start": start, "load": load, "checked": loaded.checked,
                  "problems": len(loaded.problems)}))
"""
SHEETS_TARGET = 15.0
"""Processor seconds to make 500 PDF sheets."""
UNCHANGED_TARGET = 2.0
"""The same when none of them has changed."""

_SHEETS = """
import json, sys, time
from datetime import date
from pathlib import Path
from hub.checking import check_content
from hub.model import LANGUAGES
from hub.sheets.cache import SheetCache
from hub.site.sheet_files import COMPENDIUM, sheet_files
from hub.site.site import Settings, Site
from hub.site.strings import load_strings
catalog = check_content(Path(sys.argv[1]), today=date.today()).catalog
settings = Settings("Hub", "", "https://hub.example/", "Hub", LANGUAGES[0])
strings = load_strings(Path("theme/strings"), settings.language)
cache, times = SheetCache(Path(sys.argv[2])), []
for with_compendium in (False, True, True):
    start = time.process_time()
    files = sheet_files(
        Site(catalog, settings, strings), cache, lambda _: None, with_compendium=with_compendium
    )
    times.append(time.process_time() - start)
sizes = {file.path: len(file.content) for file in files}
book = sizes.pop(COMPENDIUM)
new, with_book, unchanged = times
print(json.dumps({"new": new, "book": with_book - unchanged, "unchanged": unchanged,
                  "sheets": len(sizes), "largest": max(sizes.values()),
                  "mean": sum(sizes.values()) / len(sizes), "book_bytes": book}))
"""
Say = Callable[[str], None]
SEARCH = "search"
"""The kind that ``bench.search_measurements`` measures, in a browser."""
PAGES = "pages"
"""The kind that ``bench.page_measurements`` measures, in a browser."""
IMPORT = "import"
"""The kind that ``bench.import_measurements`` measures."""
KINDS = ("validate", "build", "sheets", SEARCH, PAGES, IMPORT)


def measure(
    kinds: tuple[str, ...], entries: int, runs: int, vocabularies: Path, say: Say
) -> list[Table]:
    """A table for each of ``kinds``, made with a corpus of ``entries`` in a folder for the moment.

    Search, pages and the import are measured elsewhere: they yield tables of another kind. ``say``
    is told the figure of every run.

    Raises:
        RunFailed: a measured program ended with an error.
    """
    with tempfile.TemporaryDirectory(prefix="hub-benchmark-") as name:
        folder = Path(name)
        content = folder / "content"
        write_corpus(entries, content, vocabularies)
        tables = []
        if "validate" in kinds:
            tables.append(measure_validation(content, entries, runs, say))
        if "build" in kinds:
            tables.append(measure_build(content, entries, runs, folder, say))
        if "sheets" in kinds:
            tables.append(measure_sheets(content, runs, folder, say))
    return tables


def circumstances(runs: int) -> str:
    """When and with what the measurements are made."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
    return (
        f"{date.today():%Y-%m-%d}, Python {platform.python_version()}, {packages}, "
        f"{os.cpu_count()} CPUs, median of {runs} runs."
    )


def measure_validation(content: Path, entries: int, runs: int, say: Say) -> Table:
    """Read and judge ``content`` in ``runs`` fresh processes."""
    reports = []
    for number in range(1, runs + 1):
        reports.append(python_report(_VALIDATE, str(content)))
        say(f"validation {number}/{runs}: {reports[-1]['load']:.2f} s")
    loads = [report["load"] for report in reports]
    load = statistics.median(loads)
    target = VALIDATION_TARGET * entries / 1000
    start = statistics.median(report["start"] for report in reports)
    return Table(
        "validate",
        f"Validating {entries:,} entries",
        (
            Row.of_seconds("Read and judge, CPU", load, target),
            Row("Fastest and slowest run", f"{min(loads):.2f}–{max(loads):.2f} s"),
            Row("Start of Python and imports, CPU", f"{start:.2f} s"),
            Row.of_none("Problems found", round(reports[0]["problems"])),
        ),
    )


def measure_build(content: Path, entries: int, runs: int, folder: Path, say: Say) -> Table:
    """Build the hub and a plain site of ``content`` by turns, ``runs`` times, into ``folder``."""
    configs = {
        "hub": prepare_hub(content, folder / "hub"),
        "plain": prepare_plain(content, folder / "plain"),
    }
    seconds: dict[str, list[float]] = {name: [] for name in configs}
    for number in range(1, runs + 1):
        for name, config in configs.items():
            seconds[name].append(build_seconds(config))
            say(f"build {number}/{runs}, {name}: {seconds[name][-1]:.2f} s")
    hub, plain = (statistics.median(seconds[name]) for name in configs)
    sizes = {name: measure_site(folder / name / "site") for name in configs}
    return Table(
        "build",
        f"Building {entries:,} entries",
        (
            Row("Hub, CPU", f"{hub:.2f} s"),
            Row("Plain mkdocs-material, CPU", f"{plain:.2f} s"),
            Row.of_ratio("Hub ÷ plain", hub / plain, BUILD_TARGET),
            *_size_rows(sizes["hub"], sizes["plain"]),
        ),
    )


def _size_rows(hub: SiteSize, plain: SiteSize) -> tuple[Row, ...]:
    return (
        Row.of_bytes("Practice page, gzip, median", hub.median_page, PAGE_TARGET),
        Row.of_bytes("Practice page, gzip, largest", max(hub.practice_pages), PAGE_TARGET),
        Row("Pages of the hub (of the plain site)", f"{hub.pages:,} ({plain.pages:,})"),
        Row("Files of the hub (of the plain site)", f"{hub.files:,} ({plain.files:,})"),
        Row(
            "Size of the hub (of the plain site)",
            f"{hub.bytes / 1e6:.1f} MB ({plain.bytes / 1e6:.1f} MB)",
        ),
    )


def measure_sheets(content: Path, runs: int, folder: Path, say: Say) -> Table:
    """Make the PDFs of ``content`` ``runs`` times in fresh processes, and again unchanged."""
    reports = []
    for number in range(1, runs + 1):
        reports.append(python_report(_SHEETS, str(content), str(folder / f"sheets-{number}")))
        say(f"sheets {number}/{runs}: {reports[-1]['new']:.2f} s")
    new, book, unchanged = (
        statistics.median(report[name] for report in reports)
        for name in ("new", "book", "unchanged")
    )
    last = reports[-1]
    sheets = round(last["sheets"])
    return Table(
        "sheets",
        f"PDF sheets of {sheets:,} entries",
        (
            Row.of_seconds("All new, CPU", new, SHEETS_TARGET * sheets / 500),
            Row.of_seconds("All unchanged, CPU", unchanged, UNCHANGED_TARGET * sheets / 500),
            Row("A new sheet, CPU", f"{new / sheets * 1000:.0f} ms"),
            Row("The compendium of all, new, CPU", f"{book:.2f} s"),
            Row(
                "A sheet (the largest)",
                f"{last['mean'] / 1000:.0f} kB ({last['largest'] / 1000:.0f} kB)",
            ),
            Row("The compendium", f"{last['book_bytes'] / 1e6:.1f} MB"),
        ),
    )
