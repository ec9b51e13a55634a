"""A book opened: its files, its documents as XML, its reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XML = (".xhtml", ".opf", ".ncx", ".xml", ".svg")


@dataclass(frozen=True)
class Book:
    """An EPUB file; paths are from the folder of its package document."""

    data: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        with ZipFile(BytesIO(self.data)) as archive:
            return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}

    @cached_property
    def trees(self) -> dict[str, Element]:
        """Every XML file, parsed by a parser that forgives nothing."""
        return {
            path: ElementTree.fromstring(content)  # noqa: S314  our own
            for path, content in self.files.items()
            if path.endswith(_XML)
        }

    @property
    def package(self) -> Element:
        return self.trees["package.opf"]

    @property
    def documents(self) -> dict[str, Element]:
        return {path: tree for path, tree in self.trees.items() if path.endswith(".xhtml")}

    @property
    def manifest(self) -> dict[str, Element]:
        """The items of the package document, by path."""
        return {item.get("href", ""): item for item in self.package.iter(f"{OPF}item")}

    @property
    def spine(self) -> list[str]:
        """The documents in reading order."""
        paths = {item.get("id"): path for path, item in self.manifest.items()}
        return [paths[ref.get("idref")] for ref in self.package.iter(f"{OPF}itemref")]

    def metas(self, name: str) -> list[str]:
        return [
            meta.text or ""
            for meta in self.package.iter(f"{OPF}meta")
            if meta.get("property") == name
        ]

    def text(self, path: str) -> str:
        return text_of(self.trees[path])

    def links(self, path: str) -> Iterator[tuple[str, str]]:
        """Path and fragment of every link of a document that stays in the book."""
        for link in self.trees[path].iter(f"{XHTML}a"):
            parts = urlsplit(link.get("href", ""))
            if parts.scheme:
                continue
            folder = posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join(folder, parts.path)) if parts.path else path
            yield target, parts.fragment


def text_of(element: Element) -> str:
    """The text of an element as a reader sees it: on one line."""
    return " ".join("".join(element.itertext()).split())


def ids_of(tree: Element) -> list[str]:
    return [element.get("id", "") for element in tree.iter() if "id" in element.attrib]
