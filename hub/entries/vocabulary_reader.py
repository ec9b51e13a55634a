"""``vocabularies/<name>.yml`` -> :class:`~hub.model.Vocabulary`, with what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

from hub.entries.field_table import vocabulary_names
from hub.entries.files import read_text
from hub.entries.raw import RawList, RawMap, RawScalar, RawValue, SourceText, display_name
from hub.entries.yaml_text import read_yaml_map
from hub.model import LANGUAGES, LocalizedText, Term, Vocabulary
from hub.problems import Problem

DISPLAY_NAMES = "countries"
"""Optional vocabulary that overrides the CLDR names of countries."""
_FILE_KEYS = ("title", "description", "source", "terms")
_TERM_KEYS = ("id", "label", "description", "source", "status", "order", "parent", "deprecated")


def read_vocabularies(folder: Path) -> tuple[dict[str, Vocabulary], list[Problem]]:
    """The vocabularies of ``folder`` by name, and every problem of their files.

    A vocabulary that a field uses and that has no file is a problem too.
    """
    problems: list[Problem] = []
    found: dict[str, Vocabulary] = {}
    files = {p.stem: p for p in sorted(folder.glob("*.y*ml")) if p.suffix in (".yml", ".yaml")}
    for stem, path in files.items():
        source = read_text(path, display_name(path), problems)
        if source is None:
            continue
        root = read_yaml_map("\n".join(source.lines), source, problems)
        if root is not None:
            found[stem] = _vocabulary(stem, root, source, problems)
    for missing in sorted(vocabulary_names() - set(files)):
        where = SourceText(folder, display_name(folder))
        problems.append(where.problem("vocabulary-missing", (1, 1), missing, value=missing))
    return found, problems


def _vocabulary(name: str, root: RawMap, source: SourceText, problems: list[Problem]) -> Vocabulary:
    _report_unknown_keys(root, _FILE_KEYS, source, problems)
    terms: list[Term] = []
    lines: dict[str, int] = {}
    listed = root.items.get("terms")
    items = listed.value.items if listed and isinstance(listed.value, RawList) else []
    for item in items:
        term = _term(item, source, problems, needs_all_labels=name != DISPLAY_NAMES)
        if term is None:
            continue
        if term.id in lines:
            problems.append(
                source.problem("duplicate-term", item, "terms", value=term.id, first=lines[term.id])
            )
            continue
        lines[term.id] = item.line
        terms.append(term)
    known = {term.id for term in terms}
    for term in terms:
        if term.parent and term.parent not in known:
            place = (lines[term.id], 1)
            problems.append(source.problem("unknown-parent", place, "parent", value=term.parent))
    ordered = sorted(terms, key=lambda term: term.order if term.order is not None else 0)
    return Vocabulary(
        name=name,
        title=_localized(root.items["title"].value) if "title" in root.items else LocalizedText(),
        description=(
            _localized(root.items["description"].value)
            if "description" in root.items
            else LocalizedText()
        ),
        source=_text(root, "source"),
        terms=tuple(ordered),
    )


def _term(
    item: RawValue, source: SourceText, problems: list[Problem], *, needs_all_labels: bool
) -> Term | None:
    if not isinstance(item, RawMap):
        problems.append(source.problem("wrong-type", item, "terms", expected="keys", found="text"))
        return None
    _report_unknown_keys(item, _TERM_KEYS, source, problems)
    term_id = _text(item, "id")
    if not term_id:
        problems.append(source.problem("missing-field", item, "terms.id"))
        return None
    label = _localized(item.items["label"].value) if "label" in item.items else LocalizedText()
    for language in LANGUAGES:
        if not label.in_language(language) and needs_all_labels:
            problems.append(
                source.problem("label-missing", item, "label", value=term_id, language=language)
            )
    description = item.items.get("description")
    order = _text(item, "order")
    return Term(
        id=term_id,
        label=label,
        description=_localized(description.value) if description else LocalizedText(),
        source=_text(item, "source"),
        status=_text(item, "status"),
        order=int(order) if re.fullmatch("[0-9]{1,6}", order) else None,
        parent=_text(item, "parent"),
        deprecated=_text(item, "deprecated") == "true",
    )


def _report_unknown_keys(
    value: RawMap, known: tuple[str, ...], source: SourceText, problems: list[Problem]
) -> None:
    for key, field in value.items.items():
        if key not in known:
            problems.append(source.problem("unknown-key", field.key, key, value=key))


def _text(holder: RawMap, key: str) -> str:
    field = holder.items.get(key)
    return field.value.text.strip() if field and isinstance(field.value, RawScalar) else ""


def _localized(value: RawValue) -> LocalizedText:
    if isinstance(value, RawScalar):
        return LocalizedText(*[value.text.strip()] * len(LANGUAGES))
    if not isinstance(value, RawMap):
        return LocalizedText()
    return LocalizedText(**{language: _text(value, language) for language in LANGUAGES})
