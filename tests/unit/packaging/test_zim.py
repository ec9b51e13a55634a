"""ZIM packages: all of the site, found with and without accents, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from libzim.writer import Creator

from hub.packaging import zim_check, zim_file
from hub.packaging.built_site import BuiltSite, read_built_site
from hub.packaging.faults import PackageError
from hub.packaging.zim_file import iso_639_3, metadata, shorten, write_zim
from tests.support.small_sites import FILES, HUB, URL, make_site

MOMENT = datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC)


def no_tell(step: str, done: int, of: int) -> None:
    """Nobody watches."""


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    page = FILES["index.html"].replace(f"<h1>{HUB}", f"<h1>{HUB} en casa")
    more = {
        "404.html": page.replace("en casa", "perdida"),
        "themes/salud.html": FILES["practices/agua.html"].replace("Agua para la", "Salud de la"),
        "feed.xml": "<feed/>",
    }
    return read_built_site(make_site(tmp_path / "site", **more))


@pytest.fixture
def package(site: BuiltSite, tmp_path: Path) -> Path:
    path = tmp_path / "hub.zim"
    write_zim(site, path, MOMENT, no_tell)
    return path


@pytest.fixture
def archive(package: Path) -> Archive:
    return Archive(package)


def found(archive: Archive, words: str) -> list[str]:
    return list(Searcher(archive).search(Query().set_query(words)).getResults(0, 20))


def suggested(archive: Archive, words: str) -> list[str]:
    return list(SuggestionSearcher(archive).suggest(words).getResults(0, 20))


def fault(call: Callable[[], object]) -> PackageError:
    with pytest.raises(PackageError) as caught:
        call()
    return caught.value


# What is in it


def test_every_file_of_the_site_is_an_item_under_its_path(
    site: BuiltSite, archive: Archive
) -> None:
    assert archive.check()
    assert archive.entry_count == len(site.files)
    for path in site.files:
        item = archive.get_entry_by_path(path).get_item()
        assert bytes(item.content) == (site.folder / path).read_bytes()
    assert archive.main_entry.get_item().path == "index.html"
    types = {path: archive.get_entry_by_path(path).get_item().mimetype for path in site.files}
    assert types["practices/agua.html"] == "text/html"
    assert types["feed.xml"] == "application/atom+xml"
    assert types["mark.svg"] == "image/svg+xml"


def test_what_keeps_the_site_in_a_browser_is_not_in_it(tmp_path: Path) -> None:
    folder = make_site(tmp_path / "site", **{"sw.js": "//", "offline-files.js": "//"})
    site = read_built_site(folder)
    path = tmp_path / "hub.zim"
    write_zim(site, path, MOMENT, no_tell)
    archive = Archive(path)
    assert not archive.has_entry_by_path("sw.js")
    assert not archive.has_entry_by_path("offline-files.js")
    assert archive.has_entry_by_path("mark.svg")
    assert zim_check.check_new_zim(path, site, no_tell).files == len(site.files) - 2


def test_it_says_what_the_specification_wants(archive: Archive) -> None:
    said = {
        name: archive.get_metadata(name).decode()
        for name in archive.metadata_keys
        if "@" not in name
    }
    del said["Counter"], said["Scraper"]
    assert said == {
        "Name": "practicas-de-nandu-compania_es_all",
        "Title": HUB,
        "Creator": "Ministerio de Ñandú",
        "Publisher": "Ministerio de Ñandú",
        "Date": "2026-03-04",
        "Description": HUB,
        "LongDescription": HUB,
        "Language": "spa",
        "License": "https://creativecommons.org/licenses/by/4.0/",
        "Source": URL,
        "Tags": "_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
        "Flavour": "maxi",
    }


def test_its_picture_is_a_png_of_48_pixels(archive: Archive) -> None:
    assert archive.has_illustration(48)
    picture = bytes(archive.get_illustration_item(48).content)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert [int.from_bytes(picture[at : at + 4]) for at in (16, 20)] == [48, 48]


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Corto", 30, "Corto"),
        ("Prácticas de salud para la niñez", 30, "Prácticas de salud…"),
        ("Prácticas de salud para niñez x", 30, "Prácticas de salud para niñez…"),
        ("x" * 40, 30, "x" * 29 + "…"),
        ("Salud, y todo lo demás", 10, "Salud…"),
    ],
)
def test_a_long_text_ends_after_a_word_that_says_something(
    text: str, most: int, expected: str
) -> None:
    assert shorten(text, most) == expected


def test_a_long_name_is_cut_without_an_ellipsis(site: BuiltSite) -> None:
    about = replace(site.about, name="Buenas prácticas de gobernanza migratoria")
    said = metadata(replace(site, about=about), MOMENT)
    assert said["Title"] == "Buenas prácticas de gobernanza"


def test_what_is_not_known_is_not_said(site: BuiltSite) -> None:
    for path in site.about.entry_pages:
        page = site.folder / path
        page.write_text(page.read_text(encoding="utf-8").replace("DC.", "x."), encoding="utf-8")
    said = metadata(replace(site, about=replace(site.about, url="")), MOMENT)
    assert "Source" not in said
    assert said["Publisher"] == HUB


@pytest.mark.parametrize(
    ("language", "expected"), [("es", "spa"), ("pt-BR", "por"), ("en", "eng"), ("", "und")]
)
def test_languages_are_named_as_iso_639_3_does(language: str, expected: str) -> None:
    assert iso_639_3(language) == expected


# What is found


@pytest.mark.parametrize("words", ["niñez", "ninez", "NIÑEZ", "salud niñez"])
def test_an_entry_is_found_with_and_without_accents(archive: Archive, words: str) -> None:
    assert "practices/agua.html" in found(archive, words)


@pytest.mark.parametrize("words", ["Agua", "agua", "niñ", "ninez"])
def test_titles_are_suggested_with_and_without_accents(archive: Archive, words: str) -> None:
    assert suggested(archive, words)[0] == "practices/agua.html"


def test_letters_that_are_more_than_a_mark_stay(site: BuiltSite, tmp_path: Path) -> None:
    page = site.folder / "practices" / "agua.html"
    text = page.read_text(encoding="utf-8").replace("niñez", "Straße İzmir Øresund")
    page.write_text(text, encoding="utf-8")
    path = tmp_path / "letters.zim"
    write_zim(site, path, MOMENT, no_tell)
    for word in ("straße", "Izmir", "øresund", "İzmir"):
        assert found(Archive(path), word) == ["practices/agua.html"], word
    assert zim_check.check_new_zim(path, site, no_tell).files == len(site.files)


def test_menus_are_on_every_page_and_found_on_none(archive: Archive) -> None:
    assert found(archive, "menú") == []


def test_a_listing_is_found_by_its_title_and_not_by_what_it_repeats(archive: Archive) -> None:
    assert found(archive, "inicio") == ["practices/agua.html"]
    assert suggested(archive, "salud de la") == ["themes/salud.html"]


def test_the_page_of_missing_addresses_is_not_found(archive: Archive) -> None:
    assert found(archive, "perdida") == []
    assert suggested(archive, "perdida") == []


# The same site gives the same bytes


def test_the_same_site_gives_the_same_bytes_and_another_site_another_file(
    site: BuiltSite, package: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.zim"
    write_zim(site, again, MOMENT, no_tell)
    assert again.read_bytes() == package.read_bytes()
    (site.folder / "mark.svg").write_text("<svg />", encoding="utf-8")
    other = tmp_path / "other.zim"
    write_zim(site, other, MOMENT, no_tell)
    ids = {Archive(path).uuid for path in (package, again, other)}
    assert len(ids) == 2
    assert {each.version for each in ids} == {5}


def test_nothing_is_printed(
    site: BuiltSite, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write_zim(site, tmp_path / "quiet.zim", MOMENT, no_tell)
    print("after")
    assert capfd.readouterr() == ("after\n", "")


# What is noticed


def test_a_new_file_is_compared_with_the_site(site: BuiltSite, package: Path) -> None:
    contents = zim_check.check_new_zim(package, site, no_tell)
    assert contents.files == len(site.files)
    assert contents.size == sum((site.folder / path).stat().st_size for path in site.files)
    (site.folder / "mark.svg").write_text("<svg />", encoding="utf-8")
    (site.folder / "added.txt").write_text("x", encoding="utf-8")
    (site.folder / "feed.xml").unlink()
    now = read_built_site(site.folder)
    altered = fault(lambda: zim_check.check_new_zim(package, now, no_tell))
    assert (altered.code, altered.values["n"]) == ("altered", 3)
    assert altered.values["files"] == "added.txt, feed.xml, mark.svg"


def test_a_file_in_which_nothing_is_found_is_not_accepted(
    site: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What libzim is given with accents it finds neither with nor without them.
    monkeypatch.setattr(zim_file, "without_accents", str)
    write_zim(site, tmp_path / "hub.zim", MOMENT, no_tell)
    refused = fault(lambda: zim_check.check_new_zim(tmp_path / "hub.zim", site, no_tell))
    assert (refused.code, refused.values["query"]) == ("unsearchable", "integración")


def test_any_changed_byte_is_noticed(package: Path) -> None:
    data = package.read_bytes()
    for place in range(0, len(data), max(1, len(data) // 60)):
        package.write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
        assert fault(lambda: zim_check.verify_zim(package, no_tell)).code == "damaged", place


@pytest.mark.parametrize("keep", [0, 10, 100, 0.5, 0.99])
def test_a_truncated_file_is_noticed(package: Path, keep: float) -> None:
    data = package.read_bytes()
    package.write_bytes(data[: int(keep if keep > 1 else keep * len(data))])
    assert fault(lambda: zim_check.verify_zim(package, no_tell)).code == "damaged"


def test_a_file_without_a_main_page_is_none_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "empty.zim"
    with Creator(path) as creator:
        creator.add_metadata("Title", "x")
    assert fault(lambda: zim_check.verify_zim(path, no_tell)).code == "damaged"
