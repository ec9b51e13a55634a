"""The vocabularies for other programs: as plain JSON, and as SKOS in JSON-LD.

Address of a term: its place on the page of vocabularies, which every term has, in use or not.
Source: «SKOS Simple Knowledge Organization System Reference» (W3C, 2009).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hub.exports.json_data import json_document
from hub.exports.publication import SCHEMA_VERSION, Publication, about
from hub.model import LANGUAGES, Catalog, LocalizedText, Term, Vocabulary

PAGE = "contribute/vocabularies.html"
_DISPLAY_NAMES = "countries"
"""Overrides names of countries, whose codes are those of ISO 3166: no vocabulary of the hub."""
_CONTEXT: dict[str, object] = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "ConceptScheme": "skos:ConceptScheme",
    "Concept": "skos:Concept",
    "title": {"@id": "dct:title", "@container": "@language"},
    "description": {"@id": "dct:description", "@container": "@language"},
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "notation": "skos:notation",
    "editorialNote": "skos:editorialNote",
    "source": "dct:source",
    "deprecated": "owl:deprecated",
    "versionInfo": "owl:versionInfo",
    "publisher": "dct:publisher",
    "name": "foaf:name",
    "modified": {"@id": "dct:modified", "@type": "xsd:dateTime"},
    "license": {"@id": "dct:license", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "topConceptOf": {"@id": "skos:topConceptOf", "@type": "@id"},
    "hasTopConcept": {"@id": "skos:hasTopConcept", "@type": "@id"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "narrower": {"@id": "skos:narrower", "@type": "@id"},
}


def shown_vocabularies(catalog: Catalog) -> tuple[Vocabulary, ...]:
    """The vocabularies that classify entries."""
    return tuple(v for v in catalog.vocabularies.values() if v.name != _DISPLAY_NAMES)


def term_anchor(vocabulary: Vocabulary, term: Term) -> str:
    """The fragment of ``term`` on the page of vocabularies."""
    return f"{vocabulary.name}-{term.id}"


def vocabularies_json(catalog: Catalog, publication: Publication) -> bytes:
    """Every vocabulary with its terms in the order to show them; empty members are left out."""
    listed = [_plain(vocabulary, publication) for vocabulary in shown_vocabularies(catalog)]
    return json_document(about(publication) | {"count": len(listed), "vocabularies": listed})


def _plain(vocabulary: Vocabulary, publication: Publication) -> dict[str, object]:
    return _kept(
        id=vocabulary.name,
        url=_scheme(vocabulary, publication),
        title=_by_language(vocabulary.title),
        description=_by_language(vocabulary.description),
        source=vocabulary.source,
        terms=[_plain_term(vocabulary, term, publication) for term in vocabulary.terms],
    )


def _plain_term(vocabulary: Vocabulary, term: Term, publication: Publication) -> dict[str, object]:
    return _kept(
        id=term.id,
        url=_concept(vocabulary, term, publication),
        label=_by_language(term.label),
        description=_by_language(term.description),
        source=term.source,
        status=term.status,
        order=term.order,
        parent=term.parent,
        deprecated=term.deprecated,
    )


def vocabularies_skos(catalog: Catalog, publication: Publication) -> bytes:
    """A concept scheme a vocabulary and a concept a term, in one graph."""
    graph = [_document_node(publication)]
    for vocabulary in shown_vocabularies(catalog):
        graph += _scheme_nodes(vocabulary, publication)
    return json_document({"@context": _CONTEXT, "@graph": graph})


def _document_node(publication: Publication) -> dict[str, object]:
    return {
        "@id": f"{publication.base_url}data/vocabularies.jsonld",
        "@type": "foaf:Document",
        "versionInfo": SCHEMA_VERSION,
        "modified": publication.generated_at,
        "license": publication.license_url,
        "publisher": {"@type": "foaf:Agent", "name": publication.publisher},
    }


def _scheme_nodes(vocabulary: Vocabulary, publication: Publication) -> Iterator[dict[str, object]]:
    def addresses(terms: Iterable[Term]) -> list[str]:
        return [_concept(vocabulary, term, publication) for term in terms]

    scheme = _scheme(vocabulary, publication)
    yield _kept(
        **{"@id": scheme, "@type": "ConceptScheme"},
        title=_by_language(vocabulary.title),
        description=_by_language(vocabulary.description),
        source=vocabulary.source,
        license=publication.license_url,
        hasTopConcept=addresses(term for term in vocabulary.terms if not term.parent),
    )
    for term in vocabulary.terms:
        parent = vocabulary.by_id.get(term.parent)
        yield _kept(
            **{"@id": _concept(vocabulary, term, publication), "@type": "Concept"},
            notation=term.id,
            prefLabel=_by_language(term.label),
            definition=_by_language(term.description),
            source=term.source,
            editorialNote=term.status,
            deprecated=term.deprecated,
            inScheme=scheme,
            topConceptOf="" if parent else scheme,
            broader=addresses([parent] if parent else []),
            narrower=addresses(t for t in vocabulary.terms if t.parent == term.id),
        )


def _scheme(vocabulary: Vocabulary, publication: Publication) -> str:
    return f"{publication.base_url}{PAGE}#{vocabulary.name}"


def _concept(vocabulary: Vocabulary, term: Term, publication: Publication) -> str:
    return f"{publication.base_url}{PAGE}#{term_anchor(vocabulary, term)}"


def _by_language(text: LocalizedText) -> dict[str, str]:
    written = {language: text.in_language(language) for language in LANGUAGES}
    return {language: words for language, words in written.items() if words}


def _kept(**members: object) -> dict[str, object]:
    """``members`` without empty ones; a number is never empty."""
    return {k: v for k, v in members.items() if v not in ("", {}, [], None) and v is not False}
