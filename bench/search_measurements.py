"""Our search beside Pagefind and MiniSearch: the same entries, queries, steps, computer and time.

``scripts/benchmark.py search`` asks for the tables.
"""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from bench.browser import BrowserFailed, chromium, visit
from bench.comparison import Comparison
from bench.corpus import write_corpus
from bench.gzip_server import GzipServer, compressed_files, serving
from bench.outside_programs import Unavailable
from bench.search_corpus import (
    QueryPair,
    choose_queries,
    commonest_country,
    load_catalog,
    search_texts,
)
from bench.search_engine import BuildCost, Contender, Engine, median_cost
from bench.search_hub import HUB, prepare_our_search
from bench.search_rivals import (
    MINISEARCH,
    PAGEFIND,
    PAGEFIND_ON_MAIN_THREAD,
    prepare_minisearch,
    prepare_pagefind,
)
from bench.search_table import Measured, compare
from bench.search_visits import PLAYS, Asked, Sample, medians

Say = Callable[[str], None]
_PAIRS = 5
"""Different pairs of queries; the runs take them by turns."""
_BUILDS = 3
"""Builds of each index, at most: they differ little and take long."""
_BUSY = 0.3
"""Part of the processors in use by others from which on times are not to be trusted."""
_ENGINES = {
    HUB: (HUB,),
    PAGEFIND: (PAGEFIND, PAGEFIND_ON_MAIN_THREAD),
    MINISEARCH: (MINISEARCH,),
}
"""The columns of the table by the contender that they belong to."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When, where and how often it was measured."""

    chromium: str
    runs: int
    load: float
    """Processes that wanted a processor just before."""

    def __str__(self) -> str:
        return (
            f"{date.today():%Y-%m-%d}, Python {platform.python_version()}, Chromium "
            f"{self.chromium}, {os.cpu_count()} CPUs (load {self.load:.1f} before), "
            f"median of {self.runs} runs."
        )


def measure_search(
    sizes: Sequence[int], runs: int, vocabularies: Path, tools: Path | None, say: Say
) -> tuple[list[Comparison], Circumstances]:
    """A table for each of ``sizes``, numbers of synthetic entries, and its circumstances.

    ``tools`` is where the rivals are installed and found again; without it they are installed for
    the moment. ``say`` is told what is going on.

    Raises:
        BrowserFailed: there is no Chromium.
        RunFailed: our own program ended with an error.
    """
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    if load > _BUSY * processors:
        say(f"The computer is busy (load {load:.1f}, {processors} CPUs): times will be wrong.")
    with tempfile.TemporaryDirectory(prefix="hub-search-") as name, chromium() as browser:
        folder = Path(name)
        installed = tools.absolute() if tools else folder / "tools"
        tables = []
        for size in sizes:
            say(f"{size:,} entries")
            content = folder / f"content-{size}"
            write_corpus(size, content, vocabularies)
            tables.append(
                _measure_size(browser, content, folder / f"sites-{size}", installed, runs, say)
            )
        return tables, Circumstances(browser.version, runs, load)


def _measure_size(
    browser: Browser, content: Path, sites: Path, tools: Path, runs: int, say: Say
) -> Comparison:
    catalog = load_catalog(content)
    texts = search_texts(catalog)
    prepare: dict[str, Callable[[], Contender]] = {
        HUB: lambda: prepare_our_search(content, sites / "hub"),
        PAGEFIND: lambda: prepare_pagefind(texts, tools, sites / "pagefind"),
        MINISEARCH: lambda: prepare_minisearch(texts, tools, sites / "minisearch"),
    }
    notes: list[str] = []

    def without(problem: Unavailable) -> None:
        notes.append(str(problem))
        say(f"  {problem}")

    contenders: dict[str, Contender] = {}
    for name, one in prepare.items():
        try:
            contenders[name] = one()
            say(f"  prepared: {name}")
        except Unavailable as problem:
            without(problem)
    costs = _build(contenders, min(runs, _BUILDS), say, without)
    queries = choose_queries(texts, _PAIRS)
    country = commonest_country(catalog)
    with _served([contenders[name] for name in costs]) as servers:
        samples = _visit_all(browser, servers, queries, country, runs, say)
    measured = {
        engine.name: Measured(engine, cost, medians(samples[engine.name], runs))
        for name, cost in costs.items()
        for engine in contenders[name].engines
    }
    columns = [name for names in _ENGINES.values() for name in names]
    title = f"Searching {len(catalog.practices):,} entries"
    return compare(title, {name: measured.get(name) for name in columns}, HUB, notes)


def _build(
    contenders: Mapping[str, Contender],
    builds: int,
    say: Say,
    without: Callable[[Unavailable], None],
) -> dict[str, BuildCost]:
    """What the builds took, by turns; ``without`` is told of those that fail, they are left out."""
    costs: dict[str, list[BuildCost]] = {name: [] for name in contenders}
    for number in range(1, builds + 1):
        for name in list(costs):
            try:
                cost = contenders[name].build()
            except Unavailable as problem:
                without(problem)
                del costs[name]
                continue
            costs[name].append(cost)
            say(f"  index {number}/{builds}, {name}: {cost.cold:.2f} s, {cost.changed:.2f} s")
    return {name: median_cost(found) for name, found in costs.items()}


@contextmanager
def _served(contenders: Sequence[Contender]) -> Iterator[dict[Engine, GzipServer]]:
    """A server for each site, while the block runs."""
    with ExitStack() as stack:
        servers: dict[Engine, GzipServer] = {}
        for contender in contenders:
            engine = contender.engines[0]
            files = compressed_files(engine.site, engine.is_served)
            server = stack.enter_context(serving(files))
            servers |= dict.fromkeys(contender.engines, server)
        yield servers


def _visit_all(
    browser: Browser,
    servers: dict[Engine, GzipServer],
    queries: Sequence[QueryPair],
    country: tuple[str, ...],
    runs: int,
    say: Say,
) -> dict[str, list[Sample]]:
    """The samples of each engine by name: every visit is made to all before the next begins."""
    samples: dict[str, list[Sample]] = {engine.name: [] for engine in servers}
    _warm_up(browser, servers, queries[0])
    for number in range(runs):
        gathered: dict[str, dict[str, float]] = {engine.name: {} for engine in servers}
        for play in PLAYS:
            for engine, server in servers.items():
                asked = Asked(browser, engine, server, queries[number % len(queries)], country)
                try:
                    gathered[engine.name] |= play(asked)
                except BrowserFailed as problem:
                    say(f"  {engine.name}, {play.__name__.strip('_')}: {problem}")
        for name, sample in gathered.items():
            samples[name].append(sample)
            figures = ", ".join(f"{key} {value:.0f}" for key, value in sample.items())
            say(f"  run {number + 1}/{runs}, {name}: {figures}")
    return samples


def _warm_up(browser: Browser, servers: dict[Engine, GzipServer], queries: QueryPair) -> None:
    """Open every page once: the browser itself is slower at first."""
    for engine, server in servers.items():
        with visit(browser) as visitor:
            try:
                visitor.open(server.address + engine.page, queries.first)
            except BrowserFailed:
                continue  # the measured visits will say so
