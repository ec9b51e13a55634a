"""Rules of one entry that look at more than one value.

Each rule is a generator of problems whose docstring is the rule. ``RULES`` lists them, those of
``hub.entries.program_rules`` included; there is no other place to register one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from hub.entries.field_spec import Field, Form
from hub.entries.field_table import fields_of
from hub.entries.judged import Judged
from hub.entries.program_rules import PROGRAM_RULES
from hub.entries.raw import RawList, RawMap, RawScalar, RawValue, scalars
from hub.entries.style_rules import STYLE_RULES
from hub.model import CITATION, SECTIONS_TO_STATE, Figure, cited_numbers
from hub.problems import Problem


def id_is_file_name(entry: Judged) -> Iterator[Problem]:
    """The ``id``, when given, must be the name of the file without its ending."""
    written = entry.values.get("id")
    if written is not None and written != entry.raw.id:
        yield entry.problem(
            "id-not-file-name",
            entry.at("id"),
            "id",
            value=written,
            expected=entry.raw.id,
            suggestion=entry.raw.id,
        )


def country_or_wide_scope(entry: Judged) -> Iterator[Problem]:
    """An entry must name its countries unless its scope is global or regional."""
    if entry.values.get("countries") or _has_unreadable(entry, "countries"):
        return
    if not {"global", "regional"}.intersection(entry.values.get("scope", ())):
        yield entry.problem("missing-country", entry.key("countries"), "countries")


def _has_unreadable(entry: Judged, name: str) -> bool:
    """Whether something is written in a field that could not be read (a problem of its own)."""
    field = entry.raw.values.get(name)
    if field is None:
        return entry.raw.is_written(name)
    return any(scalar.text.strip() for scalar in scalars(field.value))


def sections_are_stated(entry: Judged) -> Iterator[Problem]:
    """Lessons, recommendations and innovation must be present or named in ``not_stated``."""
    not_stated = set(entry.values.get("not_stated", ()))
    for name in SECTIONS_TO_STATE:
        if name not in not_stated and not entry.raw.is_written(name):
            yield entry.problem("missing-or-not-stated", (1, 1), name)
    for name in sorted(not_stated):
        outer, _, inner = name.partition(".")
        given = entry.values.get(outer)
        present = bool(getattr(given, inner, None)) if inner else bool(given)
        if present:
            place = entry.at(outer, inner) if inner else entry.key(outer)
            yield entry.problem("stated-and-not-stated", place, name)


def period_runs_forward(entry: Judged) -> Iterator[Problem]:
    """The end of a period must not lie before its start; what goes on has no end in the past."""
    period = entry.values.get("period")
    if period is None or period.end is None:
        return
    place = entry.at("period", "end")
    if period.start and period.end.last_month < period.start.first_month:
        yield entry.problem(
            "end-before-start", place, "period.end", start=period.start, end=period.end
        )
    today = entry.context.today
    if period.status == "ongoing" and period.end.last_month < (today.year, today.month):
        yield entry.problem("ongoing-with-end", place, "period.end", end=period.end)


def one_organisation_leads(entry: Judged) -> Iterator[Problem]:
    """At least one organisation must have the role ``lead``."""
    given = entry.values.get("organisations")
    if given and not any(organisation.role == "lead" for organisation in given):
        yield entry.problem("no-lead-organisation", entry.key("organisations"), "organisations")


def citations_exist(entry: Judged) -> Iterator[Problem]:
    """A citation ``[n]``, and a number under ``sources``, must be the number of a source."""
    sources = entry.raw.values.get("sources")
    if sources is None or not isinstance(sources.value, RawList):
        return
    count = len(sources.value.items)
    cited = set(cited_numbers(entry.running_text))
    if any(not 1 <= number <= count for number in cited):
        for name, scalar in entry.passages:
            yield from _unknown_citations(entry, scalar, name, count)
    for name in _citing_records(entry.raw.kind):
        raw = entry.raw.values.get(name)
        if raw is None:
            continue
        for scalar in scalars(raw.value):
            if "[" in scalar.text:
                yield from _unknown_citations(entry, scalar, name, count)
        for scalar in _source_lists(raw.value):
            # Anything else than a number up to 999 is a problem of the list itself.
            if re.fullmatch(r"[1-9][0-9]{0,2}", scalar.text) and int(scalar.text) > count:
                yield _no_such_source(entry, scalar, f"{name}.sources", scalar.text, count)


@cache
def _citing_records(kind: str) -> tuple[str, ...]:
    """Fields beside the passages that hold notes, texts or source numbers inside.

    The sources themselves cite nothing.
    """
    fields = (f for f in fields_of(kind).values() if f.name != "sources" and not f.headings)
    return tuple(field.name for field in fields if _may_cite(field))


def _may_cite(field: Field) -> bool:
    return field.form is Form.PROSE or any(
        inner.name in ("note", "sources") or _may_cite(inner) for inner in field.fields
    )


def _unknown_citations(
    entry: Judged, scalar: RawScalar, name: str, count: int
) -> Iterator[Problem]:
    citations = [match[0] for match in CITATION.finditer(scalar.text)]
    places = entry.raw.source.locate_all(citations, scalar)
    for citation, (line, column) in zip(citations, places, strict=True):
        for number in re.finditer(r"\d+", citation):
            if not 1 <= int(number[0]) <= count:
                place = (line, column + number.start())
                yield _no_such_source(entry, place, name, number[0], count)


def _no_such_source(
    entry: Judged, place: RawValue | tuple[int, int], name: str, number: str, count: int
) -> Problem:
    return entry.problem(
        "unknown-source-number", place, name, value=number, count=count, length=len(number)
    )


def _source_lists(value: RawValue) -> Iterator[RawScalar]:
    """The numbers under every ``sources`` key inside ``value``."""
    if isinstance(value, RawList):
        for item in value.items:
            yield from _source_lists(item)
    elif isinstance(value, RawMap):
        for key, field in value.items.items():
            if key == "sources":
                yield from scalars(field.value)
            elif not isinstance(field.value, RawScalar):
                yield from _source_lists(field.value)


def figures_have_sources(entry: Judged) -> Iterator[Problem]:
    """A figure of results, achievements or targets must cite its source."""
    for name in ("results", "achievements", "targets"):
        for index, item in enumerate(entry.values.get(name, ())):
            if isinstance(item, Figure) and item.figure and not cited_numbers(item.text):
                place = entry.at(name, index)
                yield entry.problem(
                    "figure-without-source",
                    place,
                    f"{name}[{index}]",
                    value=item.figure,
                    length=len(item.figure),
                )


def provenance_is_given(entry: Judged) -> Iterator[Problem]:
    """Each section to state must say in ``provenance`` whether a source calls it so."""
    written = entry.raw.values.get("provenance")
    keys = written.value.items if written and isinstance(written.value, RawMap) else {}
    is_lost = "provenance" in entry.raw.lost
    for name in SECTIONS_TO_STATE:
        if entry.values.get(name) and name not in keys and not is_lost:
            yield entry.problem("missing-provenance", entry.key(name), name)
    for name in entry.values.get("provenance", {}):
        if name not in entry.raw.values:
            place = entry.at("provenance", name)
            field = f"provenance.{name}"
            yield entry.problem("provenance-without-text", place, field)


def sources_were_read_for_the_review(entry: Judged) -> Iterator[Problem]:
    """Each source should have been read on or after the day of the last verification."""
    review = entry.values.get("review")
    if review is None:
        return
    for index, source in enumerate(entry.values.get("sources", ())):
        if source.accessed and source.accessed < review.last_verified:
            yield entry.problem(
                "source-older-than-review",
                entry.at("sources", index, "accessed"),
                f"sources[{index}].accessed",
                accessed=source.accessed,
                verified=review.last_verified,
            )


def relations_lead_elsewhere(entry: Judged) -> Iterator[Problem]:
    """An entry must not be related to itself."""
    for index, relation in enumerate(entry.values.get("related", ())):
        if relation.id == entry.raw.id:
            place = entry.at("related", index, "id")
            yield entry.problem(
                "related-to-itself", place, f"related[{index}].id", value=relation.id
            )


RULES: tuple[Callable[[Judged], Iterator[Problem]], ...] = (
    id_is_file_name,
    country_or_wide_scope,
    sections_are_stated,
    period_runs_forward,
    one_organisation_leads,
    citations_exist,
    figures_have_sources,
    provenance_is_given,
    *STYLE_RULES,
    sources_were_read_for_the_review,
    relations_lead_elsewhere,
    *PROGRAM_RULES,
)
