"""What every form of package shares: who is told of its progress, and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Tell = Callable[[str, int, int], None]
"""Told the name of a step, how many files are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package unpacks to: number of files and their bytes."""

    files: int
    size: int
