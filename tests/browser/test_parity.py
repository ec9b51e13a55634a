"""The browser and Python find the same entries in the same order: the release gate of search.

Every query goes to both: those of ``tests/search/relevance.json`` over the real content, generated
ones over the fixture, each over http and from a folder.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.browser.conftest import OpenPage
from tests.search.opened import Opened, generated_queries, open_index, written_queries
from tests.site.built import FIXTURE_CONTENT, ROOT, BuiltSite

GENERATED = 200
TOP = 10
ASK = """
async (queries) => {
  const answers = [];
  for (const [text, exact] of queries) {
    const found = await Hub.engine.search(text, { exact });
    const cards = await Hub.engine.cards([...found.docs].slice(0, 10));
    const pages = await Hub.engine.cards([...found.pages].slice(0, 10));
    answers.push({
      mode: found.mode,
      entries: cards.map((card) => card.path),
      pages: pages.map((card) => card.path),
      count: found.docs.length,
      unknown: found.unknown,
      corrections: found.corrections.map(({ word, spellings }) => [word, [...spellings]]),
    });
  }
  return answers;
}
"""
"""What the browser answers to queries, each with whether spelling is left as it is."""
Asked = list[tuple[str, bool]]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return open_index(ROOT / "content", tmp_path_factory.mktemp("real") / "index")


@pytest.fixture(scope="module")
def fixture(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return open_index(FIXTURE_CONTENT, tmp_path_factory.mktemp("fixture") / "index")


def _python_answers(opened: Opened, asked: Asked) -> list[dict[str, Any]]:
    answers = []
    for text, exact in asked:
        found = opened.searcher.search(text, exact=exact)
        documents = opened.index.documents
        answers.append(
            {
                "mode": found.mode,
                "entries": [documents[hit.number].url for hit in found.hits[:TOP]],
                "pages": [documents[hit.number].url for hit in found.pages[:TOP]],
                "count": len(found.hits),
                "unknown": [*found.unknown],
                "corrections": [[c.word, [*c.spellings]] for c in found.corrections],
            }
        )
    return answers


def _differences(
    asked: Asked, browser: list[dict[str, Any]], python: list[dict[str, Any]]
) -> dict[str, Any]:
    pairs = zip(asked, browser, python, strict=True)
    return {f"{query}": (mine, its) for query, mine, its in pairs if mine != its}


def _address(site: BuiltSite, http: str, origin: str) -> str:
    return http if origin == "http" else site.folder.as_uri() + "/"


@pytest.mark.parametrize("origin", ["http", "file"])
def test_written_queries_find_the_same_over_the_real_content(
    real: Opened, real_site: BuiltSite, real_address: str, new_page: OpenPage, origin: str
) -> None:
    asked = [(str(case["query"]), False) for case in written_queries()]
    page = new_page()
    page.goto(_address(real_site, real_address, origin) + "about.html")
    browser = page.evaluate(ASK, asked)
    assert len(asked) >= 60
    assert _differences(asked, browser, _python_answers(real, asked)) == {}


@pytest.mark.parametrize("origin", ["http", "file"])
def test_generated_queries_find_the_same_over_the_fixture(
    fixture: Opened, fixture_site: BuiltSite, fixture_address: str, new_page: OpenPage, origin: str
) -> None:
    queries = generated_queries(fixture.index, GENERATED)
    asked = [(query, number % 5 == 4) for number, query in enumerate(queries)]
    page = new_page()
    page.goto(_address(fixture_site, fixture_address, origin) + "about.html")
    browser = page.evaluate(ASK, asked)
    python = _python_answers(fixture, asked)
    assert _differences(asked, browser, python) == {}
    modes = {answer["mode"] for answer in python}
    assert modes == {"all", "most", "any", "none"}
    assert sum(bool(answer["corrections"]) for answer in python) >= 10


def test_the_generated_queries_notice_another_ranking(fixture: Opened) -> None:
    """Answers in the order of titles differ, so that the comparison can fail."""
    asked = [(query, False) for query in generated_queries(fixture.index, GENERATED)]
    python = _python_answers(fixture, asked)
    by_title = [{**answer, "entries": sorted(answer["entries"])} for answer in python]
    assert len(_differences(asked, by_title, python)) > 20


@pytest.mark.parametrize(
    "query",
    ["salud", "trata de personas", "eduacion niños", '"centros de integración"', "-mujeres"],
)
def test_the_command_finds_the_same_as_the_page(
    real: Opened, real_address: str, new_page: OpenPage, query: str
) -> None:
    """What a reader sees on the explore page, and what the command prints."""
    command = [sys.executable, str(ROOT / "scripts" / "search.py"), "--json", "--", query]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    printed = [entry["url"] for entry in json.loads(done.stdout)]
    page = new_page()
    page.goto(real_address + "practices/index.html")
    page.fill("#explorar-q", query)
    page.press("#explorar-q", "Enter")
    page.wait_for_function("() => document.documentElement.dataset.hubResults > 0")
    shown = page.eval_on_selector_all(
        "#explorar-resultados article.result :is(h2, h3) a",
        "links => links.map((link) => new URL(link.href).pathname.slice(1))",
    )
    assert printed == shown[:TOP]
    assert printed
