"""Why there is no package, or why one cannot be trusted."""

from __future__ import annotations

from collections.abc import Sequence

from hub.packaging.site_check import SiteDefect


class PackageError(Exception):
    """Nothing can be packed, or a package is not as it was made.

    ``code`` is a key of the command texts under ``package_faults``, ``values`` fill its
    placeholders; ``defects`` are told one by one below it.
    """

    def __init__(self, code: str, defects: Sequence[SiteDefect] = (), **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.defects = tuple(defects)
        self.values = values
