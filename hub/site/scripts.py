"""The scripts of the site as few small files: ``theme/scripts/`` bundled and without white space.

The adapter writes what :func:`bundle_scripts` returns beside the pages. :data:`BUNDLES` says what
goes where; a script that stands in no bundle is an error, never a file that silently
does nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from rjsmin import jsmin

SEARCH_SCRIPTS = {
    "text.js": "",
    "codes.js": "",
    "query.js": "",
    "shards.js": "",
    "spelling.js": "",
    "ranking.js": "",
    "marking.js": "",
    "bitsets.js": "",
    "loader.js": "",
    "lexicon.js": "",
    "matching.js": "",
    "engine.js": "",
}
"""The search engine, in the order in which its parts need each other; it knows no page. The first
makes the namespace of all scripts."""
FORM_SCRIPTS = {
    "form-strings.js": "",
    "form-known.js": "",
    "form-closest.js": "",
    "form-suggest.js": "",
    "form-tree.js": "",
    "form-texts.js": "",
    "form-dates.js": "",
    "form-scalars.js": "",
    "form-values.js": "",
    "form-rules.js": "",
    "form-program.js": "",
    "form-style.js": "",
    "form-body.js": "",
    "form-write.js": "",
    "form-tell.js": "",
    "form-check.js": "",
}
"""What judges, writes and tells in the form, in the order in which its parts need each other; it
knows no page. The first makes the namespace of all scripts."""
PASTE_SCRIPTS = {
    "form-paste-patterns.js": "",
    "form-paste-countries.js": "",
    "form-paste-lines.js": "",
    "form-paste-sections.js": "",
    "form-paste-facts.js": "",
    "form-paste-read.js": "",
    "form-paste-values.js": "",
}
"""What takes a pasted text apart for the form, behind :data:`FORM_SCRIPTS`; it knows no page."""
_FORM_PAGE_SCRIPTS = {
    "form-model.js": "form",
    "form-notes.js": "form",
    "form-fields.js": "form",
    "form-checklist.js": "form",
    "form-items.js": "form",
    "form-lists.js": "form",
    "form-records.js": "",
    "form-sections.js": "form",
    "form-steps.js": "form",
    "form-draft.js": "form",
    "form-alike.js": "form",
    "form-markup.js": "",
    "form-preview.js": "form",
    "form-send.js": "form",
    "form-finish.js": "form",
    "form-prefill.js": "",
    "form-start.js": "form",
    "form-page.js": "form",
}
_SPELLING = "spelling.js"
_STRICT = '"use strict";'
_PAGE_SCRIPTS = {"boot.js": "", "elements.js": "", "keep.js": "keep", "slash.js": ""}
_EVERY_PAGE = {name: "" for name in SEARCH_SCRIPTS if name != _SPELLING} | _PAGE_SCRIPTS
BUNDLES: Mapping[str, Mapping[str, str]] = {
    # A page loads one of these two: together they compress better than apart.
    "assets/hub/hub.js": _EVERY_PAGE | {"suggestions.js": "", "box.js": "box", "entry.js": "share"},
    "assets/hub/explore.js": _EVERY_PAGE
    | {
        "state.js": "",
        "trail.js": "",
        "facets.js": "",
        "chips.js": "",
        "finding.js": "",
        "notes.js": "",
        "results.js": "",
        "explore.js": "finder",
    },
    # What the page of an entry loads when a search led to it.
    "assets/hub/around.js": {"state.js": "", "finding.js": "", "around.js": "around"},
    # Runs before the explore page is drawn.
    "assets/hub/asked.js": {"asked.js": ""},
    # What a page loads for a word that nobody wrote, the explore page also when its field is used,
    # and when there is something to take along.
    "assets/hub/spelling.js": {_SPELLING: ""},
    "assets/hub/box.js": {"suggestions.js": "", "box.js": "box"},
    "assets/hub/take.js": {
        "ways.js": "ways",
        "export.js": "export",
        "take.js": "",
    },
    # What the form to contribute needs: before its data, and behind it.
    "assets/hub/form.js": FORM_SCRIPTS,
    "assets/hub/form-page.js": _FORM_PAGE_SCRIPTS,
    # What the form loads when a text is to be pasted.
    "assets/hub/form-paste.js": PASTE_SCRIPTS | {"form-paste-box.js": "form_paste"},
    "assets/hub/list.js": {
        "export.js": "export",
        "compare.js": "",
        "list.js": "list",
    },
    "assets/hub/downloads.js": {"downloads.js": "packages", "saving.js": "saving"},
    # What a page loads that comes from the kept site, and the worker that keeps it, whose scope is
    # the folder that it stands in.
    "assets/hub/update.js": {"update.js": "update"},
    "sw.js": {"sw.js": ""},
}
"""Path of each bundle from the root of the site to its scripts, in the order in which they run, and
the section of the interface texts that each script uses, if any."""


class UnbundledScript(Exception):
    """A script is in no bundle."""


def bundle_scripts(folder: Path, texts: Mapping[str, object]) -> dict[str, bytes]:
    """The bundles of the scripts in ``folder``, by path from the root of the site, in UTF-8.

    ``texts`` are the interface texts of one language; scripts find the sections that
    :data:`BUNDLES` names for them in ``Hub.texts``.

    Raises:
        UnbundledScript: a script of the folder is in no bundle.
        FileNotFoundError: a script of a bundle is not in the folder.
        KeyError: a section that a script uses is not among the texts.
    """
    bundled = {name for scripts in BUNDLES.values() for name in scripts}
    unknown = {path.name for path in folder.glob("*.js")} - bundled
    if unknown:
        raise UnbundledScript(", ".join(sorted(unknown)))
    return {path: _bundle(folder, scripts, texts) for path, scripts in BUNDLES.items()}


def _bundle(folder: Path, scripts: Mapping[str, str], texts: Mapping[str, object]) -> bytes:
    # White space and comments go, names stay: no step that could change what a script means.
    parts = [str(jsmin((folder / name).read_text(encoding="utf-8"))) for name in scripts]
    strict = _STRICT if all(_STRICT in part for part in parts) else ""
    if strict:  # said once, for the whole bundle
        parts = [part.replace(_STRICT, "", 1) for part in parts]
    used = {section: texts[section] for section in scripts.values() if section}
    lines = [strict + (_texts_script(used) if used else ""), *parts, ""]
    return "\n".join(lines).lstrip().encode()


def _texts_script(texts: Mapping[str, object]) -> str:
    """Adds ``texts`` to those that another bundle of the page may have brought."""
    # Harmless wherever a script may stand: JSON without "<" closes no element.
    data = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"globalThis.Hub=globalThis.Hub||{{}};Hub.texts=Object.assign(Hub.texts||{{}},{data});"
