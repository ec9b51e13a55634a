"""Making very many objects that stay, in a hurry."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the search for reference cycles while the block runs.

    Where millions of small objects are made and stay, it finds nothing and takes a third of the
    time. May be nested, and used as a decorator of functions that yield nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
