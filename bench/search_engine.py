"""A search engine made ready for measuring: its site, its search data and what building them took.

``bench.search_hub`` and ``bench.search_rivals`` make engines, ``bench.search_measurements`` and
``bench.search_visits`` measure them.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildCost:
    """Processor seconds to build the index, and to renew it after a change of one entry."""

    cold: float
    changed: float


def median_cost(costs: Sequence[BuildCost]) -> BuildCost:
    return BuildCost(
        cold=statistics.median(cost.cold for cost in costs),
        changed=statistics.median(cost.changed for cost in costs),
    )


@dataclass(frozen=True, slots=True)
class Engine:
    """A site with a page to search on.

    ``page`` is the path of that page in the folder ``site``. Patterns (``fnmatch``) of paths:
    ``served``, what that page may ask for; ``data``, the search data; ``scripts``, the scripts,
    program code in other forms included. ``version`` is empty where it goes without saying.
    """

    name: str
    version: str
    site: Path
    page: str
    served: tuple[str, ...]
    data: tuple[str, ...]
    scripts: tuple[str, ...]

    def is_served(self, path: str) -> bool:
        return _matches(path, self.served)

    def is_script(self, path: str) -> bool:
        return _matches(path, self.scripts)

    def data_sizes(self) -> list[int]:
        """Bytes of each file of the search data."""
        return [
            path.stat().st_size
            for path in self.site.rglob("*")
            if path.is_file() and _matches(path.relative_to(self.site).as_posix(), self.data)
        ]


@dataclass(frozen=True, slots=True)
class Contender:
    """A site whose search data ``build`` makes anew each time, and the engines that work on it.

    ``build`` returns what it took, or raises Unavailable.
    """

    engines: tuple[Engine, ...]
    build: Callable[[], BuildCost]


def _matches(path: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
