"""The reminder of what nobody has compared with its sources for long, from the keepers' report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hub.reporting import markdown_cell

_OTHERS = ("relations", "duplicates", "refused")
"""Counts of the report that are told besides, when there are any."""
_MOST_ROWS = 200


def is_reminder_due(report: Mapping[str, Any]) -> bool:
    """Whether any entry is to be verified again."""
    return bool(report["stale"])


def reminder(report: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    """Markdown made of the JSON of ``scripts/report.py``."""
    return "\n".join([f"## {texts['reminder.title']}", "", *_lines(report, texts)]) + "\n"


def _lines(report: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[str]:
    stale = report["stale"]
    if not stale:
        yield texts["reminder.nothing"]
    else:
        yield texts[f"reminder.stale_{'one' if len(stale) == 1 else 'other'}"].format(n=len(stale))
        heads = (texts[f"reminder.{name}"] for name in ("entry", "last", "due"))
        yield from ("", f"| {' | '.join(heads)} |", "|---|---|---|")
        for row in stale[:_MOST_ROWS]:
            cells = (f"{row['title']} ({row['id']})", row["last_verified"], row["due"])
            yield f"| {' | '.join(map(markdown_cell, cells))} |"
        if len(stale) > _MOST_ROWS:
            yield from ("", texts["reminder.more"].format(n=len(stale) - _MOST_ROWS))
    others = [
        texts[f"reminder.{name}"].format(n=report["counts"][name])
        for name in _OTHERS
        if report["counts"][name]
    ]
    if others:
        yield from ("", *(f"- {other}" for other in others))
    yield from ("", texts["reminder.whole"])
