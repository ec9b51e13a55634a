"""``data/datapackage.json``: the columns of the CSV files.

Source: Data Package and Tabular Data Resource, version 1 (Frictionless Standards).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hub.entries.wordings import field_texts
from hub.exports.json_data import json_document
from hub.exports.publication import SCHEMA_VERSION, Publication, about
from hub.exports.tables import Column


@dataclass(frozen=True, slots=True)
class TableFile:
    """A CSV file: ``path`` is from the folder of the package, ``key`` tells its rows apart."""

    path: str
    title: str
    content: bytes
    columns: Sequence[Column]
    key: Sequence[str]


def data_package(
    tables: Iterable[TableFile],
    publication: Publication,
    explained: Mapping[str, str],
    language: str,
) -> bytes:
    """The package of ``tables``; ``explained`` are the texts of columns that are no fields."""
    package = about(publication) | {
        "name": "data",
        "title": publication.name,
        "description": publication.description,
        "homepage": f"{publication.base_url}data/index.html",
        "version": SCHEMA_VERSION,
        "created": publication.generated_at,
        "profile": "tabular-data-package",
        "licenses": [{"name": "CC-BY-4.0", "path": publication.license_url}],
        "resources": [_resource(table, explained, language) for table in tables],
    }
    return json_document(package)


def _resource(table: TableFile, explained: Mapping[str, str], language: str) -> dict[str, object]:
    fields = [
        {"name": column.name, "type": column.type, "description": description}
        for column in table.columns
        for description in [_description(column, explained, language)]
    ]
    return {
        "name": table.path.removesuffix(".csv"),
        "path": table.path,
        "title": table.title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table.content),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": {"fields": fields, "primaryKey": list(table.key), "missingValues": [""]},
    }


def _description(column: Column, explained: Mapping[str, str], language: str) -> str:
    """Columns of the tables of gaps are named by what they count."""
    if column.field:
        return field_texts(language)[column.field].label
    return explained.get(column.name, column.name)
