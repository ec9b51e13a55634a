"""A complete content folder of synthetic practices, for tests and measurements.

The same number of entries gives the same bytes everywhere, and a smaller corpus is the beginning
of a larger one. ``scripts/make_corpus.py`` and ``scripts/benchmark.py`` write one.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from string import Template

from bench.lists import DATA
from bench.practice import Writer
from hub.entries.loader import VOCABULARIES
from hub.entries.vocabulary_reader import read_vocabularies
from hub.model import ENTRY_FOLDERS, Vocabulary
from hub.wording import fold

SEED = "good-practices-1"
MARKER = ".synthetic-corpus"
"""The file by which a folder is known as one that may be written anew."""
MAX_ENTRIES = 100_000
_RELATED_TO = 400
"""A practice is related to one of so many before it."""


class FolderInUse(Exception):
    """The folder holds something that is not a corpus: it is not overwritten."""


def write_corpus(count: int, folder: Path, vocabularies: Path) -> None:
    """Write ``count`` practices, two programmes, vocabularies and prose pages into ``folder``.

    ``vocabularies`` is the folder whose files are copied and whose terms are used. What an earlier
    call wrote is replaced.

    Raises:
        FolderInUse: ``folder`` is a file, or holds files and no corpus.
    """
    _clear(folder)
    (folder / MARKER).write_text("Synthetic content, written by scripts/make_corpus.py\n")
    shutil.copytree(DATA / "pages", folder, dirs_exist_ok=True)
    shutil.copytree(vocabularies, folder / VOCABULARIES)
    terms, _ = read_vocabularies(vocabularies)
    programs = _write_programs(folder / ENTRY_FOLDERS["program"], terms)
    practices = folder / ENTRY_FOLDERS["practice"]
    practices.mkdir()
    ids: list[str] = []
    titles: set[str] = set()
    taken = set(programs)
    writer = Writer(terms, SEED)
    for index in range(count):
        written = writer.write(
            index,
            ids[-_RELATED_TO:],
            programs,
            lambda entry_id, title: entry_id in taken or fold(title) in titles,
        )
        ids.append(written.id)
        taken.add(written.id)
        titles.add(fold(written.title))
        _write(practices / f"{written.id}.md", written.text)


def _write_programs(folder: Path, vocabularies: Mapping[str, Vocabulary]) -> list[str]:
    """Write the programmes of ``bench/data`` with terms of ``vocabularies``; returns their ids."""
    folder.mkdir()
    terms = {
        f"{name}_{number}": term.id
        for name, vocabulary in vocabularies.items()
        for number, term in enumerate(vocabulary.terms, 1)
    }
    ids = []
    for path in sorted((DATA / "programs").glob("*.md")):
        template = Template(path.read_text(encoding="utf-8"))
        _write(folder / path.name, template.substitute(terms))
        ids.append(path.stem)
    return ids


def _clear(folder: Path) -> None:
    """Make ``folder`` an empty folder, unless it holds what is not ours."""
    if folder.exists() and not folder.is_dir():
        raise FolderInUse(folder)
    if folder.is_dir() and any(folder.iterdir()):
        if not (folder / MARKER).is_file():
            raise FolderInUse(folder)
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
