"""Books of a site as packages, and packages published under names that never change."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from hub.packaging.built_site import read_built_site
from hub.packaging.faults import PackageError
from hub.packaging.packages import Package, make_packages, verify_package
from hub.packaging.publishing import publish_packages
from hub.packaging.site_check import check_site
from tests.support.small_sites import FILES, PACKAGE, make_site

MOMENT = datetime(2026, 3, 4, tzinfo=UTC)
PDF = b"%PDF-1.7\nx\n%%EOF\n"
SLUG = PACKAGE.removesuffix("-2026-03-04")


def no_tell(step: str, done: int, of: int) -> None:
    """Nobody watches."""


def epub(mimetype: str = "application/epub+zip") -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("text.xhtml", "salud " * 100)
    return data.getvalue()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = make_site(tmp_path / "site")
    (folder / "books").mkdir()
    (folder / "books" / "compendium.pdf").write_bytes(PDF)
    (folder / "books" / "compendium.epub").write_bytes(epub())
    return folder


def pack(site: Path) -> tuple[Package, ...]:
    return make_packages(read_built_site(site), site.parent / "dist", MOMENT, no_tell)


def publish(site: Path) -> dict[str, bytes]:
    place = publish_packages(read_built_site(site), pack(site), MOMENT)
    return {path.name: path.read_bytes() for path in place.iterdir()}


def code(package: Path) -> str:
    with pytest.raises(PackageError) as caught:
        verify_package(package, no_tell)
    return caught.value.code


def sign(package: Path) -> None:
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    package.with_name(f"{package.name}.sha256").write_text(f"{digest}  {package.name}\n")


def test_books_are_copied_and_listed(site: Path) -> None:
    made = {package.form.id: package for package in pack(site)}
    assert list(made) == ["zip", "zim", "pdf", "epub"]
    assert made["pdf"].path.read_bytes() == PDF
    manifest = json.loads((site.parent / "dist" / "manifest.json").read_bytes())
    assert manifest["packages"][2] == {
        "form": "pdf",
        "file": f"{PACKAGE}.pdf",
        "media_type": "application/pdf",
        "bytes": len(PDF),
        "sha256": hashlib.sha256(PDF).hexdigest(),
        "files": 1,
        "unpacked_bytes": len(PDF),
    }
    for package in made.values():
        assert verify_package(package.path, no_tell).contents == package.contents


def test_a_site_without_books_has_no_packages_of_them(site: Path) -> None:
    (site / "books" / "compendium.pdf").unlink()
    assert [package.form.id for package in pack(site)] == ["zip", "zim", "epub"]


@pytest.mark.parametrize("data", [b"", PDF[:-6], b"x" + PDF])
def test_a_pdf_that_is_none_is_noticed(site: Path, data: bytes) -> None:
    package = next(package.path for package in pack(site) if package.form.id == "pdf")
    package.write_bytes(data)
    assert code(package) == "wrong-checksum"
    sign(package)
    assert code(package) == "damaged"


@pytest.mark.parametrize(
    "data",
    [b"", epub()[:-9], epub("text/plain"), epub().replace(b"salud", b"Salud", 1)],
    ids=["empty", "truncated", "other", "changed"],
)
def test_an_epub_that_is_none_is_noticed(site: Path, data: bytes) -> None:
    package = next(package.path for package in pack(site) if package.form.id == "epub")
    package.write_bytes(data)
    assert code(package) == "wrong-checksum"
    sign(package)
    assert code(package) == "damaged"


def test_a_broken_book_of_the_site_is_not_packed(site: Path) -> None:
    (site / "books" / "compendium.epub").write_bytes(b"PK")
    with pytest.raises(PackageError):
        pack(site)
    assert list((site.parent / "dist").iterdir()) == []


def test_published_packages_have_stable_names_checksums_and_a_manifest(site: Path) -> None:
    published = publish(site)
    forms = ("zip", "zim", "pdf", "epub")
    files = [f"{SLUG}.{form}" for form in forms]
    assert sorted(published) == sorted(
        [*files, *(f"{name}.sha256" for name in files), "manifest.json", "packages.js"]
    )
    for name in files:
        digest = hashlib.sha256(published[name]).hexdigest()
        assert published[f"{name}.sha256"].decode() == f"{digest}  {name}\n"
    manifest = json.loads(published["manifest.json"])
    assert [package["file"] for package in manifest["packages"]] == files
    script = published["packages.js"].decode()
    assert script.startswith("Hub.packages({")
    assert script.endswith("});\n")
    assert json.loads(script.removeprefix("Hub.packages(").removesuffix(");\n")) == manifest


def test_publishing_again_gives_the_same_and_leaves_nothing_else(site: Path) -> None:
    published = publish(site)
    (site / "downloads" / "old.zip").write_bytes(b"old")
    assert publish(site) == published
    assert sorted(path.name for path in site.iterdir()) == sorted(
        {path.partition("/")[0] for path in FILES} | {"books", "downloads"}
    )


def test_published_packages_are_no_part_of_the_site(site: Path) -> None:
    before = read_built_site(site)
    publish(site)
    after = read_built_site(site)
    assert after.files == before.files
    assert after.defects == ()
    assert check_site(site, after.about.entry_pages) == []


def test_only_the_folder_at_the_root_is_left_out(site: Path) -> None:
    (site / "practices" / "downloads").mkdir()
    (site / "practices" / "downloads" / "a.txt").write_text("x")
    assert "practices/downloads/a.txt" in read_built_site(site).files


def test_an_interrupted_publication_leaves_the_last(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = publish(site)

    def interrupt(*_: object) -> bytes:
        raise KeyboardInterrupt

    made = pack(site)
    monkeypatch.setattr("hub.packaging.publishing.write_manifest", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish_packages(read_built_site(site), made, MOMENT)
    assert {path.name: path.read_bytes() for path in (site / "downloads").iterdir()} == published
    assert [path.name for path in site.iterdir() if path.name.startswith(".")] == []
