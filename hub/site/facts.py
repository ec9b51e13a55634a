"""The narrow column of an entry's sheet: place, period, who, for whom, how it is classified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hub.entries.wordings import field_label
from hub.model import Entry, Organisation, Practice, Program
from hub.site.cards import LinkView, facet_link
from hub.site.site import Site


@dataclass(frozen=True, slots=True)
class FactView:
    """A row of the facts box: links, plain lines, or both."""

    label: str
    links: tuple[LinkView, ...] = ()
    lines: tuple[str, ...] = ()


def facts_of(site: Site, entry: Practice | Program) -> list[FactView]:
    """The rows of the facts box that have something to say."""

    def links(facet: str, values: Iterable[str]) -> tuple[LinkView, ...]:
        return tuple(facet_link(site, facet, value) for value in values)

    def fact(name: str, found: tuple[LinkView, ...], *lines: str) -> FactView:
        return FactView(field_label(name, site.language), found, lines)

    rows = [
        fact("countries", links("country", entry.countries)),
        fact("places", (), *([", ".join(entry.places)] if entry.places else [])),
        fact("scope", links("scope", entry.scope)),
        fact("period", links("status", (entry.period.status,)), _capitalised(site.period(entry))),
        *_organisation_facts(site, entry),
        fact("beneficiaries", links("beneficiary", entry.beneficiaries)),
        fact("themes", links("theme", entry.themes)),
        fact("gcm_objectives", tuple(_objectives(site, entry))),
        fact("guiding_principles", links("principle", entry.guiding_principles)),
    ]
    if isinstance(entry, Practice):
        rows.append(fact("practice_type", links("type", (entry.practice_type,))))
        rows.append(fact("programs", tuple(_programs(site, entry))))
    rows.append(fact("sdgs", links("sdg", entry.sdgs)))
    return [row for row in rows if row.links or row.lines]


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _objectives(site: Site, entry: Entry) -> Iterable[LinkView]:
    for number in entry.gcm_objectives:
        link = facet_link(site, "objective", number)
        yield LinkView(f"{number}. {link.label}", link.path, link.title)


def _programs(site: Site, entry: Practice) -> Iterable[LinkView]:
    for program_id in entry.programs:
        program = site.catalog.entries_by_id.get(program_id)
        if program is not None:
            yield LinkView(program.title, program.url)


def _organisation_facts(site: Site, entry: Entry) -> Iterable[FactView]:
    """Organisations by role, in the order of the vocabulary of roles."""
    roles = site.catalog.vocabularies["implementer_roles"].terms
    for role in roles:
        names = [_organisation_name(o) for o in entry.organisations if o.role == role.id]
        if names:
            yield FactView(site.strings.text(f"roles.{role.id}"), (), tuple(names))


def _organisation_name(organisation: Organisation) -> str:
    acronym = organisation.acronym
    if not acronym or f"({acronym})" in organisation.name or acronym == organisation.name:
        return organisation.name
    return f"{organisation.name} ({acronym})"
