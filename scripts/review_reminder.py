#!/usr/bin/env python3
"""Say in Markdown which entries are to be compared with their sources again.

REPORT is what «scripts/report.py --format json» wrote. Exit status: 0 nothing is due, 1 something
is, 2 misuse.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import _bootstrap  # noqa: F401  finds the hub
from _printing import put_text

from hub.entries.wordings import command_texts
from hub.exports.upkeep_json import SCHEMA_VERSION
from hub.github.reminder import is_reminder_due, reminder
from hub.model import LANGUAGES


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("report", type=Path, metavar="REPORT")
    parser.add_argument("--output", type=Path, metavar="FILE")
    parser.add_argument("--lang", choices=LANGUAGES, default="es")
    options = parser.parse_args(arguments)
    texts = command_texts(options.lang)
    try:
        report = json.loads(options.report.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        report = None
    if not isinstance(report, dict) or report.get("schema_version") != SCHEMA_VERSION:
        print(texts["reminder.no_report"].format(path=options.report), file=sys.stderr)
        return 2
    text = reminder(report, texts)
    if not put_text(text, options.output, texts):
        return 2
    return 1 if is_reminder_due(report) else 0


if __name__ == "__main__":
    raise SystemExit(main())
