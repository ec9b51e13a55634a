"""``scripts/validate.py``: what it takes, what it says, how it ends."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.content_folders import EXAMPLES, example, make_content, write_file
from tests.support.fragments import merge_fragment

ROOT = Path(__file__).parents[3]
SCRIPT = ROOT / "scripts" / "validate.py"
GOOD = example("valid/practices/minimal.md")
WRONG = merge_fragment(GOOD, "themes: [x]\n")
# Another text than that of the good one: what stands twice is a warning of its own.
WARNED = merge_fragment(
    GOOD.replace("Municipalidad de Ejemplo}\nnot", "Mesa, accessed: 2020-01-01}\nnot"),
    """## Resumen

Dos traductoras recorren cada semana los albergues de la provincia con una carpeta de formularios.
Escuchan a las familias por separado y anotan lo que piden las escuelas, los centros de salud y el
registro civil [1]. Al volver reparten los casos entre cuatro oficinas y fijan un plazo para cada
uno. Las familias reciben la respuesta por teléfono en su lengua. Ningún papel sale del albergue
sin una copia para su dueño.
""",
)
PROGRAM = example("valid/programs/minimal-programme.yml")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def validate() -> ModuleType:
    """The script as a module."""
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        return importlib.import_module("validate")
    finally:
        sys.path.remove(str(SCRIPT.parent))


@pytest.fixture
def run(validate: ModuleType, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the script with arguments: its exit status, what it printed and what it complained."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = validate.main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = ended.code
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(
        tmp_path / "content",
        {
            "practices/good.md": merge_fragment(GOOD, "title: Mesa de orientación buena\n"),
            "practices/wrong.md": merge_fragment(WRONG, "title: Mesa de orientación mala\n"),
            "practices/warned.md": merge_fragment(WARNED, "title: Mesa de orientación vieja\n"),
            "programs/course.yml": PROGRAM,
        },
    )


def found(output: str) -> list[tuple[str, str]]:
    """File names and codes of a JSON report."""
    return [(Path(row["path"]).name, row["code"]) for row in json.loads(output)]


PATHS: dict[str, tuple[list[str], int, list[str]]] = {
    "an entry": (["practices/wrong.md"], 1, ["wrong.md"]),
    "a good entry": (["practices/good.md"], 0, []),
    "an entry with warnings": (["practices/warned.md"], 0, ["warned.md"]),
    "several": (["practices/wrong.md", "practices/warned.md"], 1, ["warned.md", "wrong.md"]),
    "a programme": (["programs/course.yml"], 0, []),
    "a folder of entries": (["practices"], 1, ["warned.md", "wrong.md"]),
    "a folder of programmes": (["programs"], 0, []),
    "a content folder": (["."], 1, ["warned.md", "wrong.md"]),
    "a content folder and its entry": ([".", "practices/wrong.md"], 1, ["warned.md", "wrong.md"]),
    "a content folder twice": ([".", "."], 1, ["warned.md", "wrong.md"]),
    "a vocabulary": (["vocabularies/themes.yml"], 0, []),
    "the vocabularies": (["vocabularies"], 0, []),
}


@pytest.mark.parametrize(("given", "status", "files"), PATHS.values(), ids=PATHS.keys())
def test_paths(given: list[str], status: int, files: list[str], content: Path, run: Run) -> None:
    arguments = [content / path for path in given]
    code, output, errors = run(*arguments, "--format", "json")
    assert (code, [name for name, _ in found(output)], errors) == (status, files, "")


@pytest.mark.parametrize("given", ["practices/wrong.md", "practices", "."])
def test_paths_may_be_relative(
    given: str, content: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content)
    code, output, _ = run(given, "--format", "json")
    rows = json.loads(output)
    assert code == 1
    assert "practices/wrong.md" in {row["path"] for row in rows}


def test_paths_may_lead_through_another_folder(
    content: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content / "programs")
    code, output, _ = run("../practices/wrong.md", "--format", "json")
    assert (code, found(output)) == (1, [("wrong.md", "unknown-term")])
    code, output, _ = run("..", "--format", "json")
    assert (code, len(json.loads(output))) == (1, 2)


def test_entry_is_judged_by_the_vocabularies_of_its_own_content_folder(
    content: Path, tmp_path: Path, run: Run
) -> None:
    other = make_content(tmp_path / "other", {"practices/wrong.md": WRONG})
    themes = other / "vocabularies" / "themes.yml"
    text = themes.read_text(encoding="utf-8") + "  - {id: x, label: {es: X, en: X, pt: X}}\n"
    themes.write_text(text, encoding="utf-8")
    assert run(other / "practices" / "wrong.md")[0] == 0
    code, output, _ = run(other, content / "practices" / "wrong.md", "--format", "json")
    assert (code, found(output)) == (1, [("wrong.md", "unknown-term")])


def test_loose_file_is_judged_by_the_content_of_the_project(
    tmp_path: Path, content: Path, run: Run, validate: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validate, "CONTENT", content)
    loose = write_file(tmp_path / "borrador.md", merge_fragment(GOOD, "programs: [course]\n"))
    assert run(loose)[0] == 0
    assert run(loose.parent)[0] == 0
    write_file(loose, WRONG)
    code, output, _ = run(loose, "--format", "json")
    assert (code, found(output)) == (1, [("borrador.md", "unknown-term")])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["."], [("warned.md", "near-duplicate")]),
        (["practices/good.md"], [("good.md", "near-duplicate")]),
        (["practices/warned.md"], [("warned.md", "near-duplicate")]),
        (["loose"], [("two.md", "near-duplicate")]),
    ],
)
def test_copies_are_told_whatever_is_given(
    given: list[str], expected: list[tuple[str, str]], tmp_path: Path, run: Run
) -> None:
    copy = merge_fragment(GOOD, "title: Otra ficha de ensayo\n")
    make_content(tmp_path / "content", {"practices/good.md": GOOD, "practices/warned.md": copy})
    folder = tmp_path if given == ["loose"] else tmp_path / "content"
    for name, text in (("one", GOOD), ("two", copy)):
        write_file(tmp_path / "loose" / f"{name}.md", text)
    code, output, _ = run(*(folder / path for path in given), "--format", "json")
    assert (code, found(output)) == (0, expected)


def test_without_paths_the_content_of_the_project_is_checked(
    content: Path, run: Run, validate: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validate, "CONTENT", content)
    assert run()[0] == 1
    (content / "practices" / "wrong.md").unlink()
    assert run()[0] == 0


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_missing_path_is_misuse(language: str, content: Path, run: Run) -> None:
    code, output, errors = run(content, "nowhere.md", "neither", "--lang", language)
    assert (code, output) == (2, "")
    assert len(errors.splitlines()) == 2
    assert "nowhere.md" in errors


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--lang", "fr"], ["--no-such-option"]])
def test_unknown_option_is_misuse(arguments: list[str], run: Run) -> None:
    assert run(*arguments)[0] == 2


def test_formats_and_languages(content: Path, run: Run) -> None:
    wrong = content / "practices" / "wrong.md"
    assert run(wrong)[1].startswith("error[unknown-term]: «x» no está en la lista «temas»")
    assert run(wrong, "--lang", "en")[1].startswith("error[unknown-term]: “x” is not in the list")
    assert run(wrong, "--lang", "pt")[1].startswith("erro[unknown-term]: «x» não está na lista")
    assert run(wrong, "--format", "github")[1].startswith("::error file=")
    assert run(wrong, "--format", "markdown", "--lang", "en")[1].startswith("## Check of")
    keys = ["path", "line", "column", "field", "code", "severity", "message", "hint"]
    assert [list(row) for row in json.loads(run(wrong, "--format", "json")[1])] == [keys]


def test_text_report_shows_the_line(content: Path, run: Run) -> None:
    output = run(content / "practices" / "wrong.md")[1]
    assert "| themes: [x]\n" in output
    assert output.endswith("\n1 error en 1 de 1 archivo\n")


def test_summary_counts_every_file_looked_at(content: Path, run: Run) -> None:
    """A problem of a vocabulary must not make «1 of 0 files»."""
    for path in (content / "practices").iterdir():
        path.unlink()
    (content / "programs" / "course.yml").unlink()
    (content / "vocabularies" / "scopes.yml").write_bytes(b"\x00")
    assert run(content)[1].endswith("\n1 error en 1 de 1 archivo\n")


BROKEN: dict[str, str | bytes] = {
    "empty.md": b"",
    "image.md": b"\x89PNG\r\n\x1a\n\x00\x00",
    "large.md": b"a" * 10_000_000,
    "windows.md": GOOD.encode("cp1252"),
    "bom.md": b"\xef\xbb\xbf" + GOOD.encode(),
    "no-front-matter.md": GOOD.split("---\n", 2)[2].lstrip(),
    "not-closed.md": GOOD.replace("---\n\n## Resumen", "\n## Resumen"),
    "list.yml": "- a\n- b\n",
    "quote.md": GOOD.replace("title: Mesa", 'title: "Mesa'),
    "bracket.md": GOOD.replace("[PE]", "[PE"),
    "tab.md": GOOD.replace("  - {name", "\t- {name"),
    "deep.md": GOOD.replace("[PE]", "[" * 40 + "]" * 40),
    "alias.md": GOOD.replace("[PE]", "*paises"),
    "html.md": GOOD.replace("La Municipalidad", "<script>La</script> Municipalidad"),
    "term.md": WRONG,
    "Mala Id.md": GOOD,
    "word.docx": b"PK\x03\x04",
}
EXPECTED = {
    "empty.md": ["empty-file"],
    "image.md": ["binary-file"],
    "large.md": ["file-too-large"],
    "windows.md": ["wrong-encoding"],
    "bom.md": ["byte-order-mark"],
    "no-front-matter.md": ["missing-front-matter"],
    "not-closed.md": ["unclosed-front-matter"],
    "list.yml": ["front-matter-not-keys"],
    "quote.md": ["unclosed-quote"],
    "bracket.md": ["unclosed-bracket"],
    "tab.md": ["tab-indentation"],
    "deep.md": ["too-deep"],
    "alias.md": ["unknown-country", "yaml-alias"],
    "html.md": ["raw-html", "raw-html"],
    "term.md": ["unknown-term"],
    "Mala Id.md": ["bad-id"],
    "word.docx": ["unknown-file-kind"],
    "folder.md": ["not-a-file"],
    "link.md": ["symlink"],
}


@pytest.fixture
def broken_content(tmp_path: Path) -> Path:
    """One broken file of each kind, and a good one among them."""
    titled = {}
    for number, (name, data) in enumerate(BROKEN.items()):
        old, new = "de orientación de Ejemplo", f"de orientación número {number}"
        is_text = isinstance(data, str)
        titled[f"practices/{name}"] = data.replace(old, new) if is_text else data  # type: ignore[arg-type]
    content = make_content(tmp_path / "broken", titled)
    (content / "practices" / "folder.md").mkdir()
    (content / "practices" / "link.md").symlink_to(content / "practices" / "term.md")
    write_file(content / "practices" / "good.md", GOOD.replace("Mesa de", "La mesa de"))
    return content


def by_file(output: str) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for name, code in found(output):
        if code != "duplicate-title":
            codes.setdefault(name, []).append(code)
    return codes


@pytest.mark.parametrize("given", [".", "practices"])
def test_every_problem_of_many_broken_files_in_one_run(
    given: str, broken_content: Path, run: Run
) -> None:
    code, output, errors = run(broken_content / given, "--format", "json")
    expected = dict(EXPECTED)
    if given == "practices":
        del expected["word.docx"]  # only a whole content folder is searched for strangers
    assert (code, errors) == (1, "")
    assert by_file(output) == expected


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_broken_files_can_be_told_in_every_format(
    form: str, broken_content: Path, run: Run
) -> None:
    code, output, errors = run(broken_content, "--format", form)
    assert (code, errors) == (1, "")
    assert all(code in output for codes in EXPECTED.values() for code in codes)


@pytest.mark.parametrize("name", ["empty.md", "image.md", "folder.md", "large.md"])
def test_what_is_no_text_is_one_problem(name: str, broken_content: Path, run: Run) -> None:
    code, output, errors = run(broken_content / "practices" / name, "--format", "json")
    assert (code, [c for _, c in found(output)], errors) == (1, EXPECTED[name], "")


def start(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(
        [sys.executable, SCRIPT, *map(str, arguments)],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_script_runs_from_any_folder(tmp_path: Path) -> None:
    """The only tests that start a program: the exit status is that of the system."""
    content = make_content(tmp_path / "content", {"practices/good.md": GOOD})
    ended = start("content", cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == "Todo en orden: 1 archivo, sin errores ni avisos\n"
    write_file(content / "practices" / "wrong.md", WRONG)
    ended = start("practices/wrong.md", "--format", "json", cwd=content)
    assert ended.returncode == 1
    assert json.loads(ended.stdout)[0]["path"] == "practices/wrong.md"
    assert start("nowhere", cwd=tmp_path).returncode == 2


def test_examples_lie_beside_vocabularies_of_their_own(run: Run) -> None:
    """So that the examples can be tried with the script as they are."""
    assert run(EXAMPLES / "valid" / "practices" / "minimal.md")[0] == 0
