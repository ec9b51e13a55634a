"""``scripts/issue_to_entry.py`` on recorded payloads: files, report, outputs, exit status."""

from __future__ import annotations

import importlib
import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from hub.entries.wordings import command_texts
from tests.support.content_folders import TODAY
from tests.support.fake_github import PAYLOADS

ROOT = Path(__file__).parents[3]
NAME = "peru-mesa-municipal-de-tramites-para-personas-migrantes"
Run = Callable[..., tuple[int, str, str]]


class Day(date):
    """The day of the tests."""

    @classmethod
    def today(cls) -> Day:
        return cls(TODAY.year, TODAY.month, TODAY.day)


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    module = importlib.import_module("issue_to_entry")
    monkeypatch.setattr(module, "date", Day)
    return module


@pytest.fixture
def run(
    script: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Call the script on a recorded payload: exit status, the report, the outputs."""
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "outputs"))

    def call(name: str, *arguments: str) -> tuple[int, str, str]:
        event = PAYLOADS / f"{name}.json"
        options = ["--event", str(event), "--output", str(tmp_path / "made"), *arguments]
        status = script.main(options)
        capsys.readouterr()
        report, outputs = tmp_path / "made" / "report.md", tmp_path / "outputs"
        return status, report.read_text(encoding="utf-8"), outputs.read_text(encoding="utf-8")

    return call


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("name", ["labeled", "opened", "windows_line_ends", "moved_section"])
def test_a_good_issue_is_an_entry_without_errors(name: str, run: Run, tmp_path: Path) -> None:
    status, report, outputs = run(name)
    assert status == 0
    assert report == (
        "## Revisión de su propuesta\n\n"
        "La ficha no tiene errores. Ahora la leen las personas que mantienen el hub.\n"
    )
    assert outputs == f"number=41\nstate=ready\nid={NAME}\n"
    assert files(tmp_path / "made") == [f"practices/{NAME}.md", "report.md"]


def test_an_edited_issue_is_judged_by_its_new_text(run: Run, tmp_path: Path) -> None:
    assert run("edited")[0] == 0
    (path,) = (tmp_path / "made" / "practices").iterdir()
    assert "1250 personas" in path.read_text(encoding="utf-8")
    assert "countries: [PE, BO]" in path.read_text(encoding="utf-8")


def test_what_is_missing_is_told_by_question(run: Run) -> None:
    status, report, outputs = run("missing_sections", "--lang", "en")
    assert status == 1
    assert "There are **3 errors** to mend" in report
    assert "| Sources | **error**" in report
    assert "Write your answer under the heading “Sources”." in report
    assert "---" not in report.replace("|---|---|---|", "")
    assert "state=ready" in outputs


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("hostile_id", "«../../etc/passwd» no vale como identificador"),
        ("hostile_id_lines", "por ejemplo «bueno-state-ready-id-evil»"),
        ("id_in_use", "(content/practices/argentina-cimr.md)"),
        ("not_declared", "Falta marcar las tres declaraciones"),
        ("not_of_form", "No se encontró ninguna respuesta del formulario"),
        ("empty_body", "No se encontró ninguna respuesta del formulario"),
    ],
)
def test_issues_of_which_no_entry_is_made(name: str, reason: str, run: Run, tmp_path: Path) -> None:
    status, report, outputs = run(name)
    assert status == 1
    assert reason in report
    assert outputs == "number=41\nstate=refused\nid=\n"
    assert files(tmp_path) == ["made/report.md", "outputs"]


@pytest.mark.parametrize("name", ["hostile_text", "html", "fake_headings", "long_body"])
def test_hostile_text_reaches_no_output_and_no_markup(name: str, run: Run, tmp_path: Path) -> None:
    _, report, outputs = run(name)
    assert re.fullmatch(r"number=41\nstate=ready\nid=[a-z0-9-]+\n", outputs)
    assert not re.search(r"(?<!\\)<", report)
    assert "@everyone" not in report
    assert len(report) < 20_000
    assert all(path.parent.name in ("practices", "made") for path in tmp_path.rglob("*.md"))


def test_an_entry_that_is_told_again_is_noticed(
    script: ModuleType, run: Run, tmp_path: Path
) -> None:
    run("labeled")
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content" / "vocabularies", content / "vocabularies")
    (content / "practices").mkdir()
    (made,) = (tmp_path / "made" / "practices").iterdir()
    text = made.read_text(encoding="utf-8").replace("state: submitted", "state: published")
    (content / "practices" / "la-misma.md").write_text(text, encoding="utf-8")
    made.unlink()
    status, report, _ = run("labeled", "--content", str(content))
    assert status == 0
    assert "la-misma" in report
    assert "sugerencia" in report


def test_nothing_is_overwritten(script: ModuleType, run: Run, tmp_path: Path) -> None:
    run("labeled")
    path = tmp_path / "made" / "practices" / f"{NAME}.md"
    path.write_text("mine", encoding="utf-8")
    assert run("labeled")[0] == 1
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "No se pudo leer"),
        ("{", "no contiene un evento de GitHub"),
        ("[]", "no contiene un evento de GitHub"),
        ("[" * 100_000, "no contiene un evento de GitHub"),
        ('{"issue": {"number": "41; rm", "body": ""}}', "no trata de una propuesta"),
        ('{"issue": {"number": true}}', "no trata de una propuesta"),
        ("{}", "no trata de una propuesta"),
        ((PAYLOADS / "pull_request_comment.json").read_text("utf-8"), "no trata de una propuesta"),
    ],
)
def test_a_payload_of_something_else_is_misuse(
    content: str | None,
    complaint: str,
    script: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    event = tmp_path / "event.json"
    if content is not None:
        event.write_text(content, encoding="utf-8")
    assert script.main(["--event", str(event), "--output", str(tmp_path / "made")]) == 2
    assert complaint in capsys.readouterr().err
    assert not (tmp_path / "made").exists()


def test_lone_surrogates_of_a_payload_are_no_crash(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded = json.loads((PAYLOADS / "labeled.json").read_text(encoding="utf-8"))
    recorded["issue"]["body"] = recorded["issue"]["body"].replace("Mesa", "Me\udcffsa\0", 1)
    event = tmp_path / "event.json"
    event.write_text(json.dumps(recorded), encoding="utf-8")
    assert script.main(["--event", str(event), "--output", str(tmp_path / "made")]) == 1
    assert "error" in capsys.readouterr().out


def test_every_text_of_the_workflows_is_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("hub/github", "hub/links", "scripts")
        for path in (ROOT / folder).glob("*.py")
    )
    groups = ("issue_form", "issue_entry", "github_event", "github_post", "check_comment",
              "check_links", "reminder")  # fmt: skip
    by_value = re.compile(
        r"_(one|other)$|^(head|about|word|title|help|error|warning|passed|not_passed|site_form"
        r"|guide)(_|$)|^(opened|updated|unchanged|branch_taken|edited_by_hand|closed)$"
    )
    unused = [
        key
        for key in command_texts("es")
        if key.partition(".")[0] in groups
        and not by_value.search(name := key.partition(".")[2])
        and not re.search(rf"[\"'.](?:{key}|{name}|{name.partition('_')[2]})[\"']", source)
    ]
    assert unused == []
