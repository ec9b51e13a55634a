"""Interface texts: complete in three languages, filled and counted as each language does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.entries.wordings import Tree, read_text_tree
from hub.model import LANGUAGES
from hub.site.strings import MissingText, Strings, load_strings

THEME = Path(__file__).resolve().parents[2] / "theme"
FOLDER = THEME / "strings"
FIXTURE: Tree = {
    "greeting": "Hola, {name}",
    "plain": "Sin {cambios}",
    "sheets": {"one": "{n} hoja", "other": "{n} hojas"},
}


def texts_by_key(tree: Tree, prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, str):
            yield prefix + key, value
        else:
            yield from texts_by_key(value, f"{prefix}{key}.")


def texts_of(language: str) -> dict[str, str]:
    return dict(texts_by_key(read_text_tree(FOLDER / f"{language}.yml")))


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w*)\}", text))


# The files of the project


@pytest.mark.parametrize("language", ["en", "pt"])
def test_a_translation_has_the_keys_of_the_spanish_texts(language: str) -> None:
    assert sorted(texts_of(language)) == sorted(texts_of("es"))


@pytest.mark.parametrize("language", ["en", "pt"])
def test_a_translation_has_the_placeholders_of_the_spanish_texts(language: str) -> None:
    spanish, translated = texts_of("es"), texts_of(language)
    differing = {
        key: text
        for key, text in translated.items()
        if placeholders(text) != placeholders(spanish.get(key, ""))
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, text in texts_of(language).items() if not text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_both_plural_forms(language: str) -> None:
    texts = texts_of(language)
    counted = {key.rpartition(".")[0] for key in texts if key.endswith((".one", ".other"))}
    assert counted, "the files have counted nouns"
    for key in counted:
        assert {f"{key}.one", f"{key}.other"} <= texts.keys()
        assert "{n}" in texts[f"{key}.one"]
        assert texts[f"{key}.one"] != texts[f"{key}.other"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_a_template_prints_is_there(language: str) -> None:
    """Templates write ``t.nav.home``; a part that is a branch is passed on to a macro."""
    strings = load_strings(FOLDER, language)
    asked = {
        found
        for template in THEME.rglob("*.html")
        for found in re.findall(r"\bt((?:\.[a-z_]+)+)", template.read_text(encoding="utf-8"))
    }
    assert len(asked) > 50
    for path in asked:
        value = strings
        for part in path.strip(".").split("."):
            value = getattr(value, part)


# How texts are read and filled


def test_a_text_is_filled_with_its_values() -> None:
    assert Strings(FIXTURE, "es").text("greeting", name="Ana") == "Hola, Ana"


def test_a_text_without_values_stays_as_it_is_written() -> None:
    assert Strings(FIXTURE, "es").text("plain") == "Sin {cambios}"


@pytest.mark.parametrize("key", ["farewell", "sheets.many", "greeting.formal", "sheets", ""])
def test_an_unknown_text_is_an_error_that_names_it(key: str) -> None:
    with pytest.raises(MissingText, match=re.escape(f"strings.pt.{key}")):
        Strings(FIXTURE, "pt").text(key)


def test_a_template_that_asks_for_an_unknown_text_is_told_so() -> None:
    strings = Strings(FIXTURE, "es")
    with pytest.raises(MissingText, match=r"strings\.es\.sheets\.many"):
        _ = strings.sheets.many  # type: ignore[union-attr]


def test_a_template_reads_texts_as_attributes() -> None:
    strings = Strings(FIXTURE, "es")
    assert strings.greeting == "Hola, {name}"
    assert strings.sheets.other == "{n} hojas"  # type: ignore[union-attr]


@pytest.mark.parametrize("written", ["nav: [a, b]\n", "nav: {home: Inicio\n", "nav\n"])
def test_a_file_that_is_no_map_of_texts_is_an_error_that_names_it(
    tmp_path: Path, written: str
) -> None:
    (tmp_path / "es.yml").write_text(written, encoding="utf-8")
    with pytest.raises(ValueError, match=r"es\.yml"):
        load_strings(tmp_path, "es")


# Plurals and numbers, by CLDR


@pytest.mark.parametrize(
    ("language", "n", "counted"),
    [
        ("es", 0, "0 hojas"),
        ("es", 1, "1 hoja"),
        ("es", 2, "2 hojas"),
        ("es", 1_000_000, "1.000.000 hojas"),  # a form of its own in CLDR, written like «other»
        ("en", 0, "0 hojas"),
        ("en", 1, "1 hoja"),
        ("en", 2, "2 hojas"),
        ("pt", 0, "0 hoja"),  # Portuguese counts nought in the singular
        ("pt", 1, "1 hoja"),
        ("pt", 2, "2 hojas"),
    ],
)
def test_a_count_takes_the_plural_form_of_its_language(language: str, n: int, counted: str) -> None:
    assert Strings(FIXTURE, language).count("sheets", n) == counted


@pytest.mark.parametrize(("n", "noun"), [(1, "hoja"), (3, "hojas")])
def test_a_noun_set_apart_agrees_with_its_number(n: int, noun: str) -> None:
    assert Strings(FIXTURE, "es").noun("sheets", n) == noun


@pytest.mark.parametrize(
    ("language", "n", "written"),
    [
        ("es", 1234, "1234"),
        ("es", 57_700_000, "57.700.000"),
        ("es", 1.5, "1,5"),
        ("en", 1234, "1234"),
        ("en", 57_700_000, "57,700,000"),
        ("en", 1.5, "1.5"),
        ("pt", 1234, "1234"),
        ("pt", 57_700_000, "57.700.000"),
        ("pt", 1.5, "1,5"),
    ],
)
def test_a_number_is_written_as_its_language_does(language: str, n: float, written: str) -> None:
    """Four digits stay together, so that years and small figures look alike everywhere."""
    assert Strings(FIXTURE, language).number(n) == written
