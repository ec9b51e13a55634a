"""The PDF files of the site: a sheet of every listed entry, and the compendium of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from hub.sheets import typst_pdf
from hub.sheets.cache import SheetCache
from hub.sheets.setting import set_compendium, set_sheet
from hub.sheets.values import Frame, Sheet, as_bytes
from hub.site.assets import AssetPlan
from hub.site.sheet_links import MADE, sheet_path
from hub.site.sheet_values import compendium_of, frame_of, sheet_of
from hub.site.site import Site

COMPENDIUM = "books/compendium.pdf"
_TELL_EVERY = 25
"""New sheets between two lines that say how far the build is."""

Say = Callable[[str], None]


def sheet_files(
    site: Site, cache: SheetCache, say: Say, *, with_compendium: bool = True
) -> list[AssetPlan]:
    """The PDFs of ``site``, made now or kept in ``cache``; none where there is no typesetter.

    ``say`` is told how far it is when many are new. Without ``with_compendium`` (a preview, which
    should not wait for a book) the book is there only if it is the last one made.
    """
    if not typst_pdf.is_available():
        say(site.strings.text("sheets.unavailable"))
        return []
    frame = frame_of(site)
    entries = list(site.listed.entries())
    sheets = [sheet_of(site, entry) for entry in entries]
    found = list(_sheets(site, frame, sheets, cache, say))
    site.made[MADE] = {
        entry.id: len(asset.content) for entry, asset in zip(entries, found, strict=True)
    }
    found += _compendium(site, frame, sheets, cache, say, may_make=with_compendium)
    if with_compendium:
        cache.forget_unused()
    return found


def _sheets(
    site: Site, frame: Frame, sheets: Sequence[Sheet], cache: SheetCache, say: Say
) -> Iterator[AssetPlan]:
    made = 0

    def make(sheet: Sheet) -> bytes:
        nonlocal made
        made += 1
        if made % _TELL_EVERY == 0:
            say(site.strings.text("sheets.made", n=made, total=len(sheets)))
        return set_sheet(frame, sheet)

    for sheet in sheets:
        pdf = cache.get(as_bytes(frame, sheet, 0), partial(make, sheet))
        yield AssetPlan(sheet_path(sheet.id), pdf)


def _compendium(
    site: Site,
    frame: Frame,
    sheets: Sequence[Sheet],
    cache: SheetCache,
    say: Say,
    *,
    may_make: bool,
) -> Iterator[AssetPlan]:
    if not sheets:
        return
    compendium = compendium_of(site, sheets)
    data = as_bytes(frame, compendium, 0)
    if not (may_make or cache.find(data)):
        return

    def make() -> bytes:
        if len(sheets) > _TELL_EVERY:
            say(site.strings.text("sheets.binding", total=len(sheets)))
        return set_compendium(frame, compendium)

    yield AssetPlan(COMPENDIUM, cache.get(data, make))
