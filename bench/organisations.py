"""Invented organisations of every common type; no name is that of a real one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.grammar import Voice

_FORMS = {
    "national-government": (
        "Dirección Nacional {brand}", "Instituto Nacional {name}", "Agencia {name}",
    ),
    "regional-government": ("Gobierno Provincial de {name}", "Gobernación de {name}"),
    "local-government": (
        "Municipalidad de {place}", "Alcaldía de {place}", "Intendencia de {place}",
        "Ayuntamiento de {place}",
    ),
    "civil-society": (
        "Fundación {brand}", "Asociación {brand}", "Corporación {brand}", "Red {brand}",
        "Colectivo {name}",
    ),
    "migrants-diaspora": ("Asociación de Migrantes {name}", "Red Migrante {brand}"),
    "local-community": ("Junta Vecinal {name}", "Comité Barrial {name}"),
    "academia": ("Universidad de {name}", "Centro de Estudios {name}"),
    "private-sector": ("Cooperativa {brand}", "Cámara de Comercio de {place}"),
    "trade-union": ("Sindicato {name}",),
    "regional-body": ("Mancomunidad {name}",),
    "media": ("Radio {name}",),
    "faith-based": ("Pastoral {brand}",),
}  # fmt: skip
_LEADS = ("local-government",) * 5 + (
    "national-government", "national-government", "regional-government", "civil-society",
    "civil-society", "academia", "migrants-diaspora",
)  # fmt: skip
_MASCULINE = (
    "Instituto", "Gobierno", "Ayuntamiento", "Colectivo", "Comité", "Centro", "Sindicato",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Invented:
    """An organisation; ``acronym`` may be empty."""

    name: str
    acronym: str
    role: str
    type: str

    @property
    def with_article(self) -> str:
        return f"{'el' if self.name.split()[0] in _MASCULINE else 'la'} {self.name}"


def invent(voice: Voice, role: str, kinds: Sequence[str], place: str) -> Invented:
    """An organisation with ``role``, of one of ``kinds`` (ids of implementer types)."""
    usual = [kind for kind in (_LEADS if role == "lead" else _FORMS) if kind in kinds]
    kind = voice.pick(usual or kinds)
    form = voice.pick(_FORMS.get(kind, _FORMS["civil-society"]))
    name = form.format(name=voice.name(), brand=voice.brand(), place=place)
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    acronym = initials if len(initials) >= 3 and voice.chance(0.5) else ""
    return Invented(name, acronym, role, kind)
