"""What the form in the browser must know to judge, write and tell like the validator.

One script, in the language of the site, made of the field table, the vocabularies, the wording and
the patterns of ``hub.entries``; ``docs/form.md`` says what each part is for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from hub.entries import body, dates, files, reader, scalars, style_rules, texts, yaml_repair
from hub.entries.field_spec import Field
from hub.entries.field_table import FIELDS
from hub.entries.wordings import (
    field_texts,
    group_titles,
    kind_words,
    problem_texts,
    suggestion_words,
)
from hub.exports.script_patterns import script_pattern
from hub.model import CITATION, ENTRY_FOLDERS, LANGUAGES, SECTIONS_TO_STATE, Catalog, Vocabulary
from hub.problems import CODES, Severity
from hub.territories import country_codes, language_name, language_names, territory_name

_PATTERNS = {
    **texts.PATTERNS,
    **scalars.PATTERNS,
    **dates.PATTERNS,
    **style_rules.PATTERNS,
    **body.PATTERNS,
    "citation": CITATION,
    "id": reader.ID,
    "unreadable": yaml_repair.UNREADABLE,
}

_NOT_IN_A_FORM = frozenset([
    "not-a-file", "symlink", "unreadable-file", "empty-file", "binary-file", "byte-order-mark",
    "wrong-encoding", "unknown-file-kind", "missing-front-matter", "unclosed-front-matter",
    "front-matter-not-keys", "colon-in-value", "tab-indentation", "unclosed-quote",
    "unclosed-bracket", "wrong-indentation", "yaml-alias", "too-deep", "invalid-yaml",
    "duplicate-key", "field-not-for-kind", "unknown-section", "duplicate-section",
    "text-outside-section", "text-where-list-expected", "wrong-type", "repeated-sentence",
    "near-duplicate", "label-missing", "duplicate-term", "unknown-parent", "vocabulary-missing",
])  # fmt: skip
"""Codes of what cannot be typed into a form, or is seen only beside the other entries."""

_NUMBERS = ("minimum", "maximum")


def form_data(catalog: Catalog, language: str) -> bytes:
    """The script that hands the data to ``Hub.form.data`` (a script loads from a folder too)."""
    data = json.dumps(_data(catalog, language), ensure_ascii=False, separators=(",", ":"))
    return f"Hub.form.data({data});\n".encode()


def _data(catalog: Catalog, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "fields": [_field(field) for field in FIELDS],
        "texts": {n: [t.label, t.help, t.example] for n, t in field_texts(language).items()},
        "groups": dict(group_titles(language)),
        "kinds": dict(kind_words(language)),
        "vocabularies": {
            name: _vocabulary(vocabulary, language)
            for name, vocabulary in sorted(catalog.vocabularies.items())
        },
        "countries": [
            [code, *(territory_name(code, other) for other in LANGUAGES)]
            for code in sorted(country_codes())
        ],
        "languages": {
            "own": {c: [language_name(c, other) for other in LANGUAGES] for c in LANGUAGES},
            "all": language_names(language),
        },
        "entries": {
            "practice": {entry.id: entry.title for entry in catalog.practices},
            "program": {entry.id: entry.title for entry in catalog.programs},
        },
        "folders": ENTRY_FOLDERS,
        "messages": {
            code: [text.title, text.message, text.hint]
            for code, text in problem_texts(language).items()
            if code not in _NOT_IN_A_FORM
        },
        "warnings": [c.id for c in CODES.values() if c.severity is Severity.WARNING],
        "suggestions": list(suggestion_words(language)),
        "patterns": {name: script_pattern(pattern) for name, pattern in _PATTERNS.items()},
        "words": _words(),
        "limits": _limits(),
    }


def _field(field: Field) -> dict[str, Any]:
    """A row of the field table; what it does not say is left out."""
    row: dict[str, Any] = {
        "name": field.name,
        "form": str(field.form),
        "need": field.need.name.lower().replace("_", "-"),
        "group": field.group,
        "many": field.many,
        "kinds": sorted(field.on),
        "vocabulary": field.vocabulary,
        "choices": field.choices,
        "minimum": field.minimum,
        "maximum": field.maximum,
        "max_items": field.max_items,
        "headings": _headings(field),
        "lead": field.lead,
        "fields": [_field(inner) for inner in field.fields],
    }
    return {key: value for key, value in row.items() if value or (key in _NUMBERS and value == 0)}


def _headings(field: Field) -> dict[str, str]:
    """The heading of its section in each language; nothing when it is no section."""
    if not field.headings:
        return {}
    return {language: field_texts(language)[field.name].label for language in LANGUAGES}


def _vocabulary(vocabulary: Vocabulary, language: str) -> dict[str, Any]:
    terms = [
        {
            "id": term.id,
            "labels": [term.label.in_language(other) for other in LANGUAGES],
            "description": term.description.in_language(language),
            "deprecated": term.deprecated,
        }
        for term in vocabulary.terms
    ]
    return {
        "title": vocabulary.title.in_language(language),
        "terms": [{key: value for key, value in term.items() if value} for term in terms],
    }


def _words() -> Mapping[str, Iterable[str] | Mapping[str, int]]:
    return {
        "sections": SECTIONS_TO_STATE,
        "roles": sorted(texts.ROLE_WORDS),
        "true": sorted(scalars.TRUE_WORDS),
        "false": sorted(scalars.FALSE_WORDS),
        "months": dates.MONTHS,
        "acronyms": sorted(style_rules.KNOWN_ACRONYMS),
    }


def _limits() -> Mapping[str, int]:
    low, high = style_rules.SUMMARY_WORDS
    return {
        "bytes": files.MAX_BYTES,
        "firstYear": dates.FIRST_YEAR,
        "linkOnly": texts.LINK_ONLY_LENGTH,
        "summaryLow": low,
        "summaryHigh": high,
        "sentenceWords": style_rules.SENTENCE_WORDS,
        "sentenceLength": style_rules.SENTENCE_LENGTH,
        "longestRange": style_rules.LONGEST_RANGE,
    }
