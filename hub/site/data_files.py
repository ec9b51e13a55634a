"""The files of open data and feeds that stand beside the pages, and what to say of each."""

from __future__ import annotations

from dataclasses import dataclass

from hub.exports import csv_data, feeds, gaps_csv, json_data, json_schema
from hub.exports.publication import Publication
from hub.model import Practice, Program
from hub.plain_text import first_sentence
from hub.queries.gaps import objectives_by_region, themes_by_country
from hub.site.site import Site

_MEDIA_TYPES = {"json": "application/json", "csv": "text/csv", "xml": "application/atom+xml"}


@dataclass(frozen=True, slots=True)
class AssetPlan:
    """A file to write as it is; ``path`` is from the root of the site."""

    path: str
    content: bytes

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self.path.rpartition(".")[2]]

    @property
    def text_key(self) -> str:
        """Key of its texts under ``data.files``: the file name with underscores."""
        return self.path.rpartition("/")[2].replace(".", "_").replace("-", "_")


def data_files(site: Site, publication: Publication) -> list[AssetPlan]:
    """Every data file of the hub in the language of ``site``."""
    catalog, base_url = site.listed, publication.base_url
    items = feeds.newest(_feed_item(site, entry) for entry in catalog.entries())
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
        "feed.xml": feeds.atom_feed(items, publication, site.updated),
        "feed.json": feeds.json_feed(items, publication),
    }
    return [AssetPlan(path, content) for path, content in files.items()]


def _feed_item(site: Site, entry: Practice | Program) -> feeds.FeedItem:
    leads = [o.name for o in entry.organisations if o.role == "lead"]
    return feeds.FeedItem(
        url=site.address(entry.url),
        title=entry.title,
        summary=first_sentence(entry.summary, 400),
        updated=entry.review.last_verified,
        language=entry.language,
        authors=leads,
        tags=[site.labels.term("themes", theme) for theme in entry.themes],
    )
