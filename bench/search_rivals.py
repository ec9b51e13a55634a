"""Pagefind and MiniSearch on the texts of the corpus: installed aside, built, put into plain pages.

Their pages stand in ``bench/data/search`` and hold nothing but a search box, facets and ten cards.
``bench.search_measurements`` sets them beside our own search.
"""

from __future__ import annotations

import html
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from importlib.metadata import distributions
from pathlib import Path

from bench.lists import DATA
from bench.outside_programs import (
    Unavailable,
    first_line,
    install_node_package,
    package_version,
    run,
)
from bench.processes import RunFailed, cpu_seconds
from bench.search_corpus import LANGUAGE, SearchText
from bench.search_engine import BuildCost, Contender, Engine
from hub.queries.facets import FACETS

PAGEFIND = "Pagefind"
PAGEFIND_ON_MAIN_THREAD = "Pagefind, no worker"
MINISEARCH = "MiniSearch"
_FILES = DATA / "search"
_PAGES = "pages"
"""Folder of the entry pages in the site of a rival."""


def prepare_pagefind(texts: Sequence[SearchText], tools: Path, site: Path) -> Contender:
    """Pagefind with the entries as pages in ``site``; what is missing is installed in ``tools``.

    It comes twice: as it is, searching in a worker, and on the main thread (``noWorker``), because
    the browser slows down only the main thread.

    Raises:
        Unavailable: it could not be installed.
    """
    packages = tools / "python"
    if not (packages / "pagefind").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run("Pagefind could not be installed", [*pip, "--target", str(packages), "pagefind[bin]"])
    found = distributions(path=[str(packages)], name="pagefind")
    version = next((distribution.version for distribution in found), "")
    (site / _PAGES).mkdir(parents=True)
    for text in texts:
        _entry_page(site, text).write_text(_page(text), encoding="utf-8")
    for page, options in (("index.html", "{}"), ("main.html", "{ noWorker: true }")):
        _write_page(site / page, f"const OPTIONS = {options};", _read("pagefind.js"))
    engine = Engine(
        name=PAGEFIND,
        version=version,
        site=site,
        page="index.html",
        served=("index.html", "main.html", "pagefind/*"),
        data=("pagefind/*.pf_*", "pagefind/*.pagefind", "pagefind/pagefind-entry.json"),
        scripts=("*.js", "*.pagefind"),
    )
    on_main_thread = replace(engine, name=PAGEFIND_ON_MAIN_THREAD, version="", page="main.html")
    return Contender((engine, on_main_thread), partial(_build_pagefind, packages, site, texts[0]))


def _build_pagefind(packages: Path, site: Path, first: SearchText) -> BuildCost:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--silent"]

    def index() -> float:
        try:
            return cpu_seconds(command, {"PYTHONPATH": str(packages)})
        except (RunFailed, OSError) as problem:
            raise Unavailable(
                f"Pagefind could not be built: {first_line(str(problem))}"
            ) from problem

    # It keeps nothing between two runs; the run that lasts is that of the unchanged entries.
    page = _entry_page(site, first)
    page.write_text(_page(replace(first, body=f"{first.body} cambio")), encoding="utf-8")
    changed = index()
    page.write_text(_page(first), encoding="utf-8")
    shutil.rmtree(site / "pagefind")
    return BuildCost(index(), changed)


def prepare_minisearch(texts: Sequence[SearchText], tools: Path, site: Path) -> Contender:
    """MiniSearch with an index of the entries in ``site``, built beforehand by Node.

    Raises:
        Unavailable: it could not be installed.
    """
    package = install_node_package("minisearch", MINISEARCH, tools)
    version = package_version(package)
    site.mkdir(parents=True)
    shutil.copy(package / "dist" / "umd" / "index.js", site / "minisearch.js")
    documents = site / "documents.json"
    documents.write_text(json.dumps([_document(text) for text in texts]), encoding="utf-8")
    options = _read("minisearch_options.js")
    _write_page(site / "index.html", options, _read("minisearch.js"), library="minisearch.js")
    engine = Engine(
        name=MINISEARCH,
        version=version,
        site=site,
        page="index.html",
        served=("index.html", "minisearch.js", "index.json"),
        data=("index.json",),
        scripts=("minisearch.js",),
    )
    library = package / "dist" / "cjs" / "index.cjs"
    return Contender((engine,), partial(_build_minisearch, library, documents, site))


def _build_minisearch(library: Path, documents: Path, site: Path) -> BuildCost:
    program, options = _FILES / "minisearch_build.cjs", _FILES / "minisearch_options.js"
    command = ["node", *map(str, (program, library, options, documents, site))]
    return BuildCost(**json.loads(run("MiniSearch could not be built", command)))


def _document(text: SearchText) -> dict[str, object]:
    return {**asdict(text), "body": f"{text.body} {' '.join(_labels(text))}"}


def _labels(text: SearchText) -> Iterator[str]:
    return (label for labels in text.facets.values() for label in labels)


def _entry_page(site: Path, text: SearchText) -> Path:
    return site / _PAGES / f"{text.id}.html"


def _page(text: SearchText) -> str:
    """The least page of an entry that Pagefind can index with its facets and its card."""
    card = {"place": text.place, "period": text.period, "sentence": text.sentence}
    named = ", ".join(f"{key}[data-{key}]" for key in card)
    values = " ".join(f'data-{key}="{html.escape(value)}"' for key, value in card.items())
    facets = "\n".join(
        f'<p data-pagefind-filter="{facet.id}">{html.escape(label)}</p>'
        for facet in FACETS
        for label in text.facets.get(facet.id, ())
    )
    return f"""<!doctype html>
<html lang="{LANGUAGE}">
<head><meta charset="utf-8"><title>{html.escape(text.title)}</title></head>
<body>
<main data-pagefind-body data-pagefind-meta="{named}" {values}>
<h1>{html.escape(text.title)}</h1>
<p>{html.escape(text.summary)}</p>
<p>{html.escape(text.body)}</p>
{facets}
</main>
</body>
</html>
"""


def _write_page(path: Path, *scripts: str, library: str = "") -> None:
    """Write the page to search on with ``scripts``, and before them the file ``library``."""
    loaded = f'<script src="{library}"></script>\n' if library else ""
    inline = "\n".join([_read("page.js"), *scripts])
    page = _read("page.html").replace("<!-- scripts -->", f"{loaded}<script>\n{inline}</script>")
    path.write_text(page, encoding="utf-8")


def _read(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")
