"""A publication for tests of exports."""

from __future__ import annotations

from datetime import UTC, datetime

from hub.exports.publication import Publication

BASE_URL = "https://hub.example.org/"
PUBLICATION = Publication(
    name="Hub de ensayo",
    description="Prácticas & programas <de ensayo>",
    publisher="Organismo de Ejemplo",
    base_url=BASE_URL,
    language="es",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    generated=datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
)
