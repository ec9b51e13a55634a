"""Countries, regions and languages: names from CLDR (Babel), codes from ISO 3166-1 and UN M49."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale

_DATA = Path(__file__).parent / "data" / "regions.json"
WORLD = "001"
BROAD_REGIONS = ("002", "019", "142", "150", "009")
"""Africa, Americas, Asia, Europe, Oceania (UN M49)."""
_AMERICAS = "019"


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return loaded


@cache
def country_codes() -> frozenset[str]:
    """All ISO 3166-1 alpha-2 codes."""
    return frozenset(_data()["countries"])


@cache
def regions_of(country: str) -> tuple[str, ...]:
    """UN M49 codes of the regions that hold ``country``, from the broadest to the narrowest.

    The world is left out. ``regions_of("AR")`` is ``("019", "005")``.
    """
    for broad in BROAD_REGIONS:
        path = _path_to(country, broad)
        if path:
            return path
    return ()


def _path_to(country: str, region: str) -> tuple[str, ...]:
    inside = _data()["regions"].get(region, [])
    if country in inside:
        return (region,)
    for narrower in inside:
        if narrower.isdigit() and (path := _path_to(country, narrower)):
            return (region, *path)
    return ()


def main_region(country: str) -> str:
    """The region under which to list ``country``: a subregion in the Americas, else a continent."""
    path = regions_of(country)
    if not path:
        return WORLD
    return path[1] if path[0] == _AMERICAS and len(path) > 1 else path[0]


@cache
def _names(language: str) -> Mapping[str, str]:
    return dict(Locale.parse(language).territories)


def territory_name(code: str, language: str) -> str:
    """CLDR name of a country (``AR``) or of an M49 region (``005``) in ``language``."""
    return _names(language).get(code, code)


@cache
def language_name(code: str, language: str) -> str:
    """CLDR name of the language ``code`` (BCP 47) in ``language``, as in running text."""
    return str(Locale.parse(language).languages.get(code, code))


@cache
def language_names(language: str) -> Mapping[str, str]:
    """Codes of all languages that have a name, with their names in ``language``."""
    codes = Locale.parse("en").languages
    return {c: language_name(c, language) for c in sorted(codes) if language_name(c, "en") != c}


@cache
def country_spellings() -> Mapping[str, str]:
    """Country names in the languages of the hub, mapped to their codes, for suggestions."""
    spellings: dict[str, str] = {}
    for language in ("es", "en", "pt"):
        for code in sorted(country_codes()):
            spellings.setdefault(_names(language).get(code, code), code)
    return spellings
