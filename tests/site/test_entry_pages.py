"""The pages of the fixture entries: sections, provenance, sources, relations, programme blocks."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from tests.site.built import BuiltSite, Page, has_class, resolve, text_of

NOT_STATED = "Las fuentes consultadas no lo dicen."
FULL = "practices/ventanilla-lima.html"
SPARSE = "practices/shared-desk-belize.html"
PROGRAM = "programs/programa-integracion.html"
BRIEF = "programs/programa-breve.html"


def _section(page: Page, name: str) -> Element:
    """The section that the heading with this id names."""
    (found,) = [e for e in page.all("section") if e.get("aria-labelledby") == name]
    return found


def _texts(element: Element, tag: str) -> list[str]:
    return [text_of(inner) for inner in element.iter(tag)]


def _facts(page: Page) -> dict[str, list[str]]:
    (box,) = page.by_class("facts")
    return {_texts(row, "dt")[0]: _texts(row, "dd") for row in box.iter("div") if _texts(row, "dt")}


def _rows(table: Element) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in table.iter("tr")]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        (SPARSE, ["recommendations", "innovative-approach"]),
        (BRIEF, ["lessons-learned", "recommendations", "innovative-approach"]),
    ],
)
def test_what_the_sources_do_not_state_is_said(
    fixture_site: BuiltSite, path: str, names: list[str]
) -> None:
    page = fixture_site.page(path)
    for name in names:
        assert NOT_STATED in text_of(_section(page, name)), name
    assert text_of(page.main).count(NOT_STATED) == len(names)


def test_stated_sections_do_not_say_that_they_are_missing(fixture_site: BuiltSite) -> None:
    assert NOT_STATED not in text_of(fixture_site.page(FULL).main)
    assert NOT_STATED not in text_of(_section(fixture_site.page(SPARSE), "lessons-learned"))


def test_other_gaps_are_listed_at_the_end(fixture_site: BuiltSite) -> None:
    practice = text_of(_section(fixture_site.page(SPARSE), "provenance"))
    program = text_of(_section(fixture_site.page(BRIEF), "provenance"))
    assert "Tampoco indican: Contexto, Resultados, " in practice
    assert "Tampoco indican: Presupuesto, Fases, " in program


@pytest.mark.parametrize(
    ("name", "label", "kind"),
    [
        ("lessons-learned", "Según la fuente", "origin--source"),
        ("recommendations", "Según la fuente", "origin--source"),
        ("innovative-approach", "Síntesis editorial", "origin--editorial"),
    ],
)
def test_the_origin_of_a_section_is_shown(
    fixture_site: BuiltSite, name: str, label: str, kind: str
) -> None:
    section = _section(fixture_site.page(FULL), name)
    (origin,) = [e for e in section.iter("p") if has_class(e, "origin")]
    assert text_of(origin).startswith(label)
    assert has_class(origin, kind)


def test_sections_without_a_stated_origin_show_none(fixture_site: BuiltSite) -> None:
    for name in ("summary", "context", "results"):
        section = _section(fixture_site.page(FULL), name)
        assert [e for e in section.iter("p") if has_class(e, "origin")] == []


def test_sections_stand_in_reading_order(fixture_site: BuiltSite) -> None:
    headings = [e.get("id") for e in fixture_site.page(FULL).all("h2")]
    assert headings == [
        "summary", "context", "lessons-learned", "recommendations", "innovative-approach",
        "results", "challenges", "resources-needed", "enabling-conditions", "related", "similar",
        "sources", "provenance",
    ]  # fmt: skip


def test_sources_are_numbered(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(FULL)
    (listed,) = page.by_class("sources")
    assert listed.tag == "ol"
    assert [item.get("id") for item in listed] == ["fuente-1", "fuente-2", "fuente-3"]
    first, second, third = (text_of(item) for item in listed)
    assert first.startswith("Memoria anual de la ventanilla. Municipalidad de Ensayo, 2023.")
    assert "Consultado el 10 de mayo de 2025" in first
    assert "Lectura parcial: capítulo 2." in first
    assert "sin año" in second
    cited = "Citada en: Contexto, Resultados, Condiciones favorables"
    assert third == f"Acta de la sesión del concejo. Municipalidad de Ensayo, 2019. {cited}"


def test_sources_lead_back_to_what_cites_them(site: BuiltSite) -> None:
    for page in site.entry_pages:
        if page.path.startswith("practices/"):
            for source in page.by_class("sources")[0]:
                back = [a.get("href", "") for span in source.iter("span") for a in span.iter("a")]
                number = source.get("id", "")
                marks = [a for a in page.all("a") if a.get("href") == f"#{number}"]
                assert bool(back) == bool(marks), f"{page.path}: {number}"
                assert len(set(back)) == len(back)
                for href in back:
                    assert f"#{number}" in [a.get("href") for a in _place(page, href).iter("a")]


def _place(page: Page, fragment: str) -> Element:
    """A point, or the section of a heading."""
    found = page.by_id(fragment[1:])
    if found.tag == "li":
        return found
    name = "provenance" if fragment == "#accuracy-notes" else fragment[1:]
    return next(e for e in page.all("section") if e.get("aria-labelledby") == name)


def test_sources_say_their_language_and_link_when_they_can(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(FULL)
    cites = [next(page.by_id(f"fuente-{n}").iter("cite")) for n in (1, 2, 3)]
    assert [cite.get("lang") for cite in cites] == ["es", "en", None]
    links = [[a.get("href") for a in cite.iter("a")] for cite in cites]
    assert links == [["https://www.example.org/memoria"], ["https://www.example.org/informe"], []]


def test_citations_lead_to_the_sources(site: BuiltSite) -> None:
    for page in site.entry_pages:
        cites = [link for link in page.all("a") if has_class(link, "cite")]
        assert cites, page.path
        for link in cites:
            assert link.get("href") == f"#fuente-{text_of(link)}", page.path
            assert link.get("href", "")[1:] in page.ids, page.path


def test_a_double_citation_is_two_links(fixture_site: BuiltSite) -> None:
    summary = _section(fixture_site.page(FULL), "summary")
    marks = [mark for mark in summary.iter("sup") if has_class(mark, "cites")]
    assert [text_of(mark) for mark in marks] == ["[1]", "[1, 2]", "[2]", "[1]"]


def test_points_of_a_section_have_their_address(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(FULL)
    assert "Reunir los trámites" in text_of(page.by_id("lessons-learned-1"))
    assert "Formar al personal" in text_of(page.by_id("lessons-learned-2"))
    own = next(a for a in page.all("a") if a.get("href") == "#lessons-learned-2")
    assert own.get("aria-label") == "Enlace a este punto 2"


def test_texts_keep_their_markdown(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(FULL)
    context = _section(page, "context")
    assert len(_texts(context, "li")) == 2
    assert _texts(context, "em") == ["acta"]
    (link,) = [a for a in context.iter("a") if not has_class(a, "cite")]
    assert link.get("href") == "https://www.example.org/acuerdo"
    assert link.get("rel") == "noopener"
    assert _texts(_section(page, "lessons-learned"), "strong") == ["antes de abrir"]


def test_results_show_their_figures(fixture_site: BuiltSite) -> None:
    results = _section(fixture_site.page(FULL), "results")
    assert _texts(results, "strong") == ["1.200 personas"]
    assert len(_texts(results, "li")) == 2


def test_challenges_show_problem_and_response(fixture_site: BuiltSite) -> None:
    challenges = _section(fixture_site.page(FULL), "challenges")
    assert _texts(challenges, "dt") == ["La oficina quedó pequeña en seis meses",
                                        "Faltaban intérpretes"]  # fmt: skip
    assert _texts(challenges, "dd") == ["se abrió un segundo mostrador [2].", ""]


def test_the_facts_of_a_practice_are_complete(fixture_site: BuiltSite) -> None:
    facts = _facts(fixture_site.page(FULL))
    expected = {
        "Países": ["Perú"],
        "Lugares": ["Lima, Callao"],
        "Alcance": ["Local", "Subnacional"],
        "Dirige": ["Municipalidad de Ensayo (ME)"],
        "Con el apoyo de": ["Asociación de Ensayo"],
        "Financia": ["Fondo de Ensayo"],
        "Programas": ["Programa de integración con todos los bloques"],
    }
    assert {name: facts.get(name) for name in expected} == expected
    period = facts["Período"]
    assert period == ["Marzo de 2019–2023", "Finalizada"]


def test_facts_lead_to_their_facets(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(FULL)
    (box,) = page.by_class("facts")
    paths = {resolve(page.path, link.get("href", ""))[0] for link in box.iter("a")}
    assert paths >= {
        "countries/pe.html", "scopes/local.html", "statuses/completed.html",
        "beneficiaries/migrants.html", "themes/health.html", "objectives/15.html",
        "principles/people-centred.html", "types/service-delivery.html", "sdgs/sdg-10.7.html",
        "programs/programa-integracion.html",
    }  # fmt: skip


def test_relations_are_shown_from_both_sides(fixture_site: BuiltSite) -> None:
    there = text_of(_section(fixture_site.page(FULL), "related"))
    back = text_of(_section(fixture_site.page(SPARSE), "related"))
    assert "Inspira a Shared desk for newcomers in three towns" in there
    assert "lo afirma una fuente. Lo cuenta el informe de seguimiento." in there
    assert "Se asemeja a Programa breve con lo imprescindible" in there
    assert "Se inspira en Ventanilla municipal de orientación para personas migrantes" in back


def test_pictures_have_their_text_and_credit(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(FULL)
    (figure,) = page.all("figure")
    (image,) = figure.iter("img")
    assert resolve(page.path, image.get("src", ""))[0] == "images/ventanilla.png"
    assert image.get("alt") == "Mostrador de la ventanilla con dos puestos de atención"
    assert _texts(figure, "figcaption") == ["Fotografía: Municipalidad de Ensayo"]


def test_contacts_links_and_records_are_shown(fixture_site: BuiltSite) -> None:
    section = _section(fixture_site.page(FULL), "sources")
    links = [a.get("href") for a in section.iter("a")]
    assert "mailto:oficina@example.org" in links
    assert "https://www.example.org/contacto" in links
    assert "https://www.example.org/ventanilla" in links
    assert "https://practicas.example.org/ventanilla" in links
    assert "+51 1 555 0100" in text_of(section)


def test_notes_review_and_citation_close_the_page(fixture_site: BuiltSite) -> None:
    text = text_of(_section(fixture_site.page(FULL), "provenance"))
    assert "La memoria y el informe difieren en la fecha de cierre" in text
    assert "Revisada con las tres fuentes a la vista." in text
    assert "Título original: Ventanilla única «Puertas abiertas»." in text
    assert (
        "Redacción de ensayo (2025). Ventanilla municipal de orientación para personas migrantes. "
        "Hub de ensayo. https://ensayo.example/practices/ventanilla-lima.html "
        "(verificada el 10 de mayo de 2025)."
    ) in text


def test_unchecked_links_are_admitted(fixture_site: BuiltSite) -> None:
    note = "Los enlaces externos no se abrieron en la verificación."
    assert note in text_of(fixture_site.page(SPARSE).main)
    assert note not in text_of(fixture_site.page(FULL).main)


def test_readers_can_propose_a_change(fixture_site: BuiltSite) -> None:
    edit = "https://github.com/example/ensayo/edit/main/content/"
    for path, source in (
        (FULL, "practices/ventanilla-lima.md"),
        ("practices/carta-mundial.html", "practices/carta-mundial.yml"),
        (PROGRAM, "programs/programa-integracion.md"),
        ("about.html", "about.md"),
    ):
        assert edit + source in fixture_site.page(path).hrefs


def test_texts_in_another_language_say_so(fixture_site: BuiltSite) -> None:
    (article,) = [e for e in fixture_site.page(SPARSE).all("article") if has_class(e, "entry")]
    assert article.get("lang") == "en"
    explore = fixture_site.page("practices/index.html")
    (link,) = [a for a in explore.all("a") if a.get("href", "").endswith("shared-desk-belize.html")]
    assert link.get("lang") == "en"


@pytest.mark.parametrize(
    ("path", "period"),
    [
        (FULL, "marzo de 2019–2023"),
        (SPARSE, "Desde 2021"),
        ("practices/rede-acolhida-brasil.html", "2020–noviembre de 2022"),
        ("practices/corredor-andino.html", "Años no indicados"),
        ("practices/carta-mundial.html", "Hasta 2018"),
    ],
)
def test_periods_are_in_words(fixture_site: BuiltSite, path: str, period: str) -> None:
    head = fixture_site.page(path).by_class("entry__head")[0]
    assert text_of(head.findall("p")[-2]).endswith(f"· {period}")


def test_places_are_names(fixture_site: BuiltSite) -> None:
    many = fixture_site.page("practices/corredor-andino.html")
    none = fixture_site.page("practices/carta-mundial.html")
    assert "Colombia y 4 países más" in text_of(many.by_class("entry__head")[0])
    assert "Mundial" in text_of(none.by_class("entry__head")[0])


def test_a_programme_shows_every_block(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(PROGRAM)
    headings = [e.get("id") for e in page.all("h2")]
    assert headings == [
        "objective", "summary", "context", "budget", "components", "roles", "models",
        "achievements", "targets", "phases", "timeline", "criteria", "quotas", "coverage",
        "dimensions", "report-outline", "lessons-learned", "recommendations",
        "innovative-approach", "program-practices", "references-experience",
        "references-publication", "similar", "sources", "provenance",
    ]  # fmt: skip


def test_a_programme_without_data_shows_no_empty_block(fixture_site: BuiltSite) -> None:
    headings = [e.get("id") for e in fixture_site.page(BRIEF).all("h2")]
    assert headings == [
        "objective", "summary", "lessons-learned", "recommendations", "innovative-approach",
        "related", "similar", "sources", "provenance",
    ]  # fmt: skip


def test_the_budget_is_written_as_money(fixture_site: BuiltSite) -> None:
    budget = _section(fixture_site.page(PROGRAM), "budget")
    first, second = (text_of(item) for item in budget.iter("li"))
    assert first == "USD 57.700.000 en la región Inversión total. [1]"
    assert second == "EUR 250.000"


def test_components_roles_and_models_are_complete(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(PROGRAM)
    component = _section(page, "components")
    assert _texts(component, "h3") == ["Resultado 1: Orientación Las diez ciudades"]
    assert "Puntos de atención con personal formado. [1]" in text_of(component)
    assert "Línea telefónica [1]" in text_of(component)
    assert "Punto focal" in text_of(_section(page, "roles"))
    model = _section(page, "models")
    assert _texts(model, "h3") == ["Casas Vecinales Lima"]
    assert next(a.get("href") for a in model.iter("a")) == "https://www.example.org/casas"


def test_achievements_and_targets_are_figures(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(PROGRAM)
    assert _texts(_section(page, "achievements"), "strong") == ["Más de 7.000 personas"]
    assert len(_texts(_section(page, "achievements"), "li")) == 2
    assert _texts(_section(page, "targets"), "strong") == ["10 ciudades"]


def test_phases_show_weeks_steps_and_dependencies(fixture_site: BuiltSite) -> None:
    phases = _section(fixture_site.page(PROGRAM), "phases")
    assert _texts(phases, "h3") == ["Aplicación 4 semanas", "Selección 1 semana"]
    text = text_of(phases)
    assert "Entrega: Formulario de inscripción; Carta de intención" in text
    assert "Requiere: Aplicación" in text
    assert "Comunicación de los resultados 0,5 semanas" in text
    assert "Confirmación de cada ciudad" in text


def test_the_timeline_says_each_month_in_words(fixture_site: BuiltSite) -> None:
    section = _section(fixture_site.page(PROGRAM), "timeline")
    assert _rows(section) == [
        ["Actividad", "oct", "nov", "dic"],
        ["Convocatoria", "sí", "sí", "–"],
        ["Talleres", "–", "–", "sí"],
        ["Cierre", "meses no indicados"],
    ]
    assert "El cronograma no dice cuándo se cierra. [1]" in text_of(section)


def test_criteria_show_points_subcriteria_and_tie_breaks(fixture_site: BuiltSite) -> None:
    criteria = _section(fixture_site.page(PROGRAM), "criteria")
    assert _rows(criteria) == [
        ["Criterio", "Puntos (máximo)"],
        ["Compromiso institucional", "30"],
        ["Voluntad de sostener el proceso. [1]"],
        ["Carta firmada", "20"],
        ["Con el cargo del punto focal."],
        ["Presupuesto propio", "1"],
        ["Población migrante", "–"],
        ["Total de los puntos indicados", "30"],
    ]
    assert _texts(criteria, "h3") == ["Criterios de desempate"]
    assert "La ciudad con más población migrante [1]." in text_of(criteria)


def test_quotas_add_up(fixture_site: BuiltSite) -> None:
    section = _section(fixture_site.page(PROGRAM), "quotas")
    assert _rows(section) == [
        ["Región", "Jurisdicciones", "Ronda 1", "Ronda 2", "Total"],
        ["Norte", "Piura, Tumbes", "1", "–", "1"],
        ["Sur", "Tacna", "2", "1", "3"],
        ["Total", "", "3", "1", "4"],
    ]
    assert "Si una región no cubre su cupo, pasa a la siguiente. [1]" in text_of(section)


def test_coverage_is_a_table(fixture_site: BuiltSite) -> None:
    section = _section(fixture_site.page(PROGRAM), "coverage")
    assert _rows(section) == [
        ["Provincia", "Distrito", "Cantidad"],
        ["Lima", "Comas", "2"],
        ["Ate"],
        ["Callao", "Ventanilla", "1"],
        ["Total", "3"],
    ]
    assert "Zonas con actividades en 2023. [1]" in text_of(section)


def test_lists_of_a_programme_are_shown(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(PROGRAM)
    assert _texts(_section(page, "dimensions"), "li") == ["Capacidad institucional [1]."]
    assert _texts(_section(page, "report-outline"), "li") == ["Introducción y método [1]."]


def test_a_programme_lists_its_practices(fixture_site: BuiltSite) -> None:
    section = _section(fixture_site.page(PROGRAM), "program-practices")
    assert _texts(section, "h3") == ["Ventanilla municipal de orientación para personas migrantes"]


def test_references_are_told_apart(fixture_site: BuiltSite) -> None:
    page = fixture_site.page(PROGRAM)
    (experience,) = _texts(_section(page, "references-experience"), "li")
    (publication,) = _texts(_section(page, "references-publication"), "li")
    assert experience == "Centros de información. Portugal, Lisboa. La guía la cita como modelo."
    assert publication == "Manual de integración local. Pérez, Ana. Editorial de Ensayo. 2018."
