"""The hub as a publication: what exports and citations say about it."""

from __future__ import annotations

from datetime import UTC, datetime

from hub.exports.publication import Publication
from hub.exports.structured_data import article
from hub.model import Entry, Practice, Program
from hub.plain_text import plain_text, shorten
from hub.site.site import Site

DESCRIPTION_LENGTH = 158
"""What search engines show of a description."""
LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"


def publication_of(site: Site, generated: datetime | None = None) -> Publication:
    """``site`` as a publication.

    ``generated`` is the moment to put on exports (aware, UTC), by default midnight of the newest
    verification, which keeps builds reproducible.
    """
    settings = site.settings
    return Publication(
        name=settings.name,
        description=settings.description,
        publisher=settings.publisher,
        base_url=settings.base_url,
        language=settings.language,
        license_url=LICENSE_URL,
        generated=generated or datetime.combine(site.updated, datetime.min.time(), UTC),
        contact=settings.contact,
    )


def entry_description(entry: Entry) -> str:
    """The beginning of the summary of ``entry``, without marks."""
    return shorten(plain_text(entry.summary), DESCRIPTION_LENGTH)


def article_of(
    site: Site, entry: Practice | Program, publication: Publication
) -> dict[str, object]:
    """``entry`` as a schema.org Article: in its page and in the open data."""
    return article(entry, publication, site.labels, entry_description(entry))
