"""The form in two workers: with the valid examples, and with the real content."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from hub.entries.loader import load_content
from hub.model import Catalog
from tests.browser.conftest import Contexts
from tests.browser.form.form_cases import CONTENT, REAL_TODAY
from tests.browser.form.form_worker import FormWorker, open_form
from tests.support.content_folders import EXAMPLES, TODAY, load, make_content
from tests.support.form_states import Validator


@pytest.fixture(scope="package")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The valid examples with their vocabularies."""
    content = make_content(tmp_path_factory.mktemp("examples") / "content")
    shutil.copytree(EXAMPLES / "valid", content, dirs_exist_ok=True)
    return load(content).catalog


@pytest.fixture(scope="package")
def real_catalog() -> Catalog:
    return load_content(CONTENT, today=REAL_TODAY).catalog


@pytest.fixture(scope="package")
def form(
    contexts: Contexts, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FormWorker]:
    with open_form(contexts("light"), tmp_path_factory.mktemp("form"), catalog) as opened:
        yield opened


@pytest.fixture(scope="package")
def real_form(
    contexts: Contexts, real_catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FormWorker]:
    folder = tmp_path_factory.mktemp("real-form")
    with open_form(contexts("light"), folder, real_catalog) as opened:
        yield opened


@pytest.fixture(scope="package")
def validator(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Validator:
    return Validator(tmp_path_factory.mktemp("written"), catalog, TODAY)
