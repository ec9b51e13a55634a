"""The keepers' report as JSON, for programs that act on it."""

from __future__ import annotations

import json
from typing import Any

from hub.entries.wordings import field_label
from hub.model import Catalog
from hub.queries.labels import Labels
from hub.queries.upkeep import Upkeep

SCHEMA_VERSION = 1
"""Raised when a key changes its name, form or meaning, not when one is added."""


def upkeep_json(upkeep: Upkeep, catalog: Catalog, labels: Labels, refused: int) -> str:
    """``upkeep`` of ``catalog``; ``refused`` is how many entries have errors and are left out."""
    titles = {entry.id: entry.title for entry in catalog.entries()}
    data: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "as_of": upkeep.as_of.isoformat(),
        "language": labels.language,
        "counts": {
            "published": len(upkeep.completeness),
            "refused": refused,
            "stale": len(upkeep.stale),
            "relations": len(upkeep.relations),
            "gaps": len(upkeep.gaps),
            "duplicates": len(upkeep.duplicates),
            "mean_completeness": round(upkeep.mean_completeness, 3),
        },
        "states": {state: list(ids) for state, ids in upkeep.states.items()},
        "stale": [
            {
                "id": each.id,
                "title": titles[each.id],
                "last_verified": each.last.isoformat(),
                "due": each.due.isoformat(),
            }
            for each in upkeep.stale
        ],
        "relations": [
            {"finding": each.finding, "id": each.id, "other": each.other}
            for each in upkeep.relations
        ],
        "duplicates": [
            {
                "ids": [each.first, each.second],
                "likeness": each.likeness,
                "shared": [{"kind": kind, "value": value} for kind, value in each.shared],
            }
            for each in upkeep.duplicates
        ],
        "gaps": [
            {"facet": band.facet, "values": list(band.values), "label": band.label(labels)}
            for band in upkeep.gaps
        ],
        "fields": [
            {
                "field": use.field,
                "label": field_label(use.field, labels.language),
                "filled": use.filled,
                "counted": use.counted,
            }
            for use in upkeep.fields
        ],
        "entries": [
            {
                "id": each.id,
                "title": titles[each.id],
                "filled": each.filled,
                "counted": each.counted,
                "missing": list(each.missing),
                "not_stated": list(each.not_stated),
            }
            for each in upkeep.completeness
        ],
        "untranslated": {language: list(ids) for language, ids in upkeep.untranslated.items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
