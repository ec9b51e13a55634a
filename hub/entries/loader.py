"""A content folder -> the catalog and every problem in it.

All content is loaded here; the build and the commands call ``hub.checking``, which adds what only
the search can see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hub.bulk import without_collecting
from hub.entries.catalog_rules import CATALOG_RULES, Collection
from hub.entries.check import CheckedEntry, check_entry
from hub.entries.raw import SourceText, display_name
from hub.entries.reader import ENTRY_SUFFIXES, read_entry
from hub.entries.vocabulary_reader import read_vocabularies
from hub.model import ENTRY_FOLDERS, Catalog, Practice, Program, Vocabulary
from hub.problems import Problem, Severity

VOCABULARIES = "vocabularies"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a content folder holds. ``catalog`` has the entries without errors.

    ``checked`` is the number of files looked at: entries, and any other file that has a problem;
    ``refused`` is how many entries have errors.
    """

    catalog: Catalog
    problems: tuple[Problem, ...]
    checked: int
    refused: int

    @property
    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def find_content_folder(path: Path) -> Path | None:
    """The content folder that holds ``path`` (or is it): the nearest with ``vocabularies/``."""
    for folder in (path, *path.parents):
        if (folder / VOCABULARIES).is_dir():
            return folder
    return None


def load_content(
    content: Path,
    *,
    today: date,
    only: Iterable[Path] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Loaded:
    """Read and judge every entry under ``content``; nothing is raised for what the files hold.

    ``only`` restricts the reported problems to some files, entries or vocabularies; the others are
    read all the same, so that references and duplicates are judged alike, and a vocabulary that is
    missing is always reported. ``progress`` is told entries done and to do.
    """
    with without_collecting():
        return _load(content, today, only, progress)


def _load(
    content: Path,
    today: date,
    only: Iterable[Path] | None,
    progress: Callable[[int, int], None] | None,
) -> Loaded:
    wanted = None if only is None else {path.absolute() for path in only}
    folder = content.absolute() / VOCABULARIES
    vocabularies, problems = read_vocabularies(content / VOCABULARIES)
    files = list(entry_files(content))
    if wanted is None:
        problems = _strangers(content) + problems
    else:
        names = {display_name(path) for path in wanted}
        problems = [p for p in problems if p.path in names or p.code == "vocabulary-missing"]
        # A file may be asked for that lies in neither of the entry folders.
        listed = {path.absolute() for path, _ in files}
        others = sorted(path for path in wanted - listed if path.parent != folder)
        files += [(path, _kind_of(path)) for path in others]
    checked = _check_files(files, content, vocabularies, today, progress)
    across = _check_together(checked, {})
    return _gather(checked, problems, across, vocabularies, wanted)


def load_loose_files(paths: Iterable[Path], *, today: date, home: Path) -> Loaded:
    """Read and judge entry files that lie in no content folder.

    Vocabularies, and the ids that they may refer to, are those of the content folder ``home``.
    """
    vocabularies, _ = read_vocabularies(home / VOCABULARIES)
    outside: dict[str, set[str]] = {kind: set() for kind in ENTRY_FOLDERS}
    for path, kind in entry_files(home):
        outside[kind].add(path.stem)
    files = [(path, _kind_of(path)) for path in sorted(set(paths))]
    checked = _check_files(files, home, vocabularies, today, None)
    return _gather(checked, [], _check_together(checked, outside), vocabularies, None)


def _check_files(
    files: list[tuple[Path, str]],
    content: Path,
    vocabularies: Mapping[str, Vocabulary],
    today: date,
    progress: Callable[[int, int], None] | None,
) -> list[CheckedEntry]:
    places: dict[Path, tuple[str, str]] = {}
    checked: list[CheckedEntry] = []
    for index, (path, kind) in enumerate(files):
        folder = path.parent
        if folder not in places:
            places[folder] = _place_of(folder, content)
        shown, relative = places[folder]
        raw = read_entry(path, shown + path.name, kind, relative + path.name)
        checked.append(check_entry(raw, vocabularies, today))
        if progress:
            progress(index + 1, len(files))
    return checked


def _place_of(folder: Path, content: Path) -> tuple[str, str]:
    """What stands before the names of the files of ``folder`` in problems, and in ``content``."""
    shown = display_name(folder)
    whole, base = folder.absolute(), content.absolute()
    inside = whole.is_relative_to(base) and whole != base
    relative = whole.relative_to(base).as_posix() + "/" if inside else ""
    return ("" if shown == "." else shown.rstrip("/") + "/"), relative


def _check_together(checked: list[CheckedEntry], outside: Mapping[str, set[str]]) -> list[Problem]:
    sound = [item.raw for item in checked if item.entry is not None]
    collection = Collection([item.raw for item in checked], outside, sound)
    return [problem for rule in CATALOG_RULES for problem in rule(collection)]


def _gather(
    checked: list[CheckedEntry],
    problems: list[Problem],
    across: list[Problem],
    vocabularies: Mapping[str, Vocabulary],
    wanted: set[Path] | None,
) -> Loaded:
    def is_wanted(item: CheckedEntry) -> bool:
        return wanted is None or item.raw.source.path.absolute() in wanted

    names = {item.raw.source.name for item in checked if is_wanted(item)}
    problems += [p for item in checked if is_wanted(item) for p in item.problems]
    problems += [problem for problem in across if problem.path in names]
    problems.sort()
    broken = {p.path for p in (*across, *problems) if p.severity is Severity.ERROR}
    good = [i.entry for i in checked if i.entry is not None and i.raw.source.name not in broken]
    good.sort(key=lambda entry: entry.id)
    looked_at = names.union(problem.path for problem in problems)
    return Loaded(
        Catalog(
            practices=tuple(entry for entry in good if isinstance(entry, Practice)),
            programs=tuple(entry for entry in good if isinstance(entry, Program)),
            vocabularies=vocabularies,
        ),
        tuple(problems),
        len(looked_at),
        len(names & broken),
    )


def entry_files(content: Path) -> Iterator[tuple[Path, str]]:
    """Entry files of a content folder with their kinds, in order of name."""
    for kind, folder in ENTRY_FOLDERS.items():
        for path in sorted((content / folder).glob("*")):
            if path.suffix in ENTRY_SUFFIXES and not _is_hidden(path):
                yield path, kind


def entries_below(folder: Path) -> list[Path]:
    """Entry files in ``folder`` and, when it has them, in its entry folders."""
    own = [p for p in sorted(folder.glob("*")) if p.suffix in ENTRY_SUFFIXES and not _is_hidden(p)]
    return own + [path for path, _ in entry_files(folder)]


def _is_hidden(path: Path) -> bool:
    return path.name.startswith((".", "_"))


def _kind_of(path: Path) -> str:
    return "program" if path.parent.name == ENTRY_FOLDERS["program"] else "practice"


def _strangers(content: Path) -> list[Problem]:
    """Files in the entry folders that are no entries: a ``.docx`` or a ``.txt`` put there."""
    return [
        SourceText(path, display_name(path)).problem("unknown-file-kind", (1, 1), value=path.name)
        for folder in ENTRY_FOLDERS.values()
        for path in sorted((content / folder).glob("*"))
        if path.suffix not in ENTRY_SUFFIXES and not _is_hidden(path)
    ]
