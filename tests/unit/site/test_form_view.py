"""The pages of the form: what stands on them; every text of the scripts is there and used."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.entries.field_spec import Field, Form
from hub.entries.field_table import FIELDS
from hub.entries.wordings import Tree, read_text_tree
from hub.model import LANGUAGES, Catalog
from hub.problems import CODES
from hub.site.form_view import practice_form_view, program_form_view
from hub.site.scripts import BUNDLES, bundle_scripts
from hub.site.site import Settings, Site
from hub.site.strings import load_strings

THEME = Path(__file__).resolve().parents[3] / "theme"
SCRIPTS = [THEME / "scripts" / name for name in BUNDLES["assets/hub/form-page.js"]]
IN_TEMPLATES = {"title", "introduction"}
NOT_IN_FORM = {"id", "license", "provenance", "images", "review.state"}
LISTED = (Form.LINE, Form.PROSE, Form.URL, Form.INTEGER, Form.NUMBER, Form.RECORD, Form.ROW)


def texts_of(language: str) -> Tree:
    return read_text_tree(THEME / "strings" / f"{language}.yml")


def section(language: str, name: str = "form") -> dict[str, Tree | str]:
    found = texts_of(language)[name]
    assert isinstance(found, dict)
    return found


def dotted(fields: tuple[Field, ...], prefix: str = "") -> Iterator[tuple[str, Field]]:
    """Every field of the form by its dotted name."""
    for field in fields:
        name = prefix + field.name
        if name not in NOT_IN_FORM:
            yield name, field
            yield from dotted(field.fields, f"{name}.")


def site_of(repository: str = "") -> Site:
    settings = Settings("Hub", "", "https://hub.example/", "Hub", "es", repository=repository)
    return Site(
        Catalog(practices=(), programs=(), vocabularies={}),
        settings,
        load_strings(THEME / "strings", "es"),
    )


# The view


def test_the_page_says_what_it_proposes_and_where_its_files_are() -> None:
    practice, program = practice_form_view(site_of()), program_form_view(site_of())
    assert (practice.kind, practice.folder) == ("practice", "content/practices")
    assert (program.kind, program.folder) == ("program", "content/programs")
    assert practice.other == "contribute/form-program.html"
    assert program.other == "contribute/form.html"
    assert practice.introduction != program.introduction


def test_the_countries_of_the_region_are_offered_first_by_name() -> None:
    codes = json.loads(practice_form_view(site_of()).countries)
    assert len(codes) == 33
    assert codes[:3] == ["AG", "AR", "BS"]
    assert codes[-1] == "VE"


def test_a_region_that_a_link_may_name_has_its_name_and_countries() -> None:
    regions = json.loads(practice_form_view(site_of()).regions)
    assert regions["013"]["name"] == "Centroamérica"
    assert regions["013"]["countries"][0] == "BZ"


def test_a_repository_offers_its_issues() -> None:
    address = "https://github.com/example/hub"
    assert practice_form_view(site_of(address)).issues == f"{address}/issues/new/choose"
    assert practice_form_view(site_of()).issues == ""


# The texts of the scripts


def test_every_text_that_a_script_asks_for_is_there() -> None:
    known = section("es")
    asked = {
        name
        for script in SCRIPTS
        for name in re.findall(r"\btexts(?:\.form)?\.(\w+)", script.read_text("utf-8"))
    } - {"form"}
    assert len(asked) > 60
    assert asked - known.keys() == set()


def test_every_text_is_asked_for() -> None:
    written = "".join(script.read_text("utf-8") for script in SCRIPTS)
    unused = [name for name in section("es") if not re.search(rf"\b{name}\b", written)]
    assert set(unused) <= IN_TEMPLATES


def test_the_texts_of_the_pasted_text_are_those_that_its_script_asks_for() -> None:
    script = (THEME / "scripts" / "form-paste-box.js").read_text("utf-8")
    asked = set(re.findall(r"\btexts\.(\w+)", script)) - {"form", "form_paste"}
    assert asked == section("es", "form_paste").keys()


def test_everything_that_is_repeated_has_a_name_for_one_of_it() -> None:
    repeated = {
        name.replace(".", "_")
        for name, field in dotted(FIELDS)
        if field.many and field.form in LISTED and not name.endswith(".sources")
    }
    assert section("es")["items"].keys() == repeated  # type: ignore[union-attr]


def test_help_of_its_own_is_for_fields_that_are_there() -> None:
    names = {name.replace(".", "_") for name, _ in dotted(FIELDS)}
    assert section("es")["helps"].keys() - names == set()  # type: ignore[union-attr]


def test_hints_of_its_own_are_for_codes_that_are_there() -> None:
    codes = {code.replace("-", "_") for code in CODES}
    assert section("es")["hints"].keys() - codes == set()  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_form_is_light(language: str) -> None:
    """The scripts of the page with their texts, compressed as servers do."""
    bundles = bundle_scripts(THEME / "scripts", texts_of(language))
    assert len(gzip.compress(bundles["assets/hub/form-page.js"], 6)) <= 26_000
