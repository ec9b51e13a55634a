"""Filters of the explore page: counts as Python counts them, long lists, years."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from hub.queries.facets import FACETS
from tests.browser.explore.explorer import (
    CHIP,
    PATH,
    Expected,
    Values,
    box,
    counts,
    expect_hub,
    open_group,
    open_shown,
    paths,
    showing,
)
from tests.browser.reader import OpenReader, texts
from tests.site.built import FIXTURE_CONTENT

COUNT = "#explorar-cuenta"


@pytest.fixture(scope="module")
def fixture(tmp_path_factory: pytest.TempPathFactory) -> Expected:
    return expect_hub(FIXTURE_CONTENT, tmp_path_factory.mktemp("fixture") / "index")


def _group(page: Page, facet: str) -> Locator:
    return page.locator(f"[data-facet='{facet}']")


def _number(page: Page) -> int:
    return int(page.inner_text(COUNT).split()[0])


# Groups of checkboxes


def test_links_become_a_named_group_of_checkboxes(make: OpenReader, address: str) -> None:
    page = make().open(address)
    links = _group(page, "theme").locator("a")
    expect(links).to_have_count(0)
    group = page.get_by_role("group", name="Temas: uno o varios")
    expect(group.get_by_role("checkbox")).not_to_have_count(0)
    label = group.locator("label").first.inner_text()
    assert label.split("\n")[-1].startswith("(")
    assert _group(page, "scope").locator("a, input").count() == 0, "what is closed costs nothing"


def test_the_first_groups_are_open_where_there_is_room(make: OpenReader, real_address: str) -> None:
    script = (
        "[...document.querySelectorAll('[data-facet][open]')].map((each) => each.dataset.facet)"
    )
    wide = make().open(real_address + PATH)
    expect(wide.locator(".is-live")).to_have_count(1)
    assert wide.evaluate(script) == ["country", "theme", "objective"]
    narrow = make().open(real_address + PATH, width=360)
    expect(narrow.locator(".is-live")).to_have_count(1)
    assert narrow.evaluate(script) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", {"theme": ["health"]}),
        ("migrantes", {"country": ["AR", "CO"], "theme": ["local-governance"]}),
        ("", {"country": ["PE"], "scope": ["national"], "status": ["ongoing"]}),
        ("salud niñez", {}),
    ],
)
def test_counts_of_every_facet_are_those_of_python(
    make: OpenReader, address: str, real: Expected, text: str, values: Values
) -> None:
    query = "&".join([f"q={text}", *(f"{f}={v}" for f, all in values.items() for v in all)])
    page = open_shown(make().open(), f"{address}?{query}")
    assert _number(page) == len(real.hits(text, values))
    for facet in FACETS:
        open_group(page, facet.id)
        expected = real.counts(facet.id, text, values)
        assert counts(page, facet.id) == expected, facet.id


def test_clicks_count_like_python_in_the_fixture_too(
    make: OpenReader, fixture_address: str, fixture: Expected
) -> None:
    page = make().open(fixture_address + PATH)
    chosen: dict[str, list[str]] = {}
    for facet, value in [("country", "PE"), ("theme", "health"), ("country", "BR")]:
        with showing(page):
            box(page, facet, value).check()
        chosen.setdefault(facet, []).append(value)
        assert sorted(paths(page)) == sorted(fixture.paths(fixture.hits("", chosen)))
        for name in ("country", "theme", "objective"):
            page.wait_for_load_state("networkidle")
            assert counts(page, name) == fixture.counts(name, "", chosen)


def test_what_leads_nowhere_is_disabled_and_what_is_chosen_is_not(
    make: OpenReader, address: str, real: Expected
) -> None:
    page = open_shown(make().open(), address + "?country=FJ&theme=health")
    assert _number(page) == 0
    for facet, chosen in [("country", "FJ"), ("theme", "health")]:
        numbers = real.counts(facet, "", {"country": ["FJ"], "theme": ["health"]})
        for value, number in numbers.items():
            assert box(page, facet, value).is_enabled() == (bool(number) or value == chosen)
    with showing(page):
        box(page, "country", "FJ").uncheck()
    assert _number(page) > 0


def test_a_click_touches_no_element_of_the_filters(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + PATH)
    expect(page.locator(".is-live")).to_have_count(1)
    page.evaluate(
        "new MutationObserver((all) => { window.changed = all.filter((one) =>"
        " [...one.addedNodes, ...one.removedNodes].some((node) => node.nodeType === 1)).length; })"
        ".observe(document.getElementById('explorar-filtros'), {childList: true, subtree: true})"
    )
    with showing(page):
        box(page, "theme", "health").check()
    assert page.evaluate("window.changed") == 0
    expect(box(page, "theme", "health")).to_be_focused()


def test_only_groups_that_are_open_or_chosen_are_loaded(make: OpenReader, address: str) -> None:
    page = make().open()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(address)
    expect(page.locator(".is-live")).to_have_count(1)
    assert not [url for url in loaded if "/f/" in url]
    open_shown(page, address + "?scope=local")
    page.wait_for_load_state("networkidle")
    facets = {url.rpartition("/f/")[2] for url in loaded if "/f/" in url}
    assert facets == {"country.js", "theme.js", "objective.js", "scope.js"}
    open_group(page, "sdg")
    assert loaded[-1].endswith("/f/sdg.js")


# Long lists


def test_a_long_list_shows_twelve_values_and_all_when_asked(
    make: OpenReader, real_address: str
) -> None:
    page = make().open(real_address + PATH)
    rows = _group(page, "country").locator("li:visible")
    expect(rows).to_have_count(12)
    more = _group(page, "country").locator("button.more")
    total = _group(page, "country").locator("li").count()
    assert more.inner_text() == f"Ver {total - 12} más"
    more.click()
    expect(rows).to_have_count(total)
    expect(more).to_have_text("Ver menos")
    expect(more).to_be_focused()
    more.click()
    expect(rows).to_have_count(12)


def test_a_short_list_shows_what_leads_somewhere_first(
    make: OpenReader, real_address: str, real: Expected
) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?q=fiyi")
    page.wait_for_load_state("networkidle")
    numbers = real.counts("country", "fiyi")
    leading = {value for value, number in numbers.items() if number}
    shown = _group(page, "country").locator("li:visible input")
    assert leading <= set(shown.evaluate_all("(all) => all.map((one) => one.value)"))


def test_a_value_of_a_very_long_list_is_found_by_name(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + PATH)
    field = page.get_by_role("searchbox", name="Buscar en «Países»")
    field.fill("  PERU ")
    rows = _group(page, "country").locator("li:visible")
    expect(rows).to_have_count(1)
    assert rows.inner_text().startswith("Perú")
    expect(_group(page, "country").locator("button.more")).to_be_hidden()
    with showing(page):
        rows.locator("input").check()
    field.fill("")
    expect(rows).to_have_count(12)
    assert rows.locator("input:checked").count() == 1
    assert "/practices/index.html?country=PE" in page.url


# Years


@pytest.mark.parametrize("years", [(2015, 2018), (2022, None), (None, 2010)])
def test_years_narrow_the_results_as_in_python(
    make: OpenReader, address: str, real: Expected, years: tuple[int | None, int | None]
) -> None:
    page = make().open(address)
    page.locator("#explorar-anos summary").click()
    for name, year in zip(("from", "to"), years, strict=True):
        if year:
            with showing(page):
                page.fill(f"input[name={name}]", str(year))
                page.locator(f"input[name={name}]").press("Enter")
    expected = real.paths(real.hits("", None, years), "title")
    assert _number(page) == len(expected)
    assert paths(page) == expected[:10]


def test_years_in_the_wrong_order_are_turned_round(make: OpenReader, real_address: str) -> None:
    page = open_shown(make().open(), f"{real_address}{PATH}?from=2022&to=2019")
    assert page.input_value("input[name=from]") == "2019"
    assert texts(page.locator(CHIP)) == ["Quitar filtro: 2019–2022"]
