"""Other search engines: their pages hold the entries faithfully, their absence is a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import pytest

from bench.outside_programs import Unavailable
from bench.search_corpus import SearchText
from bench.search_rivals import prepare_minisearch, prepare_pagefind

TEXT = SearchText(
    id="una-practica",
    title='Ventanilla «única» & "<script>"',
    summary="Una ventanilla. Y más.",
    body="Lo que se aprendió <b>ayer</b>.",
    sentence='Una "ventanilla".',
    place="Perú",
    period="2019–2023",
    facets={"country": ("Perú",), "theme": ("Salud", "Niñez <y> juventud")},
)


def make(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with both engines, as far as preparing looks at them."""
    folder = tmp_path / "tools"
    make(folder / "python" / "pagefind" / "__init__.py")
    make(
        folder / "python" / "pagefind-9.9.dist-info" / "METADATA", "Name: pagefind\nVersion: 9.9\n"
    )
    package = folder / "node" / "node_modules" / "minisearch"
    make(package / "dist" / "umd" / "index.js", "var MiniSearch;")
    (package / "package.json").write_text('{"version": "8.8"}')
    return folder


def test_pagefind_gets_an_entry_as_a_page_with_its_card_and_facets(
    tools: Path, tmp_path: Path
) -> None:
    prepare_pagefind([TEXT], tools, tmp_path / "site")
    page = (tmp_path / "site" / "pages" / "una-practica.html").read_text(encoding="utf-8")
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    main = tree.find(".//main")
    assert tree.get("lang") == "es"
    assert main.find("h1").text == TEXT.title
    assert [p.text for p in main.findall("p")][:2] == [TEXT.summary, TEXT.body]
    facets = [(p.get("data-pagefind-filter"), p.text) for p in main.findall("p")[2:]]
    assert facets == [("country", "Perú"), ("theme", "Salud"), ("theme", "Niñez <y> juventud")]
    named = main.get("data-pagefind-meta").split(", ")
    assert {name: main.get(f"data-{name.split('[')[0]}") for name in named} == {
        "place[data-place]": "Perú",
        "period[data-period]": "2019–2023",
        "sentence[data-sentence]": 'Una "ventanilla".',
    }


def test_pagefind_comes_with_and_without_a_worker(tools: Path, tmp_path: Path) -> None:
    engines = prepare_pagefind([TEXT], tools, tmp_path / "site").engines
    assert [engine.version for engine in engines] == ["9.9", ""]
    pages = [(engine.site / engine.page).read_text(encoding="utf-8") for engine in engines]
    assert ["noWorker" in page for page in pages] == [False, True]


def test_minisearch_gets_the_same_words(tools: Path, tmp_path: Path) -> None:
    engine = prepare_minisearch([TEXT], tools, tmp_path / "site").engines[0]
    assert engine.version == "8.8"
    document = json.loads((engine.site / "documents.json").read_text(encoding="utf-8"))[0]
    assert (document["title"], document["summary"]) == (TEXT.title, TEXT.summary)
    assert document["body"] == f"{TEXT.body} Perú Salud Niñez <y> juventud"


def test_pages_of_rivals_have_what_the_visits_look_for(tools: Path, tmp_path: Path) -> None:
    contenders = [
        prepare_pagefind([TEXT], tools, tmp_path / "pagefind"),
        prepare_minisearch([TEXT], tools, tmp_path / "minisearch"),
    ]
    for engine in (engine for contender in contenders for engine in contender.engines):
        page = (engine.site / engine.page).read_text(encoding="utf-8")
        tree = html5lib.parse(page, namespaceHTMLElements=False)
        ids = {element.get("id") for element in tree.iter() if element.get("id")}
        expected = {"q", "buscador", "filtros", "resultados"}
        assert {f"explorar-{name}" for name in expected} <= ids
        assert "<!-- scripts -->" not in page
        assert engine.is_served(engine.page)


def test_what_cannot_be_installed_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match=r"^MiniSearch could not be installed: .*npm"):
        prepare_minisearch([TEXT], tmp_path / "tools", tmp_path / "site")


def test_a_build_that_fails_is_a_sentence(
    tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contender = prepare_minisearch([TEXT], tools, tmp_path / "site")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match=r"^MiniSearch could not be built: .*node"):
        contender.build()
