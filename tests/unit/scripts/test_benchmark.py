"""``scripts/benchmark.py``: what it refuses before it measures anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "scripts" / "benchmark.py"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["build", "--entries", "0"], "--entries is a number from 1 to"),
        (["search", "--entries", "100", "--entries", "100001"], "--entries is a number from 1 to"),
        (["build", "--entries", "10", "20"], "several --entries are for search alone"),
        (["all", "--entries", "10", "--entries", "20"], "several --entries are for search alone"),
        (["search", "--runs", "0"], "--runs is at least 1"),
        (["pages", "--site", "nowhere"], "there is no built site in nowhere: run scripts/build"),
        (["colour"], "invalid choice: 'colour'"),
    ],
)
def test_misuse_ends_with_status_2_and_its_reason(arguments: list[str], reason: str) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr
