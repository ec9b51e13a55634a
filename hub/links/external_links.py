"""The external links of a catalog, and the entries that have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from hub.model import Catalog

_IN_TEXT = re.compile(r"https://[^\s<>()\[\]\"'`|]+")
_TRAILING = ".,;:!?»”…"


@dataclass(frozen=True, slots=True, order=True)
class ExternalLink:
    """An address without its fragment, and the ids of the entries that lead there."""

    address: str
    entries: tuple[str, ...]


def external_links(catalog: Catalog) -> tuple[ExternalLink, ...]:
    """Every https address of every entry, drafts included, sorted."""
    found: dict[str, set[str]] = {}
    for entry in catalog.entries():
        for text in _texts(entry):
            for address in _addresses(text):
                found.setdefault(address.partition("#")[0], set()).add(entry.id)
    return tuple(
        sorted(ExternalLink(address, tuple(sorted(ids))) for address, ids in found.items())
    )


def _texts(value: object) -> Iterator[str]:
    """All texts inside a value of the model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _addresses(text: str) -> Iterator[str]:
    """``text`` when it is an address; else the addresses of the links in it."""
    if text.startswith("https://") and not re.search(r"\s", text):
        yield text
    else:
        yield from (match[0].rstrip(_TRAILING) for match in _IN_TEXT.finditer(text))
