"""Comparing words as people write them: without accents, case or small slips."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping

_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Zl", "Zp"})


_MARKS = re.compile("[\u0300-\u036f]+")
"""Combining diacritical marks, which decomposition sets behind their letters."""
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 48
"""Windows bears paths of 260 characters, and unpacks into a folder of the same name."""


def fold(text: str) -> str:
    """``text`` in lower case, without accents, hyphens as spaces, spaces collapsed."""
    letters = text.casefold()
    if not letters.isascii():
        letters = _MARKS.sub("", unicodedata.normalize("NFD", letters))
    return " ".join(letters.replace("-", " ").replace("_", " ").split())


def slug(name: str) -> str:
    """A name as part of a file name: lower-case ASCII letters, digits and hyphens."""
    whole = _NOT_A_LETTER.sub("-", fold(name)).strip("-")
    if len(whole) > _LONGEST_SLUG:
        whole = whole[: _LONGEST_SLUG + 1].rpartition("-")[0] or whole[:_LONGEST_SLUG]
    return whole or "hub"


def closest(written: str, known: Mapping[str, str], cutoff: float = 0.72) -> str:
    """What ``written`` was probably meant to be, or an empty string.

    ``known`` maps each accepted spelling (any form: id, label in any language) to the value to
    suggest. Spellings are compared folded; ``cutoff`` is the similarity of :mod:`difflib`.
    """
    folded: dict[str, str] = {}
    for spelling, value in known.items():
        folded.setdefault(fold(spelling), value)
    target = fold(written)
    if target in folded:
        return folded[target]
    matches = difflib.get_close_matches(target, folded, n=1, cutoff=cutoff)
    return folded[matches[0]] if matches else ""


def same(names: Iterable[str]) -> dict[str, str]:
    """Spellings that mean themselves, for :func:`closest`."""
    return {name: name for name in names}


def visible(text: str) -> str:
    """``text`` with invisible characters and controls spelled out as U+XXXX."""
    return "".join(
        f"U+{ord(c):04X}" if unicodedata.category(c) in _INVISIBLE_CATEGORIES else c for c in text
    )


def count_words(text: str) -> int:
    """Words of ``text`` separated by white space."""
    return len(text.split())
