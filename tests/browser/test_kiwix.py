"""The real hub as a ZIM file: complete, searchable, and the same site when Kiwix serves it.

kiwix-serve comes from the system: where it is missing, the end of the report says so, and on a
continuous integration server (``CI`` is set) that is a failure.
"""

from __future__ import annotations

import base64
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from playwright.sync_api import ConsoleMessage

from hub.packaging.built_site import read_built_site
from hub.packaging.zim_check import check_new_zim
from hub.packaging.zim_file import files_of, write_zim
from tests.browser.conftest import Contexts, OpenPage
from tests.browser.explore.explorer import narrow_and_open
from tests.browser.watching import Watch
from tests.notes import note_missing
from tests.site.built import REAL_KINDS, ROOT, BuiltSite

INSTALL = "kiwix-serve was not found: the ZIM was not tried in Kiwix (apt-get install kiwix-tools)"
ROOTS = ("/content/hub/", "/hub/")
"""Where newer and older servers have the files of ``hub.zim``."""
OF_THE_SERVER = ("/skin/", "/viewer_settings.js")
"""What a server adds to a page: its bar with a search field."""
MOST_BYTES = 4_500_000
"""Of the whole file, books and sheets included."""
DIFFERENCE = """
async ([drawn, kept]) => {
  const pixels = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const context = new OffscreenCanvas(48, 48).getContext("2d");
    context.drawImage(image, 0, 0, 48, 48);
    return context.getImageData(0, 0, 48, 48).data;
  };
  const [one, other] = [await pixels(drawn), await pixels(kept)];
  return one.reduce((sum, value, at) => sum + Math.abs(value - other[at]), 0) / one.length;
}
"""


def no_tell(step: str, done: int, of: int) -> None:
    """Nobody watches."""


@pytest.fixture(scope="module")
def package(real_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, compared with the site as after every packing."""
    site = read_built_site(real_site.folder)
    path = tmp_path_factory.mktemp("zim") / "hub.zim"
    write_zim(site, path, site.about.generated, no_tell)
    assert check_new_zim(path, site, no_tell).files == len(files_of(site))
    return path


def test_the_file_is_whole_and_small(package: Path) -> None:
    assert Archive(package).check()
    assert package.stat().st_size <= MOST_BYTES


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("niñez", "practices/colombia-primero-la-ninez.html"),
        ("ninez", "practices/colombia-primero-la-ninez.html"),
        ("regularización marruecos", "practices/marruecos-regularizacion.html"),
        ("regularizacion marruecos", "practices/marruecos-regularizacion.html"),
    ],
)
def test_the_full_text_finds_practices(package: Path, words: str, page: str) -> None:
    results = Searcher(Archive(package)).search(Query().set_query(words)).getResults(0, 5)
    assert page in list(results)


@pytest.mark.parametrize("words", ["Perú", "peru", "Per"])
def test_titles_are_suggested(package: Path, words: str) -> None:
    suggested = SuggestionSearcher(Archive(package)).suggest(words).getResults(0, 3)
    assert next(iter(suggested)) == "countries/pe.html"


def test_the_picture_of_the_file_is_the_mark_of_the_hub(new_page: OpenPage) -> None:
    svg = (ROOT / "theme" / "assets" / "hub" / "mark.svg").read_bytes()
    png = (ROOT / "hub" / "data" / "mark-48.png").read_bytes()
    drawn = "data:image/svg+xml;base64," + base64.b64encode(svg).decode()
    kept = "data:image/png;base64," + base64.b64encode(png).decode()
    assert new_page().evaluate(DIFFERENCE, [drawn, kept]) < 2


@pytest.fixture(scope="module")
def origin(package: Path, pytestconfig: pytest.Config) -> Iterator[str | None]:
    """Address of the pages on a server of Kiwix; None without one."""
    command = shutil.which("kiwix-serve")
    if command is None:
        note_missing(pytestconfig, INSTALL)
        yield None
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--address", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen([command, *options, package], stdout=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}{_root(port)}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _root(port: int) -> str:
    """Where the pages are on the server, as soon as it answers."""
    for _ in range(100):
        for root in ROOTS:
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            try:
                connection.request("GET", f"{root}index.html")
                if connection.getresponse().status == 200:
                    return root
            except OSError:
                time.sleep(0.1)
            finally:
                connection.close()
    pytest.fail("kiwix-serve does not answer")


@pytest.fixture
def watch(contexts: Contexts) -> Iterator[Watch]:
    page = contexts("light").new_page()
    page.set_default_timeout(15_000)
    watch = Watch(page)

    def forget(message: ConsoleMessage) -> None:
        if _is_of_server(message.location.get("url", "")):
            watch.messages.pop()

    # What the bar of the server does against the policy of a page is not told by the page.
    page.on("console", forget)
    yield watch
    page.close()


def _is_of_server(address: str) -> bool:
    return any(part in address for part in OF_THE_SERVER)


def assert_quiet(watch: Watch, origin: str) -> None:
    assert watch.requests
    assert [url for url in watch.elsewhere(origin) if not _is_of_server(url)] == []
    host = origin.split("/")[2]
    assert [url for url in watch.requests if url.split("/")[2] != host] == []
    assert watch.failures == []
    assert watch.messages == []


@pytest.mark.parametrize("kind", ["home", "practice", "programme", "map", "gaps", "facet-value"])
def test_a_page_works_in_kiwix(watch: Watch, origin: str | None, kind: str) -> None:
    if origin is None:
        return
    watch.open(origin + REAL_KINDS[kind])
    assert watch.page.locator("h1").is_visible()
    assert_quiet(watch, origin)


def test_the_search_of_the_hub_works_in_kiwix(watch: Watch, origin: str | None) -> None:
    if origin is None:
        return
    watch.open(origin + REAL_KINDS["explore"] + "?q=salud")
    narrow_and_open(watch.page, "PE")
    assert_quiet(watch, origin)
