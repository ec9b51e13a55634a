"""Lighthouse: its report is read whole, it is started as it must be, its failures are sentences.

``lighthouse_report.json`` is the report of a small page with faults, made shorter.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.lighthouse import Lighthouse, read_report
from bench.outside_programs import Unavailable

RECORDED = (Path(__file__).parent / "lighthouse_report.json").read_text(encoding="utf-8")


def changed(**audit: Any) -> str:
    """The recorded report with another audit of the document's title."""
    report = json.loads(RECORDED)
    report["audits"]["document-title"] |= audit
    return json.dumps(report)


def places_of_title(report: str) -> tuple[str, ...]:
    failed = {audit.id: audit for audit in read_report(report).failed}
    return failed["document-title"].places


def test_scores_times_and_bytes_are_read() -> None:
    report = read_report(RECORDED)
    assert report.scores == {
        "performance": 100,
        "accessibility": 73,
        "best-practices": 96,
        "seo": 91,
    }
    assert report.largest_paint == pytest.approx(754.468)
    assert (report.blocking, report.shift) == (0, 0)
    assert (report.transferred, report.html) == (1057, 512)


def test_each_failed_audit_is_named_once_with_what_it_objects_to() -> None:
    """Not what passed, does not apply, is for people to check or is hidden from readers."""
    failed = {audit.id: audit for audit in read_report(RECORDED).failed}
    assert list(failed) == [
        "render-blocking-resources", "color-contrast", "image-alt", "errors-in-console",
    ]  # fmt: skip
    assert failed["color-contrast"].title.startswith("Background and foreground colors do not")
    assert failed["color-contrast"].places == ('body > main > p.pale  <p class="pale">',)
    assert failed["render-blocking-resources"].places == ("http://127.0.0.1:8000/page.css",)
    assert failed["errors-in-console"].places[:2] == (
        "Error: broken",
        "http://127.0.0.1:8000/index.html",
    )


@pytest.mark.parametrize(
    ("audit", "is_named"),
    [
        ({"score": 0.89, "scoreDisplayMode": "numeric"}, True),
        ({"score": 0.9, "scoreDisplayMode": "numeric"}, False),
        ({"score": 0, "scoreDisplayMode": "informative"}, False),
        ({"score": None, "scoreDisplayMode": "error"}, True),
    ],
)
def test_an_audit_fails_by_its_score_or_by_an_error(audit: dict[str, Any], is_named: bool) -> None:
    failed = [audit.id for audit in read_report(changed(**audit)).failed]
    assert ("document-title" in failed) is is_named


def test_parts_of_a_checklist_that_do_not_hold_are_named() -> None:
    items = {"a": {"label": "No redirects", "value": False}, "b": {"label": "Fast", "value": True}}
    assert places_of_title(changed(score=0, details={"items": items})) == ("No redirects",)


def test_of_many_places_some_are_named() -> None:
    items = [{"url": f"http://127.0.0.1/{number}"} for number in range(50)]
    assert len(places_of_title(changed(score=0, details={"items": items}))) == 6


def test_a_page_that_did_not_load_is_a_sentence() -> None:
    report = {"runtimeError": {"code": "NO_FCP", "message": "The page did not paint."}}
    with pytest.raises(Unavailable, match=r"^Lighthouse failed: The page did not paint\.$"):
        read_report(json.dumps(report))


def test_it_runs_in_the_browser_that_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a profile of its own, and no word to anybody else."""
    (tmp_path / "report.json").write_text(RECORDED, encoding="utf-8")
    node = tmp_path / "node"
    node.write_text(
        f'#!/bin/sh\necho "$CHROME_PATH" "$@" >"{tmp_path}/asked"\n'
        f'/bin/cat "{tmp_path}/report.json"\n',
        encoding="utf-8",
    )
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    lighthouse = Lighthouse(Path("/tools/lighthouse"), "/bin/browser")
    assert lighthouse.examine("http://127.0.0.1/x.html", tmp_path / "profile").html == 512
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert asked.startswith("/bin/browser /tools/lighthouse/cli/index.js http://127.0.0.1/x.html ")
    assert f"--user-data-dir={tmp_path / 'profile'}" in asked
    assert "--headless" in asked
    assert "--disable-background-networking" in asked
    assert "--no-enable-error-reporting" in asked
