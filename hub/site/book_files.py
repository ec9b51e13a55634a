"""The books of the hub: all its entries in one file, to be read elsewhere."""

from __future__ import annotations

from hub.exports.publication import Publication
from hub.site.assets import AssetPlan
from hub.site.epub_file import epub_file
from hub.site.epub_views import BOOK_PATH
from hub.site.site import Site


def book_files(site: Site, publication: Publication) -> list[AssetPlan]:
    """The books of all listed entries."""
    return [AssetPlan(BOOK_PATH, epub_file(site, publication))]
