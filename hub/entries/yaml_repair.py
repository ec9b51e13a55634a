"""What is wrong with front matter that cannot be read, and mending it in memory to read on.

``hub.entries.yaml_text`` calls this; nothing here is written to a file. A function that mends
changes ``lines`` in place. Lines given by number count from 0, as the YAML library counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hub.entries.raw import SourceText
from hub.problems import Problem
from hub.wording import visible

TOP_KEY = re.compile(r"[A-Za-z_]+:(\s|$)")
_LIST_ITEM = re.compile(r"\s+- ")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<![\w])'(?:[^']|'')*'")
_KEY_AND_VALUE = re.compile(r"^(\s*(?:- +)*\{?\s*[\w.-]+\s*:\s+)(.*\S)\s*$")
_REST_OF_TEXT = r"(?:(?!,\s*[\w-]+:\s)[^{}]){0,600}?"
_BARE_TEXT = re.compile(
    r"([{,]\s*[\w-]+:\s+)"
    rf"([^\s\"'\[{{]{_REST_OF_TEXT}(?::\s|\[\d[\d, ]*\]){_REST_OF_TEXT})"
    r"(?=\s*(?:\}|,\s*[\w-]+:\s))"
)
"""A text inside ``{…}`` that holds a colon or a citation and stands without quotes."""
UNREADABLE = re.compile(
    "[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML refuses or takes for the end of a line (U+0085, U+2028, U+2029), and U+FEFF."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where and why the YAML library gave up.

    ``said`` and ``doing`` are its words for what it found and what it was reading; ``place`` is
    where it stopped and ``began`` where what it was reading begins: line and column from 0.
    """

    said: str
    doing: str
    place: tuple[int, int]
    began: tuple[int, int] | None


def replace_unreadable(
    lines: list[str], source: SourceText, problems: list[Problem], first_line: int
) -> None:
    """Put spaces in the place of characters that YAML does not admit."""
    for index, line in enumerate(lines):
        if match := UNREADABLE.search(line):
            at = (first_line + index, match.start() + 1)
            value = visible(match[0])
            problems.append(source.problem("invisible-character", at, value=value))
            lines[index] = UNREADABLE.sub(" ", line)


def replace_tabs(
    lines: list[str], source: SourceText, problems: list[Problem], first_line: int
) -> None:
    """Put spaces in the place of tabs at the beginning of a line: to the next even column."""
    for index, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent and line.strip():
            column = indent.index("\t") + 1
            problems.append(
                source.problem("tab-indentation", (first_line + index, column), length=1)
            )
            lines[index] = indent.expandtabs(2) + line.lstrip(" \t")


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
        if index > start and (TOP_KEY.match(lines[index]) or _LIST_ITEM.match(lines[index])):
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


def _bare_text(lines: list[str], index: int, source: SourceText, first_line: int) -> Problem | None:
    """Quote a text inside ``{…}`` in which a colon or a bracket was taken for structure."""
    match = _BARE_TEXT.search(lines[index])
    if match is None:
        return None
    text = match[2]
    quoted = text.replace("'", "’")
    lines[index] = f"{lines[index][: match.start(2)]}'{quoted}'{lines[index][match.end(2) :]}"
    at = (first_line + index, match.start(2) + 1)
    if ": " in text:
        return source.problem("colon-in-value", at, value=text, length=len(text))
    return source.problem("invalid-yaml", at, detail=text, length=len(text))


def _open_brackets(line: str, opened: list[str]) -> list[str]:
    """The brackets still open after ``line``, quoted text left out."""
    still = list(opened)
    for bracket in re.sub(_QUOTED, "", line):
        if bracket in "[{":
            still.append(bracket)
        elif bracket in "]}" and still:
            still.pop()
    return still


def explain(
    fault: Fault, lines: list[str], source: SourceText, first_line: int
) -> tuple[Problem, bool]:
    """The problem behind a fault, and whether ``lines`` were mended to read on."""
    said, doing = fault.said, fault.doing
    index = min(fault.place[0], len(lines) - 1)
    column = fault.place[1] + 1

    if "quoted scalar" in doing and fault.began is not None:
        return unclosed_quote(fault.began, lines, source, first_line)
    if "flow" in doing and fault.began is not None:
        found = _unclosed_bracket(lines, fault.began[0], source, first_line) or _bare_text(
            lines, index, source, first_line
        )
        if found:
            return found, True
    if "mapping values are not allowed" in said:
        while index > 0 and not _KEY_AND_VALUE.match(lines[index]):
            index -= 1
        match = _KEY_AND_VALUE.match(lines[index])
        if match and ": " in match[2]:
            at = (first_line + index, len(match[1]) + 1)
            problem = source.problem("colon-in-value", at, value=match[2], length=len(match[2]))
            return problem, _quote_value(lines, index)
        return _wrong_indentation(lines, index, source, first_line)
    if "alias" in doing or "anchor" in doing or "undefined alias" in said:
        return _alias(lines, index, source, first_line)
    if "cannot start any token" in said or "special characters are not allowed" in said:
        value = lines[index][column - 1 :].strip()[:40] or lines[index].strip()[:40]
        at = (first_line + index, column)
        problem = source.problem("invalid-yaml", at, detail=value, length=len(value))
        return problem, _quote_value(lines, index)
    if "expected" in said or "indent" in said or "could not find" in said:
        return _after_quote_or_indentation(lines, index, source, first_line)
    at = (first_line + index, column)
    return source.problem("invalid-yaml", at, detail=lines[index].strip()[:40]), _drop(lines, index)


def unclosed_quote(
    place: tuple[int, int], lines: list[str], source: SourceText, first_line: int
) -> tuple[Problem, bool]:
    """The problem of a quote at ``place`` (from 0), and whether it was mended."""
    line, column = place
    problem = source.problem("unclosed-quote", (first_line + line, column + 1))
    return problem, _quote_value(lines, line)


def _alias(
    lines: list[str], index: int, source: SourceText, first_line: int
) -> tuple[Problem, bool]:
    match = _KEY_AND_VALUE.match(lines[index])
    start = match.start(2) if match else len(lines[index]) - len(lines[index].lstrip())
    value = lines[index][start:].strip()[:40]
    at = (first_line + index, start + 1)
    problem = source.problem("yaml-alias", at, value=value, length=len(value))
    return problem, _quote_value(lines, index)


def _after_quote_or_indentation(
    lines: list[str], index: int, source: SourceText, first_line: int
) -> tuple[Problem, bool]:
    """`"quoted" and more` closes its quote too early, `*strong* and more` begins like an alias;
    everything else here is indentation.
    """
    match = _KEY_AND_VALUE.match(lines[index])
    if match and match[2][0] in "*&":
        return _alias(lines, index, source, first_line)
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
