"""Texts that somebody pastes: the import finds what the shared cases say, as the browser does."""

from __future__ import annotations

import time
from typing import Any

import pytest

from hub.entries.loader import load_content
from hub.importing.importer import Importer
from hub.importing.known_words import KnownWords
from hub.model import Catalog
from tests.importing.conftest import CONTENT, ImportText
from tests.support.content_folders import TODAY
from tests.support.pasted_texts import CASES, EMPTY, HOSTILE, find


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_content(CONTENT, today=TODAY).catalog


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_found_without_other_words_than_those_of_the_text(
    catalog: Catalog, case: dict[str, Any]
) -> None:
    kind = case.get("kind", "practice")
    found = find(case["text"], catalog, kind=kind, words=KnownWords([]))
    assert found == EMPTY | case["expected"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_words_of_the_catalog_change_only_what_the_case_names(
    importer: Importer, catalog: Catalog, case: dict[str, Any]
) -> None:
    kind = case.get("kind", "practice")
    found = find(case["text"], catalog, kind=kind, words=importer.words)
    assert found == EMPTY | case["expected"] | case.get("with_the_words_of_the_catalog", {})


def test_there_are_cases_enough_of_both_kinds() -> None:
    assert len(CASES) >= 25
    assert {case.get("kind", "practice") for case in CASES} == {"practice", "program"}
    assert any("with_the_words_of_the_catalog" in case for case in CASES)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_takes_no_longer_than_a_long_one(import_text: ImportText, name: str) -> None:
    start = time.process_time()
    import_text(HOSTILE[name])
    assert time.process_time() - start < 20
