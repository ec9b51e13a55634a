"""Which Chromium is used, how it is started and how many pages it has printed.

Measurements, pictures and tests share this; it needs no package.
"""

from __future__ import annotations

import os
import re
import shutil

_CANDIDATES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Alone with the pages that are opened: it asks nobody else for anything."""
MISSING = (
    "There is no Chromium: install it (Debian: apt-get install chromium; Ubuntu: snap install "
    "chromium; macOS: brew install --cask chromium) or set HUB_CHROMIUM to its path."
)


def find_chromium() -> str | None:
    """``HUB_CHROMIUM``, else the first browser of its family on the computer."""
    given = os.environ.get("HUB_CHROMIUM")
    found = (shutil.which(name) for name in ([given] if given else _CANDIDATES))
    return next((path for path in found if path), None)


def count_sheets(pdf: bytes) -> int:
    """The number of pages of a PDF that Chromium wrote: it leaves page objects uncompressed."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
