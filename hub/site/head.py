"""The head of a page: titles, addresses, metadata for search engines and citation managers."""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from hub.site.site import Site


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from home; ``path`` is empty for the page itself."""

    label: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A further representation of a page; ``path`` is from the root of the site."""

    rel: str
    type: str
    path: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What a page says about itself. ``root`` leads back to the root: ``""`` or ``"../"``."""

    path: str
    title: str
    document_title: str
    description: str
    canonical: str
    root: str
    section: str = ""
    crumbs: tuple[Crumb, ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    og_type: str = "website"
    json_ld: Markup | None = None
    suggest_url: str = ""
    links: tuple[HeadLink, ...] = ()


def make_head(
    site: Site,
    path: str,
    title: str,
    description: str,
    *,
    section: str = "",
    parents: tuple[Crumb, ...] = (),
    metas: tuple[tuple[str, str], ...] = (),
    og_type: str = "website",
    structured: tuple[dict[str, object], ...] = (),
    source: str = "",
    links: tuple[HeadLink, ...] = (),
) -> PageHead:
    """The head of the page at ``path``; ``source`` is the content file behind it, if any."""
    name = site.settings.name
    crumbs = () if path == "index.html" else _crumbs(site, parents, title)
    graph = [*structured, _breadcrumb_list(site, crumbs, path)] if crumbs else [*structured]
    return PageHead(
        path=path,
        title=title,
        document_title=name if path == "index.html" else f"{title} · {name}",
        description=description,
        canonical=site.address(path),
        root="../" * path.count("/"),
        section=section,
        crumbs=crumbs,
        metas=metas,
        og_type=og_type,
        json_ld=print_json_ld(graph) if graph else None,
        suggest_url=_suggest_url(site, source),
        links=links,
    )


def _crumbs(site: Site, parents: tuple[Crumb, ...], title: str) -> tuple[Crumb, ...]:
    return (Crumb(site.strings.text("nav.home"), "index.html"), *parents, Crumb(title))


def _breadcrumb_list(site: Site, crumbs: tuple[Crumb, ...], path: str) -> dict[str, object]:
    """schema.org BreadcrumbList of the way to ``path``."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.label,
                "item": site.address(crumb.path or path),
            }
            for position, crumb in enumerate(crumbs, 1)
        ],
    }


def print_json_ld(graph: list[dict[str, object]]) -> Markup:
    """A schema.org graph as the text of a script element, in which nothing can end the element."""
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  every character that HTML could read is escaped above


def _suggest_url(site: Site, source: str) -> str:
    """Where a reader changes the file behind a page, or an empty string."""
    if not (site.settings.repository and source):
        return ""
    return f"{site.settings.repository}/edit/{site.settings.branch}/content/{source}"
