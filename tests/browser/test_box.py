"""The search box in the header: suggestions while typing, by keyboard and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import OVERFLOW, OpenReader, auditor, faults, readers, texts
from tests.site.built import BuiltSite

FIELD = "#buscar"
OPTION = ".panel [role=option]"
ENTRY = f"{OPTION}[href*='practices/'], {OPTION}[href*='programs/']"
FIRST_FIVE = """
async (query) => {
  const found = await Hub.engine.search(query, { prefix: true });
  return (await Hub.engine.cards([...found.docs.slice(0, 5)])).map((card) => card.title);
}
"""
HOLD = """
(held) => {
  const { search } = Hub.engine;
  Hub.engine.search = (text, how) =>
    text === held
      ? new Promise((resolve) => {
          window.letGo = () => resolve(search(text, how));
          document.documentElement.dataset.held = "";
        })
      : search(text, how);
}
"""
"""Lets the search for one text wait until ``letGo()``."""
GARBAGE = [
    "a" * 10_000,
    "salud " * 2_000,
    "🧭🌎🚸",
    "\u0000\u0007\u001b salud",
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "%E0%A4%A %",
    "\ud800 salud",
    '"""" -- -- ""',
    "\u202esalud\u202c",
    "*[^\\d](?=.)",
]


@pytest.fixture
def make(browser: Browser) -> Iterator[OpenReader]:
    with readers(browser) as make:
        yield make


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, real_address: str, real_site: BuiltSite) -> str:
    """The real site, from a server and from a folder."""
    return real_address if request.param == "http" else real_site.folder.as_uri() + "/"


def _type(page: Page, text: str) -> None:
    """Type into the field and wait until the panel shows what there is for the whole text."""
    page.locator(FIELD).focus()
    page.keyboard.type(text)
    expect(page.locator(".panel")).to_be_visible()
    expect(page.locator(".combobox > [role=status]")).not_to_be_empty()


def _active(page: Page) -> str:
    """The text of the option that assistive technology is told of, or nothing."""
    found: str = page.evaluate(
        "document.getElementById("
        f"document.querySelector('{FIELD}').getAttribute('aria-activedescendant'))"
        "?.innerText ?? ''"
    )
    return " ".join(found.split())


def _query(url: str) -> str:
    return parse_qs(urlsplit(url).query)["q"][0]


# Reaching the field


def test_a_slash_leads_to_the_field(make: OpenReader, address: str) -> None:
    page = make().open(address + "about.html")
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    assert page.input_value(FIELD) == ""
    page.keyboard.type("y/o")
    assert page.input_value(FIELD) == "y/o"


def test_a_slash_on_a_spanish_keyboard_leads_to_the_field(
    make: OpenReader, real_address: str
) -> None:
    page = make().open(real_address + "about.html")
    page.evaluate(
        "document.body.dispatchEvent("
        "new KeyboardEvent('keydown', {key: '/', shiftKey: true, bubbles: true}))"
    )
    expect(page.locator(FIELD)).to_be_focused()


@pytest.mark.parametrize("keys", ["Control+/", "Alt+/", "Meta+/"])
def test_a_slash_with_another_key_is_left_to_the_browser(
    make: OpenReader, real_address: str, keys: str
) -> None:
    page = make().open(real_address + "about.html")
    page.keyboard.press(keys)
    expect(page.locator(FIELD)).not_to_be_focused()


OWN_FIELDS = {"practices/index.html": ["explorar-q"], "index.html": ["buscar", "buscar-inicio"]}
"""Search fields of pages that have a large one of their own."""


def test_every_framed_page_has_its_search_field(site: BuiltSite) -> None:
    for page in site.framed_pages:
        fields = [e for e in page.all("input") if e.get("type") == "search"]
        expected = OWN_FIELDS.get(page.path, ["buscar"])
        assert [field.get("id") for field in fields] == expected, page.path


def test_the_form_works_without_scripts(make: OpenReader, address: str) -> None:
    page = make(java_script_enabled=False).open(address + "contribute/criteria.html")
    page.fill(FIELD, "salud y retorno")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/practices/index.html?q=*")
    assert _query(page.url) == "salud y retorno"


def test_the_button_searches(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "about.html")
    page.fill(FIELD, "retorno")
    page.get_by_role("button", name="Buscar").click()
    page.wait_for_url("**/practices/index.html?q=retorno")


# Suggestions


def test_nothing_is_loaded_before_the_field_has_the_focus(
    make: OpenReader, real_address: str
) -> None:
    page = make().open()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(real_address + "about.html", wait_until="networkidle")
    assert not {"meta.js", "lengths.js", "0.js"} & set(loaded)
    page.locator(FIELD).focus()
    page.wait_for_load_state("networkidle")
    assert loaded[-1] == "meta.js"
    _type(page, "salud")
    assert "lengths.js" in loaded


def test_the_first_five_entries_are_offered_as_the_engine_ranks_them(
    make: OpenReader, address: str
) -> None:
    page = make().open(address + "about.html")
    _type(page, "personas retornadas")
    titles: list[str] = page.evaluate(FIRST_FIVE, "personas retornadas")
    shown = texts(page.locator(OPTION))
    entries = [text for text in shown if any(text.startswith(title) for title in titles)]
    assert len(titles) == 5
    assert [text.startswith(title) for text, title in zip(entries, titles, strict=True)] == [
        True
    ] * 5
    assert all(" · " in text for text in entries)
    assert shown[-1].startswith("Ver los ")


def test_words_are_marked_in_titles_in_every_inflection(
    make: OpenReader, real_address: str
) -> None:
    page = make().open(real_address + "about.html")
    _type(page, "migrante ")
    marked = {text.lower() for text in texts(page.locator(f"{OPTION} mark"))}
    assert {"migrantes"} <= marked <= {"migrantes", "migrante", "migrant", "migrants"}


def test_the_last_word_is_completed(make: OpenReader, address: str) -> None:
    page = make().open(address + "about.html")
    _type(page, "salud migra")
    group = page.get_by_role("group", name="Completar la palabra")
    words = texts(group.get_by_role("option"))
    assert 1 <= len(words) <= 4
    assert all(word.startswith("migra") for word in words)
    group.get_by_role("option").first.click()
    assert page.input_value(FIELD) == f"salud {words[0]} "
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.get_by_role("group", name="Fichas")).to_be_visible()
    expect(group).to_have_count(0)


def test_a_misspelt_word_is_said_to_be_replaced(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "about.html")
    _type(page, "educasion ")
    note = page.locator(".panel > p")
    expect(note).to_contain_text("Resultados para: educación")
    assert page.locator(ENTRY).count() > 0


def test_what_nobody_wrote_is_said_to_be_nowhere(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "about.html")
    page.fill(FIELD, "xyzzyxyzzyq")
    expect(page.locator(".panel > p")).to_have_text("Ninguna ficha tiene estas palabras.")
    assert page.locator(OPTION).count() == 0


def test_entries_with_some_of_the_words_are_named_so(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "about.html")
    page.fill(FIELD, "fiyi chile tayikistán")
    expect(page.locator(".panel > p")).to_contain_text("Ninguna ficha tiene todas las palabras")
    assert page.locator(ENTRY).count() > 0


def test_a_search_that_another_one_has_overtaken_shows_nothing(
    make: OpenReader, real_address: str
) -> None:
    page = make().open(real_address + "about.html")
    page.evaluate(HOLD, "retorno ")
    page.fill(FIELD, "retorno ")
    page.wait_for_selector("html[data-held]")
    page.fill(FIELD, "niñez ")
    expect(page.locator(OPTION).first).to_be_visible()
    shown = texts(page.locator(OPTION))
    page.evaluate("letGo()")
    page.wait_for_timeout(300)
    assert texts(page.locator(OPTION)) == shown
    assert all("q=ni" in (link.get_attribute("href") or "") for link in page.locator(ENTRY).all())


def test_a_search_that_comes_after_the_panel_was_closed_does_not_open_it(
    make: OpenReader, real_address: str
) -> None:
    page = make().open(real_address + "about.html")
    page.evaluate(HOLD, "retorno ")
    page.fill(FIELD, "retorno ")
    page.wait_for_selector("html[data-held]")
    page.locator(FIELD).press("Tab")
    page.evaluate("letGo()")
    page.wait_for_timeout(300)
    expect(page.locator(".panel")).to_be_hidden()


# Keyboard and screen readers


def test_the_field_is_a_combobox_with_a_list(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "about.html")
    field = page.get_by_role("combobox", name="Buscar prácticas")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_attribute("aria-autocomplete", "list")
    _type(page, "salud")
    expect(field).to_have_attribute("aria-expanded", "true")
    controlled = field.get_attribute("aria-controls")
    assert page.locator(f"#{controlled}").get_attribute("role") == "listbox"
    assert page.get_by_role("listbox", name="Sugerencias").get_by_role("option").count() > 1
    ids = page.eval_on_selector_all(OPTION, "(options) => options.map((option) => option.id)")
    assert len(set(ids)) == len(ids)


def test_the_arrow_keys_go_through_the_options_and_the_field(
    make: OpenReader, address: str
) -> None:
    page = make().open(address + "about.html")
    _type(page, "salud")
    options = texts(page.locator(OPTION))
    walked = []
    for _ in options:
        page.keyboard.press("ArrowDown")
        walked.append(_active(page))
        assert page.locator(f"{OPTION}[aria-selected=true]").count() == 1
    assert walked == options
    page.keyboard.press("ArrowDown")
    assert _active(page) == ""
    page.keyboard.press("ArrowUp")
    assert _active(page) == options[-1]
    expect(page.locator(FIELD)).to_be_focused()


def test_enter_opens_the_entry_that_was_chosen(make: OpenReader, address: str) -> None:
    page = make().open(address + "about.html")
    _type(page, "argentina centros ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/practices/argentina-cimr.html?q=*")
    assert _query(page.url) == "argentina centros "


def test_enter_in_the_field_goes_to_the_explore_page(make: OpenReader, address: str) -> None:
    page = make().open(address + "about.html")
    _type(page, "salud niñez")
    page.keyboard.press("Enter")
    page.wait_for_url("**/practices/index.html?q=*")
    assert _query(page.url) == "salud niñez"


def test_the_last_option_leads_to_all_results(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "about.html")
    _type(page, "salud ")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/practices/index.html?q=*")


def test_escape_closes_the_panel_and_keeps_focus_and_text(
    make: OpenReader, real_address: str
) -> None:
    page = make().open(real_address + "about.html")
    _type(page, "salud")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "false")
    assert page.input_value(FIELD) == "salud"
    assert _active(page) == ""
    page.keyboard.press("ArrowDown")
    expect(page.locator(".panel")).to_be_visible()


def test_tab_closes_the_panel(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "about.html")
    _type(page, "salud")
    page.keyboard.press("Tab")
    expect(page.locator(".panel")).to_be_hidden()
    expect(page.get_by_role("button", name="Buscar")).to_be_focused()


def test_an_emptied_field_closes_the_panel(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "about.html")
    _type(page, "salud")
    page.fill(FIELD, "")
    expect(page.locator(".panel")).to_be_hidden()


def test_the_count_is_announced_after_a_pause_and_the_list_is_not(
    make: OpenReader, real_address: str
) -> None:
    page = make().open(real_address + "about.html")
    status = page.locator(".combobox > [role=status]")
    page.clock.install()
    page.fill(FIELD, "salud ")
    page.clock.run_for(130)
    expect(page.locator(OPTION).first).to_be_visible()
    expect(status).to_be_empty()
    page.clock.run_for(500)
    expect(status).to_have_text(f"{page.evaluate(COUNT, 'salud ')} resultados.")
    assert page.locator(".panel [aria-live], .panel [role=status]").count() == 0
    page.fill(FIELD, "salud n")
    expect(status).to_be_empty()


COUNT = "async (query) => (await Hub.engine.search(query)).docs.length"


def test_another_field_gets_words_only(make: OpenReader, real_address: str) -> None:
    """As the explore page uses it."""
    page = make().open(real_address + "about.html")
    page.evaluate(
        "const input = Hub.make('input', {type: 'text', id: 'other'});"
        "document.querySelector('main').prepend(Hub.make('div', null, input));"
        "Hub.box.attach(input, {onSearch: (text) => { window.searched = text; }})"
    )
    page.locator("#other").press_sequentially("salud migra")
    option = page.locator(f"main {OPTION}")
    expect(option.first).to_be_visible()
    words = texts(option)
    assert all(word.startswith("migra") for word in words)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("searched") == f"salud {words[0]} "
    assert page.input_value("#other") == f"salud {words[0]} "
    expect(page.locator("main .panel")).to_be_hidden()


# When things go wrong


@pytest.mark.parametrize("body", [None, "", 'Hub.receive("meta",{'], ids=["none", "empty", "cut"])
@pytest.mark.parametrize("file", ["meta.js", "t/*.js", "d/*.js"])
def test_without_a_part_of_the_index_a_sentence_says_so(
    make: OpenReader, real_address: str, file: str, body: str | None
) -> None:
    reader = make()
    page = reader.open()
    if body is None:
        page.route(f"**/search/es/*/{file}", lambda route: route.abort())
    else:
        page.route(f"**/search/es/*/{file}", lambda route: route.fulfill(body=body))
    page.goto(real_address + "about.html")
    page.fill(FIELD, "salud ")
    expect(page.locator(".panel > p")).to_contain_text("No se pudo cargar el índice")
    if body:  # the browser reports the broken file itself, and nothing else is amiss
        assert [error for error in reader.errors if "SyntaxError" not in error] == []
        reader.errors.clear()
    page.unroute_all()
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/practices/index.html?q=salud*")


def test_a_folder_without_an_index_says_so(make: OpenReader, real_site: BuiltSite) -> None:
    """The same from a folder, where the browser tells a page less about what failed."""
    page = make().open()
    page.goto((real_site.folder / "about.html").as_uri())
    page.evaluate("document.documentElement.dataset.search = 'search/gone/'")
    page.evaluate(
        "Hub.engine = Hub.createEngine(Hub.createLoader(Hub.root + 'search/gone/', document))"
    )
    page.fill(FIELD, "salud ")
    expect(page.locator(".panel > p")).to_contain_text("No se pudo cargar el índice")


UNASKED = "img, script:not([src])"
"""What a text could bring along; scripts from files are loaded as the search needs them."""


@pytest.mark.parametrize("text", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_harms_nobody(make: OpenReader, real_address: str, text: str) -> None:
    page = make().open(real_address + "about.html")
    before = page.locator(UNASKED).count()
    page.evaluate(
        "([selector, text]) => { const field = document.querySelector(selector); field.focus();"
        " field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); }",
        [FIELD, text],
    )
    page.wait_for_timeout(400)
    assert page.locator(UNASKED).count() == before
    page.fill(FIELD, "salud ")
    expect(page.locator(ENTRY).first).to_be_visible()


# Looks


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_open_panel_is_accessible(
    make: OpenReader, real_address: str, scheme: str, width: int
) -> None:
    page = auditor(make, scheme).open(real_address + "about.html", width=width)
    _type(page, "educasion ni")
    page.keyboard.press("ArrowDown")
    assert page.locator(f"{OPTION} mark").count() > 0
    assert faults(page) == []


def test_the_checker_sees_the_panel(make: OpenReader, real_address: str) -> None:
    page = auditor(make, "light").open(real_address + "about.html")
    _type(page, "salud")
    page.evaluate("document.querySelector('#buscar').setAttribute('aria-expanded', '6')")
    page.evaluate("document.querySelector('.panel [role=option]').style.color = '#ccc'")
    found = {fault.partition(":")[0] for fault in faults(page)}
    assert found == {"aria-valid-attr-value", "color-contrast"}


@pytest.mark.parametrize("width", [320, 700, 900, 1280])
def test_nothing_stands_out_of_the_window(make: OpenReader, real_address: str, width: int) -> None:
    page = make().open(real_address + "about.html", width=width)
    _type(page, "personas migrantes ni")
    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    box = page.locator(".panel").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["width"] >= 270


def test_options_are_large_enough_to_touch(make: OpenReader, real_address: str) -> None:
    page = make().open(real_address + "about.html", width=360)
    _type(page, "salud ni")
    heights = page.eval_on_selector_all(OPTION, "(all) => all.map((one) => one.offsetHeight)")
    assert min(heights) >= 24
