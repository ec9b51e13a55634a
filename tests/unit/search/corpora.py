"""Documents for the tests of search: made by hand, or drawn at random."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hub.search.documents import PAGE, SearchDocument
from hub.search.engine import Searcher
from hub.search.index import SearchIndex, build_index
from hub.search.records import record_of
from hub.search.whoosh_index import WhooshIndex

WORDS = [
    "ingles", "inglés", "francés", "frances", "salud", "saludable", "integración", "integracion",
    "integrar", "mujer", "mujeres", "publico", "público", "publicó", "niña", "niño", "nina",
    "ciudad", "ciudades", "general", "generales", "direction", "action", "papa", "papá", "2019",
    "covid19", "sesión", "sesion", "de", "la", "los", "con", "título", "ação", "acao",
]  # fmt: skip
"""Words with spellings that differ in accents alone, of which the commoner one decides the stem."""
LANGUAGES = ("es", "en", "pt")


def document(
    name: str,
    title: str = "",
    summary: str = "",
    labels: str = "",
    body: str = "",
    *,
    language: str = "es",
    kind: str = "practice",
) -> SearchDocument:
    texts = tuple(((language, text),) for text in (title, summary, labels, body))
    url = name if kind == PAGE else f"practices/{name}.html"
    return SearchDocument(name, kind, title, url, texts)


def in_order(documents: Sequence[SearchDocument]) -> list[SearchDocument]:
    """As an index has them: entries by title, then pages."""
    return sorted(documents, key=lambda d: (d.kind == PAGE, d.title, d.id))


class Drawer:
    """Draws documents and changes to them, the same ones for the same seed."""

    def __init__(self, seed: int, words: Sequence[str] = WORDS) -> None:
        self.draw = random.Random(seed)
        self.words = words
        self.made = 0

    def text(self, count: int) -> str:
        return " ".join(self.draw.choices(self.words, k=count))

    def document(self, name: str = "") -> SearchDocument:
        self.made += 1
        return document(
            name or f"entry-{self.made}",
            self.text(3),
            self.text(self.draw.randrange(8)),
            self.text(self.draw.randrange(4)),
            self.text(self.draw.randrange(20)),
            language=self.draw.choice(LANGUAGES),
            kind=self.draw.choice(("practice", "practice", "program", PAGE)),
        )

    def documents(self, count: int) -> list[SearchDocument]:
        return in_order([self.document() for _ in range(count)])

    def edited(self, documents: Sequence[SearchDocument]) -> list[SearchDocument]:
        """``documents`` with one change of any kind."""
        edits = (self._change, self._change, self._add, self._remove, self._retitle)
        edit = self.draw.choice((*edits, self._translate, self._respell, self._keep))
        return in_order(edit(list(documents)))

    def _keep(self, documents: list[SearchDocument]) -> list[SearchDocument]:
        return documents

    def _add(self, documents: list[SearchDocument]) -> list[SearchDocument]:
        return [*documents, self.document()]

    def _remove(self, documents: list[SearchDocument]) -> list[SearchDocument]:
        place = self.draw.randrange(len(documents))
        return documents[:place] + documents[place + 1 :] if len(documents) > 3 else documents

    def _change(self, documents: list[SearchDocument]) -> list[SearchDocument]:
        """Another word somewhere in a document, whose title may stay."""
        place = self.draw.randrange(len(documents))
        texts = list(documents[place].texts)
        field = self.draw.randrange(1, 4)
        texts[field] = tuple(
            (language, f"{text} {self.text(1)}") for language, text in texts[field]
        )
        documents[place] = replace(documents[place], texts=tuple(texts))
        return documents

    def _retitle(self, documents: list[SearchDocument]) -> list[SearchDocument]:
        place = self.draw.randrange(len(documents))
        title = self.text(3)
        texts = documents[place].texts
        given = ((texts[0][0][0], title),)
        documents[place] = replace(documents[place], title=title, texts=(given, *texts[1:]))
        return documents

    def _translate(self, documents: list[SearchDocument]) -> list[SearchDocument]:
        place = self.draw.randrange(len(documents))
        language = self.draw.choice(LANGUAGES)
        texts = tuple(
            tuple((language, text) for _, text in held) for held in documents[place].texts
        )
        documents[place] = replace(documents[place], texts=texts)
        return documents

    def _respell(self, documents: list[SearchDocument]) -> list[SearchDocument]:
        """So many of one spelling in a document that it becomes the commonest of the corpus."""
        place = self.draw.randrange(len(documents))
        texts = documents[place].texts
        language = texts[3][0][0]
        body = ((language, " ".join([self.draw.choice(self.words)] * 40)),)
        documents[place] = replace(documents[place], texts=(*texts[:3], body))
        return documents


def open_searcher(
    folder: Path, documents: Sequence[SearchDocument], language: str = "es"
) -> tuple[SearchIndex, Searcher]:
    index = build_index(documents, language)
    return index, Searcher(index, WhooshIndex(folder / "whoosh", index, record_of))
