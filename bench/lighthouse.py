"""Lighthouse: installed aside, run on one page, its report read.

``bench.page_measurements`` measures the pages of the hub with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.chromium import ARGUMENTS
from bench.outside_programs import (
    Unavailable,
    first_line,
    install_node_package,
    package_version,
    run,
)

CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
_PASSED = 0.9
"""The score from which on Lighthouse calls an audit passed."""
_JUDGED = {"binary", "numeric", "metricSavings", "error"}
"""Audits with a verdict; the others inform, do not apply, or are for people to make."""
_MOST_PLACES = 6
"""Places that are named of one failed audit: enough to find the rest."""


@dataclass(frozen=True, slots=True)
class FailedAudit:
    """``places`` are the elements, addresses or messages that it objects to, at most a few."""

    id: str
    title: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageReport:
    """What one run says of one page.

    ``scores`` have the keys of ``CATEGORIES`` and go to 100; times are milliseconds;
    ``transferred`` and ``html`` are bytes on the wire, of everything and of the page alone.
    """

    scores: Mapping[str, int]
    largest_paint: float
    blocking: float
    shift: float
    transferred: int
    html: int
    failed: tuple[FailedAudit, ...]


@dataclass(frozen=True, slots=True)
class Lighthouse:
    """An installed Lighthouse, which opens pages in the browser ``chromium``."""

    package: Path
    chromium: str

    @classmethod
    def install(cls, tools: Path, chromium: str) -> Lighthouse:
        """Lighthouse in the folder ``tools``; npm installs it there if it is missing.

        Raises:
            Unavailable: it could not be installed.
        """
        return cls(install_node_package("lighthouse", "Lighthouse", tools), chromium)

    @property
    def version(self) -> str:
        return package_version(self.package)

    def examine(self, address: str, profile: Path) -> PageReport:
        """Open ``address`` as on a telephone; ``profile`` is an empty folder for the browser.

        Raises:
            Unavailable: Lighthouse did not run, or the page did not load.
        """
        flags = ["--headless", *ARGUMENTS, f"--user-data-dir={profile}"]
        program = self.package / "cli" / "index.js"
        options = ["--output=json", "--quiet", "--no-enable-error-reporting"]
        command = ["node", str(program), address, *options, f"--chrome-flags={' '.join(flags)}"]
        printed = run("Lighthouse failed", command, {"CHROME_PATH": self.chromium})
        return read_report(printed)


def read_report(text: str) -> PageReport:
    """The figures and failed audits of a report in JSON.

    Raises:
        Unavailable: it says that the page was not examined.
    """
    report = json.loads(text)
    problem = report.get("runtimeError")
    if problem:
        raise Unavailable(f"Lighthouse failed: {problem['message']}")
    audits = report["audits"]
    requests = audits["network-requests"]["details"]["items"]
    return PageReport(
        scores={key: round(100 * report["categories"][key]["score"]) for key in CATEGORIES},
        largest_paint=audits["largest-contentful-paint"]["numericValue"],
        blocking=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        transferred=sum(request["transferSize"] for request in requests),
        html=next(r["transferSize"] for r in requests if r["resourceType"] == "Document"),
        failed=tuple(_failed_audits(report)),
    )


def _failed_audits(report: Mapping[str, Any]) -> Iterator[FailedAudit]:
    """In the order of the report, each once, though several categories may count it."""
    references = [
        reference["id"]
        for category in CATEGORIES
        for reference in report["categories"][category]["auditRefs"]
        if reference.get("group") != "hidden"
    ]
    for name in dict.fromkeys(references):
        audit = report["audits"][name]
        is_judged = audit["scoreDisplayMode"] in _JUDGED
        if is_judged and (audit.get("score") or 0) < _PASSED:
            places = dict.fromkeys(_places(audit.get("details", {}).get("items", [])))
            yield FailedAudit(name, audit["title"], tuple(places)[:_MOST_PLACES])


def _places(found: object) -> Iterator[str]:
    """What the details of an audit point at, however deep: its tables nest, each in its way."""
    if isinstance(found, list):
        for item in found:
            yield from _places(item)
    elif isinstance(found, dict):
        if found.get("type") == "node":
            yield f"{found.get('selector', '')}  {found.get('snippet', '')}".strip()
            return
        if found.get("value") is False and "label" in found:
            yield found["label"]
        for key in ("description", "url"):
            if isinstance(found.get(key), str):
                yield first_line(found[key])
        for value in found.values():
            yield from _places(value)
