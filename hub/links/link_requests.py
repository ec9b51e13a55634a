"""One request of the link check over the network, with the standard library."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from email.message import Message
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit

from hub.links.link_check import Answer

_TIMEOUT = 20
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; good-practices-hub link check)",
    "Accept": "*/*",
    "Accept-Language": "es, en;q=0.8, pt;q=0.7, *;q=0.5",
}
_FIRST_BYTES = "bytes=0-1023"
_KEPT = "%/:=&?~+!$,;'@()*[]"
"""Signs that an address may hold as they are."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Hands redirects to whoever asked."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)


def fetch(method: str, address: str) -> Answer:
    """Ask for ``address`` once; whatever goes wrong is an answer with the status 0."""
    headers = dict(_HEADERS) | ({"Range": _FIRST_BYTES} if method == "GET" else {})
    try:
        request = urllib.request.Request(plain_address(address), method=method, headers=headers)  # noqa: S310
        with _OPENER.open(request, timeout=_TIMEOUT) as answer:
            return _answer(answer.status, answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error.headers)
    except (OSError, ValueError, http.client.HTTPException):
        return Answer(0)


def _answer(status: int, headers: Any) -> Answer:
    return Answer(status, str(headers.get("Location") or ""))


def plain_address(address: str) -> str:
    """``address`` in ASCII, as a request needs it.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    netloc = f"{host}:{parts.port}" if parts.port else host
    path, query = (quote(part, safe=_KEPT) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, netloc, path, query, ""))
