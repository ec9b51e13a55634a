"""The texts of a synthetic practice: sections of sentences, about as long as those of real ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bench.grammar import Subject, Voice, capital
from bench.lists import SENTENCES, WORDS

LENGTH = 350
"""Words of the texts of an entry on average; most lie within 15 % of it."""
_SPREAD = 40
STATED_SECTIONS: Mapping[str, str] = {
    "lessons_learned": "Lecciones aprendidas",
    "recommendations": "Recomendaciones",
    "innovative_approach": "Enfoque innovador",
}
_PROSE = ("Resumen", "Contexto", STATED_SECTIONS["innovative_approach"])

Sections = dict[str, list[str]]
"""By heading, paragraphs or bullets, in reading order."""


def count_words(texts: Sequence[str]) -> int:
    """Words of letters: numbers and citations are none."""
    return sum(len(re.findall(r"[^\W\d_]+", text)) for text in texts)


def body(sections: Sections) -> str:
    """``sections`` as the Markdown body of an entry."""
    parts = []
    for heading, texts in sections.items():
        text = "\n\n".join(texts) if heading in _PROSE else "\n".join(f"- {t}" for t in texts)
        parts.append(f"\n## {heading}\n\n{text}\n")
    return "".join(parts)


def write_sections(voice: Voice, subject: Subject, sources: int) -> Sections:
    """The sections of an entry with ``sources`` numbered sources.

    The context takes the words that the others leave. One entry in ten does without one of the
    sections that must be stated.
    """
    return _Teller(voice, subject, sources).sections()


class _Teller:
    def __init__(self, voice: Voice, subject: Subject, sources: int) -> None:
        self._voice = voice
        self._subject = subject
        self._numbers = range(1, sources + 1)

    def sections(self) -> Sections:
        some = self._tell_some
        summary = [*some(SENTENCES["openings"], 1, 1), *some(SENTENCES["summary"], 3, 4)]
        rest: Sections = {
            "Lecciones aprendidas": some(SENTENCES["lessons"], 2, 4),
            "Recomendaciones": some(SENTENCES["recommendations"], 2, 4),
            "Enfoque innovador": [" ".join(some(SENTENCES["innovation"], 2, 2))],
            "Resultados": self._results(),
            "Retos": self._challenges() if self._voice.chance(0.5) else [],
            "Recursos necesarios": self._phrases("resources", 0.4),
            "Condiciones favorables": self._phrases("conditions", 0.3),
            "Notas de precisión": some(SENTENCES["notes"], 0, 1),
        }
        if self._voice.chance(0.1):
            del rest[self._voice.pick(list(STATED_SECTIONS.values()))]
        written = count_words(summary) + sum(count_words(texts) for texts in rest.values())
        wanted = LENGTH + self._voice.between(-_SPREAD, _SPREAD)
        context = self._context(wanted - written)
        found = {"Resumen": [" ".join(summary)], "Contexto": context, **rest}
        return {heading: texts for heading, texts in found.items() if texts}

    def _cite(self) -> str:
        chosen = self._voice.some(self._numbers, 1, 2 if self._voice.chance(0.2) else 1)
        return f"[{', '.join(str(number) for number in sorted(chosen))}]"

    def _tell(self, template: str) -> str:
        """A sentence; most cite a source."""
        text = self._subject.say(template)
        return f"{text} {self._cite()}." if self._voice.chance(0.7) else f"{text}."

    def _tell_some(self, choices: Sequence[str], low: int, high: int) -> list[str]:
        return [self._tell(template) for template in self._voice.some(choices, low, high)]

    def _context(self, length: int) -> list[str]:
        """Sentences of about ``length`` words in two paragraphs; none when there is no room."""
        told: list[str] = []
        for template in self._voice.shuffled(SENTENCES["context"]):
            # Half a sentence more or less: on average the length is met.
            if count_words(told) + 10 > length:
                break
            told.append(self._tell(template))
        half = (len(told) + 1) // 2
        return [" ".join(part) for part in (told[:half], told[half:]) if part]

    def _results(self) -> list[str]:
        voice, subject = self._voice, self._subject
        told = [
            f"**{subject['amount']} {voice.pick(WORDS['figures'])}**: "
            f"{voice.pick(WORDS['figure_endings'])} {subject.fill(place)} {self._cite()}."
            for place in voice.some(SENTENCES["result_places"], 1, 3)
        ]
        if voice.chance(0.3):
            told.append(f"{subject.say(voice.pick(SENTENCES['plain_results']))} {self._cite()}.")
        return told

    def _challenges(self) -> list[str]:
        say, fill = self._subject.say, self._subject.fill
        return [
            f"**{say(problem)}**: {fill(self._voice.pick(SENTENCES['responses']))} {self._cite()}."
            for problem in self._voice.some(SENTENCES["challenges"], 1, 2)
        ]

    def _phrases(self, name: str, probability: float) -> list[str]:
        """Some phrases of the list ``name`` as sentences, in a part of the entries."""
        if not self._voice.chance(probability):
            return []
        chosen = self._voice.some(WORDS[name], 1, 3)
        return [f"{capital(phrase)} {self._cite()}." for phrase in chosen]
