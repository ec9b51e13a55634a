"""The synthetic corpus and the tables of the measurements made with it."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bench.corpus import MARKER, FolderInUse, write_corpus
from bench.grammar import contract, feminine, number, past, plural, present
from bench.practice import Writer, Written
from bench.sections import length_of
from bench.table import Row, Table, render_markdown, render_text, replace_table
from hub.entries.loader import Loaded, load_content
from hub.entries.style_rules import REPEATED_WORDS
from hub.entries.vocabulary_reader import read_vocabularies

VOCABULARIES = Path(__file__).parents[1] / "fixture_hub" / "content" / "vocabularies"
TODAY = date(2026, 1, 31)
COUNT = 50


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "content"
    write_corpus(COUNT, folder, VOCABULARIES)
    return folder


@pytest.fixture(scope="module")
def loaded(corpus: Path) -> Loaded:
    return load_content(corpus, today=TODAY)


# The corpus


def test_the_corpus_has_no_problem_not_even_a_warning(loaded: Loaded) -> None:
    assert [(problem.path, problem.line, problem.code) for problem in loaded.problems] == []
    assert len(loaded.catalog.practices) == COUNT
    assert len(loaded.catalog.programs) == 2


def test_ids_and_titles_are_unique(loaded: Loaded) -> None:
    entries = list(loaded.catalog.entries())
    assert len({entry.id for entry in entries}) == len(entries)
    assert len({entry.title.casefold() for entry in entries}) == len(entries)


def test_a_name_in_use_is_not_given_again() -> None:
    vocabularies, _ = read_vocabularies(VOCABULARIES)
    writer = Writer(vocabularies, "seed")
    first = writer.write(0, [], [], lambda entry_id, title: False)
    by_title = writer.write(0, [], [], lambda entry_id, title: title == first.title)
    by_id = writer.write(0, [], [], lambda entry_id, title: entry_id == first.id)
    assert by_title.title != first.title
    assert by_id.id != first.id


def test_no_long_sentence_is_told_twice() -> None:
    """Drawn from the same seed, every practice would be the first again."""
    vocabularies, _ = read_vocabularies(VOCABULARIES)
    writer = Writer(vocabularies, "seed")
    practices = [writer.write(0, [], [], lambda *_: False) for _ in range(100)]
    told = [text for practice in practices for text in long_sentences(practice)]
    assert len(told) > 200
    assert [text for text, count in Counter(told).items() if count > 1] == []


def long_sentences(practice: Written) -> list[str]:
    body = re.sub(r"(?m)^(?:## .*|- )", "", practice.text.split("\n---\n", 1)[1])
    sentences = re.split(r"(?: \[[\d, ]+\])?\.(?: |\n)|\*\*: ", body)
    return [text.strip() for text in sentences if len(text.split()) >= REPEATED_WORDS]


def test_the_same_number_of_entries_gives_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    write_corpus(COUNT, tmp_path / "again", VOCABULARIES)
    assert files_of(tmp_path / "again") == files_of(corpus)


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one(corpus: Path, tmp_path: Path) -> None:
    write_corpus(7, tmp_path / "small", VOCABULARIES)
    small, large = files_of(tmp_path / "small"), files_of(corpus)
    assert sum(path.startswith("practices/") for path in small) == 7
    assert small.items() <= large.items()


def test_entries_have_about_350_words(corpus: Path) -> None:
    lengths = []
    for path in (corpus / "practices").iterdir():
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        lengths.append(length_of([re.sub(r"(?m)^## .*$", "", body)]))
    assert 330 <= statistics.mean(lengths) <= 370
    assert min(lengths) > 250
    assert max(lengths) < 450


def test_entries_differ_in_place_theme_period_and_words(loaded: Loaded) -> None:
    practices = loaded.catalog.practices
    assert len({entry.countries for entry in practices}) > 10
    assert len({entry.themes for entry in practices}) > 10
    assert len({entry.period for entry in practices}) > 10
    assert len({organisation.name for e in practices for organisation in e.organisations}) > COUNT
    assert len({word for e in practices for word in e.summary.split()}) > 500
    assert len({entry.summary for entry in practices}) == COUNT


def test_some_entries_are_related_belong_to_a_programme_or_leave_a_section_out(
    loaded: Loaded,
) -> None:
    practices = loaded.catalog.practices
    assert any(entry.related for entry in practices)
    assert any(entry.programs for entry in practices)
    assert any("recommendations" in entry.not_stated for entry in practices)


def test_the_pages_that_editors_write_have_a_title_and_a_description(corpus: Path) -> None:
    pages = ["index", "about", "data/index"]
    pages += [f"contribute/{name}" for name in ("index", "criteria", "not-eligible")]
    for page in pages:
        text = (corpus / f"{page}.md").read_text(encoding="utf-8")
        assert re.match(r"---\ntitle: \S.*\ndescription: \S.*\n---\n", text), page


def test_the_vocabularies_are_copied(corpus: Path) -> None:
    assert files_of(corpus / "vocabularies") == files_of(VOCABULARIES)


# Where it is written


def test_a_corpus_replaces_a_corpus(tmp_path: Path) -> None:
    write_corpus(3, tmp_path, VOCABULARIES)
    write_corpus(1, tmp_path, VOCABULARIES)
    assert len(list((tmp_path / "practices").iterdir())) == 1


def test_an_empty_folder_is_used_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write_corpus(1, tmp_path / "empty", VOCABULARIES)
    assert (tmp_path / "empty" / MARKER).is_file()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FolderInUse):
        write_corpus(1, tmp_path, VOCABULARIES)
    assert files_of(tmp_path) == {"notes.txt": b"mine"}


def test_a_file_is_no_folder_to_write_into(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FolderInUse):
        write_corpus(1, tmp_path / "notes.txt", VOCABULARIES)


# The grammar


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("visita", "visitas"),
        ("red", "redes"),
        ("matriz", "matrices"),
        ("gestión", "gestiones"),
        ("boletín", "boletines"),
        ("bilingüe", "bilingües"),
    ],
)
def test_words_take_their_plural(word: str, many: str) -> None:
    assert plural(word) == many


def test_adjectives_and_verbs_agree() -> None:
    assert [feminine("sencillo"), feminine("breve"), feminine("local")] == [
        "sencilla",
        "breve",
        "local",
    ]
    assert [present("orientar"), present("recibir")] == ["orienta", "recibe"]
    assert [past("orientar"), past("recibir")] == ["orientó", "recibió"]


def test_articles_are_contracted_but_not_in_names() -> None:
    assert contract("a el turno de el barrio en El Alto de El Salvador") == (
        "al turno del barrio en El Alto de El Salvador"
    )


@pytest.mark.parametrize(("value", "written"), [(1234, "1234"), (12_340, "12.340")])
def test_figures_are_written_in_spanish(value: int, written: str) -> None:
    assert number(value) == written


# The tables of measurements

TABLE = Table(
    "build",
    "Building 10 entries",
    (
        Row.of_seconds("Time", 1.25, 1.0),
        Row.of_ratio("Ratio", 1.5, 1.5),
        Row.of_bytes("Page", 12_001, 12_000),
        Row("Files", "1,290"),
    ),
)


def test_a_target_is_met_or_not() -> None:
    assert [row.met for row in TABLE.rows] == ["no", "yes", "no", ""]
    assert Row.of_seconds("Time", 0.999, 1.0).met == "yes"
    assert Row.of_seconds("Time", 1.0, 1.0).met == "no"
    assert Row.of_bytes("Page", 12_000, 12_000).met == "yes"
    assert [Row.of_none("Problems", count).met for count in (0, 1)] == ["yes", "no"]


def test_the_table_stands_in_columns() -> None:
    assert render_text(TABLE) == (
        "Building 10 entries\n"
        "         Measured  Target   Met\n"
        "  Time   1.25 s    < 1 s    no\n"
        "  Ratio  1.50      ≤ 1.5    yes\n"
        "  Page   12.0 kB   ≤ 12 kB  no\n"
        "  Files  1,290\n"
    )


def test_the_table_is_markdown_for_the_documentation() -> None:
    lines = render_markdown(TABLE, "2026-01-31.").splitlines()
    assert lines[:3] == ["### Building 10 entries", "", "2026-01-31."]
    assert "| Ratio | 1.50 | ≤ 1.5 | yes |" in lines
    assert "| Files | 1,290 |  |  |" in lines


def test_a_table_replaces_the_one_between_its_marks() -> None:
    document = "a\n<!-- table:build -->\nold\n<!-- /table:build -->\nb\n"
    changed = replace_table(document, "build", "new \\1\n")
    assert changed == "a\n<!-- table:build -->\nnew \\1\n<!-- /table:build -->\nb\n"
    assert replace_table(changed, "build", "new \\1\n") == changed


def test_a_document_without_the_marks_is_an_error() -> None:
    with pytest.raises(ValueError, match="table:validate"):
        replace_table("<!-- table:build -->\n<!-- /table:build -->\n", "validate", "new\n")
