"""What editors and git are told about entries holds: schemas, paths, the check of a commit."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub.entries.reader import ENTRY_SUFFIXES
from hub.model import ENTRY_FOLDERS
from tests.site.built import BuiltSite
from tests.support.content_folders import example, make_content, write_file

ROOT = Path(__file__).resolve().parent.parent
SETTINGS: dict[str, Any] = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
SCHEMAS: dict[str, list[str]] = SETTINGS["yaml.schemas"]
HOOK: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))[
    "repos"
][0]["hooks"][0]


@pytest.mark.parametrize(("kind", "folder"), ENTRY_FOLDERS.items())
@pytest.mark.parametrize("suffix", [suffix for suffix in ENTRY_SUFFIXES if suffix != ".md"])
def test_the_editor_checks_an_entry_by_the_schema_of_its_kind(
    kind: str, folder: str, suffix: str
) -> None:
    path = f"content/{folder}/una-ficha{suffix}"
    found = [name for name, globs in SCHEMAS.items() if any(fnmatch(path, g) for g in globs)]
    assert found == [f"./site/data/schema/{kind}.schema.json"]


def test_the_schemas_of_the_editor_are_made_by_the_build(real_site: BuiltSite) -> None:
    for schema in SCHEMAS:
        path = schema.removeprefix("./site/")
        assert path in real_site.files
        properties = json.loads(real_site.text(path))["properties"]
        assert all(found["description"] for found in properties.values()), "help on hovering"


def test_the_editor_asks_for_the_extension_that_reads_the_schemas() -> None:
    asked = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert "redhat.vscode-yaml" in asked["recommendations"]


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("content/practices/agua.md", True),
        ("content/practices/agua.docx", True),
        ("content/programs/plan.yml", True),
        ("content/vocabularies/themes.yml", True),
        ("content/practices/.gitkeep", False),
        ("content/about.md", False),
        ("tests/examples/valid/practices/minimal.md", False),
        ("docs/content/practices/agua.md", False),
    ],
)
def test_the_hook_runs_for_entries_and_vocabularies(path: str, is_checked: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is is_checked


def run_hook(*files: Path) -> subprocess.CompletedProcess[str]:
    """Run the hook as pre-commit does: its entry from the root of the repository, then files."""
    return subprocess.run(
        [*shlex.split(HOOK["entry"]), *map(str, files)],
        cwd=ROOT,
        env=os.environ | {"PRE_COMMIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_hook_lets_a_good_entry_pass_and_stops_a_bad_one(tmp_path: Path) -> None:
    good = example("valid/practices/minimal.md")
    bad = good.replace("themes:", "themas:")
    content = make_content(tmp_path / "content", {"practices/good.md": good})
    passed = run_hook(content / "practices/good.md")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    write_file(content / "practices/bad.md", bad)
    stopped = run_hook(content / "practices/good.md", content / "practices/bad.md")
    assert stopped.returncode == 1
    assert "practices/bad.md:" in stopped.stdout
    assert "error[unknown-key]" in stopped.stdout


def test_the_hook_needs_nothing_that_pre_commit_installs() -> None:
    assert HOOK["language"] == "system"
    assert HOOK.get("pass_filenames", True)
    assert os.access(ROOT / HOOK["entry"], os.X_OK)
