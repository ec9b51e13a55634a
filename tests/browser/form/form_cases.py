"""The shared cases of the form, and what all its tests ask of one state."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tests.site.built import ROOT
from tests.support.form_states import State, changed

CASES: dict[str, Any] = json.loads((ROOT / "tests" / "cases" / "form.json").read_text("utf-8"))
BASES: dict[str, State] = CASES["bases"]
CONTENT = ROOT / "content"
REAL_TODAY = date(2026, 11, 21)
ELSEWHERE = {"duplicate-id", "duplicate-title"}
"""Codes that the page of the form asks for itself: they need the other entries."""
SEED = 20261121


def case_state(case: dict[str, Any]) -> State:
    """The state of a case: a base with some other values."""
    return changed(BASES[case["base"]], case["set"])
