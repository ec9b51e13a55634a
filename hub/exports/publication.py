"""What an export says about the hub that publishes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

SCHEMA_VERSION = "1.1"
"""Of everything in ``data/``: additions raise the second number, other changes the first."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The hub as a publication. ``base_url`` ends with a slash; ``generated`` is aware (UTC).

    ``contact`` is the e-mail address of its keepers, or empty.
    """

    name: str
    description: str
    publisher: str
    base_url: str
    language: str
    license_url: str
    generated: datetime
    contact: str = ""

    @property
    def generated_at(self) -> str:
        """``generated`` as ISO 8601."""
        return self.generated.isoformat().replace("+00:00", "Z")


def about(publication: Publication) -> dict[str, object]:
    """What every JSON document of the hub begins with: all that a harvester needs to know."""
    return {
        "schema_version": SCHEMA_VERSION,
        "generated_at": publication.generated_at,
        "hub": publication.name,
        "url": publication.base_url,
        "license": publication.license_url,
    }
