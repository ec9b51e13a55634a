"""What came of the import of a sheet, told in words.

``hub.importing`` reads and writes the draft, this module tells; ``scripts/import_sheet.py`` prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from hub.entries.wordings import field_label, kind_words
from hub.importing.importer import Imported
from hub.importing.lines import Unreadable
from hub.plain_text import shorten
from hub.wording import visible

_EXAMPLES = 3
_EXAMPLE_LENGTH = 50


def tell_unreadable(reason: Unreadable, path: str, texts: Mapping[str, str]) -> str:
    """Why the file at ``path`` gives no text, and what to do."""
    return texts[f"import_faults.{reason.code}"].format(path=visible(path), **reason.values)


def render_import(imported: Imported, texts: Mapping[str, str], language: str) -> str:
    """What was found and what is left, in paragraphs for a terminal."""
    return "\n".join(_Told(imported, texts, language).lines()) + "\n"


class _Told:
    def __init__(self, imported: Imported, texts: Mapping[str, str], language: str) -> None:
        self._imported = imported
        self._draft = imported.draft
        self._texts = texts
        self._language = language

    def lines(self) -> Iterator[str]:
        draft = self._draft
        yield self._say("kind", kind=kind_words(self._language)[draft.kind])
        yield from self._found()
        if draft.missing:
            yield self._say("missing", fields=self._labels(draft.missing))
        if draft.not_stated:
            yield self._say("not_stated", fields=self._labels(draft.not_stated))
        if draft.mixed:
            yield self._say("mixed", fields=self._labels(draft.mixed))
        if draft.unplaced_words:
            form = "one" if draft.unplaced_words == 1 else "other"
            yield self._say(f"unplaced_{form}", n=draft.unplaced_words)
        yield from self._repairs()
        if self._imported.facts.broken_links:
            yield self._say("broken_links", n=len(self._imported.facts.broken_links))
        yield from self._copied()

    def _say(self, name: str, **values: object) -> str:
        return self._texts[f"import.{name}"].format(**values)

    def _labels(self, names: tuple[str, ...]) -> str:
        return ", ".join(f"{field_label(name, self._language)} ({name})" for name in names)

    def _found(self) -> Iterator[str]:
        if self._draft.found:
            yield self._say("found")
        for found in self._draft.found:
            place = f"{found.page}:{found.line}" if found.page else self._say("hidden")
            yield f"  {place:>8}  {field_label(found.field, self._language)}"

    def _repairs(self) -> Iterator[str]:
        repairs = sorted(self._imported.repairs, key=lambda repair: repair.kind)
        if repairs:
            yield self._say("repairs")
        for kind, group in groupby(repairs, key=lambda repair: repair.kind):
            same = list(group)
            examples = [
                str(r.page) if kind == "page" else _example(r.before, r.after) for r in same
            ]
            shown = ", ".join(list(dict.fromkeys(examples))[:_EXAMPLES])
            yield f"  {self._say(f'repair_{kind}', n=len(same), examples=shown)}"

    def _copied(self) -> Iterator[str]:
        runs = self._imported.copied
        if not runs:
            return
        longest = max(runs, key=lambda run: run.words)
        yield self._say(
            f"literal_{'one' if len(runs) == 1 else 'other'}",
            n=len(runs),
            words=sum(run.words for run in runs),
            longest=longest.words,
            start=visible(longest.start),
        )


def _example(before: str, after: str) -> str:
    shown = f"{before} → {after}" if after else before
    shown = " ".join(shown.split())
    return f"«{visible(shorten(shown, _EXAMPLE_LENGTH))}»"
