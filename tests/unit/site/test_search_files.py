"""What the browser shows of an index, and which entries are about the same, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from hub.entries.prose import ProsePage
from hub.exports.csv_data import COLUMN_NAMES, row
from hub.model import Catalog, Practice, Program, Review
from hub.queries.facets import FACETS, span_of
from hub.search.documents import search_documents
from hub.search.index import SearchIndex, build_index
from hub.site.cards import card
from hub.site.search_files import search_files, similar_entries
from hub.site.site import Settings, Site
from hub.site.strings import load_strings
from tests.unit.search.decoding import BrowserIndex, gaps, numbers

STRINGS = Path(__file__).parents[3] / "theme" / "strings"
PAGES = [
    ProsePage("about.html", "about.md", "Sobre el hub", "Quiénes " + "somos y qué " * 40, "Texto."),
    ProsePage("index.html", "index.md", "Inicio", "La portada.", ""),
]


def site_of(catalog: Catalog, language: str = "es") -> Site:
    settings = Settings("Hub", "Un hub.", "https://hub.example/", "Redacción", language)
    return Site(catalog, settings, load_strings(STRINGS, language))


def index_of(site: Site) -> SearchIndex:
    return build_index(search_documents(site.listed, PAGES, site.language), site.language)


@pytest.fixture(scope="module")
def site(catalog: Catalog) -> Site:
    return site_of(catalog)


@pytest.fixture(scope="module")
def entries(site: Site) -> list[Practice | Program]:
    """The entries in the order of the index."""
    index = index_of(site)
    return [site.catalog.entries_by_id[d.id] for d in index.documents[: index.entries]]


@pytest.fixture(scope="module")
def read(site: Site) -> BrowserIndex:
    return BrowserIndex(*search_files(site, index_of(site)))


def test_cards_are_those_of_the_listings(
    read: BrowserIndex, site: Site, entries: list[Practice | Program]
) -> None:
    (cards,) = read.calls["d/0"]
    assert len(cards) == len(entries) + 1 == 8
    for found, entry in zip(cards, entries, strict=False):
        shown = card(site, entry)
        kind = 1 if isinstance(entry, Program) else 0
        language = "" if entry.language == "es" else entry.language
        expected = [entry.url, entry.title, kind, shown.place, shown.period, shown.sentence]
        assert found == [*expected, language]
    assert {found[6] for found in cards} == {"", "pt"}


def test_a_page_is_a_card_with_its_description_cut_short(read: BrowserIndex) -> None:
    path, title, kind, place, period, sentence, language = read.calls["d/0"][0][-1]
    assert (path, title, kind, place, period, language) == (
        "about.html", "Sobre el hub", 2, "", "", "",
    )  # fmt: skip
    assert sentence.startswith("Quiénes somos y qué")
    assert sentence.endswith("…")
    assert len(sentence) <= 200


def test_every_facet_has_the_entries_of_each_value(
    read: BrowserIndex, entries: list[Practice | Program]
) -> None:
    for facet in FACETS:
        (values,) = read.calls[f"f/{facet.id}"]
        found = {(value, number) for value, text in values.items() for number in gaps(text)}
        expected = {(v, n) for n, entry in enumerate(entries) for v in facet.values(entry)}
        assert found == expected, facet.id
    assert read.calls["f/program"] == [{"complete-programme": values_of(entries, "complete")}]


def values_of(entries: list[Practice | Program], name: str) -> str:
    """The gap list of one entry."""
    number = [entry.id for entry in entries].index(name)
    return "!#$%&'()*"[number]


def test_years_and_verifications(read: BrowserIndex, entries: list[Practice | Program]) -> None:
    base = read.meta["baseYear"] - 2
    first, last = (numbers(codes) for codes in read.calls["f/period"])
    days = numbers(read.calls["f/verified"][0])
    for number, entry in enumerate(entries):
        span = span_of(entry)
        assert first[number] == (0 if span.first is None else span.first - base)
        end = 0 if span.last is None else span.last - base
        assert last[number] == (1 if span.goes_on else end)
        verified = date(2000, 1, 1) + timedelta(days=days[number])
        assert verified == entry.review.last_verified
    assert read.meta["baseYear"] == min(s.first for e in entries if (s := span_of(e)).first)


def test_an_entry_from_before_2000_has_a_day_too(catalog: Catalog) -> None:
    old = Review(last_verified=date(1999, 12, 31))
    aged = Catalog(
        practices=(replace(catalog.practices[0], review=old),),
        programs=(),
        vocabularies=catalog.vocabularies,
    )
    site = site_of(aged)
    read = BrowserIndex(*search_files(site, index_of(site)))
    assert numbers(read.calls["f/verified"][0]) == [0]


def test_rows_are_those_of_the_table(
    read: BrowserIndex, site: Site, entries: list[Practice | Program]
) -> None:
    columns, rows = read.calls["x/0"]
    assert columns == list(COLUMN_NAMES)
    assert rows == [row(entry, site.labels, "") for entry in entries]
    assert [cells[-1] for cells in rows] == [entry.url for entry in entries]


def test_only_listed_entries_are_in_the_files(site: Site) -> None:
    _, files = search_files(site, index_of(site))
    everything = b"".join(files.values()).decode()
    told = {entry.id for entry in site.catalog.entries() if entry.url in everything}
    assert told == {entry.id for entry in site.catalog.entries()} - {"english"}
    assert not site.catalog.entries_by_id["english"].is_listed


def test_a_hub_of_nothing(catalog: Catalog) -> None:
    site = site_of(Catalog(practices=(), programs=(), vocabularies=catalog.vocabularies))
    index = build_index([], "es")
    assert BrowserIndex(*search_files(site, index)).meta["documents"] == 0
    assert similar_entries(site, index) == {}


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_the_folder_is_that_of_the_language(language: str, catalog: Catalog) -> None:
    site = site_of(catalog, language)
    folder, files = search_files(site, index_of(site))
    assert folder.startswith(f"search/{language}/")
    assert search_files(site, index_of(site)) == (folder, files)


@pytest.fixture(scope="module")
def some(catalog: Catalog) -> Catalog:
    """Two entries about health in Peru, two that share only words, one on its own."""
    base = catalog.practices[0]
    assert isinstance(base, Practice)

    def entry(name: str, title: str, summary: str, **more: object) -> Practice:
        given = {"countries": (), "themes": (), "beneficiaries": (), "practice_type": "", **more}
        return replace(base, id=name, title=title, acronym="", original_title="", summary=summary,
                       **given)  # type: ignore[arg-type]  # fmt: skip

    health = {"countries": ("PE",), "themes": ("health",), "beneficiaries": ("children",)}
    return Catalog(
        practices=(
            entry("a", "Ventanilla abierta", "Vacunas gratuitas.", **health),
            entry("b", "Brigada móvil", "Vacunas gratuitas a domicilio.", **health),
            entry("c", "Cooperativa textil", "Costura artesanal con telares."),
            entry("d", "Taller artesanal", "Telares de madera para la cooperativa."),
            entry("e", "Radio vecinal", "Programas matinales.", countries=("CL",)),
            entry("f", "Huerta urbana", "Semillas nativas.", countries=("MX",)),
        ),
        programs=(),
        vocabularies=catalog.vocabularies,
    )


def test_similar_entries_say_what_they_share(some: Catalog) -> None:
    site = site_of(some)
    found = similar_entries(site, index_of(site))
    assert found.keys() == {"a", "b", "c", "d", "e", "f"}
    (near,) = found["a"]
    assert (near.title, near.path) == ("Brigada móvil", "practices/b.html")
    assert near.detail == "Práctica · Perú"
    assert near.shared == "Tienen en común: salud, niñas y niños, Perú."
    assert found["e"] == found["f"] == ()


def test_words_are_told_only_where_terms_say_little(some: Catalog) -> None:
    site = site_of(some)
    (near,) = similar_entries(site, index_of(site))["c"]
    assert near.path == "practices/d.html"
    shared = near.shared.removeprefix("Tienen en común: ").removesuffix(".").split(", ")
    assert len(shared) == 2
    assert set(shared) <= {"cooperativa", "artesanal", "telares"}


@pytest.mark.parametrize(("language", "word"), [("en", "health"), ("pt", "saúde")])
def test_reasons_are_in_the_language_of_the_site(language: str, word: str, some: Catalog) -> None:
    site = site_of(some, language)
    (near,) = similar_entries(site, index_of(site))["a"]
    assert word in near.shared
