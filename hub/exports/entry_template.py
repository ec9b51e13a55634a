"""A new entry to fill in: every field of the table with its help and an example, as comments.

What is to be filled stands open (``title:``). A line like ``#acronym: CIMR`` is an example that
holds as soon as its ``#`` is taken away; a line that begins with ``# `` explains. Sections of the
body are explained in the front matter, because a body admits no comments. In a YAML file they are
keys like the others.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hub.entries.field_spec import Field, Form, Need
from hub.entries.field_table import GROUPS, fields_of
from hub.entries.wordings import FieldText, command_texts, field_texts, group_titles, kind_words
from hub.model import Vocabulary
from hub.wording import fold

YAML_SUFFIXES = (".yml", ".yaml")
_WIDTH = 98
_FEW_TERMS = 12
_VOCABULARIES_PAGE = "contribute/vocabularies.html"
_FIRST_STATE = "submitted"
_REQUIRED_IN_FACT = frozenset({"countries", "provenance"})
"""Optional in the table, and yet asked for by a rule of nearly every entry."""


def entry_template(
    kind: str, entry_id: str, path: str, vocabularies: Mapping[str, Vocabulary], language: str
) -> str:
    """The file of a new ``practice`` or ``program``, explained in ``language``.

    ``path`` is where it is going to stand: its ending decides between YAML and Markdown.
    """
    writer = _Writer(kind, entry_id, vocabularies, language)
    fields = list(fields_of(kind).values())
    if path.endswith(YAML_SUFFIXES):
        lines = [*writer.introduction(path), *writer.keys(fields)]
        return "\n".join(lines) + "\n"
    keys = [field for field in fields if not field.headings]
    lines = ["---", *writer.introduction(path), *writer.keys(keys), *writer.sections(), "---"]
    for field in fields:
        if field.headings and _is_asked(field):
            lines += ["", f"## {heading_of(field, language)}"]
    return "\n".join(lines) + "\n"


def heading_of(field: Field, language: str) -> str:
    """The heading of a section in ``language``: its label where that is one of those accepted."""
    label = field_texts(language)[field.name].label
    accepted = {fold(heading): heading for heading in field.headings}
    return accepted.get(fold(label), field.headings[0])


def _is_asked(field: Field) -> bool:
    return field.need is not Need.OPTIONAL or field.name in _REQUIRED_IN_FACT


@dataclass(frozen=True, slots=True)
class _Writer:
    kind: str
    entry_id: str
    vocabularies: Mapping[str, Vocabulary]
    language: str

    def introduction(self, path: str) -> Iterator[str]:
        kind = kind_words(self.language)[self.kind]
        yield from _comment(self._say("title", kind=kind, id=self.entry_id))
        yield "#"
        yield from _comment(self._say("how"))
        yield from _comment(self._say("check", path=path))

    def keys(self, fields: Sequence[Field]) -> Iterator[str]:
        """``fields`` as keys: first those to fill in, then the others."""
        for part, is_asked in (("required", True), ("optional", False)):
            yield from ["", "# " + "=" * 40]
            yield from _comment(self._say(part))
            for group in GROUPS:
                found = [f for f in fields if f.group == group and _is_asked(f) is is_asked]
                if found:
                    yield from ["", f"# ---- {group_titles(self.language)[group]} ----"]
                for field in found:
                    yield ""
                    yield from self._open(field) if is_asked else self._example(field)

    def sections(self) -> Iterator[str]:
        """What to write in the sections of the body, which follows."""
        yield from ["", "# " + "=" * 40]
        yield from _comment(self._say("body"))
        for field in fields_of(self.kind).values():
            if field.headings:
                text = self._text(field.name)
                need = self._say(f"need_{field.need.name.lower()}")
                yield from ["#", f"# ## {heading_of(field, self.language)} ({need})"]
                yield from _comment(text.help, "  ")
                yield from _comment(self._say("example", example=text.example), "  ")

    def _say(self, key: str, **values: str) -> str:
        return command_texts(self.language)[f"template.{key}"].format(**values)

    def _text(self, name: str) -> FieldText:
        return field_texts(self.language)[name]

    def _explained(self, field: Field, name: str) -> Iterator[str]:
        """Label, help and admitted values of a field, on comment lines."""
        text = self._text(name)
        yield from _comment(f"{text.label}. {text.help}")
        if values := self._values(field):
            yield from _comment(values)

    def _values(self, field: Field) -> str:
        """The values of a field that has a list of them; of a long one, where it is."""
        if field.choices:
            return self._say("values", values=", ".join(field.choices))
        vocabulary = self.vocabularies.get(field.vocabulary)
        if vocabulary is None:
            return ""
        terms = [term for term in vocabulary.terms if not term.deprecated]
        if len(terms) > _FEW_TERMS:
            page = f"{_VOCABULARIES_PAGE}#{vocabulary.name}"
            return self._say("list", file=f"vocabularies/{vocabulary.name}.yml", page=page)
        named = (f"{term.id} ({term.label.in_language(self.language)})" for term in terms)
        return self._say("values", values=", ".join(named))

    def _open(self, field: Field) -> Iterator[str]:
        """A field to fill in."""
        yield from self._explained(field, field.name)
        if field.form is Form.RECORD:
            yield f"{field.name}:"
            yield from self._open_record(field)
            return
        yield from _comment(self._say("example", example=self._text(field.name).example))
        if field.headings:
            yield from [f"{field.name}:", "  -"] if field.many else [f"{field.name}: |", ""]
            return
        value = " []" if field.many else ""
        yield f"{field.name}:{self._given(field.name) or value}"

    def _open_record(self, field: Field) -> Iterator[str]:
        """The parts of a record: those that it must have stand open, the others as examples."""
        parts = sorted(field.fields, key=lambda part: part.need is Need.OPTIONAL)
        for place, part in enumerate(parts):
            name = f"{field.name}.{part.name}"
            margin = "  - " if field.many and not place else "    " if field.many else "  "
            blank = " " * len(margin)
            yield from (blank + line for line in self._explained(part, name))
            if given := self._given(name):
                yield f"{margin}{part.name}:{given}"
            elif part.need is Need.OPTIONAL:
                yield f"{margin}#{part.name}: {_quoted(part, self._text(name).example)}"
            else:
                yield f"{margin}{part.name}:"

    def _given(self, name: str) -> str:
        """The value that a new entry begins with."""
        states = self.vocabularies.get("review_states")
        if name == "language":
            return f" {self.language}"
        if name == "review.state" and states and _FIRST_STATE in states.by_id:
            return f" {_FIRST_STATE}"
        return ""

    def _example(self, field: Field) -> Iterator[str]:
        """A field that may stay out: a line that holds when its ``#`` is taken away."""
        yield from self._explained(field, field.name)
        yield from self._parts(field.fields, field.name)
        example = self._example_value(field)
        if field.many and (field.headings or field.form is Form.RECORD):
            yield f"#{field.name}:"
            yield f"#- {example}"
        else:
            yield f"#{field.name}: {example}"

    def _example_value(self, field: Field) -> str:
        """The example of a field, or of one of its items, as YAML: the help shows bullets."""
        if field.name == "id":
            return self.entry_id
        if field.lead:
            parts = (f'{p}: "{self._text(f"{field.name}.{p}").example}"' for p in field.lead)
            return "{" + ", ".join(parts) + "}"
        example = self._text(field.name).example
        return f'"{example.removeprefix("- ")}"' if field.headings else example

    def _parts(self, parts: Iterable[Field], name: str, before: str = "") -> Iterator[str]:
        for part in parts:
            text = self._text(f"{name}.{part.name}")
            need = "" if part.need is Need.OPTIONAL else f" ({self._say('need_required')})"
            values = self._values(part)
            said = f"{before}{part.name}{need}: {text.help} {values}".rstrip()
            yield from _comment(said, "  ")
            yield from self._parts(part.fields, f"{name}.{part.name}", f"{before}{part.name}.")


def _quoted(field: Field, example: str) -> str:
    """An example as a YAML value: those of texts are written as they are read."""
    if field.form in (Form.LINE, Form.PROSE) and not field.many:
        return f'"{example}"'
    return example


def _comment(text: str, margin: str = "") -> Sequence[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=f"# {margin}",
        subsequent_indent=f"# {margin}",
        break_long_words=False,
        break_on_hyphens=False,
    )
