"""Raw values -> typed values, by the form of their field. Each reader yields problems.

This module walks fields, lists and records; readers of one value stand in ``hub.entries.scalars``
and ``hub.entries.dates``. ``SCALAR_READERS`` and ``HOLDER_READERS`` map each form to its reader;
there is no other dispatch.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hub.entries import dates, scalars
from hub.entries.field_spec import Field, Form, Need
from hub.entries.field_table import fields_of
from hub.entries.raw import RawField, RawList, RawMap, RawScalar, RawValue
from hub.entries.reading import INVALID, Context, Reading, wrong_type
from hub.wording import closest, same


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
        return (yield from _read_one(field, value, name, context))
    if not isinstance(value, RawList):
        if not isinstance(value, RawScalar) or field.form in (Form.RECORD, Form.ROW):
            yield wrong_type(context, value, name, "list")
            return INVALID
        value = RawList([value], value.line, value.column)
    return (yield from _read_items(field, value, name, key, context))


def _read_one(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    """One value: a single text for most forms; a list or a map in its place is a problem."""
    reader = SCALAR_READERS.get(field.form)
    if reader is None:
        return (yield from HOLDER_READERS[field.form](field, value, name, context))
    if not isinstance(value, RawScalar):
        expected = "number" if field.form in (Form.INTEGER, Form.NUMBER) else "text"
        yield wrong_type(context, value, name, expected)
        return INVALID
    return (yield from reader(field, value, name, context))


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
    is_set = field.form in (Form.TERM, Form.COUNTRY, Form.ENTRY_ID, Form.FIELD_NAME, Form.URL)
    for index, item in enumerate(value.items):
        item_name = f"{name}[{index}]"
        if isinstance(item, RawScalar) and not item.text.strip():
            yield source.problem("empty-field", item, item_name)
            continue
        read = yield from _read_one(field, item, item_name, context)
        if read is INVALID:
            continue
        if is_set and read in result:
            yield source.problem("repeated-value", item, item_name, value=read)
            continue
        result.append(read)
    return tuple(result)


def _field_map(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    if not isinstance(value, RawMap):
        yield wrong_type(context, value, name, "keys")
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
        inner_name = f"{name}.{key}"
        if not isinstance(item.value, RawScalar):
            yield wrong_type(context, item.value, inner_name, "text")
            continue
        read = yield from scalars.read_choice(field, item.value, inner_name, context)
        if read is not INVALID:
            result[key] = read
    return result


def _row(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    if not isinstance(value, RawList):
        yield wrong_type(context, value, name, "list")
        return INVALID
    cells: list[str] = []
    for item in value.items:
        if not isinstance(item, RawScalar):
            yield wrong_type(context, item, name, "text")
            continue
        cells.append((yield from scalars.read_line(field, item, name, context)))
    return tuple(cells)


def _record(field: Field, value: RawValue, name: str, context: Context) -> Reading:
    if not isinstance(value, RawMap):
        if isinstance(value, RawScalar) and field.lead and field.record is not None:
            required = next(f for f in field.fields if f.need is Need.REQUIRED)
            inner_name = f"{name}.{required.name}"
            text = yield from scalars.read_prose(required, value, inner_name, context)
            return INVALID if text is INVALID else field.record(**{required.name: text})
        yield wrong_type(context, value, name, "keys")
        return INVALID
    inner_fields = field.by_name
    values: dict[str, Any] = {}
    for key, item in value.items.items():
        if key not in inner_fields:
            suggestion = closest(key, same(inner_fields), 0.6)
            yield context.source.problem(
                "unknown-key", item.key, f"{name}.{key}", value=key, suggestion=suggestion
            )
    is_usable = True
    for inner in field.fields:
        given = value.items.get(inner.name)
        if given is None:
            if inner.need is Need.REQUIRED:
                yield context.source.problem("missing-field", value, f"{name}.{inner.name}")
                is_usable = False
            continue
        inner_name = f"{name}.{inner.name}"
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


SCALAR_READERS: dict[Form, Callable[[Field, RawScalar, str, Context], Reading]] = {
    Form.LINE: scalars.read_line,
    Form.PROSE: scalars.read_prose,
    Form.TERM: scalars.read_term,
    Form.CHOICE: scalars.read_choice,
    Form.COUNTRY: scalars.read_country,
    Form.LANGUAGE: scalars.read_language,
    Form.DATE: dates.read_date,
    Form.PARTIAL_DATE: dates.read_partial_date,
    Form.YEAR: dates.read_year,
    Form.INTEGER: scalars.read_number,
    Form.NUMBER: scalars.read_number,
    Form.BOOLEAN: scalars.read_boolean,
    Form.URL: scalars.read_url,
    Form.EMAIL: scalars.read_email,
    Form.ENTRY_ID: scalars.read_entry_id,
    Form.FIELD_NAME: scalars.read_field_name,
    Form.IMAGE_FILE: scalars.read_image_file,
}
HOLDER_READERS: dict[Form, Callable[[Field, RawValue, str, Context], Reading]] = {
    Form.RECORD: _record,
    Form.ROW: _row,
    Form.FIELD_MAP: _field_map,
}
