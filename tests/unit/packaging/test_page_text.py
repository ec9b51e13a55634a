"""What is read from a page for title lists and full-text indexes; media types of files."""

from __future__ import annotations

import pytest

from hub.packaging.media_types import is_compressed, media_type
from hub.packaging.page_text import read_page

PAGE = """<!doctype html><html><head><title>Agua &amp; salud · Hub</title>
<meta name="description" content="Qu&eacute; se hizo"><script>var no = "<p>no</p>";</script></head>
<body><nav>Menú</nav><main><h1>Agua <em>segu</em>ra</h1><svg><title>Perú: 4</title></svg>
<p>Uno</p><p>dos <b>tr</b>es</p><nav>Migas</nav><table><tr><td>4</td><td>5</td></tr></table>
<h1>Otro</h1></main><footer>Pie</footer></body></html>"""


def test_a_page_is_its_heading_its_metadata_and_its_main_part() -> None:
    page = read_page(PAGE)
    assert page.title == "Agua segura"
    assert page.metadata["description"] == "Qué se hizo"
    assert page.text == "Agua segura Uno dos tres 4 5 Otro"


@pytest.mark.parametrize(
    ("html", "title", "text"),
    [
        ("<title>Solo título</title>", "Solo título", ""),
        ("<main><p>sin título", "", "sin título"),
        ("</nav><h1>A</h1></svg><main>b</main>", "A", "b"),
        ("", "", ""),
    ],
)
def test_pages_that_lack_something(html: str, title: str, text: str) -> None:
    page = read_page(html)
    assert (page.title, page.text) == (title, text)


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("index.html", b"", "text/html"),
        ("search/es/x.js", b"", "text/javascript"),
        ("cite/agua.csl.json", b"", "application/vnd.citationstyles.csl+json"),
        ("data/practices.json", b"{}", "application/json"),
        (
            "feed.json",
            b'{"version": "https://jsonfeed.org/version/1.1"}',
            "application/feed+json",
        ),
        ("feed.xml", b"<?xml version='1.0'?><feed>", "application/atom+xml"),
        ("sitemap.xml", b"<?xml version='1.0'?><urlset>", "application/xml"),
        ("books/compendium.epub", b"PK", "application/epub+zip"),
        ("x.unknown", b"", "application/octet-stream"),
    ],
)
def test_media_types(path: str, data: bytes, expected: str) -> None:
    assert media_type(path, data) == expected


def test_what_is_compressed_in_itself() -> None:
    assert is_compressed("application/epub+zip")
    assert not is_compressed("application/pdf")
    assert not is_compressed("application/x-bibtex")
