#!/usr/bin/env python3
"""Search the entries from the command line, with the ranking of the site.

Words must all occur (of four or more, most), else any; "a phrase" in quotes within the argument;
-word excludes, after -- when it comes first. A filter may be repeated: values of one filter widen
each other, filters narrow each other. Exit status: 0 searched (also when nothing was found), 1 the
content has no entry to search, 2 misuse.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from datetime import date
from pathlib import Path

from _bootstrap import ROOT
from _printing import run

from hub.entries.loader import VOCABULARIES, load_content
from hub.entries.prose import read_prose_pages
from hub.entries.wordings import command_texts
from hub.model import LANGUAGES, Catalog
from hub.queries.facets import FACETS, Facet, entries_by_value, value_label
from hub.queries.labels import Labels
from hub.search.cache import SearchCache, cache_folder
from hub.search.documents import search_documents
from hub.search.engine import Searcher
from hub.search.filters import SORT_ORDERS, Filters, sort_hits
from hub.search.index import SearchIndex
from hub.search_report import Found, render_json, render_text
from hub.wording import closest, fold

_YEARS = re.compile(r"(\d{4})?(?:(-)(\d{4})?)?", re.ASCII)


class _Misuse(Exception):
    """What was asked for makes no sense; the text says why."""


def main(arguments: list[str] | None = None) -> int:
    language = _language(sys.argv[1:] if arguments is None else arguments)
    texts = command_texts(language)
    options = _parser(texts).parse_args(arguments)
    try:
        catalog, refused = _load(options.content, texts)
        if refused:
            print(texts["search.refused"].format(n=refused), file=sys.stderr)
        if not any(True for _ in catalog.entries()):
            print(texts["search.none"], file=sys.stderr)
            return 1
        filters = _filters(options, catalog, texts)
    except _Misuse as misuse:
        print(misuse, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="hub-search-") as spare:
        index, searcher = _open(catalog, options.content, language, Path(spare), texts)
        found = _search(options, catalog, index, searcher, filters)
    if options.json:
        sys.stdout.write(render_json(found))
    else:
        sys.stdout.write(
            render_text(
                found,
                Labels(catalog, language),
                texts,
                is_coloured=_is_coloured(options.color),
                with_pages=filters == Filters(),
            )
        )
    return 0


def _search(
    options: argparse.Namespace,
    catalog: Catalog,
    index: SearchIndex,
    searcher: Searcher,
    filters: Filters,
) -> Found:
    outcome = searcher.search(" ".join(options.query), exact=options.exact)
    entries = [catalog.entries_by_id[d.id] for d in index.documents[: index.entries]]
    kept = [hit for hit in outcome.hits if filters.admit(entries[hit.number])]
    order = options.sort or ("relevance" if outcome.mode != "none" else "title")
    return Found(
        index=index,
        entries=entries,
        outcome=outcome,
        hits=sort_hits(kept, entries, order),
        limit=options.limit,
        is_explained=options.explain,
    )


def _language(arguments: list[str]) -> str:
    """The language asked for, needed before the options are described in it."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", default="es")
    known, _ = early.parse_known_args(arguments)
    return known.lang if known.lang in LANGUAGES else "es"


def _parser(texts: dict[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("query", nargs="*", help=texts["search.help_query"])
    for facet in FACETS:
        parser.add_argument(
            f"--{facet.id}",
            action="append",
            default=[],
            metavar="VALUE",
            help=texts["search.help_filter"],
        )
    parser.add_argument("--year", default="", metavar="YEARS", help=texts["search.help_year"])
    parser.add_argument("--sort", choices=SORT_ORDERS, help=texts["search.help_sort"])
    parser.add_argument(
        "--limit", type=int, default=10, metavar="N", help=texts["search.help_limit"]
    )
    parser.add_argument("--exact", action="store_true", help=texts["search.help_exact"])
    parser.add_argument("--json", action="store_true", help=texts["search.help_json"])
    parser.add_argument("--explain", action="store_true", help=texts["search.help_explain"])
    parser.add_argument("--lang", choices=LANGUAGES, default="es", help=texts["search.help_lang"])
    parser.add_argument(
        "--content", type=Path, default=ROOT / "content", help=texts["search.help_content"]
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help=texts["search.help_color"],
    )
    return parser


def _load(content: Path, texts: dict[str, str]) -> tuple[Catalog, int]:
    """The published entries of ``content``, and how many have errors."""
    try:
        is_content = (content / VOCABULARIES).is_dir()
    except OSError:  # no path of that length, no permission
        is_content = False
    if not is_content:
        raise _Misuse(texts["search.no_content"].format(path=content))
    loaded = load_content(content, today=date.today())
    return loaded.catalog.keeping(lambda entry: entry.is_listed), loaded.refused


def _filters(options: argparse.Namespace, catalog: Catalog, texts: dict[str, str]) -> Filters:
    """The filters of the command line. All that makes no sense is told at once."""
    wrong: list[str] = []
    values: dict[str, list[str]] = {}
    for facet in FACETS:
        asked = getattr(options, facet.id)
        known = _spellings(facet, catalog) if asked else {}
        for one in asked:
            if fold(one) in known:
                values.setdefault(facet.id, []).append(known[fold(one)])
            else:
                said = texts["search.unknown_value"].format(facet=facet.id, value=one)
                hint = _hint(one, known, facet, Labels(catalog, options.lang), texts)
                wrong.append(f"{said} {hint}")
    years = _years(options.year)
    if years is None:
        wrong.append(texts["search.bad_years"].format(value=options.year))
    if options.limit < 1:
        wrong.append(texts["search.bad_limit"])
    if wrong or years is None:
        raise _Misuse("\n".join(wrong))
    return Filters(values, *years)


def _years(text: str) -> tuple[int | None, int | None] | None:
    """First and last year of ``2019``, ``2019-2023``, ``2019-`` or ``-2023``; None: it is neither.

    No text at all is no limit.
    """
    match = _YEARS.fullmatch(text)
    if match is None:
        return None
    first, dash, last = match[1] or "", match[2], match[3] or ""
    if not dash:
        last = first
    if (dash and not first + last) or (first and last and first > last):
        return None
    return int(first) if first else None, int(last) if last else None


def _spellings(facet: Facet, catalog: Catalog) -> dict[str, str]:
    """Names in every language and ids, folded, of the values in use."""
    used = sorted(entries_by_value(facet, catalog.entries()))
    labels = [Labels(catalog, language) for language in LANGUAGES]
    found = {fold(value_label(facet, value, each)): value for value in used for each in labels}
    if facet.vocabulary == "programs":  # whose label is the acronym where there is one
        by_id = catalog.entries_by_id
        found |= {fold(by_id[value].title): value for value in used if value in by_id}
    return found | {fold(value): value for value in used}


def _hint(
    asked: str, known: dict[str, str], facet: Facet, labels: Labels, texts: dict[str, str]
) -> str:
    """What was probably meant, or what there is."""
    near = closest(asked, known) or _beginning(asked, known)
    if near:
        return texts["search.suggestion"].format(id=near, label=value_label(facet, near, labels))
    return texts["search.known_values"].format(values=", ".join(sorted({*known.values()})))


def _beginning(asked: str, known: dict[str, str]) -> str:
    """The value whose name begins with what was asked for, when there is just one."""
    found = {value for name, value in known.items() if name.startswith(fold(asked))}
    return found.pop() if len(found) == 1 else ""


def _open(
    catalog: Catalog, content: Path, language: str, spare: Path, texts: dict[str, str]
) -> tuple[SearchIndex, Searcher]:
    """The index, kept beside the content; in ``spare`` where nothing can be written there."""
    documents = search_documents(catalog, read_prose_pages(content), language)
    folder = cache_folder(content, language)
    if not folder.is_dir():
        print(texts["search.indexing"], file=sys.stderr)
    cache = SearchCache(folder, language)
    try:
        index = cache.load(documents)
        whoosh = cache.whoosh(index)
    except OSError:
        cache = SearchCache(spare / "index", language)
        index = cache.load(documents)
        whoosh = cache.whoosh(index)
    return index, Searcher(index, whoosh)


def _is_coloured(choice: str) -> bool:
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return choice == "always"


if __name__ == "__main__":
    raise SystemExit(run(main))
