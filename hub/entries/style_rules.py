"""Rules of style: how an entry should read. They warn and never keep an entry out.

The docstring of a rule is the rule. ``rules.RULES`` and ``catalog_rules.CATALOG_RULES`` list them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from hub.entries.judged import Judged, passages_of
from hub.entries.raw import RawEntry, RawScalar
from hub.model import CITATION
from hub.problems import Problem
from hub.wording import count_words

_ACRONYM = re.compile(
    # What stands before is looked at behind the first letter: capitals are rare and found fast.
    r"[A-ZÁÉÍÓÚÑÇ](?<![\w.@/-].)[A-ZÁÉÍÓÚÑÇ]{2,7}(?![\w@.]?\w)"
)
_ROMAN = re.compile(r"[IVXLC]+")
KNOWN_ACRONYMS = frozenset([
    "ONU", "ONG", "ONGs", "UNICEF", "UNESCO", "COVID", "VIH", "LGBTI", "LGBTIQ", "LGBTQI", "LGBTQ",
    "USD", "EUR", "ISO", "PDF", "WEB", "DNI", "PIB",
    # Placeholders, which have a code of their own
    "TBD", "TODO",
])  # fmt: skip

SUMMARY_WORDS = (60, 120)
SENTENCE_WORDS = 40
REPEATED_WORDS = 12
_REPEATED_LENGTH = REPEATED_WORDS * 4

_SENTENCE_END = re.compile(
    # A full stop may be followed by a citation or a closing quotation mark; «EE. UU.» goes on.
    r"\s(?<=[.!?…\])\"»”’*_]\s)(?<![^.!?…*][\"»”’*_]\s)(?<!\bEE\.\s)\s*"
    r"(?=[\"«“‘'¿¡(\[*_]*[A-ZÀ-ÖØ-Þ0-9])"
)
_BLOCK_END = re.compile(r"\n\s*(?:\n|(?:[-*+•]|\d{1,3}[.)])\s+)")
_CITED = re.compile(rf" ?{CITATION.pattern}")
_LETTER = re.compile(r"\w")
_QUOTED = re.compile(
    r"«[^»]{0,300}»|“[^”]{0,300}”|\"[^\"]{0,300}\"|\[[^]]{0,300}\](?:\([^)]{0,300}\))?"
    r"|(?<!\*)\*(?![*\s])[^*]{1,300}\*(?!\*)"
)
"""What others wrote: the title of a document, a remark, a link."""
LONGEST_RANGE = 15
"""Years from the first to the last of what is read as a range: «2015-30»."""
SENTENCE_LENGTH = SENTENCE_WORDS * 4
"""Characters below which a text cannot hold a sentence that is too long."""

WEASEL_WORDS = (
    # Praise that a fact should stand for
    "exitos[oa]s?", "exitosamente", "bem-sucedid[oa]s?",
    "successful(?! (?:applica|candida|complet))", "successfully",
    "sin precedentes", "sem precedentes", "unprecedented", "de vanguardi?a", "cutting-edge",
    "groundbreaking", "revolucion[aá]ri[oa]s?", "revolutionary", "impres+ionantes?", "impressive",
    "excelentes?", "excellent", "de clase mundial", "world-class",
    # Words without a measure
    "in[uú]mer[oa]s", "innumerables?", "countless", "numerosos estudios", "numerous studies",
    "hol[ií]stic[oa]s?", "holistic", "significativamente", "significantly",
    # Nobody says it
    "se cree que", "es sabido que", "como se sabe", "acredita-se que", "it is believed",
    "some say", "algunos dicen", "sin duda", "sem dúvida", "undoubtedly", "obviamente",
    "obviously", "evidentemente",
)  # fmt: skip
_WEASEL = re.compile(rf"(?<![\w/-])(?:{'|'.join(WEASEL_WORDS)})(?!\w)")
_WEASEL_PARTS = (
    "exitos", "bem-suc", "successful", "precedent", "vanguard", "cutting-edge", "groundbr",
    "revolu",
    "presionant", "pressionant", "impressive", "excelent", "excellent", "mundial", "world-cl",
    "inúmer", "inumer", "innumer", "countless", "numerosos est", "numerous st", "holist", "holíst",
    "significativam", "significantly", "se cree que", "sabido", "se sabe", "acredita-se",
    "believed", "some say", "dicen", "sin duda", "sem dúvida", "undoubt", "obvi", "evidentem",
)  # fmt: skip
"""One of these is in whatever the pattern above finds; to look for them costs a tenth of it."""
_SHORT_RANGE = re.compile(r"(?:19|20)(?<![\w/=-]\d\d)([0-9]{2})([-–/])([0-9]{2})(?![-–/]?\w)")
_YEAR_FORMATS = (
    (
        (" 1.8", " 1.9", " 2.0"),
        # «En 2.019 se abrió», but «en 2.019 hogares»
        re.compile(
            r"\b(?:años?|anos?|year) (?:1\.[89]|2\.0)\d\d\b"
            r"|\b(?:desde|em|en|in|since) (?:1\.[89]|2\.0)\d\d(?!\w|[.,]\d|\s?%|\s(?!(?:y|e|and|se"
            r"|el|las?|los?|os?|as?|al|ao|hasta|até|to|con|com|por|the|\w+(?:ó|ou|aron|ieron|aram))\b)\w)"
        ),
    ),
    (
        ("años ", "anos ", "década de los "),
        # «Los años 90», but «en dos años 90 familias» and «todos los años 20 personas»
        re.compile(
            r"\b(?<!todos )(?:los años|[nd]?os anos|aos anos|década de los(?: años)?) ['’]?\d0s?\b"
            r"(?! ?%|[.,]\d)"
        ),
    ),
    # «El '22», but «'24 horas'»; «los años '90» was found above
    (
        ("'", "’"),
        re.compile(
            r"['’](?<!\w['’])(?<!años ['’])(?<!anos ['’])(?<!década de los ['’])\d\d\b"
            r"(?![^'’\n]{0,40}['’](?!\w))"
        ),
    ),
    (("-", "–", "/"), _SHORT_RANGE),
)
"""Ways not to write a year, each with parts of which one is in whatever it finds."""

_IN_BRACKETS = re.compile(r"\((\w+)\)")
PATTERNS = {
    "acronym": _ACRONYM,
    "roman": _ROMAN,
    "inBrackets": _IN_BRACKETS,
    "sentenceEnd": _SENTENCE_END,
    "blockEnd": _BLOCK_END,
    "cited": _CITED,
    "quoted": _QUOTED,
    "weasel": _WEASEL,
    "thousands": _YEAR_FORMATS[0][1],
    "decade": _YEAR_FORMATS[1][1],
    "apostrophe": _YEAR_FORMATS[2][1],
    "shortRange": _SHORT_RANGE,
}
"""What the form in the browser looks for too, by the names that its scripts use."""

_Passages = list[tuple[str, RawScalar]]


def summary_is_a_summary(entry: Judged) -> Iterator[Problem]:
    """The summary should have between 60 and 120 words."""
    summary = entry.values.get("summary")
    if not summary:
        return
    count = count_words(summary)
    low, high = SUMMARY_WORDS
    if not low <= count <= high:
        yield entry.problem(
            "summary-length",
            entry.key("summary"),
            "summary",
            count=count,
            minimum=low,
            maximum=high,
        )


def texts_read_well(entry: Judged) -> Iterator[Problem]:
    """Texts should have short sentences, no empty praise, and years with four digits."""
    passages = entry.passages
    lowered = entry.running_text.lower()
    yield from sentences_are_short(entry.raw, passages)
    for part in _WEASEL_PARTS:
        if part in lowered:
            yield from words_say_something(entry.raw, passages)
            break
    for parts, form in _YEAR_FORMATS:
        if any(part in lowered for part in parts) and form.search(lowered):
            yield from years_are_written_out(entry.raw, passages, form)


def sentences_are_short(raw: RawEntry, passages: _Passages) -> Iterator[Problem]:
    """A sentence should not have more than 40 words."""
    for name, scalar in passages:
        text, end = scalar.text, 0
        if len(text) < SENTENCE_LENGTH:
            continue
        for sentence in _sentences(text):
            if len(sentence) < SENTENCE_LENGTH or count_words(sentence) <= SENTENCE_WORDS:
                continue
            # A citation or a dash is no word.
            words = _CITED.sub("", sentence).split()
            count = sum(_LETTER.search(word) is not None for word in words)
            if count > SENTENCE_WORDS:
                at = text.index(sentence, end)
                end = at + len(sentence)
                start = " ".join(sentence.split()[:5])
                more = {"count": count, "limit": SENTENCE_WORDS}
                yield _found(raw, "long-sentence", name, scalar, at, start, **more)


def words_say_something(raw: RawEntry, passages: _Passages) -> Iterator[Problem]:
    """A text should not praise, exaggerate or leave open who says it."""
    for name, scalar in passages:
        for match in _WEASEL.finditer(_own_words(scalar.text)):
            at, end = match.span()
            if not _is_name(scalar.text, at, end):
                yield _found(raw, "weasel-word", name, scalar, at, scalar.text[at:end])
                break


def years_are_written_out(
    raw: RawEntry, passages: _Passages, form: re.Pattern[str]
) -> Iterator[Problem]:
    """Years should be written with four digits and no separator: 2019, 2019-2021."""
    for name, scalar in passages:
        for match in form.finditer(_own_words(scalar.text)):
            if form is not _SHORT_RANGE or _is_range(match):
                at, end = match.span()
                yield _found(raw, "year-format", name, scalar, at, scalar.text[at:end])
                break


def _is_range(match: re.Match[str]) -> bool:
    """Whether «2018-19» are years: «2019-05» is a month, «Resolución 2019/35» a number."""
    years = (int(match[3]) - int(match[1])) % 100
    return years == 1 or (match[2] != "/" and 0 < years <= LONGEST_RANGE)


def _own_words(text: str) -> str:
    """``text`` in small letters, with blanks in the place of what is quoted."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text.lower())


def _is_name(text: str, at: int, end: int) -> bool:
    """Whether a word is part of a name, as in «Fuerzas Armadas Revolucionarias»."""
    return text[at:end].istitle() and text[max(at - 3, 0) : at].rstrip()[-1:].isalpha()


def acronyms_are_explained(entry: Judged) -> Iterator[Problem]:
    """An acronym must be spelled out where it is first used: «… (OIM)»."""
    written = {a for a in _ACRONYM.findall(entry.running_text) if not _ROMAN.fullmatch(a)}
    if not written - KNOWN_ACRONYMS:
        return
    explained = set(KNOWN_ACRONYMS) | {entry.values.get("acronym", "")}
    for organisation in entry.values.get("organisations", ()):
        explained |= {organisation.acronym, *_IN_BRACKETS.findall(organisation.name)}
    for name, scalar in entry.passages if written - explained else ():
        for match in _ACRONYM.finditer(scalar.text):
            acronym = match[0]
            if acronym in explained or acronym not in written:
                continue
            explained.add(acronym)
            before, after = scalar.text[: match.start()], scalar.text[match.end() :]
            if not (before.rstrip().endswith("(") or after.lstrip().startswith("(")):
                yield _found(entry.raw, "unexplained-acronym", name, scalar, match.start(), acronym)


def _found(
    raw: RawEntry, code: str, name: str, scalar: RawScalar, at: int, value: str, **more: Any
) -> Problem:
    """The problem ``code`` of ``value``, which stands at ``at`` of ``scalar``.

    Lines are joined and stripped when they are read, so the value is looked for in the file: as
    often as it stands before ``at``, and once more.
    """
    pattern = _words_of(value)
    earlier = sum(1 for _ in pattern.finditer(scalar.text, 0, at))
    written = "\n".join(raw.source.lines[scalar.line - 1 : scalar.line + 399])
    matches = pattern.finditer(written, max(scalar.column - 1, 0))
    place, length = (scalar.line, scalar.column), len(value)
    if match := next(islice(matches, earlier, None), None):
        start = match.start()
        line = scalar.line + written.count("\n", 0, start)
        place = (line, start - written.rfind("\n", 0, start))
        length = len(match[0].partition("\n")[0])
    return raw.source.problem(code, place, name, value=value, length=length, **more)


def _words_of(value: str) -> re.Pattern[str]:
    """``value`` with any white space between its words."""
    return re.compile(r"\s+".join(map(re.escape, value.split())))


def _sentences(text: str) -> list[str]:
    return [part for block in _BLOCK_END.split(text) for part in _SENTENCE_END.split(block)]


def repeated_sentences(entries: Iterable[RawEntry]) -> Iterator[Problem]:
    """No two entries should share a sentence of 12 words or more: one problem a pair."""
    first: dict[str, RawEntry] = {}
    for entry in entries:
        told: set[str] = set()
        for name, scalar in passages_of(entry):
            if len(scalar.text) < _REPEATED_LENGTH:
                continue
            text = scalar.text
            if "\n" in text:
                text = " ".join(text.split())
            text = text.removesuffix(".")
            # A cheap cut is enough here: equal texts are cut alike.
            for sentence in text.split(". "):
                # A citation may differ: it is no part of what is compared.
                key = sentence.partition(" [")[0]
                if len(key) + len(" [10, 11]") < len(sentence):
                    key = _CITED.sub("", sentence)
                if len(key) < _REPEATED_LENGTH or key.count(" ") < REPEATED_WORDS - 1:
                    continue
                other = first.setdefault(key, entry)
                if other is not entry and other.source.name not in told:
                    told.add(other.source.name)
                    found = _words_of(sentence).search(scalar.text)
                    at = found.start() if found else 0
                    start = " ".join(sentence.split()[:6])
                    more = {"other": other.source.name}
                    yield _found(entry, "repeated-sentence", name, scalar, at, start, **more)


STYLE_RULES: tuple[Callable[[Judged], Iterator[Problem]], ...] = (
    acronyms_are_explained,
    summary_is_a_summary,
    texts_read_well,
)
