"""Colours of the design system: enough contrast in both schemes, every token explained."""

from __future__ import annotations

import pytest

from hub.model import LANGUAGES
from hub.site.strings import load_strings
from hub.site.style_view import PAIRS, PART, TEXT, contrast, schemes
from tests.site.built import ROOT


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ffffff", "#767676", 4.54),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """Values that contrast checkers agree on."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("upper", "lower", "needed"), PAIRS)
def test_what_stands_on_another_colour_can_be_seen(
    upper: str, lower: str, needed: float, scheme: int
) -> None:
    colours = schemes()[scheme]
    assert needed in (TEXT, PART)
    assert contrast(colours[upper], colours[lower]) >= needed


def test_both_schemes_have_the_same_colours() -> None:
    light, dark = schemes()
    assert light.keys() == dark.keys()
    assert len(light) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_colour_is_explained(language: str) -> None:
    strings = load_strings(ROOT / "theme" / "strings", language)
    for name in schemes()[0]:
        assert strings.text(f"styleguide.tokens.{name}")


def test_every_colour_has_a_swatch() -> None:
    css = (ROOT / "theme" / "assets" / "hub" / "styleguide.css").read_text("utf-8")
    for name in schemes()[0]:
        assert f".swatch--{name} {{\n  background: var(--{name});\n}}" in css
