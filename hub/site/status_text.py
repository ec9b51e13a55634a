"""The keepers' report outside of the site: words for a terminal, one HTML file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hub.site.csp import csp_hash
from hub.site.head import PageHead
from hub.site.site import Site
from hub.site.status_view import StatusSectionView, StatusView
from hub.wording import visible

_WIDTH = 100
_STYLE_SHEETS = ("hub.css", "status.css")


def status_text(view: StatusView, title: str) -> str:
    """The report for a terminal: counts, then each section with what to do and its entries.

    Contributed text in it is shown, never obeyed: nothing in it is a control character.
    """
    lines = [title, "=" * len(title), *view.notes, ""]
    lines += [f"{figure.number:>6}  {figure.label}" for figure in view.figures]
    for section in view.sections:
        lines += ["", f"{section.title}", "-" * len(section.title)]
        lines += textwrap.wrap(section.text, _WIDTH)
        lines += _rows(section)
        lines += [section.note] if section.note else []
    return "\n".join(map(visible, lines)) + "\n"


def _rows(section: StatusSectionView) -> Iterator[str]:
    """Short rows on one line; of an entry its file too, and a line for each further column."""
    for row in section.rows:
        if not row.file:
            cells = (cell.label for cell in row.cells if cell.label)
            yield "  " + " · ".join([row.head.label, *cells])
            continue
        yield f"  {row.head.label}  ({row.file})"
        for column, cell in zip(section.columns[1:], row.cells, strict=True):
            yield from textwrap.wrap(
                f"{column}: {cell.label}",
                _WIDTH,
                initial_indent="      ",
                subsequent_indent="        ",
            )


def status_html(view: StatusView, site: Site, theme: Path) -> str:
    """The report as one HTML file that loads nothing and leads nowhere."""
    environment = Environment(
        loader=FileSystemLoader(theme), autoescape=True, undefined=StrictUndefined
    )
    folder = theme / "assets" / "hub"
    css = "\n".join((folder / name).read_text(encoding="utf-8") for name in _STYLE_SHEETS)
    title = site.strings.text("status.title")
    head = PageHead(
        path="", title=title, document_title=title, description="", canonical="", root=""
    )
    return environment.get_template("status_alone.html").render(
        view=view, head=head, site=site, t=site.strings, css=css, csp_hash=csp_hash
    )
