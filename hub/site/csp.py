"""Content-Security-Policy: hashes of what stands inside a page (CSP Level 3, «hash-source»)."""

from __future__ import annotations

import base64
import hashlib


def csp_hash(text: str) -> str:
    """The hash source that admits an inline style or script whose text is exactly ``text``."""
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()
