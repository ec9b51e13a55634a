"""Catalogs hold what harvesters demand, and nothing that nobody knows."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from typing import Any

import pytest

from hub.exports.catalogs import Dataset, Distribution, Offer, dcat_catalog, dcat_us
from tests.support.publications import BASE_URL, PUBLICATION

CSV = Distribution("data/a.csv", "CSV", "text/csv", "Una tabla.", b"id\r\n")
BIB = Distribution("data/a.bib", "BibTeX", "application/x-bibtex", "Citas.", b"@misc{}")
OFFER = Offer(
    datasets=(Dataset("entries", "Fichas", "Todas las fichas.", (CSV, BIB)),),
    keywords=("Salud", "Vivienda"),
    languages=("en", "es"),
)
WITH_CONTACT = dataclasses.replace(PUBLICATION, contact="hub@example.org")


def pod(publication: Any = WITH_CONTACT) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dcat_us(OFFER, publication))
    return found


def dcat() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dcat_catalog(OFFER, WITH_CONTACT))
    return found


# DCAT-US 1.1. «Required: Yes, always» in the tables of its specification; bureauCode and
# programCode are for agencies of the United States only.
CATALOG_REQUIRED = ("conformsTo", "dataset")
DATASET_REQUIRED = (
    "title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier",
    "accessLevel",
)  # fmt: skip


@pytest.mark.parametrize("name", CATALOG_REQUIRED)
def test_catalog_has_what_the_specification_requires(name: str) -> None:
    assert pod()[name]


@pytest.mark.parametrize("name", DATASET_REQUIRED)
def test_dataset_has_what_the_specification_requires(name: str) -> None:
    assert pod()["dataset"][0][name]


def test_values_are_those_that_the_specification_allows() -> None:
    document = pod()
    assert document["conformsTo"] == "https://project-open-data.cio.gov/v1.1/schema"
    assert document["@type"] == "dcat:Catalog"
    (dataset,) = document["dataset"]
    assert dataset["accessLevel"] == "public"
    assert dataset["publisher"] == {"@type": "org:Organization", "name": PUBLICATION.publisher}
    assert dataset["contactPoint"]["fn"] == PUBLICATION.publisher
    assert dataset["modified"] == "2026-11-20T08:30:00Z"
    assert dataset["keyword"] == ["Salud", "Vivienda"]
    assert dataset["language"] == ["en", "es"]
    assert dataset["license"] == PUBLICATION.license_url
    assert dataset["identifier"] == f"{BASE_URL}data/index.html#files-entries"


def test_file_to_download_has_its_media_type() -> None:
    """Obligatory beside ``downloadURL``; the form is that of the schema."""
    for file in pod()["dataset"][0]["distribution"]:
        assert file["@type"] == "dcat:Distribution"
        assert file["downloadURL"].startswith(BASE_URL)
        assert re.fullmatch(r"[-\w]+/[-\w]+(\.[-\w]+)*([+][-\w]+)?", file["mediaType"])
        assert file["format"]


def test_address_of_the_keepers_is_that_of_the_settings() -> None:
    contact = pod()["dataset"][0]["contactPoint"]
    assert contact["hasEmail"] == "mailto:hub@example.org"
    assert contact["@type"] == "vcard:Contact"


def test_no_address_is_invented() -> None:
    document = pod(PUBLICATION)
    assert document["dataset"][0]["contactPoint"]["hasURL"] == BASE_URL
    assert "mailto:" not in json.dumps(document)
    assert "mailto:" not in dcat_catalog(OFFER, PUBLICATION).decode()


def test_nobody_promises_how_often_the_data_changes() -> None:
    assert "accrualPeriodicity" not in json.dumps([pod(), dcat()])


# DCAT 3


def test_catalog_holds_its_datasets_and_the_interface() -> None:
    document = dcat()
    assert document["@type"] == "dcat:Catalog"
    (dataset,) = document["dataset"]
    service = document["service"]
    assert service["servesDataset"] == [dataset["@id"]]
    assert service["endpointDescription"] == f"{BASE_URL}data/openapi.json"
    for node in (document, dataset):
        assert node["title"]
        assert node["description"]
        assert node["publisher"] == {"@type": "foaf:Agent", "name": PUBLICATION.publisher}
        assert node["license"] == PUBLICATION.license_url
        assert node["language"] == [
            "http://id.loc.gov/vocabulary/iso639-1/en",
            "http://id.loc.gov/vocabulary/iso639-1/es",
        ]


def test_distribution_can_be_verified() -> None:
    table, _ = dcat()["dataset"][0]["distribution"]
    assert table["downloadURL"] == f"{BASE_URL}data/a.csv"
    assert table["accessURL"] == f"{BASE_URL}data/index.html#files-entries"
    assert table["byteSize"] == 4
    assert table["checksum"] == {
        "@type": "spdx:Checksum",
        "algorithm": "spdx:checksumAlgorithm_sha256",
        "checksumValue": hashlib.sha256(b"id\r\n").hexdigest(),
    }


def test_only_registered_media_types_have_an_address() -> None:
    table, citations = dcat()["dataset"][0]["distribution"]
    assert table["mediaType"] == "https://www.iana.org/assignments/media-types/text/csv"
    assert "mediaType" not in citations
