"""The process in which PDF and Word files are read: ``python -m hub.importing.apart FORM PATH``.

It prints the lines as JSON, or the code of the reason why there are none. A file that makes the
library crash, loop or fill the memory ends this process and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path

from hub.importing.extraction import as_json
from hub.importing.lines import Unreadable

_MEMORY = 2_000_000_000
_CPU_SECONDS = 60


def main(form: str, path: Path) -> None:
    """Print what ``path`` holds."""
    _bound_resources()
    try:
        if form == "pdf":
            from hub.importing.pdf_pages import read_pdf as read  # noqa: PLC0415  only what is needed
        else:
            from hub.importing.word_document import read_docx as read  # noqa: PLC0415
        print(as_json(read(path)))
    except Unreadable as reason:
        print(json.dumps({"code": reason.code, "values": reason.values}))


def _bound_resources() -> None:
    try:
        import resource  # noqa: PLC0415  Windows has none; the bound on time holds there too
    except ImportError:
        return
    for kind, bound in ((resource.RLIMIT_CPU, _CPU_SECONDS), (resource.RLIMIT_AS, _MEMORY)):
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some, or a lower one holds
            resource.setrlimit(kind, (bound, bound))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
