"""What can be wrong with content, as values.

A check yields :class:`Problem` objects; it never prints, raises or exits. ``hub.reporting`` turns
them into text, JSON, GitHub annotations or Markdown in the reader's language; the wording itself
stands in ``hub/texts/problems.<lang>.yml``, keyed by the codes below.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the entry out of the site; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class ProblemCode:
    """One kind of mistake.

    ``values`` names what the message may use beside ``field`` (the dotted key) and, as ``label``,
    the human name of that field.
    """

    id: str
    severity: Severity
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake at one place.

    ``path`` is as the user gave it (POSIX separators), ``line`` and ``column`` count from 1,
    ``column`` in characters. ``field`` is a dotted key such as ``organisations[2].role`` or empty.
    ``values`` fill the message; ``length`` is how many characters the mistake spans on its line;
    ``suggestion`` is what the writer probably meant, or empty.
    """

    path: str
    line: int
    column: int
    code: str
    field: str = ""
    values: tuple[tuple[str, str], ...] = ()
    length: int = 1
    suggestion: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity


def _error(code: str, *values: str) -> ProblemCode:
    return ProblemCode(code, Severity.ERROR, values)


def _warning(code: str, *values: str) -> ProblemCode:
    return ProblemCode(code, Severity.WARNING, values)


_ALL = (
    # The file
    _error("not-a-file"),
    _error("symlink"),
    _error("unreadable-file", "reason"),
    _error("file-too-large", "size", "limit"),
    _error("empty-file"),
    _error("binary-file"),
    _error("byte-order-mark"),
    _error("wrong-encoding", "byte"),
    _error("lost-characters", "value"),
    _error("bad-id", "value"),
    _error("id-not-file-name", "value", "expected"),
    _error("duplicate-id", "value", "other"),
    _error("unknown-file-kind", "value"),
    # The front matter
    _error("missing-front-matter"),
    _error("unclosed-front-matter"),
    _error("front-matter-not-keys"),
    _error("colon-in-value", "value"),
    _error("tab-indentation"),
    _error("unclosed-quote"),
    _error("smart-quotes", "value"),
    _error("unclosed-bracket", "value"),
    _error("wrong-indentation"),
    _error("yaml-alias", "value"),
    _error("too-deep", "limit"),
    _error("invalid-yaml", "detail"),
    _error("duplicate-key", "value", "first"),
    _error("unknown-key", "value"),
    _error("field-not-for-kind", "value", "kind"),
    # The body
    _error("unknown-section", "value"),
    _error("duplicate-section", "value", "first"),
    _error("text-outside-section", "value"),
    _error("text-where-list-expected", "value"),
    # Values
    _error("missing-field"),
    _error("missing-section"),
    _error("empty-field"),
    _error("missing-or-not-stated"),
    _error("stated-and-not-stated"),
    _error("wrong-type", "expected", "found"),
    _error("unknown-term", "value", "vocabulary"),
    _warning("deprecated-term", "value", "vocabulary"),
    _error("repeated-value", "value"),
    _error("unknown-country", "value"),
    _error("country-name", "value"),
    _error("missing-country"),
    _error("unknown-language", "value"),
    _error("unknown-choice", "value", "choices"),
    _error("invalid-date", "value"),
    _error("date-in-words", "value"),
    _error("invalid-year", "value"),
    _error("future-date", "value"),
    _error("end-before-start", "start", "end"),
    _warning("ongoing-with-end", "end"),
    _error("invalid-number", "value"),
    _error("number-out-of-range", "value", "minimum", "maximum"),
    _error("invalid-email", "value"),
    _error("unsafe-link", "value"),
    _error("invalid-link", "value"),
    _error("text-too-long", "count", "limit"),
    _error("text-too-short", "count", "limit"),
    _error("too-many-items", "count", "limit"),
    _error("unknown-entry", "value"),
    _error("related-to-itself", "value"),
    _error("unknown-source-number", "value", "count"),
    _warning("figure-without-source", "value"),
    _error("no-lead-organisation"),
    _error("unknown-phase", "value"),
    _error("circular-phases", "value"),
    _error("points-above-maximum", "sum", "maximum"),
    _error("row-of-wrong-length", "count", "expected"),
    _warning("missing-provenance"),
    _error("provenance-without-text"),
    _error("missing-image", "value"),
    _error("remote-image", "value"),
    _error("image-without-alt", "value"),
    _error("image-in-text", "value"),
    # Texts
    _error("raw-html", "value"),
    _error("bidi-control", "value"),
    _error("invisible-character", "value"),
    _error("mixed-scripts", "value"),
    _error("heading-in-text", "value"),
    _error("table-in-text"),
    _error("placeholder-text", "value"),
    _error("link-instead-of-text", "value"),
    _warning("unexplained-acronym", "value"),
    _warning("summary-length", "count", "minimum", "maximum"),
    _warning("long-sentence", "value", "count", "limit"),
    _warning("weasel-word", "value"),
    _warning("year-format", "value"),
    _error("personal-email", "value"),
    # Across entries
    _warning("duplicate-title", "value", "other"),
    _warning("repeated-sentence", "value", "other"),
    _warning("near-duplicate", "value", "other", "title", "percent"),
    _warning("source-older-than-review", "accessed", "verified"),
    # Vocabularies
    _error("label-missing", "value", "language"),
    _error("duplicate-term", "value", "first"),
    _error("unknown-parent", "value"),
    _error("vocabulary-missing", "value"),
)

CODES: dict[str, ProblemCode] = {code.id: code for code in _ALL}
