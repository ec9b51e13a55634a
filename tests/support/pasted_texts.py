"""What the import finds in a text, in the form in which the browser tells it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hub.entries.field_table import fields_of
from hub.importing.cleaning import clean
from hub.importing.draft import place_sections
from hub.importing.extraction import text_lines
from hub.importing.facts import read_facts
from hub.importing.known_words import KnownWords
from hub.importing.patterns import data
from hub.importing.sections import read_sheet
from hub.model import Catalog

Found = dict[str, Any]
CASES: list[Found] = json.loads(
    (Path(__file__).parents[1] / "cases" / "pasted.json").read_text("utf-8")
)["cases"]
EMPTY: Found = {
    "title": "", "countries": [], "places": [], "start": "", "end": "", "isOngoing": False,
    "organisations": [], "links": [], "broken": [], "terms": {}, "sections": {},
}  # fmt: skip
"""What is found in a text that says nothing; cases name only what differs."""


def find(text: str, catalog: Catalog, *, kind: str = "practice", words: KnownWords) -> Found:
    """What the import finds in a text with the known ``words``."""
    cleaned = clean(text_lines(text.encode()).lines, words)
    sheet = read_sheet(cleaned)
    facts = read_facts(sheet, cleaned, (), catalog.vocabularies, kind)
    placed = place_sections(sheet, kind).sections
    return {
        "language": facts.language,
        "title": facts.title.value if facts.title else "",
        "countries": [fact.value for fact in facts.countries],
        "places": list(dict.fromkeys(fact.value for fact in facts.places)),
        "start": facts.start.value if facts.start else "",
        "end": facts.end.value if facts.end else "",
        "isOngoing": facts.is_ongoing,
        "organisations": [[role, fact.value] for role, fact in facts.organisations],
        "links": [fact.value for fact in facts.links],
        "broken": [fact.value for fact in facts.broken_links],
        "terms": {
            name: [fact.value for fact in all_] for name, all_ in facts.terms.items() if all_
        },
        "sections": {
            name: [
                block.text
                for block in section.blocks
                if not (fields_of(kind)[name].many and block.is_heading)
            ]
            for name, section in placed.items()
        },
    }


_SIZE = 200_000
HOSTILE = {
    "many lines": "Una línea de texto cualquiera con País y 2019\n" * (_SIZE // 46),
    "one endless line": "Resumen en Perú desde 2019, " * (_SIZE // 28),
    "one endless word": "a" * _SIZE + "-\nb",
    "only bullets": "- a\n" * (_SIZE // 4),
    "only headings": "Resumen\n" * (_SIZE // 8),
    "halves of words": "a-\n" * (_SIZE // 3),
    "addresses without an end": "http://" * (_SIZE // 7) + " x",
    "lost signs": "\ufffda" * (_SIZE // 2),
    "pages": "a b\f" * (_SIZE // 4),
    "a script": "<script>alert(1)</script>\n" * (_SIZE // 26),
    "controls": "\x01\x02\u202e\x7f a" * (_SIZE // 6),
}
"""Texts of some 200 kB that could make a reader slow."""
_PHRASES = [
    phrase for group in ("sections", "facts") for v in data()[group].values() for phrase in v
]
PARTS = [
    *[phrase.capitalize() + ending for phrase in _PHRASES[::9] for ending in (": ", "\n")],
    "País: ", "Perú", "Chile\n", "México y Costa Rica", "• ", "- ", "1. ", "a) ", "\n", "\n\n",
    "\f", "\t", "-\n", "\ufb01", "\u00ad", "https://a.example/b-", "https://c.example/ ", "2019",
    "2021", " – ", "---\n", "## ", "'", '"', "\\", ": ", "# ", "\x85", "\u2028", "★", "RESUMEN\n",
    "L O G R O S\n", "ana@a.example", "{", "]", "\u202e", "palabra", "Una frase. ",
    "franco-", "haitiano ", "dar", "se", "NUESTRO EQUIPO\n", "Lima, Cusco y Puno", "Leer más\n",
    "Página 2\n", "\uf0b7 ", "desde ", "en curso", "Serie A\n",
]  # fmt: skip
"""Parts of texts, to be put together at random."""
