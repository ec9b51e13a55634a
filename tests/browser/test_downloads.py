"""The page of downloads: what it says of packages at the public address, and what in a copy."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.reader import OVERFLOW, OpenReader, readers
from tests.site.built import BuiltSite

SUM = "0123456789abcdef" * 4
PACKAGES = {
    "schema_version": "1.0",
    "hub": "Hub de ensayo",
    "date": "2026-03-04",
    "packages": [
        {"form": "zip", "file": "hub-de-ensayo.zip", "bytes": 1_234_567, "sha256": SUM},
        {"form": "zim", "file": "hub-de-ensayo.zim", "bytes": 98_765_432, "sha256": SUM[::-1]},
    ],
}
MISSING = "Ahora no hay datos de este paquete."
NOTE = ".package__note"


@pytest.fixture
def make(browser: Browser) -> Iterator[OpenReader]:
    with readers(browser) as make:
        yield make


def _public(make: OpenReader, site: BuiltSite, packages: str | None, **options: object) -> Page:
    """The page as at the public address, where ``downloads/packages.js`` is ``packages``."""
    reader = make(service_workers="block", **options)

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(site.base_url).partition("?")[0]
        if path == "downloads/packages.js" and packages is not None:
            route.fulfill(body=packages, content_type="text/javascript")
        elif path in site.files:
            route.fulfill(path=site.folder / path, content_type=mimetypes.guess_type(path)[0])
        else:
            route.fulfill(status=404, body="")

    reader.context.route(f"{site.base_url}**", answer)
    return reader.open(site.base_url + "downloads.html", width=320)


def _called(manifest: object) -> str:
    return f"Hub.packages({json.dumps(manifest)});"


def test_the_public_page_tells_size_date_and_checksum(
    make: OpenReader, fixture_site: BuiltSite
) -> None:
    page = _public(make, fixture_site, _called(PACKAGES))
    place = page.locator("[data-form=zip]")
    expect(place).to_contain_text("1,2 MB")
    expect(place).to_contain_text("4 de marzo de 2026")
    expect(place.locator("code")).to_have_text(SUM)
    expect(page.locator("[data-form=zim]")).to_contain_text("98,8 MB")
    link = place.get_by_role("link", name="Descargar ZIP")
    expect(link).to_have_attribute("href", "downloads/hub-de-ensayo.zip")
    expect(place.get_by_text("Esta es una copia")).to_be_hidden()
    assert page.evaluate(OVERFLOW) == []


def test_the_checksum_is_copied(make: OpenReader, fixture_site: BuiltSite) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    page = _public(make, fixture_site, _called(PACKAGES), permissions=allowed)
    place = page.locator("[data-form=zip]")
    place.get_by_role("button", name="Copiar la suma").click()
    expect(place.get_by_role("status")).to_have_text("Copiado.")
    assert page.evaluate("navigator.clipboard.readText()") == SUM


@pytest.mark.parametrize(
    "packages",
    [
        None,
        "",
        "Hub.packages();",
        _called(None),
        _called({}),
        _called({"date": "2026-03-04", "packages": [None]}),
        _called({"date": "2026-03-04", "packages": {"form": "zip"}}),
        _called(PACKAGES | {"date": "ayer"}),
        _called(PACKAGES | {"packages": [{"form": "zip", "bytes": -1, "sha256": SUM}]}),
        _called(PACKAGES | {"packages": [{"form": "zip", "bytes": 1, "sha256": "<b>x</b>"}]}),
    ],
)
def test_one_quiet_sentence_when_nothing_is_known(
    make: OpenReader, fixture_site: BuiltSite, packages: str | None
) -> None:
    page = _public(make, fixture_site, packages)
    for note in page.locator(NOTE).all():
        expect(note).to_contain_text(MISSING)
    link = page.get_by_role("link", name="Descargar ZIP")
    expect(link).to_have_attribute("href", "https://ensayo.example/downloads/hub-de-ensayo.zip")


def test_one_package_that_is_not_there_leaves_the_other(
    make: OpenReader, fixture_site: BuiltSite
) -> None:
    page = _public(make, fixture_site, _called(PACKAGES | {"packages": PACKAGES["packages"][:1]}))
    expect(page.locator("[data-form=zip] code")).to_have_text(SUM)
    expect(page.locator(f"[data-form=zim] {NOTE}")).to_contain_text(MISSING)


@pytest.mark.parametrize("transport", ["http", "file"])
def test_a_copy_says_so_and_asks_for_nothing(
    make: OpenReader, fixture_address: str, fixture_site: BuiltSite, transport: str
) -> None:
    page = make().open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    origin = fixture_address if transport == "http" else fixture_site.folder.as_uri() + "/"
    page.goto(origin + "downloads.html")
    expect(page.locator("[data-form=zip]").get_by_text("Esta es una copia del")).to_be_visible()
    newest = "https://ensayo.example/downloads.html"
    expect(page.get_by_role("link", name=newest)).to_have_attribute("href", newest)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "packages.js" in url]


def test_every_link_works_without_scripts(make: OpenReader, fixture_address: str) -> None:
    page = make(java_script_enabled=False).open(fixture_address + "downloads.html")
    for form in ("zip", "zim"):
        file = f"https://ensayo.example/downloads/hub-de-ensayo.{form}"
        links = page.locator(f"[data-form={form}] a")
        assert [link.get_attribute("href") for link in links.all()] == [file, f"{file}.sha256"]
    expect(page.locator("main").get_by_role("button")).to_have_count(0)
