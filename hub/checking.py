"""A content folder -> the catalog and every problem in it, near-duplicates included.

The commands and the build call this: the loader reads and judges, and what only the search can
see is added here, because nothing below may know of both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from hub.entries.files import read_text
from hub.entries.loader import Loaded, load_content, load_loose_files
from hub.entries.raw import SourceText, display_name
from hub.model import Catalog
from hub.plain_text import plain_text, shorten
from hub.problems import Problem
from hub.search.near_duplicates import NearDuplicate, near_duplicates

_QUOTED = 120
"""Characters of a passage that the message quotes."""
_WORDS_LOOKED_FOR = 8
"""Words by which a passage is found in the file: two that begin alike are taken for one."""


def check_content(
    content: Path,
    *,
    today: date,
    only: Iterable[Path] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Loaded:
    """Read and judge every entry under ``content``; nothing is raised for what the files hold.

    ``only`` and ``progress`` are those of :func:`hub.entries.loader.load_content`. Of two entries
    that are near-duplicates the one with the later id is told; the other, when ``only`` asks for
    that one alone.
    """
    wanted = None if only is None else {path.absolute() for path in only}
    loaded = load_content(content, today=today, only=wanted, progress=progress)
    files = {entry.id: content / entry.path for entry in loaded.catalog.entries()}
    return _with_near_duplicates(loaded, files, wanted)


def check_loose_files(paths: Iterable[Path], *, today: date, home: Path) -> Loaded:
    """Read and judge entry files that lie in no content folder, together.

    Vocabularies, and the ids that they may refer to, are those of the content folder ``home``.
    """
    given = sorted(set(paths))
    loaded = load_loose_files(given, today=today, home=home)
    files = {path.stem: path for path in reversed(given)}
    return _with_near_duplicates(loaded, files, None)


def _with_near_duplicates(
    loaded: Loaded, files: Mapping[str, Path], wanted: set[Path] | None
) -> Loaded:
    """``loaded`` with a warning for each pair; ``files`` are those of the entries by id."""
    catalog = loaded.catalog
    pairs = [p for p in near_duplicates(catalog.entries()) if not _is_related(p, catalog)]
    if not pairs:
        return loaded
    told = {frozenset(display_name(files[name]) for name in (p.first, p.second)) for p in pairs}
    # That they share a sentence is the same news in smaller: one warning says it.
    problems = [
        problem
        for problem in loaded.problems
        if problem.code != "repeated-sentence"
        or frozenset((problem.path, dict(problem.values)["other"])) not in told
    ]
    for pair in pairs:
        for number, name in ((1, pair.second), (0, pair.first)):
            if wanted is None or files[name].absolute() in wanted:
                problems.append(_problem(pair, number, files[name], catalog))
                break
    return replace(loaded, problems=tuple(sorted(problems)))


def _is_related(pair: NearDuplicate, catalog: Catalog) -> bool:
    """Whether one of the two says in ``related`` what it has to do with the other."""
    both = (pair.first, pair.second)
    return any(
        relation.id in both for name in both for relation in catalog.entries_by_id[name].related
    )


def _problem(pair: NearDuplicate, number: int, path: Path, catalog: Catalog) -> Problem:
    """The warning at the entry ``number`` (0 or 1) of ``pair``, which is the file ``path``."""
    other = catalog.entries_by_id[(pair.second, pair.first)[number]]
    passage = pair.passages[number]
    name = display_name(path)
    source = read_text(path, name, []) or SourceText(path, name)
    place, length = _find(passage, source)
    return source.problem(
        "near-duplicate",
        place,
        length=length,
        value=shorten(plain_text(passage), _QUOTED),
        other=other.id,
        title=other.title,
        percent=round(100 * pair.share),
    )


def _find(passage: str, source: SourceText) -> tuple[tuple[int, int], int]:
    """Line and column of ``passage`` in its file and its length there; the beginning otherwise."""
    # Lines are joined when they are read: any white space may stand between the words.
    words = passage.split()[:_WORDS_LOOKED_FOR]
    text = "\n".join(source.lines)
    match = re.search(r"\s+".join(map(re.escape, words)), text)
    if match is None:
        return (1, 1), 1
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - text.rfind("\n", 0, match.start())
    return (line, column), len(match[0].partition("\n")[0])
