"""Entries in which every text is hostile, and the pages and files that the hub makes of them.

The validator refuses most of these texts. Here they meet what stands behind it: the entries are
made from the field table, so that a new field is hostile too without a word here, and are printed
through the real templates in the environment that the adapter sets up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from hooks.knowledge_hub import on_env
from hub.entries.field_spec import Field, Form
from hub.entries.field_table import fields_of
from hub.entries.prose import ProsePage
from hub.entries.vocabulary_reader import read_vocabularies
from hub.model import SECTIONS_TO_STATE, Catalog, PartialDate, Practice, Program, Vocabulary
from hub.search.index import build_index
from hub.site.plan import SitePlan, documents_of, plan_site
from hub.site.rendering import sanitize_page
from hub.site.site import Settings, Site
from hub.site.strings import load_strings
from tests.site.built import FIXTURE_CONTENT, ROOT

VECTORS_FILE = Path(__file__).parent / "xss_vectors.txt"
HARMLESS = "Inofensivo"
SAFE_URL = "https://www.example.org/"
PRACTICE, PROGRAM = "practices/practica.html", "programs/programa.html"
PRINTED = (
    PRACTICE,
    PROGRAM,
    "index.html",
    "practices/index.html",
    "programs/index.html",
    "countries/pe.html",
)
"""The pages that print texts of entries: two sheets, home, listings, a facet value."""


def read_vectors() -> list[str]:
    """The hostile texts of ``xss_vectors.txt``."""
    lines = VECTORS_FILE.read_text(encoding="utf-8").splitlines()
    return [_unfold(line) for line in lines if line and not line.startswith("# ")]


def _unfold(line: str) -> str:
    text = line.replace("⏎", "\n").replace("⇥", "\t").replace("␀", "\0")
    return re.sub("⟦([0-9A-F]+)⟧", lambda match: chr(int(match[1], 16)), text)


@dataclass(frozen=True)
class Texts:
    """What to write into the fields: one text into all that hold text, one into all links."""

    text: str
    url: str = SAFE_URL


@dataclass(frozen=True)
class Printed:
    """The pages and the files of a hub by path."""

    pages: dict[str, str]
    files: dict[str, bytes]


@cache
def vocabularies() -> dict[str, Vocabulary]:
    return read_vocabularies(FIXTURE_CONTENT / "vocabularies")[0]


def _value(field: Field, texts: Texts) -> Any:
    """A value for ``field``: hostile when it holds text, the first that fits when it is coded."""
    single = _single(field, texts)
    if not field.many:
        return single
    is_set = field.form in (Form.LINE, Form.PROSE, Form.RECORD, Form.ROW)
    return (single, single) if is_set else (single,)


_ENDINGS = {"original_title": " (original)", "acronym": " (sigla)"}
"""A page shows these only where they say something else than the title and the name."""


def _single(field: Field, texts: Texts) -> Any:
    coded: dict[Form, Any] = {
        Form.COUNTRY: "PE",
        Form.LANGUAGE: "es",
        Form.DATE: date(2025, 1, 2),
        Form.PARTIAL_DATE: PartialDate(2020, 1),
        Form.YEAR: 2020,
        Form.INTEGER: 1,
        Form.NUMBER: 1,
        Form.BOOLEAN: True,
        Form.IMAGE_FILE: "ventanilla.png",
        Form.URL: texts.url,
        Form.EMAIL: "oficina@example.org",
        Form.ENTRY_ID: "programa",
        Form.ROW: (texts.text,),
        Form.FIELD_MAP: dict.fromkeys(SECTIONS_TO_STATE, "source"),
    }
    if field.form in (Form.LINE, Form.PROSE):
        return texts.text + _ENDINGS.get(field.name, "")
    if field.form is Form.TERM:
        return _term(field)
    if field.form is Form.CHOICE:
        return field.choices[0]
    if field.form is Form.RECORD:
        assert field.record is not None
        values = {inner.target: _value(inner, texts) for inner in field.fields}
        return field.record(**values)
    return coded[field.form]


def _term(field: Field) -> str:
    """The first term of the vocabulary; entries are published and one organisation leads."""
    fixed = {"review_states": "published", "implementer_roles": "lead"}
    return fixed.get(field.vocabulary) or vocabularies()[field.vocabulary].terms[0].id


def hostile_catalog(texts: Texts) -> Catalog:
    """A practice and a programme that are related to each other, every field filled."""
    practice = Practice(**_fields("practice", "practica", texts))
    program = Program(**_fields("program", "programa", texts))
    return Catalog(practices=(practice,), programs=(program,), vocabularies=vocabularies())


def _fields(kind: str, entry_id: str, texts: Texts) -> dict[str, Any]:
    skipped = ("id", "not_stated")
    values = {
        field.target: _value(field, texts)
        for field in fields_of(kind).values()
        if field.name not in skipped
    }
    return values | {"id": entry_id, "path": f"{kind}s/{entry_id}.md"}


@cache
def template_environment() -> Environment:
    """Templates as the adapter prints them: ours before those of Material."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.submodule_search_locations
    material = Path(spec.submodule_search_locations[0]) / "templates"
    environment = Environment(  # noqa: S701  what MkDocs does: the adapter turns escaping on
        loader=FileSystemLoader([ROOT / "theme", material]), auto_reload=False
    )
    return on_env(environment, cast(MkDocsConfig, None), cast(Files, None))


def plan_hostile(texts: Texts) -> tuple[Site, SitePlan]:
    settings = Settings(
        name="Hub de ensayo",
        description="Un hub de ensayo.",
        base_url="https://ensayo.example/",
        publisher="Redacción de ensayo",
        language="es",
        repository="https://github.com/example/ensayo",
    )
    site = Site(hostile_catalog(texts), settings, load_strings(ROOT / "theme" / "strings", "es"))
    home = ProsePage("index.html", "index.md", "Hub de ensayo", "Una descripción de ensayo.")
    return site, plan_site(site, [home], build_index(documents_of(site, [home]), "es"))


def print_hub(texts: Texts) -> Printed:
    """The pages of :data:`PRINTED` and all files of the hub whose entries hold ``texts``."""
    site, plan = plan_hostile(texts)
    pages = {}
    for path in PRINTED:
        page = plan.pages[path]
        template = template_environment().get_template(page.template)
        pages[path] = template.render(
            head=page.head,
            view=page.make_view(),
            prose=sanitize_page("<p>Presentación.</p>"),
            t=site.strings,
            site=site,
            # The folder changes with every text of the index.
            search="search/es/0123456789ab",
        )
    return Printed(pages, {asset.path: asset.content for asset in plan.assets})
