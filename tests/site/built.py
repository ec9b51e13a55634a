"""Builds a site as a user does and reads the pages that come out of it."""

from __future__ import annotations

import os
import posixpath
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

from bench import page_kinds

ROOT = Path(__file__).resolve().parents[2]
REAL_CONFIG = ROOT / "mkdocs.yml"
FIXTURE_CONFIG = ROOT / "tests" / "fixture_hub" / "mkdocs.yml"
FIXTURE_CONTENT = FIXTURE_CONFIG.parent / "content"
EPOCH = "1750000000"

REAL_KINDS = page_kinds.REAL_KINDS
FIXTURE_KINDS = page_kinds.SHARED_KINDS | {
    "practice": "practices/ventanilla-lima.html",
    "programme": "programs/programa-integracion.html",
    "facet-value": "themes/information-orientation.html",
}
KINDS = tuple(FIXTURE_KINDS)


@dataclass(frozen=True, slots=True)
class Build:
    """What a build left behind: its folder, its exit code, everything it printed."""

    folder: Path
    code: int
    log: str


def build_site(config: Path, folder: Path, **environment: str) -> Build:
    """Build strictly, in a process of its own; the moment on the exports is always the same."""
    fixed = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(folder)],
        cwd=folder.parent,
        env={**os.environ, **fixed, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return Build(folder, done.returncode, done.stdout + done.stderr)


def text_of(element: Element) -> str:
    """The text of an element as a reader sees it: on one line."""
    return " ".join("".join(element.itertext()).split())


def resolve(page_path: str, href: str) -> tuple[str, str]:
    """Path from the root of the site, and fragment, that a relative link of a page leads to."""
    parts = urlsplit(href)
    if not parts.path:
        return page_path, unquote(parts.fragment)
    folder = posixpath.dirname(page_path)
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path))), unquote(parts.fragment)


def has_class(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()


@dataclass(frozen=True)
class Page:
    """A page as a browser parses it (html5lib follows the HTML standard)."""

    path: str
    html: str

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root: Element = parser.parse(self.html)
        return root, [f"line {place[0]}: {code}" for place, code, _ in parser.errors]

    @property
    def root(self) -> Element:
        return self._parsed[0]

    @property
    def parse_errors(self) -> list[str]:
        return self._parsed[1]

    @property
    def elements(self) -> Iterator[Element]:
        """All elements in document order; comments are no elements."""
        return (element for element in self.root.iter() if isinstance(element.tag, str))

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def one(self, tag: str) -> Element:
        found = self.all(tag)
        assert len(found) == 1, f"{self.path}: {len(found)} <{tag}> instead of one"
        return found[0]

    def by_class(self, name: str) -> list[Element]:
        return [element for element in self.elements if has_class(element, name)]

    def by_id(self, name: str) -> Element:
        found = [element for element in self.elements if element.get("id") == name]
        assert len(found) == 1, f"{self.path}: {len(found)} elements with the id {name}"
        return found[0]

    @cached_property
    def ids(self) -> list[str]:
        return [element.get("id", "") for element in self.elements if "id" in element.attrib]

    @property
    def head(self) -> Element:
        return self.one("head")

    @property
    def main(self) -> Element:
        return self.one("main")

    def metas(self, name: str) -> list[str]:
        """The contents of the ``<meta name>`` of a name."""
        return [e.get("content", "") for e in self.all("meta") if e.get("name") == name]

    def linked(self, rel: str) -> list[str]:
        """The addresses of the ``<link rel>`` of a kind."""
        return [e.get("href", "") for e in self.all("link") if e.get("rel") == rel]

    @property
    def hrefs(self) -> list[str]:
        return [e.get("href", "") for e in self.all("a") if "href" in e.attrib]


class BuiltSite:
    """The pages and files of a built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = sorted(
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        )
        self.paths = [path for path in self.files if path.endswith(".html")]
        self._pages: dict[str, Page] = {}

    def page(self, path: str) -> Page:
        if path not in self._pages:
            self._pages[path] = Page(path, self.text(path))
        return self._pages[path]

    @property
    def pages(self) -> list[Page]:
        return [self.page(path) for path in self.paths]

    @property
    def framed_pages(self) -> list[Page]:
        """All pages but the one for addresses that do not exist, which stands alone."""
        return [page for page in self.pages if page.path != "404.html"]

    @property
    def entry_pages(self) -> list[Page]:
        return [page for page in self.pages if is_entry(page.path)]

    @cached_property
    def base_url(self) -> str:
        """The public address of the site, with a final slash."""
        canonical = self.page("index.html").linked("canonical")[0]
        assert canonical.startswith("https://")
        assert canonical.endswith("/")
        return canonical

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def size(self, path: str) -> int:
        return (self.folder / path).stat().st_size


def is_entry(path: str) -> bool:
    """Whether a path is the page of a practice or of a programme."""
    folder, _, name = path.rpartition("/")
    return folder in ("practices", "programs") and not name.startswith("index")
