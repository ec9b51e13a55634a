#!/usr/bin/env python3
"""Check the entries, build the site beside the last one, check it, and only then put it in place.

`scripts/build` runs this with everything installed. Exit status: 0 built, 1 problems, 2 misuse.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from _bootstrap import ROOT

from hub import reporting
from hub.checking import check_content
from hub.entries.files import read_line
from hub.entries.loader import Loaded
from hub.entries.wordings import command_texts
from hub.model import LANGUAGES
from hub.packaging.defect_report import defect_lines
from hub.packaging.placing import NotASite, SitePlace
from hub.packaging.site_check import SiteDefect, check_site
from hub.site.plan import has_page

_OF_SHEETS = "sheets: "
"""What the adapter puts before what it says of the PDF sheets."""


class _Stop(Exception):
    """The build ends here; the reason has been printed."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", choices=("mkdocs", "properdocs"), default="mkdocs")
    parser.add_argument("--config", type=Path, default=ROOT / "mkdocs.yml")
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--output", type=Path, default=ROOT / "site")
    parser.add_argument("--lang", choices=LANGUAGES, default="es")
    options = parser.parse_args(arguments)
    texts = command_texts(options.lang)
    if not options.config.is_file():
        print(texts["build.no_config"].format(path=options.config), file=sys.stderr)
        return 2
    try:
        place = SitePlace(options.output)
    except NotASite:
        print(texts["build.not_ours"].format(path=options.output), file=sys.stderr)
        return 2
    try:
        return _build(options, texts, place)
    except _Stop:
        return 1
    except KeyboardInterrupt:
        print("\n" + texts["build.interrupted"].format(site=options.output), file=sys.stderr)
        return 1
    finally:
        place.clear()


def _build(options: argparse.Namespace, texts: dict[str, str], place: SitePlace) -> int:
    began = time.monotonic()
    print(texts["build.validating"], file=sys.stderr)
    loaded = check_content(options.content, today=date.today())
    _report(loaded, options, texts)
    print(texts["build.building"].format(engine=options.engine), file=sys.stderr)
    _run_engine(options, texts, place)
    print(texts["build.checking"], file=sys.stderr)
    entries = [entry for entry in loaded.catalog.entries() if has_page(entry)]
    defects = check_site(place.next, [entry.url for entry in entries])
    if defects:
        _print_defects(defects, texts)
        raise _Stop
    pages = sum(1 for _ in place.next.rglob("*.html"))
    place.put()
    index = os.path.relpath(options.output / "index.html")
    seconds = f"{time.monotonic() - began:.1f}"
    print(
        texts["build.done"].format(entries=len(entries), pages=pages, seconds=seconds, index=index)
    )
    return 0


def _report(loaded: Loaded, options: argparse.Namespace, texts: dict[str, str]) -> None:
    report = reporting.Report(loaded.problems, loaded.checked, loaded.catalog.vocabularies)
    if loaded.has_errors:
        print(reporting.render_text(report, options.lang, read_line))
        print(texts["build.stopped"].format(site=options.output), file=sys.stderr)
        raise _Stop
    print(report.summary(options.lang), file=sys.stderr)


def _run_engine(options: argparse.Namespace, texts: dict[str, str], place: SitePlace) -> None:
    command = [sys.executable, "-m", options.engine, "build", "--strict", "--clean"]
    command += ["--config-file", str(options.config.absolute()), "--site-dir", str(place.next)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    code, printed = _run_and_tell(command, environment)
    if code == 0:
        return
    log = place.write_log(printed)
    said = [line for line in printed.splitlines() if line.startswith(("ERROR", "WARNING", "Abort"))]
    print("\n".join(said), file=sys.stderr)
    print(texts["build.engine_failed"].format(engine=options.engine, log=log), file=sys.stderr)
    raise _Stop


def _run_and_tell(command: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Exit code and output of ``command``; what it says of new sheets is passed on at once."""
    running = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    lines: list[str] = []
    try:
        for line in running.stdout or ():
            lines.append(line)
            if _OF_SHEETS in line:
                print(line.partition(_OF_SHEETS)[2].rstrip(), file=sys.stderr)
        return running.wait(), "".join(lines)
    except BaseException:
        running.kill()
        running.wait()
        raise


def _print_defects(defects: list[SiteDefect], texts: dict[str, str]) -> None:
    print(texts["build.defects"].format(n=len(defects)))
    for line in defect_lines(defects, texts):
        print(line)


if __name__ == "__main__":
    raise SystemExit(main())
