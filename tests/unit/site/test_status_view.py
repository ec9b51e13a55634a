"""The keepers' report as a view: figures, tables, links, and the words of each language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hub.model import LANGUAGES, Catalog
from hub.queries.labels import Labels
from hub.queries.upkeep import LikelyDuplicate, Upkeep, upkeep_of
from hub.site.cards import LinkView
from hub.site.site import Settings, Site
from hub.site.status_text import status_text
from hub.site.status_view import StatusSectionView, StatusView, status_view
from hub.site.strings import load_strings

STRINGS = Path(__file__).parents[3] / "theme" / "strings"
PAIR = LikelyDuplicate(
    "complete", "minimal", 0.625, (("theme", "one-stop-centres"), ("word", "albergue"))
)
LATER = date(2030, 1, 1)


def site_of(catalog: Catalog, language: str = "es") -> Site:
    settings = Settings("Hub", "Un hub.", "https://hub.example/", "Redacción", language)
    return Site(catalog, settings, load_strings(STRINGS, language))


def upkeep(catalog: Catalog, as_of: date = LATER) -> Upkeep:
    return upkeep_of(catalog, Labels(catalog, "es"), as_of, [PAIR])


def view_of(catalog: Catalog, as_of: date = LATER, most: int | None = None) -> StatusView:
    return status_view(site_of(catalog), upkeep(catalog, as_of), most=most, with_links=True)


def section(view: StatusView, name: str) -> StatusSectionView:
    return next(found for found in view.sections if found.id == name)


def cells(view: StatusView, name: str, head: str) -> list[str]:
    row = next(row for row in section(view, name).rows if row.head.label == head)
    return [cell.label for cell in row.cells]


def links(view: StatusView) -> list[LinkView]:
    rows = [row for found in view.sections for row in found.rows]
    return [link for row in rows for link in (row.head, *row.cells)]


def test_every_figure_is_that_of_its_table(catalog: Catalog) -> None:
    view = view_of(catalog)
    for figure in view.figures:
        found = section(view, figure.section)
        if figure.section not in ("states", "entries"):
            assert figure.number == str(len(found.rows)), figure.label
    assert [figure.label for figure in view.figures][1] == "fichas por verificar de nuevo"


def test_rows_have_a_cell_for_each_column(catalog: Catalog) -> None:
    for found in view_of(catalog).sections:
        assert found.rows
        assert {len(row.cells) + 1 for row in found.rows} == {len(found.columns)}, found.id


def test_an_entry_leads_to_its_page_and_names_its_file(catalog: Catalog) -> None:
    view = view_of(catalog)
    row = next(row for row in section(view, "entries").rows if row.file == "practices/minimal.md")
    assert row.head.path == "practices/minimal.html"
    assert row.head.label == catalog.entries_by_id["minimal"].title


def test_a_draft_has_no_page_to_lead_to(catalog: Catalog) -> None:
    pair = replace(PAIR, first="english")
    found = replace(upkeep(catalog), duplicates=(pair,))
    view = status_view(site_of(catalog), found, with_links=True)
    row = section(view, "duplicates").rows[0]
    assert (row.head.path, row.file) == ("", "practices/english.md")
    assert row.cells[0].path == "practices/minimal.html"


def test_a_duplicate_shows_its_likeness_and_what_is_shared(catalog: Catalog) -> None:
    title = catalog.entries_by_id["complete"].title
    other, likeness, shared = cells(view_of(catalog), "duplicates", title)
    assert other == catalog.entries_by_id["minimal"].title
    assert likeness == "0,62"
    assert shared == "Ventanillas únicas, «albergue»"


def test_fields_are_named_and_lead_to_their_help(catalog: Catalog) -> None:
    row = next(row for row in section(view_of(catalog), "fields").rows if "Retos" in row.head.label)
    assert row.head.path == "contribute/fields.html#challenges"
    minimal = catalog.entries_by_id["minimal"].title
    assert "Contexto" in cells(view_of(catalog), "entries", minimal)[1]


def test_a_gap_leads_to_a_proposal(catalog: Catalog) -> None:
    rows = section(view_of(catalog), "gaps").rows
    cuba = next(row for row in rows if row.head.label == "Cuba")
    assert cuba.head.path == "contribute/index.html?country=CU"
    assert cuba.cells[0].label == "país"


def test_without_old_entries_the_next_date_is_told(catalog: Catalog) -> None:
    found = section(view_of(catalog, date(2026, 11, 20)), "stale")
    assert found.rows == ()
    assert "1 de marzo de 2027" in found.text


def test_a_long_table_is_cut_and_says_so(catalog: Catalog) -> None:
    found = section(view_of(catalog, most=2), "gaps")
    assert len(found.rows) == 2
    everything = len(section(view_of(catalog), "gaps").rows)
    assert f"2 de {everything}" in found.note
    assert section(view_of(catalog), "gaps").note == ""


def test_without_links_nothing_leads_anywhere(catalog: Catalog) -> None:
    site = site_of(catalog)
    assert any(link.path for link in links(view_of(catalog)))
    assert not any(link.path for link in links(status_view(site, upkeep(catalog))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_worded_in_every_language(catalog: Catalog, language: str) -> None:
    site = site_of(catalog, language)
    full = status_view(site, upkeep(catalog))
    empty_catalog = replace(catalog, practices=(), programs=())
    empty = status_view(
        site_of(empty_catalog, language),
        upkeep_of(empty_catalog, Labels(empty_catalog, language), LATER, ()),
    )
    assert all(found.text and found.title for found in (*full.sections, *empty.sections))
    assert section(empty, "entries").rows == ()
    assert section(empty, "translations").rows == ()


def test_the_text_shows_controls_and_obeys_none(catalog: Catalog) -> None:
    minimal = replace(catalog.practices[0], title="Título\x1b[2J con\u202e trampa")
    hostile = replace(catalog, practices=(minimal, *catalog.practices[1:]))
    view = status_view(site_of(hostile), upkeep(hostile))
    text = status_text(view, "Estado")
    assert "TítuloU+001B[2J conU+202E trampa" in text
    assert "\x1b" not in text
