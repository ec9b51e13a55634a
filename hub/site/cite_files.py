"""How to cite an entry: the texts of its page, and the files for reference managers.

Two fixed styles of one kind of document are two texts to fill. The general processor of CSL,
citeproc-py, was weighed: it would need the files of the styles and of their locales, and lxml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hub.exports import citations
from hub.exports.citations import CslItem
from hub.exports.publication import Publication
from hub.model import Practice, Program
from hub.site.head import HeadLink
from hub.site.publishing import publication_of
from hub.site.site import Site


@dataclass(frozen=True, slots=True)
class CiteFormat:
    """A format of reference managers; ``ending`` is that of its files."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Iterable[CslItem]], bytes]


CITE_FORMATS = (
    CiteFormat("BibTeX", "bib", "application/x-bibtex", citations.bibtex),
    CiteFormat("RIS", "ris", "application/x-research-info-systems", citations.ris),
    CiteFormat(
        "CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", citations.csl_json
    ),
)


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation in words; ``id`` is set where scripts look for the one to copy."""

    style: str
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class CiteFileView:
    """A file to download; ``path`` is from the root of the site."""

    label: str
    path: str
    media_type: str


def citation_views(site: Site, entry: Practice | Program) -> tuple[CitationView, ...]:
    """How to cite the page of ``entry``: as the APA does, which buttons copy, and as ISO 690."""
    item = _item(site, entry, publication_of(site))
    publisher, issued = item["author"][0]["literal"], citations.csl_day(item["issued"])
    values = {
        "year": issued.year,
        "title": item["title"],
        "hub": item["container-title"],
        "url": item["URL"],
        "date": site.long_date(issued),
    }
    text = site.strings.text
    return (
        CitationView("APA", text("cite.apa", publisher=publisher, **values), "citation"),
        # ISO 690 sets who is responsible in capitals.
        CitationView("ISO 690", text("cite.iso", publisher=publisher.upper(), **values)),
    )


def cite_file_views(entry: Practice | Program) -> tuple[CiteFileView, ...]:
    """The files of ``entry``: none when no list has it."""
    if not entry.is_listed:
        return ()
    return tuple(
        CiteFileView(format.name, _path(entry, format), format.media_type)
        for format in CITE_FORMATS
    )


def cite_links(site: Site, entry: Practice | Program) -> tuple[HeadLink, ...]:
    """The same for the head of its page."""
    return tuple(
        HeadLink("alternate", file.media_type, file.path, file.label)
        for file in cite_file_views(entry)
    )


def cite_files(site: Site, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Path and content of the files of each listed entry."""
    for entry in site.listed.entries():
        item = _item(site, entry, publication)
        for format in CITE_FORMATS:
            yield _path(entry, format), format.write([item])


def cite_collections(site: Site, publication: Publication) -> dict[str, bytes]:
    """A file of each format with every listed entry, by path."""
    items = [_item(site, entry, publication) for entry in site.listed.entries()]
    return {f"data/practices.{format.ending}": format.write(items) for format in CITE_FORMATS}


def _path(entry: Practice | Program, format: CiteFormat) -> str:
    return f"cite/{entry.id}.{format.ending}"


def _item(site: Site, entry: Practice | Program, publication: Publication) -> CslItem:
    verified = site.strings.text("export.verified", date=entry.review.last_verified.isoformat())
    return citations.csl_item(entry, publication, verified)
