#!/usr/bin/env python3
"""Measure how the hub behaves with many entries and print the figures beside their targets.

validate: processor time to read and judge the entries. build: processor time to build the hub
against a plain mkdocs-material site of the same texts, both by turns, and what the pages weigh.
A target that is missed is shown, it is no failure. Exit status: 0 measured, 1 a measured program
failed, 2 misuse.
"""

from __future__ import annotations

import argparse
import sys

from _bootstrap import ROOT

from bench.corpus import MAX_ENTRIES
from bench.measurements import KINDS, circumstances, measure
from bench.processes import RunFailed
from bench.table import render_text, write_tables

VOCABULARIES = ROOT / "content" / "vocabularies"
DOCUMENT = ROOT / "docs" / "benchmarks.md"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=(*KINDS, "all"), default="all")
    parser.add_argument("--entries", type=int, default=1000, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {DOCUMENT.name}")
    options = parser.parse_args(arguments)
    if not 1 <= options.entries <= MAX_ENTRIES or options.runs < 1:
        parser.error(f"--entries is a number from 1 to {MAX_ENTRIES}, --runs at least 1")
    kinds = KINDS if options.what == "all" else (options.what,)
    try:
        tables = measure(kinds, options.entries, options.runs, VOCABULARIES, _say)
    except RunFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    print("\n".join(render_text(table) for table in tables), end="")
    if options.write:
        write_tables(DOCUMENT, tables, circumstances(options.runs))
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
