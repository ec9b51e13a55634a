"""The texts of a synthetic practice: sections of sentences, about as long as those of real ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from bench.grammar import Subject, Voice, capital
from bench.lists import SENTENCES, WORDS
from hub.entries.style_rules import REPEATED_WORDS, SUMMARY_WORDS
from hub.wording import count_words

LENGTH = 350
"""Words of the texts of an entry on average; most lie within 15 % of it."""
_SPREAD = 40
_TRIES = 20
"""How often to draw a sentence again that another entry holds, before it is left out."""
_LONGEST = 30
"""Words that a sentence of a summary may have."""
_OFTEN = 0.7
"""The part of the sentences of prose that cite a source."""
STATED_SECTIONS: Mapping[str, str] = {
    "lessons_learned": "Lecciones aprendidas",
    "recommendations": "Recomendaciones",
    "innovative_approach": "Enfoque innovador",
}
_BOLD_END = "**: "
_PROSE = ("Resumen", "Contexto", STATED_SECTIONS["innovative_approach"])

Sections = dict[str, list[str]]
"""By heading, paragraphs or bullets, in reading order."""


def length_of(texts: Sequence[str]) -> int:
    """Words of letters: numbers and citations are none."""
    return sum(len(re.findall(r"[^\W\d_]+", text)) for text in texts)


def body(sections: Sections) -> str:
    """``sections`` as the Markdown body of an entry."""
    parts = []
    for heading, texts in sections.items():
        text = "\n\n".join(texts) if heading in _PROSE else "\n".join(f"- {t}" for t in texts)
        parts.append(f"\n## {heading}\n\n{text}\n")
    return "".join(parts)


def write_sections(voice: Voice, subject: Subject, sources: int, told: set[str]) -> Sections:
    """The sections of an entry with ``sources`` numbered sources.

    ``told`` are the long sentences of the entries before: none is told again, those told here are
    added. The context takes the words that the other sections leave. One entry in ten does without
    one of the sections that must be stated.
    """
    return _Teller(voice, subject, sources, told).sections()


class _Teller:
    def __init__(self, voice: Voice, subject: Subject, sources: int, told: set[str]) -> None:
        self._voice = voice
        self._subject = subject
        self._numbers = range(1, sources + 1)
        self._told = told

    def sections(self) -> Sections:
        some = self._some
        summary = self._summary()
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
        written = length_of(summary) + sum(length_of(texts) for texts in rest.values())
        wanted = LENGTH + self._voice.between(-_SPREAD, _SPREAD)
        context = self._context(wanted - written)
        found = {"Resumen": [" ".join(summary)], "Contexto": context, **rest}
        return {heading: texts for heading, texts in found.items() if texts}

    def _some(self, choices: Sequence[str], low: int, high: int) -> list[str]:
        return list(islice(self._tell(choices, _OFTEN), self._voice.between(low, high)))

    def _tell(
        self, choices: Sequence[str], citing: float, say: Callable[[str], str] | None = None
    ) -> Iterator[str]:
        """``choices`` in any order, each as a sentence made by ``say`` that no other entry holds.

        The part ``citing`` of them cite a source.
        """
        for choice in self._voice.shuffled(choices):
            for _ in range(_TRIES):
                text = (say or self._subject.say)(choice)
                if self._is_new(text):
                    yield f"{text} {self._cite()}." if self._voice.chance(citing) else f"{text}."
                    break

    def _is_new(self, text: str) -> bool:
        """Whether no entry holds ``text``, which now one does; short texts are always new.

        What is set in bold counts by itself, and so does what follows it.
        """
        parts = [part for part in text.split(_BOLD_END) if count_words(part) >= REPEATED_WORDS]
        if not self._told.isdisjoint(parts):
            return False
        self._told.update(parts)
        return True

    def _cite(self) -> str:
        chosen = self._voice.some(self._numbers, 1, 2 if self._voice.chance(0.2) else 1)
        return f"[{', '.join(str(number) for number in sorted(chosen))}]"

    def _summary(self) -> list[str]:
        """An opening, and sentences until these are words enough."""
        told = self._some(SENTENCES["openings"], 1, 1)
        low, high = SUMMARY_WORDS
        wanted = self._voice.between(low, high - _LONGEST)
        texts = self._tell(SENTENCES["summary"], _OFTEN)
        while count_words(" ".join(told)) < wanted and (text := next(texts, "")):
            told.append(text)
        return told

    def _context(self, length: int) -> list[str]:
        """Sentences of about ``length`` words in two paragraphs; none when there is no room."""
        told: list[str] = []
        texts = self._tell(SENTENCES["context"], _OFTEN)
        # Half a sentence more or less: on average the length is met.
        while length_of(told) + 10 <= length and (text := next(texts, "")):
            told.append(text)
        half = (len(told) + 1) // 2
        return [" ".join(part) for part in (told[:half], told[half:]) if part]

    def _results(self) -> list[str]:
        voice, subject = self._voice, self._subject

        def result(place: str) -> str:
            figure = f"{subject['amount']} {voice.pick(WORDS['figures'])}"
            ending = voice.pick(WORDS["figure_endings"])
            return f"**{figure}{_BOLD_END}{ending} {subject.fill(place)}"

        places = self._tell(SENTENCES["result_places"], 1, result)
        told = list(islice(places, voice.between(1, 3)))
        if voice.chance(0.3):
            told += islice(self._tell(SENTENCES["plain_results"], 1), 1)
        return told

    def _challenges(self) -> list[str]:
        say, fill = self._subject.say, self._subject.fill

        def challenge(problem: str) -> str:
            return f"**{say(problem)}{_BOLD_END}{fill(self._voice.pick(SENTENCES['responses']))}"

        challenges = self._tell(SENTENCES["challenges"], 1, challenge)
        return list(islice(challenges, self._voice.between(1, 2)))

    def _phrases(self, name: str, probability: float) -> list[str]:
        """Some phrases of the list ``name`` as sentences, in a part of the entries."""
        if not self._voice.chance(probability):
            return []
        return list(islice(self._tell(WORDS[name], 1, capital), self._voice.between(1, 3)))
