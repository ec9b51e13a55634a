"""Raw values -> typed values, by the form of their field. Each reader yields problems.

A reader is a generator: it yields :class:`Problem` and returns the value, or :data:`INVALID`
when there is none to use. ``READERS`` maps each form to its reader; there is no other dispatch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hub.entries import texts
from hub.entries.field_spec import Field, Form, Need
from hub.entries.field_table import fields_of
from hub.entries.raw import RawField, RawList, RawMap, RawScalar, RawValue, SourceText
from hub.model import LANGUAGES, PartialDate, Vocabulary
from hub.problems import Problem
from hub.territories import country_codes, country_spellings, language_name
from hub.wording import closest, fold, same


class _Invalid:
    """The value could not be read; its problem has been yielded."""


INVALID = _Invalid()
Reading = Generator[Problem, None, Any]


@dataclass(frozen=True, slots=True)
class Context:
    """What the readers need to know beside the raw value."""

    source: SourceText
    kind: str
    vocabularies: Mapping[str, Vocabulary]
    today: date


_WORD_TYPES = {RawScalar: "text", RawList: "list", RawMap: "keys"}


def read_field(field: Field, raw: RawField, context: Context) -> Reading:
    """The value of a field: a tuple when it holds many, else one value."""
    return (yield from _read(field, raw.value, field.name, raw.key, context))


def _read(field: Field, value: RawValue, name: str, key: RawScalar, context: Context) -> Reading:
    if isinstance(value, RawScalar) and not value.text.strip():
        if field.need is Need.OPTIONAL and not field.headings and not value.is_block:
            # `end:` with nothing behind it is a template line left open, not a mistake.
            return () if field.many else INVALID
        yield context.source.problem("empty-field", key, name)
        return INVALID
    if not field.many:
        return (yield from READERS[field.form](field, value, name, context))
    if not isinstance(value, RawList):
        if not isinstance(value, RawScalar) or field.form in (Form.RECORD, Form.ROW):
            yield _wrong_type(context, value, name, "list")
            return INVALID
        value = RawList([value], value.line, value.column)
    return (yield from _read_items(field, value, name, key, context))


def _read_items(
    field: Field, value: RawList, name: str, key: RawScalar, context: Context
) -> Reading:
    source = context.source
    if not value.items:
        if field.need is not Need.OPTIONAL or field.headings:
            yield source.problem("empty-field", key, name)
        return ()
    if field.max_items is not None and len(value.items) > field.max_items:
        yield source.problem(
            "too-many-items", key, name, count=len(value.items), limit=field.max_items
        )
    result: list[Any] = []
    reader = READERS[field.form]
    is_set = field.form in (Form.TERM, Form.COUNTRY, Form.ENTRY_ID, Form.FIELD_NAME, Form.URL)
    for index, item in enumerate(value.items):
        item_name = f"{name}[{index}]"
        if isinstance(item, RawScalar) and not item.text.strip():
            yield source.problem("empty-field", item, item_name)
            continue
        read = yield from reader(field, item, item_name, context)
        if read is INVALID:
            continue
        if is_set and read in result:
            yield source.problem("repeated-value", item, item_name, value=read)
            continue
        result.append(read)
    return tuple(result)


def _wrong_type(context: Context, value: RawValue, name: str, expected: str) -> Problem:
    found = _WORD_TYPES[type(value)]
    return context.source.problem("wrong-type", value, name, expected=expected, found=found)


def _scalar(value: RawValue, name: str, context: Context, expected: str) -> Reading:
    if isinstance(value, RawScalar):
        return value
    yield _wrong_type(context, value, name, expected)
    return INVALID


def _line(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
    text = " ".join(scalar.text.split())
    yield from texts.check_line(scalar, text, name, context.source)
    yield from _check_length(field, scalar, text, name, context)
    return text


def _prose(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
    text = scalar.text.strip()
    yield from texts.check_prose(scalar, text, name, context.source)
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


def _term(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
    vocabulary = context.vocabularies.get(field.vocabulary)
    if vocabulary is None:
        return INVALID  # reported once, as a missing vocabulary
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


def _choice(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
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


def _country(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
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


def _language(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
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


_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_INSIDE = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_MONTHS = {
    word: number
    for words in (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "january february march april may june july august september october november december",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    )
    for number, word in enumerate(words.split(), 1)
}
FIRST_YEAR = 1800


def _date(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
    match = _DATE.fullmatch(scalar.text)
    if match:
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            yield context.source.problem("invalid-date", scalar, name, value=scalar.text)
            return INVALID
        if day > context.today:
            yield context.source.problem("future-date", scalar, name, value=scalar.text)
            return INVALID
        return day
    yield _not_a_date(scalar, name, context, "invalid-date", with_day=True)
    return INVALID


def _not_a_date(
    scalar: RawScalar,
    name: str,
    context: Context,
    code: str,
    *,
    with_day: bool,
    with_month: bool = True,
) -> Problem:
    """``12 de marzo de 2020`` and ``12/03/2020`` are dates in words; the rest is no date."""
    words = fold(scalar.text).replace(",", " ").split()
    month = next((_MONTHS[word] for word in words if word in _MONTHS), None)
    year = _YEAR_INSIDE.search(scalar.text)
    day = next((int(word) for word in words if re.fullmatch(r"\d{1,2}", word)), None)
    if match := _DAY_FIRST.fullmatch(scalar.text.strip()):
        day, month = int(match[1]), int(match[2])
        if month > 12:
            day, month = month, day
    suggestion = ""
    if year and month and with_month and (day or not with_day):
        suggestion = f"{year[1]}-{month:02}" + (f"-{day:02}" if with_day else "")
    elif year and not with_day:
        suggestion = year[1]
    if suggestion or (month and year):
        code = "date-in-words"
    return context.source.problem(code, scalar, name, value=scalar.text, suggestion=suggestion)


def _partial_date(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
    text = scalar.text
    match = _MONTH.fullmatch(text) or _DATE.fullmatch(text)
    if _YEAR.fullmatch(text):
        result = PartialDate(int(text))
    elif match and 1 <= int(match[2]) <= 12:
        result = PartialDate(int(match[1]), int(match[2]))
    else:
        yield _not_a_date(scalar, name, context, "invalid-year", with_day=False)
        return INVALID
    if result.year < FIRST_YEAR:
        yield context.source.problem("invalid-year", scalar, name, value=text)
        return INVALID
    # A programme may end in the future; nothing has begun there.
    if name.endswith(".start") and result.first_month > (context.today.year, context.today.month):
        yield context.source.problem("future-date", scalar, name, value=text)
        return INVALID
    return result


def _year(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
    if not _YEAR.fullmatch(scalar.text) or int(scalar.text) < FIRST_YEAR:
        yield _not_a_date(scalar, name, context, "invalid-year", with_day=False, with_month=False)
        return INVALID
    if int(scalar.text) > context.today.year:
        yield context.source.problem("future-date", scalar, name, value=scalar.text)
        return INVALID
    return int(scalar.text)


def _number(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "number")
    if scalar is INVALID:
        return INVALID
    pattern = r"\d{1,15}" if field.form is Form.INTEGER else r"\d{1,15}(\.\d{1,6})?"
    if not re.fullmatch(pattern, scalar.text):
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
    if re.fullmatch(r"\d{1,3}([., ]\d{3})+", text):
        return re.sub(r"[., ]", "", text)
    return text.replace(",", ".") if re.fullmatch(r"\d+,\d{1,2}", text) else ""


_TRUE = frozenset({"true", "si", "yes", "sim"})
_FALSE = frozenset({"false", "no", "nao"})


def _boolean(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
    word = fold(scalar.text)
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    yield context.source.problem(
        "unknown-choice", scalar, name, value=scalar.text, choices="true, false"
    )
    return INVALID


def _url(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
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


def _email(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
    if not _EMAIL.fullmatch(scalar.text):
        yield context.source.problem("invalid-email", scalar, name, value=scalar.text)
        return INVALID
    if texts.is_personal_email(scalar.text):
        yield context.source.problem("personal-email", scalar, name, value=scalar.text)
        return INVALID
    return scalar.text


def _entry_id(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    return scalar if scalar is INVALID else scalar.text


def _field_name(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
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


def _image_file(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from _scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
    if re.match(r"(?i)([a-z][a-z0-9+.-]*:|//)", scalar.text):
        yield context.source.problem("remote-image", scalar, name, value=scalar.text)
        return INVALID
    folder = context.source.path.parent.parent / "images"
    inside = re.fullmatch(r"[\w-]+(/[\w-]+)*\.(?:png|jpe?g|webp|avif)", scalar.text)
    if not inside or not (folder / scalar.text).is_file():
        yield context.source.problem("missing-image", scalar, name, value=scalar.text)
        return INVALID
    return scalar.text


def _field_map(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    if not isinstance(value, RawMap):
        yield _wrong_type(context, value, name, "keys")
        return INVALID
    known = fields_of(context.kind)
    result: dict[str, str] = {}
    for key, item in value.items.items():
        if key not in known:
            suggestion = closest(key, same(known), 0.6)
            yield context.source.problem(
                "unknown-key", item.key, f"{name}.{key}", value=key, suggestion=suggestion
            )
            continue
        read = yield from _choice(field, item.value, f"{name}.{key}", context)
        if read is not INVALID:
            result[key] = read
    return result


def _row(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    if not isinstance(value, RawList):
        yield _wrong_type(context, value, name, "list")
        return INVALID
    cells: list[str] = []
    for item in value.items:
        cell = yield from _line(field, item, name, context)
        cells.append("" if cell is INVALID else cell)
    return tuple(cells)


def _record(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    if not isinstance(value, RawMap):
        if isinstance(value, RawScalar) and field.lead and field.record is not None:
            required = next(f for f in field.fields if f.need is Need.REQUIRED)
            text = yield from _prose(required, value, f"{name}.{required.name}", context)
            return INVALID if text is INVALID else field.record(**{required.name: text})
        yield _wrong_type(context, value, name, "keys")
        return INVALID
    inner_fields = {inner.name: inner for inner in field.fields}
    values: dict[str, Any] = {}
    for key, item in value.items.items():
        if key not in inner_fields:
            suggestion = closest(key, same(inner_fields), 0.6)
            yield context.source.problem(
                "unknown-key", item.key, f"{name}.{key}", value=key, suggestion=suggestion
            )
    is_usable = True
    for inner in field.fields:
        inner_name = f"{name}.{inner.name}"
        given = value.items.get(inner.name)
        if given is None:
            if inner.need is Need.REQUIRED:
                yield context.source.problem("missing-field", value, inner_name)
                is_usable = False
            continue
        read = yield from _read(inner, given.value, inner_name, given.key, context)
        if read is INVALID:
            is_usable = is_usable and inner.need is not Need.REQUIRED
        else:
            values[inner.target] = read
    if field.name == "images" and not values.get("alt"):
        file = values.get("file", "")
        yield context.source.problem("image-without-alt", value, f"{name}.alt", value=file)
        is_usable = False
    return field.record(**values) if is_usable and field.record else INVALID


READERS: dict[Form, Callable[[Field, RawValue, str, Context], Reading]] = {
    Form.LINE: _line,
    Form.PROSE: _prose,
    Form.TERM: _term,
    Form.CHOICE: _choice,
    Form.COUNTRY: _country,
    Form.LANGUAGE: _language,
    Form.DATE: _date,
    Form.PARTIAL_DATE: _partial_date,
    Form.YEAR: _year,
    Form.INTEGER: _number,
    Form.NUMBER: _number,
    Form.BOOLEAN: _boolean,
    Form.URL: _url,
    Form.EMAIL: _email,
    Form.ENTRY_ID: _entry_id,
    Form.FIELD_NAME: _field_name,
    Form.IMAGE_FILE: _image_file,
    Form.RECORD: _record,
    Form.ROW: _row,
    Form.FIELD_MAP: _field_map,
}
