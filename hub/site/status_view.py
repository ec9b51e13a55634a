"""What the keepers of the hub have to see to, as figures and tables: the report in one view.

The page of the site, the stand-alone file and the text of ``scripts/report.py`` all print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from babel.dates import format_date

from hub.entries.wordings import field_label
from hub.model import INACTIVE, PUBLISHED
from hub.queries.completeness import Completeness, FieldUse
from hub.queries.facets import FACETS_BY_ID, value_label
from hub.queries.gaps import Band
from hub.queries.upkeep import LikelyDuplicate, RelationFinding, Upkeep, Verification, upkeep_of
from hub.search.index import SearchIndex
from hub.search.likely_duplicates import LEAST_LIKENESS, likely_duplicates
from hub.search.related import WORD
from hub.site.cards import LinkView
from hub.site.search_files import near_entries
from hub.site.site import Site

ROWS_ON_A_PAGE = 60
"""Rows of a table on the page of the site, which must stay light in a hub of thousands."""
_NAMES_IN_A_CELL = 12
_NOTHING = LinkView("–")


@dataclass(frozen=True, slots=True)
class StatusFigureView:
    """A count, what it counts, and the section with its entries."""

    number: str
    label: str
    section: str


@dataclass(frozen=True, slots=True)
class StatusRowView:
    """What a row is about, its file when that is an entry, and a value for each further column."""

    head: LinkView
    file: str
    cells: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class StatusSectionView:
    """A table with the sentence that says what to do about it.

    ``columns`` name the head and the cells; without rows ``text`` says that there are none.
    ``note`` tells that there are more rows than are shown.
    """

    id: str
    title: str
    text: str
    columns: tuple[str, ...]
    rows: tuple[StatusRowView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """``notes`` are sentences that belong to everything: the day, what was left out."""

    introduction: str
    notes: tuple[str, ...]
    figures: tuple[StatusFigureView, ...]
    sections: tuple[StatusSectionView, ...]


def status_page_view(site: Site, index: SearchIndex, as_of: date) -> StatusView:
    """The page of the site: entries that have a page, and links to them."""
    entries, near = near_entries(site, index)
    duplicates = likely_duplicates(entries, index, near)
    upkeep = upkeep_of(site.catalog, site.labels, as_of, duplicates)
    return status_view(site, upkeep, most=ROWS_ON_A_PAGE, with_links=True)


def status_view(
    site: Site,
    upkeep: Upkeep,
    *,
    most: int | None = None,
    with_links: bool = False,
    notes: Iterable[str] = (),
) -> StatusView:
    """``upkeep`` in the words of ``site``, of each table the first ``most`` rows."""
    tables = _Tables(site, upkeep, most, with_links)
    return StatusView(
        introduction=site.strings.text("status.introduction"),
        notes=(site.strings.text("status.as_of", date=site.long_date(upkeep.as_of)), *notes),
        figures=tuple(tables.figures()),
        sections=tuple(tables.sections()),
    )


@dataclass(frozen=True, slots=True)
class _Tables:
    """Makes the figures and sections of a view."""

    site: Site
    upkeep: Upkeep
    most: int | None
    with_links: bool

    def figures(self) -> Iterator[StatusFigureView]:
        upkeep, strings = self.upkeep, self.site.strings
        counts = {
            "published": (len(upkeep.completeness), "states"),
            "stale": (len(upkeep.stale), "stale"),
            "relations": (len(upkeep.relations), "relations"),
            "gaps": (len(upkeep.gaps), "gaps"),
            "duplicates": (len(upkeep.duplicates), "duplicates"),
        }
        for name, (n, section) in counts.items():
            label = strings.noun(f"status.figures.{name}", n)
            yield StatusFigureView(strings.number(n), label, section)
        complete = self._percent(upkeep.mean_completeness)
        yield StatusFigureView(complete, strings.text("status.figures.complete"), "entries")

    def sections(self) -> Iterator[StatusSectionView]:
        upkeep = self.upkeep
        yield self._section("stale", map(self._stale, upkeep.stale), due=self._next_due())
        yield self._section("relations", map(self._relation, upkeep.relations))
        least = self.site.strings.number(LEAST_LIKENESS)
        yield self._section("duplicates", map(self._duplicate, upkeep.duplicates), least=least)
        yield self._section("gaps", map(self._gap, upkeep.gaps))
        yield self._section("fields", map(self._field, upkeep.fields))
        yield self._section("entries", map(self._entry, upkeep.completeness))
        yield self._section("translations", self._translations())
        yield self._section("states", self._states())

    def _section(
        self, name: str, rows: Iterable[StatusRowView], **values: object
    ) -> StatusSectionView:
        text, number = self.site.strings.text, self.site.strings.number
        found = list(rows)
        shown = found[: self.most]
        note = ""
        if len(shown) < len(found):
            note = text("status.shown", n=number(len(shown)), all=number(len(found)))
        section = f"status.sections.{name}"
        columns = [text(f"status.columns.{column}") for column in _COLUMNS[name]]
        return StatusSectionView(
            id=name,
            title=text(f"{section}.title"),
            text=text(f"{section}.text") if found else text(f"{section}.none", **values),
            columns=tuple(columns),
            rows=tuple(shown),
            note=note,
        )

    def _link(self, label: str, path: str) -> LinkView:
        return LinkView(label, path if self.with_links else "")

    def _entry_row(self, entry_id: str, *cells: LinkView) -> StatusRowView:
        entry = self.site.catalog.entries_by_id[entry_id]
        return StatusRowView(self._to_entry(entry_id), entry.path, cells)

    def _to_entry(self, entry_id: str) -> LinkView:
        """The title of an entry, linked when it has a page; the id of one that is not there."""
        entry = self.site.catalog.entries_by_id.get(entry_id)
        if entry is None:
            return LinkView(entry_id)
        has_page = entry.review.state in (PUBLISHED, INACTIVE)
        return self._link(entry.title, entry.url if has_page else "")

    def _stale(self, found: Verification) -> StatusRowView:
        return self._entry_row(found.id, self._day(found.last), self._day(found.due))

    def _day(self, day: date) -> LinkView:
        return LinkView(format_date(day, "medium", locale=self.site.language))

    def _next_due(self) -> str:
        """The day from which the entry that was verified longest ago counts as old."""
        due = self.upkeep.verifications[:1]
        return self.site.long_date(due[0].due) if due else _NOTHING.label

    def _relation(self, found: RelationFinding) -> StatusRowView:
        key = found.finding.replace("-", "_")
        said = LinkView(self.site.strings.text(f"status.findings.{key}"))
        other = self._to_entry(found.other) if found.other else _NOTHING
        return self._entry_row(found.id, said, other)

    def _duplicate(self, found: LikelyDuplicate) -> StatusRowView:
        return self._entry_row(
            found.first,
            self._to_entry(found.second),
            LinkView(self.site.strings.number(round(found.likeness, 2))),
            LinkView(", ".join(self._shared(found))),
        )

    def _shared(self, found: LikelyDuplicate) -> Iterator[str]:
        for kind, value in found.shared:
            is_word = kind == WORD
            yield f"«{value}»" if is_word else self._name(kind, value)

    def _name(self, facet: str, value: str) -> str:
        return value_label(FACETS_BY_ID[facet], value, self.site.labels)

    def _gap(self, band: Band) -> StatusRowView:
        query = urlencode([(band.facet, value) for value in band.values])
        path = f"contribute/index.html?{query}"
        label = band.label(self.site.labels)
        if band.facet == "objective":
            label = f"{band.values[0]}. {label}"
        kind = LinkView(self.site.strings.text(f"status.gap_kinds.{band.facet}"))
        return StatusRowView(self._link(label, path), "", (kind,))

    def _field(self, use: FieldUse) -> StatusRowView:
        label = field_label(use.field, self.site.language)
        head = self._link(label, f"contribute/fields.html#{use.field}")
        share = LinkView(self._percent(use.filled / use.counted))
        return StatusRowView(head, "", (self._of(use.filled, use.counted), share))

    def _entry(self, found: Completeness) -> StatusRowView:
        return self._entry_row(
            found.id,
            self._of(found.filled, found.counted),
            self._fields(found.missing),
            self._fields(found.not_stated),
        )

    def _fields(self, names: Sequence[str]) -> LinkView:
        labels = [field_label(name, self.site.language) for name in names]
        return LinkView(", ".join(labels)) if labels else _NOTHING

    def _of(self, n: int, total: int) -> LinkView:
        strings = self.site.strings
        return LinkView(strings.text("status.of", n=strings.number(n), all=strings.number(total)))

    def _percent(self, share: float) -> str:
        strings = self.site.strings
        return strings.text("status.percent", n=strings.number(int(100 * share + 0.5)))

    def _translations(self) -> Iterator[StatusRowView]:
        strings, total = self.site.strings, len(self.upkeep.completeness)
        for language, ids in self.upkeep.untranslated.items():
            if not total:
                continue
            head = LinkView(self.site.labels.language_of(language))
            written = LinkView(strings.number(total - len(ids)))
            missing = LinkView(strings.number(len(ids)))
            yield StatusRowView(head, "", (written, missing, self._titles(ids, total)))

    def _titles(self, ids: Sequence[str], total: int) -> LinkView:
        """Which entries: in words when it is all of them or too many to name."""
        strings = self.site.strings
        if not ids:
            return _NOTHING
        if len(ids) == total:
            return LinkView(strings.text("status.all"))
        shown = [self.site.catalog.entries_by_id[name].title for name in ids[:_NAMES_IN_A_CELL]]
        if len(ids) > len(shown):
            shown.append(strings.text("status.more", n=strings.number(len(ids) - len(shown))))
        return LinkView("; ".join(shown))

    def _states(self) -> Iterator[StatusRowView]:
        for state, ids in self.upkeep.states.items():
            label = self.site.labels.term("review_states", state)
            definition = self.site.labels.definition("review_states", state)
            count = LinkView(self.site.strings.number(len(ids)))
            yield StatusRowView(LinkView(label), "", (count, LinkView(definition)))


_COLUMNS = {
    "stale": ("entry", "verified", "due"),
    "relations": ("entry", "finding", "other_entry"),
    "duplicates": ("entry", "other_entry", "likeness", "shared"),
    "gaps": ("gap", "kind"),
    "fields": ("field", "filled", "share"),
    "entries": ("entry", "filled", "missing", "not_stated"),
    "translations": ("language", "written", "untranslated", "which"),
    "states": ("state", "count", "meaning"),
}
"""Columns of each table, by the names of their texts."""
