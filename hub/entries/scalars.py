"""Readers of one value: text, term, country, number, link and their like.

A reader is a generator: it yields :class:`Problem` and returns the value, or :data:`INVALID`
when there is none to use. ``hub.entries.values`` maps each form to its reader.
"""

from __future__ import annotations

import re
from collections.abc import Generator

from hub.entries import texts
from hub.entries.field_spec import Field, Form
from hub.entries.field_table import fields_of
from hub.entries.raw import RawScalar
from hub.entries.reading import INVALID, Context, Reading
from hub.model import LANGUAGES, Vocabulary
from hub.problems import Problem
from hub.territories import country_codes, country_spellings, language_name
from hub.wording import closest, fold, same


def read_line(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    text = " ".join(scalar.text.split())
    yield from texts.check_line(scalar, text, name, context.source)
    if len(text) > (field.maximum or 0) or len(text) < (field.minimum or 0):
        yield from _check_length(field, scalar, text, name, context)
    return text


def read_prose(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    text = scalar.text.strip()
    yield from texts.check_prose(scalar, text, name, context.source)
    if len(text) > (field.maximum or 0) or len(text) < (field.minimum or 0):
        yield from _check_length(field, scalar, text, name, context)
    return text


def _check_length(
    field: Field, scalar: RawScalar, text: str, name: str, context: Context
) -> Generator[Problem, None, None]:
    count = len(text)
    if field.maximum is not None and count > field.maximum:
        yield context.source.problem(
            "text-too-long", scalar, name, count=count, limit=int(field.maximum)
        )
    elif field.minimum is not None and count < field.minimum:
        yield context.source.problem(
            "text-too-short", scalar, name, count=count, limit=int(field.minimum)
        )


def read_term(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    vocabulary = context.vocabularies.get(field.vocabulary)
    if vocabulary is None:
        return scalar.text  # nobody can judge it: the missing vocabulary is reported once
    term = vocabulary.by_id.get(scalar.text)
    if term is None:
        yield context.source.problem(
            "unknown-term",
            scalar,
            name,
            value=scalar.text,
            vocabulary=field.vocabulary,
            suggestion=closest(scalar.text, _term_spellings(vocabulary)),
        )
        return INVALID
    if term.deprecated:
        yield context.source.problem(
            "deprecated-term", scalar, name, value=term.id, vocabulary=field.vocabulary
        )
    return term.id


def _term_spellings(vocabulary: Vocabulary) -> dict[str, str]:
    """Every way to write a term: ids, labels in three languages, numbers with a prefix."""
    spellings = {term.id: term.id for term in vocabulary.terms}
    for term in vocabulary.terms:
        for language in LANGUAGES:
            spellings.setdefault(term.label.in_language(language), term.id)
        if term.id.isdigit():
            spellings |= {f"gcm-{term.id.zfill(2)}": term.id, term.id.zfill(2): term.id}
        if term.id.startswith("sdg-"):
            spellings.setdefault(term.id.removeprefix("sdg-"), term.id)
            spellings.setdefault("ods " + term.id.removeprefix("sdg-"), term.id)
    return spellings


def read_choice(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    if scalar.text not in field.choices:
        yield context.source.problem(
            "unknown-choice",
            scalar,
            name,
            value=scalar.text,
            choices=", ".join(field.choices),
            suggestion=closest(scalar.text, same(field.choices)),
        )
        return INVALID
    return scalar.text


def read_country(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    code = scalar.text
    if code in country_codes():
        return code
    if code.upper() in country_codes():
        suggestion = code.upper()
    else:
        suggestion = closest(code, country_spellings(), 0.8)
    is_name = bool(suggestion) and len(code) > 2
    yield context.source.problem(
        "country-name" if is_name else "unknown-country",
        scalar,
        name,
        value=code,
        suggestion=suggestion,
    )
    return INVALID


def read_language(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    # An entry is written in a language of the hub; a source may be in any (ISO 639-1).
    is_known = scalar.text in LANGUAGES or (
        "." in name and language_name(scalar.text, "en") != scalar.text
    )
    if not is_known:
        spellings = {language_name(c, other): c for c in LANGUAGES for other in LANGUAGES} | same(
            LANGUAGES
        )
        yield context.source.problem(
            "unknown-language",
            scalar,
            name,
            value=scalar.text,
            suggestion=closest(scalar.text, spellings),
        )
        return INVALID
    return scalar.text


_INTEGER = re.compile(r"[0-9]{1,15}")
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")
_GROUPED = re.compile(r"[0-9]{1,3}([., ][0-9]{3})+")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")


def read_number(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    pattern = _INTEGER if field.form is Form.INTEGER else _NUMBER
    if not pattern.fullmatch(scalar.text):
        yield context.source.problem(
            "invalid-number", scalar, name, value=scalar.text, suggestion=_plain(scalar.text)
        )
        return INVALID
    number = int(scalar.text) if scalar.text.isdigit() else float(scalar.text)
    low, high = field.minimum, field.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        yield context.source.problem(
            "number-out-of-range",
            scalar,
            name,
            value=scalar.text,
            minimum="" if low is None else f"{low:g}",
            maximum="" if high is None else f"{high:g}",
        )
        return INVALID
    return number


def _plain(text: str) -> str:
    """``57.700.000`` or ``57,700,000`` without its separators; empty when it is no such number."""
    if _GROUPED.fullmatch(text):
        return re.sub(r"[., ]", "", text)
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else ""


TRUE_WORDS = frozenset({"true", "si", "yes", "sim"})
FALSE_WORDS = frozenset({"false", "no", "nao"})


def read_boolean(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    word = fold(scalar.text)
    if word in TRUE_WORDS or word in FALSE_WORDS:
        return word in TRUE_WORDS
    yield context.source.problem(
        "unknown-choice", scalar, name, value=scalar.text, choices="true, false"
    )
    return INVALID


def read_url(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    problem = texts.judge_link(scalar.text)
    if problem:
        suggestion = ""
        if scalar.text.startswith("http://"):
            suggestion = "https://" + scalar.text.removeprefix("http://")
        elif scalar.text.startswith("www."):
            suggestion = "https://" + scalar.text
        yield context.source.problem(
            problem, scalar, name, value=scalar.text, suggestion=suggestion
        )
        return INVALID
    return scalar.text


_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


def read_email(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    if not _EMAIL.fullmatch(scalar.text):
        yield context.source.problem("invalid-email", scalar, name, value=scalar.text)
        return INVALID
    if texts.is_personal_email(scalar.text):
        yield context.source.problem("personal-email", scalar, name, value=scalar.text)
        return INVALID
    return scalar.text


def read_entry_id(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    """The id as written; whether there is such an entry is a question to all of them."""
    yield from ()
    return scalar.text


def read_field_name(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    known = _statable(context.kind)
    if scalar.text not in known:
        yield context.source.problem(
            "unknown-key",
            scalar,
            name,
            value=scalar.text,
            suggestion=closest(scalar.text, same(known)),
        )
        return INVALID
    return scalar.text


def _statable(kind: str) -> list[str]:
    """Fields, and keys of ``period``, that an entry may declare as not stated."""
    fields = fields_of(kind)
    inner = [f"period.{inner.name}" for inner in fields["period"].fields]
    return [*fields, *inner]


_ELSEWHERE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//")
_IMAGE = re.compile(r"[\w-]+(/[\w-]+)*\.(?:png|jpe?g|webp|avif)")
PATTERNS = {
    "integer": _INTEGER,
    "number": _NUMBER,
    "grouped": _GROUPED,
    "decimalComma": _DECIMAL_COMMA,
    "email": _EMAIL,
    "elsewhere": _ELSEWHERE,
    "image": _IMAGE,
}
"""What the form in the browser looks for too, by the names that its scripts use."""


def read_image_file(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    if _ELSEWHERE.match(scalar.text):
        yield context.source.problem("remote-image", scalar, name, value=scalar.text)
        return INVALID
    folder = context.source.path.parent.parent / "images"
    inside = _IMAGE.fullmatch(scalar.text)
    if not inside or not (folder / scalar.text).is_file():
        yield context.source.problem("missing-image", scalar, name, value=scalar.text)
        return INVALID
    return scalar.text
