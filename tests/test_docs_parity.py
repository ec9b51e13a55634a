"""The README and the map of the code name what there is: commands, outputs, settings, packages."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from hub.entries.style_rules import SUMMARY_WORDS
from hub.entries.wordings import field_texts
from hub.model import LANGUAGES
from hub.queries.facets import FACETS
from hub.site.site import Settings
from tests.site.built import BuiltSite

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
COMMANDS = sorted(
    path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and path.name[0] != "_"
)
PACKAGES = sorted(path.parent.name for path in (ROOT / "hub").glob("*/__init__.py"))
FOLDERS_OF_MANY = {
    "cite": "`cite/<id>.bib`",
    "countries": "`.rss`",
    "themes": "`.rss`",
    "data/practices": "`data/practices/<id>.json`",
    "data/programs": "`data/programs/<id>.json`",
}
"""Folders with a data file for each of many things, and what the README says of these files."""
FROM_SITE = {"name", "description", "base_url"}
"""Settings that MkDocs has a name of its own for."""


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name: str) -> None:
    assert f"scripts/{name}" in README


@pytest.mark.parametrize("facet", [facet.folder for facet in FACETS if facet.has_pages])
def test_the_readme_names_every_folder_of_facet_pages(facet: str) -> None:
    assert f"`{facet}/`" in README


@pytest.mark.parametrize("name", [f.name for f in fields(Settings) if f.name not in FROM_SITE])
def test_the_readme_names_every_setting(name: str) -> None:
    assert f"`extra.hub.{name}`" in README


def test_the_readme_names_every_data_file(real_site: BuiltSite) -> None:
    endings = (".json", ".jsonld", ".csv", ".xml", ".rss", ".bib", ".ris")
    data = [path for path in real_site.files if path.endswith(endings)]
    data = [path for path in data if path.rpartition("/")[0] not in FOLDERS_OF_MANY]
    missing = [path for path in data if path.rpartition("/")[2] not in README]
    assert data
    assert missing == []


@pytest.mark.parametrize("folder", FOLDERS_OF_MANY)
def test_the_readme_names_the_files_of_every_folder_of_many(folder: str) -> None:
    lines = [line for line in README.splitlines() if f"`{folder}/" in line]
    assert any(FOLDERS_OF_MANY[folder] in line for line in lines)


def test_the_citation_file_names_the_publisher_and_the_licences() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] in ("software", "dataset")
    assert citation["message"]
    assert citation["title"]
    assert citation["authors"] == [{"name": settings["extra"]["hub"]["publisher"]}]
    assert citation["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PACKAGES)
def test_the_map_names_every_package(name: str) -> None:
    if name == "texts":
        assert "hub/texts/" in ARCHITECTURE
    else:
        assert f"`hub/{name}/`" in ARCHITECTURE


def test_every_folder_of_the_root_has_its_line_in_the_readme() -> None:
    ignored = {"requirements", "docs", "site", "dist"}
    folders = [p.name for p in ROOT.iterdir() if p.is_dir() and p.name[0] != "."]
    assert [name for name in folders if name not in ignored and f"`{name}/" not in README] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_of_the_summary_names_the_words_that_its_rule_wants(language: str) -> None:
    low, high = SUMMARY_WORDS
    assert re.search(rf"\b{low} \w+ {high} \w", field_texts(language)["summary"].help)
