"""Values are read as the table says, and what cannot be read is named with a way out of it."""

from __future__ import annotations

from datetime import date

import pytest

from hub.model import Challenge, Figure, PartialDate, Period, Practice
from tests.support.single_entries import Judge


def entry_with(judge: Judge, fragment: str) -> Practice:
    checked = judge.check(fragment)
    assert checked.problems == ()
    assert isinstance(checked.entry, Practice)
    return checked.entry


def test_dates_are_read_with_their_precision(judge: Judge) -> None:
    period = entry_with(judge, "period: {start: 2019-06, end: 2020, status: completed}").period
    assert period == Period(status="completed", start=PartialDate(2019, 6), end=PartialDate(2020))
    assert entry_with(judge, "period: {start: 2019-06-30, status: ongoing}").period.start == (
        PartialDate(2019, 6)
    )
    review = "review: {last_verified: 2026-11-20}"
    assert entry_with(judge, review).review.last_verified == date(2026, 11, 20)


def test_the_period_may_end_in_the_future(judge: Judge) -> None:
    assert entry_with(judge, "period: {start: 2019, end: 2030, status: ongoing}").period.end == (
        PartialDate(2030)
    )


@pytest.mark.parametrize("word", ["true", "True", "sí", "si", "yes", "sim"])
def test_yes_is_understood_in_three_languages(word: str, judge: Judge) -> None:
    review = f"review: {{last_verified: 2026-11-20, links_checked: {word}}}"
    assert entry_with(judge, review).review.links_checked is True


@pytest.mark.parametrize("word", ["false", "no", "não", "No"])
def test_no_is_understood_in_three_languages(word: str, judge: Judge) -> None:
    review = f"review: {{last_verified: 2026-11-20, links_checked: {word}}}"
    assert entry_with(judge, review).review.links_checked is False


def test_the_code_of_norway_is_no_boolean(judge: Judge) -> None:
    assert entry_with(judge, "countries: [NO]").countries == ("NO",)


def test_a_single_value_may_stand_without_brackets(judge: Judge) -> None:
    entry = entry_with(judge, "places: Lima\nthemes: health\ngcm_objectives: 15")
    assert (entry.places, entry.themes, entry.gcm_objectives) == (("Lima",), ("health",), ("15",))


def test_a_template_line_left_open_is_no_mistake(judge: Judge) -> None:
    entry = entry_with(judge, "places:\nacronym:\nperiod: {start: 2019, end: , status: ongoing}")
    assert (entry.places, entry.acronym, entry.period.end) == ((), "", None)


def test_bullets_become_figures_and_challenges(judge: Judge) -> None:
    entry = entry_with(
        judge,
        "## Resultados\n\n- **1.200 personas:** recibieron orientación [1].\n"
        "- **Cuatro** — abrieron [1].\n- Sin cifra [1].\n\n"
        "## Retos\n\n- **Sin intérpretes**: se contrató a dos [1].\n- **Horario** [1]\n- Texto.\n",
    )
    assert entry.results == (
        Figure(figure="1.200 personas", text="recibieron orientación [1]."),
        Figure(figure="Cuatro", text="abrieron [1]."),
        Figure(text="Sin cifra [1]."),
    )
    assert entry.challenges == (
        Challenge(problem="Sin intérpretes", response="se contrató a dos [1]."),
        Challenge(problem="Horario", response="[1]"),
        Challenge(problem="Texto."),
    )


def test_bullets_hold_their_continuation_lines(judge: Judge) -> None:
    entry = entry_with(
        judge,
        "## Lecciones aprendidas\n\n- Una línea\n  y su continuación [1].\n\n"
        "  Otro párrafo [1].\n* Otra viñeta [1].\n2) Con número [1].\n• Con punto [1].\n",
    )
    assert entry.lessons_learned == (
        "Una línea\ny su continuación [1].\n\nOtro párrafo [1].",
        "Otra viñeta [1].",
        "Con número [1].",
        "Con punto [1].",
    )


SUGGESTIONS = [
    # Terms: accents, languages, small slips.
    ("themes: [Educación]", "unknown-term", "education"),
    ("themes: [EDUCACION]", "unknown-term", "education"),
    ("themes: [Educação]", "unknown-term", "education"),
    ("themes: [educasion]", "unknown-term", "education"),
    ("themes: [one_stop_centres]", "unknown-term", "one-stop-centres"),
    ("themes: [zzzzz]", "unknown-term", ""),
    ("gcm_objectives: [gcm-15]", "unknown-term", "15"),
    ("gcm_objectives: [07]", "unknown-term", "7"),
    ("sdgs: [10]", "unknown-term", "sdg-10"),
    ("sdgs: [ODS 10.7]", "unknown-term", "sdg-10.7"),
    ("practice_type: Prestación de servicios", "unknown-term", "service-delivery"),
    # Countries and languages
    ("countries: [Perú]", "country-name", "PE"),
    ("countries: [peru]", "country-name", "PE"),
    ("countries: [Brazil]", "country-name", "BR"),
    ("countries: [Alemanha]", "country-name", "DE"),
    ("countries: [pe]", "unknown-country", "PE"),
    ("countries: [Atlántida]", "unknown-country", ""),
    ("language: Español", "unknown-language", "es"),
    ("language: portugués", "unknown-language", "pt"),
    # Keys and sections
    ("theme: [health]", "unknown-key", "themes"),
    ("Title: Otra mesa de orientación", "unknown-key", "title"),
    ("sustainable: yes", "unknown-key", ""),
    ("## Leciones aprendidas\n\n- Una [1].\n", "unknown-section", "Lecciones aprendidas"),
    ("## Epílogo del autor\n\nFin.\n", "unknown-section", ""),
    # Dates
    ("review: {last_verified: 20/11/2026}", "date-in-words", "2026-11-20"),
    ("review: {last_verified: 11/20/2026}", "date-in-words", "2026-11-20"),
    ("review: {last_verified: 20 de novembro de 2026}", "date-in-words", "2026-11-20"),
    ('review: {last_verified: "November 20, 2026"}', "date-in-words", "2026-11-20"),
    ("review: {last_verified: 2026-1-5}", "date-in-words", "2026-01-05"),
    ("review: {last_verified: 2026/01/05}", "date-in-words", "2026-01-05"),
    ("review: {last_verified: noviembre de 2026}", "date-in-words", ""),
    ("review: {last_verified: 2026}", "invalid-date", ""),
    ("review: {last_verified: ayer}", "invalid-date", ""),
    ("review: {last_verified: 31/02/2026}", "invalid-date", ""),
    ("review: {last_verified: 99/99/2026}", "invalid-date", ""),
    ("review: {last_verified: 0000-00-00}", "invalid-date", ""),
    ("period: {start: junio de 2019, status: ongoing}", "date-in-words", "2019-06"),
    ("period: {start: 3/6/2019, status: ongoing}", "date-in-words", "2019-06"),
    ("period: {start: desde 2019, status: ongoing}", "date-in-words", "2019"),
    ("period: {start: 2019-6, status: ongoing}", "date-in-words", "2019-06"),
    ("period: {start: 2019-06-31, status: ongoing}", "invalid-date", ""),
    ("period: {start: 2019-2021, status: ongoing}", "invalid-year", ""),
    ("period: {start: el año pasado, status: ongoing}", "invalid-year", ""),
    # Links
    ('external_records: ["http://www.example.org/"]', "unsafe-link", "https://www.example.org/"),
    ("external_records: [www.example.org]", "invalid-link", "https://www.example.org"),
    # Words of a closed list
    ("provenance: {lessons_learned: sources, recommendations: source, "
     "innovative_approach: source}", "unknown-choice", "source"),
    # Quotes of a word processor
    ("title: “Ventanilla municipal de Ejemplo”", "smart-quotes", "Ventanilla municipal de Ejemplo"),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "code", "suggestion"), SUGGESTIONS)
def test_problem_suggests_what_was_meant(
    fragment: str, code: str, suggestion: str, judge: Judge
) -> None:
    problem = next(problem for problem in judge.problems(fragment) if problem.code == code)
    assert problem.suggestion == suggestion


AMOUNTS = [
    ("57.700.000", "57700000"),
    ("57,700,000", "57700000"),
    ("57 700 000", "57700000"),
    ("12,5", "12.5"),
    ("USD 5", ""),
    ("-5", ""),
    ("1e6", ""),
    ("²", ""),
    ("9" * 5000, ""),
]


@pytest.mark.parametrize(("written", "suggestion"), AMOUNTS, ids=[a[:12] for a, _ in AMOUNTS])
def test_number_is_written_with_digits_alone(written: str, suggestion: str, judge: Judge) -> None:
    problem = judge.only(
        'related: [{id: otra, relation: similar, basis: source, sources: ["' + written + '"]}]'
    )
    assert (problem.code, problem.suggestion) == ("invalid-number", suggestion)


@pytest.mark.parametrize(
    "title", ["“Casa” y “Mesa” de Ejemplo", "Mesa de la «Casa» de Ejemplo", "La ’90 en la ciudad"]
)
def test_quotes_inside_a_text_are_no_mistake(title: str, judge: Judge) -> None:
    assert judge.codes(f"title: {title}") == []


GOOD_LINKS = [
    "https://www.example.org",
    "https://example.org/a/b?c=d&e=%20f#g",
    "https://münchen.example.org/",
    "https://xn--mnchen-3ya.example.org:8443/",
    "https://example.org/a_(b)",
    "mailto:mesa@example.org",
]


@pytest.mark.parametrize("url", GOOD_LINKS)
def test_link_is_accepted(url: str, judge: Judge) -> None:
    assert judge.codes(f'external_records: ["{url}"]') == []


BAD_LINKS = [
    ("http://example.org", "unsafe-link"),
    ("HTTP://example.org", "unsafe-link"),
    ("javascript:alert(1)", "unsafe-link"),
    ("JaVaScRiPt:alert(1)", "unsafe-link"),
    ("java\\tscript:alert(1)", "unsafe-link"),
    (" javascript:alert(1)", "unsafe-link"),
    ("data:text/html,x", "unsafe-link"),
    ("vbscript:x", "unsafe-link"),
    ("file:///etc/passwd", "unsafe-link"),
    ("//example.org", "unsafe-link"),
    ("ftp://example.org", "unsafe-link"),
    ("example.org", "invalid-link"),
    ("/practices/x.html", "invalid-link"),
    ("https://", "invalid-link"),
    ("https://localhost", "invalid-link"),
    ("https://user:pass@example.org", "invalid-link"),
    ("https://example.org/a b", "invalid-link"),
    ("https://example.org/<x>", "invalid-link"),
    ("mailto:nobody", "invalid-link"),
]


@pytest.mark.parametrize(("url", "code"), BAD_LINKS)
def test_link_is_refused(url: str, code: str, judge: Judge) -> None:
    assert judge.codes(f'external_records: ["{url}"]') == [code]


PERSONAL = ["ana.perez@example.org", "ana_perez@example.org", "quien.sea@gmail.com", "x@outlook.es"]
OF_AN_OFFICE = [
    "mesa@example.org",
    "info.migraciones@example.org",
    "unidad-integracion@example.org",
]


@pytest.mark.parametrize("address", PERSONAL)
def test_address_of_a_person_is_refused(address: str, judge: Judge) -> None:
    contacts = f"contacts: [{{organisation: Municipalidad de Ejemplo, email: {address}}}]"
    assert judge.codes(contacts) == ["personal-email"]


@pytest.mark.parametrize("address", OF_AN_OFFICE)
def test_address_of_an_office_is_accepted(address: str, judge: Judge) -> None:
    contacts = f"contacts: [{{organisation: Municipalidad de Ejemplo, email: {address}}}]"
    assert judge.codes(contacts) == []


PLACEHOLDERS = [
    "Lorem ipsum dolor", "xxx", "XXXX", "[Completar]", "[insertar aquí]", "[Insert text]",
    "[texto]", "[preencher]", "TBD", "Por completar", "por definir", "A completar", "a preencher",
    "To be completed", "to be defined", "Texto de ejemplo", "texto aquí", "TODO: escribir",
    "Plazo: por definir.", "La mesa abre a las nueve (por definir)",
    "n/a", "N/D", "No aplica", "Não se aplica", "Pendiente", "Ninguno", "none", "sin datos",
    "...", "-", "???",
]  # fmt: skip


@pytest.mark.parametrize("words", PLACEHOLDERS)
def test_words_that_say_nothing_are_refused(words: str, judge: Judge) -> None:
    assert judge.codes(f"## Contexto\n\n{words}\n") == ["placeholder-text"]


@pytest.mark.parametrize(
    "words",
    [
        "Se atendió a todo el que llegó [1].",
        "El texto de la ley se publicó [1].",
        "Ayuda a completar el registro y a definir un plan [1].",
        "Los plazos quedaron por definir en la ley [1].",
        "La XXX Reunión de ministerios lo aprobó [1].",
        "Los trámites pendientes bajaron a la mitad [1].",
        "Consulte con la unidad antes de firmar el convenio que abre la ventanilla, como hizo "
        "la ciudad vecina en su documento de 2020 y en el sitio que abrió después [1].",
    ],
)
def test_words_that_say_something_are_accepted(words: str, judge: Judge) -> None:
    assert judge.codes(f"## Contexto\n\n{words}\n") == []


LINKS_ALONE = [
    "Ver enlace",
    "Véase el documento adjunto.",
    "See the attached report at this link: https://www.example.org/",
    "Veja o site https://www.example.org/",
    "https://www.example.org/informe.pdf",
    "Informe: https://www.example.org/informe.pdf",
]


@pytest.mark.parametrize("words", LINKS_ALONE)
def test_link_instead_of_text_is_refused(words: str, judge: Judge) -> None:
    assert judge.codes(f"## Contexto\n\n{words}\n") == ["link-instead-of-text"]


ACRONYMS = [
    ("El SOMI abrió [1].", ["SOMI"]),
    ("El Servicio de Orientación (SOMI) abrió; el SOMI creció [1].", []),
    ("El SOMI (Servicio de Orientación) abrió [1].", []),
    ("La ONU y la ONG lo apoyaron [1].", []),
    ("El siglo XXI y el artículo XIV [1].", []),
    ("El SOMI y otra vez el SOMI y la DGME [1].", ["SOMI", "DGME"]),
]


@pytest.mark.parametrize(("text", "unexplained"), ACRONYMS)
def test_acronym_is_explained_where_it_is_first_used(
    text: str, unexplained: list[str], judge: Judge
) -> None:
    problems = judge.problems(f"## Contexto\n\n{text}\n")
    assert [dict(problem.values)["value"] for problem in problems] == unexplained
    assert {problem.code for problem in problems} <= {"unexplained-acronym"}


def test_acronym_of_an_organisation_is_explained(judge: Judge) -> None:
    organisations = (
        "organisations:\n"
        "  - {name: Servicio de Ejemplo, acronym: SOMI, role: lead, type: local-government}\n"
        "  - {name: Dirección de Ejemplo (DGME), role: partner, type: local-government}\n"
    )
    text = "## Contexto\n\nEl SOMI y la DGME abrieron la mesa con el VME [1].\n"
    assert judge.codes(organisations, "acronym: VME", text) == []
    assert judge.codes(text) == ["unexplained-acronym"] * 3


def test_markdown_of_the_restricted_kind_is_accepted(judge: Judge) -> None:
    assert judge.codes(
        "## Contexto\n\nUna **frase** con *énfasis*, `código`, 2 < 3, a <= b, C# y un\n"
        "[enlace](https://www.example.org/) y <https://www.example.org/> [1].\n\n"
        "- Un punto [1].\n1. Otro [1].\n\n> Una cita [1].\n"
    ) == []  # fmt: skip
