"""Pages made from the tables: problem codes, fields, vocabularies, downloads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hub.entries.field_spec import Field, Form, Need
from hub.entries.field_table import FIELDS, GROUPS
from hub.entries.wordings import field_texts, group_titles, problem_examples, problem_texts
from hub.exports.vocabulary_data import shown_vocabularies, term_anchor
from hub.model import Vocabulary
from hub.problems import CODES
from hub.site.assets import AssetPlan, DataGroup
from hub.site.site import Site


@dataclass(frozen=True, slots=True)
class ProblemHelpView:
    """What a code means and how to mend it."""

    code: str
    title: str
    severity: str
    severity_label: str
    why: str
    hint: str
    before: str
    after: str
    shown: str


@dataclass(frozen=True, slots=True)
class ProblemsView:
    problems: tuple[ProblemHelpView, ...]


@dataclass(frozen=True, slots=True)
class FieldHelpView:
    name: str
    label: str
    help: str
    need: str
    form: str
    example: str
    vocabulary: str
    headings: tuple[str, ...]
    fields: tuple[FieldHelpView, ...]


@dataclass(frozen=True, slots=True)
class FieldGroupView:
    id: str
    title: str
    fields: tuple[FieldHelpView, ...]


@dataclass(frozen=True, slots=True)
class FieldsView:
    groups: tuple[FieldGroupView, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    id: str
    anchor: str
    label: str
    description: str
    note: str


@dataclass(frozen=True, slots=True)
class VocabularyView:
    name: str
    title: str
    description: str
    source: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class VocabulariesView:
    vocabularies: tuple[VocabularyView, ...]


@dataclass(frozen=True, slots=True)
class DownloadView:
    path: str
    format: str
    description: str
    size: str


@dataclass(frozen=True, slots=True)
class DownloadGroupView:
    id: str
    title: str
    description: str
    downloads: tuple[DownloadView, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    groups: tuple[DownloadGroupView, ...]
    updated: str


def problems_view(site: Site) -> ProblemsView:
    texts, examples = problem_texts(site.language), problem_examples()
    views = []
    for code in CODES.values():
        text, example = texts[code.id], examples[code.id]
        views.append(
            ProblemHelpView(
                code.id,
                text.title,
                code.severity,
                site.strings.text(f"problems.{code.severity}"),
                text.why,
                _placeholders(text.hint),
                example.before.rstrip(),
                example.after.rstrip(),
                example.shown.rstrip(),
            )
        )
    return ProblemsView(tuple(views))


def _placeholders(hint: str) -> str:
    """``hint`` with the places of its values shown as an ellipsis: the page has no one problem."""
    names = ("field", "label", *(name for code in CODES.values() for name in code.values))
    return hint.format_map(dict.fromkeys(names, "…"))


def fields_view(site: Site) -> FieldsView:
    titles = group_titles(site.language)
    return FieldsView(
        tuple(
            FieldGroupView(
                group,
                titles[group],
                tuple(_field(site, f, f.name) for f in FIELDS if f.group == group),
            )
            for group in GROUPS
        )
    )


def _field(site: Site, field: Field, name: str) -> FieldHelpView:
    text = field_texts(site.language)[name]
    strings = site.strings.text
    need = {
        Need.OPTIONAL: "optional",
        Need.REQUIRED: "required",
        Need.OR_NOT_STATED: "or_not_stated",
    }
    form = strings(f"forms.{field.form.replace('-', '_')}")
    if field.many and field.form is not Form.ROW:
        form = strings("forms.many", form=form)
    if len(field.on) == 1:
        form += " · " + strings(f"forms.only_{next(iter(field.on))}")
    return FieldHelpView(
        name,
        text.label,
        text.help,
        strings(f"needs.{need[field.need]}"),
        form,
        text.example,
        field.vocabulary,
        field.headings,
        tuple(_field(site, inner, f"{name}.{inner.name}") for inner in field.fields),
    )


def vocabularies_view(site: Site) -> VocabulariesView:
    shown = shown_vocabularies(site.catalog)
    return VocabulariesView(tuple(_vocabulary(site, vocabulary) for vocabulary in shown))


def _vocabulary(site: Site, vocabulary: Vocabulary) -> VocabularyView:
    def note(status: str, is_deprecated: bool) -> str:
        if is_deprecated:
            return site.strings.text("vocabularies.deprecated")
        return site.strings.text("vocabularies.to_verify") if status == "to-verify" else ""

    return VocabularyView(
        vocabulary.name,
        vocabulary.title.in_language(site.language),
        vocabulary.description.in_language(site.language),
        vocabulary.source,
        tuple(
            TermView(
                term.id,
                term_anchor(vocabulary, term),
                term.label.in_language(site.language),
                term.description.in_language(site.language),
                note(term.status, term.deprecated),
            )
            for term in vocabulary.terms
        ),
    )


def data_view(site: Site, groups: Sequence[DataGroup]) -> DataView:
    text = site.strings.text
    views = (
        DownloadGroupView(
            group.id,
            text(f"data.groups.{group.id}.title"),
            text(f"data.groups.{group.id}.description"),
            tuple(_downloads(site, group.files)),
        )
        for group in groups
    )
    return DataView(tuple(views), site.long_date(site.updated))


def _downloads(site: Site, files: Sequence[AssetPlan]) -> Iterable[DownloadView]:
    for file in files:
        size = max(1, round(len(file.content) / 1000))
        yield DownloadView(
            file.path,
            site.strings.text(f"data.files.{file.text_key}.format"),
            site.strings.text(f"data.files.{file.text_key}.description"),
            site.strings.text("data.kilobytes", n=site.strings.number(size)),
        )
