"""Entries for reference managers: CSL-JSON, BibTeX and RIS, all written from one CSL item.

Sources: the CSL data schema of citationstyles.org (1.0); «BibTeXing» by Oren Patashnik, with the
fields of biblatex that managers read (``urldate``, ``langid``); the RIS format of Research
Information Systems, whose ``ELEC`` is a web page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypedDict

from hub.exports.publication import Publication
from hub.model import Practice, Program

_WHITE = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029]+")
"""Spaces, line ends and control characters: none of the formats may hold them within a value.
Written out, because ``theme/scripts/export.js`` must leave out the same ones."""
_TEX: Mapping[str, str] = {
    **{sign: f"\\{sign}" for sign in "$&#%_"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # BibTeX counts braces even behind a backslash: one of a pair would swallow the file.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
_TEX_SIGN = re.compile(r"[\\~^{}$&#%_]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Macros that every style of BibTeX knows."""
_LANGIDS = {"es": "spanish", "en": "english", "pt": "portuguese"}

CslDate = TypedDict("CslDate", {"date-parts": list[list[int]]})
CslItem = TypedDict(
    "CslItem",
    {
        "id": str,
        "type": str,
        "title": str,
        "author": list[dict[str, str]],
        "issued": CslDate,
        "accessed": CslDate,
        "URL": str,
        "language": str,
        "publisher": str,
        "container-title": str,
        "note": str,
    },
)


def csl_item(entry: Practice | Program, publication: Publication, note: str) -> CslItem:
    """The page of ``entry`` as an item of CSL: a web page that the hub publishes.

    ``issued`` is the day of the last verification, ``accessed`` that of the export, as readers
    take the file and not the page; ``note`` says in words what the first of them is.
    """
    return {
        "id": entry.id,
        "type": "webpage",
        "title": _line(entry.title),
        "author": [{"literal": _line(publication.publisher)}],
        "issued": _csl_date(entry.review.last_verified),
        "accessed": _csl_date(publication.generated.date()),
        "URL": publication.base_url + entry.url,
        "language": entry.language,
        "publisher": _line(publication.publisher),
        "container-title": _line(publication.name),
        "note": _line(note),
    }


def csl_day(when: CslDate) -> date:
    """The day of a date of a :class:`CslItem`."""
    return date(*when["date-parts"][0])


def csl_json(items: Iterable[CslItem]) -> bytes:
    """A list of items, one a line."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n".encode()


def bibtex(items: Iterable[CslItem]) -> bytes:
    """An ``@misc`` an item, in UTF-8.

    Title and author stand in braces of their own: no style changes the capitals of the one or
    takes the other, an organisation, for first and last names.
    """
    return "\n".join(map(_bibtex_entry, items)).encode()


def _bibtex_entry(item: CslItem) -> str:
    issued = csl_day(item["issued"])
    fields = {
        "title": f"{{{{{_tex(item['title'])}}}}}",
        "author": f"{{{{{_tex(item['author'][0]['literal'])}}}}}",
        "howpublished": f"{{{_tex(item['container-title'])}}}",
        "year": f"{{{issued.year}}}",
        "month": _MONTHS[issued.month - 1],
        "url": f"{{{item['URL']}}}",
        "urldate": f"{{{csl_day(item['accessed']).isoformat()}}}",
        "langid": f"{{{_LANGIDS[item['language']]}}}",
        "note": f"{{{_tex(item['note'])}}}",
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@misc{{{item['id']},\n{lines}}}\n"


def ris(items: Iterable[CslItem]) -> bytes:
    """A record an item, in UTF-8: a tag and one value a line, CRLF line ends."""
    return "".join(f"{tag}  - {value}\r\n" for item in items for tag, value in _ris(item)).encode()


def _ris(item: CslItem) -> Sequence[tuple[str, str]]:
    issued = csl_day(item["issued"])
    return (
        ("TY", "ELEC"),
        ("ID", item["id"]),
        ("TI", item["title"]),
        ("AU", item["author"][0]["literal"]),
        ("T2", item["container-title"]),
        ("PB", item["publisher"]),
        ("PY", str(issued.year)),
        ("DA", f"{issued:%Y/%m/%d}/"),
        ("Y2", f"{csl_day(item['accessed']):%Y/%m/%d}/"),
        ("LA", item["language"]),
        ("UR", item["URL"]),
        ("N1", item["note"]),
        ("ER", ""),
    )


def _csl_date(day: date) -> CslDate:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _line(text: str) -> str:
    return _WHITE.sub(" ", text).strip(" ")


def _tex(text: str) -> str:
    return _TEX_SIGN.sub(lambda sign: _TEX[sign[0]], text)
