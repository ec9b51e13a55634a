"""The link check: against a server of its own on this computer, reached under https names."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import urlsplit

import pytest

from hub.entries.wordings import command_texts
from hub.links.external_links import ExternalLink
from hub.links.link_check import Answer, CheckedLink, Checker, Verdict
from hub.links.link_report import link_report, needs_care
from hub.links.link_requests import fetch, plain_address

REDIRECTS = {
    "/for-good": (301, "/well"),
    "/for-good-too": (308, "https://new.example.org/well"),
    "/now": (302, "/well"),
    "/for-good-then-now": (301, "/now"),
    "/now-then-for-good": (302, "/for-good"),
    "/for-good-to-nothing": (301, "/gone"),
    "/circle": (301, "/circle"),
    "/to-http": (301, "http://new.example.org/well"),
    "/to-network": (302, "https://169.254.169.254/latest"),
    "/without-place": (301, ""),
}


class Handler(BaseHTTPRequestHandler):
    """Answers by the path; ``seen`` are the requests."""

    seen: ClassVar[list[tuple[str, str, str]]] = []

    def do_HEAD(self) -> None:
        self._answer(is_head=True)

    def do_GET(self) -> None:
        self._answer(is_head=False)

    def _answer(self, *, is_head: bool) -> None:
        self.seen.append((self.command, self.path, self.headers.get("Range", "")))
        earlier = sum(path == self.path for _, path, _ in self.seen) - 1
        if self.path in REDIRECTS:
            status, place = REDIRECTS[self.path]
            self.send_response(status)
            if place:
                self.send_header("Location", place)
        else:
            statuses = {
                "/well": 200,
                "/gone": 404,
                "/removed": 410,
                "/no-head": 405 if is_head else 206,
                "/wrong-head": 404 if is_head else 200,
                "/short": 405 if is_head else 416,
                "/robots": 403,
                "/busy": 503,
                "/busy-twice": 503 if earlier < 4 else 200,
            }
            self.send_response(statuses.get(urlsplit(self.path).path, 200))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Quiet."""


@pytest.fixture
def port() -> Iterator[int]:
    Handler.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def checker(port: int) -> Checker:
    def through(method: str, address: str) -> Answer:
        parts = urlsplit(address)
        assert parts.scheme == "https"
        return fetch(method, f"http://127.0.0.1:{port}{parts.path}")

    return Checker(through, frozenset({"closed.example"}), sleep=lambda seconds: None)


def link(path: str, host: str = "www.example.org") -> ExternalLink:
    return ExternalLink(f"https://{host}{path}", ("ficha",))


@pytest.mark.parametrize(
    ("path", "verdict", "new"),
    [
        ("/well", Verdict.WELL, ""),
        ("/gone", Verdict.GONE, ""),
        ("/removed", Verdict.GONE, ""),
        ("/no-head", Verdict.WELL, ""),
        ("/wrong-head", Verdict.WELL, ""),
        ("/short", Verdict.WELL, ""),
        ("/robots", Verdict.REFUSED, ""),
        ("/busy", Verdict.UNREACHABLE, ""),
        ("/busy-twice", Verdict.WELL, ""),
        ("/for-good", Verdict.MOVED, "https://www.example.org/well"),
        ("/for-good-too", Verdict.MOVED, "https://new.example.org/well"),
        ("/now", Verdict.WELL, ""),
        ("/for-good-then-now", Verdict.MOVED, "https://www.example.org/now"),
        ("/now-then-for-good", Verdict.WELL, ""),
        ("/for-good-to-nothing", Verdict.GONE, ""),
        ("/circle", Verdict.UNREACHABLE, ""),
        ("/to-http", Verdict.UNREACHABLE, ""),
        ("/to-network", Verdict.UNREACHABLE, ""),
        ("/without-place", Verdict.UNREACHABLE, ""),
    ],
)
def test_what_is_found_of_an_address(
    path: str, verdict: Verdict, new: str, checker: Checker
) -> None:
    found = checker.check(link(path))
    assert (found.verdict, found.new_address) == (verdict, new)


def test_only_the_beginning_of_a_page_is_asked_for(checker: Checker) -> None:
    checker.check(link("/well"))
    checker.check(link("/no-head"))
    assert Handler.seen == [
        ("HEAD", "/well", ""),
        ("HEAD", "/no-head", ""),
        ("GET", "/no-head", "bytes=0-1023"),
    ]


def test_a_busy_server_is_asked_three_times_and_no_more(checker: Checker) -> None:
    checker.check(link("/busy"))
    assert [method for method, _, _ in Handler.seen] == ["HEAD", "GET"] * 3


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("https://closed.example/well", Verdict.NOT_CHECKED),
        ("https://www.closed.example/well", Verdict.NOT_CHECKED),
        ("https://disclosed.example/well", Verdict.WELL),
        ("https://localhost/well", Verdict.UNREACHABLE),
        ("https://127.0.0.1/well", Verdict.UNREACHABLE),
        ("https://[::1]/well", Verdict.UNREACHABLE),
        ("https://[", Verdict.UNREACHABLE),
    ],
)
def test_hosts_that_are_not_asked(address: str, verdict: Verdict, checker: Checker) -> None:
    assert checker.check(ExternalLink(address, ("ficha",))).verdict is verdict
    assert bool(Handler.seen) is (verdict is Verdict.WELL)


def test_one_host_gets_one_request_after_another_with_pauses() -> None:
    pauses: list[float] = []
    asked: list[str] = []

    def ask(method: str, address: str) -> Answer:
        asked.append(address)
        return Answer(200)

    checker = Checker(ask, pause=2.0, sleep=pauses.append)
    links = [link("/b"), link("/a", "other.example"), link("/a")]
    checked = checker.check_all(links)
    assert [item.link for item in checked] == links
    assert pauses == [2.0]
    assert sorted(asked) == sorted(item.address for item in links)


def test_nobody_there_is_an_answer_without_a_status() -> None:
    assert fetch("HEAD", "http://127.0.0.1:1/") == Answer(0)
    assert fetch("HEAD", "https://exa mple.org:x/") == Answer(0)


def test_addresses_of_people_become_those_of_machines() -> None:
    assert plain_address("https://niñez.example/año nuevo?q=é#x") == (
        "https://xn--niez-hqa.example/a%C3%B1o%20nuevo?q=%C3%A9"
    )
    assert plain_address("https://a.example:8443/%20b") == "https://a.example:8443/%20b"


def test_the_report_counts_and_says_what_to_do() -> None:
    checked = [
        CheckedLink(link("/a|`x`"), Verdict.GONE, 404),
        CheckedLink(link("/b"), Verdict.MOVED, 200, "https://new.example/`|<b>"),
        CheckedLink(link("/c"), Verdict.UNREACHABLE),
        CheckedLink(link("/d"), Verdict.NOT_CHECKED),
        CheckedLink(link("/e"), Verdict.WELL, 200),
    ]
    report = link_report(checked, command_texts("es"))
    assert report.startswith(
        "## Enlaces externos de las fichas\n\nEnlaces: 5\n\n- Ya no existen: 1\n"
    )
    assert "| `https://www.example.org/a%7C%60x%60` | 404 | `ficha` |" in report
    assert "| `https://www.example.org/b` | `https://new.example/%60%7C<b>` | `ficha` |" in report
    assert "| `https://www.example.org/c` | sin respuesta | `ficha` |" in report
    assert "### Responden" not in report
    assert needs_care(checked)
    assert not needs_care(checked[3:])


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_the_report_is_complete_in_every_language(language: str) -> None:
    checked = [CheckedLink(link(f"/{v}"), v, 1) for v in Verdict for _ in range(201)]
    report = link_report(checked, command_texts(language))
    assert report.count("\n### ") == len(Verdict) - 1
    assert "{" not in report
