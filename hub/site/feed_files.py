"""Which feeds there are: one of every entry, and one of each country and theme in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hub.exports import feeds
from hub.exports.feeds import Channel, FeedItem
from hub.exports.publication import Publication
from hub.model import Practice, Program
from hub.plain_text import first_sentence
from hub.queries.facets import FACETS_BY_ID, Facet, entries_by_value, value_path
from hub.site.cards import LinkView
from hub.site.head import HeadLink
from hub.site.listing_views import facet_value_heading, facet_value_introduction
from hub.site.site import Site

EVERYTHING = "feed"
"""Path of the feeds of every entry, without their ending."""
_FACETS = ("country", "theme")


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A format of feeds; ``ending`` is that of its files."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Sequence[FeedItem], Channel, Publication], bytes]


FEED_FORMATS = (
    FeedFormat("Atom", "xml", "application/atom+xml", feeds.atom_feed),
    FeedFormat("RSS", "rss", "application/rss+xml", feeds.rss_feed),
    FeedFormat("JSON", "json", "application/feed+json", feeds.json_feed),
)


def feed_stem(facet: Facet, value: str) -> str:
    """Path of the feeds of a facet value without their ending; empty when it has none."""
    return value_path(facet, value).removesuffix(".html") if facet.id in _FACETS else ""


def feed_links(site: Site, stem: str, title: str) -> tuple[HeadLink, ...]:
    """The feeds of a page for its head; ``title`` tells them from those of other pages."""
    name = site.settings.name if stem == EVERYTHING else f"{title} · {site.settings.name}"
    return tuple(
        HeadLink("alternate", format.media_type, f"{stem}.{format.ending}", name)
        for format in FEED_FORMATS
    )


def feed_views(stem: str) -> tuple[LinkView, ...]:
    """The feeds of a list for its readers; none for an empty ``stem``."""
    if not stem:
        return ()
    return tuple(LinkView(format.name, f"{stem}.{format.ending}") for format in FEED_FORMATS)


def feeds_of_everything(site: Site, publication: Publication) -> dict[str, bytes]:
    """The feeds of every listed entry, by path."""
    channel = Channel(EVERYTHING, "", publication.name, publication.description, site.updated)
    return dict(_written(site, publication, channel, site.listed.entries()))


def feeds_of_values(site: Site, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Path and content of the feeds of each country and theme in use."""
    entries = list(site.listed.entries())
    for facet in map(FACETS_BY_ID.__getitem__, _FACETS):
        for value, found in entries_by_value(facet, entries).items():
            channel = Channel(
                feed_stem(facet, value),
                value_path(facet, value),
                f"{facet_value_heading(site, facet, value)} · {publication.name}",
                facet_value_introduction(site, facet, value),
                max(entry.review.last_verified for entry in found),
            )
            yield from _written(site, publication, channel, found)


def _written(
    site: Site, publication: Publication, channel: Channel, entries: Iterable[Practice | Program]
) -> Iterator[tuple[str, bytes]]:
    items = feeds.newest(_feed_item(site, entry) for entry in entries)
    for format in FEED_FORMATS:
        yield f"{channel.stem}.{format.ending}", format.write(items, channel, publication)


def _feed_item(site: Site, entry: Practice | Program) -> FeedItem:
    leads = [o.name for o in entry.organisations if o.role == "lead"]
    return FeedItem(
        url=site.address(entry.url),
        title=entry.title,
        summary=first_sentence(entry.summary, 400),
        updated=entry.review.last_verified,
        language=entry.language,
        authors=leads,
        tags=[site.labels.term("themes", theme) for theme in entry.themes],
    )
