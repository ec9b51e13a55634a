#!/usr/bin/env python3
"""Measure how the hub behaves with many entries and print the figures beside their targets.

validate: processor time to read and judge the entries. build: processor time to build the hub
against a plain mkdocs-material site of the same texts, both by turns, and what the pages weigh.
sheets: processor time to make the PDF sheets and the compendium, and again when nothing changed.
search: index, wire, times and memory of the search in a browser, beside Pagefind and MiniSearch,
which pip and npm install aside. pages: what Lighthouse, which npm installs aside, says of pages of
the built site. import: what the import finds in the sheets of the tests, field by field; texts in
--sources are only listed. A target that is missed is shown, it is no failure.
Exit status: 0 measured, 1 a measured program failed, 2 misuse.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path

from _bootstrap import ROOT

from bench.comparison import render_text as render_comparison
from bench.comparison import write_comparisons
from bench.corpus import MAX_ENTRIES
from bench.measurements import IMPORT, KINDS, PAGES, SEARCH, circumstances, measure
from bench.outside_programs import Unavailable
from bench.page_measurements import measure_pages
from bench.processes import RunFailed
from bench.table import render_text, write_tables

VOCABULARIES = ROOT / "content" / "vocabularies"
DOCUMENT = ROOT / "docs" / "benchmarks.md"
IMPORT_DOCUMENT = ROOT / "docs" / "importing.md"
_ENTRIES = 1000
_SEARCHED_ENTRIES = (100, 1000, 10_000)


def main(arguments: list[str] | None = None) -> int:
    options = _read_options(arguments)
    kinds = KINDS if options.what == "all" else (options.what,)
    timed = tuple(kind for kind in kinds if kind not in (SEARCH, PAGES, IMPORT))
    try:
        if timed:
            _measure(timed, options)
        if SEARCH in kinds:
            _compare_search(options)
        if PAGES in kinds:
            _measure_pages(options)
        if IMPORT in kinds:
            _measure_import(options)
    except (RunFailed, Unavailable) as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    return 0


def _read_options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=(*KINDS, "all"), default="all")
    parser.add_argument(
        "--entries",
        type=int,
        nargs="+",
        action="extend",
        default=[],
        metavar="N",
        help=f"{_ENTRIES}; several for search: {' '.join(map(str, _SEARCHED_ENTRIES))}",
    )
    parser.add_argument("--runs", type=int, metavar="N", help="3; search and pages: 5")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {DOCUMENT.name}")
    parser.add_argument(
        "--rivals",
        type=Path,
        metavar="DIR",
        help="keep the other search engines in this folder; else they are installed each time",
    )
    parser.add_argument(
        "--site", type=Path, default=ROOT / "site", metavar="DIR", help="the built site; site/"
    )
    parser.add_argument(
        "--tools",
        type=Path,
        metavar="DIR",
        help="keep Lighthouse in this folder; else it is installed each time",
    )
    parser.add_argument(
        "--sources", type=Path, metavar="DIR", help="import: also say what is found in these files"
    )
    options = parser.parse_args(arguments)
    if options.sources and not options.sources.is_dir():
        parser.error(f"--sources: there is no folder {options.sources}")
    if not all(1 <= number <= MAX_ENTRIES for number in options.entries):
        parser.error(f"--entries is a number from 1 to {MAX_ENTRIES}")
    if options.runs is not None and options.runs < 1:
        parser.error("--runs is at least 1")
    if len(options.entries) > 1 and options.what != SEARCH:
        parser.error("several --entries are for search alone")
    if options.what in (SEARCH, "all") and importlib.util.find_spec("playwright") is None:
        parser.error("search is measured in a browser: run scripts/test once, it installs that")
    if options.what in (PAGES, "all") and not (options.site / "index.html").is_file():
        parser.error(f"there is no built site in {options.site}: run scripts/build first")
    return options


def _measure(kinds: tuple[str, ...], options: argparse.Namespace) -> None:
    runs = options.runs or 3
    entries = options.entries[0] if options.entries else _ENTRIES
    tables = measure(kinds, entries, runs, VOCABULARIES, _say)
    print("\n".join(render_text(table) for table in tables), end="")
    if options.write:
        write_tables(DOCUMENT, tables, circumstances(runs))


def _compare_search(options: argparse.Namespace) -> None:
    # Here, because the browser is there only with the packages for tests.
    from bench.search_measurements import measure_search  # noqa: PLC0415

    sizes = options.entries or _SEARCHED_ENTRIES
    tables, circumstances = measure_search(
        sizes, options.runs or 5, VOCABULARIES, options.rivals, _say
    )
    print("\n".join(render_comparison(table) for table in tables), end="")
    if options.write:
        write_comparisons(DOCUMENT, SEARCH, tables, str(circumstances))


def _measure_pages(options: argparse.Namespace) -> None:
    measured = measure_pages(options.site, options.runs or 5, options.tools, _say)
    print(render_comparison(measured.table))
    print(measured.objections, end="")
    if options.write:
        write_comparisons(DOCUMENT, PAGES, [measured.table], measured.circumstances)


def _measure_import(options: argparse.Namespace) -> None:
    # Here, because the sheets are set with packages for tests.
    from bench.import_measurements import list_found, measure_import  # noqa: PLC0415

    measured = measure_import(ROOT / "content")
    print(measured.markdown, end="")
    for line in list_found(options.sources, ROOT / "content") if options.sources else ():
        print(line)
    if options.write:
        measured.write(IMPORT_DOCUMENT)


def _say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
