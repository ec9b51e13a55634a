"""A built site of a few files, as a build leaves it, for tests of what is made from one."""

from __future__ import annotations

import json
from pathlib import Path

HUB = "Prácticas de Ñandú & Compañía"
URL = "https://hub.example/"
PACKAGE = "practicas-de-nandu-compania-2026-03-04"
"""Name of its packages, without the ending."""
_PAGE = (
    '<!doctype html>\n<html lang="es"><head><title>{0} · Hub</title>'
    '<meta name="DC.publisher" content="Ministerio de Ñandú"></head>'
    "<body><nav>Menú</nav><main><h1>{0}</h1>{1}</main></body></html>\n"
)


def entries(name: str, *ids: str) -> str:
    """A data file of the site, with the entries of the given ids."""
    return json.dumps(
        {
            "generated_at": "2026-03-04T05:06:07Z",
            "hub": HUB,
            "url": URL,
            "license": "https://creativecommons.org/licenses/by/4.0/",
            name: [{"id": each, "url": f"{URL}{name}/{each}.html"} for each in ids],
        }
    )


FILES = {
    "index.html": _PAGE.format(HUB, '<a href="practices/agua.html">Agua</a>'),
    "practices/agua.html": _PAGE.format(
        "Agua para la niñez", '<a href="../index.html">Inicio</a> ' + "salud " * 500
    ),
    "programs/plan.html": _PAGE.format("Plan de integración", '<img src="../mark.svg" alt="">'),
    "mark.svg": "<svg/>",
    "data/practices.json": entries("practices", "agua"),
    "data/programs.json": entries("programs", "plan"),
}


def make_site(folder: Path, **changed: str | None) -> Path:
    """Write the site; ``changed`` are texts by path, ``None`` leaves a file out."""
    for path, text in (FILES | changed).items():
        if text is not None:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return folder
