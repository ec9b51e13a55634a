"""One page of each kind that the hub has: what is looked at, measured and tested in a browser.

A new kind of page gets its line here.
"""

from __future__ import annotations

SHARED_KINDS = {
    "home": "index.html",
    "explore": "practices/index.html",
    "programme-index": "programs/index.html",
    "facet-index": "themes/index.html",
    "contribute": "contribute/index.html",
    "form": "contribute/form.html",
    "form-program": "contribute/form-program.html",
    "criteria": "contribute/criteria.html",
    "problems": "contribute/problems.html",
    "fields": "contribute/fields.html",
    "vocabularies": "contribute/vocabularies.html",
    "status": "contribute/status.html",
    "map": "map.html",
    "gaps": "gaps.html",
    "gaps-countries": "gaps-countries.html",
    "data": "data/index.html",
    "downloads": "downloads.html",
    "about": "about.html",
    "accessibility": "accessibility.html",
    "list": "list.html",
    "styleguide": "styleguide.html",
    "404": "404.html",
}
"""One page of each kind that has the same path in every hub."""
REAL_KINDS = SHARED_KINDS | {
    "practice": "practices/argentina-cimr.html",
    "programme": "programs/panama-integracion-migrantes.html",
    "facet-value": "themes/one-stop-centres.html",
}
"""One page of each kind of the hub whose entries stand in ``content``."""
