"""States of the form as no writer would fill it in: hostile texts in every field."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hub.entries.field_spec import Field, Form
from hub.entries.field_table import fields_of
from hub.model import Vocabulary
from tests.support.form_states import State

_SIGNS = (
    *"aAñÉeoszZ09 .,;:-–—_#*'\"“”‘’«»¿?!|>&@%`~^$/\\()[]{}<=+\n\t",
    *"\r\x00\x07\x1b\x1f\x7f\x85\xa0\xad\u200b\u202e\u2028\u2029\u3000\ufeff\ufffd\ufffe\ue000ﬁ",
    *"ΑаяßſİıςΣ²٣é",
    "e\u0301",
    "𝐀",
    "👩\u200d👧",
    "\ud800",
)
_WORDS = (
    *("true", "No", "on", "~", "null", "NaN", ".inf", "0x1F", "012", "1e3", "1_000", "12:30:45"),
    *("2019", "2019-06", "2019-13", "2020-02-30", "2026-11-20", "2031-01-01", "12/03/2020"),
    *("12 de marzo de 2020", "March 2019", "2019-2023", "2018-19", "los años 90", "En 1.998 fue"),
    *("---", "...", "- a", "* b", "? c", ": d", "# e", "## Resumen", "> f", "| g", "!h", "&i"),
    *("a: b", "a #b", "[1]", "[1, 9]", "[007]", "{a}", "%TAG", "@x", "`y`", "**z**: w", "**z**"),
    *("1.", "1) a", "• b", "+ c", "| a | b |", "---|---", "===", "<b>x</b>", "<https://x.org>"),
    *("[x](http://a.org)", "![x](y.png)", "![](https://a.org/b.png)", "[x](mailto:a@b.org)"),
    *("[x]: javascript:alert", "http://a.org", "https://a.org/b?c=d#e", "www.a.org", "mailto:x"),
    *("ana.perez@a.org", "info@gmail.com", "contacto@a.org", "TBD", "xxx", "por definir", "n/a"),
    *("Lorem ipsum", "[completar]", "Ver el documento", "“todo”", "OIM", "CIDH (", "XIV", "*i"),
    *("Fuerzas Revolucionarias", "excelente", "AR", "ar", "Perú", "peru", "Español", "es", "zz"),
    *("Ministerio", "salud", "migración", "lead", "practices", "source", "editorial"),
    *("1.200", "3,5", "57 700 000", "-1", "1000000", "0", "7", "7.25", "foto.png", "../x.png"),
)  # fmt: skip

_LIKELY: dict[Form, tuple[str, ...]] = {
    Form.COUNTRY: ("PE", "NO"),
    Form.LANGUAGE: ("es", "en", "pt"),
    Form.DATE: ("2026-11-20", "2026-11-19", "2019-02-28"),
    Form.PARTIAL_DATE: ("2019", "2020-05", "2026-11-20", "2031"),
    Form.YEAR: ("2019", "1998"),
    Form.INTEGER: ("1", "2", "3", "12"),
    Form.NUMBER: ("1", "2.5", "57700000"),
    Form.BOOLEAN: ("true", "false"),
    Form.URL: ("https://www.example.org/", "mailto:mesa@example.org"),
    Form.EMAIL: ("mesa@example.org",),
    Form.ENTRY_ID: ("complete", "complete-programme", "agua-segura"),
    Form.FIELD_NAME: ("lessons_learned", "recommendations", "innovative_approach", "period.end"),
    Form.IMAGE_FILE: ("mesa.png",),
}
_SOUND = ("Una mesa de ayuda", "Lo dice la ley [1].")


_GLUE = ("", " ", "\n", "\n\n", "  \n", ". ")
_NO_KEY = "\0"
"""As a key of YAML it stands for one that is no text (``hub/entries/yaml_text.py``)."""


def hostile_states(
    seed: int, count: int, vocabularies: Mapping[str, Vocabulary], bases: Sequence[State]
) -> Iterator[State]:
    """``count`` states, always the same of a ``seed``: one in three is hostile throughout, the
    others are sound but for a few fields.
    """
    chance = random.Random(seed)
    maker = _Maker(chance, vocabularies)
    for number in range(count):
        base = chance.choice(bases)
        fields = list(fields_of(base["kind"]).values())
        is_sound = number % 3
        values = dict(base["values"]) if is_sound else {}
        changes = chance.sample(fields, chance.randint(1, 4) if is_sound else len(fields) // 2)
        values |= {field.name: maker.value(field) for field in changes}
        names = (base["id"], "Agua Segura", "complete", "a--b", "ñandú")
        yield {"kind": base["kind"], "id": chance.choice(names), "values": values}


class _Maker:
    """Makes values of fields."""

    def __init__(self, chance: random.Random, vocabularies: Mapping[str, Vocabulary]) -> None:
        self.chance = chance
        self.vocabularies = vocabularies

    def value(self, field: Field) -> Any:
        if not field.many:
            return self._one(field)
        return [self._one(field) for _ in range(self.chance.randint(0, 4))]

    def _one(self, field: Field) -> Any:
        pick = self.chance
        if field.form is Form.RECORD:
            return {f.name: self.value(f) for f in field.fields if pick.random() < 0.8}
        if field.form is Form.FIELD_MAP:
            names = [pick.choice([*fields_of("program"), self._text()]) for _ in range(4)]
            return {name: self._text(*field.choices) for name in names if name != _NO_KEY}
        if field.form is Form.ROW:
            return [self._text() for _ in range(pick.randint(0, 3))]
        return self._text() if pick.random() < 0.4 else pick.choice(self._likely(field))

    def _likely(self, field: Field) -> Sequence[str]:
        if field.form is Form.TERM:
            return list(self.vocabularies[field.vocabulary].by_id)
        return field.choices or _LIKELY.get(field.form, _SOUND)

    def _text(self, *more: str) -> str:
        """A text of what is hard to write down."""
        parts = self.chance.choice((1, 1, 2, 5))
        if parts == 1:
            return self._part(more)
        return "".join(self._part(more) + self.chance.choice(_GLUE) for _ in range(parts))

    def _part(self, more: Sequence[str]) -> str:
        if self.chance.random() < 0.5:
            return self.chance.choice((*_WORDS, *more))
        return "".join(self.chance.choices(_SIGNS, k=self.chance.randint(0, 10)))
