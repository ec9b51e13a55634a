"""The template of a new entry: what it says is true, and what is missing is told as such."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from hub.entries.field_spec import Field
from hub.entries.field_table import FIELDS, fields_of, section_fields
from hub.entries.reader import ENTRY_SUFFIXES
from hub.entries.vocabulary_reader import read_vocabularies
from hub.entries.wordings import field_texts
from hub.exports.entry_template import entry_template, heading_of
from hub.exports.json_schema import entry_schema
from hub.model import ENTRY_FOLDERS, LANGUAGES, Vocabulary
from hub.problems import Problem
from hub.wording import fold
from tests.support.content_folders import load, write_file
from tests.support.publications import PUBLICATION

CONTENT = Path(__file__).parents[3] / "content"
KINDS = tuple(ENTRY_FOLDERS)
NAME = "entrada-nueva"
_OPEN = re.compile(r"^( *(?:- )?)([a-z_]+):(?: \[\])?$")
_EXAMPLE = re.compile(r"^( *)#(?=[a-z_]+:|- )")
TO_FILL = {"empty-field", "missing-country"}
"""Problems that say that something is still to be written."""


@pytest.fixture(scope="module")
def real_vocabularies() -> Mapping[str, Vocabulary]:
    return read_vocabularies(CONTENT / "vocabularies")[0]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with the vocabularies and programmes of the hub, which examples name."""
    for name in ("vocabularies", "programs"):
        shutil.copytree(CONTENT / name, tmp_path / "content" / name)
    write_file(tmp_path / "content/images/ventanilla-municipal.jpg", b"")
    for text in {field_texts(language)["images.file"].example for language in LANGUAGES}:
        write_file(tmp_path / "content/images" / text, b"")
    return tmp_path / "content"


def template(
    kind: str, language: str, vocabularies: Mapping[str, Vocabulary], suffix: str = ".md"
) -> str:
    return entry_template(kind, NAME, f"x{suffix}", vocabularies, language)


def problems(content: Path, kind: str, text: str, suffix: str = ".md") -> list[Problem]:
    path = write_file(content / ENTRY_FOLDERS[kind] / f"{NAME}{suffix}", text)
    return [p for p in load(content).problems if p.path.endswith(path.name)]


def filled(text: str, kind: str, language: str) -> str:
    """The template with every example in its place, required and optional.

    ``not_stated`` stays out: what it names is written here.
    """
    texts = field_texts(language)
    is_markdown = text.startswith("---\n")
    front = text.removeprefix("---\n").partition("\n---\n")[0]
    lines, outer = [], ""
    for line in front.split("\n"):
        shown = _EXAMPLE.sub(r"\1", line)
        if shown.startswith("not_stated:"):
            continue
        key = re.match(r"([a-z_]+):", shown)
        outer = key[1] if key else outer
        given = _OPEN.match(shown)
        name = given[2] if given and not given[1] else f"{outer}.{given[2]}" if given else ""
        is_holder = name in fields_of(kind) and (
            fields_of(kind)[name].fields or fields_of(kind)[name].headings
        )
        if name and not is_holder:
            shown = f"{shown.removesuffix(' []')} {quoted(texts[name].example)}"
        if shown == "  -":
            shown = f'  - "{texts[outer].example.removeprefix("- ")}"'
        lines.append(shown)
        if shown.endswith(": |"):
            lines.append(f"  {texts[outer].example}")
        if shown.startswith("sources:"):
            lines += [f"  - {texts['sources'].example}"] * 4  # examples cite up to the fifth
    if not is_markdown:
        return "\n".join(lines) + "\n"
    body = "".join(
        f"\n## {heading_of(field, language)}\n\n{texts[field.name].example}\n"
        for field in fields_of(kind).values()
        if field.headings
    )
    return "---\n" + "\n".join(lines) + "\n---\n" + body


def quoted(example: str) -> str:
    return example if example[0] in "[{'\"" else f'"{example}"' if ": " in example else example


@pytest.mark.parametrize("suffix", ENTRY_SUFFIXES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_untouched_template_says_only_what_is_to_be_filled_in(
    kind: str,
    language: str,
    suffix: str,
    content: Path,
    real_vocabularies: Mapping[str, Vocabulary],
) -> None:
    text = template(kind, language, real_vocabularies, suffix)
    found = problems(content, kind, text, suffix)
    assert {problem.code for problem in found} == TO_FILL
    told = {problem.field for problem in found}
    expected = {"title", "themes", "summary", "period.status", "review.last_verified", "countries"}
    assert told >= expected
    assert {"organisations[0].name", "sources[0].title"} <= told
    assert {"recommendations", "recommendations[0]"} & told


@pytest.mark.parametrize("suffix", ENTRY_SUFFIXES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_filled_with_its_own_examples_it_is_a_valid_entry(
    kind: str,
    language: str,
    suffix: str,
    content: Path,
    real_vocabularies: Mapping[str, Vocabulary],
) -> None:
    text = filled(template(kind, language, real_vocabularies, suffix), kind, language)
    found = problems(content, kind, text, suffix)
    assert [p for p in found if p.severity == "error"] == []
    entry = load(content).catalog.entries_by_id[NAME]
    default = {"not_stated", "id"}
    empty = [f.name for f in fields_of(kind).values() if not getattr(entry, f.target)]
    assert set(empty) <= default, "every field was in the template"
    assert entry.language == language
    assert entry.review.state == "submitted"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_editors_accepts_the_filled_template(
    kind: str, content: Path, real_vocabularies: Mapping[str, Vocabulary]
) -> None:
    text = filled(template(kind, "es", real_vocabularies, ".yml"), kind, "es")
    schema = json.loads(entry_schema(kind, load(content).catalog, "es", PUBLICATION))
    given = json.loads(json.dumps(yaml.safe_load(text), default=date.isoformat))
    assert [error.message for error in Draft7Validator(schema).iter_errors(given)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_explained_once_required_ones_first(
    kind: str, real_vocabularies: Mapping[str, Vocabulary]
) -> None:
    text = template(kind, "es", real_vocabularies)
    keys = re.findall(r"^#?([a-z_]+):", text.split("\n---\n")[0], re.M)
    names = [field.name for field in fields_of(kind).values() if not field.headings]
    assert sorted(keys) == sorted(names)
    first_optional = keys.index("id")
    assert {"title", "language", "countries", "themes", "period", "organisations"} <= set(
        keys[:first_optional]
    )
    assert {"acronym", "places", "related", "license"} <= set(keys[first_optional:])
    unwrapped = " ".join(line.strip(" #") for line in text.split("\n"))
    for field in fields_of(kind).values():
        assert field_texts("es")[field.name].help in unwrapped, field.name


def test_a_short_list_of_values_is_given_and_a_long_one_is_pointed_to(
    real_vocabularies: Mapping[str, Vocabulary],
) -> None:
    text = " ".join(template("practice", "pt", real_vocabularies).replace("\n#", "").split())
    assert "described (Descrita)" in text
    assert "contribute/vocabularies.html#themes" in text
    assert "one-stop-centres (" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_in_the_language_of_the_entry(language: str) -> None:
    sections: list[Field] = [field for field in FIELDS if field.headings]
    for field in sections:
        heading = heading_of(field, language)
        assert section_fields()[fold(heading)] == field.name
        assert fold(heading) == fold(field_texts(language)[field.name].label)


def test_without_vocabularies_there_is_a_template_too() -> None:
    text = entry_template("practice", NAME, "x.md", {}, "en")
    assert "\nthemes: []\n" in text
