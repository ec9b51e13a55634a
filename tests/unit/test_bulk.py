from __future__ import annotations

import gc

import pytest

from hub.bulk import without_collecting


def test_nothing_is_collected_in_the_block_and_again_behind_it() -> None:
    with without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_inner_block_does_not_end_the_outer_one() -> None:
    with without_collecting():
        with without_collecting():
            pass
        assert not gc.isenabled()


def test_an_exception_ends_it_too() -> None:
    with pytest.raises(KeyError), without_collecting():
        raise KeyError
    assert gc.isenabled()
