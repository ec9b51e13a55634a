"""The bundles of the scripts: what is in them, in which order, with which texts."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from rjsmin import jsmin

from hub.entries.wordings import Tree, read_text_tree
from hub.model import LANGUAGES
from hub.site import scripts
from hub.site.scripts import BUNDLES, FORM_SCRIPTS, SEARCH_SCRIPTS, UnbundledScript, bundle_scripts

THEME = Path(__file__).resolve().parents[3] / "theme"
TEXTS: Tree = {"box": {"ask": "¿Qué busca?"}, "list": {"title": "Mi lista"}}


def strings_of(language: str) -> Tree:
    return read_text_tree(THEME / "strings" / f"{language}.yml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three scripts in two bundles."""
    table = {"a.js": {"one.js": "", "two.js": "box"}, "b.js": {"two.js": "box", "three.js": "list"}}
    monkeypatch.setattr(scripts, "BUNDLES", table)
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.js").write_text(f"// About.\nHub.{name} = 1;\n", encoding="utf-8")
    return tmp_path


# The real scripts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_script_of_the_theme_is_in_a_bundle_with_its_texts(language: str) -> None:
    texts = strings_of(language)
    bundles = bundle_scripts(THEME / "scripts", texts)
    assert bundles.keys() == BUNDLES.keys()
    for path, names in BUNDLES.items():
        bundle = bundles[path].decode()
        assert ("Hub.texts=" in bundle) == any(names.values())


@pytest.mark.parametrize("bundle", ["hub", "explore"])
def test_the_search_engine_stands_first_on_every_page(bundle: str) -> None:
    engine = [name for name in SEARCH_SCRIPTS if name != "spelling.js"]
    assert list(BUNDLES[f"assets/hub/{bundle}.js"])[: len(engine)] == engine
    assert list(BUNDLES["assets/hub/spelling.js"]) == ["spelling.js"], "loaded when it is needed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_explore_page_loads_little_script(language: str) -> None:
    """At most 12 kB, compressed as servers do, before a word is misspelt or a field used."""
    bundles = bundle_scripts(THEME / "scripts", strings_of(language))
    loaded = [bundles[f"assets/hub/{name}.js"] for name in ("asked", "explore")]
    assert sum(len(gzip.compress(bundle, 6)) for bundle in loaded) <= 12_000


def test_the_search_engine_is_small() -> None:
    """It comes with every page: at most 5 kB when compressed."""
    parts = [jsmin((THEME / "scripts" / name).read_text("utf-8")) for name in SEARCH_SCRIPTS]
    assert len(gzip.compress("\n".join(parts).encode(), 9)) <= 5_000


def test_the_form_loads_little_script_and_only_its_own_page_loads_it() -> None:
    """At most 20 kB when compressed, beside its data."""
    bundles = bundle_scripts(THEME / "scripts", strings_of("es"))
    assert len(gzip.compress(bundles["assets/hub/form.js"], 9)) <= 20_000
    others = [names for path, names in BUNDLES.items() if path != "assets/hub/form.js"]
    assert not any(FORM_SCRIPTS.keys() & names.keys() for names in others)


# Bundling


def test_scripts_stand_in_the_order_of_the_table(folder: Path) -> None:
    bundles = bundle_scripts(folder, TEXTS)
    assert bundles["a.js"].decode().splitlines()[1:] == ["Hub.one=1;", "Hub.two=1;"]
    assert bundles["b.js"].decode().splitlines()[1:] == ["Hub.two=1;", "Hub.three=1;"]


def test_a_bundle_begins_with_the_texts_that_its_scripts_use(folder: Path) -> None:
    bundles = bundle_scripts(folder, TEXTS)
    first = 'globalThis.Hub=globalThis.Hub||{};Hub.texts=Object.assign(Hub.texts||{},{"box":'
    assert bundles["a.js"].decode().startswith(first + '{"ask":"¿Qué busca?"}});\n')
    assert '"list":{"title":"Mi lista"}' in bundles["b.js"].decode()
    assert "Mi lista" not in bundles["a.js"].decode()


def test_a_bundle_without_texts_begins_with_its_first_script(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scripts, "BUNDLES", {"a.js": dict.fromkeys(("one.js", "two.js"), "")})
    (folder / "three.js").unlink()
    assert bundle_scripts(folder, {}) == {"a.js": b"Hub.one=1;\nHub.two=1;\n"}


def test_texts_close_no_element(folder: Path) -> None:
    texts: Tree = {**TEXTS, "box": {"ask": "</script><script>alert(1)</script>"}}
    bundle = bundle_scripts(folder, texts)["a.js"].decode()
    assert "<" not in bundle
    assert "\\u003c/script>" in bundle


def test_white_space_in_texts_and_patterns_stays(folder: Path) -> None:
    script = 'Hub.one = /"  [^"]*"|\\/\\/  x/gu.test("//  no  comment") + `a  b`;'
    (folder / "one.js").write_text(script, encoding="utf-8")
    kept = 'Hub.one=/"  [^"]*"|\\/\\/  x/gu.test("//  no  comment")+`a  b`;'
    assert kept in bundle_scripts(folder, TEXTS)["a.js"].decode().splitlines()


def test_a_script_in_no_bundle_is_an_error(folder: Path) -> None:
    (folder / "forgotten.js").write_text("", encoding="utf-8")
    with pytest.raises(UnbundledScript, match=r"^forgotten\.js$"):
        bundle_scripts(folder, TEXTS)


def test_other_files_in_the_folder_are_nothing_to_bundle(folder: Path) -> None:
    (folder / ".DS_Store").write_bytes(b"\0")
    assert bundle_scripts(folder, TEXTS).keys() == {"a.js", "b.js"}


def test_a_script_that_is_not_there_is_an_error(folder: Path) -> None:
    (folder / "two.js").unlink()
    with pytest.raises(FileNotFoundError, match=r"two\.js"):
        bundle_scripts(folder, TEXTS)


def test_a_section_that_is_not_there_is_an_error(folder: Path) -> None:
    with pytest.raises(KeyError, match="list"):
        bundle_scripts(folder, {"box": {}})


def test_bundling_again_gives_the_same_bytes(folder: Path) -> None:
    assert bundle_scripts(folder, TEXTS) == bundle_scripts(folder, TEXTS)
