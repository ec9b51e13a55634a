"""Names of coded values in one language: vocabulary terms, countries, regions, languages."""

from __future__ import annotations

from dataclasses import dataclass

from hub.model import Catalog
from hub.territories import language_name, territory_name


@dataclass(frozen=True, slots=True)
class Labels:
    """Looks names up for ``language``; a country's name may be overridden by the hub."""

    catalog: Catalog
    language: str

    def term(self, vocabulary: str, term_id: str) -> str:
        found = self.catalog.vocabularies.get(vocabulary)
        return found.label(term_id, self.language) if found else term_id

    def definition(self, vocabulary: str, term_id: str) -> str:
        """Description of a term, or an empty string."""
        found = self.catalog.vocabularies.get(vocabulary)
        term = found.by_id.get(term_id) if found else None
        return term.description.in_language(self.language) if term else ""

    def country(self, code: str) -> str:
        names = self.catalog.vocabularies.get("countries")
        override = names.by_id.get(code) if names else None
        if override and override.label.in_language(self.language):
            return override.label.in_language(self.language)
        return territory_name(code, self.language)

    def region(self, code: str) -> str:
        return territory_name(code, self.language)

    def program(self, program_id: str) -> str:
        """Acronym or title of a programme; its id when there is none."""
        program = self.catalog.entries_by_id.get(program_id)
        return (program.acronym or program.title) if program else program_id

    def language_of(self, code: str) -> str:
        return language_name(code, self.language)
