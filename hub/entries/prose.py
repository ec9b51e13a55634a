"""The pages that editors write: everything in Markdown beside entries and vocabularies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hub.entries.raw import RawScalar, SourceText
from hub.entries.yaml_text import read_yaml_map
from hub.model import ENTRY_FOLDERS
from hub.problems import Problem

_APART = {*ENTRY_FOLDERS.values(), "vocabularies"}
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page that editors write.

    ``path`` is from the root of the site, ``source`` the file in the content, ``text`` its
    Markdown; title and description are empty when the file does not say them.
    """

    path: str
    source: str
    title: str
    description: str
    text: str = ""


def read_prose_pages(content: Path) -> list[ProsePage]:
    """Every page under ``content``, in the order of the paths."""
    return [read_prose_page(content, path) for path in sorted(_pages(content))]


def _pages(content: Path) -> Iterator[Path]:
    for path in content.rglob("*.md"):
        parts = path.relative_to(content).parts
        is_hidden = any(part.startswith(".") for part in parts)
        if parts[0] not in _APART and not is_hidden and path.is_file():
            yield path


def read_prose_page(content: Path, path: Path) -> ProsePage:
    """The page in the file ``path``, which lies under ``content``."""
    source = path.relative_to(content).as_posix()
    text = path.read_text(encoding="utf-8", errors="replace").removeprefix("\ufeff")
    head, body = _split(text)
    meta = _front_matter(head, SourceText(path, source, head.split("\n")))
    return ProsePage(
        path=source.removesuffix(".md") + ".html",
        source=source,
        title=meta.get("title", ""),
        description=meta.get("description", ""),
        text=body,
    )


def _split(text: str) -> tuple[str, str]:
    """Front matter and text of a page."""
    lines = text.split("\n")
    if lines[0].rstrip() == _FENCE:
        for number, line in enumerate(lines[1:], 1):
            if line.rstrip() == _FENCE:
                return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    return "", text


def _front_matter(head: str, source: SourceText) -> dict[str, str]:
    problems: list[Problem] = []
    root = read_yaml_map(head, source, problems)
    if root is None:
        return {}
    found = {}
    for name in ("title", "description"):
        held = root.items.get(name)
        if held is not None and isinstance(held.value, RawScalar):
            found[name] = held.value.text
    return found
