"""What every view needs: the catalog, the settings, the texts and names of one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from babel.dates import format_date

from hub.model import Catalog, Entry, PartialDate
from hub.queries.facets import FACETS, entries_by_value
from hub.queries.labels import Labels
from hub.site.strings import Strings


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the hub from ``mkdocs.yml``.

    ``base_url`` is the public address with a final slash; ``repository`` the address of the GitHub
    repository or empty (no «suggest a change» then); ``contact`` an e-mail address or empty;
    ``sheets`` says whether PDFs of the entries are made.
    """

    name: str
    description: str
    base_url: str
    publisher: str
    language: str
    repository: str = ""
    branch: str = "main"
    contact: str = ""
    sheets: bool = True


@dataclass(frozen=True)
class Site:
    """The hub in one language. ``catalog`` holds every entry that has a page.

    ``made`` remembers views that many pages share; ``content`` is the folder of the content, for
    files that are taken along as they are, None where there is none.
    """

    catalog: Catalog
    settings: Settings
    strings: Strings
    made: dict[str, dict[str, Any]] = field(default_factory=dict, compare=False, repr=False)
    content: Path | None = None

    @property
    def language(self) -> str:
        return self.settings.language

    @cached_property
    def listed(self) -> Catalog:
        """The catalog of listings, feeds and data."""
        return self.catalog.keeping(lambda entry: entry.is_listed)

    @cached_property
    def listed_values(self) -> dict[str, set[str]]:
        """For each facet the values of listed entries: those that have a page."""
        entries = list(self.listed.entries())
        return {facet.id: set(entries_by_value(facet, entries)) for facet in FACETS}

    @cached_property
    def labels(self) -> Labels:
        return Labels(self.catalog, self.language)

    @cached_property
    def updated(self) -> date:
        """The newest verification of any entry: the date of the site as a whole."""
        return max(
            (e.review.last_verified for e in self.catalog.entries()), default=date(2000, 1, 1)
        )

    @cached_property
    def footer_date(self) -> str:
        return self.strings.text("footer.verified", date=self.long_date(self.updated)) + "."

    def address(self, path: str) -> str:
        """The public address of a path from the root of the site."""
        return self.settings.base_url + ("" if path == "index.html" else path)

    def long_date(self, day: date) -> str:
        """``day`` in words: «20 de noviembre de 2026»."""
        return format_date(day, "long", locale=self.language)

    def partial_date(self, when: PartialDate) -> str:
        """A year, or a month and a year in words."""
        if when.month is None:
            return str(when.year)
        day = date(when.year, when.month, 1)
        return format_date(day, "MMMM 'de' y" if self.language != "en" else "MMMM y", self.language)

    def period(self, entry: Entry) -> str:
        """«2019–2023», «Desde 2019», or that the years are not stated."""
        start, end = entry.period.start, entry.period.end
        text = self.strings.text
        if start and end:
            return f"{self.partial_date(start)}–{self.partial_date(end)}"
        if start and entry.period.status == "ongoing":
            return text("period.since", start=self.partial_date(start))
        if start:
            return text("period.from", start=self.partial_date(start))
        if end:
            return text("period.until", end=self.partial_date(end))
        return text("period.not_stated")

    def place(self, entry: Entry) -> str:
        """Countries of an entry by name, or its wide scope."""
        if entry.countries:
            names = [self.labels.country(code) for code in entry.countries]
            if len(names) > 3:
                return self.strings.text("place.countries", first=names[0], n=len(names) - 1)
            return ", ".join(names)
        return ", ".join(self.labels.term("scopes", scope) for scope in entry.scope)

    def kind(self, entry: Entry) -> str:
        return self.strings.text(f"kinds.{entry.kind}")
