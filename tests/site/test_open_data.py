"""The open data as a program meets it: described, complete, versioned, as its standards want it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urldefrag

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from hub.exports.publication import SCHEMA_VERSION
from tests.conftest import GOLDEN
from tests.site.built import BuiltSite, resolve, text_of
from tests.support.data_shapes import breaches, read_shape, shape_of

INACTIVE = "practices/red-retirada.html"
FEEDS = re.compile(r"(feed|countries/[a-z]{2}|themes/[a-z0-9-]+)\.(xml|rss|json)")
DATA = re.compile(r"data\.json|data/.+(?<!\.html)|cite/.+|" + FEEDS.pattern)


def _json(site: BuiltSite, path: str) -> Any:
    return json.loads(site.text(path))


def _data_files(site: BuiltSite) -> list[str]:
    """Everything on the site that is for programs; the search index is its own affair."""
    return [path for path in site.files if DATA.fullmatch(path)]


# The description of the interface


@pytest.fixture(scope="module")
def interface(site: BuiltSite) -> dict[str, Any]:
    found: dict[str, Any] = _json(site, "data/openapi.json")
    return found


def _as_pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\w+\\}", "[a-z0-9.-]+?", re.escape(path.lstrip("/"))))


def test_the_description_of_the_interface_is_valid(interface: dict[str, Any]) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(interface).iter_errors()] == []


def test_every_path_of_the_interface_is_a_file(site: BuiltSite, interface: dict[str, Any]) -> None:
    for path in interface["paths"]:
        assert any(map(_as_pattern(path).fullmatch, site.files)), path


def test_every_data_file_is_in_the_interface(site: BuiltSite, interface: dict[str, Any]) -> None:
    patterns = [_as_pattern(path) for path in interface["paths"]]
    files = _data_files(site)
    assert [f for f in files if not any(p.fullmatch(f) for p in patterns)] == []
    assert "data.json" in files
    assert "data/catalog.jsonld" in files


def test_an_operation_has_the_parameters_of_its_path(interface: dict[str, Any]) -> None:
    operations = [(path, item["get"]) for path, item in interface["paths"].items()]
    ids = [operation["operationId"] for _, operation in operations]
    assert len(set(ids)) == len(ids)
    for path, operation in operations:
        assert re.findall(r"{(\w+)}", path) == [p["name"] for p in operation.get("parameters", [])]


def test_every_json_file_is_as_the_interface_says(
    site: BuiltSite, interface: dict[str, Any]
) -> None:
    """Members that are not described are not allowed: the schemas are closed."""
    checked = 0
    for path, item in interface["paths"].items():
        (content,) = item["get"]["responses"]["200"]["content"].values()
        if "schema" not in content:
            continue
        schema = {**interface, "$ref": content["schema"]["$ref"]}
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for file in filter(_as_pattern(path).fullmatch, site.files):
            errors = [
                f"{e.json_path}: {e.message}" for e in validator.iter_errors(_json(site, file))
            ]
            assert errors == [], file
            checked += 1
    entries = [page for page in site.entry_pages if page.path != INACTIVE]
    assert checked == len(entries) + 3


def test_a_parameter_accepts_every_value_in_use(site: BuiltSite, interface: dict[str, Any]) -> None:
    for path, item in interface["paths"].items():
        for parameter in item["get"].get("parameters", []):
            name = parameter["name"]
            pattern = re.escape(path.lstrip("/")).replace(rf"\{{{name}\}}", "(.+)")
            for file in site.files:
                if found := re.fullmatch(pattern, file):
                    if path.startswith(("/countries/", "/themes/")) and "/index." in file:
                        continue
                    assert re.match(parameter["schema"]["pattern"], found[1]), file


# Versions


def test_every_document_says_its_version_and_its_moment(site: BuiltSite) -> None:
    said: dict[str, tuple[str, str]] = {}
    for path in _data_files(site):
        if path.startswith("data/") and path.endswith((".json", ".jsonld")):
            said[path] = _said(_json(site, path))
    del said["data/practices.csl.json"]  # a list of items: the format has no place for it
    assert {version for version, _ in said.values()} == {SCHEMA_VERSION}, said
    (moment,) = {moment for _, moment in said.values()}
    assert datetime.fromisoformat(moment).tzinfo


def _said(document: Any) -> tuple[str, str]:
    """Version and moment, where the standard of each document has its place for them."""
    if isinstance(document, list):
        return "", ""
    if "openapi" in document:
        return document["info"]["version"], document["x-generated-at"]
    if "$comment" in document:
        version, moment = document["$comment"].split(", ")
        return version.removeprefix("schema_version "), moment.removeprefix("generated_at ")
    node = document["@graph"][0] if "@graph" in document else document
    version = node.get("schema_version") or node.get("versionInfo") or node["version"]
    moment = node.get("generated_at") or node.get("modified") or node["dateModified"]
    return version, moment


def test_the_shape_of_the_data_is_that_of_its_version(
    fixture_site: BuiltSite, update_golden: bool
) -> None:
    """Read the difference, raise ``SCHEMA_VERSION``, then ``pytest --update-golden``."""
    path = GOLDEN / "data" / "shape.txt"
    found = shape_of(fixture_site.folder, SCHEMA_VERSION)
    if path.is_file():
        assert breaches(read_shape(path.read_text(encoding="utf-8")), found) == []
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found.text(), encoding="utf-8")
    assert found.text().splitlines() == path.read_text(encoding="utf-8").splitlines()


# Tables


def test_every_table_is_described_column_by_column(site: BuiltSite) -> None:
    resources = {
        f"data/{resource['path']}": resource
        for resource in _json(site, "data/datapackage.json")["resources"]
    }
    assert set(resources) == {p for p in site.files if re.fullmatch(r"data/.+\.csv", p)}
    for path, resource in resources.items():
        content = (site.folder / path).read_bytes()
        header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header, path
        assert resource["bytes"] == len(content)
        assert all(field["description"] for field in fields), path
        for row in rows:
            for field, cell in zip(fields, row, strict=True):
                assert not cell or _is_of_type(cell, field["type"]), (path, field, cell)
        at = [header.index(name) for name in resource["schema"]["primaryKey"]]
        keys = [tuple(row[place] for place in at) for row in rows]
        assert len(set(keys)) == len(keys), path


def _is_of_type(cell: str, kind: str) -> bool:
    patterns = {"integer": r"\d+", "number": r"\d+(\.\d+)?", "date": r"\d{4}-\d\d-\d\d"}
    return kind == "string" or bool(re.fullmatch(patterns[kind], cell))


def test_tables_are_joined_by_the_entry(site: BuiltSite) -> None:
    def column(path: str, name: str) -> set[str]:
        text = (site.folder / path).read_bytes().decode("utf-8-sig")
        return {row[name] for row in csv.DictReader(io.StringIO(text, newline=""))}

    known = column("data/entries.csv", "id")
    listed = {p.path for p in site.entry_pages if p.path != INACTIVE}
    assert known == {path.rpartition("/")[2].removesuffix(".html") for path in listed}
    for name in ("organisations", "figures", "sources", "countries"):
        path = f"data/{name}.csv"
        assert column(path, "entry_id") <= known
        addresses = {address.removeprefix(site.base_url) for address in column(path, "entry_url")}
        assert addresses <= listed


# Linked data


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)


@pytest.mark.parametrize("path", ["data/vocabularies.jsonld", "data/catalog.jsonld"])
def test_every_name_of_linked_data_is_defined(site: BuiltSite, path: str) -> None:
    """What a context does not define is not there for readers of linked data."""
    document = _json(site, path)
    context = document.pop("@context")
    maps = {n for n, d in context.items() if isinstance(d, dict) and "@container" in d}
    names: set[str] = set()
    for node in _nodes(document):
        names |= {name for name in node if not name.startswith("@")}
        kinds = node.get("@type", "")
        assert not kinds or kinds in context or kinds.partition(":")[0] in context
        for name in maps & node.keys():
            assert set(node[name]) <= {"es", "en", "pt"}
    assert names - {"es", "en", "pt"} <= context.keys()
    unused = {n for n, d in context.items() if isinstance(d, dict)} - names
    assert unused <= {"hasEmail", "hasURL"}


def test_addresses_of_concepts_are_places_of_the_site(site: BuiltSite) -> None:
    graph = _json(site, "data/vocabularies.jsonld")["@graph"]
    concepts = [node for node in graph if node["@type"] in ("Concept", "ConceptScheme")]
    assert len(concepts) > 50
    ids = site.page("contribute/vocabularies.html").ids
    for node in concepts:
        address, fragment = urldefrag(node["@id"])
        assert address == f"{site.base_url}contribute/vocabularies.html"
        assert fragment in ids


def test_articles_are_those_of_the_pages(site: BuiltSite) -> None:
    document = _json(site, "data/practices.jsonld")
    assert document["@context"] == "https://schema.org"
    dataset, *articles = document["@graph"]
    assert dataset["@type"] == "Dataset"
    by_page = {article["@id"]: article for article in articles}
    assert len(by_page) == len(articles)
    for page in site.entry_pages:
        (script,) = [s for s in page.all("script") if s.get("type") == "application/ld+json"]
        shown = json.loads(script.text or "")["@graph"][0]
        if page.path == INACTIVE:
            assert shown["@id"] not in by_page
        else:
            assert by_page.pop(shown["@id"]) == shown
    assert by_page == {}


# Catalogs


def test_the_catalog_weighs_every_file(site: BuiltSite) -> None:
    catalog = _json(site, "data/catalog.jsonld")
    files = [file for dataset in catalog["dataset"] for file in dataset["distribution"]]
    assert len(files) > 10
    for file in files:
        content = (site.folder / file["downloadURL"].removeprefix(site.base_url)).read_bytes()
        assert file["byteSize"] == len(content)
        assert file["checksum"]["checksumValue"] == hashlib.sha256(content).hexdigest()


def test_datasets_of_both_catalogs_are_places_of_the_page(site: BuiltSite) -> None:
    page = site.page("data/index.html")
    pod = _json(site, "data.json")["dataset"]
    dcat = _json(site, "data/catalog.jsonld")["dataset"]
    assert [d["identifier"] for d in pod] == [d["@id"] for d in dcat]
    for dataset in pod:
        address, fragment = urldefrag(dataset["landingPage"])
        assert address == f"{site.base_url}data/index.html"
        assert page.by_id(fragment).tag == "tbody"
        shown = {resolve(page.path, a.get("href", ""))[0] for a in page.by_id(fragment).iter("a")}
        told = {file["downloadURL"].removeprefix(site.base_url) for file in dataset["distribution"]}
        assert told == shown


# Pages


def test_every_listed_entry_hands_its_data_over(site: BuiltSite) -> None:
    for page in site.entry_pages:
        lines = page.by_class("data-file")
        if page.path == INACTIVE:
            assert lines == []
            continue
        (link,) = [a for line in lines for a in line.iter("a")]
        path, _ = resolve(page.path, link.get("href", ""))
        assert path == f"data/{page.path.removesuffix('.html')}.json"
        assert _json(site, path)["entry"]["title"] == text_of(page.one("h1"))
        (head,) = [e for e in page.all("link") if e.get("type") == "application/json"]
        assert resolve(page.path, head.get("href", ""))[0] == path


def test_there_is_data_of_nothing_else(fixture_site: BuiltSite) -> None:
    found = [p for p in fixture_site.files if re.match("data/(practices|programs)/", p)]
    listed = [p.path for p in fixture_site.entry_pages if p.path != INACTIVE]
    assert sorted(found) == sorted(f"data/{p.removesuffix('.html')}.json" for p in listed)


def test_the_page_of_open_data_offers_every_file_of_the_folder(site: BuiltSite) -> None:
    page = site.page("data/index.html")
    offered = {resolve(page.path, href)[0] for href in page.hrefs}
    of_entries = re.compile("data/(practices|programs)/")
    data = {p for p in _data_files(site) if p.startswith("data") and not of_entries.match(p)}
    assert data <= offered
    for folder in ("data/practices/", "data/programs/"):
        assert folder in text_of(page.main)
