"""The files of open data and feeds that stand beside the pages, and what to say of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.exports import csv_data, gaps_csv, json_data, json_schema
from hub.exports.publication import Publication
from hub.queries.gaps import objectives_by_region, themes_by_country
from hub.site.cite_files import CITE_FORMATS, cite_collections, cite_files
from hub.site.feed_files import feeds_of_everything, feeds_of_values
from hub.site.site import Site

_MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "xml": "application/atom+xml",
    "rss": "application/rss+xml",
} | {format.ending: format.media_type for format in CITE_FORMATS}


@dataclass(frozen=True, slots=True)
class AssetPlan:
    """A file to write as it is; ``path`` is from the root of the site."""

    path: str
    content: bytes

    @property
    def media_type(self) -> str:
        name = self.path.rpartition("/")[2]
        ending = name.partition(".")[2]
        return _MEDIA_TYPES.get(ending) or _MEDIA_TYPES[name.rpartition(".")[2]]

    @property
    def text_key(self) -> str:
        """Key of its texts under ``data.files``: the file name with underscores."""
        return self.path.rpartition("/")[2].replace(".", "_").replace("-", "_")


def data_files(site: Site, publication: Publication) -> list[AssetPlan]:
    """The data files that the page of open data lists, in the language of ``site``."""
    catalog, base_url = site.listed, publication.base_url
    files = {
        "data/practices.json": json_data.entries_json("practices", catalog.practices, publication),
        "data/programs.json": json_data.entries_json("programs", catalog.programs, publication),
        "data/practices.csv": csv_data.practices_csv(catalog.practices, base_url, site.labels),
        "data/gaps-objectives-regions.csv": gaps_csv.gaps_csv(
            objectives_by_region(catalog), site.labels
        ),
        "data/gaps-themes-countries.csv": gaps_csv.gaps_csv(
            themes_by_country(catalog, site.labels), site.labels
        ),
        "data/schema/practice.schema.json": json_schema.entry_schema(
            "practice", catalog, site.language, base_url
        ),
        "data/schema/program.schema.json": json_schema.entry_schema(
            "program", catalog, site.language, base_url
        ),
    }
    files |= cite_collections(site, publication) | feeds_of_everything(site, publication)
    return [AssetPlan(path, content) for path, content in files.items()]


def small_files(site: Site, publication: Publication) -> Iterator[AssetPlan]:
    """The citations of each entry and the feeds of single countries and themes.

    They are linked where they belong; the page of open data names only their folders.
    """
    for path, content in (*cite_files(site, publication), *feeds_of_values(site, publication)):
        yield AssetPlan(path, content)
