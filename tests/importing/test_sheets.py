"""The import of sheets laid out in many ways, compared with what a careful reader finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.import_scores import FOUND, score
from hub.importing.countries import is_place_and_time
from hub.importing.extraction import extract
from hub.importing.importer import Importer
from hub.importing.known_words import words_of
from hub.importing.patterns import split_label, target_of
from tests.importing.laid_out import LaidOut, all_sheets

SHEETS = {sheet.name: sheet for sheet in all_sheets()}
NOT_FOUND = {
    # No heading says what these texts are.
    "headings-as-pictures": {
        "summary": "missed",
        "lessons_learned": "missed",
        "recommendations": "missed",
    },
    # «La historia», «Lo que nos llevamos», «Si usted quiere hacerlo»
    "free-headings": {
        "context": "missed",
        "lessons_learned": "missed",
        "recommendations": "missed",
    },
    # Neither «fijo» nor «grafitero» is known to the hub.
    "lost-ligatures": {"innovative_approach": "wrong"},
    # A name without a label; a quotation below the columns.
    "three-columns": {"lead": "missed", "innovative_approach": "wrong"},
}
"""What the import does not find, as docs/importing.md says."""


SAID_OTHERWISE = {
    # A label over two lines; a term that the draft holds as its code
    "facts-table": ["Período de", "implementación", "acogida"],
    "programme": ["comunidades de acogida."],
    # The rest of an address, which the report tells
    "hyphens": ["compartidas/las-garzas"],
}
"""Lines of which the draft does not hold every word."""


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_read_as_a_reader_would(name: str, importer: Importer, tmp_path: Path) -> None:
    sheet = SHEETS[name]
    draft = _import(sheet, importer, tmp_path)
    scores = score(name, sheet.expected, draft)
    assert {s.field: s.result for s in scores if s.result != FOUND} == NOT_FOUND.get(name, {})


def _import(sheet: LaidOut, importer: Importer, folder: Path):
    path = sheet.write(folder)
    return importer.import_lines(extract(path), path.name).draft


def test_without_any_heading_nothing_is_declared_unstated(
    importer: Importer, tmp_path: Path
) -> None:
    draft = _import(SHEETS["headings-as-pictures"], importer, tmp_path)
    assert draft.not_stated == ()
    assert "#   • La maestra que vive en la feria conoce a cada familia." in draft.text


@pytest.mark.parametrize("name", SHEETS)
def test_no_word_of_a_sheet_is_lost(name: str, importer: Importer, tmp_path: Path) -> None:
    """What is neither in the draft nor taken away as furniture was said in terms and codes."""
    sheet = SHEETS[name]
    path = sheet.write(tmp_path)
    extracted = extract(path)
    imported = importer.import_lines(extracted, path.name)
    kept = {word.lower() for word in words_of([imported.draft.text])}
    mended = [part for r in imported.repairs for part in (r.before, *r.before.split("-"))]
    kept |= {word.lower() for word in words_of(mended)}
    lines = [re.sub(r"https?://\S+", "", line.text) for line in extracted.lines]
    lost = [
        line
        for line in lines
        if not kept.issuperset(w.lower() for w in words_of([line]) if len(w) > 1)
        and target_of(line) is None
        and split_label(line) is None
        and not is_place_and_time(line)
    ]
    assert [line.strip() for line in lost] == SAID_OTHERWISE.get(name, [])


def test_there_are_sheets_of_every_form() -> None:
    endings = [sheet.source.suffix for sheet in SHEETS.values()]
    assert {".typ", ".word", ".txt"} == set(endings)
    assert len(endings) >= 10
