"""The explore page goes on: garbage in its address or field, files of the index missing or cut off.

What is missing it says in a plain sentence.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.explore.explorer import (
    NOTE,
    PATH,
    RESULT,
    Expected,
    box,
    open_shown,
    paths,
    showing,
)
from tests.browser.reader import OpenReader, Reader, texts
from tests.browser.watching import Watch
from tests.site.built import BuiltSite

FIELD = "#explorar-q"
COUNT = "#explorar-cuenta"
GARBAGE = [
    "a" * 10_000,
    "salud " * 2_000,
    "🧭🌎🚸",
    "\u0007\u001b salud",
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "%E0%A4%A %",
    "\ud800 salud",
    '"""" -- -- ""',
    "\u202esalud\u202c",
    "*[^\\d](?=.)",
    "__proto__ constructor toString",
]
ADDRESSES = [
    "?q=%E0%A4%A",
    "?q=%",
    "?country=%E0%A4%A&theme=%FF",
    "?country=XX&planet=mars&sort=random&from=0&to=99999&exact=maybe",
    "?q=salud&country=%3Cscript%3Ealert(1)%3C/script%3E",
    "?" + "&".join(f"country=X{n}" for n in range(3_000)),
    "?q=" + "%F0%9F%A7%AD" * 400,
    "?__proto__[x]=1&constructor=AR&hasOwnProperty=1",
]
BROKEN = "No se pudo cargar una parte del índice de búsqueda"
BROKEN_FILTER = "uno de los filtros no se aplicó"
BROKEN_CARDS = "No se pudieron cargar estas fichas"


@pytest.fixture
def copied(real_site: BuiltSite, tmp_path: Path) -> Path:
    """A copy of the real site with an index to spoil: its folder."""
    for name in ("assets", "search", "practices"):
        shutil.copytree(real_site.folder / name, tmp_path / name)
    return tmp_path


def _index(site: Path) -> Path:
    found: Path = next((site / "search" / "es").iterdir())
    return found


def _spoil(files: list[Path], how: str) -> None:
    """Delete files or cut them in half."""
    assert files
    for file in files:
        if how == "missing":
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _forgive_half_files(reader: Reader) -> None:
    """The browser itself complains about half a script; nobody can keep it from that."""
    known = ("unexpected token", "missing ) after argument list", "Unexpected end of input")
    reader.errors[:] = [each for each in reader.errors if not any(text in each for text in known)]


def _settled(page: Page) -> None:
    page.wait_for_function(
        "() => document.getElementById('explorar-cuenta').textContent !== 'Buscando…'"
    )
    page.wait_for_load_state("networkidle")


# Garbage


@pytest.mark.parametrize("text", GARBAGE, ids=lambda text: ascii(text[:20]))
def test_whatever_is_typed_is_only_text(make: OpenReader, real_address: str, text: str) -> None:
    page = make().open(real_address + PATH)
    page.eval_on_selector(
        FIELD,
        "(field, text) => { field.value = text; field.form.requestSubmit(); }",
        text,
    )
    page.wait_for_function("() => document.documentElement.dataset.hubCounts > 0")
    assert page.locator("main script, main img").count() == 0
    with showing(page):
        page.fill(FIELD, "salud")
        page.locator(FIELD).press("Enter")
    assert page.locator(RESULT).count() > 0


@pytest.mark.parametrize("text", GARBAGE, ids=lambda text: ascii(text[:20]))
def test_whatever_stands_in_the_address_is_only_text(
    make: OpenReader, real_site: BuiltSite, text: str
) -> None:
    address = (real_site.folder / PATH).as_uri()
    page = make().open(f"{address}?q={quote(text.encode('utf-8', 'replace'))}")
    page.wait_for_function("() => document.documentElement.dataset.hubCounts > 0")
    assert page.locator("main script, main img").count() == 0
    with showing(page):
        box(page, "theme", "health").evaluate("(box) => { box.disabled = false; box.click(); }")


@pytest.mark.parametrize("query", ADDRESSES, ids=lambda query: query[:25])
def test_an_address_that_means_nothing_does_no_harm(
    make: OpenReader, real_address: str, query: str
) -> None:
    page = make().open(real_address + PATH + query)
    expect(page.locator(".is-live")).to_have_count(1)
    _settled(page)
    with showing(page):
        page.fill(FIELD, "salud")
        page.locator(FIELD).press("Enter")
    assert page.locator(RESULT).count() > 0
    assert page.locator("#explorar-activos li").count() == 0


@pytest.mark.parametrize("transport", ["http", "file"])
def test_a_search_is_quiet(
    browser: Browser, real_address: str, real_site: BuiltSite, transport: str
) -> None:
    """No message, no foreign request, no break of the security policy while everything is used."""
    root = real_address if transport == "http" else real_site.folder.as_uri() + "/"
    context = browser.new_context()
    watch = Watch(context.new_page())
    watch.open(root + PATH + "?q=eduacion+xqzzyt&country=FJ&from=2010&sort=year")
    page = watch.page
    page.locator("#explorar-nada button").first.click()
    page.locator(".take summary").click()
    with page.expect_download():
        page.get_by_role("button", name="CSV").click()
    assert watch.messages == []
    assert watch.failures == []
    assert watch.violations == []
    assert watch.elsewhere(root) == []
    context.close()


# Missing and damaged files


@pytest.mark.parametrize("how", ["missing", "cut off"])
@pytest.mark.parametrize("name", ["t/*", "lengths"])
def test_words_that_cannot_be_searched_for_leave_the_filters_working(
    make: OpenReader, copied: Path, real: Expected, name: str, how: str
) -> None:
    reader = make()
    _spoil(list(_index(copied).glob(f"{name}.js")), how)
    page = reader.open((copied / PATH).as_uri() + "?q=salud")
    expect(page.locator(NOTE)).to_contain_text(BROKEN)
    expect(page.locator("#explorar-lista")).to_be_visible()
    expect(page.locator("#explorar-estado")).to_contain_text(BROKEN)
    with showing(page):
        box(page, "theme", "health").check()
    expected = real.paths(real.hits("", {"theme": ["health"]}), "title")
    assert paths(page) == expected[:10]
    assert texts(page.locator(NOTE))[0].startswith(BROKEN)
    _forgive_half_files(reader)


@pytest.mark.parametrize("how", ["missing", "cut off"])
def test_a_filter_that_cannot_be_loaded_leaves_the_others_working(
    make: OpenReader, copied: Path, real: Expected, how: str
) -> None:
    reader = make()
    _spoil([_index(copied) / "f" / "theme.js"], how)
    page = open_shown(reader.open(), (copied / PATH).as_uri() + "?theme=health&country=AR")
    assert paths(page) == real.paths(real.hits("", {"country": ["AR"]}), "title")[:10]
    expect(page.locator(NOTE)).to_contain_text(BROKEN_FILTER)
    group = page.locator("[data-facet=theme]")
    expect(group.locator("legend")).to_have_text("No se pudo cargar este filtro.")
    expect(group.locator("input").first).to_be_disabled()
    with showing(page):
        page.get_by_role("button", name="Quitar filtro: Salud").click()
    expect(page.locator(NOTE)).to_have_count(0)
    with showing(page):
        box(page, "country", "PE").check()
    _forgive_half_files(reader)


@pytest.mark.parametrize("how", ["missing", "cut off"])
def test_years_that_cannot_be_loaded_are_said_not_to_apply(
    make: OpenReader, copied: Path, how: str
) -> None:
    reader = make()
    _spoil([_index(copied) / "f" / "period.js"], how)
    page = open_shown(reader.open(), (copied / PATH).as_uri() + "?q=salud&from=2020&sort=year")
    expect(page.locator(NOTE)).to_contain_text(BROKEN_FILTER)
    assert page.locator(RESULT).count() > 0
    _forgive_half_files(reader)


@pytest.mark.parametrize("how", ["missing", "cut off"])
def test_cards_that_cannot_be_loaded_leave_the_counts(
    make: OpenReader, copied: Path, real: Expected, how: str
) -> None:
    reader = make()
    _spoil(list((_index(copied) / "d").glob("*.js")), how)
    page = reader.open((copied / PATH).as_uri() + "?theme=health")
    expect(page.locator(NOTE)).to_contain_text(BROKEN_CARDS)
    number = len(real.hits("", {"theme": ["health"]}))
    expect(page.locator(COUNT)).to_have_text(f"{number} fichas")
    counts = real.counts("country", "", {"theme": ["health"]})
    country, fewer = next((value, n) for value, n in counts.items() if 0 < n < number)
    box(page, "country", country).evaluate("(box) => box.click()")
    expect(page.locator(COUNT)).to_have_text(f"{fewer} fichas" if fewer > 1 else "1 ficha")
    _forgive_half_files(reader)


@pytest.mark.parametrize("how", ["missing", "cut off"])
def test_an_index_that_is_not_there_at_all_leaves_the_page_as_it_is_without_scripts(
    make: OpenReader, copied: Path, how: str
) -> None:
    reader = make()
    _spoil([_index(copied) / "meta.js"], how)
    page = reader.open((copied / PATH).as_uri() + "?q=salud")
    expect(page.locator(NOTE)).to_contain_text(BROKEN)
    expect(page.locator("#explorar-lista")).to_be_visible()
    assert page.locator("[data-facet] a").count() > 0
    _forgive_half_files(reader)


def test_a_file_that_comes_back_is_used(make: OpenReader, real_address: str) -> None:
    page = make().open()
    page.route("**/f/theme.js", lambda route: route.abort())
    open_shown(page, real_address + PATH + "?theme=health")
    expect(page.locator(NOTE)).to_contain_text(BROKEN_FILTER)
    page.unroute("**/f/theme.js")
    with showing(page):
        page.fill(FIELD, "salud")
        page.locator(FIELD).press("Enter")
    expect(page.locator(NOTE)).to_have_count(0)
    expect(box(page, "theme", "health")).to_be_enabled()
    assert box(page, "theme", "health").is_checked()
    legend = page.locator("[data-facet=theme] legend")
    expect(legend).to_have_text("Temas: uno o varios")


def test_the_same_words_are_searched_for_again_when_that_failed(
    make: OpenReader, real_address: str
) -> None:
    page = make().open()
    page.route("**/lengths.js", lambda route: route.abort())
    page.goto(real_address + PATH + "?q=salud")
    expect(page.locator(NOTE)).to_contain_text(BROKEN)
    page.unroute("**/lengths.js")
    with showing(page):
        page.locator(FIELD).press("Enter")
    expect(page.locator(NOTE)).to_have_count(0)
    assert page.locator(RESULT).count() > 0
