"""YAML text -> raw values with places: the only module that imports ``yaml``.

Every scalar stays the text that was written; the field that holds it decides its type, so
``no``, ``012``, ``3.10`` and ``2020-01-01`` mean what a writer thinks they mean. Events are read
one by one instead of composing nodes: nesting is bounded without recursion, and anchors, aliases
and duplicate keys (which composing resolves silently) are seen.
"""

from __future__ import annotations

from typing import Any

import yaml

from hub.entries import yaml_repair
from hub.entries.raw import RawField, RawList, RawMap, RawScalar, RawValue, SourceText
from hub.problems import Problem

MAX_DEPTH = 12
_MAX_REPAIRS = 25
_NO_KEY = "\0"
"""Stands for a key that is no text; no file that is read holds this character."""
_SCALAR, _END = yaml.ScalarEvent, yaml.StreamEndEvent
_MAP_START, _MAP_END = yaml.MappingStartEvent, yaml.MappingEndEvent
_LIST_START, _LIST_END = yaml.SequenceStartEvent, yaml.SequenceEndEvent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):
    """Reading cannot go on; the problem has been noted."""


class _SwallowedKeysError(Exception):
    """A quote that is not closed has taken the keys of the next lines with it."""

    def __init__(self, line: int, column: int) -> None:
        """``line`` and ``column`` of the quote, from 0."""
        super().__init__(line, column)
        self.place = (line, column)


def read_yaml_map(
    text: str, source: SourceText, problems: list[Problem], first_line: int = 1
) -> RawMap | None:
    """The map written in ``text``, or None when there is none; appends what is wrong.

    ``first_line`` is the line of ``source`` where ``text`` begins. A line that cannot be read is
    reported, mended in memory and read again, so that one mistake does not hide the others.
    """
    lines = text.split("\n")
    yaml_repair.replace_unreadable(lines, source, problems, first_line)
    yaml_repair.replace_tabs(lines, source, problems, first_line)
    for _ in range(_MAX_REPAIRS):
        found: list[Problem] = []
        try:
            value = _Reading("\n".join(lines), source, found, first_line).read()
        except yaml.YAMLError as error:
            problem, is_mended = yaml_repair.explain(_fault(error), lines, source, first_line)
            problems.append(problem)
            if not is_mended:
                return None
            continue
        except _SwallowedKeysError as quote:
            problem, is_mended = yaml_repair.unclosed_quote(quote.place, lines, source, first_line)
            problems.append(problem)
            if not is_mended:
                return None
            continue
        except _Stop:
            problems.extend(found)
            return None
        problems.extend(found)
        if isinstance(value, RawMap):
            return value
        if value is not None:
            problems.append(source.problem("front-matter-not-keys", (first_line, 1)))
        return None
    return None


class _Reading:
    """The events of one text on their way to a tree of raw values."""

    def __init__(
        self, text: str, source: SourceText, problems: list[Problem], first_line: int
    ) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.source = source
        self.problems = problems
        self.first_line = first_line
        self.root: RawValue | None = None
        self.stack: list[RawList | RawMap] = []
        self.keys: list[RawScalar | None] = []

    def read(self) -> RawValue | None:
        """The value written in the text; raises what the YAML library raises, and `_Stop`."""
        next_event = _Loader(self.text).get_event
        while (kind := type(event := next_event())) is not _END:
            if kind is _SCALAR:
                self._scalar(event)
            elif kind is _MAP_START:
                self._open(event, RawMap({}, *self._at(event)))
            elif kind is _LIST_START:
                self._open(event, RawList([], *self._at(event)))
            elif kind is _MAP_END or kind is _LIST_END:
                self.keys.pop()
                self._place(self.stack.pop())
            elif kind is yaml.AliasEvent:
                value = "*" + event.anchor
                self._report("yaml-alias", event, value=value, length=len(value))
                self._place(RawScalar(value, *self._at(event)))
            elif kind is yaml.DocumentStartEvent and self.root is not None:
                self._report("invalid-yaml", event, detail="---")
                break
        return self.root

    def _at(self, event: Any) -> tuple[int, int]:
        return self.first_line + event.start_mark.line, event.start_mark.column + 1

    def _report(self, code: str, event: Any, **more: Any) -> None:
        self.problems.append(self.source.problem(code, self._at(event), **more))

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        start, style = event.start_mark, event.style
        line, column, last = start.line, start.column, event.end_mark.line
        is_quoted = style == '"' or style == "'"  # noqa: PLR1714  once a value of every entry
        spanned = self.lines[line + 1 : last + 1] if is_quoted and last > line else ()
        if spanned and any(map(yaml_repair.TOP_KEY.match, spanned)):
            raise _SwallowedKeysError(line, column)
        is_block = last > line or style in ("|", ">")
        at_line = self.first_line + line
        scalar = RawScalar(event.value, at_line, column + 1, is_quoted, is_block)
        if self.keys and self.keys[-1] is None and type(self.stack[-1]) is RawMap:
            self.keys[-1] = scalar  # half of all scalars are keys
        else:
            self._place(scalar)

    def _open(self, event: Any, holder: RawList | RawMap) -> None:
        self._refuse_marks(event)
        if len(self.stack) >= MAX_DEPTH:
            self._report("too-deep", event, limit=MAX_DEPTH)
            raise _Stop
        self.stack.append(holder)
        self.keys.append(None)

    def _refuse_marks(self, event: Any) -> None:
        """Anchors (``&x``) and tags (``!x``) would be left out of the value in silence."""
        if event.anchor:
            value = "&" + event.anchor
            self._report("yaml-alias", event, value=value, length=len(value))
        if event.tag:
            rest = self.lines[event.start_mark.line][event.start_mark.column :].rstrip()
            self._report("invalid-yaml", event, detail=rest[:40], length=len(rest))

    def _place(self, value: RawValue) -> None:
        if not self.stack:
            self.root = value
        elif isinstance(holder := self.stack[-1], RawList):
            holder.items.append(value)
        else:
            self._place_in_map(holder, value)

    def _place_in_map(self, holder: RawMap, value: RawValue) -> None:
        key = self.keys[-1]
        if key is None:
            if not isinstance(value, RawScalar):
                self.problems.append(self.source.problem("front-matter-not-keys", value))
                value = RawScalar(_NO_KEY, value.line, value.column)
            self.keys[-1] = value
            return
        self.keys[-1] = None
        if key.text == _NO_KEY:
            return
        first = holder.items.get(key.text)
        if first is not None:
            self.problems.append(
                self.source.problem(
                    "duplicate-key", key, key.text, value=key.text, first=first.key.line
                )
            )
        else:
            holder.items[key.text] = RawField(key, value)


def _fault(error: yaml.YAMLError) -> yaml_repair.Fault:
    mark = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None)
    return yaml_repair.Fault(
        said=getattr(error, "problem", None) or str(error).split("\n", 1)[0],
        doing=getattr(error, "context", None) or "",
        place=(mark.line, mark.column) if mark else (0, 0),
        began=(began.line, began.column) if began else None,
    )
