"""Regular expressions of Python -> the same for browsers, so that each stands in one place.

The two dialects agree on most signs and differ in what letters, digits, blanks and lines are.
:func:`script_pattern` spells those out, for ``new RegExp(source, "u")``: JavaScript's own flags
``i`` and ``m`` mean other letters and other line ends, so what they would do is written out too.
Not translated, because no pattern needs it: named groups, conditions and verbose mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_WORD = r"\p{L}\p{N}_"
_CLASSES = {"s": _SPACE, "w": _WORD, "d": r"\p{Nd}"}
"""What Python's escapes of classes hold (the documentation of ``str.isspace`` and ``isalnum``)."""
_BOUNDARY = f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_SYNTAX = frozenset("^$\\.*+?()[]{}|/-")
_PART = re.compile(
    r"\\.|\{\d+(?:,\d*)?\}|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?-i:|\(\?[ims]+\)|\(\?P?<?[=!:]|.",
    re.DOTALL,
)
_IN_CLASS = re.compile(r"[a-z]-[a-z]|\\.|.", re.DOTALL)
_FLAGS = re.compile(r"\(\?[ims]+\)")
_CASE_MATTERS = "(?-i:"


def script_pattern(pattern: re.Pattern[str]) -> str:
    """The source of ``pattern`` for a JavaScript regular expression with the flag ``u``."""
    source = "".join(_translated(pattern.pattern, pattern.flags))
    return "".join(c if c.isprintable() else f"\\u{{{ord(c):x}}}" for c in source)


def _translated(source: str, flags: int) -> Iterator[str]:
    any_case = [bool(flags & re.IGNORECASE)]
    for part in _PART.findall(source):
        if _FLAGS.fullmatch(part):
            continue  # said by the flags of the whole pattern
        if part[0] == "(":
            any_case.append(any_case[-1] and part != _CASE_MATTERS)
            yield "(?:" if part == _CASE_MATTERS else part
        elif part[0] == "[":
            yield _class(part, any_case=any_case[-1])
        elif part[0] == "{" and len(part) > 1:
            yield part
        else:
            yield _single(part, flags, any_case=any_case[-1])
            if part[0] == ")":
                any_case.pop()


def _single(sign: str, flags: int, *, any_case: bool) -> str:
    """One sign or letter outside of brackets."""
    has_lines = bool(flags & re.MULTILINE)
    fixed = {
        ".": r"[^]" if flags & re.DOTALL else r"[^\n]",
        "^": r"(?<![^\n])" if has_lines else "^",
        "$": r"(?![^\n])" if has_lines else r"(?=\n?$)",
        r"\b": _BOUNDARY,
    }
    if sign in fixed:
        return fixed[sign]
    if sign[0] == "\\":
        held = _CLASSES.get(sign[1].lower())
        return f"[{'^' if sign[1].isupper() else ''}{held}]" if held else _literal(sign)
    if sign in "]{}":
        return "\\" + sign
    return f"[{_both_cases(sign)}]" if any_case and sign.isalpha() else sign


def _literal(escape: str) -> str:
    """An escape as the flag ``u`` admits it."""
    sign = escape[1]
    return escape if sign in _SYNTAX or sign in "nrtxu" or sign.isdigit() else sign


def _class(brackets: str, *, any_case: bool) -> str:
    is_negated = brackets.startswith("[^")
    inside = brackets[2 if is_negated else 1 : -1]
    parts: list[str] = []
    is_word = False
    for part in _IN_CLASS.findall(inside):
        if part == r"\W":
            is_word = is_negated  # «[^\W…]» is a letter that is not one of the others
        elif part[0] == "\\":
            parts.append(_CLASSES.get(part[1]) or _literal(part))
        elif part in "[]{}()|/^":
            parts.append("\\" + part)
        else:
            parts.append(_both_cases(part) if any_case else part)
    held = "".join(parts)
    if is_word:
        return f"(?:(?![{held}])[{_WORD}])" if held else f"[{_WORD}]"
    return f"[{'^' if is_negated else ''}{held}]"


def _both_cases(letter: str) -> str:
    """``letter``, or a range of small letters, in both cases."""
    cases = letter.lower() + letter.upper()
    return letter if letter.lower() == letter.upper() or len(cases) != 2 * len(letter) else cases
