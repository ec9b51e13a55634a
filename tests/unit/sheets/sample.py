"""A sheet for tests, with a section of every form."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from hub.sheets.runs import blocks_of, plain
from hub.sheets.values import (
    Block,
    Compendium,
    ContentsGroup,
    Fact,
    Frame,
    Index,
    Item,
    Origin,
    Run,
    Section,
    Sheet,
    SourceLine,
    Table,
)

FRAME = Frame(
    hub="Hub de ensayo",
    publisher="Organismo de Ejemplo",
    language="es",
    license="CC BY 4.0",
    page="Página {page} de {pages}",
)
_TEXT = (Block("p", (Run(text="Texto citado"), Run(cites=(1,)))),)
_ITEM = Item(plain("Principio"), _TEXT, "3 semanas", (plain("Nota"),))
SHEET = Sheet(
    id="ventanilla",
    kind="Práctica",
    title="Ventanilla única",
    language="es",
    address="https://hub.example/practices/ventanilla.html",
    place="Perú",
    period="Desde 2019",
    verified="Verificada el 20 de noviembre de 2026",
    evidence="Descrita",
    date=date(2026, 11, 20),
    keywords=("Salud",),
    facts=(Fact("Países", (plain("Perú", "https://hub.example/countries/pe.html"),)),),
    side_notes=(plain("Nota del período"),),
    sections=(
        Section("Resumen", "lead", _TEXT, origin="source", origin_label="Según la fuente"),
        Section("Contexto", "prose", (*_TEXT, Block("ul", (), (_TEXT, _TEXT)))),
        Section("Pasos", "prose", (Block("ol", (), (_TEXT,), 3),), note=plain("Aclaración")),
        Section("Recomendaciones", "missing", _TEXT),
        *(
            Section(f"Con {form}", form, items=(_ITEM, _ITEM))
            for form in ("numbered", "actions", "figures", "pairs", "parts", "list")
        ),
        Section(
            "Cuadro",
            "table",
            table=Table(
                ("Nombre", "Número"),
                (False, True),
                ((plain("Uno"), plain("1")), (plain("Fila de una celda"),)),
                ("Total", "1"),
            ),
        ),
    ),
    sources_heading="Fuentes",
    sources=(SourceLine(1, "Informe", "https://a.example/", "Ed., 2020.", plain("Nota"), "es"),),
    after=(),
    provenance_heading="Procedencia",
    origins=(Origin("editorial", "Síntesis editorial", "El hub reúne hechos."),),
    provenance=(plain("Verificada."),),
    cite_heading="Cómo citar",
    citation=plain("Hub (2026). Ventanilla."),
    license="Texto bajo licencia CC BY 4.0.",
)
COMPENDIUM = Compendium(
    title="Compendio",
    introduction="Lo que funcionó.",
    count="2 fichas",
    updated="Contenido verificado hasta hoy.",
    date=date(2026, 11, 20),
    address="https://hub.example/",
    license="CC BY 4.0",
    contents_heading="Contenido",
    contents=(ContentsGroup("Perú", ("ventanilla", "otra")),),
    indexes=(Index("Índice por tema", (ContentsGroup("Salud", ("otra", "ventanilla")),)),),
    sheets=(SHEET, replace(SHEET, id="otra", title="Otra ventanilla")),
)
_CODES = {"id", "ids", "url", "form", "origin", "language", "address", "page"}


def filled(value: Any, text: str) -> Any:
    """``value`` with ``text`` in the place of every text that people read."""
    if isinstance(value, str):
        return text if value else value
    if isinstance(value, tuple):
        return tuple(filled(item, text) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in _CODES]
        return replace(value, **{name: filled(getattr(value, name), text) for name in names})
    return value


def from_html(html: str) -> Sheet:
    """The sheet with ``html``, as the cleaner gives it, for its only section."""
    return replace(SHEET, sections=(Section("Resumen", "prose", blocks_of(html)),))
