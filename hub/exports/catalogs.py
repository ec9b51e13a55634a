"""What harvesters look for: ``data.json`` after DCAT-US 1.1 and ``data/catalog.jsonld``, DCAT 3.

Sources: «DCAT-US Schema v1.1 (Project Open Data Metadata Schema)», resources.data.gov; «Data
Catalog Vocabulary (DCAT) - Version 3» (W3C, 2024), whose examples write checksums with SPDX.
Nobody promises how often the content changes: no periodicity is stated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from hub.exports.json_data import json_document
from hub.exports.publication import SCHEMA_VERSION, Publication

_POD = "https://project-open-data.cio.gov/v1.1/schema"
_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
_CONTEXT: dict[str, object] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": "dct:title",
    "description": "dct:description",
    "identifier": "dct:identifier",
    "keyword": "dcat:keyword",
    "version": "dcat:version",
    "name": "foaf:name",
    "fn": "vcard:fn",
    "publisher": "dct:publisher",
    "contactPoint": "dcat:contactPoint",
    "dataset": "dcat:dataset",
    "service": "dcat:service",
    "distribution": "dcat:distribution",
    "checksum": "spdx:checksum",
    "checksumValue": {"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
    "byteSize": {"@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"},
    "modified": {"@id": "dct:modified", "@type": "xsd:dateTime"},
    "algorithm": {"@id": "spdx:algorithm", "@type": "@id"},
    "hasEmail": {"@id": "vcard:hasEmail", "@type": "@id"},
    "hasURL": {"@id": "vcard:hasURL", "@type": "@id"},
    "homepage": {"@id": "foaf:homepage", "@type": "@id"},
    "landingPage": {"@id": "dcat:landingPage", "@type": "@id"},
    "language": {"@id": "dct:language", "@type": "@id"},
    "license": {"@id": "dct:license", "@type": "@id"},
    "accessURL": {"@id": "dcat:accessURL", "@type": "@id"},
    "downloadURL": {"@id": "dcat:downloadURL", "@type": "@id"},
    "mediaType": {"@id": "dcat:mediaType", "@type": "@id"},
    "endpointURL": {"@id": "dcat:endpointURL", "@type": "@id"},
    "endpointDescription": {"@id": "dcat:endpointDescription", "@type": "@id"},
    "servesDataset": {"@id": "dcat:servesDataset", "@type": "@id"},
}


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file of a dataset; ``path`` is from the root of the site."""

    path: str
    format: str
    media_type: str
    title: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Dataset:
    """Files that hold the same kind of thing; the page of open data has them at ``files-<id>``."""

    id: str
    title: str
    description: str
    files: Sequence[Distribution]


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that the hub offers. ``keywords`` and ``languages`` are those of its entries."""

    datasets: Sequence[Dataset]
    keywords: Sequence[str]
    languages: Sequence[str]


def dcat_us(offer: Offer, publication: Publication) -> bytes:
    """``data.json`` at the root, where harvesters such as CKAN's look for it.

    The specification wants an e-mail address of everybody. A hub that has none says where its
    page is; it is not for us to invent one.
    """
    document: dict[str, object] = {
        "@context": f"{_POD}/catalog.jsonld",
        "@id": f"{publication.base_url}data.json",
        "@type": "dcat:Catalog",
        "conformsTo": _POD,
        "describedBy": f"{_POD}/catalog.json",
        "dataset": [_pod_dataset(dataset, offer, publication) for dataset in offer.datasets],
    }
    return json_document(document)


def _pod_dataset(dataset: Dataset, offer: Offer, publication: Publication) -> dict[str, object]:
    page = _page(dataset, publication)
    return {
        "@type": "dcat:Dataset",
        "identifier": page,
        "title": f"{dataset.title} · {publication.name}",
        "description": dataset.description,
        "keyword": list(offer.keywords),
        "modified": publication.generated_at,
        "publisher": {"@type": "org:Organization", "name": publication.publisher},
        "contactPoint": _contact(publication, "vcard:Contact"),
        "accessLevel": "public",
        "license": publication.license_url,
        "language": list(offer.languages),
        "landingPage": page,
        "distribution": [
            {
                "@type": "dcat:Distribution",
                "title": file.title,
                "format": file.format,
                "mediaType": file.media_type,
                "downloadURL": publication.base_url + file.path,
            }
            for file in dataset.files
        ],
    }


def dcat_catalog(offer: Offer, publication: Publication) -> bytes:
    """``data/catalog.jsonld``: catalog, datasets, files with size and checksum, the interface."""
    datasets = [_dataset(dataset, offer, publication) for dataset in offer.datasets]
    api = f"{publication.base_url}data/openapi.json"
    document: dict[str, object] = {
        "@context": _CONTEXT,
        "@id": f"{publication.base_url}data/catalog.jsonld",
        "@type": "dcat:Catalog",
        "title": publication.name,
        "description": publication.description,
        "version": SCHEMA_VERSION,
        "homepage": publication.base_url,
        **_said_of_all(offer, publication),
        "dataset": datasets,
        "service": {
            "@id": api,
            "@type": "dcat:DataService",
            "title": publication.name,
            "endpointURL": publication.base_url,
            "endpointDescription": api,
            "servesDataset": [dataset["@id"] for dataset in datasets],
        },
    }
    return json_document(document)


def _dataset(dataset: Dataset, offer: Offer, publication: Publication) -> dict[str, object]:
    page = _page(dataset, publication)
    return {
        "@id": page,
        "@type": "dcat:Dataset",
        "identifier": page,
        "title": dataset.title,
        "description": dataset.description,
        "keyword": list(offer.keywords),
        "version": SCHEMA_VERSION,
        "landingPage": page,
        "contactPoint": _contact(publication, "vcard:Organization"),
        **_said_of_all(offer, publication),
        "distribution": [_distribution(file, page, publication) for file in dataset.files],
    }


def _distribution(file: Distribution, page: str, publication: Publication) -> dict[str, object]:
    return {
        "@id": publication.base_url + file.path,
        "@type": "dcat:Distribution",
        "title": file.title,
        "accessURL": page,
        "downloadURL": publication.base_url + file.path,
        **_registered(file.media_type),
        "byteSize": len(file.content),
        "license": publication.license_url,
        "checksum": {
            "@type": "spdx:Checksum",
            "algorithm": "spdx:checksumAlgorithm_sha256",
            "checksumValue": hashlib.sha256(file.content).hexdigest(),
        },
    }


def _registered(media_type: str) -> dict[str, str]:
    """The media type as an address, which only registered ones have."""
    return {} if "/x-" in media_type else {"mediaType": _MEDIA_TYPE + media_type}


def _said_of_all(offer: Offer, publication: Publication) -> dict[str, object]:
    return {
        "publisher": {"@type": "foaf:Agent", "name": publication.publisher},
        "license": publication.license_url,
        "language": [_LANGUAGE + code for code in offer.languages],
        "modified": publication.generated_at,
    }


def _contact(publication: Publication, kind: str) -> dict[str, str]:
    named = {"@type": kind, "fn": publication.publisher}
    if publication.contact:
        return named | {"hasEmail": f"mailto:{publication.contact}"}
    return named | {"hasURL": publication.base_url}


def _page(dataset: Dataset, publication: Publication) -> str:
    return f"{publication.base_url}data/index.html#files-{dataset.id}"
