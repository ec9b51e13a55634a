"""Vocabularies come out whole: plainly, and as SKOS wants them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from hub.exports.publication import SCHEMA_VERSION
from hub.exports.vocabulary_data import vocabularies_json, vocabularies_skos
from hub.model import Catalog, LocalizedText, Term, Vocabulary
from tests.support.publications import BASE_URL, PUBLICATION

PAGE = f"{BASE_URL}contribute/vocabularies.html"
GOALS = Vocabulary(
    name="goals",
    title=LocalizedText("Objetivos", "Goals", "Objetivos"),
    source="Ensayo",
    terms=(
        Term(id="goal-1", label=LocalizedText("Uno", "One", "Um"), order=0, source="Otro"),
        Term(
            id="goal-1.5",
            label=LocalizedText("Uno y medio", "", "Um e meio"),
            description=LocalizedText("Más que uno", "More than one", "Mais que um"),
            parent="goal-1",
            status="to-verify",
            deprecated=True,
        ),
    ),
)
COUNTRIES = Vocabulary(
    name="countries",
    title=LocalizedText("Países"),
    terms=(Term(id="BO", label=LocalizedText("Bolivia")),),
)


def catalog_of(*vocabularies: Vocabulary) -> Catalog:
    return Catalog(
        practices=(), programs=(), vocabularies={item.name: item for item in vocabularies}
    )


def nodes_of(catalog: Catalog) -> dict[str, dict[str, Any]]:
    graph = json.loads(vocabularies_skos(catalog, PUBLICATION))["@graph"]
    nodes = {node["@id"]: node for node in graph}
    assert len(nodes) == len(graph), "every node has an address of its own"
    return nodes


def test_plain_vocabularies_hold_every_term() -> None:
    document = json.loads(vocabularies_json(catalog_of(GOALS, COUNTRIES), PUBLICATION))
    assert (document["schema_version"], document["count"]) == (SCHEMA_VERSION, 1)
    (goals,) = document["vocabularies"]
    assert goals == {
        "id": "goals",
        "url": f"{PAGE}#goals",
        "title": {"es": "Objetivos", "en": "Goals", "pt": "Objetivos"},
        "source": "Ensayo",
        "terms": [
            {
                "id": "goal-1",
                "url": f"{PAGE}#goals-goal-1",
                "label": {"es": "Uno", "en": "One", "pt": "Um"},
                "source": "Otro",
                "order": 0,
            },
            {
                "id": "goal-1.5",
                "url": f"{PAGE}#goals-goal-1.5",
                "label": {"es": "Uno y medio", "pt": "Um e meio"},
                "description": {"es": "Más que uno", "en": "More than one", "pt": "Mais que um"},
                "status": "to-verify",
                "parent": "goal-1",
                "deprecated": True,
            },
        ],
    }


def test_names_of_countries_are_no_vocabulary_of_the_hub() -> None:
    assert [key for key in nodes_of(catalog_of(COUNTRIES)) if "countries" in key] == []


def test_scheme_names_its_first_concepts() -> None:
    scheme = nodes_of(catalog_of(GOALS))[f"{PAGE}#goals"]
    assert scheme["@type"] == "ConceptScheme"
    assert scheme["title"]["en"] == "Goals"
    assert scheme["source"] == "Ensayo"
    assert scheme["hasTopConcept"] == [f"{PAGE}#goals-goal-1"]


def test_concept_has_its_labels_and_its_place() -> None:
    nodes = nodes_of(catalog_of(GOALS))
    first, second = nodes[f"{PAGE}#goals-goal-1"], nodes[f"{PAGE}#goals-goal-1.5"]
    assert first["topConceptOf"] == first["inScheme"] == second["inScheme"] == f"{PAGE}#goals"
    assert first["narrower"] == [second["@id"]]
    assert second["broader"] == [first["@id"]]
    assert "topConceptOf" not in second
    assert second["notation"] == "goal-1.5"
    assert second["prefLabel"] == {"es": "Uno y medio", "pt": "Um e meio"}
    assert second["definition"]["en"] == "More than one"
    assert (second["editorialNote"], second["deprecated"]) == ("to-verify", True)
    assert "exactMatch" not in first, "nobody stated one"


@pytest.mark.parametrize("name", ["themes", "sdgs", "gcm_objectives"])
def test_every_term_of_a_vocabulary_is_a_concept(
    name: str, catalog: Catalog, vocabularies: Mapping[str, Vocabulary]
) -> None:
    nodes = nodes_of(catalog)
    found = [n["notation"] for n in nodes.values() if n.get("inScheme") == f"{PAGE}#{name}"]
    assert found == [term.id for term in vocabularies[name].terms]


def test_document_says_its_version() -> None:
    node = nodes_of(catalog_of(GOALS))[f"{BASE_URL}data/vocabularies.jsonld"]
    assert (node["versionInfo"], node["modified"]) == (SCHEMA_VERSION, "2026-11-20T08:30:00Z")
    assert node["license"] == PUBLICATION.license_url
