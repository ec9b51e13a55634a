"""Defects of a built site in words, for every command that checks one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hub.packaging.site_check import SiteDefect

_MOST = 40
"""Defects told one by one: a wrong template has the same defect on every page."""


def defect_lines(defects: Sequence[SiteDefect], texts: Mapping[str, str]) -> Iterator[str]:
    """One line a defect; ``texts`` are the command texts."""
    for defect in defects[:_MOST]:
        yield f"  {defect.path}: {texts[f'defects.{defect.code}']} {defect.detail}".rstrip()
    if len(defects) > _MOST:
        yield f"  … {len(defects) - _MOST}"
