#!/usr/bin/env python3
"""Make the draft of an entry from a sheet: PDF, Word (.docx) or text.

Sections, country, years, organisations, links and title are recognised in Spanish, English and
Portuguese; what the sheet does not say stays open, and what found no place stands in comments. The
draft goes to drafts/practices/<id>.md or drafts/programs/<id>.md, beside the content and not into
it, and is checked like an entry. No file is overwritten without --force. Exit status: 0 a draft was
written, 1 the file gives no text or the draft could not be written, 2 misuse.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from _bootstrap import ROOT
from _printing import run

from hub import reporting
from hub.checking import check_content, check_loose_files
from hub.entries.files import read_line
from hub.entries.loader import find_content_folder, load_content
from hub.entries.reader import ID, suggest_id
from hub.entries.wordings import command_texts
from hub.import_report import render_import, tell_unreadable
from hub.importing.extraction import extract
from hub.importing.importer import Imported, Importer
from hub.importing.known_words import words_of_catalog
from hub.importing.lines import Unreadable
from hub.model import ENTRY_FOLDERS, LANGUAGES
from hub.wording import visible

CONTENT = ROOT / "content"
DRAFTS = ROOT / "drafts"
_SCREEN = Path("-")
_NAMELESS = "borrador"
"""Id of a draft whose sheet gives neither country nor title."""


class _Misuse(Exception):
    """What was asked for makes no sense; the text says why."""


class _NotWrittenError(Exception):
    """The draft could not be put in its place; the text says why."""


def main(arguments: list[str] | None = None) -> int:
    language = _language(sys.argv[1:] if arguments is None else arguments)
    texts = command_texts(language)
    options = _parser(texts).parse_args(arguments)
    try:
        _check_options(options, texts)
        imported = _import(options, texts)
        path = _place(options, imported)
        if path != _SCREEN:
            _write(path, imported.draft.text, texts, is_forced=options.force)
    except _Misuse as misuse:
        print(misuse, file=sys.stderr)
        return 2
    except Unreadable as reason:
        print(tell_unreadable(reason, str(options.file), texts), file=sys.stderr)
        return 1
    except _NotWrittenError as reason:
        print(reason, file=sys.stderr)
        return 1
    _report(imported, path, texts, language)
    return 0


def _language(arguments: list[str]) -> str:
    """The language asked for, needed before the options are described in it."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", default="es")
    known, _ = early.parse_known_args(arguments)
    return known.lang if known.lang in LANGUAGES else "es"


def _parser(texts: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=texts["import.help_file"])
    parser.add_argument("--output", type=Path, metavar="PATH", help=texts["import.help_output"])
    parser.add_argument("--id", default="", help=texts["import.help_id"])
    parser.add_argument(
        "--kind", choices=tuple(ENTRY_FOLDERS), default="", help=texts["import.help_kind"]
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="es", help=texts["import.help_lang"])
    parser.add_argument("--force", action="store_true", help=texts["import.help_force"])
    return parser


def _check_options(options: argparse.Namespace, texts: Mapping[str, str]) -> None:
    """Refuse a name that no entry may have, before anything is read."""
    if options.id and not ID.fullmatch(options.id):
        suggestion = suggest_id(options.id) or _NAMELESS
        raise _Misuse(
            texts["import.bad_id"].format(value=visible(options.id), suggestion=suggestion)
        )
    output = options.output
    if output is None or output == _SCREEN:
        return
    if output.suffix != ".md":
        raise _Misuse(texts["import.bad_ending"].format(path=visible(str(output))))
    if not ID.fullmatch(output.stem):
        suggestion = suggest_id(output.stem) or _NAMELESS
        raise _Misuse(
            texts["import.bad_name"].format(value=visible(output.name), suggestion=suggestion)
        )


def _import(options: argparse.Namespace, texts: Mapping[str, str]) -> Imported:
    extracted = extract(options.file)
    catalog = load_content(CONTENT, today=date.today()).catalog
    importer = Importer(
        words=words_of_catalog(catalog),
        vocabularies=catalog.vocabularies,
        texts=texts,
        language=options.lang,
    )
    return importer.import_lines(
        extracted, options.file.name, kind=options.kind, entry_id=options.id
    )


def _place(options: argparse.Namespace, imported: Imported) -> Path:
    if options.output is not None:
        return Path(options.output)
    draft = imported.draft
    return DRAFTS / ENTRY_FOLDERS[draft.kind] / f"{draft.id or _NAMELESS}.md"


def _write(path: Path, text: str, texts: Mapping[str, str], *, is_forced: bool) -> None:
    """Write a new file; an existing one only when that ``is_forced``."""
    shown = visible(str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not is_forced:
            raise _NotWrittenError(texts["import.exists"].format(path=shown))
        with path.open("w" if is_forced else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _NotWrittenError(texts["import.no_write"].format(path=shown, reason=reason)) from None


def _report(imported: Imported, path: Path, texts: Mapping[str, str], language: str) -> None:
    """Print what was found and what is left; beside a printed draft, as complaints."""
    draft = imported.draft
    folder = f"content/{ENTRY_FOLDERS[draft.kind]}"
    if path == _SCREEN:
        sys.stdout.write(draft.text)
        stream = sys.stderr
        report = _check_text(imported)
        lines = draft.text.split("\n")
        checked = reporting.render_text(report, language, lambda _, line: lines[line - 1])
        values = {"folder": folder, "id": draft.id or _NAMELESS}
        following = texts["import.next_printed"].format(**values)
    else:
        stream = sys.stdout
        shown = visible(_short(path))
        print(texts["import.written"].format(path=shown))
        checked = reporting.render_text(_check(path, draft.kind), language, read_line)
        following = texts["import.next"].format(path=shown, folder=folder)
    told = render_import(imported, texts, language)
    stream.write(f"{told}\n{texts['import.check']}\n\n{checked}\n{following}\n")


def _short(path: Path) -> str:
    """``path`` from the folder where the reader is, when it lies there."""
    whole = path.absolute()
    return str(whole.relative_to(Path.cwd())) if whole.is_relative_to(Path.cwd()) else str(path)


def _check_text(imported: Imported) -> reporting.Report:
    """The problems of a draft that no file holds, under the name that it should have."""
    name = f"{imported.draft.id or _NAMELESS}.md"
    with tempfile.TemporaryDirectory(prefix="hub-import-") as folder:
        path = Path(folder) / ENTRY_FOLDERS[imported.draft.kind] / name
        path.parent.mkdir()
        path.write_text(imported.draft.text, encoding="utf-8", newline="\n")
        report = _check(path, imported.draft.kind)
    return replace(report, problems=[replace(p, path=name) for p in report.problems])


def _check(path: Path, kind: str) -> reporting.Report:
    """The problems of the draft at ``path``."""
    holder = find_content_folder(path.absolute())
    today = date.today()
    if holder is None:
        checked = check_loose_files([path], today=today, home=CONTENT)
    else:
        checked = check_content(holder, today=today, only=[path])
    return reporting.Report(checked.problems, 1, checked.catalog.vocabularies)


if __name__ == "__main__":
    raise SystemExit(run(main))
