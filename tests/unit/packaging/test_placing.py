"""A new site replaces the last one whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.packaging.placing import NotASite, SitePlace


def make_site(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old")
    place = SitePlace(tmp_path / "site")
    make_site(place.next, "new")
    place.put()
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_not_put_leaves_the_old_site_and_no_traces(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old")
    place = SitePlace(tmp_path / "site")
    make_site(place.next, "half")
    place.clear()
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_run_cut_between_its_renames_is_mended_by_the_next(tmp_path: Path) -> None:
    make_site(tmp_path / ".site-previous", "old")
    SitePlace(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "old"


def test_a_half_built_site_of_an_interrupted_run_is_removed(tmp_path: Path) -> None:
    make_site(tmp_path / ".site-next", "half")
    place = SitePlace(tmp_path / "site")
    assert not place.next.exists()


@pytest.mark.parametrize("name", ["notes.txt", "photo.jpg"])
def test_a_folder_with_other_things_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / name).write_text("mine")
    with pytest.raises(NotASite):
        SitePlace(tmp_path / "site")
    assert (tmp_path / "site" / name).read_text() == "mine"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    place = SitePlace(tmp_path / "site")
    make_site(place.next, "new")
    place.put()
    assert (tmp_path / "site" / "index.html").read_text() == "new"
