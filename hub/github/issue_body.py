"""The body of an issue made by the form -> answers, whatever editing has done to it.

GitHub writes each answer as «### Label», an empty line and the text; an answer that was not given
as ``_No response_``. Nothing tells a heading of the form from one that stands in an answer, so the
longest run of headings in the order of the form counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hub.github.questions import DECLARATIONS, Question, declaration_labels
from hub.wording import fold

_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.{1,200}?)[\s:#]*$")
_NOT_GIVEN = frozenset({"_no response_", "no response", "none", "n/a"})
_TICKED = re.compile(r"^\s*[-*+]\s+\[[xX]\]", re.M)
_MOST_HEADINGS = 400
"""More are not of the form: each is compared with all before it."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Texts by the key of their question. ``repeated`` are keys whose heading stands twice."""

    texts: Mapping[str, str] = field(default_factory=dict)
    ticked: int = 0
    repeated: tuple[str, ...] = ()

    @property
    def is_of_form(self) -> bool:
        """Whether anything of the form was recognised."""
        return bool(self.texts)


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    place: int
    """Where its question stands in the form."""


def read_answers(body: str, questions: Sequence[Question]) -> Answers:
    """The answers in ``body``; never raises for what it holds."""
    lines = clean_text(body).split("\n")
    keys = [*(question.key for question in questions), DECLARATIONS]
    headings = list(_headings(lines, _labels(questions)))[:_MOST_HEADINGS]
    chosen = _chosen(headings)
    ends = [heading.line for heading in chosen[1:]] + [len(lines)]
    texts, ticked = {}, 0
    for heading, end in zip(chosen, ends, strict=False):
        text = "\n".join(lines[heading.line + 1 : end]).strip()
        key = keys[heading.place]
        if key == DECLARATIONS:
            ticked = len(_TICKED.findall(text))
        elif text and fold(text) not in {fold(word) for word in _NOT_GIVEN}:
            texts[key] = text
    seen = [heading.place for heading in headings]
    repeated = tuple(key for place, key in enumerate(keys) if seen.count(place) > 1)
    return Answers(texts, ticked, repeated)


def clean_text(text: str) -> str:
    """``text`` with line ends of one kind and nothing that no file could hold."""
    same = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return same.encode("utf-8", "replace").decode("utf-8")


def _labels(questions: Sequence[Question]) -> Mapping[str, int]:
    """Folded heading, in any language -> the place of its question in the form."""
    found: dict[str, int] = {}
    for place, question in enumerate(questions):
        for label in question.labels():
            found.setdefault(fold(label), place)
    for label in declaration_labels():
        found.setdefault(fold(label), len(questions))
    return found


def _headings(lines: Sequence[str], labels: Mapping[str, int]) -> Iterator[_Heading]:
    for number, line in enumerate(lines):
        match = _HEADING.match(line)
        place = labels.get(fold(match[1])) if match else None
        if place is not None:
            yield _Heading(number, place)


def _chosen(headings: Sequence[_Heading]) -> list[_Heading]:
    """The longest run in the order of the form, and headings that it lacks (moved by hand)."""
    run = _longest_run(headings)
    places = {heading.place for heading in run}
    for heading in headings:
        if heading.place not in places:
            places.add(heading.place)
            run.append(heading)
    return sorted(run, key=lambda heading: heading.line)


def _longest_run(headings: Sequence[_Heading]) -> list[_Heading]:
    """The longest run of headings with rising places; of equal ones, that of the first headings."""
    best: list[tuple[int, int]] = []
    """For each heading how long the run that ends there is, and the heading before it (-1)."""
    for number, heading in enumerate(headings):
        length, before = 1, -1
        for other in range(number):
            if headings[other].place < heading.place and best[other][0] >= length:
                length, before = best[other][0] + 1, other
        best.append((length, before))
    run: list[_Heading] = []
    last = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    while last >= 0:
        run.append(headings[last])
        last = best[last][1]
    return run[::-1]
