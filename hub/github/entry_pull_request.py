"""An entry made of an issue -> a branch and a pull request, which follow the issue.

A person may go on working in the branch: then the issue does not change the file any more.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hub.github.api import BOT, Repository
from hub.model import ENTRY_FOLDERS

_MARKER = re.compile(r"<!-- hub:entry issue=(\d{1,15}) id=([a-z0-9-]{1,100}) -->")


class Outcome(StrEnum):
    """What was done; the texts ``github_post.<outcome>`` tell it."""

    OPENED = "opened"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    BRANCH_TAKEN = "branch_taken"
    EDITED_BY_HAND = "edited_by_hand"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry to propose; ``id`` has the form of an id."""

    issue: int
    id: str
    text: str
    title: str
    body: str

    @property
    def branch(self) -> str:
        return f"entry/{self.id}"

    @property
    def path(self) -> str:
        return path_of(self.id)

    @property
    def marked_body(self) -> str:
        """The text of the pull request, by which it is found again."""
        return f"<!-- hub:entry issue={self.issue} id={self.id} -->\n{self.body}"


def path_of(entry_id: str) -> str:
    """Where a new practice stands."""
    return f"content/{ENTRY_FOLDERS['practice']}/{entry_id}.md"


def propose(proposal: Proposal, repository: Repository) -> tuple[Outcome, int]:
    """Open or renew the pull request of the issue; what was done, and its number (0: none)."""
    found = _pull_of(proposal.issue, repository)
    if found is None:
        return _open(proposal, repository)
    pull, old_id = found
    branch, number = pull["head"]["ref"], int(pull["number"])
    old = repository.text_of(path_of(old_id), branch)
    if old is not None and not repository.is_last_changed_by_us(path_of(old_id), branch):
        return Outcome.EDITED_BY_HAND, number
    is_changed = old is None or old[0] != proposal.text or old_id != proposal.id
    if is_changed:
        is_same_file = old is not None and old_id == proposal.id
        _write(proposal, repository, branch, old[1] if old and is_same_file else "")
        if old is not None and not is_same_file:
            message = f"Rename {old_id} to {proposal.id} (#{proposal.issue})"
            path = f"/contents/{path_of(old_id)}"
            repository.send("DELETE", path, message=message, branch=branch, sha=old[1])
    if (pull["title"], pull["body"]) != (proposal.title, proposal.marked_body):
        body = {"title": proposal.title, "body": proposal.marked_body}
        repository.send("PATCH", f"/pulls/{number}", **body)
    return (Outcome.UPDATED if is_changed else Outcome.UNCHANGED), number


def _pull_of(issue: int, repository: Repository) -> tuple[Mapping[str, Any], str] | None:
    """The open pull request that was made of ``issue``, and the id of its entry."""
    for pull in repository.pages("/pulls?state=open"):
        marker = _MARKER.match(pull.get("body") or "")
        is_here = ((pull["head"].get("repo") or {}).get("full_name")) == repository.name
        is_ours = (pull.get("user") or {}).get("login") == BOT
        if marker and is_here and is_ours and int(marker[1]) == issue:
            return pull, marker[2]
    return None


def _open(proposal: Proposal, repository: Repository) -> tuple[Outcome, int]:
    if repository.find(f"/git/ref/heads/{proposal.branch}") is not None:
        return Outcome.BRANCH_TAKEN, 0
    base = repository.get("")["default_branch"]
    commit = repository.get(f"/git/ref/heads/{base}")["object"]["sha"]
    repository.send("POST", "/git/refs", ref=f"refs/heads/{proposal.branch}", sha=commit)
    _write(proposal, repository, proposal.branch, "")
    pull = repository.send(
        "POST",
        "/pulls",
        title=proposal.title,
        head=proposal.branch,
        base=base,
        body=proposal.marked_body,
    )
    return Outcome.OPENED, int(pull["number"])


def _write(proposal: Proposal, repository: Repository, branch: str, old_hash: str) -> None:
    body = {
        "message": f"Entry {proposal.id} from issue #{proposal.issue}",
        "content": base64.b64encode(proposal.text.encode()).decode(),
        "branch": branch,
    }
    if old_hash:
        body["sha"] = old_hash
    repository.send("PUT", f"/contents/{proposal.path}", **body)
