#!/usr/bin/env python3
"""Pack the built site into dist/ to take away, or verify a package that was received.

Writes <hub>-<date>.zip and .zim, .pdf and .epub when there are books, each with its .sha256, and
manifest.json. The date is that of the newest verification, or SOURCE_DATE_EPOCH: the same site
gives the same bytes.
Exit status: 0 done, 1 problems, 2 misuse.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from _bootstrap import ROOT
from babel.numbers import format_decimal

from hub.entries.wordings import command_texts
from hub.model import LANGUAGES
from hub.packaging.built_site import BuiltSite, read_built_site
from hub.packaging.defect_report import defect_lines
from hub.packaging.faults import PackageError
from hub.packaging.packages import (
    FORMS,
    MANIFEST,
    Package,
    checksum_file,
    make_packages,
    verify_package,
)
from hub.packaging.publishing import publish_packages

_MISUSE = {"no-site", "not-a-site", "no-package", "unknown-form", "foreign-downloads"}
"""Faults of what was asked for, not of what was found there."""
_PAUSE = 0.1
"""Seconds between two lines of progress."""


class _MisuseError(Exception):
    """What was asked for makes no sense; its text says why."""


class _Progress:
    """Says each step once and counts its files on a terminal, for as long as the block lasts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._counts = sys.stderr.isatty()
        self._step = ""
        self._shown = 0.0
        self._is_in_line = False

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_in_line:
            print(file=sys.stderr)

    def tell(self, step: str, done: int, of: int) -> None:
        text = self._texts[f"package.{step}"]
        if step != self._step:
            self._step, self._shown = step, 0.0
            if not self._counts:
                print(text, file=sys.stderr)
        now = time.monotonic()
        if self._counts and (done == of or now - self._shown >= _PAUSE):
            self._shown = now
            self._is_in_line = done < of
            end = "" if self._is_in_line else "\n"
            print(f"\r{text} {done}/{of}", end=end, file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    language = _language(sys.argv[1:] if arguments is None else arguments)
    texts = command_texts(language)
    options = _read_options(arguments, texts)
    try:
        if options.verify:
            _verify(options.verify, texts, language)
        else:
            _pack(options, texts)
    except _MisuseError as misuse:
        print(misuse, file=sys.stderr)
        return 2
    except PackageError as fault:
        print(texts[f"package_faults.{fault.code}"].format(**fault.values), file=sys.stderr)
        for line in defect_lines(fault.defects, texts):
            print(line, file=sys.stderr)
        return 2 if fault.code in _MISUSE else 1
    except OSError as error:
        # A full disk has no name.
        path = error.filename or options.verify or options.output
        told = texts["package.no_access"].format(path=path, reason=error.strerror)
        print(told, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + texts["package.interrupted"], file=sys.stderr)
        return 1
    return 0


def _language(arguments: list[str]) -> str:
    """The language asked for, needed before the options are described in it."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", default="es")
    known, _ = early.parse_known_args(arguments)
    return known.lang if known.lang in LANGUAGES else "es"


def _read_options(arguments: list[str] | None, texts: Mapping[str, str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site", help=texts["package.help_site"])
    parser.add_argument(
        "--output", type=Path, default=ROOT / "dist", help=texts["package.help_output"]
    )
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--verify", type=Path, metavar="FILE", help=texts["package.help_verify"])
    either.add_argument("--publish", action="store_true", help=texts["package.help_publish"])
    parser.add_argument("--lang", choices=LANGUAGES, default="es", help=texts["package.help_lang"])
    return parser.parse_args(arguments)


def _pack(options: argparse.Namespace, texts: Mapping[str, str]) -> None:
    _refuse_output(options, texts)
    epoch = _epoch(texts)
    print(texts["package.reading"], file=sys.stderr)
    site = read_built_site(options.site)
    moment = epoch or site.about.generated
    with _Progress(texts) as progress:
        packages = make_packages(site, options.output, moment, progress.tell)
    for package in packages:
        _print_package(package, texts, options.lang)
    print(texts["package.manifest"].format(path=os.path.relpath(options.output / MANIFEST)))
    for form in (form for form in FORMS if not form.has_library):
        told = texts["package.left_out"]
        print(told.format(form=form.id.upper(), library=form.library), file=sys.stderr)
    if options.publish:
        _publish(site, packages, moment, texts)
    else:
        print(texts["package.next"].format(name=packages[0].path.name))


def _publish(
    site: BuiltSite, packages: Sequence[Package], moment: datetime, texts: Mapping[str, str]
) -> None:
    place = os.path.relpath(publish_packages(site, packages, moment))
    print(texts["package.published"].format(path=place, site=os.path.relpath(site.folder)))


def _refuse_output(options: argparse.Namespace, texts: Mapping[str, str]) -> None:
    output = options.output.resolve()
    if output.exists() and not output.is_dir():
        raise _MisuseError(texts["package.output_is_file"].format(output=options.output))
    if output.is_relative_to(options.site.resolve()):
        told = texts["package.inside"].format(output=options.output, site=options.site)
        raise _MisuseError(told)


def _epoch(texts: Mapping[str, str]) -> datetime | None:
    value = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(value), UTC) if value else None
    except (ValueError, OverflowError, OSError) as error:
        raise _MisuseError(texts["package.bad_epoch"].format(value=value)) from error


def _print_package(package: Package, texts: Mapping[str, str], language: str) -> None:
    told = texts["package.made_book" if package.form.book else "package.made"]
    print(
        told.format(
            path=os.path.relpath(package.path),
            size=_megabytes(package.size, language),
            files=package.contents.files,
            unpacked=_megabytes(package.contents.size, language),
        )
    )
    beside = os.path.relpath(checksum_file(package.path))
    print(texts["package.checksum"].format(path=beside, sha256=package.sha256))


def _megabytes(size: int, language: str) -> str:
    return f"{format_decimal(size / 1_000_000, '0.00', locale=language)} MB"


def _verify(path: Path, texts: Mapping[str, str], language: str) -> None:
    with _Progress(texts) as progress:
        package = verify_package(path, progress.tell)
    files = format_decimal(package.contents.files, locale=language)
    told = texts["package.verified_book" if package.form.book else "package.verified"]
    print(told.format(path=path, files=files, sha256=package.sha256))


if __name__ == "__main__":
    raise SystemExit(main())
