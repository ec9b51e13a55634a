"""What an export says about the hub that publishes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """The hub as a publication. ``base_url`` ends with a slash; ``generated`` is aware (UTC)."""

    name: str
    description: str
    publisher: str
    base_url: str
    language: str
    license_url: str
    generated: datetime
