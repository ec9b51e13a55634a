"""``scripts/build_site.py``: a site is replaced whole or not at all, and a failure says why."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests" / "fixture_hub"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A copy of the small hub that builds with the real theme and adapter."""
    shutil.copytree(FIXTURE / "content", tmp_path / "content")
    config = (FIXTURE / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("../../theme", str(ROOT / "theme"))
    config = config.replace("../../hooks", str(ROOT / "hooks"))
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    return tmp_path


def command(hub: Path, *options: str) -> list[str]:
    return [
        sys.executable,
        str(ROOT / "scripts" / "build_site.py"),
        *("--config", str(hub / "mkdocs.yml")),
        *("--content", str(hub / "content")),
        *("--output", str(hub / "site")),
        *options,
    ]


def build(hub: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(hub, *options), cwd=hub, capture_output=True, text=True, check=False
    )


def left_beside(hub: Path) -> list[str]:
    """What lies in the folder beside the content, the configuration and the site."""
    known = {"content", "mkdocs.yml", "site"}
    return sorted(path.name for path in hub.iterdir() if path.name not in known)


def put_old_site(hub: Path) -> None:
    (hub / "site").mkdir()
    (hub / "site" / "index.html").write_text("the last good site", encoding="utf-8")


def is_old_site(hub: Path) -> bool:
    return (hub / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_good_hub_is_built_and_the_last_line_says_what_to_open(hub: Path) -> None:
    put_old_site(hub)
    result = build(hub)
    assert result.returncode == 0, result.stderr
    assert not is_old_site(hub)
    assert (hub / "site" / "practices" / "ventanilla-lima.html").is_file()
    assert result.stdout.count("\n") == 1
    assert result.stdout.rstrip().endswith("site/index.html")
    assert left_beside(hub) == [".hub-cache"]


def test_an_entry_with_errors_stops_the_build_with_its_report(hub: Path) -> None:
    put_old_site(hub)
    entry = hub / "content" / "practices" / "ventanilla-lima.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("language: es", "language: klingon"), encoding="utf-8")
    result = build(hub, "--lang", "en")
    assert result.returncode == 1
    assert "error[unknown-language]" in result.stdout
    assert "practices/ventanilla-lima.md" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert is_old_site(hub)
    assert left_beside(hub) == []


def test_a_copy_is_told_in_the_report_of_the_build(hub: Path) -> None:
    practices = hub / "content" / "practices"
    shutil.copy(practices / "shared-desk-belize.md", practices / "zz-copia.md")
    (practices / "zz-mala.md").write_text("x", encoding="utf-8")
    result = build(hub, "--lang", "en")
    assert result.returncode == 1
    assert "warning[near-duplicate]" in result.stdout
    assert "practices/zz-copia.md" in result.stdout


def test_a_site_with_a_dead_link_does_not_replace_the_last_one(hub: Path) -> None:
    put_old_site(hub)
    page = hub / "content" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](no-existe.html)\n", encoding="utf-8")
    result = build(hub)
    assert result.returncode == 1
    assert "about.html: enlace que no lleva a ninguna parte no-existe.html" in result.stdout
    assert is_old_site(hub)


def test_a_failing_generator_is_told_without_a_traceback(hub: Path) -> None:
    put_old_site(hub)
    config = hub / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(str(ROOT / "theme"), str(hub / "gone")), encoding="utf-8")
    result = build(hub)
    assert result.returncode == 1
    assert "ERROR" in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert left_beside(hub) == [".site-build.log"]
    assert is_old_site(hub)


WAITING = """
import time
from pathlib import Path

def on_post_build(config):
    Path(__file__).with_name("is-waiting").touch()
    time.sleep(60)
"""
"""A hook that leaves the time to interrupt a build whose pages are written."""


def test_an_interrupted_build_leaves_the_last_site(hub: Path) -> None:
    put_old_site(hub)
    (hub / "waiting.py").write_text(WAITING, encoding="utf-8")
    config = (hub / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("hooks: [", "hooks: [waiting.py, ")
    (hub / "mkdocs.yml").write_text(config, encoding="utf-8")
    running = subprocess.Popen(
        command(hub),
        cwd=hub,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (hub / "is-waiting").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert (hub / ".site-next" / "index.html").exists()
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "Traceback" not in out + err
    assert is_old_site(hub)
    assert not (hub / ".site-next").exists()


def test_a_folder_that_is_no_site_is_refused(hub: Path) -> None:
    (hub / "site").mkdir()
    (hub / "site" / "letter.docx").write_text("mine", encoding="utf-8")
    result = build(hub)
    assert result.returncode == 2
    assert "--output" in result.stderr
    assert (hub / "site" / "letter.docx").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("options", [["--config", "gone.yml"], ["--lang", "fr"], ["--nonsense"]])
def test_misuse_is_told_apart_from_problems(hub: Path, options: list[str]) -> None:
    assert build(hub, *options).returncode == 2


def test_the_same_content_gives_the_same_bytes(hub: Path) -> None:
    def contents() -> dict[str, bytes]:
        folder = hub / "site"
        return {
            str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()
        }

    assert build(hub).returncode == 0
    first = contents()
    assert build(hub).returncode == 0
    assert contents() == first
    assert len(first) > 50
