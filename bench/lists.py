"""The word lists of the corpus, from ``bench/data``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

DATA = Path(__file__).parent / "data"


def read_lists(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of ``<name>.txt``: below each ``[key]`` items one a line or between bars."""
    lists: dict[str, list[str]] = {}
    items: list[str] = []
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            items = lists.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            items += [part.strip() for part in line.split("|") if part.strip()]
    return {key: tuple(found) for key, found in lists.items()}


WORDS = read_lists("words")
TOPICS = read_lists("topics")
SENTENCES = read_lists("sentences")
