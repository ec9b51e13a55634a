#!/usr/bin/env python3
"""Check entries and report every problem at once, with its place and its remedy.

PATHS are entry or vocabulary files, or folders of them, or a content folder (one that holds
vocabularies/), anywhere; without PATHS the content of this project is checked. An entry is judged
by the vocabularies of the content folder that holds it. Exit status: 0 no errors, 1 errors,
2 misuse.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from _bootstrap import ROOT

from hub import reporting
from hub.checking import check_content, check_loose_files
from hub.entries.files import read_line
from hub.entries.loader import entries_below, find_content_folder
from hub.entries.reader import ENTRY_SUFFIXES
from hub.model import LANGUAGES

CONTENT = ROOT / "content"
_NO_SUCH_PATH = {
    "es": "No existe: {path}",
    "en": "No such file or folder: {path}",
    "pt": "Não existe: {path}",
}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATHS")
    parser.add_argument("--format", choices=("text", "json", "github", "markdown"), default="text")
    parser.add_argument("--lang", choices=LANGUAGES, default="es")
    options = parser.parse_args(arguments)
    missing = [path for path in options.paths if not path.exists() and not path.is_symlink()]
    for path in missing:
        print(_NO_SUCH_PATH[options.lang].format(path=path), file=sys.stderr)
    if missing:
        return 2
    report = check(options.paths or [CONTENT])
    sys.stdout.write(_render(report, options.format, options.lang))
    return 1 if any(problem.severity == "error" for problem in report.problems) else 0


def check(paths: list[Path]) -> reporting.Report:
    """Check ``paths``, those of one content folder together."""
    today = date.today()
    whole: dict[Path, Path] = {}
    parts: dict[Path, list[Path]] = {}
    loose: list[Path] = []
    for path in paths:
        holder = find_content_folder(path.absolute())
        entries = (
            entries_below(path) if path.is_dir() and path.suffix not in ENTRY_SUFFIXES else [path]
        )
        if holder is None:
            loose += entries
        elif holder == path.absolute():
            whole[holder] = path
        else:
            parts.setdefault(holder, []).extend(entries)
    results = [check_content(folder, today=today) for folder in whole.values()]
    results += [
        check_content(folder, today=today, only=only)
        for folder, only in parts.items()
        if folder not in whole
    ]
    if loose:
        results.append(check_loose_files(loose, today=today, home=CONTENT))
    return reporting.Report(
        [problem for result in results for problem in result.problems],
        sum(result.checked for result in results),
        {n: v for result in results for n, v in result.catalog.vocabularies.items()},
    )


def _render(report: reporting.Report, form: str, language: str) -> str:
    if form == "json":
        return reporting.render_json(report, language)
    if form == "github":
        return reporting.render_github(report, language)
    if form == "markdown":
        return reporting.render_markdown(report, language)
    return reporting.render_text(report, language, read_line)


if __name__ == "__main__":
    raise SystemExit(main())
