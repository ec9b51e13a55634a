"""States of the form to contribute, and what the validator says of the files made of them.

``docs/form.md`` says what a state is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from hub.entries.catalog_rules import Collection, references_exist
from hub.entries.check import CheckedEntry, check_entry
from hub.entries.field_spec import Field, Form, Need
from hub.entries.field_table import fields_of
from hub.entries.raw import RawEntry, RawList, RawMap, RawScalar, RawValue
from hub.entries.reader import read_entry
from hub.model import ENTRY_FOLDERS, Catalog
from hub.problems import CODES

State = dict[str, Any]
Problem = tuple[str, str, str, tuple[tuple[str, str], ...], str]
"""Field, code, severity, values and suggestion."""
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_IMAGE = re.compile(r"[\w-]+(/[\w-]+)*\.(?:png|jpe?g|webp|avif)")


class NotInAForm(Exception):
    """A file holds what the form has no place for."""


def changed(base: State, changes: Mapping[str, Any]) -> State:
    """``base`` with other values at dotted places below ``values``; None takes a value away.

    ``kind`` and ``id`` stand beside the values, ``values.id`` is the field of that name;
    ``{"repeat": [part, times]}`` is a long text or list.
    """
    state = deepcopy(base)
    for place, given in changes.items():
        is_long = isinstance(given, dict) and given.keys() == {"repeat"}
        value = given["repeat"][0] * given["repeat"][1] if is_long else given
        if place in ("id", "kind"):
            state[place] = value
            continue
        below = place.removeprefix("values.")
        steps = [int(i) if i else name for i, name in _STEP.findall(below)]
        holder = state["values"]
        for step, following in pairwise(steps):
            empty: Any = [] if isinstance(following, int) else {}
            if isinstance(holder, list) and step == len(holder):
                holder.append(empty)
            holder = holder[step] if isinstance(holder, list) else holder.setdefault(step, empty)
        if value is None:
            del holder[steps[-1]]
        elif isinstance(holder, list) and steps[-1] == len(holder):
            holder.append(value)
        else:
            holder[steps[-1]] = value
    return state


def state_of(raw: RawEntry) -> State:
    """The state that says what an entry file says.

    Raises:
        NotInAForm: the file has another kind of value where the form asks for one.
    """
    fields = fields_of(raw.kind)
    values = {name: _value(fields[name], item.value) for name, item in raw.values.items()}
    return {"kind": raw.kind, "id": raw.id, "values": values}


def _value(field: Field, value: RawValue) -> Any:
    if not field.many:
        return _one(field, value)
    if isinstance(value, RawScalar):
        return [_one(field, value)] if value.text.strip() else []
    if not isinstance(value, RawList):
        raise NotInAForm(field.name)
    return [_one(field, item) for item in value.items]


def _one(field: Field, value: RawValue) -> Any:
    if field.form is Form.RECORD:
        if isinstance(value, RawScalar) and field.lead:
            required = next(inner for inner in field.fields if inner.need is Need.REQUIRED)
            return {required.name: value.text}
        if not isinstance(value, RawMap) or value.items.keys() - field.by_name.keys():
            raise NotInAForm(field.name)
        return {name: _value(field.by_name[name], item.value) for name, item in value.items.items()}
    if field.form is Form.FIELD_MAP and isinstance(value, RawMap):
        return {name: _text(item.value) for name, item in value.items.items()}
    if field.form is Form.ROW and isinstance(value, RawList):
        return [_text(cell) for cell in value.items]
    return _text(value)


def _text(value: RawValue) -> str:
    if not isinstance(value, RawScalar):
        raise NotInAForm
    return value.text


def settled(state: State) -> State:
    """``state`` as a file holds it: nothing empty, and sections without loose white space."""
    values = {}
    for name, field in fields_of(state["kind"]).items():
        value = _settled(field, state["values"].get(name), in_section=bool(field.headings))
        if value:
            values[name] = value
    return {**state, "values": values}


def _settled(field: Field, value: Any, *, in_section: bool) -> Any:
    if not value:
        return None
    if field.many:
        items = [_settled_one(field, item, in_section=in_section) for item in value]
        return [item for item in items if item]
    return _settled_one(field, value, in_section=in_section)


def _settled_one(field: Field, value: Any, *, in_section: bool) -> Any:
    if field.form is Form.RECORD:
        inner = {
            inner.name: _settled(inner, value.get(inner.name), in_section=in_section)
            for inner in field.fields
        }
        return {name: item for name, item in inner.items() if item}
    if field.form is Form.FIELD_MAP:
        return {name: item for name, item in value.items() if item}
    if field.form is Form.ROW:
        return list(value) if any(value) else None
    if in_section:
        return "\n".join(line.rstrip() for line in value.split("\n")).strip() or value
    return value


class Validator:
    """Judges entry files as the commands do, with the vocabularies and ids of ``catalog``."""

    def __init__(self, folder: Path, catalog: Catalog, today: date) -> None:
        self.folder = folder
        self.catalog = catalog
        self.today = today

    def check(self, state: State, text: str) -> CheckedEntry:
        """``text`` judged as the file of ``state``."""
        place = f"{ENTRY_FOLDERS[state['kind']]}/{state['id']}.md"
        path = self.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        self._draw_images(state)
        raw = read_entry(path, path.name, state["kind"], place)
        return check_entry(raw, self.catalog.vocabularies, self.today)

    def _draw_images(self, state: State) -> None:
        """The form cannot see which files there are, so every image that could be is there."""
        for image in state["values"].get("images", ()):
            name = image.get("file", "")
            if _IMAGE.fullmatch(name):
                path = self.folder / "images" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()

    def problems(self, checked: CheckedEntry) -> list[Problem]:
        """The problems of a checked file, those of its references to other entries included."""
        return sorted(self._problems(checked))

    def _problems(self, checked: CheckedEntry) -> Iterator[Problem]:
        outside = {
            "practice": {entry.id for entry in self.catalog.practices},
            "program": {entry.id for entry in self.catalog.programs},
        }
        found = [*checked.problems, *references_exist(Collection([checked.raw], outside))]
        for p in found:
            yield p.field, p.code, str(p.severity), tuple(sorted(p.values)), p.suggestion


def as_problems(rows: list[dict[str, Any]]) -> list[Problem]:
    """What ``Hub.form.check`` gave, to compare."""
    return sorted(
        (p["field"], p["code"], p["severity"], tuple(sorted(p["values"].items())), p["suggestion"])
        for p in rows
    )


def expected_problems(rows: list[list[Any]]) -> list[Problem]:
    """The problems of a case: field, code, values and suggestion (empty when left out)."""
    found = []
    for field, code, *more in rows:
        values, suggestion = (more + [{}, ""][len(more) :])[:2]
        severity = str(CODES[code].severity)
        found.append((field, code, severity, tuple(sorted(values.items())), suggestion))
    return sorted(found)
