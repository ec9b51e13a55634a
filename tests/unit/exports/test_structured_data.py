"""What search engines and reference managers read about an entry."""

from __future__ import annotations

import json

import pytest

from hub.exports.structured_data import article, citation_metas, dataset
from hub.model import Catalog
from hub.queries.labels import Labels
from tests.support.publications import BASE_URL, PUBLICATION


def test_article_describes_the_entry(catalog: Catalog, labels: Labels) -> None:
    entry = catalog.entries_by_id["complete"]
    found = json.loads(json.dumps(article(entry, PUBLICATION, labels, "Una frase.")))
    assert found["@type"] == "Article"
    assert found["@id"] == found["url"] == f"{BASE_URL}practices/complete.html"
    assert found["headline"] == entry.title
    assert found["description"] == "Una frase."
    assert found["inLanguage"] == "es"
    assert found["dateModified"] == "2025-03-01"
    assert found["license"] == PUBLICATION.license_url
    assert found["keywords"] == ["Ventanillas únicas", "Regularización"]
    assert found["about"] == [{"@type": "Organization", "name": "Municipalidad de Ejemplo"}]
    assert found["spatialCoverage"] == [
        {"@type": "Country", "name": "Perú", "identifier": "PE"},
        {"@type": "Country", "name": "Estado Plurinacional de Bolivia", "identifier": "BO"},
    ]
    assert found["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Memoria anual",
            "publisher": "Municipalidad de Ejemplo",
            "url": "https://www.example.org/memoria",
            "datePublished": "2023",
        },
        {
            "@type": "CreativeWork",
            "name": "Evaluation report",
            "publisher": "Fondo de Ejemplo",
            "datePublished": "2024",
        },
    ]


def test_what_the_sources_do_not_say_is_left_out(catalog: Catalog, labels: Labels) -> None:
    found = article(catalog.entries_by_id["minimal"], PUBLICATION, labels, "")
    assert found["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Memoria anual",
            "publisher": "Municipalidad de Ejemplo",
        }
    ]


@pytest.mark.parametrize("name", ["complete", "complete-programme"])
def test_citation_metas_name_the_entry(name: str, catalog: Catalog, labels: Labels) -> None:
    entry = catalog.entries_by_id[name]
    metas = citation_metas(entry, PUBLICATION, labels)
    single = dict(metas)
    address = BASE_URL + entry.url
    day = entry.review.last_verified
    assert single["citation_title"] == single["DC.title"] == entry.title
    assert single["citation_publication_date"] == f"{day.year}/{day.month:02}/{day.day:02}"
    assert single["DC.date"] == day.isoformat()
    assert single["citation_public_url"] == single["DC.identifier"] == address
    assert single["citation_author"] == single["citation_publisher"] == PUBLICATION.publisher
    assert single["citation_language"] == single["DC.language"] == entry.language
    assert single["DC.rights"] == PUBLICATION.license_url
    keywords = [content for meta, content in metas if meta == "citation_keywords"]
    assert keywords == [labels.term("themes", theme) for theme in entry.themes]


def test_dataset_lists_its_files() -> None:
    files = [("data/practices.json", "application/json"), ("data/practices.csv", "text/csv")]
    found = json.loads(json.dumps(dataset(PUBLICATION, files, "2026-11-20")))
    assert found["@type"] == "Dataset"
    assert found["license"] == PUBLICATION.license_url
    assert found["dateModified"] == "2026-11-20"
    assert [(d["contentUrl"], d["encodingFormat"]) for d in found["distribution"]] == [
        (BASE_URL + path, media_type) for path, media_type in files
    ]
