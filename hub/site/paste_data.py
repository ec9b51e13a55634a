"""What the form looks for in a pasted text: the data of the import, as the browser reads it."""

from __future__ import annotations

import json

from hub.exports.script_patterns import script_pattern
from hub.importing.language import own_words
from hub.importing.lines import MAX_CHARACTERS
from hub.importing.patterns import data, expressions
from hub.model import LANGUAGES

_AS_THEY_STAND = (
    "sections", "facts", "fallbacks", "mixed", "program_marks", "private_bullets",
    "private_ligatures", "heading_marks", "social_hosts", "country_names", "ongoing", "since",
    "list_separators",
)  # fmt: skip


def paste_data() -> bytes:
    """The script that hands the data to who asked for ``form-paste-data``."""
    known = {
        **{name: data()[name] for name in _AS_THEY_STAND},
        "expressions": {name: script_pattern(found) for name, found in expressions().items()},
        "small_words": {language: sorted(own_words()[language]) for language in LANGUAGES},
        "limit": MAX_CHARACTERS,
    }
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return f'Hub.receive("form-paste-data",{text});\n'.encode()
