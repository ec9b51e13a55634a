"""Offline packages: what is in them, the same bytes from the same site, every damage noticed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from hub.entries.wordings import command_texts
from hub.model import LANGUAGES
from hub.packaging import zip_check
from hub.packaging.built_site import is_portable, read_built_site
from hub.packaging.checksums import read_sums, write_sums
from hub.packaging.faults import PackageError
from hub.packaging.offline_readme import README_FILES
from hub.packaging.packages import Package, checksum_file, make_packages, verify_package
from tests.support.small_sites import FILES, HUB, PACKAGE, URL, make_site

MOMENT = datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC)
ADDED = {"LEEME.txt", "README.txt", "LEIAME.txt", "SHA256SUMS"}
PACKAGING = Path(__file__).parents[3] / "hub" / "packaging"


def no_tell(step: str, done: int, of: int) -> None:
    """Nobody watches."""


def pack(site: Path, output: Path, moment: datetime = MOMENT) -> Package:
    made = make_packages(read_built_site(site), output, moment, no_tell)
    return next(package for package in made if package.form.id == "zip")


def verify(path: Path) -> Package:
    return verify_package(path, no_tell)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return pack(make_site(tmp_path / "site"), tmp_path / "dist").path


def defects(site: Path) -> list[tuple[str, str]]:
    return [(defect.path, defect.code) for defect in read_built_site(site).defects]


def fault(call: Callable[[], object]) -> PackageError:
    with pytest.raises(PackageError) as caught:
        call()
    texts = command_texts("es")
    assert texts[f"package_faults.{caught.value.code}"].format(**caught.value.values)
    return caught.value


def sign(package: Path) -> None:
    """Make the checksum beside a package anew, as one would who changed the package."""
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    checksum_file(package).write_text(f"{digest}  {package.name}\n", encoding="utf-8")


def rewrite(
    package: Path, change: Callable[[dict[str, bytes]], None], *, fix: bool = False
) -> None:
    """Change the entries of a package, and its checksums too when ``fix`` is set."""
    with ZipFile(package) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    change(held)
    if fix:
        sums = {name.partition("/")[2]: hashlib.sha256(d).hexdigest() for name, d in held.items()}
        sums.pop("SHA256SUMS")
        held[f"{PACKAGE}/SHA256SUMS"] = write_sums(sums)
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        for name, data in held.items():
            info = ZipInfo(name)
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, data)
    sign(package)


# What is in a package


def test_a_package_unpacks_to_the_site_in_one_folder(package: Path, tmp_path: Path) -> None:
    with ZipFile(package) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    assert [path.name for path in (tmp_path / "unpacked").iterdir()] == [PACKAGE]
    folder = tmp_path / "unpacked" / PACKAGE
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert found == FILES.keys() | ADDED
    for path, text in FILES.items():
        assert (folder / path).read_text(encoding="utf-8") == text


def test_entries_are_sorted_compressed_and_alike(package: Path) -> None:
    with ZipFile(package) as archive:
        held = archive.infolist()
    names = [info.filename for info in held]
    assert names[:-1] == sorted(names[:-1])
    assert names[-1] == f"{PACKAGE}/SHA256SUMS"
    assert {info.date_time for info in held} == {(2026, 3, 4, 5, 6, 8)}
    assert {info.external_attr >> 16 for info in held} == {stat.S_IFREG | 0o644}
    assert {info.compress_type for info in held} == {ZIP_DEFLATED}


def test_tools_that_everybody_has_accept_the_checksums(package: Path, tmp_path: Path) -> None:
    tool = ["sha256sum"] if shutil.which("sha256sum") else ["shasum", "-a", "256"]

    def check(folder: Path, name: str) -> list[str]:
        """What the tool says of each file; it must be content with all."""
        return subprocess.run(
            [*tool, "-c", name], cwd=folder, capture_output=True, text=True, check=True
        ).stdout.splitlines()

    assert check(package.parent, f"{package.name}.sha256") == [f"{package.name}: OK"]
    with ZipFile(package) as archive:
        archive.extractall(tmp_path)
    told = check(tmp_path / PACKAGE, "SHA256SUMS")
    assert sorted(told) == sorted(f"{n}: OK" for n in (FILES.keys() | ADDED) - {"SHA256SUMS"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_readme_of_each_language_says_how_to_open_and_verify(
    package: Path, language: str
) -> None:
    with ZipFile(package) as archive:
        text = archive.read(f"{PACKAGE}/{README_FILES[language]}").decode("utf-8")
    assert text.startswith(f"{HUB}\r\n")
    assert text.count("\n") == text.count("\r\n")
    for part in (
        "index.html",
        f"{package.name}.sha256",
        "SHA256SUMS",
        "Android",
        "Kiwix",
        URL,
        "certutil",
    ):
        assert part in text
    assert "{" not in text


def test_a_hub_without_an_address_has_no_line_for_it(tmp_path: Path) -> None:
    data = FILES["data/practices.json"].replace(URL, "")
    site = make_site(tmp_path / "site", **{"data/practices.json": data})
    (site / "data/programs.json").write_text(FILES["data/programs.json"].replace(URL, ""))
    with ZipFile(pack(site, tmp_path / "dist").path) as archive:
        lines = archive.read(f"{PACKAGE}/README.txt").decode("utf-8").splitlines()
    assert not any(line.startswith("Online") for line in lines)


def test_the_manifest_tells_each_package(package: Path) -> None:
    manifest = json.loads((package.parent / "manifest.json").read_bytes())
    told = manifest.pop("packages")[0]
    assert manifest == {
        "schema_version": "1.0",
        "hub": HUB,
        "url": URL,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "language": "es",
        "date": "2026-03-04",
        "practices": 1,
        "programs": 1,
    }
    with ZipFile(package) as archive:
        unpacked = sum(info.file_size for info in archive.infolist())
    assert told == {
        "form": "zip",
        "file": f"{PACKAGE}.zip",
        "media_type": "application/zip",
        "bytes": package.stat().st_size,
        "sha256": hashlib.sha256(package.read_bytes()).hexdigest(),
        "files": len(FILES) + len(ADDED),
        "unpacked_bytes": unpacked,
    }


def test_what_systems_leave_behind_is_left_out(tmp_path: Path) -> None:
    left = {".DS_Store": "x", "practices/Thumbs.db": "x", ".git/config": "x"}
    site = make_site(tmp_path / "site", **left)
    assert read_built_site(site).files == tuple(sorted(FILES))


# The same site gives the same bytes


def test_neither_clock_nor_order_nor_rights_of_files_change_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_site(tmp_path / "first")
    second = tmp_path / "second"
    for path in reversed(FILES):
        (second / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(first / path, second / path)
        os.utime(second / path, (1, 1))
        (second / path).chmod(0o600)
    one = pack(first, tmp_path / "one")
    monkeypatch.setenv("TZ", "America/Lima")
    before = os.umask(0o077)
    try:
        two = pack(second, tmp_path / "two")
    finally:
        os.umask(before)
    assert one.sha256 == two.sha256
    assert one.path.read_bytes() == two.path.read_bytes()
    manifests = [(tmp_path / name / "manifest.json").read_bytes() for name in ("one", "two")]
    assert manifests[0] == manifests[1]


def test_another_text_or_another_moment_gives_other_bytes(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    one = pack(site, tmp_path / "dist")
    two = pack(site, tmp_path / "dist", datetime(2026, 3, 5, tzinfo=UTC))
    (site / "mark.svg").write_text("<svg />", encoding="utf-8")
    three = pack(site, tmp_path / "dist")
    assert len({one.sha256, two.sha256, three.sha256}) == 3
    assert two.path.name == PACKAGE.replace("04", "05") + ".zip"


@pytest.mark.parametrize(("year", "told"), [(1970, 1980), (2300, 2107)])
def test_a_moment_that_zip_cannot_tell_becomes_the_nearest(
    tmp_path: Path, year: int, told: int
) -> None:
    moment = datetime(year, 1, 1, tzinfo=UTC)
    package = pack(make_site(tmp_path / "site"), tmp_path / "dist", moment)
    with ZipFile(package.path) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {told}


# What is not packed


def test_a_sound_site_has_no_defect(tmp_path: Path) -> None:
    assert defects(make_site(tmp_path / "site")) == []


def test_every_hindrance_is_told_at_once(tmp_path: Path) -> None:
    page = FILES["index.html"].replace("practices/agua.html", "gone.html")
    site = make_site(
        tmp_path / "site",
        **{"index.html": page, "programs/plan.html": None, "a:b.txt": "", "MARK.svg": ""},
    )
    (site / "link.html").symlink_to(site / "index.html")
    (site / "folder").symlink_to(site / "data")
    (site / ".hidden").symlink_to(site / "data")
    os.mkfifo(site / "pipe")
    assert defects(site) == [
        (".hidden", "symlink"),
        ("a:b.txt", "unportable-name"),
        ("folder", "symlink"),
        ("index.html", "dead-link"),
        ("link.html", "dead-link"),
        ("link.html", "symlink"),
        ("mark.svg", "same-name"),
        ("pipe", "no-file"),
        ("programs/plan.html", "missing-page"),
    ]
    refused = fault(lambda: pack(site, tmp_path / "dist"))
    assert (refused.code, len(refused.defects)) == ("defects", 9)
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("name", "portable"),
    [
        ("agua.html", True),
        ("ñandú-2.html", True),
        ("..", False),
        ("", False),
        ("a\\b", False),
        ("C:", False),
        ("a?", False),
        ("a.", False),
        ("a ", False),
        ("a\n", False),
        ("\u202egpj", False),
        ("\udcff", False),
        ("aux.html", False),
        ("COM1", False),
        ("console.html", True),
    ],
)
def test_names_that_some_system_refuses(name: str, portable: bool) -> None:
    assert is_portable(name) == portable


def test_a_site_cannot_have_files_of_its_package(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", **{"readme.TXT": "x"})
    refused = fault(lambda: pack(site, tmp_path / "dist"))
    assert [(each.path, each.code) for each in refused.defects] == [("readme.TXT", "taken-name")]
    assert list((tmp_path / "dist").iterdir()) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"index.html": None},
        {"data/programs.json": None},
        {"data/practices.json": "{"},
        {"data/practices.json": "[]"},
        {"data/practices.json": '{"practices": []}'},
        {"data/programs.json": '{"programs": [1]}'},
    ],
)
def test_a_folder_that_is_no_built_site_is_refused(
    tmp_path: Path, changed: dict[str, str | None]
) -> None:
    site = make_site(tmp_path / "site", **changed)
    refused = fault(lambda: read_built_site(site))
    assert refused.code == "not-a-site"
    assert next(iter(changed)) in str(refused.values["file"])


def test_what_went_wrong_while_packing_leaves_the_last_package(
    tmp_path: Path, package: Path
) -> None:
    before = {path.name: path.read_bytes() for path in package.parent.iterdir()}
    site = read_built_site(tmp_path / "site")
    (tmp_path / "site" / "index.html").write_text(
        FILES["index.html"].replace("agua", "gone"), encoding="utf-8"
    )
    refused = fault(lambda: make_packages(site, package.parent, MOMENT, no_tell))
    assert [each.code for each in refused.defects] == ["dead-link"]
    assert {path.name: path.read_bytes() for path in package.parent.iterdir()} == before


# What is noticed


def test_a_package_as_it_was_made_is_verified(package: Path) -> None:
    assert verify(package).contents.files == len(FILES) + len(ADDED)


@pytest.mark.parametrize("keep", [0, 10, 0.5, 0.99])
def test_a_truncated_package_is_noticed_by_its_checksum_and_by_itself(
    package: Path, keep: float
) -> None:
    data = package.read_bytes()
    package.write_bytes(data[: int(keep if keep > 1 else keep * len(data))])
    assert fault(lambda: verify(package)).code == "wrong-checksum"
    sign(package)
    assert fault(lambda: verify(package)).code == "damaged"


def test_any_changed_byte_is_noticed_without_the_checksum_beside(package: Path) -> None:
    data = package.read_bytes()
    with ZipFile(package) as archive:
        entries = archive.infolist()
    for entry in entries:
        changed = bytearray(data)
        # Behind the header of the entry: its packed text.
        changed[entry.header_offset + 30 + len(entry.filename) + 5] ^= 0xFF
        package.write_bytes(changed)
        sign(package)
        assert fault(lambda: verify(package)).code == "damaged", entry.filename


def test_a_changed_an_added_and_a_removed_file_are_named(package: Path) -> None:
    def change(held: dict[str, bytes]) -> None:
        held[f"{PACKAGE}/index.html"] += b" "
        held[f"{PACKAGE}/added.html"] = b""
        del held[f"{PACKAGE}/mark.svg"]

    rewrite(package, change)
    found = fault(lambda: verify(package))
    assert (found.code, found.values["n"]) == ("altered", 3)
    assert found.values["files"] == "added.html, index.html, mark.svg"


def test_a_package_without_its_checksums_inside_is_refused(package: Path) -> None:
    def change(held: dict[str, bytes]) -> None:
        del held[f"{PACKAGE}/SHA256SUMS"]

    rewrite(package, change)
    assert fault(lambda: verify(package)).code == "no-sums"


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        f"{PACKAGE}/../../evil.txt",
        "/tmp/evil.txt",  # noqa: S108  the name of an entry; nothing is written there
        f"{PACKAGE}/..\\evil.txt",
        "C:/evil.txt",
        "evil.txt",
        f"{PACKAGE}/",
        f"{PACKAGE}//evil.txt",
        f"{PACKAGE}/\x1b[2Jevil.txt",
    ],
)
def test_an_entry_that_leads_out_of_the_folder_is_refused(
    package: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What leads out of the temporary folder would be seen here.
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    rewrite(package, lambda held: held.update({name: b"x"}), fix=True)
    before = sorted(tmp_path.rglob("*"))
    found = fault(lambda: verify(package))
    assert found.code == "unsafe"
    assert str(found.values["name"]).isprintable()
    assert sorted(tmp_path.rglob("*")) == before


def test_a_symbolic_link_in_a_package_is_refused(package: Path) -> None:
    with ZipFile(package, "a") as archive:
        info = ZipInfo(f"{PACKAGE}/link")
        info.create_system = 3
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    sign(package)
    assert fault(lambda: verify(package)).code == "unsafe"


def test_two_folders_and_two_files_of_one_name_are_damage(package: Path) -> None:
    whole = package.read_bytes()
    rewrite(package, lambda held: held.update({"other/a.txt": b""}))
    assert fault(lambda: verify(package)).code == "damaged"
    package.write_bytes(whole)
    rewrite(package, lambda held: held.update({f"{PACKAGE}/INDEX.html": b""}), fix=True)
    assert fault(lambda: verify(package)).code == "damaged"


def test_a_package_that_would_fill_the_disk_is_not_unpacked(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_check, "MOST_BYTES", 100)
    assert fault(lambda: verify(package)).code == "too-large"


def test_what_is_missing_beside_a_package_is_told(package: Path) -> None:
    checksum_file(package).write_text("nonsense\n", encoding="utf-8")
    assert fault(lambda: verify(package)).code == "bad-checksum"
    checksum_file(package).write_text(f"{'0' * 64}  other.zip\n", encoding="utf-8")
    assert fault(lambda: verify(package)).code == "bad-checksum"
    checksum_file(package).unlink()
    assert fault(lambda: verify(package)).code == "no-checksum"
    assert fault(lambda: verify(package.with_name("gone.zip"))).code == "no-package"
    other = package.rename(package.with_suffix(".rar"))
    assert fault(lambda: verify(other)).code == "unknown-form"


@pytest.mark.parametrize("text", ["", "x\n", f"{'0' * 64} a\n", f"{'0' * 64}  a\n" * 2, "\xff"])
def test_what_is_no_list_of_checksums_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  each line is its own message
        read_sums(text.encode("latin-1"))


def test_checksums_are_read_as_they_were_written() -> None:
    sums = {"b/ñ.html": "0" * 64, "a b": "f" * 64}
    assert read_sums(write_sums(sums)) == sums


def test_every_fault_is_worded_and_every_wording_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGING.glob("*.py"))
    raised = set(re.findall(r'PackageError\(\s*"([a-z-]+)"', code))
    worded = {key for key in command_texts("es") if key.startswith("package_faults.")}
    assert worded == {f"package_faults.{each}" for each in raised}
