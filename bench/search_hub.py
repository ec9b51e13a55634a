"""Our own search as one of the engines: the built hub of the corpus, and what its index takes.

``bench.search_measurements`` sets it beside the rivals.
"""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from bench.outside_programs import Unavailable
from bench.processes import RunFailed, python_report
from bench.search_corpus import LANGUAGE
from bench.search_engine import BuildCost, Contender, Engine
from bench.sites import build_seconds, prepare_hub

HUB = "Hub"
_INDEX = """
import dataclasses, json, sys, time
from pathlib import Path
from bench.processes import ROOT
from bench.search_corpus import load_catalog
from hub.search.cache import SearchCache
from hub.site.plan import documents_of
from hub.site.search_files import search_files
from hub.site.site import Settings, Site
from hub.site.strings import load_strings
content, folder, language, change = sys.argv[1:]
settings = Settings("", "", "", "", language)
strings = load_strings(ROOT / "theme" / "strings", language)
site = Site(load_catalog(Path(content)), settings, strings)
documents = documents_of(site, ())
if change:
    *others, body = documents[0].texts
    changed = (*others, (*body, (language, change)))
    documents[0] = dataclasses.replace(documents[0], texts=changed)
start = time.process_time()
index = SearchCache(Path(folder, "cache"), language).load(documents)
for name, data in search_files(site, index)[1].items():
    path = Path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
print(json.dumps({"seconds": time.process_time() - start}))
"""
"""Indexes the loaded documents and writes the files for the browser."""


def prepare_our_search(content: Path, folder: Path) -> Contender:
    """The hub of ``content``, built in ``folder``.

    Raises:
        Unavailable: the site could not be built, or has no search data.
    """
    try:
        build_seconds(prepare_hub(content, folder))
    except RunFailed as problem:
        reason = str(problem).strip().splitlines()[-1]
        raise Unavailable(f"The hub could not be built: {reason}") from problem
    site = folder / "site"
    if not (site / "search").is_dir():
        raise Unavailable("The hub holds no search data.")
    engine = Engine(
        name=HUB,
        version="",
        site=site,
        page="practices/index.html",
        served=("practices/index.html", "assets/*", "search/*"),
        data=("search/*",),
        scripts=("assets/hub/*.js",),
    )
    return Contender((engine,), partial(_build, content, folder / "index"))


def _build(content: Path, folder: Path) -> BuildCost:
    shutil.rmtree(folder, ignore_errors=True)
    cold, changed = (
        python_report(_INDEX, str(content), str(folder), LANGUAGE, change)["seconds"]
        for change in ("", "cambio")
    )
    return BuildCost(cold, changed)
