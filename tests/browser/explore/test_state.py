"""The address of the explore page and what it stands for; nothing else in it is believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[3]
KNOWN = [["country", ["AR", "BR", "PE"]], ["theme", ["health", "education"]]]
EMPTY = {"q": "", "exact": False, "sort": "", "from": 0, "to": 0, "facets": {}}
RUN = """
([search, known]) => {
  const state = Hub.state.read(search, new Map(known.map(([id, values]) => [id, () => values])));
  const plain = (value) => (value instanceof Map || value instanceof Set ? [...value] : value);
  return JSON.parse(JSON.stringify({
    state: {...state, facets: Object.fromEntries([...state.facets].map(([id, v]) => [id, [...v]]))},
    written: Hub.state.write(state),
    isActive: Hub.state.isActive(state),
  }));
}
"""
Read = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Any]:
    """An empty page with the script alone: proof that it needs no other."""
    opened = browser.new_page()
    script = (ROOT / "theme/scripts/state.js").read_text("utf-8")
    opened.add_script_tag(content="var Hub = {};" + script)
    yield opened
    opened.close()


@pytest.fixture
def read(page: Any) -> Read:
    def read(search: str) -> dict[str, Any]:
        found: dict[str, Any] = page.evaluate(RUN, [search, KNOWN])
        return found

    return read


def test_an_address_is_read_into_a_state(read: Read) -> None:
    found = read(
        "?q=salud+rural&country=BR&country=AR&theme=health&from=2019&to=2023&sort=year&exact=1"
    )
    assert found["state"] == {
        "q": "salud rural",
        "exact": True,
        "sort": "year",
        "from": 2019,
        "to": 2023,
        "facets": {"country": ["AR", "BR"], "theme": ["health"]},
    }
    assert found["isActive"]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "?q=salud",
        "?q=%22centro+de+salud%22+-vivienda",
        "?country=AR&country=BR&theme=health",
        "?from=2019",
        "?q=a&country=PE&from=2019&to=2023&sort=verified&exact=1",
    ],
)
def test_a_state_is_written_as_it_was_read(read: Read, written: str) -> None:
    assert read(written)["written"] == written


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("?country=BR&country=AR&country=AR", "?country=AR&country=BR"),
        ("?theme=health&country=AR", "?country=AR&theme=health"),
        ("?q=%20%20salud%20", "?q=salud"),
        ("?to=2019&from=2023", "?from=2019&to=2023"),
    ],
)
def test_one_state_has_one_address(read: Read, given: str, written: str) -> None:
    assert read(given)["written"] == written


@pytest.mark.parametrize(
    "given",
    [
        "",
        "?",
        "?&&&===",
        "?q=",
        "?q=+++",
        "?country=XX&country=&planet=mars&theme=%3Cscript%3E",
        "?__proto__=AR&constructor=AR&toString=1",
        "?from=0&to=99999",
        "?from=2019.5&to=-3",
        "?from=dosmil&to=0x7e7",
        "?sort=random&exact=yes",
        "?exact=1&sort=year",
        "?country[]=AR&Country=AR&country%5B%5D=BR",
    ],
)
def test_what_means_nothing_is_left_out(read: Read, given: str) -> None:
    found = read(given)
    assert not found["isActive"]
    assert found["state"]["facets"] == {}
    assert (found["state"]["from"], found["state"]["to"]) == (0, 0)


@pytest.mark.parametrize("order", ["random", "", "relevance", "toString"])
def test_an_unknown_order_is_left_out(read: Read, order: str) -> None:
    assert read(f"?q=a&sort={order}")["written"] == "?q=a"


def test_nothing_asked_is_the_empty_state(read: Read) -> None:
    assert read("")["state"] == EMPTY


def test_a_broken_code_is_text_like_any_other(read: Read) -> None:
    assert read("?q=%E0%A4%A&country=AR")["state"]["facets"] == {"country": ["AR"]}
    assert read("?country=%E0%A4%A")["state"] == EMPTY


def test_a_long_query_is_read_up_to_500_characters(read: Read) -> None:
    assert read("?q=" + "a" * 10_000)["state"]["q"] == "a" * 500


def test_half_a_character_can_be_written(read: Read) -> None:
    """Cutting a text may cut an emoji in two; its address must not throw."""
    assert read("?q=" + "a" * 499 + "🧭")["written"].startswith("?q=aaa")


def test_thousands_of_parameters_do_no_harm(read: Read) -> None:
    many = "&".join(f"country=X{n}&p{n}={n}" for n in range(20_000))
    assert read(f"?{many}&country=AR")["state"]["facets"] == {"country": ["AR"]}


@pytest.mark.parametrize(
    ("left", "written"),
    [
        ("'country', 'AR'", "?q=a&country=BR&theme=health&from=2019"),
        ("'country'", "?q=a&theme=health&from=2019"),
        ("'theme', 'health'", "?q=a&country=AR&country=BR&from=2019"),
        ("'period'", "?q=a&country=AR&country=BR&theme=health"),
        ("'principle', 'x'", "?q=a&country=AR&country=BR&theme=health&from=2019"),
    ],
)
def test_a_filter_can_be_taken_away(page: Any, left: str, written: str) -> None:
    search = "?q=a&country=AR&country=BR&theme=health&from=2019"
    script = (
        "([search, known]) => { const all = known.map(([id, values]) => [id, () => values]);"
        " const before = Hub.state.read(search, new Map(all));"
        f" const after = Hub.state.without(before, {left});"
        " return [Hub.state.write(before), Hub.state.write(after)]; }"
    )
    assert page.evaluate(script, [search, KNOWN]) == [search, written]


def test_all_filters_can_be_taken_away_from_the_words(page: Any) -> None:
    script = (
        "([search, known]) => Hub.state.write("
        "Hub.state.unfiltered(Hub.state.read(search,"
        " new Map(known.map(([id, values]) => [id, () => values])))))"
    )
    search = "?q=a&country=AR&theme=health&from=2019&to=2020&sort=year"
    assert page.evaluate(script, [search, KNOWN]) == "?q=a&sort=year"
