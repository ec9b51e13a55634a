#!/usr/bin/env python3
"""Ask every external link of the entries whether it still answers, and report in Markdown.

Links that are gone, moved for good or unreachable are to be mended; hosts that refuse programs are
told apart, because only a person can open them. Exit status: 0 nothing to mend, 1 something to
mend, 2 misuse.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from _bootstrap import ROOT
from _printing import put_text

from hub.entries.loader import VOCABULARIES, load_content
from hub.entries.wordings import command_texts
from hub.links.external_links import external_links
from hub.links.link_check import Checker, Fetch
from hub.links.link_report import link_report, needs_care
from hub.links.link_requests import fetch
from hub.model import LANGUAGES

_UNCHECKED = ROOT / "hub" / "data" / "unchecked_hosts.json"


def main(arguments: list[str] | None = None, ask: Fetch = fetch) -> int:
    """``ask`` stands in for the network."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--content", type=Path, metavar="DIR", default=ROOT / "content")
    parser.add_argument("--output", type=Path, metavar="FILE")
    parser.add_argument("--pause", type=float, metavar="SECONDS", default=1.0)
    parser.add_argument("--lang", choices=LANGUAGES, default="es")
    options = parser.parse_args(arguments)
    texts = command_texts(options.lang)
    if not (options.content / VOCABULARIES).is_dir():
        print(texts["new_entry.no_content"].format(path=options.content), file=sys.stderr)
        return 2
    catalog = load_content(options.content, today=date.today()).catalog
    hosts = frozenset(json.loads(_UNCHECKED.read_text(encoding="utf-8"))["hosts"])
    links = external_links(catalog)
    print(texts["check_links.asking"].format(n=len(links)), file=sys.stderr)
    checked = Checker(ask, hosts, max(0.0, options.pause)).check_all(links)
    report = link_report(checked, texts)
    if not put_text(report, options.output, texts):
        return 2
    return 1 if needs_care(checked) else 0


if __name__ == "__main__":
    raise SystemExit(main())
