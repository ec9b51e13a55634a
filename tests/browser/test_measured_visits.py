"""The visits of the search benchmark: on a page small enough to know what they must measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import bench.browser
import bench.search_visits
from bench.browser import BrowserFailed, Line, visit
from bench.gzip_server import GzipServer, compressed_files, serving
from bench.search_corpus import QueryPair
from bench.search_engine import Engine
from bench.search_visits import PLAYS, Asked, Figures

PAGE = """<!doctype html>
<html lang="es"><head><meta charset="utf-8"><title>Página</title></head><body>
<form id="explorar-buscador"><input id="explorar-q"></form>
<aside id="explorar-filtros"><details><summary>Países</summary>
<label><input type="checkbox" name="country" value="PE">Perú</label>
<label><input type="checkbox" name="country" value="MX">México</label></details></aside>
<div id="explorar-resultados"></div>
<script src="page.js"></script></body></html>"""
SCRIPT = """
const { dataset } = document.documentElement;
const signal = (name) => { dataset[name] = Number(dataset[name] || 0) + 1; };
const results = document.getElementById("explorar-resultados");
const field = document.getElementById("explorar-q");
const files = { nuevo: "new.js" };
const load = (name, next) => {
  const script = document.createElement("script");
  Object.assign(script, { src: name, onload: next });
  document.head.append(script);
};
const search = () => {
  const query = field.value;
  const show = () => {
    const card = document.createElement("article");
    card.className = "result";
    card.textContent = query;
    results.replaceChildren(...(query === "nada" ? [] : [card]));
    signal("hubResults");
  };
  if (query === "roto") dataset.hubFailed = "the index is broken";
  else if (query !== "mudo") load(files[query] || "data.js", () => setTimeout(show, 100));
};
document.getElementById("explorar-buscador").addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
document.querySelector("details").addEventListener("toggle", () => load("facets.js"));
document.querySelector("aside").addEventListener("change", ({ target }) => {
  if (target.value === "MX") setTimeout(() => signal("hubCounts"), 50);
});
field.value = new URLSearchParams(location.search).get("q");
search();
"""
FILES = {"index.html": PAGE, "page.js": SCRIPT, "data.js": "1", "new.js": "12", "facets.js": "123"}


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Engine(
        name="Page",
        version="",
        site=tmp_path,
        page="index.html",
        served=("*",),
        data=(),
        scripts=("page.js",),
    )


@pytest.fixture
def server(engine: Engine) -> Iterator[GzipServer]:
    with serving(compressed_files(engine.site, engine.is_served)) as started:
        yield started


@pytest.fixture
def address(server: GzipServer) -> str:
    return f"{server.address}index.html"


def test_an_answer_is_timed_until_it_stands_in_the_page_and_is_painted(
    browser: Browser, address: str
) -> None:
    with visit(browser) as visitor:
        first = visitor.open(address, "algo")
        assert 100 <= first.shown < first.painted
        assert visitor.cards == 1
        again = visitor.ask("otra cosa")
        assert 100 <= again.shown < again.painted < 5000


def test_a_facet_is_timed_until_it_is_counted(browser: Browser, address: str) -> None:
    with visit(browser) as visitor:
        visitor.open(address, "algo")
        visitor.open_facets()
        assert 50 <= visitor.choose_country("nowhere", "mx").shown < 5000


def test_a_page_that_does_not_work_says_why(browser: Browser, address: str) -> None:
    with visit(browser) as visitor, pytest.raises(BrowserFailed, match=r"^the index is broken$"):
        visitor.open(address, "roto")


def test_a_page_that_does_not_answer_is_given_up(
    browser: Browser, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench.browser, "PATIENCE", 0.3)
    with visit(browser) as visitor:
        with pytest.raises(BrowserFailed, match=r"^no answer$"):
            visitor.open(address, "mudo")
        with pytest.raises(BrowserFailed, match=r"^no such facet$"):
            visitor.choose_country("CL")


def test_every_visitor_comes_with_an_empty_cache(
    browser: Browser, server: GzipServer, address: str
) -> None:
    for _ in range(2):
        with visit(browser) as visitor:
            visitor.open(address, "algo")
    loaded = [answer.path for answer in server.answers if answer.is_found]
    assert loaded == ["index.html", "page.js", "data.js"] * 2


def test_a_slow_line_is_slow(browser: Browser, address: str) -> None:
    with visit(browser, line=Line(latency=300, down=1e6, up=1e6)) as visitor:
        assert visitor.open(address, "algo").shown > 900


def test_a_slow_processor_is_slow(browser: Browser, address: str) -> None:
    count = "() => { const t = performance.now(); let n = 0; while (n < 1e8) n++; \
      return performance.now() - t; }"
    with visit(browser) as fast, visit(browser, cpu=10) as slow:
        fast.open(address, "algo")
        slow.open(address, "algo")
        assert slow.page.evaluate(count) > 2 * fast.page.evaluate(count)


def test_memory_of_workers_and_webassembly_is_counted(browser: Browser, address: str) -> None:
    work = "self.kept = new Uint8Array(8e6).fill(1); postMessage(0);"
    with visit(browser) as visitor:
        visitor.open(address, "algo")
        before = visitor.heap()
        visitor.page.evaluate(
            "() => { globalThis.kept = new WebAssembly.Memory({ initial: 64 }); }"
        )
        with_memory = visitor.heap()
        visitor.page.evaluate(
            """(work) => new Promise((done) => {
              const worker = new Worker(URL.createObjectURL(new Blob([work])));
              worker.onmessage = () => done();
              globalThis.worker = worker;
            })""",
            work,
        )
        assert with_memory - before == pytest.approx(64 * 65_536, rel=0.1)
        assert visitor.heap() - with_memory == pytest.approx(8e6, rel=0.2)


def asked(browser: Browser, engine: Engine, server: GzipServer, *queries: str) -> Asked:
    return Asked(browser, engine, server, QueryPair(*queries), ("México", "MX"))


def test_the_visits_yield_every_figure(
    browser: Browser, engine: Engine, server: GzipServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench.search_visits, "_QUIET", 0.3)
    monkeypatch.setattr(bench.search_visits, "SLOW_LINE", Line(latency=1000, down=1e6, up=1e6))
    sample: dict[str, float] = {}
    for play in PLAYS:
        sample |= play(asked(browser, engine, server, "algo", "nuevo"))
    assert sample.keys() == {field.name for field in fields(Figures)}
    sizes = {name: len(body.content) for name, body in server.files.items()}
    assert sample["wire_first"] == sizes["index.html"] + sizes["page.js"] + sizes["data.js"]
    assert sample["wire_scripts"] == sizes["page.js"]
    assert (sample["wire_after"], sample["wire_second"], sample["wire_facets"]) == (0, 2, 3)
    assert sample["slow_first"] > 3000


def test_a_page_without_results_is_not_measured(
    browser: Browser, engine: Engine, server: GzipServer
) -> None:
    with pytest.raises(BrowserFailed, match=r"^no results are shown$"):
        PLAYS[0](asked(browser, engine, server, "nada", "nuevo"))


def test_a_page_that_misses_a_file_is_not_measured(
    browser: Browser, engine: Engine, server: GzipServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench.search_visits, "_QUIET", 0.3)
    server.files = {name: body for name, body in server.files.items() if name != "facets.js"}
    with pytest.raises(BrowserFailed, match=r"^asks for facets.js, which is not there$"):
        PLAYS[0](asked(browser, engine, server, "algo", "nuevo"))
