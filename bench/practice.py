"""One synthetic practice: what it is about, its texts, its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bench import templates, words
from bench.grammar import Subject, Voice, sentence
from bench.organisations import Invented, invent
from bench.topics import phrases, topics_of
from bench.yaml_lines import flow_map, flow_texts, quoted
from hub.entries.reader import suggest_id
from hub.model import Vocabulary
from hub.territories import territory_name

WORDS = 350
"""Words of the texts of an entry, on average."""
_SPREAD = 40
_FIRST_YEAR, _LAST_YEAR = 2005, 2024
_VERIFIED_FROM = date(2025, 1, 1)
_VERIFIED_DAYS = 330
_COUNTRIES = """
    MX CO PE AR CL EC BR GT CR PA HN SV BO UY DO PY NI BZ JM TT CU HT GY SR BB BS ES PT IT MA PH KE DE
    CA US TR LB NG ZA IN BD NP GH ET UG ML SN FR
""".split()
_STATUSES = ("ongoing",) * 6 + ("completed", "completed", "completed", "suspended", "unknown")
_RELATIONS = ("similar", "same-model", "inspired-by")
_FIGURES = phrases(words.FIGURES)
_FIGURE_ENDINGS = phrases(words.FIGURE_ENDINGS)
_DOCUMENTS = phrases(words.DOCUMENTS)

Sections = list[tuple[str, list[str]]]
"""Headings with their paragraphs or bullets."""


@dataclass(frozen=True, slots=True)
class Written:
    """A practice as it is written to ``practices/<id>.md``."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a practice takes place and who takes part; drawn once."""

    countries: tuple[str, ...]
    place: str
    organisations: tuple[Invented, ...]
    themes: tuple[str, ...]
    status: str
    start: int
    end: int | None
    sources: int


def count_words(text: str) -> int:
    """Words of letters in ``text``: numbers and citations are none."""
    return len(re.findall(r"[^\W\d_]+", text))


class Writer:
    """Writes practices with the terms of ``vocabularies``; the same ``seed``, the same text."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary], seed: str) -> None:
        self._terms = {
            name: [term.id for term in vocabulary.terms if not term.deprecated]
            for name, vocabulary in vocabularies.items()
        }
        self._seed = seed

    def write(
        self,
        index: int,
        earlier: Sequence[str],
        programs: Sequence[str],
        is_taken: Callable[[str, str], bool],
    ) -> Written:
        """Practice number ``index``.

        ``earlier`` are ids that it may be related to; ``is_taken`` tells whether an id or a title
        is in use.
        """
        voice = Voice(f"{self._seed}-{index}")
        setting = self._setting(voice)
        subject = _subject(voice, setting)
        title = _title(voice, subject)
        while is_taken(_id(setting, title), title):
            title = _title(voice, subject)
        sections = _sections(voice, subject, setting)
        front = self._front_matter(voice, setting, title, sections, earlier, programs)
        return Written(_id(setting, title), title, f"---\n{front}---\n{_body(sections)}")

    def _known(self, vocabulary: str, wanted: Sequence[str]) -> list[str]:
        """Those of ``wanted`` that the vocabulary holds, else all that it holds."""
        held = self._terms[vocabulary]
        return [term for term in wanted if term in held] or held

    def _setting(self, voice: Voice) -> Setting:
        countries = [voice.skewed(_COUNTRIES)]
        if voice.chance(0.08):
            countries += [c for c in voice.some(_COUNTRIES, 1, 3) if c not in countries]
        place = voice.town()
        kinds = self._terms["implementer_types"]
        roles = ["lead", "partner", *voice.some(("partner", "partner", "donor", "lead"), 0, 3)]
        status = voice.pick(self._known("statuses", _STATUSES))
        start = _FIRST_YEAR + int((_LAST_YEAR - _FIRST_YEAR + 1) * (1 - voice.between(0, 99) ** 2 / 1e4))
        start = min(start, _LAST_YEAR)
        is_over = status in ("completed", "superseded")
        return Setting(
            countries=tuple(countries),
            place=place,
            organisations=tuple(invent(voice, role, kinds, place) for role in roles),
            themes=tuple(voice.some(self._terms["themes"], 1, 4)),
            status=status,
            start=start,
            end=voice.between(start, _LAST_YEAR) if is_over else None,
            sources=voice.between(2, 4),
        )

    def _front_matter(
        self,
        voice: Voice,
        setting: Setting,
        title: str,
        sections: Sections,
        earlier: Sequence[str],
        programs: Sequence[str],
    ) -> str:
        verified = _VERIFIED_FROM + timedelta(days=voice.below(_VERIFIED_DAYS))
        headings = {heading for heading, _ in sections}
        lines = [
            f"title: {quoted(title)}",
            "language: es",
            f"countries: [{', '.join(setting.countries)}]",
            f"places: {flow_texts([setting.place, *(voice.town() for _ in range(voice.below(3)))])}",
            f"scope: [{', '.join(self._scope(voice, setting))}]",
            *self._classification(voice, setting),
            *_period(setting),
            "organisations:",
            *(_organisation(voice, o, setting) for o in setting.organisations),
            *_relations(voice, self._known("relation_types", _RELATIONS), earlier, programs),
            *_addresses(voice, setting),
            "sources:",
            *(_source(voice, setting, verified) for _ in range(setting.sources)),
            *_provenance(voice, headings),
            *_not_stated(setting, headings),
            f"review: {{last_verified: {verified}, state: published, links_checked: "
            f"{'true' if voice.chance(0.5) else 'false'}}}",
            "license: CC-BY-4.0",
        ]
        return "".join(f"{line}\n" for line in lines)

    def _scope(self, voice: Voice, setting: Setting) -> list[str]:
        if len(setting.countries) > 1:
            return self._known("scopes", ("multi-country",))[:1]
        return voice.some(self._known("scopes", ("local", "sub-national", "national")), 1, 2)

    def _classification(self, voice: Voice, setting: Setting) -> list[str]:
        def some(vocabulary: str, low: int, high: int) -> str:
            return ", ".join(voice.some(self._terms[vocabulary], low, high))

        # Objectives go with the theme, as they do in practice.
        objectives = self._terms["gcm_objectives"]
        shift = 3 * self._terms["themes"].index(setting.themes[0])
        near = [objectives[(shift + step) % len(objectives)] for step in range(6)]
        lines = [
            f"themes: [{', '.join(setting.themes)}]",
            f"gcm_objectives: [{', '.join(voice.some(sorted(set(near)), 0, 4))}]",
            f"guiding_principles: [{some('guiding_principles', 0, 3)}]",
            f"practice_type: {voice.skewed(self._terms['practice_types'])}",
            f"beneficiaries: [{some('beneficiaries', 1, 4)}]",
            f"sdgs: [{some('sdgs', 0, 3)}]",
            f"evidence_level: {voice.skewed(self._terms['evidence_levels'])}",
        ]
        return [line for line in lines if not line.endswith("[]")]


def _id(setting: Setting, title: str) -> str:
    return suggest_id(f"{setting.countries[0]} {title}")[:90].strip("-")


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
        "brand": voice.brand(),
    }
    topics = [topic for theme in setting.themes for topic in topics_of(theme)]
    people = [voice.people() for _ in range(4)]
    return Subject(voice, own, topics, people, (setting.start, setting.end or _LAST_YEAR))


def _title(voice: Voice, subject: Subject) -> str:
    return subject.say(voice.pick(templates.TITLES))[:160].rstrip()


def _sections(voice: Voice, subject: Subject, setting: Setting) -> Sections:
    """The texts of an entry: the context is as long as the others leave room for."""

    def tell(template: str, probability: float = 0.7) -> str:
        text = subject.say(template)
        return f"{text} {_cite(voice, setting)}." if voice.chance(probability) else f"{text}."

    def tell_some(choices: Sequence[str], low: int, high: int) -> list[str]:
        return [tell(template) for template in voice.some(choices, low, high)]

    summary = [tell(voice.pick(templates.OPENINGS)), *tell_some(templates.SUMMARY, 3, 4)]
    found: Sections = [
        ("Lecciones aprendidas", tell_some(templates.LESSONS, 2, 4)),
        ("Recomendaciones", tell_some(templates.RECOMMENDATIONS, 2, 4)),
        ("Enfoque innovador", [" ".join(tell_some(templates.INNOVATION, 2, 2))]),
        ("Resultados", _results(voice, subject, setting)),
    ]
    if voice.chance(0.1):
        found.pop(voice.below(3))
    if voice.chance(0.5):
        pairs = [(subject.say(problem), subject.say(voice.pick(templates.RESPONSES)))
                 for problem in voice.some(templates.CHALLENGES, 1, 2)]  # fmt: skip
        told = [f"**{p}**: {r[0].lower()}{r[1:]} {_cite(voice, setting)}." for p, r in pairs]
        found.append(("Retos", told))
    for heading, texts, chance in (
        ("Recursos necesarios", phrases(words.RESOURCES), 0.4),
        ("Condiciones favorables", phrases(words.CONDITIONS), 0.3),
    ):
        if voice.chance(chance):
            chosen = voice.some(texts, 1, 3)
            found.append((heading, [f"{sentence(t)} {_cite(voice, setting)}." for t in chosen]))
    if voice.chance(0.25):
        found.append(("Notas de precisión", tell_some(templates.NOTES, 1, 1)))
    written = count_words(" ".join(summary)) + sum(
        count_words(" ".join(texts)) for _, texts in found
    )
    wanted = WORDS - 10 + voice.between(-_SPREAD, _SPREAD)
    context = _context(voice, tell, wanted - written)
    return [("Resumen", [" ".join(summary)]), *context, *found]


def _context(voice: Voice, tell: Callable[[str], str], length: int) -> Sections:
    """Sentences of about ``length`` words in one or two paragraphs; none when there is no room."""
    told: list[str] = []
    for template in voice.some(templates.CONTEXT, len(templates.CONTEXT), len(templates.CONTEXT)):
        if count_words(" ".join(told)) >= length:
            break
        told.append(tell(template))
    half = (len(told) + 1) // 2
    paragraphs = [" ".join(told[:half]), " ".join(told[half:])]
    return [("Contexto", [text for text in paragraphs if text])] if told else []


def _results(voice: Voice, subject: Subject, setting: Setting) -> list[str]:
    figures = [
        f"**{subject['amount']} {voice.pick(_FIGURES)}**: {voice.pick(_FIGURE_ENDINGS)} "
        f"{subject.say(place)[0].lower()}{subject.say(place)[1:]} {_cite(voice, setting)}."
        for place in voice.some(templates.RESULT_PLACES, 1, 3)
    ]
    if voice.chance(0.3):
        plain = subject.say(voice.pick(templates.PLAIN_RESULTS))
        figures.append(f"{plain} {_cite(voice, setting)}.")
    return figures


def _cite(voice: Voice, setting: Setting) -> str:
    numbers = voice.some(range(1, setting.sources + 1), 1, 2 if voice.chance(0.2) else 1)
    return f"[{', '.join(str(number) for number in sorted(numbers))}]"


_PROSE = frozenset(["Resumen", "Contexto", "Enfoque innovador"])


def _body(sections: Sections) -> str:
    parts = []
    for heading, texts in sections:
        if heading in _PROSE:
            parts.append(f"\n## {heading}\n\n" + "\n\n".join(texts) + "\n")
        else:
            parts.append(f"\n## {heading}\n\n" + "".join(f"- {text}\n" for text in texts))
    return "".join(parts)


def _period(setting: Setting) -> list[str]:
    end = f", end: {setting.end}" if setting.end else ""
    return [f"period: {{start: {setting.start}{end}, status: {setting.status}}}"]


def _organisation(voice: Voice, organisation: Invented, setting: Setting) -> str:
    return flow_map(
        name=quoted(organisation.name),
        acronym=organisation.acronym,
        role=organisation.role,
        type=organisation.type,
        country=setting.countries[0] if voice.chance(0.8) else "",
    )


def _relations(
    voice: Voice, kinds: Sequence[str], earlier: Sequence[str], programs: Sequence[str]
) -> list[str]:
    lines = []
    if programs and voice.chance(0.08):
        lines.append(f"programs: [{voice.pick(programs)}]")
    if earlier and voice.chance(0.2):
        lines.append("related:")
        for other in voice.some(earlier[-400:], 1, 2):
            lines.append(flow_map(id=other, relation=voice.pick(kinds), basis="editorial"))
    return lines


def _addresses(voice: Voice, setting: Setting) -> list[str]:
    host = suggest_id(setting.organisations[0].name)
    lines = []
    if voice.chance(0.2):
        lines.append(f'external_records: ["https://repositorio.example/{host}/{voice.below(90_000)}"]')
    if voice.chance(0.15):
        url = f"https://{host}.example/{suggest_id(voice.name())}"
        lines += ["links:", flow_map(title=quoted(f"Sitio de {setting.place}"), url=quoted(url))]
    if voice.chance(0.15):
        name, email = setting.organisations[0].name, f"contacto@{host}.example"
        lines += ["contacts:", flow_map(organisation=quoted(name), email=email)]
    return lines


def _source(voice: Voice, setting: Setting, verified: date) -> str:
    publisher = voice.pick(setting.organisations).name
    year = voice.between(setting.start, _LAST_YEAR)
    title = f"{voice.pick(_DOCUMENTS)} {year} de {setting.place}"
    if voice.chance(0.5):
        title = f"{voice.pick(_DOCUMENTS)}: {voice.brand()}"
    path = suggest_id(title)[:60].strip("-")
    return flow_map(
        title=quoted(title),
        publisher=quoted(publisher),
        year=str(year) if voice.chance(0.85) else "",
        url=quoted(f"https://www.{suggest_id(publisher)}.example/{path}"),
        language="es",
        accessed=str(verified + timedelta(days=voice.below(15))),
    )


_STATED = {
    "Lecciones aprendidas": "lessons_learned",
    "Recomendaciones": "recommendations",
    "Enfoque innovador": "innovative_approach",
}


def _provenance(voice: Voice, headings: set[str]) -> list[str]:
    given = [
        f"  {name}: {'source' if voice.chance(0.6) else 'editorial'}"
        for heading, name in _STATED.items()
        if heading in headings
    ]
    return ["provenance:", *given, "  themes: editorial"]


def _not_stated(setting: Setting, headings: set[str]) -> list[str]:
    names = [name for heading, name in _STATED.items() if heading not in headings]
    if setting.end is None:
        names.append("period.end")
    return [f"not_stated: [{', '.join(names)}]"] if names else []
