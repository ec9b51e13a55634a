#!/usr/bin/env python3
"""Tell the keepers of the hub what to see to: the report of the page contribute/status.html.

Entries to verify again, relations at odds, possible duplicates, gaps, what is missing in each
entry, translations and review states, drafts included. Exit status: 0 reported (whatever was
found), 1 the content cannot be read, 2 misuse.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from _bootstrap import ROOT
from _printing import put_text

from hub import reporting
from hub.entries.files import read_line
from hub.entries.loader import VOCABULARIES, Loaded, load_content
from hub.entries.wordings import command_texts
from hub.exports.upkeep_json import upkeep_json
from hub.model import LANGUAGES
from hub.queries.labels import Labels
from hub.queries.upkeep import Upkeep, upkeep_of
from hub.search.documents import search_documents
from hub.search.index import build_index
from hub.search.likely_duplicates import likely_duplicates
from hub.search.related import neighbours_of_entries
from hub.site.site import Settings, Site
from hub.site.status_text import status_html, status_text
from hub.site.status_view import status_view
from hub.site.strings import load_strings

THEME = ROOT / "theme"
_FORMATS = ("text", "html", "json")


class _MisuseError(Exception):
    """What was asked for makes no sense; its text says why."""


def main(arguments: list[str] | None = None) -> int:
    language = _language(sys.argv[1:] if arguments is None else arguments)
    texts = command_texts(language)
    options = _parser(texts).parse_args(arguments)
    try:
        today = _day(options.today, texts)
        loaded = _load(options.content, today, texts)
    except _MisuseError as misuse:
        print(misuse, file=sys.stderr)
        return 2
    if unreadable := _unreadable(loaded, options.content, texts, language):
        print(unreadable, file=sys.stderr, end="")
        return 1
    return _write(_report(loaded, today, options.format, language, texts), options.output, texts)


def _language(arguments: list[str]) -> str:
    """The language asked for, needed before the options are described in it."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", default="es")
    known, _ = early.parse_known_args(arguments)
    return known.lang if known.lang in LANGUAGES else "es"


def _parser(texts: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--format", choices=_FORMATS, default="text", help=texts["report.help_format"]
    )
    parser.add_argument(
        "--content", type=Path, default=ROOT / "content", help=texts["report.help_content"]
    )
    parser.add_argument("--today", metavar="YYYY-MM-DD", help=texts["report.help_today"])
    parser.add_argument("--lang", choices=LANGUAGES, default="es", help=texts["report.help_lang"])
    parser.add_argument("--output", type=Path, metavar="FILE", help=texts["report.help_output"])
    return parser


def _day(value: str | None, texts: Mapping[str, str]) -> date:
    if value is None:
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise _MisuseError(texts["report.bad_day"].format(value=value)) from error


def _load(content: Path, today: date, texts: Mapping[str, str]) -> Loaded:
    if not (content / VOCABULARIES).is_dir():
        raise _MisuseError(texts["report.no_content"].format(path=content))
    # Entries are judged by the real day: a report about an earlier one leaves none out.
    return load_content(content, today=max(today, date.today()))


def _unreadable(loaded: Loaded, content: Path, texts: Mapping[str, str], language: str) -> str:
    """Why there is nothing to report on: every entry has errors, or the vocabularies have."""
    broken = [p for p in loaded.problems if p.severity == "error" and _is_vocabulary(p.path)]
    if any(True for _ in loaded.catalog.entries()):
        problems = broken
    else:
        problems = broken or [p for p in loaded.problems if p.severity == "error"]
    if not problems:
        return ""
    report = reporting.Report(problems, loaded.checked, loaded.catalog.vocabularies)
    said = texts["report.unreadable"].format(path=content)
    return f"{said}\n\n{reporting.render_text(report, language, read_line)}"


def _is_vocabulary(path: str) -> bool:
    return Path(path).parent.name == VOCABULARIES or Path(path).name == VOCABULARIES


def _report(loaded: Loaded, today: date, form: str, language: str, texts: Mapping[str, str]) -> str:
    catalog = loaded.catalog
    upkeep = _upkeep(loaded, today, language)
    if form == "json":
        return upkeep_json(upkeep, catalog, Labels(catalog, language), loaded.refused)
    settings = Settings("", "", "", "", language)
    site = Site(catalog, settings, load_strings(THEME / "strings", language))
    notes = []
    if n := loaded.refused:
        notes.append(texts[f"report.refused_{'one' if n == 1 else 'other'}"].format(n=n))
    view = status_view(site, upkeep, notes=notes)
    if form == "html":
        return status_html(view, site, THEME)
    return status_text(view, site.strings.text("status.title"))


def _upkeep(loaded: Loaded, today: date, language: str) -> Upkeep:
    catalog = loaded.catalog
    # Drafts are compared too: that is where a duplicate is still cheap to mend.
    index = build_index(search_documents(catalog, [], language), language)
    entries = [catalog.entries_by_id[document.id] for document in index.documents]
    near = neighbours_of_entries(entries, index)
    duplicates = likely_duplicates(entries, index, near)
    return upkeep_of(catalog, Labels(catalog, language), today, duplicates)


def _write(report: str, output: Path | None, texts: Mapping[str, str]) -> int:
    if not put_text(report, output, texts):
        return 1
    if output is None:
        return 0
    print(texts["report.written"].format(path=output), file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
