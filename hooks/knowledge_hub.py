"""The MkDocs adapter: the only module that knows MkDocs.

It reads the content with the hub's loader, plans the site with ``plan_site`` and hands pages and
files to MkDocs. State lives in one object that ``on_config`` makes anew for every build, so that
``mkdocs serve`` never sees leftovers.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from os import environ
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from jinja2 import Environment  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.plugins import get_plugin_logger  # noqa: E402
from mkdocs.structure.files import File, Files, InclusionLevel  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402

from hub import reporting  # noqa: E402
from hub.checking import check_content  # noqa: E402
from hub.entries.files import read_line  # noqa: E402
from hub.entries.loader import Loaded  # noqa: E402
from hub.entries.prose import ProsePage, read_prose_pages  # noqa: E402
from hub.packaging.offline_files import put_offline_list  # noqa: E402
from hub.search.cache import SearchCache, cache_folder  # noqa: E402
from hub.sheets.cache import SheetCache  # noqa: E402
from hub.sheets.cache import cache_folder as sheets_folder  # noqa: E402
from hub.site.assets import AssetPlan  # noqa: E402
from hub.site.csp import csp_hash  # noqa: E402
from hub.site.plan import PagePlan, SitePlan, documents_of, has_page, plan_site  # noqa: E402
from hub.site.rendering import sanitize_page  # noqa: E402
from hub.site.scripts import bundle_scripts  # noqa: E402
from hub.site.sheet_files import sheet_files  # noqa: E402
from hub.site.site import Settings, Site  # noqa: E402
from hub.site.strings import load_strings  # noqa: E402

log = get_plugin_logger("hub")
sheets_log = get_plugin_logger("sheets")  # scripts/build_site.py passes on what it says
_UNUSED_THEME_FILES = (
    "assets/javascripts/", "assets/stylesheets/", "assets/images/", "scripts/", "strings/",
    "epub/", "sitemap.xml",
)  # fmt: skip


@dataclass
class _Build:
    """What one build needs from hook to hook."""

    site: Site
    content: Path
    plan: SitePlan = field(default_factory=lambda: SitePlan({}, ()))


_build: _Build


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is ``serve``, which goes on where ``build`` must stop."""
    global _is_serving  # noqa: PLW0603  MkDocs hands the command to this event only
    _is_serving = command == "serve"


_is_serving = False


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and judge the content; stop a build that has errors."""
    global _build  # noqa: PLW0603  one build at a time, made anew here
    content = Path(config.docs_dir)
    settings = _settings(config)
    loaded = check_content(content, today=date.today())
    _report(loaded, settings.language)
    strings = load_strings(ROOT / "theme" / "strings", settings.language)
    catalog = loaded.catalog if _is_serving else loaded.catalog.keeping(has_page)
    _build = _Build(Site(catalog, settings, strings, content=content), content)
    config.theme.static_templates.discard("sitemap.xml")  # ours has the dates of the entries
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Plan the site; add its pages and files, leave out raw entries and unused theme files."""
    for file in list(files):
        if file.inclusion is InclusionLevel.EXCLUDED or file.src_uri.startswith(
            _UNUSED_THEME_FILES
        ):
            files.remove(file)
    prose = _prose_pages(files)
    documents = documents_of(_build.site, prose)
    cache = SearchCache(cache_folder(_build.content, _build.site.language), _build.site.language)
    index = cache.load(documents)
    _build.plan = plan_site(_build.site, prose, index, _generated(), _sheets())
    written = {page.path for page in prose}
    for plan in _build.plan.pages.values():
        if plan.path not in written:
            files.append(_generated_file(config, plan))
    for asset in _build.plan.assets:
        files.append(File.generated(config, asset.path, content=asset.content))
    scripts = bundle_scripts(ROOT / "theme" / "scripts", _build.site.strings.tree)
    for path, content in scripts.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape by default: MkDocs leaves that to each template."""
    env.autoescape = True
    env.globals["csp_hash"] = csp_hash
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template of the page."""
    page.meta["template"] = _plan_of(page).template
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Editors' prose passes the same fence as contributed text."""
    return sanitize_page(html) if html else html


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Give the template the view of the page."""
    plan = _plan_of(page)
    return context | {
        "head": plan.head,
        "view": plan.make_view(),
        "prose": page.content,
        "t": _build.site.strings,
        "site": _build.site,
        "search": _build.plan.search,
    }


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> Any:
    """The page for addresses that do not exist prints texts too."""
    return context | {"t": _build.site.strings, "site": _build.site}


def on_post_build(config: MkDocsConfig) -> None:
    """List what can be kept for reading offline, when every file is there."""
    put_offline_list(Path(config.site_dir), _build.site.updated)


def _plan_of(page: Page) -> PagePlan:
    return _build.plan.pages[page.file.dest_uri]


def _generated_file(config: MkDocsConfig, plan: PagePlan) -> File:
    source = plan.path.removesuffix(".html") + ".md"
    return File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)


def _sheets() -> list[AssetPlan]:
    """The PDFs of the entries. A preview does not wait for the book of all of them."""
    site = _build.site
    if not site.settings.sheets:
        return []
    cache = SheetCache(sheets_folder(_build.content, site.language))
    return sheet_files(site, cache, sheets_log.info, with_compendium=not _is_serving)


def _prose_pages(files: Files) -> list[ProsePage]:
    pages = {page.source: page for page in read_prose_pages(_build.content)}
    found = [pages[file.src_uri] for file in files.documentation_pages()]
    for page in found:
        if not (page.title and page.description):
            log.warning("%s: a page needs a title and a description", page.source)
    return found


def _settings(config: MkDocsConfig) -> Settings:
    own = config.extra.get("hub", {})
    return Settings(
        name=config.site_name,
        description=config.site_description or "",
        base_url=(config.site_url or "").rstrip("/") + "/",
        publisher=own.get("publisher") or config.site_name,
        language=own.get("language", "es"),
        repository=(own.get("repository") or "").rstrip("/"),
        branch=own.get("branch") or "main",
        contact=own.get("contact") or "",
        sheets=own.get("sheets", True) is not False,
    )


def _generated() -> datetime | None:
    """The moment to put on exports: ``SOURCE_DATE_EPOCH`` (seconds) when it is set."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else None


def _report(loaded: Loaded, language: str) -> None:
    """Print the problems; raise when a build must stop. Warnings never stop one."""
    if not loaded.problems:
        return
    report = reporting.Report(loaded.problems, loaded.checked, loaded.catalog.vocabularies)
    text = reporting.render_text(report, language, read_line)
    if not loaded.has_errors:
        log.info("%s", report.summary(language))
    elif _is_serving:
        log.warning("%s", text)
    else:
        raise Abort(text)
