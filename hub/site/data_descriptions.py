"""The files that describe the open data to machines: schemas, columns, interface, catalogs.

They are made of the other files, with the words of the page of open data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hub.exports import catalogs, data_package, gaps_csv, json_schema, openapi, tables
from hub.exports.openapi import Resource
from hub.exports.publication import Publication
from hub.exports.tables import Column
from hub.site.assets import JSON, AssetPlan, DataGroup
from hub.site.cite_files import CITE_FORMATS
from hub.site.data_files import gap_tables
from hub.site.feed_files import FEED_FORMATS
from hub.site.site import Site

_SCHEMAS = {
    "data/practices.json": "PracticeCollection",
    "data/programs.json": "ProgramCollection",
    "data/vocabularies.json": "VocabularyCollection",
}
_OPENAPI = "data/openapi.json"
_NOT_DATA = ("news",)
"""Groups that catalogs leave out: the same entries again, a few at a time."""
_DERIVED = (
    "country_name",
    "country_names",
    "entry_kind",
    "entry_url",
    "field",
    "figure",
    "id",
    "kind",
    "lead_organisations",
    "name",
    "number",
    "region_names",
    "regions",
    "role_name",
    "sources",
    "text",
    "theme_names",
    "total",
    "type_name",
    "url",
)
"""Columns with an explanation of their own, under ``data.columns``: they are no fields."""


def described(
    site: Site, publication: Publication, groups: tuple[DataGroup, ...]
) -> tuple[DataGroup, ...]:
    """``groups`` with one more: the files that describe them."""
    offer = _offer(site, groups)
    files = [
        *_entry_schemas(site, publication),
        AssetPlan("data/datapackage.json", _data_package(site, publication, groups)),
        AssetPlan("data.json", catalogs.dcat_us(offer, publication)),
        AssetPlan("data/catalog.jsonld", catalogs.dcat_catalog(offer, publication)),
    ]
    known = [file for group in groups for file in group.files]
    resources = _resources(site, [*known, *files, AssetPlan(_OPENAPI, b"")])
    document = openapi.openapi_document(resources, publication, site.language)
    return (*groups, DataGroup("descriptions", (AssetPlan(_OPENAPI, document), *files)))


def _entry_schemas(site: Site, publication: Publication) -> Iterator[AssetPlan]:
    for kind in ("practice", "program"):
        schema = json_schema.entry_schema(kind, site.listed, site.language, publication)
        yield AssetPlan(f"data/schema/{kind}.schema.json", schema)


def _description(site: Site, file: AssetPlan) -> str:
    return site.strings.text(f"data.files.{file.text_key}.description")


def _resources(site: Site, files: Iterable[AssetPlan]) -> Iterator[Resource]:
    for file in files:
        yield Resource(
            file.path, file.media_type, _description(site, file), _SCHEMAS.get(file.path, "")
        )
    text = site.strings.text
    for folder, schema in (("practices", "PracticeDocument"), ("programs", "ProgramDocument")):
        yield Resource(f"data/{folder}/{{id}}.json", JSON, text(f"data.each.{folder}"), schema)
    for cited in CITE_FORMATS:
        path = f"cite/{{id}}.{cited.ending}"
        yield Resource(path, cited.media_type, text("data.each.cite"))
    for feed in FEED_FORMATS:
        for folder, name in (("countries", "country"), ("themes", "theme")):
            path = f"{folder}/{{{name}}}.{feed.ending}"
            yield Resource(path, feed.media_type, text(f"data.each.{folder}"))


def _offer(site: Site, groups: Iterable[DataGroup]) -> catalogs.Offer:
    text, entries = site.strings.text, list(site.listed.entries())
    themes = dict.fromkeys(theme for entry in entries for theme in entry.themes)
    names = sorted({site.labels.term("themes", theme) for theme in themes})
    return catalogs.Offer(
        datasets=tuple(
            catalogs.Dataset(
                group.id,
                text(f"data.groups.{group.id}.title"),
                text(f"data.groups.{group.id}.description"),
                tuple(_distribution(site, file) for file in group.files),
            )
            for group in groups
            if group.id not in _NOT_DATA
        ),
        # A dataset needs a keyword even when there is no entry yet.
        keywords=tuple(names) or (site.settings.name,),
        languages=tuple(sorted({entry.language for entry in entries} | {site.language})),
    )


def _distribution(site: Site, file: AssetPlan) -> catalogs.Distribution:
    return catalogs.Distribution(
        file.path,
        site.strings.text(f"data.files.{file.text_key}.format"),
        file.media_type,
        _description(site, file),
        file.content,
    )


def _data_package(site: Site, publication: Publication, groups: Iterable[DataGroup]) -> bytes:
    columns = dict(_columns(site))
    files = [
        data_package.TableFile(
            file.path.removeprefix("data/"), _description(site, file), file.content, *found
        )
        for group in groups
        for file in group.files
        if (found := columns.get(file.path))
    ]
    explained = {name: site.strings.text(f"data.columns.{name}") for name in _DERIVED}
    return data_package.data_package(files, publication, explained, site.language)


def _columns(site: Site) -> Iterator[tuple[str, tuple[Sequence[Column], Sequence[str]]]]:
    """Columns and key of each CSV file, by path."""
    yield "data/practices.csv", (tables.PRACTICE_COLUMNS, ("id",))
    for table in (tables.ENTRIES, *tables.PARTS):
        yield f"data/{table.name}.csv", (table.columns, table.key)
    for path, gaps in gap_tables(site).items():
        yield path, (gaps_csv.gap_columns(gaps, site.labels), ("id",))
