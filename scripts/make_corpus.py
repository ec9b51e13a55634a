#!/usr/bin/env python3
"""Write a complete content folder of N invented practices into DIR, for tests and measurements.

The same N gives the same bytes everywhere. What this script wrote into DIR before is replaced; a
folder that holds anything else is left alone. Exit status: 0 written, 2 misuse.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from _bootstrap import ROOT

from bench.corpus import MAX_ENTRIES, FolderInUse, write_corpus

VOCABULARIES = ROOT / "content" / "vocabularies"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=_count, metavar="N", help=f"1 to {MAX_ENTRIES} practices")
    parser.add_argument("folder", type=Path, metavar="DIR")
    options = parser.parse_args(arguments)
    try:
        write_corpus(options.count, options.folder, VOCABULARIES)
    except FolderInUse:
        sys.stderr.write(
            f"{options.folder} holds something else than a corpus: name a new or an empty folder.\n"
        )
        return 2
    except OSError as error:
        sys.stderr.write(f"{options.folder} cannot be written: {error.strerror or error}.\n")
        return 2
    print(f"{options.count} practices and 2 programmes in {options.folder}.")
    print(f"Check them with: scripts/validate.py {options.folder}")
    return 0


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MAX_ENTRIES:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to {MAX_ENTRIES}")
    return int(text)


if __name__ == "__main__":
    raise SystemExit(main())
