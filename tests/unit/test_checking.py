"""Near-duplicates join the other problems: once a pair, where the writer looks, and in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.checking import check_content, check_loose_files
from hub.entries.loader import Loaded, load_content
from hub.model import LANGUAGES
from hub.problems import Problem
from hub.reporting import tell
from tests.support.content_folders import TODAY, check, example, make_content, write_file
from tests.support.fragments import merge_fragment

GOOD = example("valid/practices/minimal.md")
PROGRAM = example("valid/programs/minimal-programme.yml")
RELATED = "related:\n  - {{id: {}, relation: similar, basis: editorial}}\n"
OTHER = """## Resumen

Dos traductoras recorren cada semana los albergues de la provincia con una carpeta de formularios.
Escuchan a las familias por separado y anotan lo que piden las escuelas, los centros de salud y el
registro civil [1]. Al volver reparten los casos entre cuatro oficinas y fijan un plazo para cada
uno. Las familias reciben la respuesta por teléfono en su lengua. Ningún papel sale del albergue
sin una copia para su dueño.
"""


def titled(title: str, *fragments: str) -> str:
    text = merge_fragment(GOOD, f"title: {title}\n")
    for fragment in fragments:
        text = merge_fragment(text, fragment)
    return text


def content_of(folder: Path, **practices: str) -> Path:
    files = {f"practices/{name}.md": text for name, text in practices.items()}
    return make_content(folder / "content", files)


def told(loaded: Loaded) -> list[tuple[str, str]]:
    """File and code of each problem."""
    return [(Path(problem.path).name, problem.code) for problem in loaded.problems]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two entries with one text, and one with another."""
    return content_of(
        tmp_path,
        mesa=titled("Mesa de Lima"),
        ventanilla=titled("Ventanilla de Quito"),
        albergue=titled("Albergue de Salta", OTHER),
    )


def practice(content: Path, name: str) -> Path:
    return content / "practices" / f"{name}.md"


def near_duplicate(content: Path) -> Problem:
    problems = check(content).problems
    assert [problem.code for problem in problems] == ["near-duplicate"]
    return problems[0]


def test_pair_is_told_once_at_the_later_id(content: Path) -> None:
    assert told(check(content)) == [("ventanilla.md", "near-duplicate")]


def test_entries_stay_in_the_catalog(content: Path) -> None:
    loaded = check(content)
    assert [entry.id for entry in loaded.catalog.practices] == ["albergue", "mesa", "ventanilla"]
    assert (loaded.checked, loaded.refused, loaded.has_errors) == (3, 0, False)


def test_message_says_with_what_and_how_much(content: Path) -> None:
    values = dict(near_duplicate(content).values)
    assert values == {
        "value": "La Municipalidad de Ejemplo atiende a personas migrantes en una mesa de "
        "orientación de la ciudad. El equipo explica…",
        "other": "mesa",
        "title": "Mesa de Lima",
        "percent": "96",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_message_has_its_values_in_every_language(language: str, content: Path) -> None:
    problem = near_duplicate(content)
    message = tell(problem, language).message
    for value in dict(problem.values).values():
        assert value in message


def test_nothing_changes_where_nothing_is_copied(tmp_path: Path) -> None:
    content = content_of(tmp_path, mesa=titled("Mesa"), albergue=titled("Albergue", OTHER))
    assert check(content) == load_content(content, today=TODAY)


# What is asked for


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["ventanilla"], ["ventanilla.md"]),
        (["mesa"], ["mesa.md"]),
        (["mesa", "ventanilla"], ["ventanilla.md"]),
        (["albergue"], []),
        ([], []),
    ],
)
def test_pair_is_told_at_what_was_asked_for(
    asked: list[str], expected: list[str], content: Path
) -> None:
    """Whoever checks only a new copy must be told, whichever of the two comes first."""
    only = (practice(content, name) for name in asked)
    loaded = check_content(content, today=TODAY, only=only)
    assert told(loaded) == [(name, "near-duplicate") for name in expected]
    assert loaded.checked == len(asked)


def test_earlier_entry_is_told_of_the_later_one(content: Path) -> None:
    mesa = practice(content, "mesa")
    (problem,) = check_content(content, today=TODAY, only=[mesa]).problems
    assert dict(problem.values)["other"] == "ventanilla"
    assert dict(problem.values)["title"] == "Ventanilla de Quito"


@pytest.mark.parametrize(("here", "given"), [("content", "."), ("content/programs", "..")])
def test_file_is_named_as_the_loader_names_it(
    here: str, given: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(practice(content, "warned"), titled("Otra mesa de orientación", "themes: [x]\n"))
    monkeypatch.chdir(content.parent / here)
    loaded = check(Path(given))
    assert len(loaded.problems) == 2
    assert len({str(Path(problem.path).parent) for problem in loaded.problems}) == 1
    asked = Path(given) / "practices" / "mesa.md"
    assert told(check_content(Path(given), today=TODAY, only=[asked])) == [
        ("mesa.md", "near-duplicate")
    ]


def test_entry_with_an_error_is_left_out(content: Path) -> None:
    write_file(practice(content, "ventanilla"), titled("Ventanilla de Quito", "themes: [x]\n"))
    assert told(check(content)) == [("ventanilla.md", "unknown-term")]


def test_practice_and_programme_are_a_pair_by_their_ids(tmp_path: Path) -> None:
    text = GOOD.partition("## Resumen\n")[2].strip()
    program = merge_fragment(f"---\n{PROGRAM}---\n", f"summary: >-\n  {text}\n")
    content = content_of(tmp_path, mesa=GOOD)
    write_file(content / "programs" / "curso.yml", program.split("---\n")[1])
    assert told(check(content)) == [("mesa.md", "near-duplicate")]
    (content / "programs" / "curso.yml").rename(content / "programs" / "programa.yml")
    assert told(check(content)) == [("programa.yml", "near-duplicate")]


def test_loose_files_are_compared_with_each_other(content: Path, tmp_path: Path) -> None:
    loose = [
        write_file(tmp_path / folder / f"{name}.md", titled(f"Ficha de ensayo {name}"))
        for folder, name in (("one", "a"), ("two", "b"))
    ]
    loaded = check_loose_files(reversed(loose), today=TODAY, home=content)
    assert told(loaded) == [("b.md", "near-duplicate")]
    assert loaded.problems[0].line == 18
    assert loaded.problems[0].path.endswith("/two/b.md")


def test_progress_is_told(content: Path) -> None:
    steps: list[tuple[int, int]] = []
    check_content(content, today=TODAY, progress=lambda done, of: steps.append((done, of)))
    assert steps == [(1, 3), (2, 3), (3, 3)]


# Other warnings of the same pair


@pytest.mark.parametrize(("stating", "named"), [("mesa", "ventanilla"), ("ventanilla", "mesa")])
def test_pair_that_states_its_relation_is_not_told(stating: str, named: str, content: Path) -> None:
    """That is one of the remedies. What was copied word by word is told as before."""
    path = practice(content, stating)
    write_file(path, merge_fragment(path.read_text(encoding="utf-8"), RELATED.format(named)))
    assert told(check(content)) == [("ventanilla.md", "repeated-sentence")]


def test_relation_to_a_third_entry_does_not_excuse_a_copy(content: Path) -> None:
    for name in ("mesa", "ventanilla"):
        path = practice(content, name)
        text = merge_fragment(path.read_text(encoding="utf-8"), RELATED.format("albergue"))
        write_file(path, text)
    assert told(check(content)) == [("ventanilla.md", "near-duplicate")]


def test_repeated_sentence_of_the_pair_is_not_told_beside(content: Path) -> None:
    assert ("ventanilla.md", "repeated-sentence") in told(load_content(content, today=TODAY))
    assert ("ventanilla.md", "repeated-sentence") not in told(check(content))


def test_repeated_sentence_of_another_pair_is_told(content: Path) -> None:
    sentence = OTHER.split("\n\n")[1].partition(" Escuchan")[0].partition("\nEscuchan")[0]
    path = practice(content, "mesa")
    text = path.read_text(encoding="utf-8").replace("La Municipalidad", f"{sentence} La Munici", 1)
    write_file(path, text.replace("Municipalidad de Ejemplo atiende", "palidad atiende"))
    assert told(check(content)) == [
        ("mesa.md", "repeated-sentence"),
        ("ventanilla.md", "near-duplicate"),
    ]


def test_same_title_is_told_beside_the_same_text(content: Path) -> None:
    write_file(practice(content, "ventanilla"), titled("Mesa de Lima"))
    assert told(check(content)) == [
        ("ventanilla.md", "duplicate-title"),
        ("ventanilla.md", "near-duplicate"),
    ]


def test_problems_stay_in_the_order_of_their_places(content: Path) -> None:
    write_file(practice(content, "zona"), titled("Zona de orientación", OTHER, "themes: [x]\n"))
    write_file(practice(content, "zorro"), titled("Zorro de orientación", OTHER))
    problems = check(content).problems
    assert list(problems) == sorted(problems)
    assert [Path(problem.path).name for problem in problems] == [
        "ventanilla.md",
        "zona.md",
        "zorro.md",
    ]


# The place


def marked(problem: Problem) -> str:
    """The text of the file that the problem marks."""
    line = Path(problem.path).read_text(encoding="utf-8").split("\n")[problem.line - 1]
    text = line[problem.column - 1 : problem.column - 1 + problem.length]
    assert len(text) == problem.length
    return text


def test_place_is_that_of_the_longest_passage(content: Path) -> None:
    assert marked(near_duplicate(content)) == (
        "La Municipalidad de Ejemplo atiende a personas migrantes"
    )


def test_place_is_found_where_lines_are_wrapped(content: Path) -> None:
    path = practice(content, "ventanilla")
    text = path.read_text(encoding="utf-8").replace("atiende a personas", "atiende\na personas")
    write_file(path, text)
    assert marked(near_duplicate(content)) == "La Municipalidad de Ejemplo atiende"


def test_place_that_is_not_found_is_the_beginning(content: Path) -> None:
    """In a value with escapes the text does not stand as it reads."""
    path = practice(content, "ventanilla")
    front, _, summary = path.read_text(encoding="utf-8").partition("\n\n## Resumen\n\n")
    escaped = summary.strip().replace("La Municipalidad", "La Munici\\u0070alidad")
    write_file(path, front.removesuffix("---") + f'summary: "{escaped}"\n---\n')
    problem = near_duplicate(content)
    assert (problem.line, problem.column, problem.length) == (1, 1, 1)
