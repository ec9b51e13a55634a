"""Wording of problem codes and fields from ``hub/texts``, in one language of the hub."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hub.entries.raw import RawMap, RawScalar, SourceText
from hub.entries.yaml_text import read_yaml_map
from hub.problems import Problem

_FOLDER = Path(__file__).parent.parent / "texts"
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class ProblemText:
    """Wording of one code; ``message`` and ``hint`` are filled with the values of a problem."""

    title: str
    message: str
    hint: str
    why: str


@dataclass(frozen=True, slots=True)
class ProblemExample:
    """A fragment before and after mending it; or ``shown``, when no fragment can show it."""

    before: str = ""
    after: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class FieldText:
    label: str
    help: str
    example: str = ""


Tree = dict[str, "str | Tree"]


def read_text_tree(path: Path) -> Tree:
    """A YAML file of texts as nested dictionaries.

    Raises:
        ValueError: the file is no map of texts; the message names the place.
    """
    source = SourceText(path, path.name, path.read_text(encoding="utf-8").split("\n"))
    problems: list[Problem] = []
    root = read_yaml_map("\n".join(source.lines), source, problems)
    if root is None or problems:
        place = f":{problems[0].line}: {problems[0].code}" if problems else ""
        raise ValueError(f"{path}{place}")
    return _tree(root, path)


def _tree(value: RawMap, path: Path) -> Tree:
    tree: Tree = {}
    for key, field in value.items.items():
        if isinstance(field.value, RawMap):
            tree[key] = _tree(field.value, path)
        elif isinstance(field.value, RawScalar):
            tree[key] = field.value.text
        else:
            raise ValueError(f"{path}:{field.value.line}: {key} is a list")
    return tree


def _branch(tree: Tree, key: str) -> Tree:
    found = tree.get(key, {})
    return found if isinstance(found, dict) else {}


def _leaf(tree: Tree, key: str) -> str:
    found = tree.get(key, "")
    return found if isinstance(found, str) else ""


@cache
def problem_texts(language: str) -> Mapping[str, ProblemText]:
    """Wording of every problem code in ``language``."""
    tree = read_text_tree(_FOLDER / f"problems.{language}.yml")
    return {
        code: ProblemText(
            **{k: _leaf(_branch(tree, code), k).strip() for k in ProblemText.__slots__}
        )
        for code in tree
    }


@cache
def problem_examples() -> Mapping[str, ProblemExample]:
    """For every code how it looks and how to mend it, alike in all languages."""
    tree = read_text_tree(_FOLDER / "problem_examples.yml")
    return {
        code: ProblemExample(**{k: _leaf(_branch(tree, code), k) for k in ProblemExample.__slots__})
        for code in tree
    }


@cache
def field_texts(language: str) -> Mapping[str, FieldText]:
    """Label, help and example of every field and sub-field (``organisations.role``)."""
    tree = _branch(read_text_tree(_FOLDER / f"fields.{language}.yml"), "fields")
    return {
        name: FieldText(**{k: _leaf(_branch(tree, name), k).strip() for k in FieldText.__slots__})
        for name in tree
    }


@cache
def group_titles(language: str) -> Mapping[str, str]:
    """Headings of the groups of fields."""
    tree = _branch(read_text_tree(_FOLDER / f"fields.{language}.yml"), "groups")
    return {name: _leaf(tree, name) for name in tree}


@cache
def kind_words(language: str) -> Mapping[str, str]:
    """What a practice and a programme are called in running text."""
    tree = _branch(read_text_tree(_FOLDER / f"fields.{language}.yml"), "kinds")
    return {name: _leaf(tree, name) for name in tree}


def field_label(name: str, language: str) -> str:
    """Human name of a dotted field name; indices are ignored, unknown names stay as they are."""
    known = field_texts(language).get(_INDEX.sub("", name))
    return known.label if known else name


@cache
def suggestion_words(language: str) -> tuple[str, str]:
    """How to offer a suggestion, and a term with its label."""
    lines = _branch(read_text_tree(_FOLDER / f"report.{language}.yml"), "lines")
    return _leaf(lines, "did_you_mean"), _leaf(lines, "did_you_mean_term")


@cache
def command_texts(language: str) -> dict[str, str]:
    """What the commands print, by dotted key (``build.done``)."""
    tree = read_text_tree(_FOLDER / f"commands.{language}.yml")
    return {
        f"{group}.{name}": _leaf(_branch(tree, group), name)
        for group in tree
        for name in _branch(tree, group)
    }
