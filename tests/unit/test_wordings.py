"""Every code and every field is worded in the three languages, and only with what it has."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hub.entries.field_spec import Field
from hub.entries.field_table import FIELDS, GROUPS
from hub.entries.wordings import (
    field_label,
    field_texts,
    group_titles,
    kind_words,
    problem_examples,
    problem_texts,
    read_text_tree,
)
from hub.model import ENTRY_FOLDERS, LANGUAGES
from hub.problems import CODES

TEXTS = Path(__file__).parents[2] / "hub" / "texts"
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def field_names(fields: tuple[Field, ...] = FIELDS, prefix: str = "") -> Iterator[str]:
    for field in fields:
        yield prefix + field.name
        yield from field_names(field.fields, f"{prefix}{field.name}.")


@LANGUAGE
def test_every_code_is_worded(language: str) -> None:
    texts = problem_texts(language)
    assert set(texts) == set(CODES)
    for code, text in texts.items():
        for part in (text.title, text.message, text.hint, text.why):
            assert part, code
            assert part == part.strip(), code


@LANGUAGE
def test_messages_use_only_the_values_of_their_code(language: str) -> None:
    for code, text in problem_texts(language).items():
        given = {*CODES[code].values, "field", "label"}
        assert placeholders(text.message) <= given, code
        assert placeholders(text.hint) <= given, code


@LANGUAGE
def test_wording_has_one_form(language: str) -> None:
    """A message goes on after a colon and a hint after a label: neither ends with a full stop."""
    for code, text in problem_texts(language).items():
        assert not text.title.endswith("."), code
        assert not text.message.endswith("."), code
        assert not text.hint.endswith("."), code
        assert text.why.endswith("."), code
        assert len(text.title.split()) <= 8, code
        assert "\n" not in text.message + text.hint + text.title, code


def test_no_wording_is_left_in_another_language() -> None:
    for code in CODES:
        told = {problem_texts(language)[code].why for language in LANGUAGES}
        assert len(told) == len(LANGUAGES), code


def test_every_code_has_an_example() -> None:
    examples = problem_examples()
    assert set(examples) == set(CODES)
    for code, example in examples.items():
        is_fragment = bool(example.before and example.after)
        assert is_fragment != bool(example.shown), code
        assert bool(example.before) == bool(example.after), code


@LANGUAGE
def test_every_field_has_a_label_a_help_and_an_example(language: str) -> None:
    texts = field_texts(language)
    assert set(texts) == set(field_names())
    for name, text in texts.items():
        assert text.label, name
        assert text.help, name
        assert text.example, name


@LANGUAGE
def test_groups_and_kinds_are_named(language: str) -> None:
    assert set(group_titles(language)) == set(GROUPS)
    assert set(kind_words(language)) == set(ENTRY_FOLDERS)
    assert all(group_titles(language).values())
    assert all(kind_words(language).values())


@LANGUAGE
def test_label_of_a_field_ignores_its_numbers(language: str) -> None:
    label = field_texts(language)["organisations.role"].label
    assert field_label("organisations[12].role", language) == label
    assert field_label("organisations.nothing", language) == "organisations.nothing"
    assert field_label("", language) == ""


def leaves(tree: object, prefix: str = "") -> dict[str, set[str]]:
    """Dotted keys with the placeholders of their texts."""
    if not isinstance(tree, dict):
        return {prefix: placeholders(str(tree))}
    found: dict[str, set[str]] = {}
    for key, value in tree.items():
        found |= leaves(value, f"{prefix}.{key}".lstrip("."))
    return found


@pytest.mark.parametrize("name", ["report", "problems", "fields", "commands"])
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "es"])
def test_texts_have_the_same_keys_in_every_language(name: str, language: str) -> None:
    spanish = leaves(read_text_tree(TEXTS / f"{name}.es.yml"))
    other = leaves(read_text_tree(TEXTS / f"{name}.{language}.yml"))
    assert other.keys() == spanish.keys()
    if name in ("report", "commands"):
        # «one» may say the number in words.
        differing = {key for key in other if other[key] != spanish[key]}
        assert {key for key in differing if not key.endswith(".one")} == set()


def test_there_are_texts_of_every_language_and_no_other() -> None:
    names = {path.name.partition(".")[0] for path in TEXTS.glob("*.*.yml")}
    files = {f"{name}.{language}.yml" for name in names for language in LANGUAGES}
    assert {path.name for path in TEXTS.glob("*.yml")} == files | {"problem_examples.yml"}


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: [1]\n", ":1: a is a list"), ("a: 1\na: 2\n", ":2: duplicate-key"), ("", "texts.yml")],
)
def test_file_of_texts_that_cannot_be_read_names_the_place(
    text: str, place: str, tmp_path: Path
) -> None:
    path = tmp_path / "texts.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=place):
        read_text_tree(path)


@pytest.mark.parametrize(
    "read", [problem_texts, field_texts, group_titles, kind_words], ids=lambda read: read.__name__
)
def test_texts_are_read_once(read: Callable[[str], object]) -> None:
    assert read("es") is read("es")
