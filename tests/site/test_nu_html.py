"""The Nu HTML checker, the reference validator of HTML, finds no error on any page.

It is a Java program: where Java or the checker is missing, the end of the report says so, and on a
continuous integration server (``CI`` is set) that is a failure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.notes import note_missing
from tests.site.built import KINDS, REAL_KINDS, ROOT, BuiltSite

Messages = Mapping[str, list[str]]
BROKEN = "<!doctype html><html lang=es><title>x</title><p><ul><li></p></ul><img src=a>"


def _missing() -> str:
    """What is missing to run the checker, or an empty string."""
    if shutil.which("java") is None:
        return "java was not found"
    jar = _jar()
    return "" if jar.is_file() else f"{jar} does not exist"


def _jar() -> Path:
    """The checker: ``HUB_VNU_JAR``, else what ``scripts/test`` installs."""
    given = os.environ.get("HUB_VNU_JAR")
    installed = sorted(ROOT.glob(".venv/vnu-*/node_modules/vnu-jar/build/dist/vnu.jar"))
    return Path(given) if given else next(iter(installed), ROOT / ".venv" / "vnu.jar")


@pytest.fixture(scope="module")
def messages(
    pytestconfig: pytest.Config,
    tmp_path_factory: pytest.TempPathFactory,
    fixture_site: BuiltSite,
    real_site: BuiltSite,
) -> Messages | None:
    """The errors of every page by file, from one run; None when the checker cannot run."""
    if missing := _missing():
        note_missing(pytestconfig, f"Nu HTML checker not run: {missing}")
        return None
    broken = tmp_path_factory.mktemp("broken") / "broken.html"
    broken.write_text(BROKEN, encoding="utf-8")
    folders = [str(fixture_site.folder), str(real_site.folder), str(broken)]
    command = ["java", "-jar", str(_jar()), "--errors-only", "--format", "json"]
    done = subprocess.run(
        [*command, "--skip-non-html", *folders], capture_output=True, text=True, check=False
    )
    try:
        report: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    except ValueError:
        pytest.fail(f"the Nu HTML checker did not finish: {done.stderr[-400:]}")
    found: dict[str, list[str]] = {}
    for item in report:
        place = f"line {item.get('lastLine', '?')}: {item['message']}"
        path = item.get("url", "").removeprefix("file:")
        found.setdefault(path, []).append(place)
    assert found.pop(str(broken), None), "the Nu HTML checker sees no error in a broken page"
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_valid_html(
    messages: Messages | None, real_site: BuiltSite, kind: str
) -> None:
    path = real_site.folder / REAL_KINDS[kind]
    assert path.is_file()
    assert messages is None or messages.get(str(path), []) == []


def test_every_page_is_valid_html(messages: Messages | None) -> None:
    assert messages is None or dict(messages) == {}
