"""What the import finds in sheets of which a careful reader has said what they hold."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hub.entries.loader import load_content
from hub.entries.raw import RawField, RawList, RawMap, RawScalar, RawValue, scalars
from hub.entries.reader import read_entry
from hub.entries.wordings import command_texts
from hub.importing.draft import Draft
from hub.importing.importer import Importer
from hub.importing.known_words import words_of_catalog
from hub.model import ENTRY_FOLDERS

FOUND, WRONG, MISSED = "found", "wrong", "missed"
_OF_THE_FILE = {"sources", "provenance", "not_stated", "review", "organisations"}
"""Fields that say how the draft was made, and the one that is compared by roles."""


@dataclass(frozen=True, slots=True)
class Score:
    """How a field of a sheet came out; a value that the sheet does not hold is ``wrong``."""

    sheet: str
    field: str
    result: str


def make_importer(content: Path, today: date) -> Importer:
    """The importer with the words and vocabularies of the folder ``content``."""
    catalog = load_content(content, today=today).catalog
    return Importer(
        words=words_of_catalog(catalog),
        vocabularies=catalog.vocabularies,
        texts=command_texts("en"),
        language="en",
    )


def score(sheet: str, expected: Mapping[str, Any], draft: Draft) -> Iterator[Score]:
    """Compare each field of ``draft`` with what was ``expected`` of the ``sheet``."""
    given = values_of(draft)
    wanted = {"kind": "practice", **expected}
    for name in dict.fromkeys([*wanted, *given]):
        if name not in given:
            result = MISSED
        else:
            result = FOUND if given[name] == wanted.get(name) else WRONG
        yield Score(sheet, name, result)


def values_of(draft: Draft) -> dict[str, Any]:
    """The values of ``draft`` as its file says them: texts and lists of texts by field."""
    with tempfile.TemporaryDirectory(prefix="hub-import-") as folder:
        path = Path(folder) / f"{draft.id or 'sheet'}.md"
        path.write_text(draft.text, encoding="utf-8", newline="\n")
        raw = read_entry(path, path.name, draft.kind, f"{ENTRY_FOLDERS[draft.kind]}/{path.name}")
    values: dict[str, Any] = {"kind": draft.kind}
    for name, field in raw.values.items():
        if name == "organisations":
            values |= _by_role(field)
        elif name == "period":
            values[name] = _period(field.value)
        elif name == "links":
            values[name] = [scalar.text for scalar in scalars(field.value)][1::2]
        elif name not in _OF_THE_FILE:
            values[name] = _texts(field.value)
    return values


def _texts(value: RawValue) -> Any:
    if not isinstance(value, RawScalar):
        return [scalar.text.strip() for scalar in scalars(value)]
    if not value.is_block:
        return value.text
    parts = re.split(r"\n\s*\n|\n(?=- )", value.text.strip())
    return [part.removeprefix("- ") for part in parts]


def _by_role(field: RawField) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in field.value.items if isinstance(field.value, RawList) else ():
        name, role = (scalar.text for scalar in scalars(item))
        found.setdefault(role, []).append(name)
    return found


def _period(value: RawValue) -> str:
    items = value.items if isinstance(value, RawMap) else {}
    texts = {
        key: item.value.text for key, item in items.items() if isinstance(item.value, RawScalar)
    }
    end = texts.get("end", "") or texts.get("status", "")
    return f"{texts.get('start', '')}-{end}"


def counts(scores: Sequence[Score]) -> dict[str, int]:
    """How many fields were found, wrong and missed."""
    return {r: sum(one.result == r for one in scores) for r in (FOUND, WRONG, MISSED)}
