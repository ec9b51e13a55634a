"""The way from the page of an entry to its PDF sheet, when the site has one."""

from __future__ import annotations

from dataclasses import dataclass

from hub.model import Practice, Program
from hub.site.head import HeadLink
from hub.site.site import Site

MADE = "sheets"
"""Where a site remembers the sizes of its sheets in bytes, by id of the entry."""
MEDIA_TYPE = "application/pdf"
_KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class SheetLinkView:
    """The link to the sheet of an entry; ``path`` is from the root of the site."""

    label: str
    path: str


def sheet_path(entry_id: str) -> str:
    """Where the sheet of an entry stands in the site."""
    return f"sheets/{entry_id}.pdf"


def sheet_link(site: Site, entry: Practice | Program) -> SheetLinkView | None:
    """The link to the sheet of ``entry`` with its size, if there is one."""
    size = site.made.get(MADE, {}).get(entry.id)
    if size is None:
        return None
    kilobytes = site.strings.number(max(1, round(size / _KILOBYTE)))
    label = site.strings.text("sheets.link", size=site.strings.text("data.kilobytes", n=kilobytes))
    return SheetLinkView(label, sheet_path(entry.id))


def sheet_head_links(site: Site, entry: Practice | Program) -> tuple[HeadLink, ...]:
    """The same for the head of its page."""
    link = sheet_link(site, entry)
    if link is None:
        return ()
    return (HeadLink("alternate", MEDIA_TYPE, link.path, site.strings.text("sheets.title")),)


def sheet_metas(site: Site, entry: Practice | Program) -> tuple[tuple[str, str], ...]:
    """The public address of the sheet for citation managers."""
    link = sheet_link(site, entry)
    return (("citation_pdf_url", site.address(link.path)),) if link else ()
