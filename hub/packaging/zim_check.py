"""Check that a ZIM file is as it was made, and that a new one can be read and searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from libzim.reader import Archive, Item
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

from hub.packaging.built_site import BuiltSite
from hub.packaging.contents import Contents, Tell
from hub.packaging.faults import PackageError
from hub.packaging.media_types import media_type
from hub.packaging.page_text import read_page
from hub.packaging.zim_file import files_of, without_accents

_MOST_RESULTS = 1000
"""How many pages may come before the one that is looked for: other titles may have its word."""
_SHOWN = 5
_LONGEST = 40
"""Letters of a word that an index surely holds."""


def verify_zim(package: Path, tell: Tell) -> Contents:
    """Compare a ZIM file with the checksum in it, and open everything that it holds.

    Raises:
        PackageError: it is damaged or was changed.
    """
    sizes = [item.size for _, item in _items(package, tell)]
    return Contents(len(sizes), sum(sizes))


def check_new_zim(package: Path, site: BuiltSite, tell: Tell) -> Contents:
    """Like :func:`verify_zim`; it also holds the files of the site, and its searches find entries.

    Raises:
        PackageError: it is damaged, differs from the site, or finds nothing.
    """
    files = files_of(site)
    missing, differing, size = set(files), set(), 0
    for path, item in _items(package, tell):
        size += item.size
        if path not in missing or not _is_same(item, path, (site.folder / path).read_bytes()):
            differing.add(path)
        missing.discard(path)
    if wrong := sorted(missing | differing):
        shown = ", ".join(wrong[:_SHOWN]) + (", …" if len(wrong) > _SHOWN else "")
        raise PackageError("altered", path=package.name, n=len(wrong), files=shown)
    if unfound := _unfound(Archive(package), site):
        raise PackageError("unsearchable", path=package.name, query=unfound)
    return Contents(len(files), size)


def _items(package: Path, tell: Tell) -> Iterator[tuple[str, Item]]:
    """Path and item of every file in it, in the order of their paths."""
    try:
        archive = Archive(package)
        if not archive.check() or not archive.has_main_entry:
            raise PackageError("damaged", path=package)
        for number in range(archive.entry_count):
            # The only way to everything that it holds, also to what nobody asked for.
            entry = archive._get_entry_by_id(number)
            yield entry.path, entry.get_item()
            tell("verifying_zim", number + 1, archive.entry_count)
    except RuntimeError as error:  # what libzim raises for every kind of damage
        raise PackageError("damaged", path=package) from error


def _is_same(item: Item, path: str, data: bytes) -> bool:
    return item.mimetype == media_type(path, data) and bytes(item.content) == data


def _unfound(archive: Archive, site: BuiltSite) -> str:
    """What somebody would look for without finding an entry, or nothing.

    Tried with the longest word of a title, one with an accent where there is one, as it is
    written and as one writes who is in a hurry.
    """
    words = [_longest_word(site, path) for path in site.about.entry_pages]
    searches: tuple[Callable[[Archive, str], set[str]], ...] = (_found, _suggested)
    if not words:
        return ""
    word, path = max(words, key=lambda each: (not each[0].isascii(), len(each[0])))
    tried = ((search, written) for search in searches for written in (word, without_accents(word)))
    return next((written for search, written in tried if path not in search(archive, written)), "")


def _longest_word(site: BuiltSite, path: str) -> tuple[str, str]:
    title = read_page((site.folder / path).read_text(encoding="utf-8")).title
    words = "".join(letter if letter.isalnum() else " " for letter in title).split()
    return max((word for word in words if len(word) <= _LONGEST), key=len, default=title), path


def _found(archive: Archive, written: str) -> set[str]:
    search = Searcher(archive).search(Query().set_query(written))
    return set(search.getResults(0, _MOST_RESULTS))


def _suggested(archive: Archive, written: str) -> set[str]:
    return set(SuggestionSearcher(archive).suggest(written).getResults(0, _MOST_RESULTS))
