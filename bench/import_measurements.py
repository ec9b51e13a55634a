"""The import of the sheets of the tests, measured: tables for ``docs/importing.md``."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.import_scores import FOUND, MISSED, WRONG, Score, counts, make_importer, score
from bench.table import replace_table
from hub.entries.wordings import field_label
from hub.importing.extraction import extract
from hub.importing.lines import Unreadable
from tests.importing.laid_out import all_sheets

_RULE = "|---|---:|---:|---:|---|"


@dataclass(frozen=True, slots=True)
class ImportMeasured:
    """``markdown`` are the tables by sheet and by field."""

    markdown: str

    def write(self, document: Path) -> None:
        """Put the tables between their marks in ``document``."""
        text = document.read_text(encoding="utf-8")
        changed = replace_table(text, "import", f"\n{self.markdown}\n")
        document.write_text(changed, encoding="utf-8", newline="\n")


def measure_import(content: Path) -> ImportMeasured:
    """Import every sheet of the tests with the words and vocabularies of ``content``."""
    scores = [one for found in scores_by_sheet(content).values() for one in found]
    sheets = dict.fromkeys(one.sheet for one in scores)
    fields = sorted(dict.fromkeys(one.field for one in scores))
    by_sheet = [_row(name, [s for s in scores if s.sheet == name]) for name in sheets]
    by_field = [
        _row(f"{_label(name)} (`{name}`)", [s for s in scores if s.field == name])
        for name in fields
    ]
    lines = [
        "| sheet | found | wrong | missed | which |",
        _RULE,
        *by_sheet,
        f"| **all** | {_cells(counts(scores))} | |",
        "",
        "| field | found | wrong | missed | in |",
        _RULE,
        *by_field,
    ]
    return ImportMeasured("\n".join(lines) + "\n")


def scores_by_sheet(content: Path) -> dict[str, list[Score]]:
    """The scores of every sheet of the tests."""
    importer = make_importer(content, date.today())
    found = {}
    with tempfile.TemporaryDirectory(prefix="hub-sheets-") as folder:
        for sheet in all_sheets():
            path = sheet.write(Path(folder))
            draft = importer.import_lines(extract(path), path.name).draft
            found[sheet.name] = list(score(sheet.name, sheet.expected, draft))
    return found


def list_found(folder: Path, content: Path) -> Iterator[str]:
    """What the import says of each file in ``folder``; somebody has to judge it."""
    importer = make_importer(content, date.today())
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        try:
            imported = importer.import_lines(extract(path), path.name)
        except Unreadable as reason:
            yield f"{path.name}: {reason.code}"
            continue
        draft = imported.draft
        repairs: dict[str, int] = {}
        for repair in imported.repairs:
            repairs[repair.kind] = repairs.get(repair.kind, 0) + 1
        yield f"{path.name}: {draft.kind}, {len(imported.facts.links)} links"
        yield f"  found: {', '.join(f'{f.field} {f.page}:{f.line}' for f in draft.found)}"
        yield f"  missing: {', '.join(draft.missing)}; not stated: {', '.join(draft.not_stated)}"
        yield f"  without a place: {draft.unplaced_words} words; repairs: {repairs}"
        yield f"  signs that stay lost: {draft.text.count(chr(0xFFFD))}"


def _label(field: str) -> str:
    return field_label(field, "en") if field_label(field, "en") != field else _OTHERS[field]


_OTHERS = {
    "kind": "Kind of entry",
    "lead": "Lead organisations",
    "partner": "Partners",
    "donor": "Donors",
}
"""What is compared and no field of its own."""


def _row(name: str, scores: Iterable[Score]) -> str:
    given = list(scores)
    number = counts(given)
    is_one_sheet = len({one.sheet for one in given}) == 1
    bad = [
        f"{one.result}: {one.field if is_one_sheet else one.sheet}"
        for one in given
        if one.result != FOUND
    ]
    return f"| {name} | {_cells(number)} | {', '.join(bad)} |"


def _cells(number: Mapping[str, int]) -> str:
    return " | ".join(str(number[result]) for result in (FOUND, WRONG, MISSED))
