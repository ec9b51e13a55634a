"""A new contributor makes the commonest mistakes and mends them by what the form says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.form_page.writer import PRACTICE, Writer
from tests.browser.reader import OpenReader
from tests.browser.watching import Watch
from tests.site.built import FIXTURE_CONTENT, ROOT

SUMMARY = (
    "La Municipalidad de Ejemplo entrega desde 2019 agua segura a las personas migrantes y "
    "refugiadas que pasan la noche en tres albergues de la frontera norte [1]. El equipo del "
    "municipio limpia los depósitos cada semana, mide la calidad del agua y publica los resultados "
    "en la puerta de cada albergue, en tres idiomas [1]. Una asociación de vecinos avisa de las "
    "averías y acompaña las reparaciones. El servicio es gratuito y no pide documentos a nadie [1]."
)


def validate(tmp_path: Path, path: str, text: str) -> subprocess.CompletedProcess[str]:
    """What ``scripts/validate.py`` says of the file, beside the vocabularies of the fixture hub."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "vocabularies").symlink_to(FIXTURE_CONTENT / "vocabularies")
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8", newline="")
    command = [sys.executable, str(ROOT / "scripts" / "validate.py"), str(file), "--lang", "es"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _identify(writer: Writer) -> None:
    """A title that says too little."""
    writer.write("title", "Agua")
    writer.expect_problem("title", "demasiado corto")
    writer.write_back("title", "Agua segura en los albergues de la frontera")
    writer.expect_sound("title")


def _place_and_classify(writer: Writer) -> None:
    """A range of years for a beginning, a date in words, a step left with something missing."""
    writer.go("place")
    writer.choose("countries", "PE")
    writer.write("period.start", "2019-2023")
    writer.expect_problem("period.start", "cuatro cifras")
    writer.write_back("period.start", "2019")
    writer.expect_sound("period.start")
    writer.write("period.end", "marzo de 2023")
    writer.expect_problem("period.end", "no está escrita con cifras")
    writer.press("2023-03", within="#c-period-end-problems", key="Shift+Tab")
    writer.expect_sound("period.end")
    assert writer.control("period.end").input_value() == "2023-03"
    writer.go("classification")
    writer.choose("themes", "health")
    writer.choose("practice_type", "service-delivery")
    writer.page.go_back()
    expect(writer.page.locator("#paso-2")).to_be_focused()
    writer.expect_problem("period.status", "Falta «Estado actual»")
    writer.choose("period.status", "completed")
    writer.expect_sound("period.status")


def _name_organisations(writer: Writer) -> None:
    """Nobody leads; the e-mail address of a person."""
    writer.go("people")
    writer.write("organisations[0].name", "Municipalidad de Ejemplo")
    writer.choose("organisations[0].role", "partner")
    writer.choose("organisations[0].type", "local-government")
    writer.press("Más campos", within=".step--people")
    writer.expect_problem("organisations", "Ninguna organización figura como responsable")
    writer.press("Contactos institucionales")
    writer.press("Añadir contacto")
    writer.write("contacts[0].organisation", "Oficina de agua")
    writer.write("contacts[0].email", "maria.perez@gmail.com")
    writer.expect_problem("contacts[0].email", "parece el correo de una persona")
    writer.write_back("contacts[0].email", "agua@example.org")
    writer.expect_sound("contacts[0].email")
    writer.choose("organisations[0].role", "lead")
    writer.expect_sound("organisations")


def _name_sources(writer: Writer) -> None:
    """A link that is not safe."""
    writer.go("sources")
    writer.write("sources[0].title", "Memoria anual de los albergues")
    writer.write("sources[0].publisher", "Municipalidad de Ejemplo")
    writer.write("sources[0].url", "http://www.example.org/memoria")
    writer.expect_problem("sources[0].url", "debe")
    writer.write_back("sources[0].url", "https://www.example.org/memoria")
    writer.expect_sound("sources[0].url")


def _write_texts(writer: Writer) -> None:
    """A short summary, filler, a citation of nothing, a mere link, a figure without source."""
    writer.go("texts")
    writer.write("summary", "Agua segura en albergues.")
    writer.expect_problem("summary", "Se recomienda un resumen de 60 a 120 palabras")
    writer.write_back("summary", SUMMARY)
    writer.expect_sound("summary")
    writer.write("lessons_learned[0]", "Por completar")
    writer.expect_problem("lessons_learned[0]", "texto de relleno")
    writer.write_back("lessons_learned[0]", "Medir el agua a la vista de todos da confianza [3].")
    writer.expect_problem("lessons_learned[0]", "apunta a una fuente que no existe")
    writer.write_back("lessons_learned[0]", "Medir el agua a la vista de todos da confianza [1].")
    writer.expect_sound("lessons_learned[0]")
    writer.choose("provenance.lessons_learned", "source")
    writer.write("recommendations[0]", "Ver el documento: https://www.example.org/memoria")
    writer.expect_problem("recommendations[0]", "en lugar de contar el contenido")
    writer.write_back("recommendations[0]", "Publicar cada semana lo que se mide [1].")
    writer.expect_sound("recommendations[0]")
    writer.press("Más campos", within=".step--texts")
    writer.press("Resultados", within=".step--texts")
    writer.press("Añadir resultado")
    writer.write("results[0].figure", "1.200 personas")
    writer.write("results[0].text", "bebieron agua segura en 2022.")
    writer.expect_problem("results[0].text", "no dice de qué fuente viene")
    writer.write_back("results[0].text", "bebieron agua segura en 2022 [1].")
    writer.expect_sound("results[0].text")


def _finish(writer: Writer) -> None:
    """What the steps still lack is in a list that leads to it."""
    writer.go("review")
    writer.press("Hoy")
    writer.choose("review.links_checked", "true")
    writer.go("send")
    unstated = "No está «Enfoque innovador», y tampoco se declara que la fuente no lo dice"
    assert writer.left == [unstated]
    expect(writer.page.locator(".left summary")).to_have_text("1 sugerencia; no impide enviar")
    writer.press("Enfoque innovador", within=".left")
    writer.press_box("La fuente no lo dice", within="#c-innovative_approach")
    writer.expect_sound("innovative_approach")
    writer.choose("provenance.recommendations", "editorial")
    writer.go("send")
    expect(writer.page.locator(".left .notice--good")).to_be_visible()
    expect(writer.page.locator(".left summary")).to_have_count(0)


def test_a_new_contributor_ends_with_a_file_that_the_validator_accepts(
    make: OpenReader, folder: str, tmp_path: Path
) -> None:
    page = make().open()
    watch = Watch(page)
    watch.open(folder + PRACTICE)
    writer = Writer(page)

    _identify(writer)
    _place_and_classify(writer)
    _name_organisations(writer)
    _name_sources(writer)
    _write_texts(writer)
    _finish(writer)

    text = writer.file
    url = page.get_by_role("link", name="Proponer en GitHub").get_attribute("href") or ""
    assert url.startswith("https://github.com/example/ensayo/new/main?")
    assert len(url) <= 8000
    query = parse_qs(urlsplit(url).query, strict_parsing=True)
    assert query["value"][0].encode() == text.encode()
    assert query["filename"] == ["content/practices/peru-agua-segura-albergues-frontera.md"]
    done = validate(tmp_path, query["filename"][0], text)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Todo en orden" in done.stdout
    assert watch.messages == []
    assert watch.dialogs == []
    assert watch.violations == []
    assert watch.elsewhere(folder) == []
