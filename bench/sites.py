"""Two sites of the same texts: the hub, and plain mkdocs-material to compare it with.

The plain site has what a reader of an entry needs (title, facts, texts, sources) as Markdown, each
entry a page outside the navigation, and no plugins: the least that MkDocs can be asked to do.
"""

from __future__ import annotations

import gzip
import json
import statistics
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.processes import ROOT, cpu_seconds
from hub.entries.loader import load_content
from hub.model import ENTRY_FOLDERS, Practice, Program
from hub.queries.labels import Labels

_GZIP_LEVEL = 6
"""What web servers commonly use."""
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def build_seconds(config: Path) -> float:
    """Processor seconds of ``mkdocs build`` with this Python and the settings in ``config``."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)]
    return cpu_seconds(command, _QUIET)


def prepare_hub(content: Path, folder: Path) -> Path:
    """Settings, in ``folder``, that build the hub of ``content``: those of the project.

    Without PDF sheets, which the plain site has not and which are measured by themselves.
    """
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(content),
        "site_dir": str(folder / "site"),
        "theme": {"custom_dir": str(ROOT / "theme")},
        "hooks": [str(ROOT / "hooks" / "knowledge_hub.py")],
        "watch": [],
        "extra": {"hub": {"sheets": False}},
    }
    return _write_settings(folder, settings)


def prepare_plain(content: Path, folder: Path) -> Path:
    """Settings, in ``folder``, and pages of the plain site of ``content``."""
    catalog = load_content(content, today=date.today()).catalog
    labels = Labels(catalog, "es")
    docs = folder / "docs"
    for entry in catalog.entries():
        path = docs / ENTRY_FOLDERS[entry.kind] / f"{entry.id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(entry, labels, content), encoding="utf-8")
    (docs / "index.md").write_text("# Prácticas\n", encoding="utf-8")
    settings = {
        "site_name": "Prácticas",
        "docs_dir": str(docs),
        "site_dir": str(folder / "site"),
        "use_directory_urls": False,
        "theme": {"name": "material", "language": "es", "font": False},
        "plugins": [],
        "not_in_nav": "".join(f"/{name}/\n" for name in ENTRY_FOLDERS.values()),
    }
    return _write_settings(folder, settings)


def _write_settings(folder: Path, settings: Mapping[str, object]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mkdocs.yml"
    # JSON is YAML.
    path.write_text(json.dumps(settings, ensure_ascii=False, indent=2), encoding="utf-8")
    return path


def _page(entry: Practice | Program, labels: Labels, content: Path) -> str:
    written = (content / entry.path).read_text(encoding="utf-8")
    texts = written.split("\n---\n", 1)[1].strip()
    facts = "\n".join(
        f"- **{name}**: {', '.join(values)}" for name, values in _facts(entry, labels)
    )
    sources = "\n".join(
        f"{number}. [{source.title}]({source.url}). {source.publisher}, {source.year or 's. f.'}."
        for number, source in enumerate(entry.sources, 1)
    )
    return f"# {entry.title}\n\n{facts}\n\n{texts}\n\n## Fuentes\n\n{sources}\n"


def _facts(entry: Practice | Program, labels: Labels) -> Iterator[tuple[str, list[str]]]:
    def terms(vocabulary: str, ids: tuple[str, ...]) -> list[str]:
        return [labels.term(vocabulary, term) for term in ids]

    facts = [
        ("Países", [labels.country(code) for code in entry.countries]),
        ("Lugares", list(entry.places)),
        ("Alcance", terms("scopes", entry.scope)),
        ("Periodo", [f"{entry.period.start}–{entry.period.end or ''}"]),
        ("Organizaciones", [organisation.name for organisation in entry.organisations]),
        ("Temas", terms("themes", entry.themes)),
        ("Objetivos", terms("gcm_objectives", entry.gcm_objectives)),
        ("Principios", terms("guiding_principles", entry.guiding_principles)),
        ("Población", terms("beneficiaries", entry.beneficiaries)),
        ("ODS", terms("sdgs", entry.sdgs)),
    ]
    return ((name, values) for name, values in facts if values)


@dataclass(frozen=True, slots=True)
class SiteSize:
    """``practice_pages`` are the sizes, compressed and in bytes, of the pages of practices."""

    pages: int
    files: int
    bytes: int
    practice_pages: tuple[int, ...]

    @property
    def median_page(self) -> int:
        return round(statistics.median(self.practice_pages))


def measure_site(site: Path) -> SiteSize:
    """What the built ``site`` weighs."""
    files = [path for path in site.rglob("*") if path.is_file()]
    practices = (site / ENTRY_FOLDERS["practice"]).glob("*.html")
    return SiteSize(
        pages=sum(path.suffix == ".html" for path in files),
        files=len(files),
        bytes=sum(path.stat().st_size for path in files),
        practice_pages=tuple(
            len(gzip.compress(path.read_bytes(), _GZIP_LEVEL))
            for path in practices
            if not path.stem.startswith("index")
        ),
    )
