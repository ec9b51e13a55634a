"""``scripts/post_to_github.py`` against a repository in memory."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hub.github.api import ApiError
from tests.support.fake_github import NAME, PAYLOADS, FakeGitHub, payload

ROOT = Path(__file__).parents[3]
COMMIT = payload("check_completed")["workflow_run"]["head_sha"]
PROBLEM = {
    "path": "content/practices/a.md", "line": 3, "column": 1, "field": "themes",
    "code": "unknown-term", "severity": "error", "message": "no", "hint": "sí",
}  # fmt: skip
Run = Callable[..., int]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    monkeypatch.setenv("GITHUB_REPOSITORY", NAME)
    monkeypatch.delenv("GITHUB_SERVER_URL", raising=False)
    return importlib.import_module("post_to_github")


@pytest.fixture
def github() -> FakeGitHub:
    return FakeGitHub()


@pytest.fixture
def run(script: ModuleType, github: FakeGitHub) -> Run:
    def call(*arguments: str | Path) -> int:
        status = script.main([str(argument) for argument in arguments], call=github.call)
        assert isinstance(status, int)
        return status

    return call


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """What scripts/issue_to_entry.py leaves."""
    folder = tmp_path / "issue"
    (folder / "practices").mkdir(parents=True)
    (folder / "practices" / "mesa.md").write_text("---\ntitle: Mesa\n---\n", encoding="utf-8")
    (folder / "report.md").write_text("## Revisión\n\nTodo bien.\n", encoding="utf-8")
    return folder


def post(run: Run, made: Path, entry_id: str = "mesa", number: str = "41") -> int:
    return run("entry", "--number", number, "--id", entry_id, "--folder", made)


def test_an_entry_gets_its_branch_and_pull_request(
    run: Run, made: Path, github: FakeGitHub
) -> None:
    assert post(run, made) == 0
    files = {"content/practices/mesa.md": "---\ntitle: Mesa\n---\n"}
    assert github.branches["entry/mesa"] == files
    (pull,) = github.pulls
    assert pull["head"]["ref"] == "entry/mesa"
    assert pull["title"] == "Ficha nueva: mesa"
    assert "\nResolves #41\n" in pull["body"]
    (comment,) = github.comments[41]
    assert comment["body"].endswith(
        "Todo bien.\n\nSe abrió el pull request #100 con la ficha (content/practices/mesa.md).\n"
    )


def test_an_edit_of_the_issue_changes_the_same_branch(
    run: Run, made: Path, github: FakeGitHub
) -> None:
    post(run, made)
    (made / "practices" / "mesa.md").write_text("---\ntitle: Mesa 2\n---\n", encoding="utf-8")
    assert post(run, made) == 0
    assert github.branches["entry/mesa"]["content/practices/mesa.md"].count("Mesa 2") == 1
    assert len(github.pulls) == 1
    (comment,) = github.comments[41]
    assert "tiene el texto corregido" in comment["body"]


def test_the_same_text_again_changes_nothing_but_the_comment(
    run: Run, made: Path, github: FakeGitHub
) -> None:
    post(run, made)
    post(run, made)
    github.calls.clear()
    assert post(run, made) == 0
    assert github.changes == []
    assert "ya tenía este texto" in github.comments[41][0]["body"]


def test_another_id_moves_the_file_in_the_same_branch(
    run: Run, made: Path, github: FakeGitHub
) -> None:
    post(run, made)
    (made / "practices" / "mesa.md").rename(made / "practices" / "mesa-nueva.md")
    assert post(run, made, "mesa-nueva") == 0
    assert list(github.branches["entry/mesa"]) == ["content/practices/mesa-nueva.md"]
    assert len(github.pulls) == 1
    assert github.pulls[0]["title"] == "Ficha nueva: mesa-nueva"
    assert post(run, made, "mesa-nueva") == 0
    assert "entry/mesa-nueva" not in github.branches


def test_the_branch_of_another_issue_is_left_alone(
    run: Run, made: Path, github: FakeGitHub
) -> None:
    post(run, made)
    before = dict(github.branches["entry/mesa"])
    (made / "practices" / "mesa.md").write_text("other", encoding="utf-8")
    assert post(run, made, number="42") == 0
    assert github.branches["entry/mesa"] == before
    assert len(github.pulls) == 1
    assert "la rama entry/mesa ya existe" in github.comments[42][0]["body"]


def test_work_of_a_person_in_the_branch_is_not_overwritten(
    run: Run, made: Path, github: FakeGitHub
) -> None:
    post(run, made)
    github.branches["entry/mesa"]["content/practices/mesa.md"] = "by hand"
    github.last_author = "keeper"
    assert post(run, made) == 0
    assert github.branches["entry/mesa"]["content/practices/mesa.md"] == "by hand"
    assert "alguien ya corrige allí la ficha" in github.comments[41][0]["body"]


def test_a_pull_request_that_only_says_that_it_is_ours_is_not(
    run: Run, made: Path, github: FakeGitHub
) -> None:
    github.pulls.append(
        {
            "number": 7,
            "title": "x",
            "body": "<!-- hub:entry issue=41 id=mesa -->",
            "user": {"login": "stranger"},
            "head": {"ref": "main", "sha": COMMIT, "repo": {"full_name": NAME}},
        }
    )
    assert post(run, made) == 0
    assert github.branches["main"] == {}
    assert len(github.pulls) == 2


def test_a_refused_issue_gets_its_comment_only(run: Run, made: Path, github: FakeGitHub) -> None:
    assert post(run, made, "") == 0
    assert github.changes == [("POST", f"repos/{NAME}/issues/41/comments")]
    assert github.comments[41][0]["body"] == (
        "<!-- hub:entry-report -->\n## Revisión\n\nTodo bien.\n"
    )


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        (("../../etc", "41"), "El identificador no vale"),
        (("mesa\nid=x", "41"), "El identificador no vale"),
        (("mesa", "41; rm"), "El número no es"),
        (("mesa", "0"), "El número no es"),
        (("otra", "41"), "No se puede usar"),
    ],
)
def test_misuse_changes_nothing(
    asked: tuple[str, str],
    complaint: str,
    run: Run,
    made: Path,
    github: FakeGitHub,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert post(run, made, *asked) == 2
    assert complaint in capsys.readouterr().err
    assert github.changes == []


def test_a_link_in_place_of_a_file_is_not_followed(
    run: Run, made: Path, github: FakeGitHub, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (made / "report.md").unlink()
    (made / "report.md").symlink_to(tmp_path / "secret")
    assert post(run, made) == 2
    assert github.changes == []


def check_files(folder: Path, number: str = "7", problems: Any = (PROBLEM,)) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "number.txt").write_text(f"{number}\n", encoding="utf-8")
    if problems is not None:
        text = problems if isinstance(problems, str) else json.dumps(problems)
        (folder / "problems.json").write_text(text, encoding="utf-8")
    return folder


def pull(github: FakeGitHub, commit: str = COMMIT) -> None:
    github.pulls.append({"number": 7, "head": {"sha": commit}})


def post_check(run: Run, folder: Path, event: str = "check_completed") -> int:
    return run("check", "--event", PAYLOADS / f"{event}.json", "--folder", folder)


def test_the_comment_of_a_check_is_one_and_renewed(
    run: Run, github: FakeGitHub, tmp_path: Path
) -> None:
    pull(github)
    assert post_check(run, check_files(tmp_path / "check")) == 0
    assert post_check(run, check_files(tmp_path / "check", problems=[PROBLEM] * 2)) == 0
    (comment,) = github.comments[7]
    assert comment["body"].startswith("<!-- hub:check-report -->\n## Revisión de las fichas\n")
    assert "2 errores en 1 archivo." in comment["body"]
    assert "Commit 0123456789, 2026-11-20 10:11 UTC." in comment["body"]
    assert f"https://github.com/{NAME}/actions/runs/9001)" in comment["body"]


def test_a_comment_of_somebody_else_with_the_marker_is_left_alone(
    run: Run, github: FakeGitHub, tmp_path: Path
) -> None:
    pull(github)
    theirs = {"id": 1, "body": "<!-- hub:check-report -->\nhi", "user": {"login": "stranger"}}
    github.comments[7] = [theirs]
    assert post_check(run, check_files(tmp_path / "check")) == 0
    assert github.comments[7][0] == theirs
    assert len(github.comments[7]) == 2


@pytest.mark.parametrize("commit", ["f" * 40, ""])
def test_a_number_that_is_not_of_the_checked_commit_gets_no_comment(
    commit: str, run: Run, github: FakeGitHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if commit:
        pull(github, commit)
    assert post_check(run, check_files(tmp_path / "check")) == 0
    assert github.changes == []
    assert "no está en el commit que se revisó" in capsys.readouterr().out


@pytest.mark.parametrize("number", ["7/../8", "$(id)", "", "٧", "7\n8"])
def test_a_forged_number_is_misuse(
    number: str, run: Run, github: FakeGitHub, tmp_path: Path
) -> None:
    pull(github)
    assert post_check(run, check_files(tmp_path / "check", number)) == 2
    assert github.calls == []


def test_an_event_of_something_else_is_misuse(
    run: Run, github: FakeGitHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert post_check(run, check_files(tmp_path / "check"), "push_completed") == 2
    assert post_check(run, check_files(tmp_path / "check"), "labeled") == 2
    assert capsys.readouterr().err.count("no trata de una comprobación terminada") == 2
    assert github.calls == []


def test_the_issue_of_the_links_is_opened_renewed_and_closed(
    run: Run, github: FakeGitHub, tmp_path: Path
) -> None:
    report = tmp_path / "links.md"
    github.issues.append(
        {"number": 5, "title": "x", "body": "x", "state": "open", "labels": ["links"],
         "user": {"login": "stranger"}}
    )  # fmt: skip
    for text in ("uno", "dos", "dos"):
        report.write_text(text, encoding="utf-8")
        assert run("issue", "--label", "links", "--file", report) == 0
    (_, ours) = github.issues
    assert (ours["title"], ours["body"], ours["state"]) == (
        "Enlaces que hay que revisar", "dos", "open",
    )  # fmt: skip
    assert run("issue", "--label", "links", "--file", report, "--close") == 0
    assert ours["state"] == "closed"
    github.calls.clear()
    assert run("issue", "--label", "links", "--file", report, "--close") == 0
    assert github.changes == []


def test_a_text_too_long_for_github_is_cut_at_a_line(
    run: Run, github: FakeGitHub, tmp_path: Path
) -> None:
    (tmp_path / "r.md").write_text("una línea\n" * 9000, encoding="utf-8")
    assert run("issue", "--label", "review", "--file", tmp_path / "r.md") == 0
    body = github.issues[0]["body"]
    assert len(body) < 65_536
    assert body.endswith("una línea\n\n… El texto sigue: se cortó porque GitHub no admite más.")


def test_a_refusal_of_github_is_one_sentence(
    script: ModuleType, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(method: str, path: str, body: Any) -> Any:
        raise ApiError(403, path)

    options = ["entry", "--number", "41", "--id", "mesa", "--folder", str(made)]
    assert script.main(options, call=refuse) == 1
    assert "GitHub no aceptó la petición (estado 403)" in capsys.readouterr().err


def test_the_repository_and_the_token_must_be_named(
    script: ModuleType,
    made: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = ["entry", "--number", "41", "--folder", str(made)]
    monkeypatch.delenv("GH_TOKEN", raising=False)
    assert script.main(options) == 2
    monkeypatch.setenv("GITHUB_REPOSITORY", "hub/../other")
    assert script.main(options) == 2
    assert capsys.readouterr().err == (
        "Falta GH_TOKEN\nGITHUB_REPOSITORY no nombra un repositorio (DUEÑO/NOMBRE)\n"
    )
