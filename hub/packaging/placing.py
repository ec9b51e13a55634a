"""Put a newly built site in the place of the last one in two renames, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path


class NotASite(Exception):
    """The folder to write to holds something else than a built site."""


class SitePlace:
    """The folder ``site`` and its neighbours: ``next`` is built, ``previous`` is on its way out.

    Raises:
        NotASite: ``site`` exists, is not empty and has no ``index.html``.
    """

    def __init__(self, site: Path) -> None:
        self.site = site.absolute()
        self.next = self.site.with_name(f".{self.site.name}-next")
        self.previous = self.site.with_name(f".{self.site.name}-previous")
        if self.previous.exists() and not self.site.exists():
            self.previous.rename(self.site)  # the last run was cut between its two renames
        if self.site.exists() and not self._is_site():
            raise NotASite(str(site))
        self.clear()

    def _is_site(self) -> bool:
        if not self.site.is_dir():
            return False
        return not any(self.site.iterdir()) or (self.site / "index.html").is_file()

    def put(self) -> None:
        """Make ``next`` the site."""
        if self.site.exists():
            self.site.rename(self.previous)
        self.next.rename(self.site)
        self.clear()

    def clear(self) -> None:
        """Remove what a build leaves beside the site."""
        for folder in (self.next, self.previous):
            shutil.rmtree(folder, ignore_errors=True)

    def write_log(self, text: str) -> Path:
        """Keep what the engine printed; returns where."""
        log = self.site.with_name(f".{self.site.name}-build.log")
        log.write_text(text, encoding="utf-8")
        return log
