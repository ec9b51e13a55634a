"""``scripts/report.py``: the keepers' report as text, JSON and one HTML file."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from hub.entries.wordings import command_texts
from hub.model import LANGUAGES
from hub.site.csp import csp_hash
from tests.support.content_folders import EXAMPLES, example, make_content, write_file
from tests.support.fragments import merge_fragment

SCRIPTS = Path(__file__).parents[3] / "scripts"
Run = Callable[..., tuple[int, str, str]]
DRAFT = merge_fragment(
    example("base.md"),
    "title: Salud & vivienda en un borrador\nreview: {last_verified: 2020-01-01, state: draft}\n",
)


@pytest.fixture(scope="session")
def report() -> ModuleType:
    """The script as a module."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module("report")
    finally:
        sys.path.remove(str(SCRIPTS))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The valid examples; one of them is a draft."""
    folder = make_content(tmp_path / "content")
    shutil.copytree(EXAMPLES / "valid", folder, dirs_exist_ok=True)
    return folder


@pytest.fixture
def run(report: ModuleType, content: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the script on the content folder: exit status, what it printed, what it complained."""

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            status = report.main(["--content", str(content), *arguments])
        except SystemExit as ended:
            status = ended.code
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def test_findings_are_no_failure(run: Run) -> None:
    status, out, err = run("--today", "2030-01-01")
    assert (status, err) == (0, "")
    assert "Situación al 1 de enero de 2030." in out


def test_the_text_counts_first_and_then_says_what_to_do(run: Run) -> None:
    _, out, _ = run("--today", "2030-01-01")
    lines = out.splitlines()
    counts = [line for line in lines if line.endswith("por verificar de nuevo")]
    heading = lines.index("Por verificar de nuevo")
    assert lines.index(counts[0]) < heading
    assert "review.last_verified" in " ".join(lines[heading + 2 : heading + 5])
    assert any(line.endswith("(practices/minimal.md)") for line in lines)


@pytest.mark.parametrize(("today", "stale"), [("2027-02-28", 0), ("2027-03-01", 1)])
def test_the_day_decides_what_is_old(run: Run, today: str, stale: int) -> None:
    """Most examples were verified on 2025-03-01."""
    found = json.loads(run("--today", today, "--format", "json")[1])
    assert found["as_of"] == today
    assert bool(found["counts"]["stale"]) == bool(stale)
    assert len(found["stale"]) == found["counts"]["stale"]


def test_the_json_has_what_programs_need(run: Run) -> None:
    found = json.loads(run("--format", "json")[1])
    assert found["schema_version"] == 1
    by_id = {entry["id"]: entry for entry in found["entries"]}
    assert by_id["complete"]["missing"] == []
    assert "context" in by_id["minimal"]["missing"]
    assert by_id["minimal"]["filled"] < by_id["minimal"]["counted"]
    assert "english" in found["states"]["draft"]
    assert {"finding": "no-practices", "id": "minimal-programme", "other": ""} in found["relations"]
    assert {"facet": "country", "values": ["CU"], "label": "Cuba"} in found["gaps"]
    assert "minimal" in found["untranslated"]["en"]
    assert found["counts"]["published"] == len(found["entries"])


def test_drafts_are_in_the_report(run: Run, content: Path) -> None:
    write_file(content / "practices/borrador.md", DRAFT)
    found = json.loads(run("--format", "json")[1])
    assert "borrador" in found["states"]["draft"]
    assert "borrador" not in [entry["id"] for entry in found["entries"]]


def test_entries_with_errors_are_counted_and_left_out(run: Run, content: Path) -> None:
    write_file(content / "practices/rota.md", example("base.md").replace("[PE]", "[Perú]"))
    status, out, _ = run()
    assert status == 0
    assert command_texts("es")["report.refused_one"].format(n=1) in out
    assert json.loads(run("--format", "json")[1])["counts"]["refused"] == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_every_form_is_told_in_every_language(run: Run, form: str, language: str) -> None:
    status, out, err = run("--format", form, "--lang", language)
    assert (status, err) == (0, "")
    labels = {"es": "Retos", "en": "Challenges", "pt": "Desafios"}
    told = [label for label in labels.values() if re.search(rf'[>" ]{label}[<",\s]', out)]
    assert told == [labels[language]]


def test_the_html_stands_alone(run: Run, content: Path) -> None:
    write_file(content / "practices/minimal.md", DRAFT.replace("draft", "published"))
    out = run("--format", "html", "--today", "2026-11-20")[1]
    assert "Salud &amp; vivienda en un borrador" in out
    assert set(re.findall(r'(?:href|src)="([^"]*)"', out)) <= set(
        re.findall(r'href="(#[a-z]+)"', out)
    )
    style = re.search(r"<style>(.*)</style>", out, re.S)
    assert style
    assert f"style-src '{csp_hash(style[1])}'" in out
    assert "url(" not in style[1]
    for anchor in set(re.findall(r'href="#([a-z]+)"', out)):
        assert f'id="{anchor}"' in out


def test_the_report_may_go_to_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "informe.html"
    status, out, err = run("--format", "html", "--output", str(path))
    assert (status, out) == (0, "")
    assert str(path) in err
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_place_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    status, _, err = run("--output", str(tmp_path / "no" / "informe.txt"))
    assert status == 1
    assert "informe.txt" in err


def test_content_of_which_nothing_can_be_read_is_a_failure(run: Run, content: Path) -> None:
    for path in [*content.glob("practices/*"), *content.glob("programs/*")]:
        path.unlink()
    write_file(content / "practices/rota.md", "---\ntitle: [\n---\n")
    status, out, err = run()
    assert (status, out) == (1, "")
    assert "rota.md:" in err


def test_a_broken_vocabulary_is_a_failure(run: Run, content: Path) -> None:
    write_file(content / "vocabularies/themes.yml", "terms: [\n")
    status, out, err = run()
    assert (status, out) == (1, "")
    assert "vocabularies/themes.yml:1" in err


def test_a_hub_without_entries_has_a_report(run: Run, content: Path) -> None:
    for path in [*content.glob("practices/*"), *content.glob("programs/*")]:
        path.unlink()
    status, out, _ = run()
    assert status == 0
    assert "Cuba" in out


@pytest.mark.parametrize(
    "arguments", [("--today", "hoy"), ("--format", "pdf"), ("--lang", "fr"), ("x",)]
)
def test_misuse_ends_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err


def test_a_folder_without_content_is_misuse(
    report: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report.main(["--content", str(tmp_path)]) == 2
    assert "vocabularies" in capsys.readouterr().err
