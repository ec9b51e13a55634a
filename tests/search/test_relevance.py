"""What readers must find in the real content: ``relevance.json`` names it for each query.

A release gate: the queries were written from reading the entries, not from what a search found.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.search.opened import Opened, open_index, written_queries
from tests.site.built import ROOT

QUERIES: list[dict[str, Any]] = written_queries()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return open_index(ROOT / "content", tmp_path_factory.mktemp("relevance") / "index")


@pytest.mark.parametrize("case", QUERIES, ids=[case["query"] for case in QUERIES])
def test_the_expected_entries_come_first(opened: Opened, case: dict[str, Any]) -> None:
    found = opened.ids(opened.searcher.search(case["query"]))
    late = {
        entry_id: (found.index(entry_id) + 1 if entry_id in found else "not found", f"first {rank}")
        for rank, expected in case["first"].items()
        for entry_id in expected
        if entry_id not in found[: int(rank)]
    }
    assert late == {}, case["why"]


def test_every_case_expects_something() -> None:
    assert all(case["first"] and all(case["first"].values()) for case in QUERIES)


def test_the_cases_cover_languages_slips_and_every_entry(opened: Opened) -> None:
    languages = Counter(case["language"] for case in QUERIES)
    kinds = Counter(case["kind"] for case in QUERIES)
    entries = {d.id for d in opened.index.documents[: opened.index.entries]}
    expected = {entry for case in QUERIES for found in case["first"].values() for entry in found}
    assert len({case["query"] for case in QUERIES}) == len(QUERIES) >= 60
    assert min(languages[language] for language in ("es", "en", "pt")) >= 15
    wanted = ("no-accents", "inflected", "typo", "phrase", "exclusion", "question")
    assert min(kinds[kind] for kind in wanted) >= 3
    assert expected == entries


def test_a_misspelt_word_is_corrected(opened: Opened) -> None:
    """Were the misspelt words in the content, the cases would prove nothing."""
    typos = [case["query"] for case in QUERIES if case["kind"] == "typo"]
    silent = [query for query in typos if not opened.searcher.search(query).corrections]
    assert silent == []
