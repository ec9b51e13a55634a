"""Which places of a page cite each of its sources: the way back from the list of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from markupsafe import Markup

from hub.site.rendering import SOURCE_ANCHOR

_CITED = re.compile('href="#' + SOURCE_ANCHOR.format(number=r"(\d+)") + '"')
_POINTS = ("numbered", "actions")
"""Forms of sections whose points have an address of their own."""

Place = tuple[str, str]
"""What a place is called and its fragment in the page."""


def citing_places(view: object, headings: Mapping[str, Place]) -> dict[int, tuple[Place, ...]]:
    """For each source that ``view`` cites, by number, the places in reading order, each once.

    A view that has ``heading`` and ``id`` is a place, and so is each point of a numbered section.
    ``headings`` are places of fields whose views have none of their own, by name of the field.
    """
    found: dict[int, dict[Place, None]] = {}
    for number, place in _citations(view, None, headings):
        found.setdefault(number, {})[place] = None
    return {number: tuple(places) for number, places in found.items()}


def _citations(
    view: object, place: Place | None, headings: Mapping[str, Place]
) -> Iterator[tuple[int, Place]]:
    if isinstance(view, Markup):
        if place:
            yield from ((int(number), place) for number in _CITED.findall(view))
    elif isinstance(view, tuple):
        for item in view:
            yield from _citations(item, place, headings)
    elif is_dataclass(view):
        heading, fragment = getattr(view, "heading", ""), getattr(view, "id", "")
        here = (heading, fragment) if heading and fragment else place
        for field in fields(view):
            value = getattr(view, field.name)
            if field.name == "items" and getattr(view, "form", "") in _POINTS:
                for point in value:
                    yield from _citations(point, (f"{heading} {point.lead}", point.anchor), {})
            else:
                yield from _citations(value, headings.get(field.name, here), headings)
