"""The server of the measured pages sends what a good static host sends, and counts it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from socket import IPPROTO_TCP, TCP_NODELAY
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

import pytest

from bench.gzip_server import Answer, Body, GzipServer, compressed_files, serving

TEXT = b"una pr\xc3\xa1ctica " * 500
NOISE = bytes(range(256))


@pytest.fixture
def server() -> Iterator[GzipServer]:
    files = {
        "a/index.html": Body.of("a/index.html", TEXT),
        "noise.bin": Body.of("noise.bin", NOISE),
    }
    with serving(files) as started:
        yield started


@pytest.fixture
def connection(server: GzipServer) -> Iterator[HTTPConnection]:
    opened = HTTPConnection(urlsplit(server.address).netloc, timeout=5)
    yield opened
    opened.close()


def get(connection: HTTPConnection, path: str) -> tuple[int, dict[str, str], bytes]:
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, dict(response.getheaders()), response.read()


def test_text_is_sent_compressed_with_its_kind(connection: HTTPConnection) -> None:
    status, headers, body = get(connection, "/a/index.html?q=una%20palabra")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert len(body) == int(headers["Content-Length"]) < len(TEXT) / 10
    assert gzip.decompress(body) == TEXT


def test_what_does_not_become_smaller_is_sent_as_it_is(connection: HTTPConnection) -> None:
    _, headers, body = get(connection, "/noise.bin")
    assert "Content-Encoding" not in headers
    assert body == NOISE


def test_one_connection_carries_many_answers(connection: HTTPConnection) -> None:
    get(connection, "/noise.bin")
    held = connection.sock
    assert held is not None
    get(connection, "/a/index.html")
    assert connection.sock is held


def test_small_answers_are_not_held_back(
    server: GzipServer, connection: HTTPConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted: list[int] = []
    finish = server.finish_request

    def watch(request: Any, address: Any) -> None:
        finish(request, address)
        accepted.append(request.getsockopt(IPPROTO_TCP, TCP_NODELAY))

    monkeypatch.setattr(server, "finish_request", watch)
    get(connection, "/noise.bin")
    connection.close()
    until = monotonic() + 5
    while not accepted and monotonic() < until:
        sleep(0.01)
    assert accepted == [1]


def test_every_answer_is_recorded_with_the_size_of_its_body(
    server: GzipServer, connection: HTTPConnection
) -> None:
    sizes = [len(get(connection, path)[2]) for path in ("/a/index.html", "/noise.bin")]
    status, _, body = get(connection, "/nowhere.js")
    assert (status, body) == (404, b"")
    server.wait_for_quiet(0.05)
    assert server.answers == [
        Answer("a/index.html", sizes[0], is_found=True),
        Answer("noise.bin", sizes[1], is_found=True),
        Answer("nowhere.js", 0, is_found=False),
    ]


def test_quiet_begins_after_the_last_request(
    server: GzipServer, connection: HTTPConnection
) -> None:
    def ask_slowly() -> None:
        for _ in range(4):
            sleep(0.1)
            get(connection, "/noise.bin")

    asking = Thread(target=ask_slowly)
    asking.start()
    server.wait_for_quiet(0.6)
    assert len(server.answers) == 4
    asking.join()


def test_quiet_is_not_waited_for_without_end(
    server: GzipServer, connection: HTTPConnection
) -> None:
    is_over = Event()

    def ask_without_end() -> None:
        until = monotonic() + 10
        while not is_over.is_set() and monotonic() < until:
            get(connection, "/noise.bin")
            sleep(0.02)

    asking = Thread(target=ask_without_end)
    asking.start()
    begun = monotonic()
    server.wait_for_quiet(0.5, limit=0.6)
    assert monotonic() - begun < 5
    is_over.set()
    asking.join()


def test_files_of_a_folder_are_found_by_their_path(tmp_path: Path) -> None:
    for name in ("search/es/t/1.js", "practices/one.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    files = compressed_files(tmp_path, lambda path: path.startswith("search/"))
    assert list(files) == ["search/es/t/1.js"]
    assert gzip.decompress(files["search/es/t/1.js"].content) == TEXT
