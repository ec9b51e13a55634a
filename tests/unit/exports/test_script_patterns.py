"""Patterns of Python in the words of JavaScript; the browser tests show that both find the same."""

from __future__ import annotations

import re

import pytest

from hub.exports.script_patterns import script_pattern

SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
BOUNDARY = r"(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))"
TRANSLATED = [
    (r"[a-z0-9]+(?:-[a-z0-9]+)*", r"[a-z0-9]+(?:-[a-z0-9]+)*"),
    (r"a\s\S", rf"a[{SPACE}][^{SPACE}]"),
    (r"\w[\w.-]\W", r"[\p{L}\p{N}_][\p{L}\p{N}_.-][^\p{L}\p{N}_]"),
    (r"\d{1,3}[\d,]", r"[\p{Nd}]{1,3}[\p{Nd},]"),
    (r"[^\W\d_]+", r"(?:(?![\p{Nd}_])[\p{L}\p{N}_])+"),
    (r"\bx", BOUNDARY + "x"),
    (r"(?m)^a$", r"(?<![^\n])a(?![^\n])"),
    (r"^a$", r"^a(?=\n?$)"),
    (r".", r"[^\n]"),
    (r"(?s).", r"[^]"),
    (r"(?i)a1ñ", "[aA]1[ñÑ]"),
    (r"(?i)[a-z.]", "[a-zA-Z.]"),
    (r"(?i)a(?-i:b(?:c)d)e", "[aA](?:b(?:c)d)[eE]"),
    (r"[^]]", r"[^\]]"),
    (r"[{(\[]", r"[\{\(\[]"),
    (r"\"\-\/", r'"\-\/'),
    (r"a{", r"a\{"),
    (r"(?<!a)(?=b)(?!c)(?<=d)", r"(?<!a)(?=b)(?!c)(?<=d)"),
    ("[\x00-\x08\u202e]", r"[\u{0}-\u{8}\u{202e}]"),
]


@pytest.mark.parametrize(("python", "script"), TRANSLATED, ids=[p for p, _ in TRANSLATED])
def test_a_pattern_is_written_for_browsers(python: str, script: str) -> None:
    assert script_pattern(re.compile(python)) == script
