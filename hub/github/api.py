"""Calls to the interface of GitHub, and what the workflows do with them.

Texts go into the body of a request, never into a command; what leads to an address is a number or
an id that was checked.
"""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from typing import Any

BOT = "github-actions[bot]"
"""Who writes with the token of a workflow."""
MOST_CHARACTERS = 65_000
"""Of a comment or of the text of an issue: GitHub refuses more than 65,536."""
_MOST_PAGES = 20
_PAGE = 100
_TIMEOUT = 30
Call = Callable[[str, str, Mapping[str, Any] | None], Any]
"""Method, path from the root of the interface, body -> what came back as JSON."""


class ApiError(Exception):
    """GitHub refused a call, with ``status``, or could not be reached (0)."""

    def __init__(self, status: int, path: str) -> None:
        super().__init__(f"{status} {path}")
        self.status = status
        self.path = path


def http_call(token: str, address: str) -> Call:
    """Calls of the interface at ``address`` over HTTP with ``token``."""

    def call(method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        request = urllib.request.Request(  # noqa: S310  the address is a setting of the workflow
            f"{address.rstrip('/')}/{path}",
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            with error:
                raise ApiError(error.code, path) from error
        except (OSError, ValueError) as error:
            raise ApiError(0, path) from error

    return call


def shortened(text: str, note: str) -> str:
    """``text`` as long as GitHub takes it, cut at a line, with ``note`` where it was cut."""
    if len(text) <= MOST_CHARACTERS:
        return text
    return f"{text[: MOST_CHARACTERS - len(note) - 2].rpartition(chr(10))[0]}\n\n{note}"


class Repository:
    """One repository of GitHub."""

    def __init__(self, name: str, call: Call) -> None:
        self.name = name
        self._call = call

    def get(self, path: str) -> Any:
        """What stands at ``path`` of this repository."""
        return self._call("GET", f"repos/{self.name}{path}", None)

    def find(self, path: str) -> Any | None:
        """The same, or None where there is nothing."""
        try:
            return self.get(path)
        except ApiError as error:
            if error.status == 404:
                return None
            raise

    def send(self, method: str, path: str, **body: Any) -> Any:
        """Change what stands at ``path``."""
        return self._call(method, f"repos/{self.name}{path}", body)

    def pages(self, path: str) -> Iterator[Mapping[str, Any]]:
        """The items of a list, page by page."""
        joint = "&" if "?" in path else "?"
        for page in range(1, _MOST_PAGES + 1):
            items = self.get(f"{path}{joint}per_page={_PAGE}&page={page}")
            yield from items
            if len(items) < _PAGE:
                return

    def put_comment(self, number: int, marker: str, text: str) -> None:
        """The one comment of ours with ``marker`` under an issue or pull request."""
        body = f"{marker}\n{text}"
        for comment in self.pages(f"/issues/{number}/comments"):
            if _is_ours(comment) and str(comment.get("body")).startswith(marker):
                if comment["body"] != body:
                    self.send("PATCH", f"/issues/comments/{comment['id']}", body=body)
                return
        self.send("POST", f"/issues/{number}/comments", body=body)

    def put_issue(self, label: str, title: str, text: str) -> int:
        """The one open issue of ours with ``label``: new or renewed; its number."""
        found = self._issue(label)
        if found is None:
            made = self.send("POST", "/issues", title=title, body=text, labels=[label])
            return int(made["number"])
        if (found["title"], found["body"]) != (title, text):
            self.send("PATCH", f"/issues/{found['number']}", title=title, body=text)
        return int(found["number"])

    def close_issue(self, label: str, text: str) -> int:
        """Close the open issue of ours with ``label``; its number, 0 when there was none."""
        found = self._issue(label)
        if found is None:
            return 0
        number = int(found["number"])
        self.send("PATCH", f"/issues/{number}", body=text, state="closed", state_reason="completed")
        return number

    def _issue(self, label: str) -> Mapping[str, Any] | None:
        issues = self.pages(f"/issues?state=open&labels={label}")
        return next((i for i in issues if _is_ours(i) and "pull_request" not in i), None)

    def text_of(self, path: str, branch: str) -> tuple[str, str] | None:
        """A file of ``branch`` and its hash, or None."""
        found = self.find(f"/contents/{path}?ref={branch}")
        if found is None:
            return None
        return base64.b64decode(found["content"]).decode("utf-8", "replace"), found["sha"]

    def is_last_changed_by_us(self, path: str, branch: str) -> bool:
        """Whether the last commit that changed a file of ``branch`` is of a workflow."""
        commits = self.get(f"/commits?sha={branch}&path={path}&per_page=1")
        author = commits[0].get("author") if commits else None
        return author is not None and author.get("login") == BOT


def _is_ours(item: Mapping[str, Any]) -> bool:
    return (item.get("user") or {}).get("login") == BOT
