"""One process at a time in a folder: ``hub.search.cache`` keeps others out while it is used.

Two searches that start at the same moment would else take away each other's files.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import monotonic, sleep
from weakref import WeakValueDictionary

if sys.platform != "win32":
    import fcntl

_PAUSE = 0.05
"""Seconds between two tries."""


class Hold:
    """Keeps other processes out as long as it exists; the system ends it with the process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __del__(self) -> None:
        os.close(self._descriptor)


_held: WeakValueDictionary[Path, Hold] = WeakValueDictionary()
"""What this process holds: it does not shut itself out."""


def hold(folder: Path, patience: float) -> Hold:
    """Keep other processes out of ``folder``, by a file beside it, as long as the result exists.

    Raises:
        OSError: the file cannot be made; TimeoutError: another process was there for ``patience``
            seconds.
    """
    path = folder.resolve().with_name(f"{folder.name}.lock")
    found = _held.get(path)
    if found is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        found = Hold(os.open(path, os.O_RDWR | os.O_CREAT, 0o644))
        _wait(found._descriptor, monotonic() + patience)
        _held[path] = found
    return found


def _wait(descriptor: int, deadline: float) -> None:
    if sys.platform == "win32":
        return  # no such lock there: the digests of the files must do
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() > deadline:
                raise TimeoutError("another process uses the folder") from None
            sleep(_PAUSE)
        else:
            return
