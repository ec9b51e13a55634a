"""Contributed text -> safe HTML: restricted Markdown, citations as links to the sources.

Two fences stand one behind the other. The parser has no HTML, pictures, headings, tables or code,
and links only to https and mailto; what it prints is then cleaned by nh3 down to a short list of
tags. ``sanitize_page`` is the second fence alone, for the prose pages that editors write.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from hub.model import CITATION

SOURCE_ANCHOR = "fuente-{number}"
_REMEMBERED = 16384
"""Texts of either kind: those of a thousand entries, which pages and books print."""
_LINK = re.compile(r"(?:https://|mailto:)\S+", re.I)
_DISABLED = [
    "image",
    "fence",
    "code",
    "heading",
    "lheading",
    "hr",
    "html_block",
    "html_inline",
    "reference",
    "blockquote",
]
_TAGS = {"a", "br", "code", "em", "li", "ol", "p", "strong", "sup", "ul"}
_PAGE_TAGS = _TAGS | {
    "abbr", "blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "hr", "img", "pre",
    "table", "tbody", "td", "th", "thead", "tr",
}  # fmt: skip


def _cite(state: StateInline, silent: bool) -> bool:
    """Inline rule: ``[1]`` or ``[1, 3]`` becomes links to the numbered sources."""
    match = CITATION.match(state.src, state.pos)
    if match is None or state.src.startswith("(", match.end()):
        return False
    if not silent:
        # The mark stays with the word that it follows.
        if state.pending.endswith(" "):
            state.pending = state.pending.rstrip(" ") + "\u202f"
        token = state.push("citation", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _print_citation(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    links = (
        f'<a class="cite" href="#{SOURCE_ANCHOR.format(number=number)}">{number}</a>'
        for number in re.findall(r"\d+", tokens[index].content)
    )
    return '<sup class="cites">[' + ", ".join(links) + "]</sup>"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    parser.disable(_DISABLED)
    parser.inline.ruler.before("link", "citation", _cite)
    parser.add_render_rule("citation", _print_citation)
    parser.validateLink = lambda url: bool(_LINK.fullmatch(url))  # type: ignore[method-assign]
    return parser


_PARSER = _parser()


def _clean(html: str) -> Markup:
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href", "class"}, "sup": {"class"}, "ol": {"start"}},
        url_schemes={"https", "mailto"},
        link_rel="noopener",
    )
    # The cleaner puts rel on every link; those to the sources of the page need none.
    cleaned = re.sub(r'(<a class="cite" href="#[^"]*") rel="noopener"', r"\1", cleaned)
    return Markup(cleaned)  # noqa: S704  cleaned right above


@lru_cache(maxsize=_REMEMBERED)
def render_block(text: str) -> Markup:
    """Paragraphs and lists of ``text`` as HTML."""
    return _clean(_PARSER.render(text))


@lru_cache(maxsize=_REMEMBERED)
def render_inline(text: str) -> Markup:
    """``text`` as HTML without a paragraph around it; line breaks become spaces."""
    return _clean(_PARSER.renderInline(" ".join(text.split())))


_OWN_PICTURE = re.compile(r"(?:\.\./)*[\w-][\w./-]*\.(?:png|jpe?g|webp|avif|svg)", re.ASCII)


def _keep_own_pictures(tag: str, attribute: str, value: str) -> str | None:
    """Of pictures only those of the site itself: whatever is no plain relative path goes."""
    if tag == "img" and attribute == "src" and not _OWN_PICTURE.fullmatch(value):
        return None
    return value


def sanitize_page(html: str) -> Markup:
    """HTML of a prose page without scripts, event handlers, styles or foreign pictures."""
    cleaned = nh3.clean(
        html,
        tags=_PAGE_TAGS,
        attributes={
            "*": {"id", "class"},
            "a": {"href", "title"},
            "img": {"src", "alt", "width", "height"},
            "th": {"scope"},
            "ol": {"start"},
        },
        attribute_filter=_keep_own_pictures,
        url_schemes={"https", "mailto"},
        link_rel="noopener",
    )
    cleaned = re.sub(r"<img(?![^>]*\ssrc=)[^>]*>", "", cleaned)
    return Markup(cleaned)  # noqa: S704  cleaned right above
