"""A repository of GitHub in memory, and the recorded payloads of its events."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from hub.github.api import BOT, ApiError

PAYLOADS = Path(__file__).parent.parent / "cases" / "github"
NAME = "hub/good-practices"
START = "0" * 40


def payload(name: str) -> Any:
    """A recorded payload: ``payload("labeled")``."""
    return json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))


def body_of(name: str) -> str:
    """The text of the issue in a recorded payload."""
    return str(payload(name)["issue"]["body"] or "")


class FakeGitHub:
    """Answers the calls that the workflows make, and remembers what they changed."""

    def __init__(self) -> None:
        self.branches: dict[str, dict[str, str]] = {"main": {}}
        self.pulls: list[dict[str, Any]] = []
        self.issues: list[dict[str, Any]] = []
        self.comments: dict[int, list[dict[str, Any]]] = {}
        self.last_author = BOT
        self.calls: list[tuple[str, str]] = []

    def call(self, method: str, path: str, body: Mapping[str, Any] | None) -> Any:
        """What GitHub would answer; kept apart by method and shape of the path."""
        self.calls.append((method, path))
        parts = urlsplit(path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        assert parts.path.startswith(f"repos/{NAME}"), path
        rest = parts.path.removeprefix(f"repos/{NAME}")
        given = json.loads(json.dumps(body)) if body is not None else {}
        for pattern, answer in self._routes().items():
            wanted, _, shape = pattern.partition(" ")
            match = re.fullmatch(shape, rest)
            if wanted == method and match:
                return answer(*match.groups(), query=query, body=given)
        raise AssertionError(f"unknown call {method} {path}")

    @property
    def changes(self) -> list[tuple[str, str]]:
        """The calls that change something."""
        return [(method, path) for method, path in self.calls if method != "GET"]

    def _routes(self) -> Mapping[str, Any]:
        return {
            "GET ": lambda query, body: {"default_branch": "main"},
            r"GET /git/ref/heads/([a-z0-9/-]+)": self._ref,
            "POST /git/refs": self._make_ref,
            r"GET /contents/([a-z0-9/.-]+)": self._file,
            r"PUT /contents/([a-z0-9/.-]+)": self._put_file,
            r"DELETE /contents/([a-z0-9/.-]+)": self._delete_file,
            "GET /commits": lambda query, body: [{"author": {"login": self.last_author}}],
            "GET /pulls": lambda query, body: _page(self.pulls, query),
            r"GET /pulls/(\d+)": self._pull,
            "POST /pulls": self._make_pull,
            r"PATCH /pulls/(\d+)": self._change_pull,
            "GET /issues": self._listed_issues,
            "POST /issues": self._make_issue,
            r"PATCH /issues/(\d+)": self._change_issue,
            r"GET /issues/(\d+)/comments": lambda n, query, body: _page(
                self.comments.get(int(n), []), query
            ),
            r"POST /issues/(\d+)/comments": self._make_comment,
            r"PATCH /issues/comments/(\d+)": self._change_comment,
        }

    def _ref(self, name: str, query: Any, body: Any) -> Any:
        if name not in self.branches:
            raise ApiError(404, name)
        return {"object": {"sha": START}}

    def _make_ref(self, query: Any, body: Any) -> Any:
        name = body["ref"].removeprefix("refs/heads/")
        assert name not in self.branches
        self.branches[name] = dict(self.branches["main"])

    def _file(self, path: str, query: Any, body: Any) -> Any:
        text = self.branches[query["ref"]].get(path)
        if text is None:
            raise ApiError(404, path)
        # GitHub breaks the lines of its base64.
        content = base64.encodebytes(text.encode()).decode()
        return {"content": content, "sha": f"sha-{len(text)}"}

    def _put_file(self, path: str, query: Any, body: Any) -> Any:
        files = self.branches[body["branch"]]
        if path in files:
            assert body["sha"] == f"sha-{len(files[path])}"
        else:
            assert "sha" not in body
        files[path] = base64.b64decode(body["content"]).decode()

    def _delete_file(self, path: str, query: Any, body: Any) -> Any:
        del self.branches[body["branch"]][path]

    def _pull(self, number: str, query: Any, body: Any) -> Any:
        found = next((pull for pull in self.pulls if pull["number"] == int(number)), None)
        if found is None:
            raise ApiError(404, number)
        return found

    def _make_pull(self, query: Any, body: Any) -> Any:
        pull = {
            "number": 100 + len(self.pulls),
            "title": body["title"],
            "body": body["body"],
            "user": {"login": BOT},
            "head": {"ref": body["head"], "sha": START, "repo": {"full_name": NAME}},
        }
        self.pulls.append(pull)
        return pull

    def _change_pull(self, number: str, query: Any, body: Any) -> Any:
        self._pull(number, query, body).update(body)

    def _listed_issues(self, query: Any, body: Any) -> Any:
        found = [
            issue
            for issue in self.issues
            if issue["state"] == query["state"] and query["labels"] in issue["labels"]
        ]
        return _page(found, query)

    def _make_issue(self, query: Any, body: Any) -> Any:
        number = 200 + len(self.issues)
        self.issues.append({**body, "number": number, "state": "open", "user": {"login": BOT}})
        return self.issues[-1]

    def _change_issue(self, number: str, query: Any, body: Any) -> Any:
        next(issue for issue in self.issues if issue["number"] == int(number)).update(body)

    def _make_comment(self, number: str, query: Any, body: Any) -> Any:
        total = sum(len(comments) for comments in self.comments.values())
        comment = {"id": 300 + total, "body": body["body"], "user": {"login": BOT}}
        self.comments.setdefault(int(number), []).append(comment)

    def _change_comment(self, identifier: str, query: Any, body: Any) -> Any:
        for comments in self.comments.values():
            for comment in comments:
                if comment["id"] == int(identifier):
                    comment.update(body)


def _page(items: list[dict[str, Any]], query: Mapping[str, str]) -> list[dict[str, Any]]:
    size, page = int(query["per_page"]), int(query["page"])
    return items[(page - 1) * size : page * size]
