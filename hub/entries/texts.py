"""What contributed text may hold: characters, Markdown, links, and text that says nothing.

Texts are contributed by anybody: the site renders them without HTML and cleans the result, and
these checks tell the writer before. Each is cheap for the many texts in which nothing is wrong:
one search for any suspect character decides whether the closer looks are taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hub.entries.raw import RawScalar, SourceText
from hub.problems import Problem
from hub.wording import visible

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\ufeff\ufffe\uffff]"
)
_LOST = re.compile("[\ufffd\ue000-\uf8ff\ufb00-\ufb06]|Ã[\x80-\xbf]|â€[\x80-\xbf“”œ™¦]|Â[¡¿»«º°]")
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
_HTML = re.compile(r"<(?!https://)(?:[A-Za-z/!?][^>\n]{0,60}>?)")
_LINK = re.compile(r"(?:(!)\[([^\[\]]*))?\]\(\s*<?([^\s)>]*)")
_REFERENCE = re.compile(r"(?m)^ {0,3}\[[^\]\n]+\]:\s*<?(\S+?)>?(?:\s|$)")
_BARE_HTTP = re.compile(r"(?i)(?<![(\w])(http://[^\s)>\]]+)")
_HEADING = re.compile(r"(?m)^ {0,3}(?:#{1,6}(?:\s|$).*|=+\s*$)")
_TABLE = re.compile(r"(?m)^[ \t]*\|.*\|[ \t]*$|^[ \t]*:?-{3,}:?[ \t]*\|")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HTTPS = re.compile(
    r"https://[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]*\.?(?::\d{1,5})?(?:[/?#][^\s<>\"\\^`{|}]*)?"
)
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_SUSPECT_CHARACTER = re.compile(
    "[<|#=@!`\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\u0370-\u052f\ue000-\uf8ff\ufb00-\ufb06\ufeff\ufffd-\uffffÃÂâ]"
)
_PLACEHOLDER = re.compile(
    r"(?im)lorem ipsum|\[(?:completar|insertar|preencher|insert|texto)[^\]]{0,80}\]"
    r"|\btexto de ejemplo\b|\btexto aquí\b|(?-i:\bx{3,}\b|\bX{4,}\b|\bTBD\b|\bTODO:)"
    # «Ayuda a completar el registro» says something; «Plazo: por definir» does not.
    r"|(?:^|[(\[:])[^\w\n]{0,8}(?:por (?:completar|definir)|a (?:completar|definir|preencher)"
    r"|to be (?:completed|defined)|x{3,})[^\w\n]{0,8}(?:$|[)\]])"
)
_PLACEHOLDER_WORDS = (
    "lorem", "xxx", "completar", "completed", "definir", "defined", "preencher", "insert", "tbd",
    "texto", "todo:",
)  # fmt: skip
"""One of these is in whatever the pattern above finds; looking for them is ten times faster."""
_EMPTY_WORDS = re.compile(
    r"(?i)(?:n\.?\s?/?\s?[ad]\.?|no aplica|não se aplica|pendiente|pendente|todo|ninguno|ninguna"
    r"|none|nenhum|sin datos|[.…_*?-]+|\W*)"
)
_LINK_ONLY = re.compile(
    r"(?i)(?:\(?(?:ver|véase|vea|consulte|see|veja|vide|más información|mais informações|clic)\b"
    r".{0,60}\b(?:enlace|link|anexo|adjunto|documento|sitio|página|web|aquí|here|aqui|attached"
    r"|annex|site|document)\b.{0,80}|(?:\S+:\s*)?<?https?://\S+)"
)
LINK_ONLY_LENGTH = 160
"""Characters of a text that may be nothing but a pointer elsewhere."""
_QUOTES = frozenset("“”‘’„")
_FREE_MAIL = re.compile(
    r"(?i)@(?:gmail|googlemail|hotmail|outlook|yahoo|live|icloud|aol|gmx|proton(?:mail)?|msn)\."
)
ROLE_WORDS = frozenset(
    [
        "admin",
        "atencion",
        "biblioteca",
        "ciudad",
        "comunicacion",
        "comunicaciones",
        "consulta",
        "consultas",
        "contact",
        "contacto",
        "contato",
        "coordinacion",
        "datos",
        "direccion",
        "gabinete",
        "gobierno",
        "help",
        "hub",
        "info",
        "informacion",
        "informes",
        "integracion",
        "mail",
        "mesa",
        "migracion",
        "migraciones",
        "oficina",
        "office",
        "prensa",
        "press",
        "programa",
        "proyecto",
        "proyectos",
        "relaciones",
        "secretaria",
        "servicio",
        "servicios",
        "sede",
        "support",
        "unidad",
        "web",
        "webmaster",
    ]
)

PATTERNS = {
    "bidi": _BIDI,
    "invisible": _INVISIBLE,
    "lost": _LOST,
    "otherScript": _OTHER_SCRIPT,
    "latin": _LATIN,
    "word": _WORD,
    "html": _HTML,
    "link": _LINK,
    "reference": _REFERENCE,
    "bareHttp": _BARE_HTTP,
    "heading": _HEADING,
    "table": _TABLE,
    "address": _EMAIL,
    "https": _HTTPS,
    "suspect": _SUSPECT_CHARACTER,
    "placeholder": _PLACEHOLDER,
    "emptyWords": _EMPTY_WORDS,
    "linkOnly": _LINK_ONLY,
    "freeMail": _FREE_MAIL,
}
"""What the form in the browser looks for too, by the names that its scripts use."""


def check_line(scalar: RawScalar, text: str, name: str, source: SourceText) -> Iterator[Problem]:
    """Problems of a one-line text."""
    if _is_wrapped(text):
        plain = text.strip("".join(_QUOTES))
        yield source.problem("smart-quotes", scalar, name, value=text, suggestion=plain)
    if _is_suspect(text):
        yield from _check_characters(scalar, name, source)
        yield from _check_html(scalar, name, source)
        yield from _check_links(scalar, name, source)
    if _EMPTY_WORDS.fullmatch(text) or find_placeholder(text):
        yield source.problem("placeholder-text", scalar, name, value=text[:60])


def _is_wrapped(text: str) -> bool:
    """Whether a pair of typographic quotes holds all of ``text``, unlike «“this” and “that”»."""
    ends = text[:1] in _QUOTES and text[-1:] in _QUOTES
    return ends and text.find(text[-1], 1) == len(text) - 1 > 0


def check_prose(scalar: RawScalar, text: str, name: str, source: SourceText) -> Iterator[Problem]:
    """Problems of a text of the restricted Markdown: no HTML, headings, tables or pictures."""
    if _is_suspect(text):
        yield from _check_characters(scalar, name, source)
        yield from _check_html(scalar, name, source)
        yield from _check_links(scalar, name, source)
        headings = [match[0].strip("\n") for match in _HEADING.finditer(text)]
        yield from _at_each(scalar, headings, "heading-in-text", name, source)
        if table := _TABLE.search(text):
            yield _at(scalar, table[0], "table-in-text", name, source)
        addresses = [match[0] for match in _EMAIL.finditer(text) if is_personal_email(match[0])]
        yield from _at_each(scalar, addresses, "personal-email", name, source)
    if placeholder := find_placeholder(text):
        yield _at(scalar, placeholder, "placeholder-text", name, source)
    elif _EMPTY_WORDS.fullmatch(text):
        yield source.problem("placeholder-text", scalar, name, value=text[:60])
    elif len(text) <= LINK_ONLY_LENGTH and _LINK_ONLY.fullmatch(text.rstrip(".")):
        yield source.problem("link-instead-of-text", scalar, name, value=text[:80])


def find_placeholder(text: str) -> str:
    """The first words of ``text`` that stand for words still to be written, or nothing."""
    lowered = text.lower()
    for word in _PLACEHOLDER_WORDS:
        if word in lowered:
            break
    else:
        return ""
    match = _PLACEHOLDER.search(text)
    return match[0] if match else ""


def _is_suspect(text: str) -> bool:
    marks_a_link = "](" in text or "]:" in text or "http:" in text
    return marks_a_link or _SUSPECT_CHARACTER.search(text) is not None


def judge_link(url: str) -> str:
    """Code of what is wrong with ``url``, or an empty string: only https and mailto are linked."""
    compact = re.sub(r"[\s\x00-\x20]", "", url)
    lowered = compact.lower()
    if lowered.startswith("mailto:"):
        return "" if _EMAIL.fullmatch(compact[7:].split("?", 1)[0]) else "invalid-link"
    if not lowered.startswith("https://"):
        is_scheme = re.match(r"[a-z][a-z0-9+.-]*:", lowered) or lowered.startswith("//")
        return "unsafe-link" if is_scheme else "invalid-link"
    if compact != url or not _HTTPS.fullmatch(url):
        return "invalid-link"
    return ""


def is_personal_email(address: str) -> bool:
    """Whether an address looks like a person's: a free provider, or name.surname."""
    if _FREE_MAIL.search(address):
        return True
    local = address.split("@", 1)[0].lower()
    parts = re.split(r"[._-]", local)
    named = len(parts) == 2 and all(len(part) >= 2 and part.isalpha() for part in parts)
    return named and not ROLE_WORDS.intersection(parts)


def _at(
    scalar: RawScalar, fragment: str, code: str, name: str, source: SourceText, suggestion: str = ""
) -> Problem:
    fragment = fragment.strip("\n")
    place = source.locate(fragment, scalar.line, scalar.column)
    return _found(place, fragment, code, name, source, suggestion)


def _at_each(
    scalar: RawScalar, fragments: list[str], code: str, name: str, source: SourceText
) -> Iterator[Problem]:
    """A problem of ``code`` for each of ``fragments``, in their order in the text."""
    places = source.locate_all(fragments, scalar)
    for fragment, place in zip(fragments, places, strict=True):
        yield _found(place, fragment, code, name, source)


def _found(
    place: tuple[int, int],
    fragment: str,
    code: str,
    name: str,
    source: SourceText,
    suggestion: str = "",
) -> Problem:
    value = fragment.strip()[:60]
    return source.problem(
        code, place, name, length=len(value), value=visible(value), suggestion=suggestion
    )


def _check_characters(scalar: RawScalar, name: str, source: SourceText) -> Iterator[Problem]:
    text = scalar.text
    if match := _BIDI.search(text):
        yield _at(scalar, match[0], "bidi-control", name, source)
    if match := _INVISIBLE.search(text):
        yield _at(scalar, match[0], "invisible-character", name, source)
    if match := _LOST.search(text):
        word = _around(text, match.start())
        fixed = unicodedata.normalize("NFKC", word)
        suggestion = fixed if fixed != word and not _LOST.search(fixed) else ""
        yield _at(scalar, word, "lost-characters", name, source, suggestion)
    if _OTHER_SCRIPT.search(text):
        for word in _WORD.findall(text):
            if _OTHER_SCRIPT.search(word) and _LATIN.search(word):
                yield _at(scalar, word, "mixed-scripts", name, source)
                break


def _around(text: str, index: int) -> str:
    """The word of ``text`` that holds the character at ``index``."""
    start = max(text.rfind(" ", 0, index), text.rfind("\n", 0, index)) + 1
    ends = [end for end in (text.find(" ", index), text.find("\n", index)) if end >= 0]
    return text[start : min(ends, default=len(text))]


def _check_html(scalar: RawScalar, name: str, source: SourceText) -> Iterator[Problem]:
    tags = [match[0] for match in _HTML.finditer(scalar.text)]
    yield from _at_each(scalar, tags, "raw-html", name, source)


def _check_links(scalar: RawScalar, name: str, source: SourceText) -> Iterator[Problem]:
    seen: set[str] = set()
    for bang, alt, url in _LINK.findall(scalar.text):
        seen.add(url)
        if bang:
            code = "image-in-text"
            if re.match(r"(?i)[a-z][a-z0-9+.-]*:|//", url):
                code = "remote-image"
            elif not alt.strip():
                code = "image-without-alt"
            yield _at(scalar, url or "![", code, name, source)
        elif problem := judge_link(url):
            yield _at(scalar, url or "](", problem, name, source)
    for url in _REFERENCE.findall(scalar.text) + _BARE_HTTP.findall(scalar.text):
        if url not in seen and (problem := judge_link(url)) == "unsafe-link":
            seen.add(url)
            yield _at(scalar, url, problem, name, source)
