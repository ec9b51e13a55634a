"""Calls of the interface over HTTP, against a server of its own on this computer."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from hub.github.api import ApiError, Repository, http_call


class Handler(BaseHTTPRequestHandler):
    """Answers with what it was asked."""

    seen: ClassVar[list[dict[str, Any]]] = []

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        asked = {
            "method": self.command,
            "path": self.path,
            "token": self.headers["Authorization"],
            "body": json.loads(body) if body else None,
        }
        self.seen.append(asked)
        status = 404 if "missing" in self.path else 403 if "refused" in self.path else 200
        self.send_response(204 if "nothing" in self.path else status)
        self.end_headers()
        if "nothing" not in self.path:
            self.wfile.write(b"<html>" if "broken" in self.path else json.dumps(asked).encode())

    do_GET = do_POST = do_PATCH = _answer

    def log_message(self, *arguments: object) -> None:
        """Quiet."""


@pytest.fixture
def repository() -> Iterator[Repository]:
    Handler.seen.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    yield Repository("hub/practices", http_call("secret", address))
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_text_travels_in_the_body_and_the_token_in_the_head(repository: Repository) -> None:
    text = "`$(id)` ${{ github.token }}\n@x \U0001f600"
    repository.send("POST", "/issues/1/comments", body=text)
    assert Handler.seen == [
        {
            "method": "POST",
            "path": "/repos/hub/practices/issues/1/comments",
            "token": "Bearer secret",
            "body": {"body": text},
        }
    ]


def test_nothing_is_none_and_a_refusal_keeps_its_status(repository: Repository) -> None:
    assert repository.find("/missing") is None
    assert repository.send("PATCH", "/nothing", state="closed") is None
    for path, status in (("/refused", 403), ("/missing", 404), ("/broken", 0)):
        with pytest.raises(ApiError) as refused:
            repository.get(path)
        assert refused.value.status == status
        assert "secret" not in str(refused.value)


def test_nobody_there_is_told_too() -> None:
    with pytest.raises(ApiError) as refused:
        Repository("hub/practices", http_call("secret", "http://127.0.0.1:1")).get("")
    assert refused.value.status == 0


def test_lists_are_read_to_their_end() -> None:
    asked = []

    def call(method: str, path: str, body: Any) -> Any:
        asked.append(path)
        return [{"id": n} for n in range(100 if path.endswith("page=1") else 3)]

    assert len(list(Repository("a/b", call).pages("/pulls?state=open"))) == 103
    assert asked == [f"repos/a/b/pulls?state=open&per_page=100&page={n}" for n in (1, 2)]
