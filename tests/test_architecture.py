"""The import direction and the fences of the architecture, read from the imports.

The checks are functions of a folder, so that each is shown to find a violation put there.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LEVELS = {
    "model": 0,
    "problems": 0,
    "wording": 0,
    "bulk": 0,
    "territories": 0,
    "texts": 0,
    "plain_text": 1,
    "entries": 1,
    "queries": 2,
    "search": 3,
    "exports": 3,
    "importing": 3,
    "sheets": 3,
    "site": 4,
    "packaging": 4,
    "checking": 4,
    "reporting": 4,
    "search_report": 4,
    "import_report": 4,
    "github": 5,
    "links": 3,
}
"""Modules and packages of ``hub``: each may import only those of a lower level."""
FENCES = {
    "mkdocs": "hooks/",
    "yaml": "hub/entries/yaml_text.py",
    "whoosh": "hub/search/whoosh_index.py",
    "libzim": "hub/packaging/zim_",
    "typst": "hub/sheets/typst_pdf.py",
    "pypdfium2": "hub/importing/pdf_pages.py",
    "docx": "hub/importing/word_document.py",
}
"""Libraries that one place alone may import: a folder, a file, or files whose names begin alike."""
CODE = ("hub", "hooks", "scripts", "bench")
SAY_NOTHING = {"utils", "util", "helpers", "misc", "common"}
"""Names of files that say nothing about what is in them."""


def python_files(root: Path, *folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((root / folder).rglob("*.py"))


def imported_names(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that a file imports."""
    package = path.relative_to(root).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("import_module", "__import__")
        ):
            given = node.args[0] if node.args else None
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield node.lineno, given.value


def level_violations(root: Path) -> list[str]:
    """Imports between parts of ``hub`` that do not lead downwards, and parts without a level."""
    found = []
    for path in python_files(root, "hub"):
        part = path.relative_to(root / "hub").with_suffix("").parts[0]
        if part == "__init__":
            continue
        if part not in LEVELS:
            found.append(f"{path.relative_to(root)}: hub.{part} has no level")
            continue
        for line, name in imported_names(path, root):
            top, _, rest = name.partition(".")
            other = rest.partition(".")[0]
            if top == "hub" and other != part and LEVELS.get(other, 99) >= LEVELS[part]:
                found.append(f"{path.relative_to(root)}:{line}: imports {name}")
    return found


def fence_violations(root: Path) -> list[str]:
    """Imports of a fenced library outside of its place."""
    return [
        f"{relative}:{line}: imports {name}"
        for path in python_files(root, *CODE)
        for relative in [path.relative_to(root).as_posix()]
        for line, name in imported_names(path, root)
        for library, place in FENCES.items()
        if name.partition(".")[0] == library and not relative.startswith(place)
    ]


def outward_violations(root: Path) -> list[str]:
    """Imports in ``hub`` of what stands around it: scripts, hooks, benchmarks and tests."""
    around = {"scripts", "hooks", "bench", "tests"}
    around |= {path.stem for path in python_files(root, "scripts", "hooks")}
    return [
        f"{path.relative_to(root)}:{line}: imports {name}"
        for path in python_files(root, "hub")
        for line, name in imported_names(path, root)
        if name.partition(".")[0] in around
    ]


def nameless_files(root: Path) -> list[str]:
    """Files whose name says nothing."""
    return [
        path.relative_to(root).as_posix()
        for path in python_files(root, *CODE, "tests")
        if path.stem in SAY_NOTHING
    ]


CHECKS = [level_violations, fence_violations, outward_violations, nameless_files]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_architecture_holds(check: Callable[[Path], list[str]]) -> None:
    assert check(ROOT) == []


def test_every_part_of_the_hub_has_a_level() -> None:
    parts = {path.stem for path in (ROOT / "hub").iterdir() if path.suffix == ".py"}
    parts |= {path.parent.name for path in (ROOT / "hub").glob("*/__init__.py")}
    assert parts - {"__init__"} <= LEVELS.keys()


SOUND = {
    "hub/__init__.py": "",
    "hub/model.py": "import re\nfrom collections import abc\n",
    "hub/entries/__init__.py": "",
    "hub/entries/reader.py": "from hub import model\nfrom hub.entries.files import read\n",
    "hub/entries/yaml_text.py": "import yaml\nimport yaml.nodes\n",
    "hub/site/plan.py": "from hub.exports import json_data\nfrom hub.model import Entry\n",
    "hub/site/views.py": "from . import plan\nfrom .plan import x\nfrom ..queries import facets\n",
    "hooks/adapter.py": "from mkdocs.config import base\nimport hub.site.plan\n",
    "scripts/check.py": "import _start\nfrom hub.entries import loader\n",
    "scripts/_start.py": "import sys\n",
    "tests/test_x.py": "import yaml, mkdocs\n",
}


def make_tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_sound_tree_has_no_violations(check: Callable[[Path], list[str]], tmp_path: Path) -> None:
    assert check(make_tree(tmp_path, SOUND)) == []


VIOLATIONS = [
    (level_violations, "hub/model.py", "import hub.entries.loader"),
    (level_violations, "hub/model.py", "from hub import problems"),
    (level_violations, "hub/entries/reader.py", "from hub.queries.facets import FACETS"),
    (level_violations, "hub/entries/reader.py", "from hub import site"),
    (level_violations, "hub/entries/reader.py", "from ..site import plan"),
    (level_violations, "hub/queries/facets.py", "def f():\n    from hub.exports import csv_data"),
    (level_violations, "hub/exports/csv_data.py", "from hub.search import documents"),
    (level_violations, "hub/reporting.py", "from hub.site.plan import plan_site"),
    (level_violations, "hub/site/plan.py", "if True:\n    import hub.reporting as r"),
    (level_violations, "hub/site/plan.py", "import_module('hub.packaging.zip')"),
    (level_violations, "hub/queries/facets.py", "import hub.nowhere"),
    (level_violations, "hub/newcomer.py", ""),
    (level_violations, "hub/newcomer/part.py", ""),
    (fence_violations, "hub/site/plan.py", "import mkdocs"),
    (fence_violations, "hub/site/plan.py", "from mkdocs.structure import files"),
    (fence_violations, "scripts/check.py", "import mkdocs.commands.build as b"),
    (fence_violations, "hub/entries/reader.py", "import yaml"),
    (fence_violations, "hooks/adapter.py", "from yaml import safe_load"),
    (fence_violations, "scripts/check.py", "importlib.import_module('yaml')"),
    (fence_violations, "bench/corpus.py", "__import__('yaml')"),
    (fence_violations, "hub/packaging/packages.py", "from libzim.writer import Creator"),
    (fence_violations, "hub/search/documents.py", "try:\n    import whoosh\nexcept ValueError: 0"),
    (fence_violations, "hub/sheets/setting.py", "def f():\n    import typst"),
    (outward_violations, "hub/site/plan.py", "import hooks.adapter"),
    (outward_violations, "hub/site/plan.py", "from scripts import check"),
    (outward_violations, "hub/entries/reader.py", "import check"),
    (outward_violations, "hub/entries/reader.py", "from adapter import x"),
    (outward_violations, "hub/entries/reader.py", "from tests.support import x"),
    (nameless_files, "hub/utils.py", ""),
    (nameless_files, "hub/site/helpers.py", ""),
    (nameless_files, "tests/unit/utils.py", ""),
]


@pytest.mark.parametrize(
    ("check", "name", "text"),
    VIOLATIONS,
    ids=[f"{check.__name__}-{name}-{number}" for number, (check, name, _) in enumerate(VIOLATIONS)],
)
def test_violation_is_found(
    check: Callable[[Path], list[str]], name: str, text: str, tmp_path: Path
) -> None:
    found = check(make_tree(tmp_path, {**SOUND, name: text}))
    assert len(found) == 1
    assert found[0].startswith(name)
