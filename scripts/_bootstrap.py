"""First import of every script: run in the project's .venv and find the ``hub`` package.

A script started with a Python that lacks the locked packages starts again in ``.venv``.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_NEEDED = (
    "yaml", "babel", "markdown_it", "nh3", "jinja2", "whoosh", "snowballstemmer", "rjsmin",
    "pypdfium2", "docx",
)  # fmt: skip
_AGAIN = "HUB_RESTARTED"


def _enter() -> None:
    sys.path.insert(0, str(ROOT))
    sys.dont_write_bytecode = sys.dont_write_bytecode or not os.access(ROOT, os.W_OK)
    if all(importlib.util.find_spec(name) for name in _NEEDED):
        return
    python = ROOT / ".venv" / "bin" / "python"
    if not python.exists() or os.environ.get(_AGAIN):
        sys.stderr.write("Run scripts/build once: it installs what this command needs.\n")
        raise SystemExit(2)
    os.environ[_AGAIN] = "1"
    os.execv(python, [str(python), *sys.argv])  # noqa: S606  the same script, same arguments


_enter()
