"""The pages of the form to contribute: what stands on them before a script builds the form.

``contribute/form-data.js`` brings what the engine of the form knows; the view brings the settings
of the hub, and which countries to offer first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from hub.model import ENTRY_FOLDERS
from hub.queries.gaps import AMERICAS, countries_of, countries_to_cover
from hub.site.site import Site
from hub.territories import territory_name
from hub.wording import fold


@dataclass(frozen=True, slots=True)
class FormView:
    """``folder`` is where the files of ``kind`` are kept.

    ``countries`` is JSON: the codes to offer first, by name; ``regions``, JSON too, gives name and
    countries of the regions that a link to the form may name. ``issues`` is the address at which
    to tell of a practice without the form, if there is one; ``other`` is the form of the other
    kind.
    """

    kind: str
    introduction: str
    folder: str
    countries: str
    regions: str
    issues: str
    other: str


def practice_form_view(site: Site) -> FormView:
    """The form that proposes a practice."""
    return _form_view(site, "practice", "form", "contribute/form-program.html")


def program_form_view(site: Site) -> FormView:
    """The form that proposes a programme."""
    return _form_view(site, "program", "form-program", "contribute/form.html")


def _form_view(site: Site, kind: str, section: str, other: str) -> FormView:
    repository = site.settings.repository
    regions = {
        code: {
            "name": territory_name(code, site.language),
            "countries": _by_name(site, countries_of(code)),
        }
        for code in AMERICAS
    }
    return FormView(
        kind=kind,
        introduction=site.strings.text(f"{section}.introduction"),
        folder=f"content/{ENTRY_FOLDERS[kind]}",
        countries=_json(_by_name(site, countries_to_cover())),
        regions=_json(regions),
        issues=f"{repository}/issues/new/choose" if repository else "",
        other=other,
    )


def _by_name(site: Site, codes: tuple[str, ...]) -> list[str]:
    return sorted(codes, key=lambda code: fold(site.labels.country(code)))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
