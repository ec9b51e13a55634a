"""The real content of the hub: the only tests that read ``content/``."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from hub.checking import check_content
from hub.entries.field_table import vocabulary_names
from hub.entries.loader import Loaded
from hub.entries.reader import ENTRY_SUFFIXES
from hub.model import ENTRY_FOLDERS, LANGUAGES
from hub.queries.facets import FACETS
from hub.queries.relations import INVERSES
from hub.wording import fold

CONTENT = Path(__file__).parent.parent / "content"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return check_content(CONTENT, today=date.today())


def test_content_has_no_errors(loaded: Loaded) -> None:
    errors = [
        f"{problem.path}:{problem.line}:{problem.column} {problem.code} {problem.field}"
        for problem in loaded.problems
        if problem.severity == "error"
    ]
    assert errors == []


def test_every_entry_file_is_an_entry_named_by_its_id(loaded: Loaded) -> None:
    files = {
        (kind, path.stem)
        for kind, folder in ENTRY_FOLDERS.items()
        for path in (CONTENT / folder).iterdir()
        if path.suffix in ENTRY_SUFFIXES
    }
    assert {(entry.kind, entry.id) for entry in loaded.catalog.entries()} == files
    assert files
    for entry in loaded.catalog.entries():
        assert (CONTENT / entry.path).stem == entry.id


def test_no_two_entries_share_a_title(loaded: Loaded) -> None:
    titles = Counter(fold(entry.title) for entry in loaded.catalog.entries())
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_two_entries_share_their_text(loaded: Loaded) -> None:
    copies = [problem.path for problem in loaded.problems if problem.code == "near-duplicate"]
    assert copies == []


def test_every_vocabulary_in_use_exists_and_every_other_is_known(loaded: Loaded) -> None:
    vocabularies = loaded.catalog.vocabularies
    used = vocabulary_names() | {facet.vocabulary for facet in FACETS}
    assert used - {"countries", "regions", "languages", "programs"} <= vocabularies.keys()
    assert vocabularies.keys() <= used
    assert all(vocabulary.terms for vocabulary in vocabularies.values())


def test_vocabularies_are_titled_and_defined_in_every_language(loaded: Loaded) -> None:
    for vocabulary in loaded.catalog.vocabularies.values():
        assert vocabulary.source, vocabulary.name
        for language in LANGUAGES:
            assert vocabulary.title.in_language(language), vocabulary.name
        if vocabulary.name == "countries":
            continue
        for term in vocabulary.terms:
            for language in LANGUAGES:
                assert term.description.in_language(language), f"{vocabulary.name}: {term.id}"


def test_relations_can_be_named_from_both_sides(loaded: Loaded) -> None:
    terms = loaded.catalog.vocabularies["relation_types"].by_id
    assert INVERSES.keys() <= terms.keys()


def test_sources_of_the_entries_can_be_found(loaded: Loaded) -> None:
    """A source without a link and without a year must say why."""
    for entry in loaded.catalog.entries():
        for source in entry.sources:
            assert source.url or source.year or source.note, f"{entry.id}: {source.title}"
