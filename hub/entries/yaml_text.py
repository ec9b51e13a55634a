"""YAML text -> raw values with places: the only module that imports ``yaml``.

Every scalar stays the text that was written; the field that holds it decides its type, so
``no``, ``012``, ``3.10`` and ``2020-01-01`` mean what a writer thinks they mean. Events are read
one by one instead of composing nodes: nesting is bounded without recursion, and anchors, aliases
and duplicate keys (which composing resolves silently) are seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from hub.entries.raw import RawField, RawList, RawMap, RawScalar, RawValue, SourceText
from hub.problems import Problem

MAX_DEPTH = 12
_MAX_REPAIRS = 25
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOP_KEY = re.compile(r"[A-Za-z_]+:(\s|$)")
_LIST_ITEM = re.compile(r"\s+- ")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<![\w])'(?:[^']|'')*'")
_KEY_AND_VALUE = re.compile(r"^(\s*(?:- +)*\{?\s*[\w.-]+\s*:\s+)(.*\S)\s*$")


class _Stop(Exception):
    """Reading cannot go on; the problem has been noted."""


def read_yaml_map(
    text: str, source: SourceText, problems: list[Problem], first_line: int = 1
) -> RawMap | None:
    """The map written in ``text``, or None when there is none; appends what is wrong.

    ``first_line`` is the line of ``source`` where ``text`` begins. A line that cannot be read is
    reported, mended in memory and read again, so that one mistake does not hide the others.
    """
    lines = text.split("\n")
    _replace_tabs(lines, source, problems, first_line)
    for _ in range(_MAX_REPAIRS):
        found: list[Problem] = []
        try:
            value = _read_events("\n".join(lines), source, found, first_line)
        except yaml.YAMLError as error:
            problem, mended = _explain(error, lines, source, first_line)
            problems.append(problem)
            if not mended:
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


def _replace_tabs(
    lines: list[str], source: SourceText, problems: list[Problem], first_line: int
) -> None:
    for index, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent and line.strip():
            column = indent.index("\t") + 1
            problems.append(
                source.problem("tab-indentation", (first_line + index, column), length=1)
            )
            lines[index] = indent.replace("\t", "  ") + line.lstrip(" \t")


def _unclosed_bracket(
    lines: list[str], start: int, source: SourceText, first_line: int
) -> Problem | None:
    """Close a flow list or map, opened in line ``start``, before the next key or list item.

    None when its brackets are closed there: then something else is wrong inside. Without this an
    open bracket takes the lines that follow with it, and each of them would be reported.
    """
    opened: list[str] = []
    end = start
    for index in range(start, len(lines)):
        if index > start and (_TOP_KEY.match(lines[index]) or _LIST_ITEM.match(lines[index])):
            break
        opened = _open_brackets(lines[index], opened)
        if lines[index].strip():
            end = index
    if not opened:
        return None
    value = lines[start].strip()[:60]
    lines[end] += "".join("]" if bracket == "[" else "}" for bracket in reversed(opened))
    column = len(lines[start]) - len(lines[start].lstrip()) + 1
    at = (first_line + start, column)
    return source.problem("unclosed-bracket", at, value=value, length=len(value))


def _open_brackets(line: str, opened: list[str]) -> list[str]:
    """The brackets still open after ``line``, quoted text left out."""
    still = list(opened)
    for bracket in re.sub(_QUOTED, "", line):
        if bracket in "[{":
            still.append(bracket)
        elif bracket in "]}" and still:
            still.pop()
    return still


def _read_events(
    text: str, source: SourceText, problems: list[Problem], first_line: int
) -> RawValue | None:
    stack: list[RawList | RawMap] = []
    keys: list[RawScalar | None] = []
    root: RawValue | None = None

    def place(value: RawValue) -> None:
        nonlocal root
        if not stack:
            root = value
        elif isinstance(stack[-1], RawList):
            stack[-1].items.append(value)
        else:
            _place_in_map(stack[-1], keys, value, source, problems)

    events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            mark = event.start_mark
            if event.anchor:
                problems.append(_alias(source, mark, first_line, "&" + event.anchor))
            style = event.style
            place(
                RawScalar(
                    event.value,
                    first_line + mark.line,
                    mark.column + 1,
                    style in ("'", '"'),
                    style in ("|", ">") or event.end_mark.line > mark.line,
                )
            )
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            mark = event.start_mark
            at = (first_line + mark.line, mark.column + 1)
            if event.anchor:
                problems.append(_alias(source, mark, first_line, "&" + event.anchor))
            if len(stack) >= MAX_DEPTH:
                problems.append(source.problem("too-deep", at, limit=MAX_DEPTH))
                raise _Stop
            holder: RawList | RawMap = (
                RawMap({}, *at) if kind is yaml.MappingStartEvent else RawList([], *at)
            )
            stack.append(holder)
            keys.append(None)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = stack.pop()
            keys.pop()
            place(done)
        elif kind is yaml.AliasEvent:
            mark = event.start_mark
            problems.append(_alias(source, mark, first_line, "*" + event.anchor))
            place(RawScalar("*" + event.anchor, first_line + mark.line, mark.column + 1))
        elif kind is yaml.DocumentEndEvent:
            break
    return root


def _place_in_map(
    holder: RawMap,
    keys: list[RawScalar | None],
    value: RawValue,
    source: SourceText,
    problems: list[Problem],
) -> None:
    key = keys[-1]
    if key is None:
        if not isinstance(value, RawScalar):
            problems.append(source.problem("front-matter-not-keys", value))
            value = RawScalar("?", value.line, value.column)
        keys[-1] = value
        return
    keys[-1] = None
    first = holder.items.get(key.text)
    if first is not None:
        problems.append(
            source.problem("duplicate-key", key, key.text, value=key.text, first=first.key.line)
        )
    else:
        holder.items[key.text] = RawField(key, value)


def _alias(source: SourceText, mark: Any, first_line: int, value: str) -> Problem:
    at = (first_line + mark.line, mark.column + 1)
    return source.problem("yaml-alias", at, value=value, length=len(value))


def _explain(
    error: yaml.YAMLError, lines: list[str], source: SourceText, first_line: int
) -> tuple[Problem, bool]:
    """The problem behind a YAML error, and whether ``lines`` were mended to read on."""
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
    context = getattr(error, "context", None) or ""
    index = min(mark.line, len(lines) - 1) if mark else 0
    column = (mark.column if mark else 0) + 1

    if "quoted scalar" in context and context_mark is not None:
        index = context_mark.line
        at = (first_line + index, context_mark.column + 1)
        return source.problem("unclosed-quote", at), _quote_value(lines, index)
    if "flow" in context and context_mark is not None:
        unclosed = _unclosed_bracket(lines, context_mark.line, source, first_line)
        if unclosed is not None:
            return unclosed, True
    if "mapping values are not allowed" in said:
        while index > 0 and not _KEY_AND_VALUE.match(lines[index]):
            index -= 1
        match = _KEY_AND_VALUE.match(lines[index])
        if match and ": " in match[2]:
            at = (first_line + index, len(match[1]) + 1)
            problem = source.problem("colon-in-value", at, value=match[2], length=len(match[2]))
            return problem, _quote_value(lines, index)
        return _wrong_indentation(lines, index, source, first_line)
    if "alias" in context or "anchor" in context or "undefined alias" in said:
        value = lines[index].strip()[:40]
        problem = source.problem("yaml-alias", (first_line + index, column), value=value)
        return problem, _quote_value(lines, index)
    if "cannot start any token" in said or "special characters are not allowed" in said:
        value = lines[index][column - 1 :].strip()[:40] or lines[index].strip()[:40]
        at = (first_line + index, column)
        problem = source.problem("invalid-yaml", at, detail=value, length=len(value))
        return problem, _quote_value(lines, index)
    if "expected" in said or "indent" in said or "could not find" in said:
        return _after_quote_or_indentation(lines, index, source, first_line)
    at = (first_line + index, column)
    return source.problem("invalid-yaml", at, detail=lines[index].strip()[:40]), _drop(lines, index)


def _after_quote_or_indentation(
    lines: list[str], index: int, source: SourceText, first_line: int
) -> tuple[Problem, bool]:
    """`"quoted" and more` closes its quote too early; everything else here is indentation."""
    match = _KEY_AND_VALUE.match(lines[index])
    if match and match[2][0] in "\"'" and match[2].count(match[2][0]) >= 2:
        at = (first_line + index, len(match[1]) + 1)
        return source.problem("unclosed-quote", at, length=len(match[2])), _quote_value(
            lines, index
        )
    return _wrong_indentation(lines, index, source, first_line)


def _wrong_indentation(
    lines: list[str], index: int, source: SourceText, first_line: int
) -> tuple[Problem, bool]:
    while index > 0 and not lines[index].strip():
        index -= 1
    indent = len(lines[index]) - len(lines[index].lstrip())
    at = (first_line + index, indent + 1)
    problem = source.problem("wrong-indentation", at, length=len(lines[index].strip()))
    return problem, _drop(lines, index)


def _quote_value(lines: list[str], index: int) -> bool:
    """Put the value of a line between single quotes, so that reading can go on."""
    match = _KEY_AND_VALUE.match(lines[index])
    if not match:
        return _drop(lines, index)
    body = match[2].strip("\"'").replace("'", "’")
    if match[1].lstrip().startswith(("{", "- {")) or match[2].startswith(("{", "[")):
        return _drop(lines, index)
    mended = f"{match[1]}'{body}'"
    if mended == lines[index]:
        return _drop(lines, index)
    lines[index] = mended
    return True


def _drop(lines: list[str], index: int) -> bool:
    if not lines[index].strip():
        return False
    lines[index] = ""
    return True
