"""Front matter as lines of text."""

from __future__ import annotations

import json
from collections.abc import Iterable


def quoted(text: str) -> str:
    """``text`` between double quotes (a JSON string is a YAML one)."""
    return json.dumps(text, ensure_ascii=False)


def flow_texts(texts: Iterable[str]) -> str:
    """``["…", "…"]``."""
    return f"[{', '.join(quoted(text) for text in texts)}]"


def flow_map(**values: str) -> str:
    """An item of a list of maps; ``values`` stand as they are, empty ones are left out."""
    inner = ", ".join(f"{key}: {value}" for key, value in values.items() if value)
    return f"  - {{{inner}}}"
