"""The front page: map, figures, the featured practice, ways in, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from hub.model import Entry, Practice, Program
from hub.plain_text import plain_text, shorten
from hub.queries.facets import FACETS_BY_ID
from hub.site.cards import CardView, LinkView, card, facet_link
from hub.site.listing_views import FacetView, facet_view
from hub.site.map_view import AmericasView, americas_view
from hub.site.rendering import render_inline
from hub.site.site import Site
from hub.wording import fold

_FACETS = ("theme", "country", "objective")
_NEWEST = 6
_VALUES = 8
_FEATURED_TEXT = 320
"""Characters of the summary of the featured practice."""


@dataclass(frozen=True, slots=True)
class FeaturedView:
    """The practice that the front page shows first.

    ``text`` is the beginning of its summary, ``figure`` its first result that is a figure,
    ``counted`` what it counts; both are empty without one.
    """

    card: CardView
    text: str
    figure: Markup
    counted: Markup
    evidence: LinkView | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the front page prints beside the introduction that editors write."""

    figures: tuple[tuple[str, str, str], ...]
    """Number, what it counts, path."""
    map: AmericasView | None
    """None as long as no entry names a country."""
    featured: FeaturedView | None
    facets: tuple[FacetView, ...]
    newest: tuple[CardView, ...]
    programs: tuple[CardView, ...]


def home_view(site: Site) -> HomeView:
    """The front page of ``site``, counted from what is listed."""
    entries = list(site.listed.entries())
    featured = featured_practice(site, site.listed.practices)
    return HomeView(
        figures=_figures(site, entries),
        map=americas_view(site) if any(entry.countries for entry in entries) else None,
        featured=_featured_view(site, featured) if featured else None,
        facets=tuple(
            _first_values(facet_view(site, FACETS_BY_ID[name], entries)) for name in _FACETS
        ),
        newest=tuple(card(site, practice) for practice in _newest(site, featured)),
        programs=tuple(card(site, program) for program in site.listed.programs),
    )


def featured_practice(site: Site, practices: Sequence[Practice]) -> Practice | None:
    """The practice that was best put to the test; of several the one verified, then begun last.

    The id decides between equals, so that every build shows the same one.
    """
    vocabulary = site.catalog.vocabularies.get("evidence_levels")
    terms = vocabulary.terms if vocabulary else ()
    levels = {term.id: term.order or number for number, term in enumerate(terms, 1)}

    def rank(practice: Practice) -> tuple[object, ...]:
        start = practice.period.start
        began = (start.year, start.month or 0) if start else (0, 0)
        level = levels.get(practice.evidence_level, 0)
        return level, practice.review.last_verified, began, practice.id

    return max(practices, key=rank, default=None)


def _figures(site: Site, entries: Sequence[Entry]) -> tuple[tuple[str, str, str], ...]:
    countries = {code for entry in entries for code in entry.countries}
    organisations = {fold(o.name) for entry in entries for o in entry.organisations}
    figures = (
        ("practices", len(site.listed.practices), "practices/index.html"),
        ("programs", len(site.listed.programs), "programs/index.html"),
        ("countries", len(countries), "countries/index.html"),
        ("organisations", len(organisations), "implementers/index.html"),
    )
    return tuple(
        (site.strings.number(n), site.strings.noun(f"counts.{name}", n), path)
        for name, n, path in figures
    )


def _featured_view(site: Site, practice: Practice) -> FeaturedView:
    result = next((result for result in practice.results if result.figure), None)
    level = practice.evidence_level
    return FeaturedView(
        card=card(site, practice),
        text=shorten(plain_text(practice.summary), _FEATURED_TEXT),
        figure=render_inline(plain_text(result.figure)) if result else Markup(),
        counted=render_inline(plain_text(result.text)) if result else Markup(),
        evidence=facet_link(site, "evidence", level) if level else None,
    )


def _newest(site: Site, featured: Practice | None) -> Sequence[Practice | Program]:
    others = [practice for practice in site.listed.practices if practice != featured]
    return sorted(others, key=lambda p: (p.review.last_verified, p.id), reverse=True)[:_NEWEST]


def _first_values(facet: FacetView) -> FacetView:
    values = sorted(facet.values, key=lambda value: -value.number)[:_VALUES]
    return replace(facet, values=tuple(values))
