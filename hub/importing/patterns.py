"""What the import looks for, from ``hub/data/import_patterns.json``, ready to be asked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hub.wording import fold

_DATA = Path(__file__).parents[1] / "data" / "import_patterns.json"
LOST = "\ufffd"
_NUMBER = re.compile(r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-hA-H]|[ivxIVX]{1,4})[.):\-]\s*)")
_SPACED = re.compile(r"^\w(?: \w){3,}$")
_LABEL = re.compile(r"^([^:：\t]{2,60}?)\s*(?:[:：]|\t|\s[–—]\s)\s*(.*)$", re.S)
_OPENING = re.compile(r"^([^.:!?\t]{4,60})\.\s+([^\W\d_a-z].*)$", re.S)


@cache
def data() -> Mapping[str, Any]:
    """The file as it stands."""
    loaded: dict[str, Any] = json.loads(_DATA.read_text(encoding="utf-8"))
    return loaded


@cache
def _targets() -> Mapping[str, tuple[str, str]]:
    """Folded phrase -> ``section`` or ``fact``, and which."""
    found: dict[str, tuple[str, str]] = {}
    for group, kind in (("sections", "section"), ("facts", "fact")):
        for name, phrases in data()[group].items():
            for phrase in phrases:
                found.setdefault(phrase, (kind, name))
    return found


@cache
def _compact_targets() -> Mapping[str, str]:
    return {phrase.replace(" ", ""): phrase for phrase in _targets()}


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(map(re.escape, data()['heading_tails']))})$")


@cache
def _bullet() -> re.Pattern[str]:
    marks = re.escape(data()["bullets"] + data()["private_bullets"])
    return re.compile(
        rf"^\s*(?:[{marks}]+\s+|[•▪■●►▶➢✓✔](?=\w)|\(?\d{{1,2}}[.)]\s+|[a-h]\)\s+)(?=\S)"
    )


@cache
def _patterns(group: str) -> re.Pattern[str]:
    return re.compile("|".join(data()[group]))


def expressions() -> Mapping[str, re.Pattern[str]]:
    """The expressions by name, for the form in the browser, which looks for the same."""
    return {
        "number": _NUMBER,
        "spaced": _SPACED,
        "label": _LABEL,
        "opening": _OPENING,
        "bullet": _bullet(),
        "tails": _tails(),
        "furniture": _patterns("furniture"),
        "series": _patterns("series"),
    }


def bare(text: str) -> str:
    """``text`` as a heading is compared: folded, without marks, numbers and final signs."""
    text = text.strip().strip(data()["heading_marks"] + " ")
    text = _NUMBER.sub("", text).strip(data()["heading_marks"] + " ")
    if _SPACED.match(text):  # «R E S U M E N»: where its words end, the known phrases tell
        text = _compact_targets().get(fold(text).replace(" ", ""), text)
    return fold(text.rstrip(".?!¿ ").lstrip("¿¡"))


def target_of(text: str) -> tuple[str, str] | None:
    """What ``text``, a whole heading or label, announces: its kind and its name."""
    phrase = bare(text)
    known = _targets()
    return known.get(phrase) or known.get(_tails().sub("", phrase))


def split_opening(text: str) -> tuple[tuple[str, str], str] | None:
    """The section that the first words of a paragraph name: «Lessons learned. Voice …»."""
    match = _OPENING.match(text)
    target = target_of(match[1]) if match and starts_like_a_heading(match[1]) else None
    return (target, match[2]) if match and target and target[0] == "section" else None


def split_label(text: str) -> tuple[tuple[str, str], str] | None:
    """The target of the label at the beginning of ``text``, and what follows it."""
    match = _LABEL.match(text)
    target = target_of(match[1]) if match and starts_like_a_heading(match[1]) else None
    return (target, match[2].strip()) if match and target else None


def starts_like_a_heading(text: str) -> bool:
    """Whether the first letter is a capital: a line within a sentence seldom begins so."""
    return next((c.isupper() for c in text if c.isalpha()), False)


def bullet_mark(text: str) -> str:
    """The sign before an item, ``1`` for numbers, or nothing."""
    match = _bullet().match(text)
    mark = match[0].strip()[:1] if match else ""
    return "1" if mark.isalnum() or mark == "(" else mark


def address_goes_on(address: str, following: str) -> bool:
    """Whether ``following`` looks like the rest of an ``address`` that ends a line."""
    rest = following.strip()
    is_one_word = bool(rest) and " " not in rest and "://" not in rest and rest.isascii()
    is_open = address.rstrip().endswith(("-", "/", ".", "=", "_"))
    return is_open and is_one_word and rest[0].isalnum()


def without_bullet(text: str) -> str | None:
    """``text`` behind its bullet, or None when it has none."""
    match = _bullet().match(text)
    return text[match.end() :] if match else None


def is_furniture(text: str) -> bool:
    """Whether a line serves the page and not the practice: page numbers, «read more»."""
    return _patterns("furniture").search(_folded(text)) is not None


def is_series(text: str) -> bool:
    """Whether a line names the series of sheets and not the practice."""
    return _patterns("series").search(_folded(text)) is not None


def marks_a_program(text: str) -> bool:
    """Whether a line is one that only sheets of programmes have."""
    match = _LABEL.match(text)
    return bare(match[1] if match else text) in data()["program_marks"]


def _folded(text: str) -> str:
    # A colon or arrow at the end is no part of the phrase; ``fold`` would take the dashes.
    return fold(text).strip(" :>»→!¡.")
