"""Tables of several engines: medians, units, targets, and cells that hold no figure."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from bench.comparison import (
    Comparison,
    ComparisonRow,
    render_markdown,
    render_text,
    write_comparisons,
)
from bench.figures import show_bytes, show_long, show_short
from bench.search_engine import BuildCost, Engine, median_cost
from bench.search_table import MEASURES, Measured, compare
from bench.search_visits import Figures, medians

TABLE = Comparison(
    title="Searching 100 entries",
    columns=("Hub", "Other 1.0"),
    rows=(
        ComparisonRow("Wire", ("90.0 kB", "200.0 kB"), "≤ 130 kB", "yes"),
        ComparisonRow("Heap", ("1.0 MB", "not available")),
    ),
    notes=("Other is missing.",),
)


def engine(site: Path, name: str = "Hub") -> Engine:
    return Engine(
        name=name,
        version="",
        site=site,
        page="index.html",
        served=("index.html", "search/*"),
        data=("search/*.js",),
        scripts=("*.js",),
    )


def sample(value: float) -> dict[str, float]:
    return {field.name: value for field in fields(Figures)}


def cells(comparison: Comparison, name: str) -> ComparisonRow:
    return next(row for row in comparison.rows if row.name == name)


# Medians


def test_the_median_of_the_runs_counts() -> None:
    figures = medians([sample(3), sample(100), sample(5)], 3)
    assert (figures.http_1.value, figures.http_1.failed) == (5, 0)


def test_runs_that_failed_are_counted_and_not_averaged() -> None:
    without = {name: value for name, value in sample(9).items() if name != "file_1"}
    figures = medians([sample(3), without, sample(5)], 3)
    assert (figures.file_1.value, figures.file_1.failed, figures.file_1.runs) == (4, 1, 3)
    assert figures.http_1.value == 5


def test_what_never_worked_has_no_figure() -> None:
    assert medians([{}, {}], 2).heap.value is None


def test_builds_have_medians_too() -> None:
    costs = [BuildCost(1, 9), BuildCost(5, 7), BuildCost(2, 8)]
    assert median_cost(costs) == BuildCost(2, 8)


# Figures as text


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (show_bytes(94), "0.1 kB"),
        (show_bytes(129_949), "129.9 kB"),
        (show_bytes(6_345_000), "6.3 MB"),
        (show_long(1234), "1.23 s"),
        (show_short(9.84), "9.8 ms"),
        (show_short(123.4), "123 ms"),
    ],
)
def test_figures_have_their_unit(shown: str, expected: str) -> None:
    assert shown == expected


# The table of the measures


def test_a_target_is_met_by_the_figure_of_our_engine_alone(tmp_path: Path) -> None:
    ours = Measured(engine(tmp_path), BuildCost(31, 1), medians([sample(12)], 1))
    other = Measured(engine(tmp_path, "Other"), BuildCost(1, 9), medians([sample(12e6)], 1))
    table = compare("", {"Other": other, "Hub": ours}, "Hub", ())
    assert table.columns == ("Other", "Hub")
    build = cells(table, "Build the index, CPU")
    assert (build.cells, build.target, build.met) == (("1.00 s", "31.00 s"), "≤ 30 s", "no")
    assert cells(table, "After one changed entry, CPU").met == "yes"
    assert cells(table, "Wire to first results").met == "yes"


def test_the_target_itself_meets_the_target(tmp_path: Path) -> None:
    ours = Measured(engine(tmp_path), BuildCost(30, 2), medians([sample(16)], 1))
    table = compare("", {"Hub": ours}, "Hub", ())
    assert {row.name: row.met for row in table.rows if row.target and row.met != "yes"} == {}
    assert cells(table, "Facet chosen, CPU 6×").cells == ("16 ms",)


def test_a_run_that_failed_meets_no_target(tmp_path: Path) -> None:
    ours = Measured(engine(tmp_path), BuildCost(1, 1), medians([sample(1), {}], 2))
    row = cells(compare("", {"Hub": ours}, "Hub", ()), "Warm query, CPU 4×")
    assert (row.cells, row.met) == (("1.0 ms (1 of 2 failed)",), "no")


def test_columns_say_what_does_not_work_and_what_is_not_there(tmp_path: Path) -> None:
    ours = Measured(engine(tmp_path), BuildCost(1, 1), medians([{}], 1))
    table = compare("", {"Hub": ours, "Other": None}, "Hub", ("Other is missing.",))
    row = cells(table, "First results, file, CPU 4×")
    assert (row.cells, row.met) == (("does not work", "not available"), "no")
    assert table.notes == ("Other is missing.",)


def test_without_our_engine_no_target_is_judged(tmp_path: Path) -> None:
    other = Measured(engine(tmp_path, "Other"), BuildCost(1, 1), medians([sample(1)], 1))
    table = compare("", {"Hub": None, "Other": other}, "Hub", ())
    assert {row.met for row in table.rows} == {""}
    assert len(table.rows) == len(MEASURES)


def test_search_data_are_the_files_of_their_patterns(tmp_path: Path) -> None:
    for name, size in {"search/a.js": 10, "search/t/b.js": 5, "index.html": 99}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    assert sorted(engine(tmp_path).data_sizes()) == [5, 10]
    assert [engine(tmp_path).is_served(n) for n in ("search/t/b.js", "a.html")] == [True, False]


# Printing


def test_text_has_aligned_columns_and_its_notes() -> None:
    assert render_text(TABLE) == (
        "Searching 100 entries\n"
        "        Hub      Other 1.0      Target    Met\n"
        "  Wire  90.0 kB  200.0 kB       ≤ 130 kB  yes\n"
        "  Heap  1.0 MB   not available\n"
        "Other is missing.\n"
    )


def test_markdown_has_a_column_for_each_engine() -> None:
    assert render_markdown(TABLE, "Some day.") == (
        "### Searching 100 entries\n\nSome day.\n\n"
        "|  | Hub | Other 1.0 | Target | Met |\n"
        "|---|---:|---:|---:|---|\n"
        "| Wire | 90.0 kB | 200.0 kB | ≤ 130 kB | yes |\n"
        "| Heap | 1.0 MB | not available |  |  |\n\n"
        "Other is missing.\n"
    )


def test_tables_replace_the_last_ones_in_the_document(tmp_path: Path) -> None:
    document = tmp_path / "document.md"
    document.write_text("# T\n\n<!-- table:search -->\nold\n<!-- /table:search -->\nend\n")
    write_comparisons(document, "search", [TABLE, TABLE], "Some day.")
    written = document.read_text(encoding="utf-8")
    assert written.count("### Searching 100 entries") == 2
    assert "old" not in written
    assert written.startswith("# T\n\n<!-- table:search -->\n### Searching")
    assert written.endswith("Other is missing.\n<!-- /table:search -->\nend\n")
