"""What a page tells search engines, reference managers and feed readers."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.site.built import BuiltSite, Page, is_entry, text_of

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
BASE = "https://ensayo.example/"


def _json_ld(page: Page) -> list[dict[str, Any]]:
    """The schema.org objects of a page."""
    scripts = [s for s in page.all("script") if s.get("type") == "application/ld+json"]
    graphs = [json.loads(script.text or "") for script in scripts]
    assert all(graph["@context"] == "https://schema.org" for graph in graphs)
    return [item for graph in graphs for item in graph["@graph"]]


def _of_type(page: Page, name: str) -> dict[str, Any]:
    (found,) = [item for item in _json_ld(page) if item["@type"] == name]
    return found


def test_titles_are_unique_and_name_the_hub(site: BuiltSite) -> None:
    titles = [text_of(page.one("title")) for page in site.pages]
    assert len(set(titles)) == len(titles)
    name = text_of(site.page("index.html").one("title"))
    assert all(title.endswith(name) for title in titles)


def test_every_page_has_a_description(site: BuiltSite) -> None:
    for page in site.framed_pages:
        (description,) = page.metas("description")
        assert 20 <= len(description) <= 160, f"{page.path}: {description!r}"
        assert not re.search(r"\*\*|\[\d|\]\(", description), f"{page.path}: {description!r}"


def test_descriptions_of_entries_are_their_own(site: BuiltSite) -> None:
    found = [page.metas("description")[0] for page in site.entry_pages]
    assert len(set(found)) == len(found)


def test_every_page_has_its_canonical_address(site: BuiltSite) -> None:
    for page in site.framed_pages:
        expected = site.base_url + ("" if page.path == "index.html" else page.path)
        assert page.linked("canonical") == [expected]


def test_every_page_names_the_license(site: BuiltSite) -> None:
    for page in site.framed_pages:
        assert page.linked("license") == [LICENSE], page.path


def test_every_page_can_be_shared(site: BuiltSite) -> None:
    for page in site.framed_pages:
        found = {
            element.get("property"): element.get("content")
            for element in page.all("meta")
            if "property" in element.attrib
        }
        assert found["og:url"] == page.linked("canonical")[0]
        assert found["og:title"] == text_of(page.one("h1"))
        assert found["og:description"] == page.metas("description")[0]
        assert found["og:type"] == ("article" if is_entry(page.path) else "website")


def test_structured_data_is_well_formed(site: BuiltSite) -> None:
    for page in site.framed_pages:
        assert _json_ld(page), page.path


def test_breadcrumbs_are_told_as_they_are_shown(site: BuiltSite) -> None:
    for page in site.framed_pages:
        if page.path == "index.html":
            continue
        shown = [text_of(item) for crumbs in page.by_class("crumbs") for item in crumbs.iter("li")]
        listed = _of_type(page, "BreadcrumbList")["itemListElement"]
        assert [item["name"] for item in listed] == shown, page.path
        assert [item["position"] for item in listed] == list(range(1, len(shown) + 1))
        assert listed[0]["item"] == site.base_url
        assert listed[-1]["item"] == page.linked("canonical")[0]


def test_entries_are_articles(site: BuiltSite) -> None:
    for page in site.entry_pages:
        article = _of_type(page, "Article")
        assert article["headline"] == text_of(page.one("h1"))
        assert article["url"] == page.linked("canonical")[0]
        assert article["license"] == LICENSE
        assert article["description"] == page.metas("description")[0]
        assert date.fromisoformat(article["dateModified"])


def test_an_article_says_what_the_entry_holds(fixture_site: BuiltSite) -> None:
    article = _of_type(fixture_site.page("practices/ventanilla-lima.html"), "Article")
    assert article["@id"] == BASE + "practices/ventanilla-lima.html"
    assert article["inLanguage"] == "es"
    assert article["dateModified"] == "2025-05-10"
    assert article["publisher"] == {"@type": "Organization", "name": "Redacción de ensayo"}
    assert article["about"] == [{"@type": "Organization", "name": "Municipalidad de Ensayo"}]
    assert article["spatialCoverage"] == [{"@type": "Country", "name": "Perú", "identifier": "PE"}]
    assert article["keywords"][0] == "Centros de atención integral"
    assert article["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Memoria anual de la ventanilla",
            "publisher": "Municipalidad de Ensayo",
            "url": "https://www.example.org/memoria",
            "datePublished": "2023",
        },
        {
            "@type": "CreativeWork",
            "name": "Follow-up report",
            "publisher": "Asociación de Ensayo",
            "url": "https://www.example.org/informe",
        },
        {
            "@type": "CreativeWork",
            "name": "Acta de la sesión del concejo",
            "publisher": "Municipalidad de Ensayo",
            "datePublished": "2019",
        },
    ]


def test_the_data_page_describes_a_dataset(fixture_site: BuiltSite) -> None:
    dataset = _of_type(fixture_site.page("data/index.html"), "Dataset")
    files = {item["contentUrl"].removeprefix(BASE) for item in dataset["distribution"]}
    assert {"data/practices.json", "data/programs.json", "data/practices.csv"} <= files
    assert files <= set(fixture_site.files)
    assert dataset["license"] == LICENSE


def test_reference_managers_can_cite_an_entry(fixture_site: BuiltSite) -> None:
    page = fixture_site.page("practices/ventanilla-lima.html")
    title = "Ventanilla municipal de orientación para personas migrantes"
    expected = {
        "citation_title": [title],
        "citation_author": ["Redacción de ensayo"],
        "citation_publisher": ["Redacción de ensayo"],
        "citation_publication_date": ["2025/05/10"],
        "citation_language": ["es"],
        "citation_public_url": [BASE + page.path],
        "DC.title": [title],
        "DC.publisher": ["Redacción de ensayo"],
        "DC.date": ["2025-05-10"],
        "DC.language": ["es"],
        "DC.rights": [LICENSE],
        "DC.identifier": [BASE + page.path],
    }
    assert {name: page.metas(name) for name in expected} == expected


def test_every_entry_can_be_cited(site: BuiltSite) -> None:
    for page in site.entry_pages:
        title = text_of(page.one("h1"))
        assert page.metas("citation_title") == [title]
        assert page.metas("DC.title") == [title]
        assert page.metas("citation_public_url") == page.linked("canonical")
        assert page.metas("DC.rights") == [LICENSE]


def test_listings_offer_the_feeds(site: BuiltSite) -> None:
    for path in ("index.html", "practices/index.html", "themes/index.html"):
        page = site.page(path)
        feeds = {link.get("type") for link in page.all("link") if link.get("rel") == "alternate"}
        expected = {"application/atom+xml", "application/rss+xml", "application/feed+json"}
        assert feeds == (set() if path.startswith("themes") else expected)


def _sitemap(site: BuiltSite) -> dict[str, str]:
    root = ElementTree.fromstring(site.text("sitemap.xml"))  # noqa: S314  our own file
    assert root.tag == f"{SITEMAP}urlset"
    return {
        url.findtext(f"{SITEMAP}loc", ""): url.findtext(f"{SITEMAP}lastmod", "") for url in root
    }


def test_the_sitemap_lists_every_page(site: BuiltSite) -> None:
    addresses = {page.linked("canonical")[0] for page in site.framed_pages}
    assert set(_sitemap(site)) == addresses


def test_the_sitemap_has_the_dates_of_the_entries(fixture_site: BuiltSite) -> None:
    dates = _sitemap(fixture_site)
    assert dates[BASE + "practices/ventanilla-lima.html"] == "2025-05-10"
    assert dates[BASE + "practices/red-retirada.html"] == "2025-07-30"
    assert dates[BASE + "programs/programa-breve.html"] == "2025-01-09"
    assert dates[BASE + "countries/bz.html"] == "2025-06-01"
    assert dates[BASE + "programs/index.html"] == "2025-05-20"


def test_the_sitemap_dates_every_page_that_has_content(site: BuiltSite) -> None:
    undated = {address for address, day in _sitemap(site).items() if not day}
    for address in undated:
        page = site.page(address.removeprefix(site.base_url))
        assert page.by_class("missing"), f"{page.path}: no date"


def test_the_atom_feed_is_complete(fixture_site: BuiltSite) -> None:
    root = ElementTree.fromstring(fixture_site.text("feed.xml"))  # noqa: S314  our own file
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert root.findtext(f"{ATOM}{name}")
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated", "")[:10] for entry in entries] == [
        "2025-06-01", "2025-05-20", "2025-05-10", "2025-04-02", "2025-03-15", "2025-02-20",
        "2025-01-09",
    ]  # fmt: skip
    for entry in entries:
        address = entry.findtext(f"{ATOM}id", "")
        assert address.removeprefix(BASE) in fixture_site.paths
        assert entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}summary")
        assert entry.find(f"{ATOM}author") is not None


def test_the_json_feed_is_complete(fixture_site: BuiltSite) -> None:
    feed = json.loads(fixture_site.text("feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == BASE + "feed.json"
    assert len(feed["items"]) == 7
    for item in feed["items"]:
        assert item["url"].removeprefix(BASE) in fixture_site.paths
        assert item["title"]
        assert item["content_text"]


@pytest.mark.parametrize("kind", ["practice", "program"])
def test_the_schemas_have_their_public_address(fixture_site: BuiltSite, kind: str) -> None:
    path = f"data/schema/{kind}.schema.json"
    assert json.loads(fixture_site.text(path))["$id"] == BASE + path
