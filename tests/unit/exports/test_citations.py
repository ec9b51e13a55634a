"""Citations as files: read back by strict little parsers, whatever stands in a title."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from hub.exports.citations import CslItem, bibtex, csl_item, csl_json, ris
from hub.model import Catalog, Practice, Program
from tests.site.built import ROOT
from tests.support.publications import BASE_URL, PUBLICATION

CASES = json.loads((ROOT / "tests" / "cases" / "bibtex.json").read_text(encoding="utf-8"))
HOSTILE = [
    "Un {título",
    "}{",
    "{{{",
    r"\end{document} \ \\",
    "50 % & más #1 $x_y ~ ^",
    "correo@ejemplo.org @misc{otra, title={x}}",
    "dos\nrenglones\r\n\tcon\x00nada\x85y\u2028más\u00a0aire",
    "TY  - JOUR\r\nER  - \r\nTY  - BOOK",
    '"comillas", coma = {y} fin',
    "\u200fعنوان\u200f مزيج \u2067abc\u2069",
    "👩🏽‍⚕️ ñandú İ ﬁ",
    " bordes \n",
]
Item = Callable[[str], CslItem]


@pytest.fixture
def item(catalog: Catalog) -> Item:
    """A web page with the title that is given."""
    entry = catalog.entries_by_id["complete"]
    return lambda title: csl_item(replace(entry, title=title), PUBLICATION, "verificada")


def one_line(text: str) -> str:
    """``text`` without line ends, control characters and spaces of other kinds."""
    kept = "".join(" " if c.isspace() or ord(c) < 32 or 127 <= ord(c) < 160 else c for c in text)
    return re.sub(" +", " ", kept).strip()


# Readers of the formats


def read_bibtex(text: str) -> list[dict[str, str]]:
    """Entries as BibTeX reads them: braces count, whatever stands before them."""
    found, place = [], 0
    while match := re.compile(r"\s*@misc\{([a-z0-9-]+),\n").match(text, place):
        fields, place = {"ID": match[1]}, match.end()
        while named := re.compile(r"  ([a-z]+) = ").match(text, place):
            value, place = _bibtex_value(text, named.end())
            assert text.startswith(",\n", place)
            assert named[1] not in fields
            fields[named[1]], place = value, place + 2
        assert text.startswith("}\n", place)
        found.append(fields)
        place += 2
    assert not text[place:].strip(), text[place:]
    return found


def _bibtex_value(text: str, place: int) -> tuple[str, int]:
    if text[place] != "{":
        end = text.index(",", place)
        assert re.fullmatch("[a-z]{3}", text[place:end]), "a macro"
        return text[place:end], end
    depth = 0
    for end in range(place, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if not depth:
            return text[place + 1 : end], end + 1
    raise AssertionError("a brace is not closed")


COMMANDS = {
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textbraceleft": "{", "textbraceright": "}",
}  # fmt: skip


def typeset(tex: str) -> str:
    """What TeX prints; a sign that means something to TeX and stands bare is an error."""
    if tex.startswith("{"):
        assert tex.endswith("}")
        tex = tex[1:-1]
    printed = ""
    while tex:
        if match := re.match(r"\\([a-z]+)\{\}", tex):
            printed += COMMANDS[match[1]]
        elif match := re.match(r"\\([$&#%_])", tex):
            printed += match[1]
        else:
            match = re.match(r"[^\\{}$&#%_~^\n]", tex)
            assert match, f"TeX reads {tex[:20]!r} as a command"
            printed += match[0]
        tex = tex[match.end() :]
    return printed


def read_ris(data: bytes) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    lines = data.decode().split("\r\n")
    assert lines.pop() == ""
    record: dict[str, str] = {}
    for line in lines:
        assert re.match(r"[A-Z][A-Z0-9]  - ", line), line
        assert not re.search("[\r\n\x00]", line)
        tag, value = line[:2], line[6:]
        assert (tag == "TY") == (not record), "a record begins with TY and only there"
        if tag == "ER":
            assert value == ""
            found.append(record)
            record = {}
        else:
            assert tag not in record
            record[tag] = value
    assert not record, "the last record does not end"
    return found


def check_csl(item: dict[str, Any]) -> None:
    """The types of the CSL data schema for the fields that a web page needs."""
    texts = ("id", "type", "title", "URL", "language", "publisher", "container-title", "note")
    assert set(item) == {*texts, "author", "issued", "accessed"}
    for name in texts:
        assert isinstance(item[name], str), name
        assert item[name] == one_line(item[name]), name
    assert item["type"] == "webpage"
    for author in item["author"]:
        assert list(author) == ["literal"]
    for name in ("issued", "accessed"):
        assert list(item[name]) == ["date-parts"]
        (parts,) = item[name]["date-parts"]
        assert date(*parts)


# The item


@pytest.mark.parametrize("name", ["complete", "complete-programme"])
def test_an_item_is_the_page_of_the_entry(name: str, catalog: Catalog) -> None:
    entry = catalog.entries_by_id[name]
    day = entry.review.last_verified
    item = csl_item(entry, PUBLICATION, "verificada el día")
    assert item == {
        "id": name,
        "type": "webpage",
        "title": entry.title,
        "author": [{"literal": "Organismo de Ejemplo"}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "accessed": {"date-parts": [[2026, 11, 20]]},
        "URL": BASE_URL + entry.url,
        "language": "es",
        "publisher": "Organismo de Ejemplo",
        "container-title": "Hub de ensayo",
        "note": "verificada el día",
    }


# The formats


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_comes_back_from_every_format(title: str, item: Item) -> None:
    # Two of them: an unclosed first would take the second along.
    items = [item(title), item("Fin")]
    expected = [one_line(title), "Fin"]
    found = json.loads(csl_json(items))
    for one in found:
        check_csl(one)
    assert [one["title"] for one in found] == expected
    assert [typeset(one["title"]) for one in read_bibtex(bibtex(items).decode())] == expected
    assert [one["TI"] for one in read_ris(ris(items))] == expected


def test_bibtex_holds_what_styles_print(item: Item) -> None:
    (found,) = read_bibtex(bibtex([item("Título & más")]).decode())
    assert found == {
        "ID": "complete",
        "title": r"{Título \& más}",
        "author": "{Organismo de Ejemplo}",
        "howpublished": "Hub de ensayo",
        "year": "2025",
        "month": "mar",
        "url": f"{BASE_URL}practices/complete.html",
        "urldate": "2026-11-20",
        "langid": "spanish",
        "note": "verificada",
    }


def test_ris_holds_what_managers_read(item: Item) -> None:
    assert ris([item("Título")]).startswith(b"TY  - ELEC\r\n")
    assert read_ris(ris([item("Título")])) == [
        {
            "TY": "ELEC",
            "ID": "complete",
            "TI": "Título",
            "AU": "Organismo de Ejemplo",
            "T2": "Hub de ensayo",
            "PB": "Organismo de Ejemplo",
            "PY": "2025",
            "DA": "2025/03/01/",
            "Y2": "2026/11/20/",
            "LA": "es",
            "UR": f"{BASE_URL}practices/complete.html",
            "N1": "verificada",
        }
    ]


def test_a_hostile_publisher_spoils_nothing(catalog: Catalog) -> None:
    entry = catalog.entries_by_id["minimal"]
    for text in HOSTILE:
        publication = replace(PUBLICATION, publisher=text, name=text)
        item = csl_item(entry, publication, text)
        check_csl(json.loads(json.dumps(item)))
        (found,) = read_bibtex(bibtex([item]).decode())
        for name in ("author", "howpublished", "note"):
            assert typeset(found[name]) == one_line(text), name
        (record,) = read_ris(ris([item]))
        for tag in ("AU", "T2", "PB", "N1"):
            assert record[tag] == one_line(text), tag


def test_no_entries_are_empty_files() -> None:
    assert json.loads(csl_json([])) == []
    assert bibtex([]) == ris([]) == b""


# The cases that the browser passes too


def case_entry(case: Any, entry: Practice | Program) -> Practice | Program:
    review = replace(entry.review, last_verified=date.fromisoformat(case["last_verified"]))
    return replace(
        entry, id=case["id"], title=case["title"], language=case["language"], review=review
    )


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["id"])
def test_a_bibliography_is_that_of_the_cases(case: Any, catalog: Catalog) -> None:
    publication = replace(
        PUBLICATION,
        publisher=CASES["publisher"],
        name=CASES["hub"],
        base_url=CASES["base_url"],
        generated=datetime.fromisoformat(CASES["accessed"]).replace(tzinfo=UTC),
    )
    entry = case_entry(case, catalog.entries_by_id["minimal"])
    note = f"verificada el {case['last_verified']}"
    assert bibtex([csl_item(entry, publication, note)]).decode().splitlines() == case["bibtex"]
