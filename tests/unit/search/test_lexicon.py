"""The stem of each word: that of its commonest spelling, in the language it is commonest in."""

from __future__ import annotations

import pytest

from hub.search.lexicon import Lexicon, stem_of
from hub.search.records import record_of
from tests.unit.search.corpora import Drawer, document


def lexicon_of(*texts: str, language: str = "es", hub: str = "es") -> Lexicon:
    """The lexicon of documents with these summaries."""
    found = Lexicon(hub)
    for number, text in enumerate(texts):
        found.add(record_of(document(f"d{number}", summary=text, language=language)))
    found.settle(list(found.forms))
    return found


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("mujer mujeres", "es"),
        ("migrante migrantes", "es"),
        ("integración integraciones integrar", "es"),
        ("luz luces", "es"),
        ("niño niños niña niñas", "es"),
        ("service services serviced", "en"),
        ("cidade cidades", "pt"),
        ("comunidade comunidades", "pt"),
        ("mulher mulheres", "pt"),
    ],
)
def test_inflections_have_one_stem(words: str, language: str) -> None:
    assert len({stem_of(word, language) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("nacional", "nacionalidad", "es"),
        ("nacional", "nacionalidade", "pt"),
        ("mes", "m", "es"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str, language: str) -> None:
    assert stem_of(one, language) != stem_of(other, language)


@pytest.mark.parametrize(
    ("word", "language", "stem"),
    [
        ("covid19", "es", "covid19"),
        ("2019", "es", "2019"),
        ("niños", "fr", "ninos"),
        ("niños", "", "ninos"),
        ("移民", "es", "移民"),
        ("ñ", "es", "n"),
    ],
)
def test_what_the_stemmer_does_not_know_is_its_own_stem(
    word: str, language: str, stem: str
) -> None:
    assert stem_of(word, language) == stem


def test_a_stem_is_folded_and_never_empty() -> None:
    for word in Drawer(1).words:
        for language in ("es", "en", "pt"):
            stem = stem_of(word, language)
            assert stem
            assert stem.isascii()


def test_a_query_without_accents_finds_the_accented_spelling() -> None:
    found = lexicon_of("inglés inglés ingles")
    assert found.stems == {"ingles": stem_of("inglés", "es")}
    assert found.spelling("ingles") == "inglés"
    assert found.frequency("ingles") == 3
    assert found.holders == {"ingles": 1}


def test_the_commoner_spelling_decides_the_stem() -> None:
    assert stem_of("inglés", "es") != stem_of("ingles", "es")
    found = lexicon_of("inglés", "ingles ingles")
    assert found.stems == {"ingles": stem_of("ingles", "es")}
    assert found.holders == {"ingles": 2}


@pytest.mark.parametrize("hub", ["es", "en"])
def test_of_equally_common_spellings_that_of_the_hub_decides(hub: str) -> None:
    found = Lexicon(hub)
    for language in ("es", "en", "pt"):
        found.add(record_of(document(language, summary="direction", language=language)))
    found.settle(list(found.forms))
    assert found.stems == {"direction": stem_of("direction", hub)}
    assert stem_of("direction", "es") != stem_of("direction", "en")


def test_what_is_taken_back_leaves_nothing_behind() -> None:
    records = [record_of(each) for each in Drawer(2).documents(12)]
    found, fresh = Lexicon("es"), Lexicon("es")
    for record in records:
        found.add(record)
    found.settle(list(found.forms))
    for record in records[6:]:
        found.settle(found.add(record, -1))
    for record in records[:6]:
        fresh.add(record)
    fresh.settle(list(fresh.forms))
    assert found == fresh
    for record in records[:6]:
        found.settle(found.add(record, -1))
    assert found == Lexicon("es")


def test_words_whose_stem_moves_are_told() -> None:
    found = lexicon_of("inglés salud")
    touched = found.add(record_of(document("more", body="ingles ingles nuevo")))
    assert touched == {"ingles", "nuevo"}
    assert found.settle(touched) == {"ingles"}, "a new word has not moved"
