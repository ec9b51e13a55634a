"""The build as a whole: quiet, reproducible, light; and the page for lost readers."""

from __future__ import annotations

import base64
import gzip
import hashlib
import shutil
from pathlib import Path

import pytest

from hub.packaging.built_site import read_built_site
from hub.packaging.offline_zip import write_zip
from tests.site.built import (
    FIXTURE_CONFIG,
    REAL_CONFIG,
    Build,
    BuiltSite,
    build_site,
    text_of,
)

HTML_LIMIT = 12 * 1024
"""Bytes of the HTML of a practice, compressed."""


@pytest.mark.parametrize("name", ["fixture_build", "real_build"])
def test_a_strict_build_is_quiet(name: str, request: pytest.FixtureRequest) -> None:
    build: Build = request.getfixturevalue(name)
    assert build.code == 0, build.log
    noise = [line for line in build.log.splitlines() if not line.startswith("INFO ")]
    assert noise == []


@pytest.mark.parametrize(
    ("config", "name"), [(FIXTURE_CONFIG, "fixture_build"), (REAL_CONFIG, "real_build")]
)
def test_two_builds_and_their_packages_are_byte_identical(
    config: Path, name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Neither the order of sets, nor the clock of the computer, nor its language shows."""
    first: Build = request.getfixturevalue(name)
    folder = tmp_path / "again"
    second = build_site(config, folder, PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LANG="C")
    assert second.code == 0, second.log
    assert _digests(first.folder) == _digests(second.folder)
    assert _zip_digest(first.folder, tmp_path / "1") == _zip_digest(second.folder, tmp_path / "2")


def _zip_digest(folder: Path, place: Path) -> str:
    site = read_built_site(folder)
    place.mkdir()
    package = place / "hub.zip"
    write_zip(site, package, site.about.generated, lambda *_: None)
    return hashlib.sha256(package.read_bytes()).hexdigest()


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_moment_of_the_build_is_the_one_that_was_given(
    fixture_site: BuiltSite, tmp_path: Path
) -> None:
    other = build_site(FIXTURE_CONFIG, tmp_path / "other", SOURCE_DATE_EPOCH="1600000000")
    assert '"generated_at": "2025-06-15T15:06:40Z"' in fixture_site.text("data/practices.json")
    assert '"generated_at": "2020-09-13T12:26:40Z"' in (
        BuiltSite(other.folder).text("data/practices.json")
    )


def test_the_page_of_a_practice_is_light(site: BuiltSite) -> None:
    for path in site.paths:
        if path.startswith("practices/") and path != "practices/index.html":
            size = len(gzip.compress((site.folder / path).read_bytes(), 9, mtime=0))
            assert size <= HTML_LIMIT, f"{path}: {size} bytes"


def test_no_file_of_the_theme_is_carried_along_unused(site: BuiltSite) -> None:
    """Material's scripts, styles and source maps are not part of the site."""
    assert {path for path in site.files if path.startswith("assets/")} >= {"assets/hub/hub.css"}
    for path in site.files:
        assert not path.endswith((".map", ".gz", ".yml", ".md")), path
        if path.startswith("assets/"):
            assert path.startswith("assets/hub/"), path


def test_every_file_of_the_theme_is_used(site: BuiltSite) -> None:
    texts = [page.html for page in site.pages]
    texts += [site.text(path) for path in site.files if path.endswith((".css", ".js"))]
    for path in site.files:
        if path.startswith("assets/"):
            name = path.rpartition("/")[2]
            # Scripts that a script loads on demand are named without their ending.
            asked = f'cript("{name.removesuffix(".js")}")'
            assert any(name in text or asked in text for text in texts), path


def test_the_page_for_lost_readers_stands_alone(site: BuiltSite) -> None:
    """Web servers show it at any depth, so it has no relative address and needs no other file."""
    page = site.page("404.html")
    assert page.hrefs == [site.base_url]
    assert page.all("link", "script", "img", "iframe", "base") == []
    assert page.metas("description") == []
    assert text_of(page.one("h1")) == "Esta página no existe"


def test_the_page_for_lost_readers_admits_only_its_own_style(site: BuiltSite) -> None:
    page = site.page("404.html")
    digest = hashlib.sha256((page.one("style").text or "").encode()).digest()
    (policy,) = [
        meta.get("content", "")
        for meta in page.all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert f"style-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert "default-src 'none'" in policy


def test_an_error_in_an_entry_stops_the_build_with_a_report(tmp_path: Path) -> None:
    config = _copy_of_the_fixture(tmp_path)
    entry = tmp_path / "hub" / "content" / "practices" / "shared-desk-belize.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("[information-orientation]", "[informacion]"), encoding="utf-8")
    build = build_site(config, tmp_path / "site")
    assert build.code == 1
    assert "unknown-term" in build.log
    assert "shared-desk-belize.md:6" in build.log
    assert "Traceback" not in build.log
    assert not (tmp_path / "site").exists()


def test_a_copy_is_told_in_the_report_of_the_adapter(tmp_path: Path) -> None:
    config = _copy_of_the_fixture(tmp_path)
    practices = tmp_path / "hub" / "content" / "practices"
    shutil.copy(practices / "shared-desk-belize.md", practices / "zz-copy.md")
    (practices / "zz-wrong.md").write_text("x", encoding="utf-8")
    build = build_site(config, tmp_path / "site")
    assert build.code == 1
    assert "near-duplicate" in build.log
    assert "zz-copy.md" in build.log


def test_a_page_without_title_stops_a_strict_build(tmp_path: Path) -> None:
    config = _copy_of_the_fixture(tmp_path)
    (tmp_path / "hub" / "content" / "about.md").write_text("Sin título.\n", encoding="utf-8")
    build = build_site(config, tmp_path / "site")
    assert build.code == 1
    assert "about.md: a page needs a title and a description" in build.log


def _copy_of_the_fixture(folder: Path) -> Path:
    """A copy of the fixture hub that a test may break; theme and adapter are the real ones."""
    shutil.copytree(FIXTURE_CONFIG.parent, folder / "hub")
    config = folder / "hub" / "mkdocs.yml"
    root = REAL_CONFIG.parent.as_posix()
    text = config.read_text(encoding="utf-8").replace("../../", f"{root}/")
    config.write_text(text, encoding="utf-8")
    return config
