"""What readers take away or subscribe to stands where the pages say, and is what they say."""

from __future__ import annotations

import json
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest

from tests.site.built import BuiltSite, Page, resolve, text_of

ATOM = "{http://www.w3.org/2005/Atom}"
INACTIVE = "practices/red-retirada.html"
ENDINGS = {"BibTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".csl.json"}
FEEDS = {
    ".xml": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".json": "application/feed+json",
}


def _alternates(page: Page) -> dict[str, str]:
    """Path and media type of the other representations that the head of a page names."""
    return {
        resolve(page.path, link.get("href", ""))[0]: link.get("type", "")
        for link in page.all("link")
        if link.get("rel") == "alternate"
    }


def _links(page: Page, class_name: str) -> dict[str, str]:
    """Words and paths of the links in the line of a class."""
    lines = page.by_class(class_name)
    return {
        text_of(link): resolve(page.path, link.get("href", ""))[0]
        for line in lines
        for link in line.iter("a")
    }


# Citations


def test_every_listed_entry_hands_its_citation_over(site: BuiltSite) -> None:
    for page in site.entry_pages:
        name = page.path.rpartition("/")[2].removesuffix(".html")
        expected = {label: f"cite/{name}{ending}" for label, ending in ENDINGS.items()}
        if page.path == INACTIVE:
            expected = {}
        assert _links(page, "cite-files") == expected
        told = [path for path in _alternates(page) if path.startswith("cite/")]
        assert told == [*expected.values()]
        assert set(expected.values()) <= set(site.files)


def test_there_is_a_citation_for_nothing_else(fixture_site: BuiltSite) -> None:
    listed = [page.path for page in fixture_site.entry_pages if page.path != INACTIVE]
    found = [path for path in fixture_site.files if path.startswith("cite/")]
    assert len(found) == len(listed) * len(ENDINGS)


def test_one_file_of_each_format_holds_all_citations(site: BuiltSite) -> None:
    ids = {path.removeprefix("cite/").partition(".")[0] for path in site.files if "cite/" in path}
    items = json.loads(site.text("data/practices.csl.json"))
    assert {item["id"] for item in items} == ids
    assert site.text("data/practices.bib").count("@misc{") == len(ids)
    records = (site.folder / "data/practices.ris").read_bytes().split(b"ER  - \r\n")
    assert len(records) == len(ids) + 1


def test_a_citation_is_that_of_the_page(site: BuiltSite) -> None:
    for page in site.entry_pages:
        apa, iso = (text_of(element) for element in page.by_class("citation"))
        assert text_of(page.by_id("citation")) == apa
        (publisher,), (title,) = page.metas("citation_publisher"), page.metas("citation_title")
        (day,), (address,) = page.metas("DC.date"), page.linked("canonical")
        year = day[:4]
        assert apa.startswith(f"{publisher} ({year}). {title}. ")
        assert iso.startswith(f"{publisher.upper()}, {year}. {title} [en línea]. ")
        assert iso.endswith(f"Disponible en: {address}")
        if page.path != INACTIVE:
            path = _links(page, "cite-files")["CSL-JSON"]
            (item,) = json.loads(site.text(path))
            assert (item["title"], item["URL"]) == (title, address)
            assert date(*item["issued"]["date-parts"][0]).isoformat() == day
            assert item["author"] == [{"literal": publisher}]


def test_the_page_of_open_data_names_the_folder_and_not_its_files(site: BuiltSite) -> None:
    page = site.page("data/index.html")
    assert "cite/" in text_of(page.main)
    paths = {resolve(page.path, href)[0] for href in page.hrefs}
    assert {f"data/practices{ending}" for ending in ENDINGS.values()} <= paths
    assert [path for path in paths if path.startswith("cite/")] == []


# Feeds


def _pages_with_feeds(site: BuiltSite) -> list[Page]:
    return [page for page in site.framed_pages if page.by_class("feeds")]


def test_every_country_and_theme_has_its_feeds(site: BuiltSite) -> None:
    values = {
        path
        for path in site.paths
        if path.startswith(("countries/", "themes/")) and not path.endswith("/index.html")
    }
    assert {page.path for page in _pages_with_feeds(site)} == values
    for page in _pages_with_feeds(site):
        stem = page.path.removesuffix(".html")
        assert _links(page, "feeds") == {
            "Atom": f"{stem}.xml",
            "RSS": f"{stem}.rss",
            "JSON": f"{stem}.json",
        }
        assert _alternates(page) == {stem + end: kind for end, kind in FEEDS.items()}
        assert set(_alternates(page)) <= set(site.files)


def test_feeds_of_a_page_are_told_from_the_others(fixture_site: BuiltSite) -> None:
    titles = [
        {link.get("title") for link in fixture_site.page(path).all("link") if link.get("title")}
        for path in ("index.html", "countries/pe.html")
    ]
    assert titles == [{"Hub de ensayo"}, {"Perú · Hub de ensayo"}]


@pytest.mark.parametrize("ending", FEEDS)
def test_a_feed_holds_the_entries_of_its_page(site: BuiltSite, ending: str) -> None:
    pages = _pages_with_feeds(site)
    assert pages
    for page in pages:
        path = page.path.removesuffix(".html") + ending
        own, home, items = READERS[ending](site.text(path))
        assert own == site.base_url + path
        assert home == site.base_url + page.path
        cards = page.by_class("card__title")
        expected = {
            site.base_url + resolve(page.path, link.get("href", ""))[0]
            for card in cards
            for link in card.iter("a")
        }
        assert {address for address, _ in items} == expected
        assert len(items) == len(expected), "ids are unique"
        days = [day for _, day in items]
        assert days == sorted(days, reverse=True)
        for address, day in items:
            entry = site.page(address.removeprefix(site.base_url))
            assert entry.metas("DC.date") == [day.isoformat()]


Read = tuple[str, str, list[tuple[str, date]]]
"""Address of a feed, of its page, and address and day of its items."""


def _read_atom(text: str) -> Read:
    root = ElementTree.fromstring(text)  # noqa: S314  our own file
    links = {link.get("rel"): link.get("href", "") for link in root.findall(f"{ATOM}link")}
    items = [
        (
            entry.findtext(f"{ATOM}id", ""),
            datetime.fromisoformat(entry.findtext(f"{ATOM}updated", "")).date(),
        )
        for entry in root.findall(f"{ATOM}entry")
    ]
    newest = datetime.fromisoformat(root.findtext(f"{ATOM}updated", "")).date()
    assert newest == items[0][1]
    return links["self"], links["alternate"], items


def _read_rss(text: str) -> Read:
    root = ElementTree.fromstring(text)  # noqa: S314  our own file
    (channel,) = root.findall("channel")
    (own,) = channel.findall(f"{ATOM}link")
    items = [
        (item.findtext("guid", ""), parsedate_to_datetime(item.findtext("pubDate", "")).date())
        for item in channel.findall("item")
    ]
    return own.get("href", ""), channel.findtext("link", ""), items


def _read_json(text: str) -> Read:
    feed = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    items = [
        (item["id"], datetime.fromisoformat(item["date_modified"]).date()) for item in feed["items"]
    ]
    return feed["feed_url"], feed["home_page_url"], items


READERS = {".xml": _read_atom, ".rss": _read_rss, ".json": _read_json}
