#!/usr/bin/env python3
"""Write the file of a new entry, with every field explained in it, ready to fill in.

The file is <content>/practices/ID.md or <content>/programs/ID.md; nothing is ever overwritten.
Exit status: 0 written, 1 it could not be written, 2 misuse (an id that is wrong or in use).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from _bootstrap import ROOT

from hub import reporting
from hub.entries.field_table import fields_of
from hub.entries.loader import VOCABULARIES
from hub.entries.raw import SourceText
from hub.entries.reader import ID, suggest_id
from hub.entries.vocabulary_reader import read_vocabularies
from hub.entries.wordings import command_texts
from hub.exports.entry_template import entry_template
from hub.model import ENTRY_FOLDERS, LANGUAGES

_STANDARD_OUTPUT = "-"
_RESERVED = "index"
"""A page of that name stands in the folder of every kind."""


class _MisuseError(Exception):
    """What was asked for makes no sense; its text says why."""


def main(arguments: list[str] | None = None) -> int:
    language = _language(sys.argv[1:] if arguments is None else arguments)
    texts = command_texts(language)
    options = _parser(texts).parse_args(arguments)
    try:
        if not (options.content / VOCABULARIES).is_dir():
            raise _MisuseError(texts["new_entry.no_content"].format(path=options.content))
        _refuse_id(options, texts)
        return _make(options, texts)
    except _MisuseError as misuse:
        print(misuse, file=sys.stderr)
        return 2


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
    parser.add_argument("kind", choices=tuple(ENTRY_FOLDERS), help=texts["new_entry.help_kind"])
    parser.add_argument("id", metavar="ID", help=texts["new_entry.help_id"])
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="es", help=texts["new_entry.help_lang"]
    )
    parser.add_argument(
        "--content", type=Path, default=ROOT / "content", help=texts["new_entry.help_content"]
    )
    parser.add_argument("--output", metavar="FILE", help=texts["new_entry.help_output"])
    return parser


def _refuse_id(options: argparse.Namespace, texts: Mapping[str, str]) -> None:
    """Raise for an id that the validator would refuse, or that an entry has."""
    wanted = options.id
    if not ID.fullmatch(wanted):
        raise _MisuseError(_bad_id(wanted, options.lang))
    limit = fields_of(options.kind)["id"].maximum or 0
    if len(wanted) > limit:
        said = texts["new_entry.too_long"].format(n=len(wanted), limit=round(limit))
        raise _MisuseError(said)
    if wanted == _RESERVED:
        raise _MisuseError(texts["new_entry.reserved"].format(id=wanted))
    for folder in ENTRY_FOLDERS.values():
        # A translation is called <id>.<language>.md.
        for path in sorted((options.content / folder).glob(f"{wanted}.*")):
            said = texts["new_entry.taken"].format(id=wanted, path=os.path.relpath(path))
            raise _MisuseError(said)


def _bad_id(wanted: str, language: str) -> str:
    """The words of the validator for such an id."""
    problem = SourceText(Path(wanted), wanted).problem(
        "bad-id", (1, 1), "id", value=wanted, suggestion=suggest_id(wanted)
    )
    told = reporting.tell(problem, language)
    return "\n  ".join(part for part in (told.message, told.suggestion, told.hint) if part)


def _make(options: argparse.Namespace, texts: Mapping[str, str]) -> int:
    folder = options.content / ENTRY_FOLDERS[options.kind]
    path = folder / f"{options.id}.md"
    if options.output and options.output != _STANDARD_OUTPUT:
        path = Path(options.output)
    shown = os.path.relpath(path)
    vocabularies, _ = read_vocabularies(options.content / VOCABULARIES)
    template = entry_template(options.kind, options.id, shown, vocabularies, options.lang)
    if options.output == _STANDARD_OUTPUT:
        sys.stdout.write(template)
        return 0
    try:
        if path.parent == folder:
            folder.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(template)
    except FileExistsError as error:
        raise _MisuseError(texts["new_entry.exists"].format(path=shown)) from error
    except OSError as error:
        told = texts["new_entry.not_written"].format(path=shown, reason=error.strerror)
        print(told, file=sys.stderr)
        return 1
    print(texts["new_entry.made"].format(path=shown))
    print(texts["new_entry.next"].format(path=shown))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
