"""The two fences between contributed text and HTML, and the text of JSON-LD."""

from __future__ import annotations

import json
import re

import html5lib
import pytest

from hub.site import rendering
from hub.site.head import print_json_ld
from hub.site.rendering import (
    render_block,
    render_inline,
    sanitize_page,
)
from tests.site.hostile import read_vectors

ALLOWED = {
    "a": {"href", "rel", "class", "title"}, "br": set(), "code": set(), "em": set(), "li": set(),
    "ol": {"start"}, "p": set(), "strong": set(), "sup": {"class"}, "ul": set(),
}  # fmt: skip
"""What a text may turn into."""


def _strangers(html: str) -> list[str]:
    """Elements, attributes and links in ``html`` that no text may turn into."""
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    found = []
    for element in root.iter():
        if element is root:
            continue
        found += [f"<{element.tag}>"] if element.tag not in ALLOWED else []
        found += [name for name in element.attrib if name not in ALLOWED.get(element.tag, set())]
        href = element.get("href", "#fuente-1")
        found += [] if re.match(r"https://|mailto:|#fuente-\d", href) else [href]
    return found


@pytest.mark.parametrize("fence", ["parser", "cleaner"])
def test_each_fence_holds_hostile_text_alone(fence: str) -> None:
    """The parser prints nothing foreign, and the cleaner lets nothing foreign through."""
    alone = rendering._PARSER.render if fence == "parser" else rendering._clean
    for vector in read_vectors():
        assert _strangers(str(alone(vector))) == [], vector


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Uno", "<p>Uno</p>"),
        ("Uno\n\nDos", "<p>Uno</p>\n<p>Dos</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("**a** y *b*", "<p><strong>a</strong> y <em>b</em></p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("", ""),
    ],
)
def test_blocks_keep_paragraphs_lists_and_emphasis(text: str, html: str) -> None:
    assert str(render_block(text)).strip() == html


def test_inline_text_has_no_paragraph_and_no_line_break() -> None:
    assert str(render_inline("**a**\n  b\n\nc")) == "<strong>a</strong> b c"


@pytest.mark.parametrize("render", [render_block, render_inline])
@pytest.mark.parametrize("url", ["https://example.org/a?b=1&c=2", "mailto:info@example.org"])
def test_safe_links_are_links(render: object, url: str) -> None:
    assert callable(render)
    escaped = url.replace("&", "&amp;")
    assert f'<a href="{escaped}" rel="noopener">texto</a>' in str(render(f"[texto]({url})"))


@pytest.mark.parametrize("render", [render_block, render_inline])
@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "java\\script:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:image/svg+xml;base64,PHN2Zz4=",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "http://example.org",
        "//example.org",
        "/absoluta",
        "../relativa.html",
        "#ancla",
        "blob:https://example.org/1",
        "ftp://example.org",
        "httpsx://example.org",
        "<javascript:alert(1)>",
    ],
)
def test_other_links_stay_text(render: object, url: str) -> None:
    assert callable(render)
    html = str(render(f"[texto]({url})"))
    assert "<a" not in html
    assert "texto" in html


@pytest.mark.parametrize(
    "text",
    [
        "![texto](a.png)",
        "# Título",
        "Título\n=====",
        "> cita",
        "---",
        "```\ncódigo\n```",
        "    código",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "[a]: javascript:alert(1)\n\n[a]",
        "[a]: https://example.org\n\n[a]",
        "![texto][a]\n\n[a]: a.png",
        "<b>negrita</b>",
        "<!-- comentario -->",
    ],
)
def test_what_the_format_does_not_know_stays_text(text: str) -> None:
    root = html5lib.parseFragment(str(render_block(text)), namespaceHTMLElements=False)
    tags = {element.tag for element in root.iter()} - {root.tag}
    assert tags <= {"p", "code"}
    shown = "".join(root.itertext())
    for word in re.findall(r"\w{4,}", text):
        assert word in shown


def test_a_picture_is_at_most_a_link() -> None:
    assert "<img" not in str(render_block("![texto](https://example.org/a.png)"))


def test_an_autolink_is_a_link_only_when_it_is_safe() -> None:
    safe = '<a href="https://example.org/" rel="noopener">https://example.org/</a>'
    assert safe in str(render_block("<https://example.org/>"))
    assert "<a" not in str(render_block("<javascript:alert(1)>"))
    assert "<a" not in str(render_block("https://example.org/"))


def test_a_citation_links_to_its_source() -> None:
    assert str(render_inline("Dato [2].")) == (
        'Dato\u202f<sup class="cites">[<a class="cite" href="#fuente-2">2</a>]</sup>.'
    )


def test_a_double_citation_links_to_each_source() -> None:
    html = str(render_inline("Dato [1, 12]"))
    assert (
        '<a class="cite" href="#fuente-1">1</a>, <a class="cite" href="#fuente-12">12</a>' in html
    )


@pytest.mark.parametrize("text", ["[a]", "[1234]", "[1a]", "[]", "[1;2]"])
def test_other_brackets_are_no_citation(text: str) -> None:
    assert str(render_inline(text)) == text


def test_a_number_may_be_the_text_of_a_link() -> None:
    assert "cite" not in str(render_inline("[1](https://example.org/)"))


def test_a_citation_in_code_stays_code() -> None:
    assert str(render_inline("`[1]`")) == "<code>[1]</code>"


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>*{display:none}</style>",
        "<iframe src='https://evil.example'></iframe>",
        "<object data='https://evil.example'></object>",
        "<embed src='https://evil.example'>",
        "<form action='https://evil.example'><input name=a><button>Enviar</button></form>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
        "<p onclick='alert(1)' style='position:fixed'>texto</p>",
        "<a href='javascript:alert(1)'>texto</a>",
        "<a href=' javascript:alert(1)'>texto</a>",
        "<a href='java\nscript:alert(1)'>texto</a>",
        "<a href='data:text/html,x'>texto</a>",
        "<img src=x onerror=alert(1) alt=''>",
        "<img srcset='https://evil.example/a.png 2x' alt=''>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href='https://evil.example/'>",
        "<link rel=stylesheet href='https://evil.example/a.css'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<template><script>alert(1)</script></template>",
        "<video src='https://evil.example/a.mp4' autoplay></video>",
        "<details ontoggle=alert(1) open>texto</details>",
    ],
)
def test_prose_pages_lose_what_could_act(html: str) -> None:
    root = html5lib.parseFragment(str(sanitize_page(html)), namespaceHTMLElements=False)
    for element in root.iter():
        assert element.tag in {root.tag, "p", "a", "img"}, html
        for name, value in element.items():
            assert name in {"href", "src", "alt", "rel", "title"}, html
            assert not re.match(r"\W*(javascript|data|vbscript)", value, re.I), html
            assert "evil.example" not in value, html


def test_prose_pages_keep_what_editors_write() -> None:
    html = (
        '<h2 id="a">T</h2><p>x <a href="https://example.org/" title="t" rel="noopener">y</a></p>'
        '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>'
        '</table><pre><code class="language-md">c</code></pre><img src="images/a.png" alt="d">'
    )
    assert str(sanitize_page(html)) == html


@pytest.mark.parametrize(
    "source",
    [
        "https://evil.example/a.png",
        "HTTPS://evil.example/a.png",
        "http://evil.example/a.png",
        "//evil.example/a.png",
        "data:image/png;base64,AAAA",
        " https://evil.example/a.png",
        "\thttps://evil.example/a.png",
        "\\\\evil.example\\a.png",
        "/\\evil.example/a.png",
        "/\t/evil.example/a.png",
        "https:\\\\evil.example\\a.png",
    ],
)
def test_prose_pages_show_no_picture_from_elsewhere(source: str) -> None:
    """Browsers trim spaces, drop tabs and take a backslash for a slash."""
    root = html5lib.parseFragment(
        str(sanitize_page(f'<p><img alt="a" src="{source}">texto</p>')), namespaceHTMLElements=False
    )
    assert [element.get("src") for element in root.iter("img") if element.get("src")] == []


def test_a_picture_of_the_site_stays_in_prose() -> None:
    assert 'src="images/a.png"' in str(sanitize_page('<img src="images/a.png" alt="a">'))
    assert 'src="../images/a.png"' in str(sanitize_page('<img src="../images/a.png" alt="a">'))


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "</ScRiPt >",
        "<!--<script>",
        "]]>",
        "&lt;/script&gt;",
        "a\u2028b\u2029c",
        '"},{"@type":"Person"',
        "\\u003c/script\\u003e",
        "a\u0000b",
    ],
)
def test_json_ld_holds_any_text_and_stays_inside_its_element(text: str) -> None:
    printed = str(print_json_ld([{"name": text, text: 1}]))
    assert not re.search("[<>&\u2028\u2029]", printed)
    assert json.loads(printed)["@graph"] == [{"name": text, text: 1}]
    root = html5lib.parse(
        f'<script type="application/ld+json">{printed}</script>', namespaceHTMLElements=False
    )
    (script,) = root.iter("script")
    assert json.loads(script.text)["@graph"][0]["name"] == text
