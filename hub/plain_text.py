"""Contributed text as plain words: for search, descriptions, cards and feeds."""

from __future__ import annotations

import re
from functools import lru_cache

from hub.model import CITATION

_MARKS = re.compile(r"(\*\*|\*|__|`)")
_MARKDOWN_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@lru_cache(maxsize=4096)
def plain_text(text: str) -> str:
    """What :func:`plain_text_of` gives, remembered: many pages print the same texts."""
    return plain_text_of(text)


def plain_text_of(text: str) -> str:
    """``text`` without Markdown marks and citations, on one line: for descriptions and feeds."""
    without = CITATION.sub("", _MARKDOWN_LINK.sub(r"\1", text))
    bare = _MARKS.sub("", without)
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(bare.split()))


def shorten(text: str, limit: int) -> str:
    """``text`` cut at a word so that it has at most ``limit`` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—(")
    return cut + "…"


_SENTENCE_END = re.compile(r"(?<=[a-záéíóúñç0-9)»”\]])[.!?]\s+(?=[A-ZÁÉÍÓÚÑ¿¡«“])")


def first_sentence(text: str, limit: int = 220) -> str:
    """The first sentence of ``text`` in plain words, at most ``limit`` characters."""
    return shorten(_first(plain_text(text)), limit)


def _first(text: str) -> str:
    match = _SENTENCE_END.search(text)
    return text[: match.start() + 1] if match else text
