"""A small generative grammar of Spanish: draws words, inflects them, fills sentences.

Everything comes from one seeded stream of ``random()``, whose sequence Python keeps from version to
version, so that a corpus is the same everywhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from bench.lists import WORDS

T = TypeVar("T")
_TRIES = 4
"""How often to draw again rather than repeat a phrase that has just been used."""
_ACCENTED = {"á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u"}
_NUMBERS = ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "doce")
_STAFF_MANY = tuple(staff for staff in WORDS["staff"] if staff.startswith(("los ", "las ")))
_PHRASES = {
    "obstacle": WORDS["obstacles"],
    "staff_many": _STAFF_MANY,
    "staff_one": tuple(staff for staff in WORDS["staff"] if staff not in _STAFF_MANY),
    "when": WORDS["times"],
    "how": WORDS["manners"],
}
_VERBS = {
    "process": WORDS["acts_on_processes"],
    "people": WORDS["acts_on_people"],
    "tool": WORDS["acts_on_tools"],
}


def plural(word: str) -> str:
    """The plural of a regular noun or adjective."""
    if word[-1] in "aeiouáéó":
        return word + "s"
    if word[-1] == "z":
        return word[:-1] + "ces"
    if word[-2] in _ACCENTED and word[-1] in "ns":
        return word[:-2] + _ACCENTED[word[-2]] + word[-1] + "es"
    return word + "es"


def feminine(adjective: str) -> str:
    return adjective[:-1] + "a" if adjective.endswith("o") else adjective


def present(verb: str) -> str:
    return verb[:-2] + ("a" if verb.endswith("ar") else "e")


def past(verb: str) -> str:
    return verb[:-2] + ("ó" if verb.endswith("ar") else "ió")


def past_many(verb: str) -> str:
    return verb[:-2] + ("aron" if verb.endswith("ar") else "ieron")


def contract(text: str) -> str:
    """``text`` with «del» and «al»; names such as «El Salvador» keep their article."""
    return re.sub(r"\b([Dd]e|[Aa]) el (?=[a-záéíóúñ0-9])", r"\1l ", text)


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def number(value: int) -> str:
    """``value`` as written in Spanish: four digits together, groups of three from five on."""
    return str(value) if value < 10_000 else f"{value:,}".replace(",", ".")


class Voice:
    """Draws words and sentences; ``seed`` names the stream."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311  reproducible text, no secret

    def below(self, limit: int) -> int:
        return int(self._random.random() * limit)

    def between(self, low: int, high: int) -> int:
        return low + self.below(high - low + 1)

    def chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def skewed(self, choices: Sequence[T]) -> T:
        """A choice in which the first are common and the last are rare, as words are."""
        return choices[int(len(choices) * self._random.random() ** 1.7)]

    def some(self, choices: Sequence[T], low: int, high: int) -> list[T]:
        """Between ``low`` and ``high`` different choices (fewer when there are not so many)."""
        rest = list(choices)
        wanted = min(self.between(low, high), len(rest))
        return [rest.pop(self.below(len(rest))) for _ in range(wanted)]

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        return self.some(choices, len(choices), len(choices))

    def name(self) -> str:
        """An invented word that could be the name of a place."""
        middle = self.pick(WORDS["name_middles"]) if self.chance(0.9) else ""
        return self.pick(WORDS["name_starts"]) + middle + self.pick(WORDS["name_ends"])

    def town(self) -> str:
        form = self.pick(WORDS["town_forms"]) if self.chance(0.6) else "{}"
        return form.format(self.name())

    def brand(self) -> str:
        """The invented name of a project or an association: «Puente Tarumbá»."""
        return f"{self.pick(WORDS['coined'])} {self.name()}"

    def months(self) -> str:
        return f"{self.pick(_NUMBERS)} meses"

    def noun(self, of_feminine: Sequence[str], of_masculine: Sequence[str]) -> tuple[str, bool]:
        """A noun and whether it is feminine."""
        place = self.below(len(of_feminine) + len(of_masculine))
        if place < len(of_feminine):
            return self.skewed(of_feminine), True
        return self.skewed(of_masculine), False

    def process(self, *, many: bool) -> str:
        """«el trámite consular», «las consultas mensuales»."""
        noun, is_feminine = self.noun(WORDS["processes_f"], WORDS["processes_m"])
        adjective = self.skewed(WORDS["adjectives"])
        if is_feminine:
            adjective = feminine(adjective)
        if many:
            return f"{'las' if is_feminine else 'los'} {plural(noun)} {plural(adjective)}"
        return f"{'la' if is_feminine else 'el'} {noun} {adjective}"

    def tool(self, *, many: bool) -> str:
        """«una guía ilustrada», «protocolos sencillos»."""
        noun, is_feminine = self.noun(WORDS["tools_f"], WORDS["tools_m"])
        adjective = self.skewed(WORDS["adjectives"])
        if is_feminine:
            adjective = feminine(adjective)
        if many:
            return f"{plural(noun)} {plural(adjective)}"
        return f"{'una' if is_feminine else 'un'} {noun} {adjective}"

    def service(self) -> tuple[str, str]:
        """A kind of service with its indefinite article, and without: «una casa vecinal»."""
        noun, is_feminine = self.noun(WORDS["services_f"], WORDS["services_m"])
        adjective = self.pick(WORDS["service_adjectives"])
        bare = f"{noun} {feminine(adjective) if is_feminine else adjective}"
        return f"{'una' if is_feminine else 'un'} {bare}", bare

    def people(self) -> str:
        return self.pick(WORDS["people"])

    def phrase(self, kind: str) -> str:
        return self.skewed(_PHRASES[kind])

    def verb(self, kind: str, form: Callable[[str], str]) -> str:
        return form(self.skewed(_VERBS[kind]))


def _slots() -> dict[str, Callable[[Voice], str]]:
    """What can stand in the places of a sentence whatever it is about."""
    slots: dict[str, Callable[[Voice], str]] = {
        "process": partial(Voice.process, many=False),
        "processes": partial(Voice.process, many=True),
        "tool": partial(Voice.tool, many=False),
        "tools": partial(Voice.tool, many=True),
        "town": Voice.town,
        "months": Voice.months,
        "amount": lambda voice: number(voice.between(40, 4000) * voice.pick((1, 1, 1, 5))),
        "percent": lambda voice: f"el {voice.between(8, 86)} %",
    }
    for kind in _PHRASES:
        slots[kind] = partial(Voice.phrase, kind=kind)
    forms: dict[str, Callable[[str], str]] = {
        "do_{}": str,
        "Do_{}": str.capitalize,
        "does_{}": present,
        "many_{}": lambda verb: present(verb) + "n",
        "did_{}": past,
        "many_{}_past": past_many,
    }
    for kind in _VERBS:
        for pattern, form in forms.items():
            slots[pattern.format(kind)] = partial(Voice.verb, kind=kind, form=form)
    return slots


_SLOTS = _slots()


class Subject(dict[str, str]):
    """Fills sentences about one practice: its own words stay, all others are drawn anew.

    ``topics`` and ``people`` are what the practice is about; ``years`` the span it covers.
    """

    def __init__(
        self,
        voice: Voice,
        own: Mapping[str, str],
        topics: Sequence[str],
        people: Sequence[str],
        years: tuple[int, int],
    ) -> None:
        super().__init__(own)
        self._voice = voice
        self._topics = topics
        self._people = people
        self._years = years
        self._recent: list[str] = []

    def __missing__(self, slot: str) -> str:
        if slot == "year":
            return str(self._voice.between(*self._years))
        drawn = self._draw(slot)
        for _ in range(_TRIES):
            if drawn not in self._recent:
                break
            drawn = self._draw(slot)
        self._recent = [*self._recent[-5:], drawn]
        return drawn

    def _draw(self, slot: str) -> str:
        if slot == "topic":
            return self._voice.pick(self._topics)
        if slot == "people":
            return self._voice.pick(self._people)
        return _SLOTS[slot](self._voice)

    def fill(self, template: str) -> str:
        """``template`` with every place filled."""
        return contract(template.format_map(self))

    def say(self, template: str) -> str:
        """``template`` with every place filled, as a sentence without its stop."""
        return capital(self.fill(template))
