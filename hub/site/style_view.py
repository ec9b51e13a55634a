"""The page of the design system: tokens with their contrast, and every component with real content.

The tokens are read from the style sheet, so the page shows what is in force.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hub.site.cards import CardView, card
from hub.site.entry_view import EntryView, entry_view
from hub.site.home_view import featured_practice
from hub.site.site import Site

_SHEET = Path(__file__).resolve().parents[2] / "theme" / "assets" / "hub" / "hub.css"
_TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{3,6});")
TEXT, PART = 4.5, 3.0
"""Least contrast of text and of parts that carry meaning: WCAG 2.2, 1.4.3 and 1.4.11, level AA."""
_ON_PAPER = ("ink", "ink-soft", "link", "link-strong", "earth", "warn")
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((name, "paper", TEXT) for name in _ON_PAPER),
    *((name, "paper-deep", TEXT) for name in ("ink", "ink-soft", "link", "earth")),
    *((name, "paper-lift", TEXT) for name in ("ink", "ink-soft", "link")),
    *((name, "green-soft", TEXT) for name in ("ink", "ink-soft", "link")),
    *((name, "earth-soft", TEXT) for name in ("ink", "earth")),
    ("on-accent", "accent", TEXT),
    ("ink", "mark", TEXT),
    *((name, "paper", PART) for name in ("accent", "focus")),
    ("focus", "paper-deep", PART),
    ("earth", "mark", PART),
)
"""Tokens that stand on one another: the upper, the lower, the contrast that they need."""


@dataclass(frozen=True, slots=True)
class TokenView:
    """A colour in both schemes, as ``#rrggbb``, and what it means."""

    name: str
    light: str
    dark: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PairView:
    """Contrast of a colour on another in both schemes, written as «4,5 : 1», and what it needs."""

    upper: str
    lower: str
    light: str
    dark: str
    needed: str


@dataclass(frozen=True, slots=True)
class StyleView:
    tokens: tuple[TokenView, ...]
    pairs: tuple[PairView, ...]
    card: CardView | None
    entry: EntryView | None


def style_view(site: Site) -> StyleView:
    """Everything that the page of the design system prints."""
    light, dark = schemes()
    text, number = site.strings.text, site.strings.number
    practice = featured_practice(site, site.listed.practices)

    def ratio(scheme: Mapping[str, str], upper: str, lower: str) -> str:
        return f"{number(round(contrast(scheme[upper], scheme[lower]), 1))} : 1"

    return StyleView(
        tokens=tuple(
            TokenView(name, light[name], dark[name], text(f"styleguide.tokens.{name}"))
            for name in light
        ),
        pairs=tuple(
            PairView(
                upper,
                lower,
                ratio(light, upper, lower),
                ratio(dark, upper, lower),
                f"{number(needed)} : 1",
            )
            for upper, lower, needed in PAIRS
        ),
        card=card(site, practice) if practice else None,
        entry=entry_view(site, practice) if practice else None,
    )


@cache
def schemes() -> tuple[dict[str, str], dict[str, str]]:
    """The colour tokens of the light and of the dark scheme: name to ``#rrggbb``."""
    before, _, behind = _SHEET.read_text("utf-8").partition("@media (prefers-color-scheme: dark)")
    return _tokens(before), _tokens(behind.partition("\n}\n")[0])


def _tokens(css: str) -> dict[str, str]:
    return {
        name: value if len(value) == len("#rrggbb") else "#" + "".join(c * 2 for c in value[1:])
        for name, value in _TOKEN.findall(css)
    }


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (``#rrggbb``), 1 to 21.

    Source: WCAG 2.2, «contrast ratio» and «relative luminance».
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
