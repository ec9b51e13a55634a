"""Readers of dates: a day, a year with or without its month, a year.

They yield problems and return the value like the readers of ``hub.entries.scalars``.
"""

from __future__ import annotations

import re
from datetime import date

from hub.entries.field_spec import Field
from hub.entries.raw import RawScalar, RawValue
from hub.entries.reading import INVALID, Context, Reading, read_scalar
from hub.model import PartialDate
from hub.problems import Problem
from hub.wording import fold

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


def read_date(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from read_scalar(value, name, context, "text")
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


def read_partial_date(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from read_scalar(value, name, context, "text")
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


def read_year(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    scalar = yield from read_scalar(value, name, context, "text")
    if scalar is INVALID:
        return INVALID
    if not _YEAR.fullmatch(scalar.text) or int(scalar.text) < FIRST_YEAR:
        yield _not_a_date(scalar, name, context, "invalid-year", with_day=False, with_month=False)
        return INVALID
    if int(scalar.text) > context.today.year:
        yield context.source.problem("future-date", scalar, name, value=scalar.text)
        return INVALID
    return int(scalar.text)
