"""Putting a fragment of an entry (as the help page shows it) in the place it is meant for."""

from __future__ import annotations

import re


def merge_fragment(entry: str, fragment: str) -> str:
    """``entry`` with the keys or sections of ``fragment`` in the place of its own.

    A fragment of front matter replaces the block of each of its top-level keys, a fragment of
    body each of its ``##`` sections; what the entry lacks is added at the end. A key or section
    that the fragment holds twice stays twice.
    """
    _, front, body = entry.split("---\n", 2)
    if fragment.startswith("## "):
        return f"---\n{front}---\n{_merge(body, fragment, r'## .*')}"
    return f"---\n{_merge(front, fragment, r'[A-Za-z_]+:')}---\n{body}"


def _merge(text: str, fragment: str, head: str) -> str:
    """``text`` with the blocks of ``fragment``; a block begins with a line like ``head``."""
    first, own = _blocks(text, head)
    _, new = _blocks(fragment.rstrip("\n") + "\n", head)
    names = [name for name, _ in new]
    merged: list[str] = [first]
    placed: set[str] = set()
    for name, block in own:
        if name not in names:
            merged.append(block)
        elif name not in placed:
            placed.add(name)
            merged.extend(part for other, part in new if other == name)
    merged.extend(part for name, part in new if name not in placed)
    return "".join(block.rstrip("\n") + "\n" if block else "" for block in merged)


def _blocks(text: str, head: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first block, and the blocks by their heads."""
    starts = [match.start() for match in re.finditer(rf"(?m)^{head}", text)]
    blocks = [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    first = text[: starts[0]] if starts else text
    return first, [(_head(block, head), block) for block in blocks]


def _head(block: str, head: str) -> str:
    match = re.match(head, block)
    return match[0].strip() if match else ""
