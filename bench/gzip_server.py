"""A web server as a good static host is: gzip, keep-alive, no waiting for full packets.

``bench.search_visits`` opens the measured pages on it and reads from its record what went over the
wire. Everything is compressed before the first request, so that no measurement pays for it.
"""

from __future__ import annotations

import gzip
import mimetypes
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

_LEVEL = 6
"""What web servers commonly use."""


@dataclass(frozen=True, slots=True)
class Body:
    """A file as it is sent: compressed, unless that makes it larger."""

    content: bytes
    kind: str
    is_compressed: bool

    @classmethod
    def of(cls, name: str, content: bytes) -> Body:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        compressed = gzip.compress(content, _LEVEL, mtime=0)
        is_smaller = len(compressed) < len(content)
        return cls(compressed if is_smaller else content, kind, is_smaller)


@dataclass(frozen=True, slots=True)
class Answer:
    """``size`` is that of the body in bytes, headers not counted."""

    path: str
    size: int
    is_found: bool


def compressed_files(folder: Path, is_served: Callable[[str], bool]) -> dict[str, Body]:
    """The files of ``folder`` whose path from there ``is_served`` wants, by that path."""
    names = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*"))
    return {
        name: Body.of(name, path.read_bytes())
        for name, path in names
        if is_served(name) and path.is_file()
    }


class GzipServer(ThreadingHTTPServer):
    """Serves ``files`` at ``address`` and keeps a record of what it sent."""

    daemon_threads = True

    def __init__(self, files: Mapping[str, Body]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files = files
        self.answers: list[Answer] = []

    @property
    def address(self) -> str:
        """Where the files are, with a final slash."""
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def wait_for_quiet(self, seconds: float, limit: float = 60.0) -> None:
        """Return when nothing was asked for during ``seconds``, or after ``limit`` seconds."""
        end = time.monotonic() + limit
        known, since = len(self.answers), time.monotonic()
        while time.monotonic() < min(since + seconds, end):
            time.sleep(seconds / 10)
            if len(self.answers) != known:
                known, since = len(self.answers), time.monotonic()


@contextmanager
def serving(files: Mapping[str, Body]) -> Iterator[GzipServer]:
    """A server of ``files`` while the block runs."""
    server = GzipServer(files)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: GzipServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    """Buffered: head and body of an answer leave together."""

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        found = self.server.files.get(path)
        body = found or Body(b"", "text/plain", is_compressed=False)
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", body.kind)
        self.send_header("Content-Length", str(len(body.content)))
        self.send_header("Cache-Control", "max-age=600")
        if body.is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body.content)
        self.server.answers.append(Answer(path, len(body.content), found is not None))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the record is kept in ``answers``."""
