"""Notes for the end of the report: what could not be checked on this computer."""

from __future__ import annotations

import os

import pytest

NOTES = pytest.StashKey[list[str]]()


def note_missing(config: pytest.Config, note: str) -> None:
    """Say at the end of the report what was not checked; with ``CI`` set, fail instead."""
    if os.environ.get("CI"):
        pytest.fail(note, pytrace=False)
    config.stash[NOTES].append(note)
