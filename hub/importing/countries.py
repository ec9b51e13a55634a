"""Names of countries in the languages of the hub, as sheets write them; and years beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from hub.importing.patterns import bare, data
from hub.territories import country_spellings
from hub.wording import fold


@cache
def _codes() -> Mapping[str, str]:
    """Folded names, those of CLDR and common others, with their codes."""
    found = {fold(name): code for name, code in country_spellings().items()}
    found |= {name.replace("&", "and"): code for name, code in found.items()}
    others: dict[str, str] = data()["country_names"]
    return found | others


@cache
def _names() -> re.Pattern[str]:
    names = sorted(_codes(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def country_code(text: str) -> str:
    """The code of the country whose name, with a capital, is all of ``text``, or nothing."""
    is_name = next((c.isupper() for c in text if c.isalpha()), False)
    return _codes().get(bare(text), "") if is_name else ""


def countries_in(text: str) -> Iterator[str]:
    """The codes of the countries that ``text`` names, in order, repetitions included."""
    for match in _names().finditer(fold(text)):
        yield _codes()[match[0]]


def without_countries(text: str) -> str:
    """``text``, folded, without the names of countries."""
    return _names().sub("", fold(text))


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_place_and_time(text: str) -> bool:
    """Whether ``text`` holds countries or years and nothing else: «El Salvador, desde 2014»."""
    rest = _YEAR.sub(" ", without_countries(text))
    for word in (*data()["since"], *data()["ongoing"]):
        rest = re.sub(rf"\b{re.escape(word)}\b", " ", rest)
    rest = re.sub(r"\b(?:al?|to|ate|hasta|y|e|and)\b", " ", rest)
    has_any = _YEAR.search(text) is not None or next(countries_in(text), None) is not None
    return has_any and not _WORD.search(rest) and not re.search(r"\d", rest)
