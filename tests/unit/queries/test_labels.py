"""Names of coded values, and what is said when there is no name."""

from __future__ import annotations

from hub.model import Catalog
from hub.queries.labels import Labels


def test_terms_have_names_in_each_language(catalog: Catalog) -> None:
    names = [Labels(catalog, language).term("themes", "health") for language in ("es", "en", "pt")]
    assert names == ["Salud", "Health", "Saúde"]


def test_unknown_terms_and_vocabularies_stay_as_they_are(labels: Labels) -> None:
    assert labels.term("themes", "none") == "none"
    assert labels.term("no-such-list", "none") == "none"
    assert labels.definition("themes", "none") == ""
    assert labels.definition("no-such-list", "none") == ""
    assert labels.definition("themes", "health") == "", "the examples define no terms"


def test_the_hub_overrides_names_of_countries(catalog: Catalog) -> None:
    assert Labels(catalog, "es").country("BO") == "Estado Plurinacional de Bolivia"
    assert Labels(catalog, "pt").country("BO") == "Bolívia", "no name of its own in Portuguese"
    assert Labels(catalog, "es").country("VE") == "Venezuela"
    assert Labels(catalog, "es").country("ZZ9") == "ZZ9"


def test_regions_and_languages_have_names(catalog: Catalog) -> None:
    english = Labels(catalog, "en")
    assert english.region("019") == "Americas"
    assert english.language_of("pt") == "Portuguese"
