"""The values of the hub: entries, their parts, vocabularies and the catalog. Frozen, no I/O.

Field names are the keys of an entry file; ``hub.entries.field_table`` says what each may hold.
Texts are Markdown of the restricted kind described there; ``[1]`` in a text cites ``sources[0]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import ClassVar

LANGUAGES: tuple[str, ...] = ("es", "en", "pt")
"""Languages of the interface and of the vocabularies (BCP 47)."""

SECTIONS_TO_STATE = ("lessons_learned", "recommendations", "innovative_approach")
"""Sections that an entry holds or names in ``not_stated``: never silently absent."""

CITATION = re.compile(r"\[([0-9]{1,3}(?:\s*,\s*[0-9]{1,3})*)\]")
"""A citation in a text: ``[1]`` or ``[1, 3]``, numbers of ``sources`` counted from 1."""


def cited_numbers(text: str) -> tuple[int, ...]:
    """The source numbers cited in ``text``, in order of appearance, repetitions included."""
    return tuple(int(number) for group in CITATION.findall(text) for number in group.split(","))


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year (``2019``) or a month (``2019-06``)."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year}" if self.month is None else f"{self.year}-{self.month:02}"

    @property
    def first_month(self) -> tuple[int, int]:
        return self.year, self.month or 1

    @property
    def last_month(self) -> tuple[int, int]:
        return self.year, self.month or 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When a practice ran. ``status`` is a term of ``statuses``; unknown years are None."""

    status: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Who leads, supports or funds; its role and type are terms of ``implementer_…``."""

    name: str
    role: str
    type: str
    acronym: str = ""
    country: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that the entry rests on; its number is its place in ``sources``, from 1."""

    title: str
    publisher: str
    year: int | None = None
    url: str = ""
    language: str = ""
    accessed: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A typed link to another entry; ``basis`` says whether a source states it."""

    id: str
    relation: str
    basis: str
    note: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An institutional address, never a person's."""

    organisation: str
    email: str = ""
    url: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture beside the entries: ``file`` is relative to ``content/images``."""

    file: str
    alt: str
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A result. ``figure`` is the number with its unit as written, empty when there is none."""

    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """A difficulty and, where the sources tell it, what was done about it."""

    problem: str
    response: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who says that this still holds: ``last_verified`` is the day an editor read the sources."""

    last_verified: date
    state: str = "published"
    links_checked: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """``amount`` in units of ``currency`` (ISO 4217), for ``scope``."""

    amount: float
    currency: str
    scope: str = ""
    note: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Administrative units: one row a unit, one cell a level."""

    levels: tuple[str, ...]
    units: tuple[tuple[str, ...], ...]
    note: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part of a programme, an expected result, a role or a model it builds on."""

    name: str
    text: str
    place: str = ""
    url: str = ""
    items: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    text: str
    weeks: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stage of a programme; ``depends_on`` names other phases, ``weeks`` is its length."""

    name: str
    text: str
    weeks: float | None = None
    depends_on: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """``start`` and ``end`` are columns counted from 1; None when the source does not say."""

    name: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    months: tuple[str, ...]
    rows: tuple[TimelineRow, ...]
    note: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subcriterion:
    name: str
    points: float | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    name: str
    text: str = ""
    max_points: float | None = None
    subcriteria: tuple[Subcriterion, ...] = ()
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaRow:
    """How many places each round gives to a region."""

    region: str
    units: tuple[str, ...]
    seats: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.seats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotas:
    rounds: int
    rows: tuple[QuotaRow, ...]
    note: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An experience or a publication that a programme's source cites."""

    title: str
    kind: str
    authors: str = ""
    publisher: str = ""
    year: int | None = None
    countries: tuple[str, ...] = ()
    place: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What practices and programmes share. ``path`` is the file, relative to the content folder."""

    KIND: ClassVar[str] = ""

    id: str
    path: str
    title: str
    language: str
    themes: tuple[str, ...]
    period: Period
    organisations: tuple[Organisation, ...]
    sources: tuple[Source, ...]
    summary: str
    review: Review
    original_title: str = ""
    acronym: str = ""
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    gcm_objectives: tuple[str, ...] = ()
    guiding_principles: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    evidence_level: str = ""
    context: str = ""
    lessons_learned: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    innovative_approach: str = ""
    results: tuple[Figure, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    resources_needed: tuple[str, ...] = ()
    enabling_conditions: tuple[str, ...] = ()
    accuracy_notes: tuple[str, ...] = ()
    related: tuple[Relation, ...] = ()
    external_records: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    contacts: tuple[Contact, ...] = ()
    images: tuple[Image, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)
    not_stated: tuple[str, ...] = ()
    license: str = "CC-BY-4.0"

    @property
    def kind(self) -> str:
        return self.KIND

    @property
    def is_listed(self) -> bool:
        """Whether listings, feeds and data hold it: only what has been published."""
        return self.review.state == PUBLISHED

    @property
    def url(self) -> str:
        """Path of its page from the root of the site."""
        return f"{ENTRY_FOLDERS[self.KIND]}/{self.id}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Entry):
    """Something that was done and that others can repeat."""

    KIND: ClassVar[str] = "practice"

    practice_type: str
    programs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Program(Entry):
    """A programme: it has an objective, a budget, phases; practices may belong to it."""

    KIND: ClassVar[str] = "program"

    objective: str
    budget: tuple[Budget, ...] = ()
    coverage: Coverage | None = None
    components: tuple[Component, ...] = ()
    roles: tuple[Component, ...] = ()
    models: tuple[Component, ...] = ()
    achievements: tuple[Figure, ...] = ()
    targets: tuple[Figure, ...] = ()
    phases: tuple[Phase, ...] = ()
    timeline: Timeline | None = None
    criteria: tuple[Criterion, ...] = ()
    tie_breaks: tuple[str, ...] = ()
    quotas: Quotas | None = None
    dimensions: tuple[str, ...] = ()
    report_outline: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


PUBLISHED = "published"
INACTIVE = "inactive"
"""Terms of ``review_states``: an inactive entry keeps its page and leaves the listings."""

ENTRY_FOLDERS: dict[str, str] = {"practice": "practices", "program": "programs"}
"""Folder of each kind of entry, in the content and in the site."""


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """One text in the three languages of the hub."""

    es: str = ""
    en: str = ""
    pt: str = ""

    def in_language(self, language: str) -> str:
        """The text in ``language`` (one of :data:`LANGUAGES`)."""
        return str(getattr(self, language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A value of a controlled vocabulary. ``id`` is never changed nor used again."""

    id: str
    label: LocalizedText
    description: LocalizedText = LocalizedText()
    source: str = ""
    status: str = ""
    order: int | None = None
    parent: str = ""
    deprecated: bool = False


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """A controlled vocabulary, its terms in the order to show them."""

    name: str
    title: LocalizedText
    terms: tuple[Term, ...]
    description: LocalizedText = LocalizedText()
    source: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        return {term.id: term for term in self.terms}

    def label(self, term_id: str, language: str) -> str:
        """Label of a term; its id when the vocabulary does not hold it."""
        term = self.by_id.get(term_id)
        return term.label.in_language(language) if term else term_id


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """Everything the hub knows, entries sorted by id."""

    practices: tuple[Practice, ...]
    programs: tuple[Program, ...]
    vocabularies: Mapping[str, Vocabulary]

    @cached_property
    def entries_by_id(self) -> Mapping[str, Practice | Program]:
        return {entry.id: entry for entry in self.entries()}

    def entries(self) -> Iterator[Practice | Program]:
        """All practices, then all programmes."""
        yield from self.practices
        yield from self.programs

    def keeping(self, is_kept: Callable[[Practice | Program], bool]) -> Catalog:
        """The catalog with only the entries for which ``is_kept`` is true."""
        return Catalog(
            practices=tuple(entry for entry in self.practices if is_kept(entry)),
            programs=tuple(entry for entry in self.programs if is_kept(entry)),
            vocabularies=self.vocabularies,
        )

    @cached_property
    def relations_to(self) -> Mapping[str, list[tuple[Practice | Program, Relation]]]:
        """For each entry id, who states a relation to it, and which."""
        found: dict[str, list[tuple[Practice | Program, Relation]]] = {}
        for entry in self.entries():
            for relation in entry.related:
                found.setdefault(relation.id, []).append((entry, relation))
        return found
