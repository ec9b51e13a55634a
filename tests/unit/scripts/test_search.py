"""``scripts/search.py``: what it takes, what it finds, what it says, how it ends."""

from __future__ import annotations

import importlib
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.content_folders import EXAMPLES, make_content, write_file

ROOT = Path(__file__).parents[3]
SCRIPT = ROOT / "scripts" / "search.py"
PAGE = "---\ntitle: Guía de trámites\ndescription: Qué hace falta.\n---\nTrámites y *mesas*.\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def search() -> ModuleType:
    """The script as a module."""
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        return importlib.import_module("search")
    finally:
        sys.path.remove(str(SCRIPT.parent))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The valid examples, a page and an entry with an error."""
    folder = make_content(tmp_path_factory.mktemp("search") / "content")
    shutil.copytree(EXAMPLES / "valid", folder, dirs_exist_ok=True)
    write_file(folder / "guide.md", PAGE)
    write_file(folder / "index.md", "---\ntitle: Inicio\n---\nTrámites.\n")
    write_file(folder / "practices" / "broken.md", "---\ntitle: Ventanilla rota\n---\n")
    return folder


@pytest.fixture
def run(search: ModuleType, content: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the script with arguments: its exit status, what it printed and what it complained."""

    def call(*arguments: str | Path, where: Path = content) -> tuple[int, str, str]:
        given = [str(argument) for argument in arguments]
        if "--content" not in given:
            given = ["--content", str(where), *given]
        try:
            status = search.main(given)
        except SystemExit as ended:
            status = ended.code
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


@pytest.fixture
def ids(run: Run) -> Callable[..., list[str]]:
    """The ids that the script finds for arguments, in order."""

    def found(*arguments: str) -> list[str]:
        code, output, _ = run("--json", *arguments)
        assert code == 0
        return [row["id"] for row in json.loads(output)]

    return found


Ids = Callable[..., list[str]]
ALL = {
    "complete", "front-matter-only", "minimal", "portuguese", "yaml-ending", "complete-programme",
    "minimal-programme",
}  # fmt: skip
"""Listed entries of the content: neither the broken one nor the inactive one."""


def test_results_as_people_see_them(run: Run) -> None:
    code, output, errors = run('"mesa de orientación"')
    lines = output.splitlines()
    assert code == 0
    assert lines[:3] == ["1 ficha", "", " 1. Mesa de orientación de Ejemplo"]
    assert lines[3].startswith("    Perú · practices/minimal.html · ")
    assert float(lines[3].rpartition(" ")[2]) > 1
    assert lines[4].startswith("    …personas migrantes en una mesa de orientación de la ciudad.")
    assert len(lines) == 5
    assert "\033" not in output
    assert errors.startswith("1 fichas con errores no se buscan")


def test_more_than_are_shown(run: Run) -> None:
    output = run("--limit", "2")[1]
    assert output.startswith("7 fichas, se muestran 2\n")
    assert output.count("\n 1. ") == output.count("\n 2. ") == 1
    assert "\n 3. " not in output


def test_results_as_json(run: Run) -> None:
    code, output, _ = run("ventanilla", "--json")
    rows = json.loads(output)
    assert code == 0
    assert [list(row) for row in rows] == [["id", "title", "score", "url"]] * len(rows)
    assert rows[0]["id"] == "complete"
    assert rows[0]["title"] == "Ventanilla municipal de Ejemplo: todos los campos de una práctica"
    assert rows[0]["url"] == "practices/complete.html"
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


def test_the_parts_of_a_score(run: Run) -> None:
    output = run("ventanilla salud", "--json", "--explain")[1]
    for row in json.loads(output):
        parts = row["parts"]
        assert [*parts[0]] == ["field", "stem", "frequency", "length", "idf", "score"]
        assert sum(part["score"] for part in parts) == pytest.approx(row["score"], abs=1e-8)
    text = run("ventanilla", "--explain", "--limit", "1")[1]
    assert "  ventanill en title: 1 veces en " in text


def test_without_a_query_everything_by_title(ids: Ids, run: Run) -> None:
    assert set(ids()) == ALL
    assert ids()[0] == "portuguese"
    assert " · practices/portuguese.html\n" in run("--limit", "1")[1], "without a score"


def test_words_need_no_quotes(ids: Ids) -> None:
    assert ids("mesa", "orientación") == ids("mesa orientación")
    assert ids("mesa", "orientación") != ids("mesa")


def test_an_excluded_word_first_stands_behind_two_dashes(ids: Ids) -> None:
    assert "minimal" not in ids("--", "-orientación")
    assert "complete" not in ids("migrantes -ventanilla")


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ("--country=BR", "portuguese complete-programme"),
        ("--country=br", "portuguese complete-programme"),
        ("--country=Brasil", "portuguese complete-programme"),
        ("--country=BRAZIL", "portuguese complete-programme"),
        ("--country=estado-plurinacional-de-bolivia", "complete yaml-ending"),
        ("--theme=health", "complete-programme"),
        ("--theme=Salud", "complete-programme"),
        ("--theme=saude", "complete-programme"),
        ("--program=complete-programme", "complete"),
        ("--program=pie", "complete"),
        ("--program=programa-de-integracion-con-todos-los-campos-de-un-programa", "complete"),
        ("--language=portugués", "portuguese"),
        ("--language=portuguese", "portuguese"),
        ("--region=Sudamerica --status=unknown", "minimal"),
        ("--country=BR --country=BO", "portuguese complete-programme complete yaml-ending"),
        ("--country=BR --country=BO --language=pt", "portuguese"),
        ("--country=BO --language=pt", ""),
    ],
)
def test_filters_by_id_and_by_name_in_any_language(arguments: str, found: str, ids: Ids) -> None:
    assert set(ids(*arguments.split())) == set(found.split())


def test_filters_narrow_a_query_and_leave_its_scores(run: Run) -> None:
    every = {row["id"]: row["score"] for row in json.loads(run("migrantes", "--json")[1])}
    some = json.loads(run("migrantes", "--json", "--country", "BO")[1])
    assert 0 < len(some) < len(every)
    assert all(every[row["id"]] == row["score"] for row in some)


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ("2022", {"portuguese", "minimal-programme", "complete-programme", "complete"}),
        ("2024-", {"portuguese", "complete-programme"}),
        ("-2018", {"yaml-ending", "front-matter-only"}),
        ("2010-2019", {"yaml-ending", "front-matter-only", "complete"}),
        ("1990-1995", set()),
        ("2019-2019", {"yaml-ending", "front-matter-only", "complete"}),
        ("", ALL),
    ],
)
def test_years(years: str, found: set[str], ids: Ids) -> None:
    assert ids("--year", years) == [each for each in ids() if each in found]


@pytest.mark.parametrize(
    "years", ["x", "20", "20192023", "-", "2019-x", "--2019", "2019-2020-2021", "2023-2019", "٢٠١٩"]
)
def test_what_is_no_range_of_years(years: str, run: Run) -> None:
    code, output, errors = run(f"--year={years}")
    assert (code, output) == (2, "")
    assert f"«{years}» no es un año ni un intervalo" in errors


def test_sort_orders(ids: Ids) -> None:
    by_title = ids("--sort", "title")
    assert ids() == by_title
    by_year = ids("--sort", "year")
    assert by_year != by_title
    assert sorted(by_year) == sorted(by_title)
    assert [each for each in by_year if each in {"complete", "minimal", "complete-programme"}] == [
        "complete-programme", "complete", "minimal",
    ]  # fmt: skip
    assert ids("ventanilla", "--sort", "title") == [
        each for each in by_title if each in ids("ventanilla")
    ]
    assert set(ids("--sort", "verified")) == ALL


def test_corrections_are_told_and_can_be_switched_off(run: Run, ids: Ids) -> None:
    code, output, _ = run("ventanila")
    assert code == 0
    assert output.startswith("Resultados para «ventanilla» («ventanila» no aparece; ")
    code, output, _ = run("ventanila", "--exact")
    assert code == 0
    assert output.startswith("«ventanila» no aparece en ninguna ficha.\nNinguna ficha coincide.")
    assert ids("ventanila", "--exact") == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ventanilla tutora", "Ninguna ficha tiene todas las palabras: estas tienen alguna."),
        (
            "ventanilla familias trámite universidad",
            "Ninguna ficha tiene todas las palabras: estas tienen la mayoría.",
        ),
        ("ventanilla familias", "1 ficha"),
    ],
)
def test_what_holds_only_some_of_the_words_is_told(query: str, first: str, run: Run) -> None:
    assert run(query)[1].splitlines()[0] == first


def test_pages_are_told_unless_there_are_filters(run: Run) -> None:
    output = run("trámites")[1]
    assert output.endswith("También en estas páginas:\n  Guía de trámites guide.html\n")
    assert "guide.html" not in run("trámites", "--country", "PE")[1]
    assert "guide.html" not in run()[1]
    assert "guide.html" not in run("trámites", "--json")[1]


@pytest.mark.parametrize(
    "arguments",
    ["xqzvbn", "tutora --language=pt", "--country=BO --year=1950", "-- ventanilla -ventanilla"],
)
def test_nothing_found_is_no_error(arguments: str, run: Run) -> None:
    code, output, _ = run(*arguments.split())
    assert code == 0
    assert output.endswith("Ninguna ficha coincide. Pruebe con menos palabras o sin filtros.\n")
    assert run("--json", *arguments.split())[:2] == (0, "[]\n")


def test_all_that_is_unknown_is_told_at_once_with_what_was_meant(run: Run) -> None:
    code, output, errors = run(
        "--country", "Brasl", "--country", "BO", "--country", "Narnia", "--theme", "saluud",
        "--region", "sudam", "--year", "99", "--limit", "0",
    )  # fmt: skip
    assert (code, output) == (2, "")
    told = errors.splitlines()[1:]
    assert told == [
        "--country: no se conoce «Brasl». ¿Quiso decir «BR» (Brasil)?",
        "--country: no se conoce «Narnia». Valores en uso: BO, BR, PE",
        "--region: no se conoce «sudam». ¿Quiso decir «005» (Sudamérica)?",
        "--theme: no se conoce «saluud». ¿Quiso decir «health» (Salud)?",
        "--year: «99» no es un año ni un intervalo como 2019-2023",
        "--limit: debe ser 1 o más",
    ]


@pytest.mark.parametrize(
    "argument",
    ["--sort=x", "--lang=fr", "--limit=x", "--limit=1.5", "--color=x", "--nothing", "--lang"],
)
def test_options_that_make_no_sense_are_misuse(argument: str, run: Run) -> None:
    code, output, errors = run(argument)
    assert (code, output) == (2, "")
    assert "usage:" in errors


def test_no_value_is_no_value(run: Run) -> None:
    code, _, errors = run("--country", "", "--lang", "en")
    assert code == 2
    assert errors.endswith("--country: «» is not known. Values in use: BO, BR, PE\n")


def test_colours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = "\033[1;33mMesa\033[0m"
    assert mark in run("mesa", "--color", "always")[1]
    assert "\033" not in run("mesa")[1]
    assert "\033" not in run("mesa", "--json", "--color", "always")[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for no_color, is_coloured in (("1", False), ("", True)):
        monkeypatch.setenv("NO_COLOR", no_color)
        assert (mark in run("mesa")[1]) is is_coloured
        assert "\033" not in run("mesa", "--color", "never")[1]
        assert mark in run("mesa", "--color", "always")[1]


def test_controls_in_contributed_text_do_not_reach_the_terminal(
    run: Run, content: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content, folder)
    write_file(folder / "bad.md", '---\ntitle: "A\\e[2J\\u202e trampas"\n---\nTrampas.\n')
    output = run("trampas", where=folder)[1]
    assert "AU+001B[2JU+202E trampas bad.html" in output
    assert "\033" not in output


@pytest.mark.parametrize(
    ("language", "count", "none", "unknown"),
    [
        ("es", "7 fichas", "Ninguna ficha coincide.", "--country: no se conoce «Brasl». ¿Quiso"),
        ("en", "7 entries", "No entry matches.", "--country: «Brasl» is not known. Did you mean"),
        ("pt", "7 fichas", "Nenhuma ficha coincide.", "--country: não se conhece «Brasl». Quis"),
    ],
)
def test_languages(language: str, count: str, none: str, unknown: str, run: Run) -> None:
    assert run("--lang", language)[1].startswith(count)
    assert none in run("xqzvbn", "--lang", language)[1]
    assert unknown in run("--country", "Brasl", "--lang", language)[2]
    assert run(f"--lang={language}", "--help")[0] == 0


def test_the_help_is_in_the_language_asked_for(run: Run) -> None:
    assert "colours in the terminal" in run("--lang", "en", "--help")[1]
    assert "colores en la terminal" in run("--help")[1]
    assert "cores no terminal" in run("--help", "--lang", "pt")[1]


def test_the_index_is_kept_beside_the_content(run: Run, content: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hub" / "content"
    shutil.copytree(content, folder)
    before = sorted(path.name for path in folder.rglob("*"))
    first = run("salud", where=folder)
    assert first[2].splitlines()[1] == "Preparando el índice…"
    assert {path.name for path in (tmp_path / "hub").iterdir()} == {"content", ".hub-cache"}
    assert sorted(path.name for path in folder.rglob("*")) == before
    second = run("salud", where=folder)
    assert second[:2] == first[:2]
    assert "Preparando" not in second[2]


def test_what_changed_is_found_at_the_next_call(run: Run, content: Path, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content, folder)
    assert "xilófono" not in run("xilófono", "--exact", "--json", where=folder)[1]
    path = folder / "practices" / "minimal.md"
    text = path.read_text(encoding="utf-8").replace("title: Mesa", "title: Xilófono y mesa")
    write_file(path, text)
    assert "Xilófono y mesa" in run("xilofono", "--json", where=folder)[1]
    path.unlink()
    assert run("xilofono", "--exact", "--json", where=folder)[:2] == (0, "[]\n")


def test_where_nothing_can_be_written_it_works_all_the_same(
    run: Run, content: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content, folder)
    (tmp_path / ".hub-cache").write_text("in the way", encoding="utf-8")
    assert run("salud", where=folder)[:2] == run("salud")[:2]
    assert (tmp_path / ".hub-cache").read_text(encoding="utf-8") == "in the way"


def test_with_a_damaged_index_it_works_all_the_same(
    run: Run, content: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content, folder)
    expected = run("salud", where=folder)[:2]
    files = [path for path in (tmp_path / ".hub-cache").rglob("*") if path.is_file()]
    for path in files:
        path.write_bytes(b"\x80garbage")
    assert run("salud", where=folder)[:2] == expected
    shutil.rmtree(tmp_path / ".hub-cache")
    assert run("salud", where=folder)[:2] == expected


def test_content_without_entries(run: Run, tmp_path: Path) -> None:
    empty = make_content(tmp_path / "content")
    assert run("salud", where=empty) == (1, "", "Ninguna ficha coincide.\n")
    assert run("--country", "PE", "--lang", "en", where=empty) == (1, "", "No entry matches.\n")


@pytest.mark.parametrize("name", ["nowhere", ".", "x" * 300, "x/" * 2500, "a\0b"])
def test_what_is_no_content_is_misuse(name: str, run: Run, tmp_path: Path) -> None:
    code, output, errors = run("salud", where=tmp_path / name)
    assert (code, output) == (2, "")
    assert errors.startswith("No hay contenido en ")


def test_no_argument_leads_to_a_traceback(run: Run) -> None:
    """What is raised here would be one: nothing is but the end of the program."""
    draw = random.Random(1)
    words = [*'"-«~\0\\\n', "👍", "salud", "", " ", "%s", "{}", "á" * 10_000, "--", "2019", "BR"]
    options = ["--country", "--year", "--limit", "--sort", "--exact", "--json", "--explain"]
    codes = set()
    for _ in range(40):
        given = draw.choices(options, k=draw.randrange(3))
        arguments = [part for option in given for part in (option, draw.choice(words))]
        query = "".join(draw.choices(words, k=draw.randrange(6)))
        code, _, errors = run(*arguments, *draw.choice([[query], ["--", query]]))
        assert (code == 2) is (len(errors.splitlines()) > 1)
        codes.add(code)
    assert codes == {0, 2}


Ended = subprocess.CompletedProcess[bytes]


def start(*arguments: str | bytes, cwd: Path, **environment: str) -> Ended:
    given = {**os.environ, "PYTHONWARNINGS": "error", **environment}
    given.pop("PYTHONPATH", None)
    return subprocess.run(
        [sys.executable, SCRIPT, *arguments], cwd=cwd, env=given, capture_output=True, check=False
    )


def test_script_runs_from_any_folder(content: Path) -> None:
    """Only from here a program is started: arguments in bytes, exit status of the system."""
    ended = start("--content", ".", '"mesa de orientación"', "--json", cwd=content)
    assert ended.returncode == 0
    assert [row["id"] for row in json.loads(ended.stdout)] == ["minimal"]
    ended = start("--content", ".", b"mesa\xff", "--country", b"\xff\xfe", cwd=content)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"Traceback" not in ended.stderr


def test_a_terminal_that_cannot_show_everything(content: Path) -> None:
    query = '"mesa de orientación"'.encode() + b"\xff"
    ended = start("--content", ".", query, cwd=content, PYTHONIOENCODING="ascii")
    assert ended.returncode == 0
    assert b"1. Mesa de orientaci\\xf3n de Ejemplo" in ended.stdout
    assert b"Traceback" not in ended.stderr


def test_a_reader_who_leaves_early_is_no_error(content: Path) -> None:
    """As «| head» does; here nobody reads from the beginning."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(SCRIPT), "--content", ".", "migrantes"]
    ended = subprocess.run(
        command, cwd=content, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert ended.returncode == 0
    assert b"BrokenPipe" not in ended.stderr
