"""A recognised sheet -> facts for the front matter: each as written, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from urllib.parse import urlsplit

from hub.entries.field_table import fields_of
from hub.importing.cleaning import Cleaned
from hub.importing.countries import (
    countries_in,
    country_code,
    is_place_and_time,
    without_countries,
)
from hub.importing.lines import Line
from hub.importing.patterns import (
    LOST,
    address_goes_on,
    data,
    is_furniture,
    is_series,
    marks_a_program,
    target_of,
)
from hub.importing.sections import Block, Labelled, Sheet
from hub.model import LANGUAGES, Vocabulary
from hub.wording import fold

_URL = re.compile(r"https?://[^\s<>\"«»“”]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAST_MENTIONS = 2
_TITLE_WORDS = (2, 30)
_TITLE_LENGTH = 160
_PLACE_WORDS = 6
_MARKS = "*★☆•·–—-_#:|"


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with the place in the sheet where it stands."""

    value: str
    page: int
    line: int


@dataclass(slots=True)
class Facts:
    """What goes into the front matter. ``broken_links`` are split over lines: nobody can tell
    whether their hyphens belong to them. ``terms`` are by field name.
    """

    language: str
    title: Fact | None = None
    countries: list[Fact] = field(default_factory=list)
    places: list[Fact] = field(default_factory=list)
    start: Fact | None = None
    end: Fact | None = None
    is_ongoing: bool = False
    organisations: list[tuple[str, Fact]] = field(default_factory=list)
    links: list[Fact] = field(default_factory=list)
    broken_links: list[Fact] = field(default_factory=list)
    terms: dict[str, list[Fact]] = field(default_factory=dict)
    left: list[Labelled] = field(default_factory=list)
    """Labelled values that no field takes as they are."""

    def has_taken(self, block: Block) -> bool:
        """Whether all that ``block`` says is the country or the period found there."""
        found = [*self.countries, *(fact for fact in (self.start, self.end) if fact)]
        is_here = any((fact.page, fact.line) == (block.page, block.line) for fact in found)
        return is_here and all(is_place_and_time(cell) for cell in block.text.split(" · "))


def read_facts(
    sheet: Sheet,
    cleaned: Cleaned,
    hidden_links: Sequence[str],
    vocabularies: Mapping[str, Vocabulary],
    kind: str,
) -> Facts:
    """The facts of ``sheet``; ``hidden_links`` are addresses behind words."""
    facts = Facts(language=cleaned.language)
    facts.title = _title(sheet)
    for item in sheet.labelled:
        if not _take(item, facts, vocabularies, kind):
            facts.left.append(item)
    _take_lone_facts(sheet, facts)
    if not facts.countries:
        facts.countries = _countries_of_lines(cleaned.lines, facts.title)
    _add_links(facts, cleaned.lines, hidden_links)
    return facts


def _take(item: Labelled, facts: Facts, vocabularies: Mapping[str, Vocabulary], kind: str) -> bool:
    """Whether the whole value of a label found its field."""
    name = item.name
    if name == "title":
        facts.title = facts.title or _fact(item, item.text.strip(_MARKS + " "))
        return facts.title.value == item.text.strip(_MARKS + " ")
    if name in ("countries", "coverage"):
        return _take_countries(item, facts)
    if name == "places":
        return _take_places(item, facts)
    if name in ("period", "end"):
        return _take_period(item, facts)
    if name in ("lead", "partner", "donor"):
        facts.organisations += [(name, _fact(item, one)) for one in _organisations(item.text)]
        return True
    if name == "links":  # the addresses are taken from all lines
        return not _LONG_WORD.search(_URL.sub("", item.text))
    if name in fields_of(kind) and fields_of(kind)[name].vocabulary:
        return _take_terms(item, facts, vocabularies, kind)
    return False


def _fact(item: Labelled, value: str) -> Fact:
    return Fact(value, item.page, item.line)


def _parts(text: str) -> list[str]:
    """The members of a list in running text: «Lima, Cusco y Puno»."""
    for separator in data()["list_separators"]:
        text = text.replace(separator, "\n")
    return [part.strip(" .·\t") for part in text.split("\n") if part.strip(" .·\t")]


def _organisations(text: str) -> list[str]:
    """Names of organisations; «y» may be part of a name, so only signs separate them."""
    parts = re.split(r"\s*[;·/]\s+|\s*[;·]\s*|,\s+(?=[A-ZÁÉÍÓÚÑÇ])", text)
    return [part.strip(" .") for part in parts if part.strip(" .")]


def _take_places(item: Labelled, facts: Facts) -> bool:
    parts = _parts(item.text)
    if LOST in item.text or any(len(part.split()) > _PLACE_WORDS for part in parts):
        return False
    facts.places += [_fact(item, part) for part in parts]
    return True


def _take_countries(item: Labelled, facts: Facts) -> bool:
    """Countries of a list; whether it named nothing else."""
    codes = list(countries_in(item.text))
    known = {fact.value for fact in facts.countries}
    facts.countries += [_fact(item, code) for code in dict.fromkeys(codes) if code not in known]
    return bool(codes) and not _LONG_WORD.search(without_countries(item.text))


def _countries_of_lines(lines: Sequence[Line], title: Fact | None) -> list[Fact]:
    """The country that stands alone on a line or in the title, else the only one named often."""
    for line in lines:
        if code := country_code(line.text):
            return [Fact(code, line.page, line.number)]
    if title:
        codes = list(dict.fromkeys(countries_in(title.value)))
        if len(codes) == 1:
            return [Fact(codes[0], title.page, title.line)]
    counts: Counter[str] = Counter()
    first: dict[str, Line] = {}
    for line in lines:
        for code in countries_in(line.text):
            counts[code] += 1
            first.setdefault(code, line)
    if len(counts) == 1 and (code := next(iter(counts))) and counts[code] >= _LEAST_MENTIONS:
        return [Fact(code, first[code].page, first[code].number)]
    return []


def _take_period(item: Labelled, facts: Facts) -> bool:
    years = [match[0] for match in _YEAR.finditer(item.text)]
    folded = fold(item.text)
    is_ongoing = any(re.search(rf"\b{word}\b", folded) for word in data()["ongoing"])
    if not years or len(years) > 2 or (len(years) == 2 and years[1] < years[0]):
        return False
    if item.name == "end":
        facts.end = facts.end or _fact(item, years[-1])
        return len(years) == 1
    facts.start = facts.start or _fact(item, years[0])
    if len(years) == 2:
        facts.end = facts.end or _fact(item, years[1])
    facts.is_ongoing = is_ongoing and len(years) == 1
    return True


def _take_lone_facts(sheet: Sheet, facts: Facts) -> None:
    """Countries and years that stand alone on a line or in a cell, without a label."""
    for block in sheet.unplaced:
        for cell in block.text.split(" · "):
            if not is_place_and_time(cell):
                continue
            item = Labelled("period", cell, block.page, block.line)
            if not facts.countries:
                _take_countries(item, facts)
            if facts.start is None:
                _take_period(item, facts)


def _take_terms(
    item: Labelled, facts: Facts, vocabularies: Mapping[str, Vocabulary], kind: str
) -> bool:
    """Terms whose label is written out; whether every part of the value is one."""
    vocabulary = vocabularies.get(fields_of(kind)[item.name].vocabulary)
    if vocabulary is None:
        return False
    spellings = {
        fold(term.label.in_language(language)): term.id
        for term in vocabulary.terms
        for language in LANGUAGES
    }
    parts = [item.text] if fold(item.text) in spellings else _parts(item.text)
    found = facts.terms.setdefault(item.name, [])
    for part in parts:
        term = spellings.get(fold(part))
        if term and term not in {fact.value for fact in found}:
            found.append(_fact(item, term))
    return bool(parts) and all(fold(part) in spellings for part in parts)


def _title(sheet: Sheet) -> Fact | None:
    """The labelled name; else the largest letters, the title of Word, or the first lone line."""
    for item in sheet.labelled:
        if item.name == "title" and item.text.strip(_MARKS + " "):
            return _fact(item, item.text.strip(_MARKS + " "))
    blocks = list(_title_blocks(sheet.unplaced))
    styled = [block for block in blocks if block.is_title] or _largest(blocks, sheet)
    above = [block for block in blocks if (block.page, block.line) < _first_text(sheet)]
    # Of several lone lines somewhere in a text nobody can tell which is the title.
    for block in styled or above or (blocks if len(blocks) == 1 and sheet.sections else []):
        return Fact(_plain_title(block.text), block.page, block.line)
    return None


def _first_text(sheet: Sheet) -> tuple[int, int]:
    """Where the first section, or the first sentence without one, begins."""
    places = [(section.page, section.line) for section in sheet.sections.values()]
    places += [(b.page, b.line) for b in sheet.unplaced if b.text.endswith((".", ":", ";"))]
    return min(places, default=(1, 1))


def _largest(blocks: Sequence[Block], sheet: Sheet) -> list[Block]:
    """The blocks set in letters larger than all others, where the file says sizes."""
    others = [b.size for section in sheet.sections.values() for b in section.blocks]
    others += [block.size for block in sheet.unplaced if block not in blocks]
    largest = max((block.size for block in blocks), default=0.0)
    if largest <= max(others, default=0.0):
        return []
    return [block for block in blocks if block.size == largest]


def _title_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    low, high = _TITLE_WORDS
    for block in blocks:
        text = _plain_title(block.text)
        is_right_size = low <= len(text.split()) <= high and len(text) <= _TITLE_LENGTH
        is_name = is_right_size and text[:1].isupper() and not text.endswith((".", ":", ",", ";"))
        is_other = is_series(text) or is_furniture(text) or is_place_and_time(text)
        is_other = is_other or marks_a_program(text) or target_of(text) is not None
        has_link = "@" in text or "http" in text or "·" in text
        if is_name and not block.is_bullet and not is_other and not has_link:
            yield block


def _plain_title(text: str) -> str:
    return " ".join(text.strip(_MARKS + " ").split())


def _add_links(facts: Facts, lines: Sequence[Line], hidden: Sequence[str]) -> None:
    seen: set[str] = set()

    def add(url: str, page: int, number: int, *, is_broken: bool) -> None:
        url = url.rstrip(".,;:)]}'")
        host = urlsplit(url).hostname if _is_address(url) else None
        if host is None or LOST in url or url in seen:
            return
        seen.add(url)
        if is_broken:
            facts.broken_links.append(Fact(url, page, number))
        elif not _is_social(host, url):
            facts.links.append(Fact(url, page, number))

    for line, following in zip_longest(lines, lines[1:]):
        for match in _URL.finditer(line.text):
            is_last = match.end() == len(line.text.rstrip())
            goes_on = following is not None and address_goes_on(match[0], following.text)
            add(match[0], line.page, line.number, is_broken=is_last and goes_on)
    for url in hidden:
        if url.startswith(("http://", "https://")):
            add(url, 0, 0, is_broken=False)


def _is_address(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:  # «https://[»
        return False


def _is_social(host: str, url: str) -> bool:
    hosts = data()["social_hosts"]
    is_channel = "youtube.com/" in url and "watch" not in url
    return is_channel or any(host == one or host.endswith(f".{one}") for one in hosts)
