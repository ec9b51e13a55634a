"""Which text of an entry or a page is searched for, and in which field."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from hub.entries.prose import ProsePage
from hub.model import Catalog, Practice, Program
from hub.search.documents import FIELDS, PAGE, SearchDocument, search_documents
from hub.search.records import record_of

KEPT = {"language", "path", "id", "status"}
"""Texts that must stay what they are for an entry to be one."""


def only(entry: Practice | Program, catalog: Catalog) -> SearchDocument:
    """The document of ``entry`` in a catalog of nothing else."""
    alone = Catalog(
        practices=(entry,) if isinstance(entry, Practice) else (),
        programs=(entry,) if isinstance(entry, Program) else (),
        vocabularies=catalog.vocabularies,
    )
    (found,) = search_documents(alone, [], "es")
    return found


def marked(value: Any, place: str, places: dict[str, str]) -> Any:
    """``value`` with a word of its own for each text; ``places`` says which word stands where."""
    if isinstance(value, str):
        word = f"w{len(places)}w"
        places[word] = place
        return word
    if isinstance(value, tuple):
        return tuple(marked(item, place, places) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {
            each.name: marked(getattr(value, each.name), f"{place}.{each.name}", places)
            for each in fields(value)
            if each.name not in KEPT
        }
        return replace(value, **new)
    return value


def places_by_field(entry: Practice | Program, catalog: Catalog) -> dict[str, set[str]]:
    """For each field of the document the fields of the entry whose texts are in it."""
    places: dict[str, str] = {}
    document = only(marked(entry, "", places), catalog)
    record = record_of(document)
    found: dict[str, set[str]] = {name: set() for name in FIELDS}
    for counted in record.words.values():
        for word, counts in counted.items():
            for name, count in zip(FIELDS, counts, strict=True):
                if count and word in places:
                    found[name].add(places[word].removeprefix("."))
    return found


SHARED = {
    "title": {"title", "acronym", "original_title"},
    "summary": {"summary"},
    "labels": {
        "countries", "themes", "gcm_objectives", "scope", "beneficiaries", "organisations.type",
    },
}  # fmt: skip
BODY = {
    "places", "organisations.name", "organisations.acronym", "lessons_learned", "recommendations",
    "innovative_approach", "context", "results.text", "results.figure", "challenges.problem",
    "challenges.response", "resources_needed", "enabling_conditions", "accuracy_notes",
    "period.note",
}  # fmt: skip
PROGRAM = {
    "objective", "components.name", "components.text", "components.place", "components.items",
    "roles.name", "roles.text", "roles.place", "models.name", "models.text", "models.place",
    "achievements.text", "achievements.figure", "targets.text", "targets.figure", "phases.name",
    "phases.text", "phases.depends_on", "phases.deliverables", "phases.steps.text",
    "criteria.name", "criteria.text", "criteria.subcriteria.name", "criteria.subcriteria.text",
    "tie_breaks", "dimensions", "report_outline", "references.title", "references.authors",
    "references.publisher", "references.place", "references.note",
}  # fmt: skip


def test_texts_of_a_practice_by_field(catalog: Catalog) -> None:
    entry = catalog.entries_by_id["complete"]
    found = places_by_field(entry, catalog)
    assert found == {**SHARED, "labels": SHARED["labels"] | {"practice_type"}, "body": BODY}


def test_texts_of_a_programme_by_field(catalog: Catalog) -> None:
    """The example has no text in some places of components, so they cannot be looked for."""
    entry = catalog.entries_by_id["complete-programme"]
    places: dict[str, str] = {}
    marked(entry, "", places)
    held = {place.removeprefix(".") for place in places.values()}
    found = places_by_field(entry, catalog)
    assert found["title"] == SHARED["title"]
    assert found["labels"] == SHARED["labels"]
    assert found["body"] == (BODY | PROGRAM) & held
    assert held >= PROGRAM - {"roles.place", "references.note"}


def words_of(document: SearchDocument) -> set[str]:
    return {word for counted in record_of(document).words.values() for word in counted}


def test_codes_and_addresses_are_not_searched_for(catalog: Catalog) -> None:
    words = set().union(*map(words_of, search_documents(catalog, [], "es")))
    assert words.isdisjoint({"https", "www", "org", "usd", "cc", "lead", "partner", "pe", "sdg"})
    assert {"ventanilla", "funcionaria"} & words == {"ventanilla"}, "nor what pictures show"


def test_names_of_terms_are_searched_for_in_three_languages(catalog: Catalog) -> None:
    document = only(catalog.entries_by_id["complete"], catalog)
    labels = document.texts[FIELDS.index("labels")]
    assert labels[:5] == (
        ("es", "Perú"), ("en", "Peru"), ("pt", "Peru"),
        ("es", "Estado Plurinacional de Bolivia"), ("en", "Plurinational State of Bolivia"),
    )  # fmt: skip
    assert ("es", "Sudamérica") in labels
    assert {language for language, _ in labels} == {"es", "en", "pt"}


def test_texts_are_in_the_language_of_the_entry(catalog: Catalog) -> None:
    document = only(catalog.entries_by_id["portuguese"], catalog)
    for number in (0, 1, 3):
        assert [language for language, _ in document.texts[number]] == ["pt"]
    assert (document.id, document.kind, document.url) == (
        "portuguese",
        "practice",
        "practices/portuguese.html",
    )


def test_a_title_that_is_repeated_counts_once(catalog: Catalog) -> None:
    entry = replace(catalog.entries_by_id["minimal"], title="Uno", acronym="", original_title="Uno")
    assert only(entry, catalog).texts[0] == (("es", "Uno"),)


PAGES = [
    ProsePage("b.html", "b.md", "Be", "Dos.", "Texto de **be**."),
    ProsePage("index.html", "index.md", "Inicio", "", "Texto"),
    ProsePage("a/index.html", "a/index.md", "A", "Uno.", ""),
]


def test_entries_come_by_title_then_pages_by_path(catalog: Catalog) -> None:
    documents = search_documents(catalog, PAGES, "pt")
    entries = [document for document in documents if document.kind != PAGE]
    assert len(entries) == 8
    assert documents[:8] == entries
    titles = [document.title for document in entries]
    assert titles == sorted(titles, key=lambda t: t.lower().replace("á", "a").replace("é", "e"))
    assert [(d.id, d.url, d.title) for d in documents[8:]] == [
        ("a/index.html", "a/index.html", "A"),
        ("b.html", "b.html", "Be"),
    ], "the front page says only what the others say"
    assert documents[9].texts == (
        (("pt", "Be"),),
        (("pt", "Dos."),),
        (),
        (("pt", "Texto de **be**."),),
    )


def test_titles_are_compared_folded_and_equal_ones_by_id(catalog: Catalog) -> None:
    minimal = catalog.entries_by_id["minimal"]
    titled = {"d": "Ábaco", "c": "abaco", "b": "ABACO", "a": "Zinc", "e": "Agua", "f": "ñandú"}
    entries = tuple(replace(minimal, id=name, title=title) for name, title in titled.items())
    many = Catalog(practices=entries, programs=(), vocabularies=catalog.vocabularies)  # type: ignore[arg-type]
    assert [each.id for each in search_documents(many, [], "es")] == ["b", "c", "d", "e", "f", "a"]


DOCUMENT = SearchDocument(
    "x", "practice", "Uno", "x.html", ((("es", "Uno"),), (("es", "Dos"),), (("es", "T"),), ())
)
CHANGES: dict[str, tuple[dict[str, Any], bool]] = {
    "nothing": ({}, False),
    "its address": ({"url": "y.html"}, False),
    "its id": ({"id": "y"}, False),
    "its kind": ({"kind": "program"}, True),
    "its title": ({"texts": ((("es", "Uno!"),), *DOCUMENT.texts[1:])}, True),
    "a letter case": ({"texts": ((("es", "uno"),), *DOCUMENT.texts[1:])}, True),
    "a language": ({"texts": ((("pt", "Uno"),), *DOCUMENT.texts[1:])}, True),
    "a text more": ({"texts": (*DOCUMENT.texts[:3], (("es", "Más"),))}, True),
    "a text elsewhere": ({"texts": (*DOCUMENT.texts[:2], (), DOCUMENT.texts[2])}, True),
}


@pytest.mark.parametrize(("change", "is_other"), CHANGES.values(), ids=CHANGES.keys())
def test_a_key_changes_exactly_when_what_is_searched_for_does(
    change: dict[str, Any], is_other: bool
) -> None:
    assert (replace(DOCUMENT, **change).key != DOCUMENT.key) is is_other


def test_keys_are_the_same_in_every_process() -> None:
    assert DOCUMENT.key == "b45c8d18bb1404418dd0d7dd"
