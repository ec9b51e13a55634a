"""The table of the pages: medians, targets, the failed audits below it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.comparison import Comparison, ComparisonRow
from bench.lighthouse import FailedAudit, PageReport
from bench.page_table import failed_audits, page_table

PERFECT = PageReport(
    scores={"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100},
    largest_paint=2000,
    blocking=100,
    shift=0,
    transferred=100_000,
    html=9_000,
    failed=(),
)
TITLES = {"home": "Home", "practice": "Practice"}


def row(table: Comparison, name: str) -> ComparisonRow:
    return next(row for row in table.rows if row.name == name)


def test_the_targets_themselves_meet_the_targets() -> None:
    table = page_table(TITLES, {"home": [PERFECT], "practice": [PERFECT]})
    assert table.columns == ("Home", "Practice")
    assert {row.name: row.met for row in table.rows if row.target} == {
        "Performance": "yes",
        "Accessibility": "yes",
        "Best practices": "yes",
        "SEO": "yes",
        "Largest contentful paint": "yes",
        "Total blocking time": "yes",
        "Cumulative layout shift": "yes",
        "Transferred, everything": "yes",
    }
    assert row(table, "Performance").target == "≥ 95"
    assert row(table, "SEO").target == "100"
    assert row(table, "Largest contentful paint").cells == ("2.00 s", "2.00 s")
    assert row(table, "… of these the HTML").cells == ("9.0 kB", "9.0 kB")


@pytest.mark.parametrize(
    ("name", "worse", "cell"),
    [
        ("Performance", replace(PERFECT, scores={**PERFECT.scores, "performance": 94}), "94"),
        ("Accessibility", replace(PERFECT, scores={**PERFECT.scores, "accessibility": 99}), "99"),
        ("Largest contentful paint", replace(PERFECT, largest_paint=2010), "2.01 s"),
        ("Total blocking time", replace(PERFECT, blocking=101), "101 ms"),
        ("Cumulative layout shift", replace(PERFECT, shift=0.001), "0.001"),
        ("Transferred, everything", replace(PERFECT, transferred=100_100), "100.1 kB"),
    ],
)
def test_one_page_that_misses_a_target_misses_it_for_all(
    name: str, worse: PageReport, cell: str
) -> None:
    table = page_table(TITLES, {"home": [PERFECT], "practice": [worse]})
    assert row(table, name).cells[1] == cell
    assert [row.name for row in table.rows if row.met == "no"] == [name]


def test_the_weight_of_other_pages_has_no_target() -> None:
    heavy = replace(PERFECT, transferred=900_000)
    table = page_table(TITLES, {"home": [heavy], "practice": [PERFECT]})
    assert row(table, "Transferred, everything").cells == ("900.0 kB", "100.0 kB")
    assert row(table, "Transferred, everything").met == "yes"
    assert row(table, "Transferred, everything").target == "practice ≤ 100 kB"


def test_the_median_of_the_runs_counts() -> None:
    runs = [replace(PERFECT, blocking=blocking) for blocking in (900, 20, 30)]
    table = page_table(TITLES, {"home": runs, "practice": [PERFECT]})
    assert row(table, "Total blocking time").cells == ("30 ms", "100 ms")


def test_failed_audits_of_any_run_are_named_once_with_their_places() -> None:
    contrast = FailedAudit("color-contrast", "Too pale", ("p.small  <p>", "h1"))
    slow = FailedAudit("speed-index", "Slow", ())
    reports = {
        "home": [replace(PERFECT, failed=(contrast,)), replace(PERFECT, failed=(slow, contrast))],
        "practice": [PERFECT],
    }
    assert failed_audits(TITLES, reports).splitlines() == [
        "Failed audits:",
        "  Home: color-contrast: Too pale",
        "      p.small  <p>",
        "      h1",
        "  Home: speed-index: Slow",
    ]


def test_it_is_said_that_no_audit_failed() -> None:
    assert failed_audits({"home": "Home"}, {"home": [PERFECT]}) == "No audit failed.\n"
