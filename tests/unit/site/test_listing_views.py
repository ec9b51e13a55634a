"""How a long listing is split into pages."""

from __future__ import annotations

from typing import Any, cast

import pytest

from hub.site.listing_views import ENTRIES_A_PAGE, split_pages


def _sizes(count: int, first: int = ENTRIES_A_PAGE) -> list[int]:
    entries = cast(Any, list(range(count)))
    pages = split_pages(entries, first)
    assert [entry for page in pages for entry in page] == entries
    return [len(page) for page in pages]


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(0, [0]), (1, [1]), (200, [200]), (201, [200, 1]), (400, [200, 200]), (401, [200, 200, 1])],
)
def test_a_long_listing_is_split(count: int, sizes: list[int]) -> None:
    assert _sizes(count) == sizes


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (200, [200]),
        (201, [40, 161]),
        (240, [40, 200]),
        (241, [40, 200, 1]),
        (640, [40, 200, 200, 200]),
    ],
)
def test_the_page_with_the_filters_is_short_when_there_are_others(
    count: int, sizes: list[int]
) -> None:
    assert _sizes(count, 40) == sizes
