"""What a search found, told: in words for a terminal, as JSON for programs.

``hub.search`` finds, this module tells; ``scripts/search.py`` prints it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from hub.model import Practice, Program
from hub.queries.labels import Labels
from hub.search.documents import SearchDocument
from hub.search.engine import Hit, Outcome
from hub.search.index import SearchIndex
from hub.search.passages import best_passage, explain_score, mark_words
from hub.wording import visible

_PAGES_SHOWN = 3
_BOLD, _MARK, _DIM, _PLAIN = "\033[1m", "\033[1;33m", "\033[2m", "\033[0m"
"""Escape sequences of a terminal (ECMA-48)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What to tell: the ``outcome`` of a search and its ``hits`` that passed the filters, in order.

    Of these ``limit`` are shown, with the parts of their scores when ``is_explained``. ``entries``
    are those of ``index`` in its order.
    """

    index: SearchIndex
    entries: Sequence[Practice | Program]
    outcome: Outcome
    hits: Sequence[Hit]
    limit: int
    is_explained: bool = False

    @property
    def shown(self) -> list[tuple[Hit, SearchDocument]]:
        return [(hit, self.index.documents[hit.number]) for hit in self.hits[: self.limit]]


def render_json(found: Found) -> str:
    """A list of objects with ``id``, ``title``, ``score`` and ``url`` (path from the root)."""
    rows: list[dict[str, object]] = []
    for hit, document in found.shown:
        row: dict[str, object] = {
            "id": document.id,
            "title": document.title,
            "score": hit.score,
            "url": document.url,
        }
        if found.is_explained:
            parts = explain_score(found.index, hit.number, found.outcome.terms)
            row["parts"] = [asdict(part) for part in parts]
        rows.append(row)
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def render_text(
    found: Found,
    labels: Labels,
    texts: Mapping[str, str],
    *,
    is_coloured: bool = False,
    with_pages: bool = True,
) -> str:
    """Paragraphs for people, in the words of ``texts`` (see ``command_texts``).

    ``with_pages``: also the prose pages that match.
    """
    lines = _Lines(found, labels, texts, is_coloured)
    parts = [*lines.notes(), *lines.entries(), *(lines.pages() if with_pages else ())]
    return "\n".join(parts) + "\n"


@dataclass(frozen=True, slots=True)
class _Lines:
    found: Found
    labels: Labels
    texts: Mapping[str, str]
    is_coloured: bool

    def notes(self) -> Iterator[str]:
        outcome, say = self.found.outcome, self.texts
        for correction in outcome.corrections:
            spellings = ", ".join(f"«{spelling}»" for spelling in correction.spellings)
            yield say["search.corrected"].format(spellings=spellings, word=correction.word)
        for word in outcome.unknown:
            yield say["search.unknown"].format(word=word)
        if outcome.mode in ("any", "most") and self.found.hits:
            yield say[f"search.{outcome.mode}"]

    def entries(self) -> Iterator[str]:
        say, count = self.texts, len(self.found.hits)
        if not count:
            yield f"{say['search.none']} {say['search.try_without']}"
            return
        told = say[f"search.found_{'one' if count == 1 else 'other'}"].format(n=count)
        shown = say["search.shown"].format(n=self.found.limit)
        yield f"{told}, {shown}" if count > self.found.limit else told
        for place, (hit, document) in enumerate(self.found.shown, 1):
            yield f"\n{place:2}. {self._marked(document.title, _BOLD)}"
            yield f"    {self._style(_DIM, self._facts(hit, document))}"
            yield f"    {self._passage(document)}"
            if self.found.is_explained:
                yield from self._parts(hit)

    def pages(self) -> Iterator[str]:
        outcome = self.found.outcome
        if not outcome.pages or outcome.mode == "none":
            return
        yield f"\n{self.texts['search.pages']}"
        for hit in outcome.pages[:_PAGES_SHOWN]:
            page = self.found.index.documents[hit.number]
            yield f"  {self._marked(page.title, '')} {self._style(_DIM, visible(page.url))}"

    def _facts(self, hit: Hit, document: SearchDocument) -> str:
        entry = self.found.entries[hit.number]
        countries = ", ".join(map(self.labels.country, entry.countries))
        score = f"{hit.score:.2f}" if self.found.outcome.terms else ""
        return " · ".join(fact for fact in (countries, document.url, score) if fact)

    def _parts(self, hit: Hit) -> Iterator[str]:
        for part in explain_score(self.found.index, hit.number, self.found.outcome.terms):
            line = self.texts["search.part"].format(
                score=f"{part.score:8.3f}",
                stem=part.stem,
                field=part.field,
                frequency=part.frequency,
                length=part.length,
                idf=f"{part.idf:.3f}",
            )
            yield f"    {self._style(_DIM, line)}"

    def _passage(self, document: SearchDocument) -> str:
        lexicon = self.found.index.lexicon.stems
        return self._marked(best_passage(document, self.found.outcome.stems, lexicon), "")

    def _marked(self, text: str, style: str) -> str:
        """Contributed ``text`` with the words searched for marked; nothing in it is a control."""
        lexicon = self.found.index.lexicon.stems
        segments = mark_words(text, self.found.outcome.stems, lexicon)
        return "".join(
            self._style(_MARK if is_hit else style, visible(part)) for part, is_hit in segments
        )

    def _style(self, code: str, text: str) -> str:
        return f"{code}{text}{_PLAIN}" if self.is_coloured and code else text
