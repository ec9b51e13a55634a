"""The site as a ZIM file, for Kiwix on phones, computers and hotspots without a connection.

Every file of the site is an item under its own path, so that its pages work as they are. Kiwix
looks for titles and in the full text of the pages that a reader would look for.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from libzim.writer import Compression, Creator, Hint, IndexData, Item, StringProvider

from hub.model import ENTRY_FOLDERS
from hub.packaging.built_site import BuiltSite
from hub.packaging.contents import Tell
from hub.packaging.media_types import is_compressed, media_type
from hub.packaging.offline_files import OFFLINE_LIST, SERVICE_WORKER
from hub.packaging.page_text import PageText, read_page
from hub.packaging.zim_ids import derive_ids
from hub.queries.facets import FACETS
from hub.wording import slug

MAIN_PAGE = "index.html"
"""What Kiwix opens first."""
LANGUAGES_ISO_639_3 = {"es": "spa", "en": "eng", "pt": "por"}
"""The languages of the interface as ZIM files name them."""
MOST_OF_TITLE, MOST_OF_DESCRIPTION = 30, 80
"""Characters that the ZIM specification allows."""

_ILLUSTRATION = Path(__file__).resolve().parent.parent / "data" / "mark-48.png"
_ILLUSTRATION_SIZE = 48
_UNKNOWN_LANGUAGE = "und"
_ASIDE = {"404.html", "list.html", "styleguide.html"}
"""Pages that nobody looks for by their title or text."""
_LISTINGS = {facet.folder for facet in FACETS} | {
    f"{folder}/index.html" for folder in ENTRY_FOLDERS.values()
}
"""Folders and pages that repeat what entries say: their own text is their title and description."""
_SHORT_WORD = 4
"""Letters of words that say nothing at the end of a text: «de», «para», «with»."""
_ONLINE_ONLY = {OFFLINE_LIST, SERVICE_WORKER}
"""What keeps the site in a browser: Kiwix has it already."""
_TAGS = "_ftindex:yes;_pictures:yes;_videos:no;_details:yes"


def write_zim(site: BuiltSite, target: Path, moment: datetime, tell: Tell) -> None:
    """Write ``site`` into the ZIM file ``target``; the same site gives the same bytes."""
    language = iso_639_3(site.about.language)
    creator = Creator(target).config_compression(Compression.zstd)
    # With more workers, texts reach the index in the order in which these happen to finish.
    creator.config_indexing(True, language).config_nbworkers(1)
    creator.set_mainpath(MAIN_PAGE)
    with _silent_output(), creator:
        creator.add_illustration(_ILLUSTRATION_SIZE, _ILLUSTRATION.read_bytes())
        for name, value in metadata(site, moment).items():
            creator.add_metadata(name, value)
        files = files_of(site)
        for number, path in enumerate(files, 1):
            creator.add_item(_SiteItem(path, (site.folder / path).read_bytes()))
            tell("packing_zim", number, len(files))
    derive_ids(target)


def files_of(site: BuiltSite) -> tuple[str, ...]:
    """The files of ``site`` that are in its ZIM file: all but what only a browser online needs."""
    return tuple(path for path in site.files if path not in _ONLINE_ONLY)


def metadata(site: BuiltSite, moment: datetime) -> dict[str, str]:
    """What the ZIM specification wants to be said of a file, without its illustration."""
    about = site.about
    home = _read(site, MAIN_PAGE).metadata
    # The front page is nobody's work; an entry says who publishes it.
    publisher = next(
        (_read(site, path).metadata.get("DC.publisher") for path in about.entry_pages), None
    )
    description = home.get("description") or about.name
    said = {
        "Name": f"{slug(about.name)}_{about.language or _UNKNOWN_LANGUAGE}_all",
        "Title": _cut(about.name, MOST_OF_TITLE),
        "Creator": publisher or about.name,
        "Publisher": publisher or about.name,
        "Date": f"{moment:%Y-%m-%d}",
        "Description": shorten(description, MOST_OF_DESCRIPTION),
        "LongDescription": description,
        "Language": iso_639_3(about.language),
        "License": about.license,
        "Source": about.url,
        "Tags": _TAGS,
        "Flavour": "maxi",
        "Scraper": f"good-practices-hub (libzim {version('libzim')})",
    }
    return {name: value for name, value in said.items() if value}


def iso_639_3(language: str) -> str:
    """The code of a language of the interface in ISO 639-3."""
    return LANGUAGES_ISO_639_3.get(language.partition("-")[0], _UNKNOWN_LANGUAGE)


def without_accents(text: str) -> str:
    """A text as libzim makes it of what readers look for: in lower case, without any marks."""
    letters = unicodedata.normalize("NFD", text.lower())
    marks = {ord(letter): None for letter in set(letters) if unicodedata.category(letter)[0] == "M"}
    return unicodedata.normalize("NFC", letters.translate(marks))


def shorten(text: str, most: int) -> str:
    """At most so many characters of a text: whole words, with an ellipsis for what is left out."""
    return text if len(text) <= most else f"{_cut(text, most - 1)}…"


def _cut(text: str, most: int) -> str:
    """The first words of a text; the last of them says something by itself."""
    if len(text) <= most:
        return text
    words = text[: most + 1].split()[:-1] if not text[most].isspace() else text[:most].split()
    while words and len(words[-1]) <= _SHORT_WORD:
        words.pop()
    return " ".join(words).rstrip(" ,;:.") or text[:most]


def _read(site: BuiltSite, path: str) -> PageText:
    return read_page((site.folder / path).read_text(encoding="utf-8"))


class _SiteItem(Item):  # type: ignore[misc]
    """A file of the site as an item; libzim asks for all of this while it writes."""

    def __init__(self, path: str, data: bytes) -> None:
        super().__init__()
        self._path = path
        self._data = data
        self._media_type = media_type(path, data)
        self._is_page = self._media_type == "text/html"
        self._page = read_page(data.decode()) if self._is_page else PageText("", {}, "")

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        return self._page.title

    def get_mimetype(self) -> str:
        return self._media_type

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._data)

    def get_hints(self) -> dict[Hint, bool]:
        return {
            Hint.FRONT_ARTICLE: self._is_page and self._path not in _ASIDE,
            Hint.COMPRESS: not is_compressed(self._media_type),
        }

    def get_indexdata(self) -> IndexData:
        return _PageIndexData(self._path, self._page)


class _PageIndexData(IndexData):  # type: ignore[misc]
    """What of a page goes into the full-text index: menus and footers are on every page.

    libzim takes the accents off what is looked for, and off what it reads by itself, but not off
    what it is given.
    """

    def __init__(self, path: str, page: PageText) -> None:
        super().__init__()
        self._title = "" if path in _ASIDE else without_accents(page.title)
        is_listing = path in _LISTINGS or path.partition("/")[0] in _LISTINGS
        self._content = without_accents(
            page.metadata.get("description", "") if is_listing else page.text
        )

    def has_indexdata(self) -> bool:
        return bool(self._title)

    def get_title(self) -> str:
        return self._title

    def get_content(self) -> str:
        return self._content

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return len(self._content.split())


@contextmanager
def _silent_output() -> Iterator[None]:
    """No standard output as long as the block lasts: libzim tells its steps there, unasked."""
    sys.stdout.flush()
    kept = os.dup(1)
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
