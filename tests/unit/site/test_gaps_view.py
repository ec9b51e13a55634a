"""The pages of gaps: what is missing in words, numbers in cells, links that search or propose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from hub.model import LANGUAGES, Catalog
from hub.queries.facets import FACETS_BY_ID
from hub.site.gaps_view import (
    GapCellView,
    GapRowView,
    GapsView,
    least,
    objective_gaps_view,
    shade_of,
    theme_gaps_view,
)
from hub.site.site import Settings, Site
from hub.site.strings import load_strings

STRINGS = Path(__file__).parents[3] / "theme" / "strings"


def site_of(catalog: Catalog, language: str = "es") -> Site:
    settings = Settings("Hub", "Un hub.", "https://hub.example/", "Redacción", language)
    return Site(catalog, settings, load_strings(STRINGS, language))


@pytest.fixture(scope="module")
def site(catalog: Catalog) -> Site:
    return site_of(catalog)


@pytest.fixture(scope="module")
def objectives(site: Site) -> GapsView:
    return objective_gaps_view(site)


@pytest.fixture(scope="module")
def themes(site: Site) -> GapsView:
    return theme_gaps_view(site)


def row(view: GapsView, label: str) -> GapRowView:
    return next(found for found in view.rows if found.head.label == label)


def cell(view: GapsView, label: str, column: str) -> GapCellView:
    place = [head.label for head in view.columns].index(column)
    return row(view, label).cells[place]


FIFTEEN = "15. Acceso a servicios básicos"


def test_a_cell_with_entries_leads_to_the_filtered_list(objectives: GapsView) -> None:
    found = cell(objectives, FIFTEEN, "Sudamérica")
    assert (found.text, found.shade) == ("2", 2)
    assert found.label == "Objetivo 15, Sudamérica: 2 fichas"
    assert found.path == "practices/index.html?objective=15&region=005"


def test_an_empty_cell_leads_to_a_proposal(objectives: GapsView) -> None:
    found = cell(objectives, FIFTEEN, "Caribe")
    assert (found.text, found.shade) == ("·", 0)
    assert found.label == "Objetivo 15, Caribe: ninguna ficha; proponer una"
    assert found.path == "contribute/form.html?objective=15&region=029"


def test_wide_scopes_are_asked_for_together(objectives: GapsView) -> None:
    parameters = parse_qsl(urlsplit(objectives.rows[0].cells[-1].path).query)
    assert [name for name, _ in parameters][1:] == ["scope"] * (len(parameters) - 1)
    assert {"regional", "global"} <= {value for name, value in parameters if name == "scope"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_filled_cell_finds_as_many_entries_as_it_says(
    catalog: Catalog, language: str
) -> None:
    """The explore page joins values of a facet by «or», facets by «and»."""
    site = site_of(catalog, language)
    for view in (objective_gaps_view(site), theme_gaps_view(site)):
        filled = [found for line in view.rows for found in line.cells if found.shade]
        assert filled
        for found in filled:
            asked: dict[str, set[str]] = {}
            for name, value in parse_qsl(urlsplit(found.path).query):
                asked.setdefault(name, set()).add(value)
            entries = [
                entry
                for entry in site.listed.entries()
                if all(asked[name].intersection(FACETS_BY_ID[name].values(entry)) for name in asked)
            ]
            assert found.text == str(len(entries)), found.label


def test_heads_lead_to_the_pages_of_their_values(objectives: GapsView, themes: GapsView) -> None:
    assert row(objectives, FIFTEEN).head.path == "objectives/15.html"
    assert objectives.columns[0].path == "regions/005.html"
    paths = {head.label: head.path for head in themes.columns}
    assert paths["Perú"] == "countries/pe.html"


def test_a_head_without_entries_leads_to_a_proposal_and_says_so(themes: GapsView) -> None:
    head = next(head for head in themes.columns if head.label == "Cuba")
    assert head.is_missing
    assert head.path == "contribute/form.html?country=CU"
    assert head.note == "ninguna ficha; proponer una"
    assert head.total == "0"


def test_heads_lead_to_no_page_that_is_not_there(site: Site) -> None:
    for view in (objective_gaps_view(site), theme_gaps_view(site)):
        heads = [*view.columns, *(found.head for found in view.rows)]
        for folder, name in (
            h.path.removesuffix(".html").split("/") for h in heads if "?" not in h.path
        ):
            facet = next(f for f in FACETS_BY_ID.values() if f.folder == folder)
            assert name in {value.lower() for value in site.listed_values[facet.id]}


def test_what_has_no_entry_at_all_is_named_in_words(objectives: GapsView) -> None:
    rows, columns = objectives.missing
    empty = [line.head.label for line in objectives.rows if line.head.is_missing]
    assert empty
    assert [link.label for link in rows.links] == empty
    assert rows.text.startswith(f"De {len(objectives.rows)} objetivos, {len(empty)} no ")
    assert [link.label for link in columns.links] == ["Centroamérica", "Caribe", "Norteamérica"]
    assert columns.text == (
        "De 4 regiones de las Américas, 3 no tienen ninguna ficha. Puede proponer la primera:"
    )
    assert columns.links[0].path == "contribute/form.html?region=013"


def test_what_is_complete_is_said_to_be(catalog: Catalog) -> None:
    everywhere = replace(catalog.practices[0], countries=("PE", "MX", "CU", "US"))
    view = objective_gaps_view(site_of(replace(catalog, practices=(everywhere,))))
    assert view.missing[1].text == "Las 4 regiones de las Américas tienen al menos una ficha."
    assert view.missing[1].links == ()


def test_where_most_entries_are_is_said_without_cutting_ties(themes: GapsView) -> None:
    assert themes.most.startswith("Donde más fichas hay: Perú (4)")


def test_rows_with_few_entries_are_told_with_their_places(objectives: GapsView) -> None:
    found = next(few for few in objectives.few if few.row.label == FIFTEEN)
    assert found.text == "2 fichas: Sudamérica (2)"
    assert found.propose.path == "contribute/form.html?objective=15"


def test_an_entry_of_no_country_is_told_by_its_scope(catalog: Catalog) -> None:
    nowhere = replace(catalog.practices[0], countries=(), scope=("global",), gcm_objectives=("15",))
    view = objective_gaps_view(site_of(replace(catalog, practices=(nowhere,), programs=())))
    assert view.few[0].text.startswith("1 ficha: ")
    assert "Mundial" in view.few[0].text
    assert view.most == ""


def test_columns_of_countries_stand_under_their_regions(themes: GapsView) -> None:
    assert [(group.label, group.columns) for group in themes.groups][:3] == [
        ("Sudamérica", 12),
        ("Centroamérica", 8),
        ("Caribe", 13),
    ]
    assert sum(group.columns for group in themes.groups) == len(themes.columns)
    assert [n for n, head in enumerate(themes.columns) if head.starts_group][:3] == [0, 12, 20]


def test_regions_need_no_headings_above_them(objectives: GapsView) -> None:
    assert objectives.groups == ()


def test_each_page_names_the_other(objectives: GapsView, themes: GapsView) -> None:
    assert [page.path for page in objectives.pages] == ["", "gaps-countries.html"]
    assert [page.path for page in themes.pages] == ["gaps.html", ""]


@pytest.mark.parametrize(
    ("n", "shade"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (1_000, 3)]
)
def test_shades_grow_with_the_number(n: int, shade: int) -> None:
    assert shade_of(n) == shade


@pytest.mark.parametrize(
    ("n", "kept"), [(1, "ab"), (2, "ab"), (3, "abcd"), (4, "abcd"), (5, "abcde"), (9, "abcde")]
)
def test_the_least_are_not_cut_among_equals(n: int, kept: str) -> None:
    pairs = [("e", 9), ("a", 1), ("c", 2), ("b", 1), ("d", 2)]
    assert "".join(name for name, _ in least(pairs, n)) == kept


def test_of_nothing_there_is_no_least() -> None:
    assert least([], 3) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_hub_has_its_gaps(catalog: Catalog, language: str) -> None:
    empty = replace(catalog, practices=(), programs=())
    for view in (
        objective_gaps_view(site_of(empty, language)),
        theme_gaps_view(site_of(empty, language)),
    ):
        assert view.few == ()
        assert view.most == ""
        assert view.total == "0"
        assert {found.shade for line in view.rows for found in line.cells} == {0}
        assert all(missing.links for missing in view.missing)
