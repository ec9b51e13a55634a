"""What the unit tests share: the catalog of the valid examples and its vocabularies."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from hub.entries.vocabulary_reader import read_vocabularies
from hub.model import Catalog, Vocabulary
from hub.queries.labels import Labels
from tests.support.content_folders import EXAMPLES, load, make_content
from tests.support.single_entries import Judge


@pytest.fixture(scope="session")
def vocabularies() -> Mapping[str, Vocabulary]:
    found, problems = read_vocabularies(EXAMPLES / "vocabularies")
    assert problems == []
    return found


@pytest.fixture(scope="session")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The valid examples, loaded as a content folder."""
    content = make_content(tmp_path_factory.mktemp("valid") / "content")
    shutil.copytree(EXAMPLES / "valid", content, dirs_exist_ok=True)
    return load(content).catalog


@pytest.fixture(scope="session")
def labels(catalog: Catalog) -> Labels:
    return Labels(catalog, "es")


@pytest.fixture
def judge(tmp_path: Path, vocabularies: Mapping[str, Vocabulary]) -> Judge:
    """Judges the base example with a fragment in it."""
    return Judge(tmp_path, vocabularies)
