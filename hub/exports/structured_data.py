"""schema.org objects and citation metadata of entries.

Sources: schema.org (Article, Dataset); Google Scholar inclusion guidelines and Zotero for the
Highwire ``citation_*`` names; DCMI Metadata Terms for ``DC.*``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from hub.exports.publication import SCHEMA_VERSION, Publication
from hub.model import Practice, Program
from hub.queries.labels import Labels


def article(
    entry: Practice | Program, publication: Publication, labels: Labels, description: str
) -> dict[str, object]:
    """A schema.org Article about the practice or programme."""
    address = publication.base_url + entry.url
    return {
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": entry.title,
        "description": description,
        "inLanguage": entry.language,
        "dateModified": entry.review.last_verified.isoformat(),
        "license": publication.license_url,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": publication.publisher},
        "author": {"@type": "Organization", "name": publication.publisher},
        "isPartOf": {
            "@type": "WebSite",
            "name": publication.name,
            "url": publication.base_url,
        },
        "about": [
            {"@type": "Organization", "name": organisation.name}
            for organisation in entry.organisations
            if organisation.role == "lead"
        ],
        "spatialCoverage": [
            {"@type": "Country", "name": labels.country(code), "identifier": code}
            for code in entry.countries
        ],
        "keywords": [labels.term("themes", theme) for theme in entry.themes],
        "citation": [
            {"@type": "CreativeWork", "name": source.title, "publisher": source.publisher}
            | ({"url": source.url} if source.url else {})
            | ({"datePublished": str(source.year)} if source.year else {})
            for source in entry.sources
        ],
    }


def dataset(
    publication: Publication, files: list[tuple[str, str]], updated: str
) -> dict[str, object]:
    """A schema.org Dataset of the open data; ``files`` are paths with their media types."""
    return {
        "@type": "Dataset",
        "name": publication.name,
        "description": publication.description,
        "url": publication.base_url + "data/index.html",
        "license": publication.license_url,
        "dateModified": updated,
        "inLanguage": publication.language,
        "creator": {"@type": "Organization", "name": publication.publisher},
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": publication.base_url + path,
                "encodingFormat": media_type,
            }
            for path, media_type in files
        ],
    }


def citation_metas(
    entry: Practice | Program, publication: Publication, labels: Labels
) -> tuple[tuple[str, str], ...]:
    """``name`` and ``content`` of the citation metadata of an entry's page."""
    day = entry.review.last_verified
    return (
        ("citation_title", entry.title),
        ("citation_author", publication.publisher),
        ("citation_publisher", publication.publisher),
        ("citation_publication_date", f"{day:%Y/%m/%d}"),
        ("citation_language", entry.language),
        ("citation_public_url", publication.base_url + entry.url),
        *(("citation_keywords", labels.term("themes", theme)) for theme in entry.themes),
        ("DC.title", entry.title),
        ("DC.publisher", publication.publisher),
        ("DC.date", day.isoformat()),
        ("DC.language", entry.language),
        ("DC.rights", publication.license_url),
        ("DC.identifier", publication.base_url + entry.url),
    )


def articles_jsonld(articles: Iterable[dict[str, object]], publication: Publication) -> bytes:
    """``data/practices.jsonld``: the articles of all entries in one graph, one a line.

    The dataset that they are part of comes first; it has the version and the moment that other
    files say of themselves.
    """
    own: dict[str, object] = {
        "@type": "Dataset",
        "@id": f"{publication.base_url}data/practices.jsonld",
        "name": publication.name,
        "description": publication.description,
        "license": publication.license_url,
        "creator": {"@type": "Organization", "name": publication.publisher},
        "version": SCHEMA_VERSION,
        "dateModified": publication.generated_at,
    }
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in (own, *articles))
    return f'{{\n "@context": "https://schema.org",\n "@graph": [\n{lines}\n]\n}}\n'.encode()
