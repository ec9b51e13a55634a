"""The seam: a catalog becomes a plan of pages and files that any site generator can write.

``hooks/knowledge_hub.py`` turns the pages into pages of MkDocs and the assets into files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hub.entries.prose import ProsePage
from hub.exports import sitemap, structured_data
from hub.exports.publication import Publication
from hub.model import ENTRY_FOLDERS, INACTIVE, PUBLISHED, Practice, Program
from hub.plain_text import shorten
from hub.queries.facets import FACETS, Facet, entries_by_value, value_path
from hub.search.documents import SearchDocument, search_documents
from hub.search.index import SearchIndex
from hub.site import downloads_view as downloads
from hub.site import listing_views as listings
from hub.site import reference_views as references
from hub.site.assets import AssetPlan, DataGroup
from hub.site.book_files import book_files
from hub.site.cite_files import cite_links
from hub.site.data_descriptions import described
from hub.site.data_files import data_files, entry_data_link, entry_lines_of, small_files
from hub.site.entry_view import practice_view
from hub.site.feed_files import EVERYTHING, feed_links, feed_stem, feed_views
from hub.site.form_files import form_files
from hub.site.form_view import practice_form_view, program_form_view
from hub.site.gaps_view import objective_gaps_view, theme_gaps_view
from hub.site.head import Crumb, PageHead, make_head
from hub.site.home_view import home_view
from hub.site.list_view import list_page_view
from hub.site.map_view import map_view
from hub.site.program_view import program_view
from hub.site.publishing import DESCRIPTION_LENGTH, article_of, entry_description, publication_of
from hub.site.search_files import search_files, similar_entries
from hub.site.sheet_links import sheet_head_links, sheet_metas
from hub.site.site import Site
from hub.site.status_view import status_page_view
from hub.site.style_view import style_view


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page to print: ``template`` prints ``head`` and the view that ``make_view`` makes.

    ``path`` is from the root of the site; ``source`` the content file behind the page, if any;
    ``updated`` the date of its content.
    """

    path: str
    template: str
    head: PageHead
    make_view: Callable[[], object]
    source: str = ""
    updated: date | None = None


@dataclass(frozen=True, slots=True)
class SitePlan:
    """All pages by path, and all files; ``search`` is the folder of the search index."""

    pages: Mapping[str, PagePlan]
    assets: Sequence[AssetPlan]
    search: str = ""


def has_page(entry: Practice | Program) -> bool:
    """Whether an entry has a page in the published site: addresses outlive a withdrawal."""
    return entry.review.state in (PUBLISHED, INACTIVE)


def plan_site(
    site: Site,
    prose: Sequence[ProsePage],
    index: SearchIndex,
    generated: datetime | None = None,
    sheets: Sequence[AssetPlan] = (),
) -> SitePlan:
    """The whole site of one language.

    ``prose`` are the pages that editors write; ``index`` is made of :func:`documents_of` both;
    ``generated`` is the moment to put on exports, for :func:`publication_of`; ``sheets`` are the
    PDFs that :func:`~hub.site.sheet_files.sheet_files` made of ``site``.
    """
    publication = publication_of(site, generated)
    folder, files = search_files(site, index)
    site.made["similar"] = similar_entries(site, index)
    lines = entry_lines_of(site, publication)
    data = described(site, publication, data_files(site, publication, lines))
    pages: dict[str, PagePlan] = {}
    for page in _pages(site, publication):
        pages[page.path] = page
    as_of = max(publication.generated.date(), site.updated)
    status = _reference_page(
        site, "contribute/status", lambda site: status_page_view(site, index, as_of)
    )
    pages[status.path] = status
    for written in prose:
        pages[written.path] = _prose_page(site, written, publication, data)
    assets = [file for group in data for file in group.files]
    assets += small_files(site, publication, lines)
    assets += sheets
    assets += book_files(site, publication)
    assets += form_files(site)
    pages[downloads.PATH] = _downloads_page(site, assets)
    addresses = [(site.address(path), page.updated) for path, page in sorted(pages.items())]
    assets.append(AssetPlan("sitemap.xml", sitemap.sitemap_xml(addresses)))
    assets += [AssetPlan(path, content) for path, content in files.items()]
    return SitePlan(pages, assets, folder)


def documents_of(site: Site, prose: Sequence[ProsePage]) -> list[SearchDocument]:
    """What is searched for in ``site``: listed entries and the pages that editors write."""
    return search_documents(site.listed, prose, site.language)


def _pages(site: Site, publication: Publication) -> Iterator[PagePlan]:
    for entry in site.catalog.entries():
        yield _entry_page(site, entry, publication)
    entries = listings.in_listing_order(site, site.listed.entries())
    text = site.strings.text
    yield from _listing(
        site,
        entries,
        "practices",
        "index",
        text("explore.title"),
        text("explore.introduction"),
        section="explore",
        with_facets=True,
    )
    yield from _listing(
        site,
        [entry for entry in entries if isinstance(entry, Program)],
        "programs",
        "index",
        text("programs.title"),
        text("programs.introduction"),
        section="programs",
    )
    for facet in FACETS:
        if facet.has_pages:
            yield from _facet_pages(site, facet, entries)
    yield from _reference_pages(site)


def _entry_page(site: Site, entry: Practice | Program, publication: Publication) -> PagePlan:
    description = entry_description(entry)
    folder = ENTRY_FOLDERS[entry.kind]
    is_program = isinstance(entry, Program)
    section = "programs" if is_program else "explore"
    head = make_head(
        site,
        entry.url,
        entry.title,
        description,
        section=section,
        parents=(Crumb(site.strings.text(f"nav.{section}"), f"{folder}/index.html"),),
        metas=(
            *structured_data.citation_metas(entry, publication, site.labels),
            *sheet_metas(site, entry),
        ),
        og_type="article",
        structured=(article_of(site, entry, publication),),
        source=entry.path,
        links=(
            *entry_data_link(entry),
            *cite_links(site, entry),
            *sheet_head_links(site, entry),
        ),
    )
    template = "program.html" if is_program else "practice.html"
    make_view: Callable[[], object]
    if isinstance(entry, Program):
        program = entry
        make_view = lambda: program_view(site, program)  # noqa: E731
    else:
        make_view = lambda: practice_view(site, entry)  # noqa: E731
    return PagePlan(entry.url, template, head, make_view, entry.path, entry.review.last_verified)


def _listing(
    site: Site,
    entries: list[Practice | Program],
    folder: str,
    name: str,
    title: str,
    introduction: str,
    *,
    section: str,
    parents: tuple[Crumb, ...] = (),
    with_facets: bool = False,
    feeds: str = "",
) -> Iterator[PagePlan]:
    """The pages of a listing of ``entries``, which are in listing order.

    ``feeds`` is the path of its own feeds without their ending, if it has any.
    """
    links = feed_links(site, feeds or EVERYTHING, title)
    # Whose results are taken along as a bibliography; other listings are only read.
    metas = (("DC.publisher", site.settings.publisher),) if with_facets else ()
    chunks = listings.split_pages(
        entries, listings.ENTRIES_BESIDE_FILTERS if with_facets else listings.ENTRIES_A_PAGE
    )
    updated = max((entry.review.last_verified for entry in entries), default=None)
    for number, chunk in enumerate(chunks, 1):
        path = listings.page_path(folder, name, number)
        page_title = title
        if number > 1:
            page_title += " · " + site.strings.text(
                "listing.page", number=number, pages=len(chunks)
            )
        description = shorten(introduction, DESCRIPTION_LENGTH) or page_title
        head = make_head(
            site,
            path,
            page_title,
            description,
            section=section,
            parents=parents,
            metas=metas,
            links=links,
        )

        def make_view(chunk: Sequence[Practice | Program] = chunk, number: int = number) -> object:
            return listings.listing_view(
                site,
                chunk,
                total=len(entries),
                introduction=introduction,
                with_facets=with_facets and number == 1,
                pager=listings.pager_view(site, folder, name, number, len(chunks)),
                feeds=feed_views(feeds),
            )

        template = "explore.html" if with_facets else "listing.html"
        yield PagePlan(path, template, head, make_view, updated=updated)


def _facet_pages(site: Site, facet: Facet, entries: list[Practice | Program]) -> Iterator[PagePlan]:
    """The index of a facet and a listing for each value in use."""
    title = site.strings.text(f"facets.{facet.id}.title")
    description = site.strings.text(f"facets.{facet.id}.description")
    index = f"{facet.folder}/index.html"
    head = make_head(site, index, title, description, section="explore")
    yield PagePlan(
        index,
        "facet_index.html",
        head,
        lambda: listings.FacetIndexView(
            listings.facet_view(site, facet, entries), site.strings.text("listing.empty")
        ),
        updated=site.updated,
    )
    for value, found in sorted(entries_by_value(facet, entries).items()):
        heading = listings.facet_value_heading(site, facet, value)
        yield from _listing(
            site,
            found,
            facet.folder,
            value_path(facet, value).rsplit("/", 1)[1].removesuffix(".html"),
            heading,
            listings.facet_value_introduction(site, facet, value),
            section="explore",
            parents=(Crumb(title, index),),
            feeds=feed_stem(facet, value),
        )


def _reference_pages(site: Site) -> Iterator[PagePlan]:
    makers: dict[str, Callable[[Site], object]] = {
        "contribute/form": practice_form_view,
        "contribute/form-program": program_form_view,
        "contribute/problems": references.problems_view,
        "contribute/fields": references.fields_view,
        "contribute/vocabularies": references.vocabularies_view,
        "list": list_page_view,
        "map": map_view,
        "gaps": objective_gaps_view,
        "gaps-countries": theme_gaps_view,
        "styleguide": style_view,
    }
    for place, maker in makers.items():
        yield _reference_page(site, place, maker)


def _reference_page(site: Site, place: str, maker: Callable[[Site], object]) -> PagePlan:
    """The page at ``place`` (without its ending), whose texts and template have its name."""
    text = site.strings.text
    folder, _, name = place.rpartition("/")
    head = make_head(
        site,
        f"{place}.html",
        text(f"{name}.title"),
        shorten(text(f"{name}.introduction"), DESCRIPTION_LENGTH),
        section=folder,
        parents=(Crumb(text(f"nav.{folder}"), f"{folder}/index.html"),) if folder else (),
        metas=(("DC.publisher", site.settings.publisher),) if place == "list" else (),
    )
    return PagePlan(head.path, f"{name}.html", head, lambda: maker(site), updated=site.updated)


def _downloads_page(site: Site, assets: Sequence[AssetPlan]) -> PagePlan:
    """The page that offers ``assets``, all of them when it is printed."""
    text = site.strings.text
    head = make_head(
        site,
        downloads.PATH,
        text("downloads.title"),
        shorten(text("downloads.introduction"), DESCRIPTION_LENGTH),
        section="data",
        parents=(Crumb(text("nav.data"), "data/index.html"),),
        links=feed_links(site, EVERYTHING, text("downloads.title")),
    )

    def make_view() -> object:
        return downloads.downloads_view(site, assets)

    return PagePlan(head.path, "downloads.html", head, make_view, updated=site.updated)


def _prose_page(
    site: Site, written: ProsePage, publication: Publication, data: Sequence[DataGroup]
) -> PagePlan:
    """A page that editors write; home and data print a view beside the text."""
    folder = written.path.rpartition("/")[0]
    section = folder or written.path.removesuffix(".html")
    parents: tuple[Crumb, ...] = ()
    if folder and not written.path.endswith("/index.html"):
        parents = (Crumb(site.strings.text(f"nav.{folder}"), f"{folder}/index.html"),)
    template, make_view = "prose.html", _nothing
    structured: tuple[dict[str, object], ...] = ()
    if written.path == "index.html":
        template, make_view = "home.html", lambda: home_view(site)
        structured = ({"@type": "WebSite", "name": site.settings.name, "url": site.address("")},)
    elif written.path == "data/index.html":
        template, make_view = "data.html", lambda: references.data_view(site, data)
        kinds = [(file.path, file.media_type) for group in data for file in group.files]
        structured = (structured_data.dataset(publication, kinds, site.updated.isoformat()),)
    head = make_head(
        site,
        written.path,
        written.title,
        written.description,
        section=section,
        parents=parents,
        structured=structured,
        source=written.source,
        links=feed_links(site, EVERYTHING, written.title),
    )
    return PagePlan(written.path, template, head, make_view, written.source, site.updated)


def _nothing() -> object:
    return None
