"""``scripts/import_sheet.py``: what it writes and where, what it says, how it ends."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from hub.entries.wordings import command_texts
from hub.importing import apart, extraction, lines, pdf_pages, word_document

ROOT = Path(__file__).parents[3]
SHEET = "Mesa de trámites de Villa Nube\nPaís: Chile\n\nResumen\nLa mesa ayuda los lunes.\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        return importlib.import_module("import_sheet")
    finally:
        sys.path.remove(str(ROOT / "scripts"))


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sheet in the folder where the reader is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheet.txt").write_text(SHEET, encoding="utf-8")
    return Path("sheet.txt")


@pytest.fixture
def run(
    script: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Call the script: its exit status, what it printed and what it complained."""
    monkeypatch.setattr(script, "DRAFTS", tmp_path / "drafts")

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = script.main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = ended.code
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def test_a_draft_beside_the_content_with_its_report(run: Run, sheet: Path, tmp_path: Path) -> None:
    status, output, errors = run(sheet)
    path = tmp_path / "drafts" / "practices" / "chile-mesa-de-tramites-de-villa-nube.md"
    shown = "drafts/practices/chile-mesa-de-tramites-de-villa-nube.md"
    assert (status, errors) == (0, "")
    assert 'title: "Mesa de trámites de Villa Nube"' in path.read_text(encoding="utf-8")
    assert output.startswith(f"Borrador: {shown}\nTipo: práctica.")
    assert "      1:2  Países\n" in output
    assert "error[missing-field]: falta «Temas»" in output
    assert f"compruebe con scripts/validate.py {shown}" in output
    assert output.rstrip().endswith("pase el archivo a content/practices/.")


def test_an_existing_file_is_left_alone_without_force(run: Run, sheet: Path) -> None:
    target = Path("mine.md")
    target.write_text("mine", encoding="utf-8")
    status, output, errors = run(sheet, "--output", target)
    assert (status, output) == (1, "")
    assert "mine.md ya existe y no se tocó" in errors
    assert target.read_text(encoding="utf-8") == "mine"
    assert run(sheet, "--output", target, "--force")[0] == 0
    assert target.read_text(encoding="utf-8").startswith("---\n# Borrador")


def test_a_draft_on_the_screen(run: Run, sheet: Path, tmp_path: Path) -> None:
    status, output, errors = run(sheet, "--output", "-", "--lang", "en", "--kind", "program")
    assert status == 0
    assert output.startswith("---\n# Draft made from “sheet.txt”.")
    assert output.endswith("La mesa ayuda los lunes.\n")
    assert "Kind: programme." in errors
    assert "--> chile-mesa-de-tramites-de-villa-nube.md:1:1" in errors
    assert "save the draft as content/programs/chile-mesa" in errors
    assert not (tmp_path / "drafts").exists()


def test_the_id_asked_for_names_the_file(run: Run, sheet: Path, tmp_path: Path) -> None:
    assert run(sheet, "--id", "mesa-nube")[0] == 0
    assert (tmp_path / "drafts" / "practices" / "mesa-nube.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--id", "Mesa Nube"], "--id: «Mesa Nube» no vale como identificador. ¿Quiso decir «mesa"),
        (["--output", "mesa.txt"], "mesa.txt debe terminar en .md"),
        (["--output", "Mesa Nube.md"], "¿Quiso decir «mesa-nube.md»?"),
        (["--kind", "story"], "invalid choice: 'story'"),
    ],
)
def test_misuse(arguments: list[str], complaint: str, run: Run, sheet: Path) -> None:
    status, output, errors = run(sheet, *arguments)
    assert (status, output) == (2, "")
    assert complaint in errors


def test_a_file_without_text_has_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    status, output, errors = run(tmp_path / "old.doc", "--lang", "pt")
    assert (status, output) == (1, "")
    assert errors == (
        f"{tmp_path}/old.doc é um documento do Word antigo (.doc) ou está protegido."
        " Abra-o e salve-o como .docx sem senha.\n"
    )


def test_a_place_where_nothing_can_be_written(run: Run, sheet: Path) -> None:
    status, _, errors = run(sheet, "--output", "sheet.txt/mesa.md")
    assert status == 1
    assert errors.startswith("No se pudo escribir sheet.txt/mesa.md: ")


def test_every_reason_has_its_wording_and_every_wording_its_reason() -> None:
    modules = (apart, extraction, lines, pdf_pages, word_document)
    source = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules)
    codes = set(re.findall(r'Unreadable\(\s*"([a-z-]+)"', source))
    codes |= set(re.findall(r'"(encrypted|damaged-\w+)"', source)) | {"damaged-pdf", "damaged-docx"}
    worded = {key.partition(".")[2] for key in command_texts("es") if "import_faults." in key}
    assert codes == worded


def test_every_text_of_the_import_is_used() -> None:
    files = [ROOT / "scripts" / "import_sheet.py", ROOT / "hub" / "import_report.py"]
    files += [ROOT / "hub" / "importing" / "draft.py"]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    forms = ("repair_", "unplaced_", "literal_")
    unused = [
        key
        for key in command_texts("es")
        if key.startswith(("import.", "import_draft."))
        and not key.partition(".")[2].startswith(forms)
        and not re.search(rf"[\"'](?:{key}|{key.partition('.')[2]})[\"']", source)
    ]
    assert unused == []
