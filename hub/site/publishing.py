"""The hub as a publication: what exports and citations say about it."""

from __future__ import annotations

from datetime import UTC, datetime

from hub.exports.publication import Publication
from hub.site.site import Site

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
    )
