"""Media types of the files of a site, from their names and, where those do not tell, first bytes.

What the operating system knows about names would differ from one computer to the next.
"""

from __future__ import annotations

_TYPES = (
    (".html", b"", "text/html"),
    (".css", b"", "text/css"),
    (".js", b"", "text/javascript"),
    (".svg", b"", "image/svg+xml"),
    (".png", b"", "image/png"),
    (".csv", b"", "text/csv"),
    (".txt", b"", "text/plain"),
    (".csl.json", b"", "application/vnd.citationstyles.csl+json"),
    (".jsonld", b"", "application/ld+json"),
    (".json", b"https://jsonfeed.org/version", "application/feed+json"),
    (".json", b"", "application/json"),
    (".geojson", b"", "application/geo+json"),
    (".webmanifest", b"", "application/manifest+json"),
    (".xml", b"<feed", "application/atom+xml"),
    (".xml", b"", "application/xml"),
    (".rss", b"", "application/rss+xml"),
    (".bib", b"", "application/x-bibtex"),
    (".ris", b"", "application/x-research-info-systems"),
    (".pdf", b"", "application/pdf"),
    (".epub", b"", "application/epub+zip"),
    (".zip", b"", "application/zip"),
    (".xlsx", b"", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)
"""Ending, what its beginning holds, type: the first row that fits."""
_BEGINNING = 400
_COMPRESSED = {"image/png", "application/epub+zip", "application/zip"}
"""Not PDF: the tags for screen readers stand in it as they are, half of a sheet."""


def media_type(path: str, data: bytes) -> str:
    """The media type of a file with this name and contents."""
    beginning = data[:_BEGINNING]
    found = (of for ending, marker, of in _TYPES if path.endswith(ending) and marker in beginning)
    return next(found, "application/octet-stream")


def is_compressed(of: str) -> bool:
    """Whether files of a media type are compressed in themselves."""
    return of in _COMPRESSED
