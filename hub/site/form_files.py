"""The data of the form to contribute, beside its page."""

from __future__ import annotations

from hub.exports.form_data import form_data
from hub.site.assets import AssetPlan
from hub.site.paste_data import paste_data
from hub.site.site import Site

FORM_DATA = "contribute/form-data.js"
PASTE_DATA = "contribute/form-paste-data.js"


def form_files(site: Site) -> list[AssetPlan]:
    """What the page of the form loads beside its scripts."""
    return [
        AssetPlan(FORM_DATA, form_data(site.catalog, site.language)),
        AssetPlan(PASTE_DATA, paste_data()),
    ]
