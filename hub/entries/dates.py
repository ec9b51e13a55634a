"""Readers of dates: a day, a year with or without its month, a year.

They yield problems and return the value like the readers of ``hub.entries.scalars``.
"""

from __future__ import annotations

import re
from datetime import date

from hub.entries.field_spec import Field
from hub.entries.raw import RawScalar
from hub.entries.reading import INVALID, Context, Reading
from hub.model import PartialDate
from hub.problems import Problem
from hub.wording import fold

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})()")
_YEAR = re.compile(r"[0-9]{4}")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{1,2}))?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_INSIDE = re.compile(r"\b(1[89][0-9]{2}|20[0-9]{2})\b")
_DAY = re.compile(r"[0-9]{1,2}")
PATTERNS = {
    "date": _DATE,
    "month": _MONTH,
    "year": _YEAR,
    "yearFirst": _YEAR_FIRST,
    "dayFirst": _DAY_FIRST,
    "yearInside": _YEAR_INSIDE,
    "day": _DAY,
}
"""What the form in the browser looks for too, by the names that its scripts use."""
MONTHS = {
    word: number
    for words in (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "january february march april may june july august september october november december",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    )
    for number, word in enumerate(words.split(), 1)
}
FIRST_YEAR = 1800


def read_date(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
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
    year, month, day = _parts(scalar.text)
    suggestion = ""
    if year and month and with_month and (day or not with_day):
        suggestion = _written(year, month, day)[: None if with_day else len("2020-03")]
    elif year and not with_day:
        suggestion = str(year)
    if suggestion or (year and month and not day):
        code = "date-in-words"
    if year and month and not _written(year, month, day):
        code = "invalid-date"
    return context.source.problem(code, scalar, name, value=scalar.text, suggestion=suggestion)


def _parts(text: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as far as ``text`` names them; nothing for ``2019-2023``."""
    if match := _YEAR_FIRST.fullmatch(text.strip()):
        return int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    if match := _DAY_FIRST.fullmatch(text.strip()):
        first, second = int(match[1]), int(match[2])
        day, month = (second, first) if second > 12 else (first, second)
        return int(match[3]), month, day
    years = set(_YEAR_INSIDE.findall(text))
    if len(years) != 1:
        return None, None, None
    words = fold(text).replace(",", " ").split()
    named = next((MONTHS[word] for word in words if word in MONTHS), None)
    number = next((int(word) for word in words if _DAY.fullmatch(word)), None)
    return int(years.pop()), named, number


def _written(year: int, month: int, day: int | None = None) -> str:
    """The date as ISO 8601, without the day when there is none; empty when it does not exist."""
    try:
        whole = date(year, month, day or 1).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[: len("2020-03")]


def read_partial_date(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    text = scalar.text
    match = _MONTH.fullmatch(text) or _DATE.fullmatch(text)
    if _YEAR.fullmatch(text):
        result = PartialDate(int(text))
    elif match and _written(int(match[1]), int(match[2]), int(match[3] or 1)):
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


def read_year(field: Field, scalar: RawScalar, name: str, context: Context) -> Reading:
    if not _YEAR.fullmatch(scalar.text) or int(scalar.text) < FIRST_YEAR:
        yield _not_a_date(scalar, name, context, "invalid-year", with_day=False, with_month=False)
        return INVALID
    if int(scalar.text) > context.today.year:
        yield context.source.problem("future-date", scalar, name, value=scalar.text)
        return INVALID
    return int(scalar.text)
