"""The text files of a package that say, in each language, how to open and to verify it."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from babel.dates import format_date

from hub.packaging.built_site import AboutSite

_FOLDER = Path(__file__).resolve().parent.parent / "texts"
README_FILES = {"es": "LEEME.txt", "en": "README.txt", "pt": "LEIAME.txt"}
"""Name of the file in each language."""


def readme_files(about: AboutSite, package: str, moment: datetime) -> dict[str, bytes]:
    """The text files by name; ``package`` is the file name of the package."""
    return {
        name: _readme(language, about, package, moment) for language, name in README_FILES.items()
    }


def _readme(language: str, about: AboutSite, package: str, moment: datetime) -> bytes:
    lines = _template(language).splitlines()
    if not about.url:
        lines = [line for line in lines if "{url}" not in line]
    text = "\n".join(lines).format(
        hub=about.name,
        date=format_date(moment, "long", locale=language),
        package=package,
        url=about.url,
        license=about.license,
        practices=about.practices,
        programs=about.programs,
    )
    # Old text editors of Windows show lines only when they end like this; others do not mind.
    return (text + "\n").replace("\n", "\r\n").encode()


@cache
def _template(language: str) -> str:
    return (_FOLDER / f"offline_readme.{language}.txt").read_text(encoding="utf-8")
