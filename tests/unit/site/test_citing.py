"""The way back from a source to the places that cite it."""

from __future__ import annotations

from dataclasses import dataclass

from hub.site.citing import citing_places
from hub.site.entry_view import ItemView, SectionView
from hub.site.rendering import render_block, render_inline


@dataclass(frozen=True)
class Page:
    sections: tuple[SectionView, ...]
    phases: tuple[ItemView, ...] = ()


def _prose(name: str, text: str) -> SectionView:
    return SectionView(name, name.title(), "prose", render_block(text))


def test_a_section_is_named_once_for_each_source_that_it_cites() -> None:
    page = Page(
        (_prose("summary", "Uno [1], dos [2] y otra vez [1]."), _prose("context", "[2, 3]"))
    )
    summary, context = ("Summary", "summary"), ("Context", "context")
    assert citing_places(page, {}) == {1: (summary,), 2: (summary, context), 3: (context,)}


def test_points_of_a_numbered_section_have_their_own_address() -> None:
    items = tuple(
        ItemView(render_block(text), str(n), f"lessons-{n}")
        for n, text in enumerate(("Sin cita.", "Con cita [4]."), 1)
    )
    page = Page((SectionView("lessons", "Lecciones", "numbered", items=items),))
    assert citing_places(page, {}) == {4: (("Lecciones 2", "lessons-2"),)}


def test_items_of_other_sections_belong_to_the_section() -> None:
    items = (ItemView(render_inline("personas [1]"), render_inline("57.700")),)
    page = Page((SectionView("results", "Resultados", "figures", items=items),))
    assert citing_places(page, {}) == {1: (("Resultados", "results"),)}


def test_a_field_without_a_heading_of_its_own_is_named_by_the_page() -> None:
    page = Page((), (ItemView(render_inline("dos meses [5]")),))
    assert citing_places(page, {}) == {}
    assert citing_places(page, {"phases": ("Fases", "phases")}) == {5: (("Fases", "phases"),)}
