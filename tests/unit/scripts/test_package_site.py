"""``scripts/package_site.py``: what it makes and says, what it refuses, how it ends."""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.small_sites import FILES, PACKAGE, make_site

SCRIPT = Path(__file__).parents[3] / "scripts" / "package_site.py"
MADE = [
    *(f"{PACKAGE}.{ending}" for ending in ("zip", "zip.sha256", "zim", "zim.sha256")),
    "manifest.json",
]
BOOKS = {"books/compendium.pdf": "%PDF-1.7\n…\n%%EOF\n"}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def script() -> ModuleType:
    """The script as a module."""
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        return importlib.import_module("package_site")
    finally:
        sys.path.remove(str(SCRIPT.parent))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """Where packages go; it does not exist yet."""
    return tmp_path / "dist"


@pytest.fixture
def run(
    script: ModuleType,
    site: Path,
    dist: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Call the script: its exit status, what it printed and what it complained of."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        given = ["--site", str(site), "--output", str(dist), *map(str, arguments)]
        try:
            status = script.main(given)
        except SystemExit as ended:
            status = ended.code
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_says_what_it_made_and_what_to_do_next(run: Run, dist: Path) -> None:
    status, output, errors = run()
    assert status == 0
    assert names(dist) == sorted(MADE)
    digest = hashlib.sha256((dist / MADE[0]).read_bytes()).hexdigest()
    lines = output.splitlines()
    assert len(lines) == 6
    assert f"{MADE[0]}  0,01 MB; {len(FILES) + 4} archivos" in lines[0]
    assert lines[1].endswith(f"{MADE[1]}  sha256 {digest}")
    assert MADE[2] in lines[2]
    assert f"; {len(FILES)} archivos" in lines[2]
    assert "manifest.json" in lines[4]
    assert f"scripts/package_site.py --verify {MADE[0]}" in lines[5]
    assert errors.splitlines() == [
        "Comprobando el sitio…",
        "Empaquetando…",
        "Comprobando el paquete…",
        "Empaquetando para Kiwix (ZIM)…",
        "Comprobando el ZIM…",
    ]


@pytest.mark.parametrize(
    ("language", "next_step"), [("es", "Ahora:"), ("en", "Next:"), ("pt", "Agora:")]
)
def test_it_speaks_three_languages(run: Run, language: str, next_step: str) -> None:
    assert run("--lang", language)[1].splitlines()[-1].startswith(next_step)


@pytest.mark.parametrize(
    ("language", "word"), [("es", "por omisión"), ("en", "by default"), ("pt", "por padrão")]
)
def test_options_are_described_in_the_language_asked_for(
    run: Run, language: str, word: str
) -> None:
    status, output, _ = run("--lang", language, "--help")
    assert (status, word in output) == (0, True)


def test_a_terminal_is_told_how_far_it_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run()[0] == 0
    all_of_them = len(FILES) + 3
    assert f"\rEmpaquetando… {all_of_them}/{all_of_them}\n" in terminal.getvalue()


def test_two_runs_give_the_same_files(run: Run, dist: Path, site: Path) -> None:
    assert run()[0] == 0
    first = {name: (dist / name).read_bytes() for name in names(dist)}
    for path in site.rglob("*"):
        path.touch()
    assert run()[0] == 0
    assert {name: (dist / name).read_bytes() for name in names(dist)} == first


def test_source_date_epoch_dates_a_package(
    run: Run, dist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    assert run()[0] == 0
    package = MADE[0].replace("2026-03-04", "2025-06-15")
    assert package in names(dist)
    assert json.loads((dist / "manifest.json").read_bytes())["date"] == "2025-06-15"


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30])
def test_a_moment_that_is_none_is_misuse(
    run: Run, dist: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    status, _, errors = run()
    assert status == 2
    assert "SOURCE_DATE_EPOCH" in errors
    assert not dist.exists()


def test_a_site_with_defects_is_refused_with_all_of_them(run: Run, site: Path, dist: Path) -> None:
    (site / "programs" / "plan.html").unlink()
    (site / "link").symlink_to(site / "index.html")
    status, output, errors = run()
    assert (status, output) == (1, "")
    lines = errors.splitlines()[1:]
    assert "2 defectos" in lines[0]
    assert "scripts/build" in lines[0]
    assert lines[1:] == [
        "  link: enlace simbólico: reemplácelo por el archivo",
        "  programs/plan.html: falta la página de una ficha",
    ]
    assert not dist.exists()


def test_a_site_that_is_none_is_misuse(run: Run, site: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in ("gone", "empty"):
        status, _, errors = run("--site", tmp_path / folder)
        assert status == 2
        assert "scripts/build" in errors.splitlines()[-1]


def test_an_output_in_the_site_or_in_place_of_a_file_is_misuse(run: Run, site: Path) -> None:
    for output in (site, site / "dist", site / "index.html"):
        status, _, errors = run("--output", output)
        assert status == 2
        assert "--output" in errors
    assert sorted(p.relative_to(site).as_posix() for p in site.rglob("*.*")) == sorted(FILES)
    (site.parent / "file").write_text("mine", encoding="utf-8")
    assert run("--output", site.parent / "file")[0] == 2


@pytest.mark.parametrize("arguments", [["--lang", "fr"], ["--nonsense"], ["--verify"]])
def test_options_that_do_not_exist_are_misuse(run: Run, arguments: list[str]) -> None:
    assert run(*arguments)[0] == 2


def test_what_cannot_be_written_is_told(run: Run, dist: Path) -> None:
    (dist / MADE[0]).mkdir(parents=True)
    status, _, errors = run()
    assert status == 1
    assert MADE[0] in errors.splitlines()[-1]
    assert names(dist) == [MADE[0]]


def test_an_interrupted_run_leaves_nothing(
    run: Run, dist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hub.packaging.packages.write_sums", interrupt)
    status, _, errors = run()
    assert status == 1
    assert errors.splitlines()[-1].startswith("Interrumpido")
    assert names(dist) == []


def test_a_received_package_is_verified(run: Run, dist: Path) -> None:
    assert run()[0] == 0
    status, output, _ = run("--verify", dist / MADE[0])
    assert status == 0
    assert output.count("\n") == 1
    assert f"{len(FILES) + 4} archivos coinciden" in output


def test_a_package_that_changed_is_told_in_one_line(run: Run, dist: Path) -> None:
    assert run()[0] == 0
    package = dist / MADE[0]
    data = package.read_bytes()
    for changed in (data[:-100], data[:200] + b"x" + data[201:]):
        package.write_bytes(changed)
        status, output, errors = run("--verify", package)
        assert (status, output) == (1, "")
        assert errors.count("\n") == 1
        assert f"{package} está incompleto o cambiado" in errors


def test_a_package_that_does_not_exist_is_misuse(run: Run, dist: Path, site: Path) -> None:
    assert run("--verify", dist / "gone.zip")[0] == 2
    assert run("--verify", site / "index.html")[0] == 2


def test_without_its_library_a_form_is_left_out_and_the_others_are_made(
    run: Run, dist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run()[0] == 0
    zim = (dist / MADE[2]).rename(dist.parent / MADE[2])
    checksum = (dist / MADE[3]).rename(dist.parent / MADE[3])
    monkeypatch.setitem(sys.modules, "libzim", None)
    status, output, errors = run()
    assert status == 0
    assert names(dist) == sorted({*MADE} - {zim.name, checksum.name})
    assert ".zim" not in output
    told = [line for line in errors.splitlines() if "libzim" in line]
    assert told == [
        "Sin paquete ZIM: en esta computadora no está la biblioteca libzim. "
        "Los demás están completos."
    ]
    status, _, errors = run("--verify", zim)
    assert status == 1
    assert "falta en esta computadora la biblioteca libzim" in errors


def test_a_book_is_one_file_and_not_counted(run: Run, site: Path, dist: Path) -> None:
    make_site(site, **BOOKS)
    status, output, _ = run()
    assert status == 0
    lines = [line for line in output.splitlines() if ".pdf" in line]
    assert lines[0].endswith(f"{PACKAGE}.pdf  0,00 MB")
    assert (dist / f"{PACKAGE}.pdf").read_bytes() == (site / "books/compendium.pdf").read_bytes()
    status, output, _ = run("--verify", dist / f"{PACKAGE}.pdf")
    assert (status, "archivos" in output) == (0, False)


def test_packages_are_published_beside_the_pages(run: Run, site: Path, dist: Path) -> None:
    status, output, _ = run("--publish")
    assert status == 0
    assert f"suba {os.path.relpath(site)} completo" in output.splitlines()[-1]
    assert "manifest.json" in names(site / "downloads")
    packed = {name: (dist / name).read_bytes() for name in MADE}
    published = {path.name: path.read_bytes() for path in (site / "downloads").iterdir()}
    assert run("--publish")[0] == 0
    assert {name: (dist / name).read_bytes() for name in MADE} == packed
    assert {path.name: path.read_bytes() for path in (site / "downloads").iterdir()} == published


def test_what_is_published_can_be_verified(run: Run, site: Path) -> None:
    assert run("--publish")[0] == 0
    for suffix in ("zip", "zim"):
        (package,) = (site / "downloads").glob(f"*.{suffix}")
        assert run("--verify", package)[0] == 0


def test_a_foreign_folder_of_downloads_stays(run: Run, site: Path) -> None:
    (site / "downloads").mkdir()
    (site / "downloads" / "notes.txt").write_text("mine", encoding="utf-8")
    status, _, errors = run("--publish")
    assert status == 2
    assert "downloads" in errors.splitlines()[-1]
    assert names(site / "downloads") == ["notes.txt"]


def test_verifying_and_publishing_at_once_is_misuse(run: Run, dist: Path) -> None:
    assert run("--publish", "--verify", dist / MADE[0])[0] == 2
