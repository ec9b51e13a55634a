"""Cleaned HTML as runs: marks, lists, citations and links of the page, and nothing more."""

from __future__ import annotations

import pytest

from hub.sheets.runs import blocks_of, plain, text_of
from hub.sheets.values import Block, Run, breakable
from hub.site.rendering import render_block, render_inline


def test_marks_and_links_of_a_paragraph() -> None:
    html = render_block("Con **negrita**, *cursiva*, `código` y [enlace](https://a.example/x).")
    (paragraph,) = blocks_of(html)
    assert paragraph.form == "p"
    assert [run for run in paragraph.runs if run.strong] == [Run(text="negrita", strong=True)]
    assert [run for run in paragraph.runs if run.em] == [Run(text="cursiva", em=True)]
    assert [run for run in paragraph.runs if run.code] == [Run(text="código", code=True)]
    assert [run for run in paragraph.runs if run.url] == [
        Run(text="enlace", url="https://a.example/x")
    ]


def test_marks_within_marks() -> None:
    (paragraph,) = blocks_of(render_block("**a *b* c** d"))
    assert [(run.text, run.strong, run.em) for run in paragraph.runs] == [
        ("a ", True, False), ("b", True, True), (" c", True, False), (" d", False, False),
    ]  # fmt: skip


def test_a_citation_keeps_its_numbers_and_stays_with_its_word() -> None:
    assert text_of(render_inline("Dicho [1, 12].")) == (
        Run(text="Dicho\u202f"),
        Run(cites=(1, 12)),
        Run(text="."),
    )


def test_lists_hold_paragraphs_and_lists() -> None:
    html = render_block("Antes\n\n3. uno\n4. dos\n   - tres\n\nDespués")
    before, listed, after = blocks_of(html)
    assert (before.runs, after.runs) == ((Run(text="Antes"),), (Run(text="Después"),))
    assert (listed.form, listed.start) == ("ol", 3)
    first, second = listed.items
    assert first == (Block("p", (Run(text="uno"),)),)
    assert second[1].form == "ul"
    assert second[1].items == ((Block("p", (Run(text="tres"),)),),)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "http://a.example", "//a.example", "data:x", "https://" + "a" * 2000],
)
def test_an_address_that_is_not_to_be_followed_is_text(url: str) -> None:
    assert plain("x", url) == (Run(text="x"),)


def test_signs_of_html_are_text() -> None:
    assert text_of(render_inline("a < b & <script> «c»")) == (Run(text="a < b & <script> «c»"),)


def test_only_words_too_long_for_a_line_may_break() -> None:
    assert breakable("internacionalización de las responsabilidades compartidas") == (
        "internacionalización de las responsabilidades compartidas"
    )
    broken = breakable("x" * 300)
    assert broken.replace("\u200b", "") == "x" * 300
    assert max(map(len, broken.split("\u200b"))) <= 8
