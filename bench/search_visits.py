"""What is measured in the browser: six visits, the same for every engine.

Each visit is a new visitor with an empty cache. ``bench.search_measurements`` repeats them, engine
after engine, and takes medians.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from playwright.sync_api import Browser

from bench.browser import BrowserFailed, Line, Visit, visit
from bench.gzip_server import Answer, GzipServer
from bench.search_corpus import QueryPair
from bench.search_engine import Engine

SLOW_LINE = Line(latency=150, down=1.6e6, up=0.75e6)
_QUIET = 0.4
"""Seconds without a request after which a page is taken to have loaded what it wants."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visit needs: the engine, where it is served, queries, spellings of a country."""

    browser: Browser
    engine: Engine
    server: GzipServer
    queries: QueryPair
    country: tuple[str, ...]

    @property
    def address(self) -> str:
        return self.server.address + self.engine.page

    @property
    def file_address(self) -> str:
        return (self.engine.site / self.engine.page).as_uri()


@dataclass(frozen=True, slots=True)
class Median:
    """The median of the runs that worked; None when none did."""

    value: float | None
    failed: int
    runs: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians: sizes in bytes, times in milliseconds.

    ``wire_…`` are bodies as sent, ``wire_after`` what follows the first results unasked; ``http_…``
    and ``file_…`` the first results at processor speeds 1 and ¼; ``shown`` is in the document,
    everything else painted. ``facet`` ends with the counts in the document.
    """

    wire_first: Median
    wire_after: Median
    wire_scripts: Median
    wire_second: Median
    wire_facets: Median
    heap: Median
    http_1: Median
    http_4: Median
    file_1: Median
    file_4: Median
    warm_shown: Median
    warm_painted: Median
    slow_first: Median
    slow_second: Median
    facet: Median


Sample = Mapping[str, float]
Play = Callable[[Asked], Sample]


def _load_everything(asked: Asked) -> Sample:
    server = asked.server
    with visit(asked.browser) as visitor:
        beginning = len(server.answers)
        first = visitor.open(asked.address, asked.queries.first)
        loaded = server.answers[beginning:]
        _check_cards(visitor)
        server.wait_for_quiet(_QUIET)
        after = server.answers[beginning + len(loaded) :]
        heap = visitor.heap()
        second = len(server.answers)
        visitor.ask(asked.queries.second)
        server.wait_for_quiet(_QUIET)
        facets = len(server.answers)
        visitor.open_facets()
        server.wait_for_quiet(_QUIET)
        _check_found(server.answers[beginning:])
        scripts = [answer for answer in loaded if asked.engine.is_script(answer.path)]
        return {
            "http_1": first.painted,
            "heap": heap,
            "wire_first": _size(loaded),
            "wire_after": _size(after),
            "wire_scripts": _size(scripts),
            "wire_second": _size(server.answers[second:facets]),
            "wire_facets": _size(server.answers[facets:]),
        }


def _return_to_a_query(asked: Asked) -> Sample:
    with visit(asked.browser, cpu=4) as visitor:
        first = visitor.open(asked.address, asked.queries.first)
        asked.server.wait_for_quiet(_QUIET)
        visitor.ask(asked.queries.second)
        asked.server.wait_for_quiet(_QUIET)
        warm = visitor.ask(asked.queries.first)
        _check_cards(visitor)
        return {
            "http_4": first.painted,
            "warm_shown": warm.shown,
            "warm_painted": warm.painted,
        }


def _open_from_a_folder(asked: Asked) -> Sample:
    with visit(asked.browser) as visitor:
        first = visitor.open(asked.file_address, asked.queries.first)
        _check_cards(visitor)
        return {"file_1": first.painted}


def _open_from_a_folder_slowly(asked: Asked) -> Sample:
    with visit(asked.browser, cpu=4) as visitor:
        first = visitor.open(asked.file_address, asked.queries.first)
        _check_cards(visitor)
        return {"file_4": first.painted}


def _search_on_a_slow_line(asked: Asked) -> Sample:
    with visit(asked.browser, cpu=4, line=SLOW_LINE) as visitor:
        first = visitor.open(asked.address, asked.queries.first)
        asked.server.wait_for_quiet(4 * _QUIET)
        second = visitor.ask(asked.queries.second)
        _check_cards(visitor)
        return {"slow_first": first.painted, "slow_second": second.painted}


def _choose_a_facet(asked: Asked) -> Sample:
    with visit(asked.browser) as visitor:
        visitor.open(asked.address, asked.queries.first)
        visitor.open_facets()
        asked.server.wait_for_quiet(_QUIET)
        visitor.slow_down(6)
        return {"facet": visitor.choose_country(*asked.country).shown}


PLAYS: tuple[Play, ...] = (
    _load_everything,
    _return_to_a_query,
    _open_from_a_folder,
    _open_from_a_folder_slowly,
    _search_on_a_slow_line,
    _choose_a_facet,
)


def medians(samples: Iterable[Sample], runs: int) -> Figures:
    """The figures of ``runs`` runs; a value that a run does not hold has failed in it."""
    known = list(samples)

    def median(name: str) -> Median:
        values = [sample[name] for sample in known if name in sample]
        value = statistics.median(values) if values else None
        return Median(value, runs - len(values), runs)

    return Figures(**{field.name: median(field.name) for field in fields(Figures)})


def _check_cards(visitor: Visit) -> None:
    """Whether there is anything to measure: the queries have ten results and more."""
    if visitor.cards == 0:
        raise BrowserFailed("no results are shown")


def _check_found(answers: Sequence[Answer]) -> None:
    """Whether everything was there: a page that misses a file is not the page to measure."""
    missing = [a.path for a in answers if not a.is_found and a.path != "favicon.ico"]
    if missing:
        raise BrowserFailed(f"asks for {missing[0]}, which is not there")


def _size(answers: Sequence[Answer]) -> int:
    return sum(answer.size for answer in answers)
