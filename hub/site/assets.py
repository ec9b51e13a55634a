"""Files that stand beside the pages, as they are written."""

from __future__ import annotations

from dataclasses import dataclass

from hub.site.cite_files import CITE_FORMATS
from hub.site.feed_files import EVERYTHING, FEED_FORMATS

JSON = "application/json"
JSON_LD = "application/ld+json"
_MEDIA_TYPES = {
    "json": JSON,
    "jsonld": JSON_LD,
    "schema.json": "application/schema+json",
    "csv": "text/csv",
} | {format.ending: format.media_type for format in CITE_FORMATS}
_FEEDS = {f"{EVERYTHING}.{format.ending}": format.media_type for format in FEED_FORMATS}


@dataclass(frozen=True, slots=True)
class AssetPlan:
    """A file to write as it is; ``path`` is from the root of the site."""

    path: str
    content: bytes

    @property
    def media_type(self) -> str:
        """That of a file of open data or a feed."""
        name = self.path.rpartition("/")[2]
        return _FEEDS.get(name) or _MEDIA_TYPES[name.partition(".")[2]]

    @property
    def text_key(self) -> str:
        """Key of its texts under ``data.files``: the file name with underscores."""
        return self.path.rpartition("/")[2].replace(".", "_").replace("-", "_")


@dataclass(frozen=True, slots=True)
class DataGroup:
    """Files of open data that belong together; ``id`` is a key under ``data.groups``."""

    id: str
    files: tuple[AssetPlan, ...]
