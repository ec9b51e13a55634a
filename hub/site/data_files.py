"""The files of open data and feeds that stand beside the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hub.exports import csv_data, gaps_csv, json_data, structured_data, tables, vocabulary_data
from hub.exports.publication import Publication
from hub.model import ENTRY_FOLDERS, Practice, Program
from hub.queries.gaps import GapTable, objectives_by_region, themes_by_country
from hub.site.assets import JSON, AssetPlan, DataGroup
from hub.site.cite_files import cite_collections, cite_files
from hub.site.feed_files import feeds_of_everything, feeds_of_values
from hub.site.head import HeadLink
from hub.site.publishing import article_of
from hub.site.site import Site


def entry_lines_of(site: Site, publication: Publication) -> dict[str, str]:
    """Every listed entry as JSON, by id: for :func:`data_files` and :func:`small_files`."""
    return json_data.entry_lines(site.listed.entries(), publication.base_url)


def gap_tables(site: Site) -> dict[str, GapTable]:
    """The tables of what is missing, by path of their files; counted once."""
    made = site.made.setdefault("gap tables", {})
    if not made:
        made["data/gaps-objectives-regions.csv"] = objectives_by_region(site.listed)
        made["data/gaps-themes-countries.csv"] = themes_by_country(site.listed, site.labels)
    return made


def data_files(
    site: Site, publication: Publication, lines: Mapping[str, str]
) -> tuple[DataGroup, ...]:
    """The data that the page of open data lists, in the language of ``site``."""
    catalog, labels, base_url = site.listed, site.labels, publication.base_url
    entries = list(catalog.entries())
    collections = {
        f"data/{name}.json": json_data.entries_json(name, [lines[e.id] for e in found], publication)
        for name, found in (("practices", catalog.practices), ("programs", catalog.programs))
    }
    articles = (article_of(site, entry, publication) for entry in entries)
    in_rows = {
        f"data/{table.name}.csv": tables.table_csv(table, entries, labels, base_url)
        for table in (tables.ENTRIES, *tables.PARTS)
    }
    whole = {
        **collections,
        "data/entries.csv": in_rows.pop("data/entries.csv"),
        "data/practices.csv": csv_data.practices_csv(catalog.practices, base_url, labels),
        "data/practices.jsonld": structured_data.articles_jsonld(articles, publication),
    }
    gaps = {path: gaps_csv.gaps_csv(table, labels) for path, table in gap_tables(site).items()}
    vocabularies = {
        "data/vocabularies.json": vocabulary_data.vocabularies_json(catalog, publication),
        "data/vocabularies.jsonld": vocabulary_data.vocabularies_skos(catalog, publication),
    }
    return (
        _group("entries", whole),
        _group("parts", in_rows),
        _group("gaps", gaps),
        _group("vocabularies", vocabularies),
        _group("citations", cite_collections(site, publication)),
        _group("news", feeds_of_everything(site, publication)),
    )


def _group(name: str, files: Mapping[str, bytes]) -> DataGroup:
    return DataGroup(name, tuple(AssetPlan(path, content) for path, content in files.items()))


def small_files(
    site: Site, publication: Publication, lines: Mapping[str, str]
) -> Iterator[AssetPlan]:
    """Each entry as JSON, its citations, and the feeds of single countries and themes.

    They are linked where they belong; the page of open data names only their folders.
    """
    files: tuple[Iterable[tuple[str, bytes]], ...] = (
        _entry_files(site, publication, lines),
        cite_files(site, publication),
        feeds_of_values(site, publication),
    )
    for each in files:
        for path, content in each:
            yield AssetPlan(path, content)


def _entry_files(
    site: Site, publication: Publication, lines: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    for entry_id, content in json_data.entry_documents(lines, publication):
        yield entry_data_path(site.listed.entries_by_id[entry_id]), content


def entry_data_path(entry: Practice | Program) -> str:
    """Path of the file with all fields of ``entry``, empty when no list has it."""
    return f"data/{ENTRY_FOLDERS[entry.kind]}/{entry.id}.json" if entry.is_listed else ""


def entry_data_link(entry: Practice | Program) -> tuple[HeadLink, ...]:
    """The same for the head of its page."""
    path = entry_data_path(entry)
    return (HeadLink("alternate", JSON, path, "JSON"),) if path else ()
