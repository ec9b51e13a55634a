"""Lines of a sheet -> a draft, with everything that a report tells about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hub.importing.cleaning import Repair, clean
from hub.importing.copied import Run, copied_runs
from hub.importing.draft import Draft, write_draft
from hub.importing.facts import Facts, read_facts
from hub.importing.known_words import KnownWords
from hub.importing.lines import Extracted
from hub.importing.sections import Sheet, read_sheet
from hub.model import Vocabulary


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a sheet; ``copied`` are the passages that the draft takes over literally."""

    draft: Draft
    sheet: Sheet
    facts: Facts
    repairs: tuple[Repair, ...]
    copied: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """``words`` are known ones; comments of drafts are in ``language``, by ``texts``."""

    words: KnownWords
    vocabularies: Mapping[str, Vocabulary]
    texts: Mapping[str, str]
    language: str

    def import_lines(
        self, extracted: Extracted, file_name: str, *, kind: str = "", entry_id: str = ""
    ) -> Imported:
        """The draft of the lines that a file gave; without ``kind``, of what they look like."""
        cleaned = clean(extracted.lines, self.words)
        sheet = read_sheet(cleaned)
        kind = kind or ("program" if sheet.is_program else "practice")
        facts = read_facts(sheet, cleaned, extracted.links, self.vocabularies, kind)
        draft = write_draft(
            sheet,
            facts,
            kind=kind,
            file_name=" ".join(file_name.split()),
            texts=self.texts,
            language=self.language,
            entry_id=entry_id,
        )
        return Imported(
            draft,
            sheet,
            facts,
            (*cleaned.repairs, *sheet.repairs),
            tuple(copied_runs(draft.body, sheet.text)),
        )
