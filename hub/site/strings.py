"""Interface texts of one language, from ``theme/strings/<lang>.yml``.

Templates write ``t.nav.home``; views use :meth:`Strings.text` and :meth:`Strings.count`. A text
that is not there is an error of the build, never an empty place on a page.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal

from hub.entries.wordings import Tree, read_text_tree


class MissingText(Exception):
    """A text that the site needs is not in the file of its language."""


class Texts:
    """A branch of the texts; attributes are texts or further branches."""

    def __init__(self, tree: Tree, path: str) -> None:
        self._tree = tree
        self._path = path

    def __getattr__(self, name: str) -> str | Texts:
        try:
            found = self._tree[name]
        except KeyError:
            raise MissingText(f"{self._path}.{name}") from None
        return found if isinstance(found, str) else Texts(found, f"{self._path}.{name}")


class Strings(Texts):
    """All texts of ``language`` (one of ``hub.model.LANGUAGES``)."""

    def __init__(self, tree: Tree, language: str) -> None:
        super().__init__(tree, f"strings.{language}")
        self.language = language
        self._locale = Locale.parse(language)

    @property
    def tree(self) -> Tree:
        """All texts as nested dictionaries, for scripts."""
        return self._tree

    def text(self, key: str, **values: object) -> str:
        """The text under a dotted ``key``, filled with ``values``.

        Raises:
            MissingText: there is no such text.
        """
        found: str | Tree = self._tree
        for part in key.split("."):
            if not isinstance(found, dict) or part not in found:
                raise MissingText(f"{self._path}.{key}")
            found = found[part]
        if not isinstance(found, str):
            raise MissingText(f"{self._path}.{key}")
        return found.format(**values) if values else found

    def count(self, key: str, n: float) -> str:
        """``n`` with its noun in the plural form of CLDR: «1 práctica», «3 prácticas»."""
        return self.text(f"{key}.{self._form(n)}", n=self.number(n))

    def noun(self, key: str, n: float) -> str:
        """The noun of :meth:`count` without its number, for figures set apart."""
        return self.text(f"{key}.{self._form(n)}", n="").strip()

    def _form(self, n: float) -> str:
        return "one" if self._locale.plural_form(n) == "one" else "other"

    def number(self, n: float) -> str:
        """``n`` as written in the language: ``57 700 000``, ``57.700.000`` or ``57,700,000``."""
        return format_decimal(n, locale=self._locale, group_separator=abs(n) >= 10_000)


def load_strings(folder: Path, language: str) -> Strings:
    """The texts of ``language`` from ``folder``.

    Raises:
        ValueError: the file is not readable as texts.
    """
    return Strings(read_text_tree(folder / f"{language}.yml"), language)
