"""The package of the real hub, unpacked as a reader does it, works from its folder."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.packaging.built_site import read_built_site
from hub.packaging.packages import Package, make_packages
from tests.browser.conftest import Contexts
from tests.browser.explore.explorer import SHOWN, narrow_and_open, paths
from tests.browser.watching import Watch
from tests.site.built import REAL_KINDS, BuiltSite

MOST_BYTES = 6_000_000
"""Of the whole package: it goes through a slow connection in some minutes."""
MOST_BYTES_WITHOUT_PDF = 2_500_000
"""Of everything in it that is no PDF."""


@pytest.fixture(scope="module")
def package(real_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Package:
    site = read_built_site(real_site.folder)
    folder = tmp_path_factory.mktemp("dist")
    made = make_packages(site, folder, site.about.generated, lambda *_: None)
    return next(package for package in made if package.form.id == "zip")


@pytest.fixture(scope="module")
def origin(package: Package, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of the unpacked folder, whose own name has a space and an accent."""
    place = tmp_path_factory.mktemp("unpacked") / "Mis descargas sin conexión"
    with zipfile.ZipFile(package.path) as archive:
        archive.extractall(place)
    (folder,) = Path(place).iterdir()
    return folder.as_uri() + "/"


@pytest.fixture
def watch(contexts: Contexts) -> Iterator[Watch]:
    page = contexts("light").new_page()
    page.set_default_timeout(15_000)
    yield Watch(page)
    page.close()


def assert_quiet(watch: Watch, origin: str) -> None:
    assert watch.requests
    assert watch.elsewhere(origin) == []
    assert watch.failures == []
    assert watch.messages == []
    assert watch.violations == []


def test_the_package_is_small_enough_to_send(package: Package) -> None:
    with zipfile.ZipFile(package.path) as archive:
        sheets = [each for each in archive.infolist() if each.filename.endswith(".pdf")]
    assert len(sheets) > len(REAL_KINDS)
    assert package.size <= MOST_BYTES
    assert package.size - sum(each.compress_size for each in sheets) <= MOST_BYTES_WITHOUT_PDF


@pytest.mark.parametrize("kind", REAL_KINDS)
def test_a_page_of_the_package_is_quiet(watch: Watch, origin: str, kind: str) -> None:
    watch.open(origin + REAL_KINDS[kind])
    assert watch.page.locator("h1").is_visible()
    assert_quiet(watch, origin)


def test_search_and_filters_work_without_a_connection(watch: Watch, origin: str) -> None:
    watch.open(origin + REAL_KINDS["explore"] + "?q=salud")
    narrow_and_open(watch.page, "PE")
    assert_quiet(watch, origin)


def test_a_search_from_the_home_page_finds_practices(watch: Watch, origin: str) -> None:
    watch.open(origin + "index.html")
    field = watch.page.get_by_role("searchbox", name="¿Qué práctica busca?")
    field.fill("niñez")
    field.press("Enter")
    watch.page.wait_for_function(f"() => {SHOWN} > 0")
    assert paths(watch.page)
    assert_quiet(watch, origin)
