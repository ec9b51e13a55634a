"""The views of the book: what its title page, contents, chapters and indexes print.

A chapter prints the very view that the page of its entry prints, so that no text can differ; only
the links within the site become links within the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from hub.exports.publication import Publication
from hub.model import Practice, Program
from hub.queries.facets import FACETS_BY_ID, Facet, entries_by_value, value_path
from hub.site.cards import CardView, card
from hub.site.entry_view import EntryView, practice_view
from hub.site.listing_views import (
    GroupView,
    facet_value_heading,
    in_listing_order,
    listing_view,
)
from hub.site.program_view import ProgramView, program_view
from hub.site.site import Site
from hub.wording import fold

BOOK_PATH = "books/compendium.epub"
"""Path of the book from the root of the site."""
_INDEXES = ("country", "theme")
_PICTURE_TYPES = {
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
"""The kinds of pictures that every reader of EPUB 3 must know: AVIF is none of them."""


@dataclass(frozen=True, slots=True)
class IndexValueView:
    """A value of an index: ``id`` is its fragment."""

    id: str
    heading: str
    definition: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """An index of the book by a facet; ``path`` is from the root of the book."""

    path: str
    title: str
    values: tuple[IndexValueView, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """A file of the book, as its package document lists it."""

    id: str
    path: str
    media_type: str
    properties: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookView:
    """What the book says about itself and in which order; paths are from its root."""

    title: str
    description: str
    publisher: str
    language: str
    languages: tuple[str, ...]
    """Of the book and of its entries, each once, that of the book first."""
    identifier: str
    address: str
    date: str
    date_in_words: str
    modified: str
    license_url: str
    holds: tuple[str, ...]
    groups: tuple[GroupView, ...]
    programs: tuple[CardView, ...]
    indexes: tuple[IndexView, ...]
    pictures: tuple[ItemView, ...]
    paths: Mapping[str, str]
    """Where pages of the site are in the book: path and fragment by path from the root of it."""

    @property
    def cards(self) -> tuple[CardView, ...]:
        """The entries, in the order of their chapters."""
        return (*(shown for group in self.groups for shown in group.cards), *self.programs)

    @property
    def documents(self) -> tuple[ItemView, ...]:
        """Chapters and indexes, in reading order."""
        paths = [self.paths[shown.path] for shown in self.cards]
        paths += [index.path for index in self.indexes]
        return tuple(ItemView(_item_id(path), path, "application/xhtml+xml") for path in paths)


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter. ``language`` is that of its texts where it is not that of the book, else empty.

    ``program`` holds the blocks that only programmes have, None for a practice.
    """

    path: str
    address: str
    language: str
    entry: EntryView
    program: ProgramView | None


def book_view(site: Site, publication: Publication) -> BookView:
    """The book of all listed entries of ``site``."""
    entries = in_listing_order(site, site.listed.entries())
    practices = [entry for entry in entries if isinstance(entry, Practice)]
    programs = [entry for entry in entries if isinstance(entry, Program)]
    count, date = site.strings.count, site.updated.isoformat()
    address = site.address(BOOK_PATH)
    return BookView(
        title=publication.name,
        description=publication.description,
        publisher=publication.publisher,
        language=site.language,
        languages=tuple(dict.fromkeys([site.language, *sorted({e.language for e in entries})])),
        # Without a public address the name has to do; a day makes an edition.
        identifier=f"{address if ':' in address else publication.name}#{date}",
        address=site.address(""),
        date=date,
        date_in_words=site.long_date(site.updated),
        modified=publication.generated.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        license_url=publication.license_url,
        holds=tuple(
            count(f"counts.{name}", len(found))
            for name, found in (("practices", practices), ("programs", programs))
            if found
        ),
        groups=listing_view(site, practices, total=len(practices)).groups,
        programs=tuple(card(site, program) for program in programs),
        indexes=tuple(_indexes(site, entries)),
        pictures=tuple(_pictures(site, entries)),
        paths=_paths(site, entries),
    )


def chapter_view(site: Site, entry: Practice | Program, book: BookView) -> ChapterView:
    """The chapter of ``entry``, which shows the pictures that ``book`` holds."""
    program = program_view(site, entry) if isinstance(entry, Program) else None
    view = program.entry if program else practice_view(site, entry)  # type: ignore[arg-type]
    held = {picture.path for picture in book.pictures}
    return ChapterView(
        _chapter_path(entry.url),
        site.address(entry.url),
        "" if entry.language == site.language else entry.language,
        replace(view, images=tuple(image for image in view.images if image.path in held)),
        program,
    )


def _chapter_path(url: str) -> str:
    return url.removesuffix(".html") + ".xhtml"


def _item_id(path: str) -> str:
    """A name of XML, which begins with a letter and has no slashes."""
    return "item-" + re.sub(r"[^\w-]", "-", path, flags=re.ASCII)


def _paths(site: Site, entries: Iterable[Practice | Program]) -> dict[str, str]:
    paths = {entry.url: _chapter_path(entry.url) for entry in entries}
    for facet in (FACETS_BY_ID[name] for name in _INDEXES):
        for value in site.listed_values[facet.id]:
            paths[value_path(facet, value)] = f"{_index_path(facet)}#{_value_id(facet, value)}"
    return paths


def _index_path(facet: Facet) -> str:
    return f"{facet.folder}.xhtml"


def _value_id(facet: Facet, value: str) -> str:
    return f"{facet.id}-{value.lower()}"


def _indexes(site: Site, entries: list[Practice | Program]) -> Iterator[IndexView]:
    by_title = sorted(entries, key=lambda entry: fold(entry.title))
    for facet in (FACETS_BY_ID[name] for name in _INDEXES):
        values = [
            IndexValueView(
                _value_id(facet, value),
                facet_value_heading(site, facet, value),
                site.labels.definition(facet.vocabulary, value),
                tuple(card(site, entry) for entry in found),
            )
            for value, found in entries_by_value(facet, by_title).items()
        ]
        values.sort(key=lambda view: fold(view.heading))
        if values:
            title = site.strings.text(f"epub.indexes.{facet.id}")
            yield IndexView(_index_path(facet), title, tuple(values))


def _pictures(site: Site, entries: Iterable[Practice | Program]) -> Iterator[ItemView]:
    """The pictures of the entries that are there and that every reader can show, each once."""
    files = sorted({image.file for entry in entries for image in entry.images})
    for number, file in enumerate(files, 1):
        media_type = _PICTURE_TYPES.get(Path(file).suffix.lower())
        if media_type and site.content and (site.content / "images" / file).is_file():
            yield ItemView(f"picture-{number}", f"images/{file}", media_type)
