"""Lines as a file gives them -> lines as somebody wrote them, as far as nothing is guessed.

Every repair is noted. What cannot be repaired stays, and the check of the draft tells its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from hub.importing.known_words import KnownWords, words_of
from hub.importing.language import language_of
from hub.importing.lines import Line
from hub.importing.patterns import LOST, data, is_furniture
from hub.wording import fold

# Both begin where a word does: else a very long word would be tried from each of its letters.
_DAMAGED = re.compile(rf"(?<![^\W\d_])[^\W\d_]*(?:{LOST}[^\W\d_]*)+")
_SPLIT = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"([^\W\d_]+)")
_RULE = re.compile(r"^[\W_]+$")
_EDGE = 3
"""Lines at the top and at the bottom of a page among which its furniture stands."""
_LEAST_WORDS_OF_A_PAGE = 12
_SAME_PAGE = 0.9
"""Part of the lines of a page that an earlier one has too, from which it is a repetition."""
_VERB = re.compile("(?:[aei]r|ndo)$")
_PRONOUNS = {"se", "lo", "la", "le", "los", "las", "les", "nos", "me", "te"}
_LONGEST_HALF = 100
"""Letters before a hyphen that are looked at: no paragraph is gone through for each line."""
_LEAST_PART = 4
"""Letters of each part of a compound: shorter halves are words by accident, as in «ven-der»."""
_DROPPED = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}
_SPACES = {"\u2028", "\u2029", "\u000b", "\u0085"}


@dataclass(frozen=True, slots=True)
class Repair:
    """What was changed: ``kind`` is ``ligature``, ``hyphen``, ``kept-hyphen``, ``page`` (a
    repeated one), ``repeated`` (furniture of every page), or ``furniture``.
    """

    kind: str
    page: int
    line: int
    before: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """``words`` are those of the catalog and of this sheet, ``own_words`` the sheet's alone."""

    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...]
    words: KnownWords
    own_words: KnownWords
    language: str


def clean(lines: Sequence[Line], words: KnownWords) -> Cleaned:
    """``lines`` without what belongs to the page, with lost ligatures where one word is meant.

    Lines that were taken away leave an empty one.
    """
    repairs: list[Repair] = []
    signed = [_with_plain_signs(line, repairs) for line in lines]
    own = KnownWords(words_of(_whole_words(signed)))
    known = words | own
    restored = [_with_ligatures(line, known, repairs) for line in signed]
    pages = [list(group) for _, group in groupby(restored, key=lambda line: line.page)]
    single = list(_without_repeated_pages(pages, repairs))
    kept = list(_without_repeated_lines(single, repairs))
    told = tuple(sorted(repairs, key=lambda repair: (repair.page, repair.line)))
    return Cleaned(tuple(kept), told, known, own, language_of(kept))


def _with_plain_signs(line: Line, repairs: list[Repair]) -> Line:
    """Ligatures that are one sign as letters; private signs that no font can show as lost."""
    marks = data()["private_bullets"]
    text = unicodedata.normalize("NFC", line.text)
    for sign, letters in data()["private_ligatures"].items():
        text = text.replace(sign, letters)
    found = "".join(_plain(c, marks) for c in text)
    if any("\ufb00" <= c <= "\ufb06" for c in text):
        repairs.append(Repair("ligature", line.page, line.number, line.text.strip(), found.strip()))
    return replace(line, text="\t".join(" ".join(cell.split()) for cell in found.split("\t")))


def _plain(sign: str, marks: str) -> str:
    if "\ufb00" <= sign <= "\ufb06":
        return unicodedata.normalize("NFKC", sign)
    if sign in _DROPPED:
        # A soft hyphen that ends a line is its hyphen: those within a line are not seen.
        return "\u00ad" if sign == "\u00ad" else ""
    if sign == "\t" or sign in marks:
        return sign
    if sign in _SPACES:
        return " "
    category = unicodedata.category(sign)
    if category == "Co":
        return LOST
    return "" if category in ("Cc", "Cf", "Cn", "Cs") else sign


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """The texts of ``lines`` without damaged words and the halves at line ends."""
    is_after_hyphen = False
    for line in lines:
        text = _DAMAGED.sub(" ", line.text)
        if is_after_hyphen:
            text = _FIRST_WORD.sub(" ", text, count=1)
        is_after_hyphen = bool(_SPLIT.search(text.replace("\u00ad", "-")))
        yield _SPLIT.sub(" ", text.replace("\u00ad", "-")) if is_after_hyphen else text


def _with_ligatures(line: Line, words: KnownWords, repairs: list[Repair]) -> Line:
    # Hyphens at line ends have told which words are whole; from here on one sign stands for them.
    text = re.sub("\u00ad(?=.)", "", line.text).replace("\u00ad", "-")
    if LOST not in text:
        return replace(line, text=text)

    def restore(match: re.Match[str]) -> str:
        word = words.restored(match[0])
        if word:
            repairs.append(Repair("ligature", line.page, line.number, match[0], word))
        return word or match[0]

    return replace(line, text=_DAMAGED.sub(restore, text))


def _without_repeated_pages(pages: list[list[Line]], repairs: list[Repair]) -> Iterator[list[Line]]:
    """The pages that are not largely an earlier one."""
    seen: list[set[str]] = []
    for page in pages:
        texts = {_without_figures(line.text) for line in page if len(line.text.split()) > 1}
        words = sum(len(text.split()) for text in texts)
        if words >= _LEAST_WORDS_OF_A_PAGE and any(
            len(texts & earlier) >= _SAME_PAGE * len(texts) for earlier in seen
        ):
            repairs.append(Repair("page", page[0].page, 1, page[0].text))
            continue
        seen.append(texts)
        yield page


def _without_repeated_lines(pages: list[list[Line]], repairs: list[Repair]) -> Iterator[Line]:
    """All lines, those empty that stand at the edge of most pages or are mere decoration."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_without_figures(line.text) for line in _edges(page)})
    often = {text for text, n in counts.items() if n >= 2 and n > 0.5 * len(pages) and text}
    told: set[str] = set()
    for page in pages:
        edges = {line.number for line in _edges(page)}
        for line in page:
            key = _without_figures(line.text)
            if line.number in edges and key in often:
                if key in told:
                    repairs.append(Repair("repeated", line.page, line.number, line.text))
                    yield replace(line, text="")
                    continue
                told.add(key)  # the first may be the title itself
                if is_furniture(line.text):
                    repairs.append(Repair("repeated", line.page, line.number, line.text))
                    yield replace(line, text="")
                    continue
            yield replace(line, text="") if _RULE.match(line.text) else line


def _edges(page: list[Line]) -> list[Line]:
    written = [line for line in page if line.text.strip()]
    return written[:_EDGE] + written[_EDGE:][-_EDGE:]


def _without_figures(text: str) -> str:
    return re.sub(r"\d+", "#", fold(text))


def join_lines(lines: Iterable[Line], cleaned: Cleaned, repairs: list[Repair]) -> str:
    """The text of ``lines`` in one, words that were split at their ends joined."""
    text = ""
    for line in lines:
        following = line.text.replace("\t", " · ").strip()
        end = text[-_LONGEST_HALF:]
        before, after = _SPLIT.search(end), _FIRST_WORD.match(following)
        if before and after and after[1][0].islower():
            kind, word = _word_of(before[1], after[1], cleaned)
            repairs.append(Repair(kind, line.page, line.number, f"{before[1]}-{after[1]}", word))
            text = text[: -len(before[0])] + word + following[after.end() :]
        else:
            text = f"{text} {following}" if text else following
    return text


def _word_of(first: str, second: str, cleaned: Cleaned) -> tuple[str, str]:
    """The word that two halves at a line end make, with its hyphen where it is a compound."""
    words, joined, compound = cleaned.words, first + second, f"{first}-{second}"
    if LOST in joined:
        return "hyphen", words.restored(joined) or joined
    if compound in cleaned.own_words and joined not in cleaned.own_words:
        return "kept-hyphen", compound
    if words.knows_a_form_of(joined):
        return "hyphen", joined
    # Spanish writes «hacerse» as one word; in Portuguese the hyphen belongs to «fazer-se».
    is_spanish_verb = cleaned.language == "es" and _VERB.search(first) and second in _PRONOUNS
    are_words = first in words and second in words and min(len(first), len(second)) >= _LEAST_PART
    if not is_spanish_verb and (compound in words or are_words):
        return "kept-hyphen", compound
    return "hyphen", joined
