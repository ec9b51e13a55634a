"""One process at a time in a folder, and what a search does that comes second."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.search import cache as cache_module
from hub.search.cache import SearchCache
from hub.search.folder_hold import hold
from hub.search.index import build_index
from tests.support.content_folders import EXAMPLES, make_content
from tests.unit.search.corpora import Drawer

SCRIPT = Path(__file__).parents[3] / "scripts" / "search.py"
DOCUMENTS = Drawer(1).documents(5)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[int]:
    """Another process has the folder ``kept`` (to the system it is one: it opened the file)."""
    descriptor = os.open(tmp_path / "kept.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    yield descriptor
    os.close(descriptor)


def test_a_folder_that_another_process_has_is_waited_for(tmp_path: Path, elsewhere: int) -> None:
    with pytest.raises(TimeoutError):
        hold(tmp_path / "kept", patience=0.1)
    fcntl.flock(elsewhere, fcntl.LOCK_UN)
    assert hold(tmp_path / "kept", patience=0)


def test_others_are_kept_out_as_long_as_it_is_held(tmp_path: Path) -> None:
    held = hold(tmp_path / "kept", patience=0)
    other = os.open(tmp_path / "kept.lock", os.O_RDWR)
    with pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert hold(tmp_path / "kept", patience=0) is held, "a process does not shut itself out"
    assert hold(tmp_path / "other", patience=0) is not held
    del held
    gc.collect()
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(other)


@pytest.mark.usefixtures("elsewhere")
def test_the_index_is_right_while_another_process_uses_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_PATIENCE", 0.0)
    said: list[str] = []
    cache = SearchCache(tmp_path / "kept", "es")
    assert cache.load(DOCUMENTS, said.append) == build_index(DOCUMENTS, "es")
    assert said == ["cache-not-written"]
    assert not (tmp_path / "kept").exists()
    with pytest.raises(OSError, match="not kept"):
        cache.whoosh(build_index(DOCUMENTS, "es"))


def test_whoosh_holds_the_folder_as_long_as_it_is_used(tmp_path: Path) -> None:
    cache = SearchCache(tmp_path / "kept", "es")
    whoosh = cache.whoosh(cache.load(DOCUMENTS))
    other = os.open(tmp_path / "kept.lock", os.O_RDWR)
    del cache
    gc.collect()
    with pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    del whoosh
    gc.collect()
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(other)


def test_searches_that_start_together_all_find_everything(tmp_path: Path) -> None:
    """In a fresh folder, which each of them would like to make."""
    content = make_content(tmp_path / "content")
    shutil.copytree(EXAMPLES / "valid", content, dirs_exist_ok=True)
    command = [sys.executable, str(SCRIPT), "--content", str(content), "--json", "migrantes"]
    started = [subprocess.Popen(command, stdout=-1, stderr=-1) for _ in range(4)]
    ended = [(process.communicate(timeout=60), process.returncode) for process in started]
    assert [code for _, code in ended] == [0] * 4
    assert [errors for (_, errors), _ in ended if b"Traceback" in errors] == []
    assert len({output for (output, _), _ in ended}) == 1
    assert ended[0][0][0].count(b'"id"') == 5
