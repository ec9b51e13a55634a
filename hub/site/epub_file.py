"""The compendium as EPUB 3.3: every listed entry as a chapter of one file for e-readers.

The file is a ZIP archive with rules of its own: ``mimetype`` comes first and is not compressed.
Times are fixed and names sorted, so that the bytes depend on the content alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from itertools import compress
from pathlib import Path
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hub.exports.publication import Publication
from hub.model import Practice, Program
from hub.site.epub_views import BookView, book_view, chapter_view
from hub.site.site import Site
from hub.site.xml_text import for_xml

_THEME = Path(__file__).resolve().parents[2] / "theme"
_OWN = _THEME / "epub"
_ROOT = "EPUB/"
_PARTS = ("title.xhtml", "nav.xhtml", "about.xhtml", "package.opf", "toc.ncx")
"""Templates that print the whole book, each into the file of its name."""
_AS_THEY_ARE = {
    "book.css": _OWN / "book.css",
    "cover.png": _OWN / "cover.png",
    "mark.svg": _THEME / "assets" / "hub" / "mark.svg",
}
_MEDIA_TYPE = b"application/epub+zip"
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _MODE = 3, 0o100644
_NOT_IN_URI = re.compile(r"[^A-Za-z0-9._~:/?#@!$&'()*+,;=%-]|%(?![0-9A-Fa-f]{2})")
_Maker = Callable[[], bytes]


def epub_file(site: Site, publication: Publication) -> bytes:
    """The book of all listed entries of ``site``."""
    makers = _makers(site, book_view(site, publication))
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", _MEDIA_TYPE, ZIP_STORED)
        # One after the other: all chapters of a large hub at once would need much memory.
        for path in sorted(makers):
            _add(archive, path, makers[path](), ZIP_DEFLATED)
    return buffer.getvalue()


def _add(archive: ZipFile, path: str, content: bytes, method: int) -> None:
    info = ZipInfo(path, _TIME)
    info.create_system = _UNIX
    info.external_attr = _MODE << 16
    archive.writestr(info, content, compress_type=method)


def _makers(site: Site, book: BookView) -> dict[str, _Maker]:
    """What makes each file but ``mimetype``, by path."""
    makers: dict[str, _Maker] = {"META-INF/container.xml": (_OWN / "container.xml").read_bytes}
    makers |= {_ROOT + path: source.read_bytes for path, source in _AS_THEY_ARE.items()}
    makers |= {_ROOT + name: partial(_print, site, book, name, name) for name in _PARTS}
    for index in book.indexes:
        makers[_ROOT + index.path] = partial(
            _print, site, book, "index.xhtml", index.path, index=index
        )
    for entry in site.listed.entries():
        makers[_ROOT + book.paths[entry.url]] = partial(_print_chapter, site, book, entry)
    if site.content:
        for picture in book.pictures:
            makers[_ROOT + picture.path] = (site.content / picture.path).read_bytes
    return makers


def _print_chapter(site: Site, book: BookView, entry: Practice | Program) -> bytes:
    chapter = chapter_view(site, entry, book)
    template = "program.xhtml" if chapter.program else "practice.xhtml"
    return _print(site, book, template, chapter.path, chapter=chapter)


def _print(site: Site, book: BookView, template: str, path: str, **view: object) -> bytes:
    root = "../" * path.count("/")
    values = {"book": book, "t": site.strings, "root": root, **view}
    return _templates().get_template(template).render(values).encode()


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(_OWN),
        autoescape=True,
        finalize=for_xml,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.globals["compress"] = compress
    templates.filters["uri"] = _uri
    return templates


def _uri(url: str) -> str:
    """``url`` as a URI of RFC 3986: browsers forgive what the format does not."""
    return _NOT_IN_URI.sub(lambda found: quote(found[0], errors="replace"), url)
