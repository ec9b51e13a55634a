"""What the link check found, as Markdown: addresses as code, so that nothing in them is alive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hub.links.link_check import CheckedLink, Verdict
from hub.wording import visible

TO_MEND = frozenset({Verdict.GONE, Verdict.MOVED, Verdict.UNREACHABLE})
"""What keepers have to look at."""
_LONGEST = 500
_MOST_ROWS = 200


def needs_care(checked: Sequence[CheckedLink]) -> bool:
    """Whether there is anything to mend."""
    return any(item.verdict in TO_MEND for item in checked)


def link_report(checked: Sequence[CheckedLink], texts: Mapping[str, str]) -> str:
    """Counts, then a table for each verdict but «well»."""
    lines = [f"## {texts['check_links.title']}", "", *_counts(checked, texts)]
    for verdict in Verdict:
        found = [item for item in checked if item.verdict is verdict]
        if found and verdict is not Verdict.WELL:
            lines += ["", f"### {texts[f'check_links.head_{verdict}']}", ""]
            lines += [texts[f"check_links.about_{verdict}"], "", *_table(found, verdict, texts)]
    return "\n".join(lines) + "\n"


def _counts(checked: Sequence[CheckedLink], texts: Mapping[str, str]) -> Iterator[str]:
    yield texts["check_links.all"].format(n=len(checked))
    yield ""
    for verdict in Verdict:
        n = sum(item.verdict is verdict for item in checked)
        yield f"- {texts[f'check_links.head_{verdict}']}: {n}"


def _table(
    found: Sequence[CheckedLink], verdict: Verdict, texts: Mapping[str, str]
) -> Iterator[str]:
    detail = "new" if verdict is Verdict.MOVED else "status"
    heads = [texts[f"check_links.{name}"] for name in ("address", detail, "entries")]
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|"
    for item in found[:_MOST_ROWS]:
        told = _code(item.new_address) if verdict is Verdict.MOVED else _status(item, texts)
        entries = ", ".join(_code(name) for name in item.link.entries)
        yield f"| {_code(item.link.address)} | {told} | {entries} |"
    if len(found) > _MOST_ROWS:
        yield from ("", texts["check_links.more"].format(n=len(found) - _MOST_ROWS))


def _status(item: CheckedLink, texts: Mapping[str, str]) -> str:
    if item.verdict is Verdict.NOT_CHECKED:
        return "–"
    return str(item.status) if item.status else texts["check_links.no_answer"]


def _code(text: str) -> str:
    """Contributed ``text`` between backticks, in a cell of a table."""
    flat = visible(" ".join(text.split()))[:_LONGEST]
    return f"`{flat.replace('`', '%60').replace('|', '%7C')}`"
