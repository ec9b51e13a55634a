"""What the keepers of a hub have to see to: what is incomplete, old, untranslated or at odds.

Nothing here asks the clock: the day is given, so that the same content gives the same answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hub.model import LANGUAGES, Catalog, Practice, Program
from hub.queries.completeness import Completeness, FieldUse, completeness_of, use_of_fields
from hub.queries.gaps import Band, Ids, objectives_by_region, themes_by_country
from hub.queries.labels import Labels
from hub.queries.relations import INVERSES, practices_of

STALE_AFTER = 24
"""Months after which an entry should be compared with its sources again."""

TO_MISSING, TO_WITHDRAWN = "to-missing", "to-withdrawn"
STATED_TWICE, CONTRADICTORY, NO_PRACTICES = "stated-twice", "contradictory", "no-practices"
FINDINGS = (TO_MISSING, TO_WITHDRAWN, CONTRADICTORY, STATED_TWICE, NO_PRACTICES)
"""What may be wrong with the relations of an entry, the worst first."""


@dataclass(frozen=True, slots=True)
class Verification:
    """When an entry was verified last, and the day from which it counts as old."""

    id: str
    last: date
    due: date


@dataclass(frozen=True, slots=True)
class RelationFinding:
    """Something to look at in the relations of ``id``; ``other`` is an id too, or empty."""

    finding: str
    id: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class LikelyDuplicate:
    """Two entries that may be about the same: their likeness (0 to 1) and what they share.

    ``shared`` holds pairs of a facet and a value, or of ``word`` and a word, most telling first.
    """

    first: str
    second: str
    likeness: float
    shared: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """The state of a hub on the day ``as_of``.

    Completeness, age, translations and gaps are those of published entries. ``states`` holds the
    ids of all entries by review state, ``untranslated`` those without a text in a language.
    """

    as_of: date
    states: Mapping[str, Ids]
    completeness: tuple[Completeness, ...]
    fields: tuple[FieldUse, ...]
    verifications: tuple[Verification, ...]
    untranslated: Mapping[str, Ids]
    relations: tuple[RelationFinding, ...]
    gaps: tuple[Band, ...]
    duplicates: tuple[LikelyDuplicate, ...]

    @property
    def stale(self) -> tuple[Verification, ...]:
        """Entries that were not verified for :data:`STALE_AFTER` months, the oldest first."""
        return tuple(each for each in self.verifications if each.due <= self.as_of)

    @property
    def mean_completeness(self) -> float:
        """From 0 to 1; a hub without entries lacks nothing."""
        shares = [each.share for each in self.completeness]
        return sum(shares) / len(shares) if shares else 1.0


def upkeep_of(
    catalog: Catalog, labels: Labels, as_of: date, duplicates: Sequence[LikelyDuplicate]
) -> Upkeep:
    """Everything to see to in ``catalog``; ``duplicates`` are what the search index has found."""
    listed = catalog.keeping(lambda entry: entry.is_listed)
    entries = list(listed.entries())
    complete = [completeness_of(entry, listed) for entry in entries]
    return Upkeep(
        as_of=as_of,
        states=_by_state(catalog),
        completeness=tuple(sorted(complete, key=lambda each: (each.share, each.id))),
        fields=tuple(use_of_fields(entries, complete)),
        verifications=tuple(sorted(map(_verification, entries), key=lambda v: (v.last, v.id))),
        untranslated={
            language: tuple(e.id for e in entries if e.language != language)
            for language in LANGUAGES
        },
        relations=tuple(sorted(_findings(catalog), key=_finding_order)),
        gaps=tuple(_gaps(listed, labels)),
        duplicates=tuple(duplicates),
    )


def months_later(day: date, months: int) -> date:
    """The same day ``months`` later, or the last of that month when it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    for number in range(day.day, 0, -1):
        try:
            return date(day.year + years, month + 1, number)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")


def _verification(entry: Practice | Program) -> Verification:
    last = entry.review.last_verified
    return Verification(entry.id, last, months_later(last, STALE_AFTER))


def _by_state(catalog: Catalog) -> dict[str, Ids]:
    """Ids by review state, in the order of the vocabulary; states in use that it lacks follow."""
    known = catalog.vocabularies.get("review_states")
    found: dict[str, list[str]] = {term.id: [] for term in (known.terms if known else ())}
    for entry in catalog.entries():
        found.setdefault(entry.review.state, []).append(entry.id)
    return {state: tuple(ids) for state, ids in found.items()}


def _gaps(listed: Catalog, labels: Labels) -> Iterator[Band]:
    """The objectives, themes, regions and countries that should have entries and have none."""
    objectives, themes = objectives_by_region(listed), themes_by_country(listed, labels)
    for bands, found in (
        (objectives.rows, objectives.in_row),
        (themes.rows, themes.in_row),
        (objectives.columns, objectives.in_column),
        (themes.columns, themes.in_column),
    ):
        yield from (b for b, ids in zip(bands, found, strict=True) if b.is_goal and not ids)


def _finding_order(finding: RelationFinding) -> tuple[int, str, str]:
    return FINDINGS.index(finding.finding), finding.id, finding.other


def _findings(catalog: Catalog) -> Iterator[RelationFinding]:
    for entry in catalog.entries():
        yield from _broken(entry, catalog)
        yield from _repeated(entry, catalog)
        if isinstance(entry, Program) and entry.is_listed and not _has_practices(entry, catalog):
            yield RelationFinding(NO_PRACTICES, entry.id)


def _has_practices(program: Program, catalog: Catalog) -> bool:
    return any(practice.is_listed for practice in practices_of(program, catalog))


def _broken(entry: Practice | Program, catalog: Catalog) -> Iterator[RelationFinding]:
    """Entries that ``entry`` names and readers of it cannot find in the lists."""
    named = [relation.id for relation in entry.related]
    if isinstance(entry, Practice):
        named += entry.programs
    for other in dict.fromkeys(named):
        if other not in catalog.entries_by_id:
            yield RelationFinding(TO_MISSING, entry.id, other)
        elif entry.is_listed and not catalog.entries_by_id[other].is_listed:
            yield RelationFinding(TO_WITHDRAWN, entry.id, other)


def _repeated(entry: Practice | Program, catalog: Catalog) -> Iterator[RelationFinding]:
    """Pairs that both entries state: one is enough, and two may say different things."""
    for mine in entry.related:
        other = catalog.entries_by_id.get(mine.id)
        if other is None or other.id <= entry.id:
            continue
        for theirs in other.related:
            if theirs.id == entry.id:
                agrees = INVERSES.get(mine.relation, mine.relation) == theirs.relation
                finding = STATED_TWICE if agrees else CONTRADICTORY
                yield RelationFinding(finding, entry.id, other.id)
