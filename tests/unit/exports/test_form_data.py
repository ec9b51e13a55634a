"""The data of the form: complete, in the language of the site, and a script."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hub.entries.field_table import FIELDS
from hub.entries.wordings import problem_texts
from hub.exports.form_data import form_data
from hub.model import LANGUAGES, Catalog
from hub.problems import CODES
from hub.territories import country_codes


def data_of(catalog: Catalog, language: str = "es") -> dict[str, Any]:
    text = form_data(catalog, language).decode()
    assert text.startswith("Hub.form.data({")
    assert text.endswith("});\n")
    found: dict[str, Any] = json.loads(text[len("Hub.form.data(") : -len(");\n")])
    return found


def test_every_field_is_there_with_what_the_table_says_of_it(catalog: Catalog) -> None:
    fields = {field["name"]: field for field in data_of(catalog)["fields"]}
    assert list(fields) == [field.name for field in FIELDS]
    themes: dict[str, Any] = {
        "name": "themes",
        "form": "term",
        "need": "required",
        "group": "classification",
    }
    themes |= {"many": True, "kinds": ["practice", "program"], "vocabulary": "themes"}
    themes |= {"group": "classification", "max_items": 4}
    assert fields["themes"] == themes
    assert fields["results"]["lead"] == ["figure", "text"]
    assert fields["results"]["headings"] == {
        "es": "Resultados",
        "en": "Results",
        "pt": "Resultados",
    }
    amount = fields["budget"]["fields"][0]
    assert (amount["minimum"], "maximum" in amount) == (0, False)


def test_headings_are_those_that_are_read(catalog: Catalog) -> None:
    accepted = {field.name: field.headings for field in FIELDS}
    for field in data_of(catalog)["fields"]:
        for heading in field.get("headings", {}).values():
            assert heading in accepted[field["name"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_in_the_language_of_the_site(catalog: Catalog, language: str) -> None:
    data = data_of(catalog, language)
    texts = problem_texts(language)
    assert data["language"] == language
    assert len(data["messages"]) > 60
    for code, words in data["messages"].items():
        assert words == [texts[code].title, texts[code].message, texts[code].hint]
    assert data["messages"].keys() <= CODES.keys()


def test_vocabularies_countries_and_entries_are_there(catalog: Catalog) -> None:
    data = data_of(catalog)
    assert data["vocabularies"].keys() == catalog.vocabularies.keys()
    assert [row[0] for row in data["countries"]] == sorted(country_codes())
    assert data["languages"]["own"]["pt"] == ["portugués", "Portuguese", "português"]
    assert data["languages"]["all"]["fr"] == "francés"
    assert data["entries"]["practice"].keys() == {entry.id for entry in catalog.practices}


def test_the_data_is_always_the_same(catalog: Catalog) -> None:
    assert form_data(catalog, "es") == form_data(catalog, "es")
