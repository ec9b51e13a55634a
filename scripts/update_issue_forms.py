#!/usr/bin/env python3
"""Write the issue form and the chooser of GitHub anew, from the field table and the vocabularies.

Needed after a change of a field, of its texts, of a vocabulary or of the address of the site; a
test fails until then. Exit status: 0 written, 1 the files could not be read or written, 2 misuse.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from _bootstrap import ROOT

from hub.entries.raw import RawScalar, SourceText
from hub.entries.vocabulary_reader import read_vocabularies
from hub.entries.wordings import command_texts
from hub.entries.yaml_text import read_yaml_map
from hub.github.issue_form_file import chooser, practice_form
from hub.model import LANGUAGES

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="es")
    parser.add_argument("--output", type=Path, metavar="DIR", default=FOLDER)
    options = parser.parse_args(arguments)
    texts = command_texts(options.lang)
    try:
        options.output.mkdir(parents=True, exist_ok=True)
        for name, text in issue_forms(options.lang).items():
            (options.output / name).write_text(text, encoding="utf-8")
    except OSError as error:
        told = texts["issue_form.not_written"].format(path=options.output, reason=error.strerror)
        print(told, file=sys.stderr)
        return 1
    print(texts["issue_form.written"].format(path=options.output))
    return 0


def issue_forms(language: str) -> dict[str, str]:
    """The files of ``.github/ISSUE_TEMPLATE`` by name."""
    vocabularies, _ = read_vocabularies(ROOT / "content" / "vocabularies")
    return {
        "practice.yml": practice_form(vocabularies, language),
        "config.yml": chooser(_site_url(ROOT / "mkdocs.yml"), language),
    }


def _site_url(path: Path) -> str:
    source = SourceText(path, path.name, path.read_text(encoding="utf-8").split("\n"))
    settings = read_yaml_map("\n".join(source.lines), source, [])
    written = settings.items.get("site_url") if settings else None
    return written.value.text if written and isinstance(written.value, RawScalar) else ""


if __name__ == "__main__":
    raise SystemExit(main())
