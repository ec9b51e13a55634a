"""The issue form: as committed, valid for GitHub, and read back by what reads issues."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from hub.entries.field_spec import Need
from hub.entries.field_table import fields_of
from hub.entries.vocabulary_reader import read_vocabularies
from hub.github.issue_body import read_answers
from hub.github.issue_form_file import practice_form
from hub.github.questions import DECLARED, questions
from hub.model import LANGUAGES, Vocabulary

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"


@pytest.fixture(scope="module")
def vocabularies() -> Mapping[str, Vocabulary]:
    return read_vocabularies(ROOT / "content" / "vocabularies")[0]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        return importlib.import_module("update_issue_forms")
    finally:
        sys.path.remove(str(ROOT / "scripts"))


@pytest.fixture(params=LANGUAGES)
def form(request: pytest.FixtureRequest, vocabularies: Mapping[str, Vocabulary]) -> Any:
    return yaml.safe_load(practice_form(vocabularies, request.param))


def elements(form: Any) -> list[Any]:
    return [element for element in form["body"] if element["type"] != "markdown"]


def test_the_committed_forms_are_those_of_the_field_table(script: ModuleType) -> None:
    for name, text in script.issue_forms("es").items():
        told = f"{name} is old: run scripts/update_issue_forms.py"
        assert (FOLDER / name).read_text(encoding="utf-8") == text, told


def test_the_script_writes_them(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main(["--output", str(tmp_path / "new"), "--lang", "pt"]) == 0
    assert "Propor uma prática" in (tmp_path / "new" / "practice.yml").read_text(encoding="utf-8")
    (tmp_path / "file").write_text("")
    assert script.main(["--output", str(tmp_path / "file")]) == 1
    assert "No se pudo escribir" in capsys.readouterr().err


def test_the_form_keeps_the_rules_of_github(form: Any) -> None:
    assert set(form) == {"name", "description", "title", "labels", "body"}
    found = elements(form)
    labels = [element["attributes"]["label"] for element in found]
    assert len(set(labels)) == len(labels)
    ids = [element["id"] for element in found]
    assert len(set(ids)) == len(ids)
    assert all(identifier.replace("_", "").isalnum() for identifier in ids)
    for element in found:
        assert set(element) <= {"type", "id", "attributes", "validations"}
        assert element.get("validations", {"required": True}) == {"required": True}
        if element["type"] == "dropdown":
            options = element["attributes"]["options"]
            assert all(isinstance(option, str) and option.strip() for option in options)
            assert len({option.casefold() for option in options}) == len(options) <= 50
            assert not {"none", "n/a"} & {option.casefold() for option in options}
        else:
            assert element["type"] in ("input", "textarea", "checkboxes")


def test_the_label_of_the_workflow_is_not_given_by_the_form(form: Any) -> None:
    assert form["labels"] == ["proposal"]


def test_every_field_that_a_practice_must_have_is_asked(form: Any) -> None:
    required = {e["id"] for e in elements(form) if e.get("validations")}
    fields = {f.name for f in fields_of("practice").values() if f.need is Need.REQUIRED}
    asked = {name.partition("_")[0] if name.startswith("period") else name for name in required}
    asked |= {"review"} if "review_last_verified" in required else set()
    assert fields <= asked
    assert "period_status" in required


def test_rows_are_explained_with_an_example(form: Any) -> None:
    by_id = {element["id"]: element["attributes"] for element in elements(form)}
    rows = by_id["organisations"]
    assert rows["placeholder"].count("|") == 4
    assert "Dirección Nacional" in rows["placeholder"] or "|" in rows["description"]
    assert rows["description"].count("|") >= 4


def test_rights_and_privacy_are_to_be_declared(form: Any) -> None:
    boxes = form["body"][-1]
    assert boxes["type"] == "checkboxes"
    assert [option["required"] for option in boxes["attributes"]["options"]] == [True] * 3
    assert "CC BY 4.0" in boxes["attributes"]["options"][0]["label"]


def test_an_issue_of_the_form_is_read_back(form: Any) -> None:
    """What GitHub makes of the form, one answer an element."""
    lines = []
    for element in elements(form):
        attributes = element["attributes"]
        lines += [f"### {attributes['label']}", ""]
        if element["type"] == "checkboxes":
            lines += [f"- [X] {option['label']}" for option in attributes["options"]]
        elif element["type"] == "dropdown":
            lines += [", ".join(attributes["options"][:3]), ""]
        else:
            lines += [f"answer to {element['id']}", ""]
    answers = read_answers("\n".join(lines), questions())
    assert answers.ticked == len(DECLARED)
    assert answers.repeated == ()
    assert {key.replace(".", "_") for key in answers.texts} == {
        element["id"] for element in elements(form)
    } - {"declarations"}
    assert answers.texts["title"] == "answer to title"
    assert answers.texts["review.last_verified"] == "answer to review_last_verified"


def test_the_chooser_leads_to_the_form_of_the_site() -> None:
    chooser = yaml.safe_load((FOLDER / "config.yml").read_text(encoding="utf-8"))
    urls = [link["url"] for link in chooser["contact_links"]]
    assert urls[0].startswith("https://")
    assert urls[0].endswith("/contribute/form.html")
    assert urls[1].endswith("/contribute/index.html")
