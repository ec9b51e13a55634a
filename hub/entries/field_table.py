"""The field table: every key that an entry may have, once.

The validator, the JSON Schema, the field reference of the site and (through it) every form and
template are made from these rows. Labels, help and examples in three languages stand in
``hub/texts/fields.<lang>.yml`` under the same names. A new facet is a vocabulary and a row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hub import model
from hub.entries.field_spec import BOTH, PRACTICE, PROGRAM, Field, Form, Need
from hub.wording import fold

GROUPS = ("identity", "place", "classification", "people", "texts", "program", "sources", "review")
"""Order of the groups in forms and in the field reference."""

BASES = ("source", "editorial")
REFERENCE_KINDS = ("experience", "publication")
LICENSES = ("CC-BY-4.0",)


def _line(name: str, **more: object) -> Field:
    return Field(name=name, form=Form.LINE, **{"maximum": 300, **more})  # type: ignore[arg-type]


def _prose(name: str, **more: object) -> Field:
    return Field(name=name, form=Form.PROSE, **{"maximum": 12_000, **more})  # type: ignore[arg-type]


def _bullets(name: str, *headings: str, **more: object) -> Field:
    given = {"group": "texts", "maximum": 1500, "max_items": 40, "headings": headings, **more}
    return Field(name=name, form=Form.PROSE, many=True, **given)  # type: ignore[arg-type]


_NOTE = _line("note", maximum=800)
_URL = Field(name="url", form=Form.URL)
_SOURCES = Field(name="sources", form=Form.INTEGER, many=True, minimum=1, maximum=999)


def _terms(name: str, vocabulary: str, max_items: int, **more: object) -> Field:
    given = {"group": "classification", "max_items": max_items, "vocabulary": vocabulary, **more}
    return Field(name=name, form=Form.TERM, many=True, **given)  # type: ignore[arg-type]


def _figures(name: str, *headings: str, **more: object) -> Field:
    return Field(
        name=name,
        form=Form.RECORD,
        many=True,
        headings=headings,
        lead=("figure", "text"),
        record=model.Figure,
        max_items=60,
        fields=(
            _line("figure", maximum=160),
            _prose("text", need=Need.REQUIRED, maximum=1500),
        ),
        **{"group": "texts", **more},  # type: ignore[arg-type]
    )


def _components(name: str) -> Field:
    return Field(
        name=name,
        form=Form.RECORD,
        many=True,
        on=PROGRAM,
        group="program",
        record=model.Component,
        max_items=60,
        fields=(
            _line("name", need=Need.REQUIRED),
            _prose("text", need=Need.REQUIRED, maximum=3000),
            _line("place"),
            _URL,
            _prose("items", many=True, maximum=800),
            _SOURCES,
        ),
    )


FIELDS: tuple[Field, ...] = (
    Field(name="id", form=Form.LINE, group="identity", maximum=100),
    _line("title", group="identity", need=Need.REQUIRED, minimum=10, maximum=160),
    _line("original_title", group="identity", maximum=250),
    _line("acronym", group="identity", maximum=40),
    Field(name="language", form=Form.LANGUAGE, group="identity", need=Need.REQUIRED),
    Field(name="countries", form=Form.COUNTRY, many=True, group="place", max_items=60),
    _line("places", group="place", many=True, max_items=60, maximum=120),
    _terms("scope", "scopes", 6, group="place"),
    _terms("themes", "themes", 4, need=Need.REQUIRED),
    _terms("gcm_objectives", "gcm_objectives", 5),
    _terms("guiding_principles", "guiding_principles", 3),
    Field(
        name="practice_type",
        form=Form.TERM,
        group="classification",
        on=PRACTICE,
        need=Need.REQUIRED,
        vocabulary="practice_types",
    ),
    _terms("beneficiaries", "beneficiaries", 12),
    _terms("sdgs", "sdgs", 3),
    Field(
        name="evidence_level",
        form=Form.TERM,
        group="classification",
        vocabulary="evidence_levels",
    ),
    Field(
        name="period",
        form=Form.RECORD,
        group="place",
        need=Need.REQUIRED,
        record=model.Period,
        fields=(
            Field(name="start", form=Form.PARTIAL_DATE),
            Field(name="end", form=Form.PARTIAL_DATE),
            Field(name="status", form=Form.TERM, vocabulary="statuses", need=Need.REQUIRED),
            _NOTE,
        ),
    ),
    Field(
        name="organisations",
        form=Form.RECORD,
        many=True,
        group="people",
        need=Need.REQUIRED,
        record=model.Organisation,
        max_items=60,
        fields=(
            _line("name", need=Need.REQUIRED),
            _line("acronym", maximum=40),
            Field(name="role", form=Form.TERM, vocabulary="implementer_roles", need=Need.REQUIRED),
            Field(name="type", form=Form.TERM, vocabulary="implementer_types", need=Need.REQUIRED),
            Field(name="country", form=Form.COUNTRY),
            _URL,
        ),
    ),
    Field(
        name="contacts",
        form=Form.RECORD,
        many=True,
        group="people",
        record=model.Contact,
        max_items=10,
        fields=(
            _line("organisation", need=Need.REQUIRED),
            Field(name="email", form=Form.EMAIL),
            _URL,
            _line("phone", maximum=40),
        ),
    ),
    _prose(
        "objective",
        group="program",
        on=PROGRAM,
        need=Need.REQUIRED,
        headings=("Objetivo", "Objective", "Objetivos"),
    ),
    _prose(
        "summary",
        group="texts",
        need=Need.REQUIRED,
        maximum=3000,
        headings=("Resumen", "Summary", "Resumo", "Resumen de la práctica"),
    ),
    _prose("context", group="texts", headings=("Contexto", "Context", "Background")),
    _bullets(
        "lessons_learned",
        "Lecciones aprendidas",
        "Lessons learned",
        "Lições aprendidas",
        need=Need.OR_NOT_STATED,
    ),
    _bullets(
        "recommendations",
        "Recomendaciones",
        "Recommendations",
        "Recomendações",
        need=Need.OR_NOT_STATED,
    ),
    _prose(
        "innovative_approach",
        group="texts",
        need=Need.OR_NOT_STATED,
        headings=("Enfoque innovador", "Innovative approach", "Abordagem inovadora", "Innovación"),
    ),
    _figures("results", "Resultados", "Results"),
    Field(
        name="challenges",
        form=Form.RECORD,
        many=True,
        group="texts",
        headings=("Retos", "Desafíos", "Challenges", "Desafios"),
        lead=("problem", "response"),
        record=model.Challenge,
        max_items=40,
        fields=(
            _prose("problem", need=Need.REQUIRED, maximum=1500),
            _prose("response", maximum=1500),
        ),
    ),
    _bullets("resources_needed", "Recursos necesarios", "Resources needed", "Recursos necessários"),
    _bullets(
        "enabling_conditions",
        "Condiciones favorables",
        "Enabling conditions",
        "Condições favoráveis",
    ),
    _bullets(
        "accuracy_notes",
        "Notas de precisión",
        "Accuracy notes",
        "Notas de precisão",
        group="sources",
    ),
    Field(
        name="programs",
        form=Form.ENTRY_ID,
        many=True,
        group="classification",
        on=PRACTICE,
        max_items=10,
    ),
    Field(
        name="related",
        form=Form.RECORD,
        many=True,
        group="classification",
        record=model.Relation,
        max_items=20,
        fields=(
            Field(name="id", form=Form.ENTRY_ID, need=Need.REQUIRED),
            Field(name="relation", form=Form.TERM, vocabulary="relation_types", need=Need.REQUIRED),
            Field(name="basis", form=Form.CHOICE, choices=BASES, need=Need.REQUIRED),
            _NOTE,
            _SOURCES,
        ),
    ),
    Field(
        name="budget",
        form=Form.RECORD,
        many=True,
        on=PROGRAM,
        group="program",
        record=model.Budget,
        max_items=20,
        fields=(
            Field(name="amount", form=Form.NUMBER, need=Need.REQUIRED, minimum=0),
            _line("currency", need=Need.REQUIRED, minimum=3, maximum=3),
            _line("scope"),
            _NOTE,
            _SOURCES,
        ),
    ),
    Field(
        name="coverage",
        form=Form.RECORD,
        on=PROGRAM,
        group="program",
        record=model.Coverage,
        fields=(
            _line("levels", many=True, need=Need.REQUIRED, max_items=6),
            Field(name="units", form=Form.ROW, many=True, need=Need.REQUIRED, max_items=500),
            _NOTE,
            _SOURCES,
        ),
    ),
    _components("components"),
    _components("roles"),
    _components("models"),
    _figures("achievements", "Logros", "Achievements", "Conquistas", on=PROGRAM, group="program"),
    _figures("targets", "Metas", "Targets", on=PROGRAM, group="program"),
    Field(
        name="phases",
        form=Form.RECORD,
        many=True,
        on=PROGRAM,
        group="program",
        record=model.Phase,
        max_items=40,
        fields=(
            _line("name", need=Need.REQUIRED),
            _prose("text", need=Need.REQUIRED, maximum=3000),
            Field(name="weeks", form=Form.NUMBER, minimum=0, maximum=1000),
            _line("depends_on", many=True),
            _line("deliverables", many=True),
            Field(
                name="steps",
                form=Form.RECORD,
                many=True,
                record=model.Step,
                fields=(
                    _prose("text", need=Need.REQUIRED, maximum=1500),
                    Field(name="weeks", form=Form.NUMBER, minimum=0, maximum=1000),
                ),
            ),
            _SOURCES,
        ),
    ),
    Field(
        name="timeline",
        form=Form.RECORD,
        on=PROGRAM,
        group="program",
        record=model.Timeline,
        fields=(
            _line("months", many=True, need=Need.REQUIRED, max_items=120),
            Field(
                name="rows",
                form=Form.RECORD,
                many=True,
                need=Need.REQUIRED,
                record=model.TimelineRow,
                fields=(
                    _line("name", need=Need.REQUIRED),
                    Field(
                        name="from", form=Form.INTEGER, minimum=1, maximum=120, attribute="start"
                    ),
                    Field(name="to", form=Form.INTEGER, minimum=1, maximum=120, attribute="end"),
                ),
            ),
            _NOTE,
            _SOURCES,
        ),
    ),
    Field(
        name="criteria",
        form=Form.RECORD,
        many=True,
        on=PROGRAM,
        group="program",
        record=model.Criterion,
        fields=(
            _line("name", need=Need.REQUIRED),
            _prose("text", maximum=3000),
            Field(name="max_points", form=Form.NUMBER, minimum=0, maximum=10_000),
            Field(
                name="subcriteria",
                form=Form.RECORD,
                many=True,
                record=model.Subcriterion,
                fields=(
                    _line("name", need=Need.REQUIRED),
                    Field(name="points", form=Form.NUMBER, minimum=0, maximum=10_000),
                    _prose("text", maximum=1500),
                ),
            ),
            _SOURCES,
        ),
    ),
    _bullets(
        "tie_breaks",
        "Criterios de desempate",
        "Tie-breaks",
        "Critérios de desempate",
        on=PROGRAM,
        group="program",
    ),
    Field(
        name="quotas",
        form=Form.RECORD,
        on=PROGRAM,
        group="program",
        record=model.Quotas,
        fields=(
            Field(name="rounds", form=Form.INTEGER, need=Need.REQUIRED, minimum=1, maximum=20),
            Field(
                name="rows",
                form=Form.RECORD,
                many=True,
                need=Need.REQUIRED,
                record=model.QuotaRow,
                fields=(
                    _line("region", need=Need.REQUIRED),
                    _line("units", many=True, need=Need.REQUIRED),
                    Field(
                        name="seats", form=Form.INTEGER, many=True, need=Need.REQUIRED, minimum=0
                    ),
                ),
            ),
            _NOTE,
            _SOURCES,
        ),
    ),
    _bullets("dimensions", "Dimensiones", "Dimensions", "Dimensões", on=PROGRAM, group="program"),
    _bullets(
        "report_outline",
        "Esquema del informe",
        "Report outline",
        "Estrutura do relatório",
        on=PROGRAM,
        group="program",
    ),
    Field(
        name="references",
        form=Form.RECORD,
        many=True,
        on=PROGRAM,
        group="program",
        record=model.Reference,
        max_items=200,
        fields=(
            _line("title", need=Need.REQUIRED),
            Field(name="kind", form=Form.CHOICE, choices=REFERENCE_KINDS, need=Need.REQUIRED),
            _line("authors"),
            _line("publisher"),
            Field(name="year", form=Form.YEAR),
            Field(name="countries", form=Form.COUNTRY, many=True),
            _line("place"),
            _URL,
            _NOTE,
        ),
    ),
    Field(
        name="sources",
        form=Form.RECORD,
        many=True,
        group="sources",
        need=Need.REQUIRED,
        record=model.Source,
        max_items=60,
        fields=(
            _line("title", need=Need.REQUIRED),
            _line("publisher", need=Need.REQUIRED),
            Field(name="year", form=Form.YEAR),
            _URL,
            Field(name="language", form=Form.LANGUAGE),
            Field(name="accessed", form=Form.DATE),
            _NOTE,
        ),
    ),
    Field(name="external_records", form=Form.URL, many=True, group="sources", max_items=20),
    Field(
        name="links",
        form=Form.RECORD,
        many=True,
        group="sources",
        record=model.Link,
        max_items=40,
        fields=(
            _line("title", need=Need.REQUIRED),
            Field(name="url", form=Form.URL, need=Need.REQUIRED),
        ),
    ),
    Field(
        name="images",
        form=Form.RECORD,
        many=True,
        group="texts",
        record=model.Image,
        max_items=10,
        fields=(
            Field(name="file", form=Form.IMAGE_FILE, need=Need.REQUIRED),
            _line("alt"),
            _line("credit"),
        ),
    ),
    Field(name="provenance", form=Form.FIELD_MAP, group="review", choices=BASES),
    Field(name="not_stated", form=Form.FIELD_NAME, many=True, group="review"),
    Field(
        name="review",
        form=Form.RECORD,
        group="review",
        need=Need.REQUIRED,
        record=model.Review,
        fields=(
            Field(name="last_verified", form=Form.DATE, need=Need.REQUIRED),
            Field(name="state", form=Form.TERM, vocabulary="review_states"),
            Field(name="links_checked", form=Form.BOOLEAN),
            _NOTE,
        ),
    ),
    Field(name="license", form=Form.CHOICE, group="review", choices=LICENSES),
)


@cache
def fields_of(kind: str) -> Mapping[str, Field]:
    """The fields of ``practice`` or ``program`` by name, in table order."""
    return {field.name: field for field in FIELDS if kind in field.on}


@cache
def section_fields() -> Mapping[str, str]:
    """Folded body heading -> name of the field it fills, in any language."""
    return {fold(heading): field.name for field in FIELDS for heading in field.headings}


@cache
def heading_spellings(kind: str) -> Mapping[str, str]:
    """Accepted headings of ``kind``, each mapped to itself, for suggestions."""
    return {h: h for field in FIELDS if kind in field.on for h in field.headings}


def vocabulary_names() -> frozenset[str]:
    """Names of the vocabularies that the fields use."""
    found: set[str] = set()
    waiting = list(FIELDS)
    while waiting:
        field = waiting.pop()
        waiting.extend(field.fields)
        if field.vocabulary:
            found.add(field.vocabulary)
    return frozenset(found)


__all__ = ["BASES", "BOTH", "FIELDS", "GROUPS", "fields_of", "section_fields", "vocabulary_names"]
