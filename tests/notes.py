"""Notes for the end of the report: what could not be checked on this computer."""

from __future__ import annotations

import pytest

NOTES = pytest.StashKey[list[str]]()
