"""Texts and rendered Markdown as XML."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import html5lib
import pytest
from markupsafe import Markup

from hub.site.rendering import render_block
from hub.site.xml_text import for_xml
from tests.site.hostile import read_vectors


def _read(html: object) -> ElementTree.Element:
    return ElementTree.fromstring(f"<x>{html}</x>")  # noqa: S314  what is tested


def test_a_line_break_ends_itself() -> None:
    assert for_xml(render_block("Uno  \ndos")) == "<p>Uno<br/>\ndos</p>\n"


def test_a_space_that_does_not_break_is_a_character() -> None:
    assert for_xml(Markup("<p>5&nbsp;%</p>")) == "<p>5\u00a0%</p>"


def test_marks_and_links_stay() -> None:
    html = Markup('<p><a href="https://a.example/?b=1&amp;c=&quot;" rel="noopener">A</a><br></p>')
    link = _read(for_xml(html)).find("p/a")
    assert link is not None
    assert link.attrib == {"href": 'https://a.example/?b=1&c="', "rel": "noopener"}


def test_escaped_marks_stay_text() -> None:
    root = _read(for_xml(Markup("<p>&lt;script&gt;&nbsp;&amp;amp;<br></p>")))
    assert "".join(root.itertext()) == "<script>\u00a0&amp;"
    assert [element.tag for element in root.iter()] == ["x", "p", "br"]


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_xml_forbids_goes(character: str) -> None:
    assert for_xml(f"a{character}b") == "ab"
    assert for_xml(Markup("<p>a{}b</p>").format(character)) == "<p>ab</p>"


@pytest.mark.parametrize("character", ["\t", "\n", "\u00a0", "\u2028", "ñ", "\U0001f30e"])
def test_what_xml_knows_stays(character: str) -> None:
    assert for_xml(f"a{character}b") == f"a{character}b"


def test_other_values_stay_as_they_are() -> None:
    assert for_xml(7) == 7


NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]")
"""What XML forbids, and what an HTML parser puts in the place of a null character."""


@pytest.mark.parametrize("vector", read_vectors())
def test_any_rendered_text_is_xml_and_says_the_same(vector: str) -> None:
    """The elements and the words that a browser reads in the HTML are those of the XML."""
    html = render_block(f"{vector}  \n5\u00a0%")
    browser = html5lib.parseFragment(str.__str__(html), namespaceHTMLElements=False)
    found = _read(for_xml(html))
    assert [e.tag for e in found.iter()][1:] == [e.tag for e in browser.iter()][1:]
    told, read = ("".join(tree.itertext()) for tree in (browser, found))
    assert NOT_XML.sub("", read).split() == NOT_XML.sub("", told).split()
