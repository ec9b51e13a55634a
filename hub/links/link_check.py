"""Does an address still answer? Asked politely: HEAD first, one host at a time, with pauses.

``Fetch`` is one request without redirects, so that tests need no network and each redirect is
seen: only permanent ones say that an address has moved.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from hub.links.external_links import ExternalLink

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_GONE = frozenset({404, 410})
_MOST_REDIRECTS = 8
_ATTEMPTS = 3
_HOSTS_AT_ONCE = 8


class Verdict(StrEnum):
    """What is known of an address; the worst first, as reports list them."""

    GONE = "gone"
    MOVED = "moved"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    NOT_CHECKED = "not_checked"
    WELL = "well"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request got: the status, and where a redirect leads. Status 0: no answer."""

    status: int
    location: str = ""


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """``new_address`` is where it has moved for good; ``status`` the last one, 0 without answer."""

    link: ExternalLink
    verdict: Verdict
    status: int = 0
    new_address: str = ""


Fetch = Callable[[str, str], Answer]
"""Method and address -> answer."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks links. ``pause`` are the seconds between two requests to one host."""

    fetch: Fetch
    unchecked_hosts: frozenset[str] = frozenset()
    pause: float = 1.0
    sleep: Callable[[float], None] = time.sleep

    def check_all(self, links: Iterable[ExternalLink]) -> list[CheckedLink]:
        """Every link, in the order given; those of one host one after the other."""
        given = list(links)
        hosts: dict[str, list[ExternalLink]] = {}
        for link in given:
            hosts.setdefault(_host(link.address), []).append(link)
        with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
            done = {
                c.link: c for checked in pool.map(self._check_host, hosts.values()) for c in checked
            }
        return [done[link] for link in given]

    def _check_host(self, links: Sequence[ExternalLink]) -> list[CheckedLink]:
        checked = []
        for number, link in enumerate(links):
            if number:
                self.sleep(self.pause)
            checked.append(self.check(link))
        return checked

    def check(self, link: ExternalLink) -> CheckedLink:
        """One link, its redirects followed."""
        if self._is_unchecked(_host(link.address)):
            return CheckedLink(link, Verdict.NOT_CHECKED)
        address, permanent, only_permanent = link.address, "", True
        for _ in range(_MOST_REDIRECTS + 1):
            if not _may_be_asked(address):
                return CheckedLink(link, Verdict.UNREACHABLE)
            answer = self._ask(address)
            if answer.status not in _REDIRECTS or not answer.location:
                return _judged(link, answer.status, permanent)
            address = _joined(address, answer.location)
            only_permanent = only_permanent and answer.status in _PERMANENT
            if only_permanent:
                permanent = address
        return CheckedLink(link, Verdict.UNREACHABLE, answer.status)

    def _ask(self, address: str) -> Answer:
        """HEAD, and GET where that did not do; again where nobody answered."""
        answer = Answer(0)
        for attempt in range(_ATTEMPTS):
            if attempt:
                self.sleep(self.pause * 2**attempt)
            answer = self.fetch("HEAD", address)
            if not 200 <= answer.status < 400:
                answer = self.fetch("GET", address)
            if 0 < answer.status < 500:
                break
        return answer

    def _is_unchecked(self, host: str) -> bool:
        return any(host == name or host.endswith(f".{name}") for name in self.unchecked_hosts)


def _judged(link: ExternalLink, status: int, permanent: str) -> CheckedLink:
    if status in _GONE:
        return CheckedLink(link, Verdict.GONE, status)
    # 416: the document is there, and smaller than the part that was asked for.
    if 200 <= status < 300 or status == 416:
        if permanent and permanent.partition("#")[0] != link.address:
            return CheckedLink(link, Verdict.MOVED, status, permanent)
        return CheckedLink(link, Verdict.WELL, status)
    if 400 <= status < 500 or status == 999:  # 999: LinkedIn and others, to programs
        return CheckedLink(link, Verdict.REFUSED, status)
    return CheckedLink(link, Verdict.UNREACHABLE, status)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _joined(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError:
        return ""


def _may_be_asked(address: str) -> bool:
    """Whether this is an https address of a named host: no door into the network of the checker."""
    host = _host(address)
    if not address.startswith("https://") or "." not in host:
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return False
