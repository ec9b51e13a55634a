"""How commands print: to a file or to whoever reads along, terminal or pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from pathlib import Path


def run(main: Callable[[], int]) -> int:
    """Call ``main``; what the terminal cannot show, and a reader who leaves, are no errors."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:  # «| head» has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def put_text(text: str, output: Path | None, texts: Mapping[str, str]) -> bool:
    """Write ``text`` to ``output`` or print it; False, and told why, if that is impossible."""
    if output is None:
        sys.stdout.write(text)
        return True
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        told = texts["report.not_written"].format(path=output, reason=error.strerror)
        print(told, file=sys.stderr)
        return False
    return True
