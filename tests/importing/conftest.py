"""The importer with the words and vocabularies of the real content, made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.import_scores import make_importer
from hub.importing.extraction import text_lines
from hub.importing.importer import Imported, Importer
from tests.support.content_folders import TODAY

CONTENT = Path(__file__).parents[2] / "content"
ImportText = Callable[..., Imported]


@pytest.fixture(scope="session")
def importer() -> Importer:
    return make_importer(CONTENT, TODAY)


@pytest.fixture(scope="session")
def import_text(importer: Importer) -> ImportText:
    """Import a text as if it stood in ``sheet.txt``."""

    def call(text: str, **options: str) -> Imported:
        return importer.import_lines(text_lines(text.encode()), "sheet.txt", **options)

    return call
