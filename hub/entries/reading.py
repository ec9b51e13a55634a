"""What every reader of values shares: its context, its outcome and the check for a single text."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hub.entries.raw import RawList, RawMap, RawScalar, RawValue, SourceText
from hub.model import Vocabulary
from hub.problems import Problem


class _Invalid:
    """The value could not be read; its problem has been yielded."""


INVALID = _Invalid()
Reading = Generator[Problem, None, Any]


@dataclass(frozen=True, slots=True)
class Context:
    """What the readers need to know beside the raw value."""

    source: SourceText
    kind: str
    vocabularies: Mapping[str, Vocabulary]
    today: date


_WORD_TYPES = {RawScalar: "text", RawList: "list", RawMap: "keys"}


def wrong_type(context: Context, value: RawValue, name: str, expected: str) -> Problem:
    """``value`` is no ``expected`` (a word of ``report.<lang>.yml`` under ``types``)."""
    found = _WORD_TYPES[type(value)]
    return context.source.problem("wrong-type", value, name, expected=expected, found=found)
