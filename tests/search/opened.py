"""The index of a content folder as scripts/search.py opens it; queries made of its words."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hub.entries.loader import load_content
from hub.entries.prose import read_prose_pages
from hub.search.cache import SearchCache
from hub.search.documents import search_documents
from hub.search.engine import Outcome, Searcher
from hub.search.index import SearchIndex

RELEVANCE = Path(__file__).parent / "relevance.json"


@dataclass(frozen=True)
class Opened:
    """An index with its searcher."""

    index: SearchIndex
    searcher: Searcher

    def ids(self, outcome: Outcome) -> list[str]:
        return [self.index.documents[hit.number].id for hit in outcome.hits]


def open_index(content: Path, folder: Path) -> Opened:
    """The index of the published entries of ``content``, kept in ``folder``."""
    catalog = load_content(content, today=date.today()).catalog
    listed = catalog.keeping(lambda entry: entry.is_listed)
    documents = search_documents(listed, read_prose_pages(content), "es")
    cache = SearchCache(folder, "es")
    index = cache.load(documents)
    return Opened(index, Searcher(index, cache.whoosh(index)))


def written_queries() -> list[dict[str, object]]:
    """The hand-written queries with what they must find."""
    queries: list[dict[str, object]] = json.loads(RELEVANCE.read_text(encoding="utf-8"))
    return queries


def generated_queries(index: SearchIndex, count: int) -> list[str]:
    """``count`` queries of every form out of the words of ``index``, the same each time."""
    draw = random.Random(7)  # the same everywhere
    words = sorted(index.lexicon.stems)
    runs = [document.title for document in index.documents if " " in document.title]

    def word() -> str:
        return index.lexicon.spelling(draw.choice(words))

    def misspelt() -> str:
        found = word()
        place = draw.randrange(len(found))
        changes = [
            found[:place] + found[place + 1 :],
            found[:place] + draw.choice("aeiosrnt") + found[place:],
            found[:place] + draw.choice("aeiosrnt") + found[place + 1 :],
            found[:place] + found[place + 1 : place + 2] + found[place] + found[place + 2 :],
        ]
        return draw.choice(changes)

    def phrase() -> str:
        title = draw.choice(runs).split()
        start = draw.randrange(len(title) - 1)
        return '"' + " ".join(title[start : start + draw.choice((2, 3))]) + '"'

    forms = (
        word,
        lambda: f"{word()} {word()}",
        lambda: f"{word()} {word()} {word()}",
        lambda: " ".join(word() for _ in range(draw.randrange(4, 9))),
        misspelt,
        lambda: f"{misspelt()} {word()}",
        phrase,
        lambda: f"{phrase()} {word()}",
        lambda: f"{word()} -{word()}",
        lambda: f"-{word()}",
        lambda: word().upper(),
        lambda: f"{word()} xqzzt {word()}",
        lambda: word()[: draw.randrange(2, 6)],
    )
    return [forms[number % len(forms)]() for number in range(count)]
