"""One synthetic practice: where it takes place, who takes part, and its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bench.grammar import Subject, Voice
from bench.lists import SENTENCES, TOPICS, WORDS
from bench.organisations import Invented, invent
from bench.sections import STATED_SECTIONS, body, write_sections
from bench.yaml_lines import flow_map, flow_texts, quoted
from hub.entries.reader import suggest_id
from hub.model import Vocabulary
from hub.territories import territory_name

_FIRST_YEAR, _LAST_YEAR = 2005, 2024
_VERIFIED_FROM = date(2025, 1, 1)
_VERIFIED_DAYS = 330
_STATUSES = ("ongoing",) * 6 + ("completed", "completed", "completed", "suspended", "unknown")
_RELATIONS = ("similar", "same-model", "inspired-by")


@dataclass(frozen=True, slots=True)
class Written:
    """A practice as it is written to ``practices/<id>.md``."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole entry. ``sources`` is their number; ``end`` None when it goes on."""

    countries: tuple[str, ...]
    place: str
    organisations: tuple[Invented, ...]
    themes: tuple[str, ...]
    status: str
    start: int
    end: int | None
    sources: int


class Writer:
    """Writes practices with the terms of ``vocabularies``; no two share a long sentence.

    The same ``seed`` and the same practices before: the same texts.
    """

    def __init__(self, vocabularies: Mapping[str, Vocabulary], seed: str) -> None:
        self._terms = {
            name: [term.id for term in vocabulary.terms if not term.deprecated]
            for name, vocabulary in vocabularies.items()
        }
        self._seed = seed
        self._told: set[str] = set()

    def write(
        self,
        index: int,
        earlier: Sequence[str],
        programs: Sequence[str],
        is_taken: Callable[[str, str], bool],
    ) -> Written:
        """Practice number ``index``.

        ``earlier`` are ids that it may be related to, ``programs`` those it may belong to;
        ``is_taken`` tells whether an id or a title is in use.
        """
        voice = Voice(f"{self._seed}-{index}")
        setting = self._setting(voice)
        subject = _subject(voice, setting)
        entry_id, title = _name(voice, setting, subject)
        while is_taken(entry_id, title):
            entry_id, title = _name(voice, setting, subject)
        sections = write_sections(voice, subject, setting.sources, self._told)
        stated = {name for name, heading in STATED_SECTIONS.items() if heading in sections}
        lines = [
            f"title: {quoted(title)}",
            "language: es",
            *self._classification(voice, setting),
            *_organisations(voice, setting),
            *self._relations(voice, earlier, programs),
            *_addresses(voice, setting),
            *_review(voice, setting, stated),
        ]
        front = "".join(f"{line}\n" for line in lines)
        return Written(entry_id, title, f"---\n{front}---\n{body(sections)}")

    def _known(self, vocabulary: str, wanted: Sequence[str]) -> list[str]:
        """Those of ``wanted`` that the vocabulary holds, else all that it holds."""
        held = self._terms[vocabulary]
        return [term for term in wanted if term in held] or held

    def _setting(self, voice: Voice) -> Setting:
        countries = [voice.skewed(WORDS["countries"])]
        if voice.chance(0.08):
            countries += [c for c in voice.some(WORDS["countries"], 1, 3) if c not in countries]
        place = voice.town()
        kinds = self._terms["implementer_types"]
        roles = ["lead", "partner", *voice.some(("partner", "partner", "donor", "lead"), 0, 3)]
        status = voice.pick(self._known("statuses", _STATUSES))
        start = voice.skewed(range(_LAST_YEAR, _FIRST_YEAR - 1, -1))
        return Setting(
            countries=tuple(countries),
            place=place,
            organisations=tuple(invent(voice, role, kinds, place) for role in roles),
            themes=tuple(voice.some(self._terms["themes"], 1, 4)),
            status=status,
            start=start,
            end=voice.between(start, _LAST_YEAR) if status == "completed" else None,
            sources=voice.between(2, 4),
        )

    def _classification(self, voice: Voice, setting: Setting) -> Iterator[str]:
        def some(name: str, choices: Sequence[str], low: int, high: int) -> Iterator[str]:
            chosen = voice.some(choices, low, high)
            if chosen:
                yield f"{name}: [{', '.join(chosen)}]"

        terms = self._terms
        scopes = self._known("scopes", ("local", "sub-national", "national"))
        if len(setting.countries) > 1:
            scopes = self._known("scopes", ("multi-country",))[:1]
        yield f"countries: [{', '.join(setting.countries)}]"
        places = [setting.place, *(voice.town() for _ in range(voice.below(3)))]
        yield f"places: {flow_texts(places)}"
        yield from some("scope", scopes, 1, 2)
        yield f"themes: [{', '.join(setting.themes)}]"
        # Objectives go with the first theme, so that some pairs are common and others are rare.
        objectives = terms["gcm_objectives"]
        shift = 3 * terms["themes"].index(setting.themes[0])
        near = dict.fromkeys(objectives[(shift + i) % len(objectives)] for i in range(6))
        yield from some("gcm_objectives", list(near), 0, 4)
        yield from some("guiding_principles", terms["guiding_principles"], 0, 3)
        yield f"practice_type: {voice.skewed(terms['practice_types'])}"
        end = f", end: {setting.end}" if setting.end else ""
        yield f"period: {{start: {setting.start}{end}, status: {setting.status}}}"
        yield from some("beneficiaries", terms["beneficiaries"], 1, 4)
        yield from some("sdgs", terms["sdgs"], 0, 3)
        yield f"evidence_level: {voice.skewed(terms['evidence_levels'])}"

    def _relations(
        self, voice: Voice, earlier: Sequence[str], programs: Sequence[str]
    ) -> Iterator[str]:
        if programs and voice.chance(0.08):
            yield f"programs: [{voice.pick(programs)}]"
        if earlier and voice.chance(0.2):
            yield "related:"
            for other in voice.some(earlier, 1, 2):
                kind = voice.pick(self._known("relation_types", _RELATIONS))
                yield flow_map(id=other, relation=kind, basis="editorial")


def _subject(voice: Voice, setting: Setting) -> Subject:
    lead, partner = setting.organisations[:2]
    service_new, service_bare = voice.service()
    own = {
        "lead": lead.with_article,
        "partner": partner.with_article,
        "place": setting.place,
        "country": territory_name(setting.countries[0], "es"),
        "start": str(setting.start),
        "service_new": service_new,
        "service_bare": service_bare,
        "Service": service_bare.capitalize(),
        "brand": f"«{voice.brand()}»",
    }
    topics = [topic for theme in setting.themes for topic in TOPICS.get(theme, TOPICS["general"])]
    people = [voice.people() for _ in range(4)]
    return Subject(voice, own, topics, people, (setting.start, setting.end or _LAST_YEAR))


def _name(voice: Voice, setting: Setting, subject: Subject) -> tuple[str, str]:
    """An id and a title."""
    title = subject.say(voice.pick(SENTENCES["titles"]))
    return suggest_id(f"{setting.countries[0]} {title}")[:90].strip("-"), title


def _organisations(voice: Voice, setting: Setting) -> Iterator[str]:
    yield "organisations:"
    for organisation in setting.organisations:
        yield flow_map(
            name=quoted(organisation.name),
            acronym=organisation.acronym,
            role=organisation.role,
            type=organisation.type,
            country=setting.countries[0] if voice.chance(0.8) else "",
        )


def _addresses(voice: Voice, setting: Setting) -> Iterator[str]:
    name = setting.organisations[0].name
    host = suggest_id(name)
    if voice.chance(0.2):
        yield f'external_records: ["https://repositorio.example/{host}/{voice.below(90_000)}"]'
    if voice.chance(0.15):
        url = f"https://{host}.example/{suggest_id(voice.name())}"
        yield "links:"
        yield flow_map(title=quoted(f"Sitio de {setting.place}"), url=quoted(url))
    if voice.chance(0.15):
        yield "contacts:"
        yield flow_map(organisation=quoted(name), email=f"contacto@{host}.example")


def _review(voice: Voice, setting: Setting, stated: set[str]) -> Iterator[str]:
    """The sources and what the editors say of them."""
    verified = _VERIFIED_FROM + timedelta(days=voice.below(_VERIFIED_DAYS))
    yield "sources:"
    for _ in range(setting.sources):
        yield _source(voice, setting, verified)
    yield "provenance:"
    for name in STATED_SECTIONS:
        if name in stated:
            yield f"  {name}: {'source' if voice.chance(0.6) else 'editorial'}"
    yield "  themes: editorial"
    missing = [name for name in STATED_SECTIONS if name not in stated]
    if setting.end is None and setting.status != "ongoing":
        missing.append("period.end")
    if missing:
        yield f"not_stated: [{', '.join(missing)}]"
    checked = "true" if voice.chance(0.5) else "false"
    yield f"review: {{last_verified: {verified}, state: published, links_checked: {checked}}}"
    yield "license: CC-BY-4.0"


def _source(voice: Voice, setting: Setting, verified: date) -> str:
    publisher = voice.pick(setting.organisations).name
    year = voice.between(setting.start, _LAST_YEAR)
    document = voice.pick(WORDS["documents"])
    if voice.chance(0.5):
        title = f"{document}: {voice.brand()}"
    else:
        title = f"{document} {year} de {setting.place}"
    path = suggest_id(title)[:60].strip("-")
    return flow_map(
        title=quoted(title),
        publisher=quoted(publisher),
        year=str(year) if voice.chance(0.85) else "",
        url=quoted(f"https://www.{suggest_id(publisher)}.example/{path}"),
        language="es",
        accessed=str(verified + timedelta(days=voice.below(15))),
    )
