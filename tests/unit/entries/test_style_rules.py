"""How an entry should read. What is no fault of style must not be called one.

The other codes of the texts used here are left out of what is compared: each test is about its own.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from hub.entries import style_rules
from hub.entries.raw import RawEntry
from hub.entries.reader import read_entry
from hub.problems import Problem
from tests.support.content_folders import example, problems_of, write_file
from tests.support.fragments import merge_fragment
from tests.support.single_entries import Judge

Find = Callable[[str, str], list[Problem]]


@pytest.fixture
def find(judge: Judge) -> Find:
    """The problems of one code in a text, which stands alone in the section «Contexto»."""

    def problems(code: str, text: str) -> list[Problem]:
        return [p for p in judge.problems(f"## Contexto\n\n{text}\n") if p.code == code]

    return problems


def values(problems: Sequence[Problem], name: str = "value") -> list[str]:
    return [dict(problem.values)[name] for problem in problems]


def place(problem: Problem, lines: Sequence[str]) -> str:
    """The line of a problem from its column on, with the marked part between slashes."""
    rest = lines[problem.line - 1][problem.column - 1 :]
    return f"/{rest[: problem.length]}/{rest[problem.length :]}"


def words(count: int) -> str:
    """So many words, the first with a capital letter."""
    return "Palabra" + " palabra" * (count - 1)


# Long sentences


def test_sentence_of_forty_words_is_not_long(find: Find) -> None:
    assert find("long-sentence", f"{words(40)}.") == []
    problem, *others = find("long-sentence", f"{words(41)}.")
    assert problem.values == (
        ("value", "Palabra palabra palabra palabra palabra"),
        ("count", "41"),
        ("limit", "40"),
    )
    assert (problem.field, problem.column, others) == ("context", 1, [])


@pytest.mark.parametrize("extra", [" [1]", " [1, 2]", " — palabra", " – palabra", " [1] - [2]"])
def test_citations_and_dashes_are_no_words(extra: str, find: Find) -> None:
    count = 40 - extra.count("palabra")
    assert find("long-sentence", f"{words(count)}{extra}.") == []
    assert values(find("long-sentence", f"{words(count + 1)}{extra}."), "count") == ["41"]


@pytest.mark.parametrize(
    "end",
    [
        ". ",
        "? ",
        "! ",
        "… ",
        " [1]. ",
        " [1, 2]. ",
        ". [1] ",
        ".\n",
        ".\n\n",
        "\n\n",
        ". ¿",
        ". «",
        ". “",
        ". (",
        ". *",
        ". **",
        ".» ",
        ".” ",
        '." ',
        "?» ",
        ".* ",
        ".** ",
        " (OIM). ",
        ".) ",
        ". 45 ",
        ". Á",
        ". À",
        ". Ü",
        ". [Guía](https://www.example.org/) ",
        "\n- ",
        "\n\n- ",
        "\n* ",
        "\n• ",
        ";\n2. ",
        ";\n2) ",
    ],
)
def test_sentence_ends_here(end: str, find: Find) -> None:
    assert find("long-sentence", f"{words(25)}{end}{words(25)}.") == []


@pytest.mark.parametrize(
    "joint",
    [
        " en EE. UU. ",
        " (EE. UU.), ",
        ", ",
        "; ",
        ": ",
        " – ",
        " de 1.256 ",
        " de 10.000,50 ",
        " p. ej. las ",
        " [1], ",
        " [1] ",
        "\n",
        " «Palabra» ",
        " **palabra** ",
        " www.example.org ",
    ],
)
def test_sentence_goes_on_here(joint: str, find: Find) -> None:
    """What follows begins with a small letter, so that only the joint could end the sentence."""
    found = find("long-sentence", f"{words(25)}{joint}{words(25).lower()}.")
    assert len(found) == 1
    assert found[0].column == 1
    assert int(values(found, "count")[0]) >= 50


def test_abbreviated_country_does_not_hide_a_long_sentence(find: Find) -> None:
    """«EE. UU.» once ended the sentence, and what was left was shown as if it began at «UU.»."""
    found = find("long-sentence", f"{words(5)} en EE. UU. {words(36).lower()}.")
    assert values(found) == ["Palabra palabra palabra palabra palabra"]
    assert values(found, "count") == ["44"]


def test_each_long_sentence_is_shown_where_it_begins(judge: Judge) -> None:
    long = f"Uno dos tres cuatro cinco seis {words(41)}"
    checked = judge.check(f"## Contexto\n\nAntes. {long} [1]. {long}.\n\n{long}.\n")
    found = [p for p in checked.problems if p.code == "long-sentence"]
    lines = checked.raw.source.lines
    first = lines.index(next(line for line in lines if line.startswith("Antes."))) + 1
    second = len("Antes. ") + len(long) + len(" [1]. ") + 1
    assert [(p.line, p.column) for p in found] == [(first, 8), (first, second), (first + 2, 1)]


@pytest.mark.parametrize(
    ("fragment", "marked"),
    [
        (f"## Contexto\n\nAntes. Uno\ndos tres {words(45)}.\n", "/Uno/"),
        (f"context: >-\n  Antes.\n  Antes. Uno dos\n  tres {words(45)}.\n", "/Uno dos/"),
        (f'context: "Antes. Uno dos\n  tres {words(45)}."\n', "/Uno dos/"),
        (
            f"## Lecciones aprendidas\n\n- Antes.\n- Uno\n  dos tres {words(45)}.\n",
            "/Uno/",
        ),
        (f"## Contexto\n\n- {words(4)}.\n- Uno dos tres {words(45)}.\n", "/Uno dos tres Palabra"),
    ],
    ids=["prose", "folded block", "quoted text", "bullet", "bullet inside prose"],
)
def test_long_sentence_of_several_lines_begins_on_its_first(
    fragment: str, marked: str, judge: Judge
) -> None:
    checked = judge.check(fragment)
    [problem] = [p for p in checked.problems if p.code == "long-sentence"]
    lines = checked.raw.source.lines
    assert place(problem, lines).startswith(marked)
    assert problem.column + problem.length <= len(lines[problem.line - 1]) + 1


def test_titles_and_data_are_no_sentences(judge: Judge) -> None:
    long = "Unos" + " dos" * 50
    assert len(long) > style_rules.SENTENCE_LENGTH
    codes = judge.codes(
        f"sources:\n  - {{title: {long}, publisher: Ejemplo, year: 2023}}\n"
        f"  - {{title: Informe, publisher: Ejemplo, year: 2024}}\n"
    )
    assert "long-sentence" not in codes


# Words that say nothing

PRAISE = """
exitoso exitosa exitosos exitosas exitosamente bem-sucedido bem-sucedidas successful successfully
sin_precedentes sem_precedentes unprecedented de_vanguardia de_vanguarda cutting-edge groundbreaking
revolucionario revolucionaria revolucionários revolutionary impresionante impressionantes impressive
excelente excelentes excellent de_clase_mundial world-class inúmeros inúmeras inumeros innumerables
countless numerosos_estudios numerous_studies holístico holísticas holistico holistic
significativamente significantly se_cree_que es_sabido_que como_se_sabe acredita-se_que
it_is_believed some_say algunos_dicen sin_duda sem_dúvida undoubtedly obviamente obviously
evidentemente
""".replace("\n", " ").split()
PRAISE = [word.replace("_", " ") for word in PRAISE]


@pytest.mark.parametrize("word", PRAISE)
@pytest.mark.parametrize("form", [str.lower, str.upper, str.capitalize])
def test_empty_word_is_found(word: str, form: Callable[[str], str], find: Find) -> None:
    written = form(word)
    found = find("weasel-word", f"La oficina es así: {written}, dice [1].")
    assert values(found) == [written]
    assert (found[0].column, found[0].length) == (20, len(written))


def test_every_empty_word_has_a_test() -> None:
    untested = [
        pattern
        for pattern in style_rules.WEASEL_WORDS
        if not any(re.fullmatch(pattern, word) for word in PRAISE)
    ]
    assert untested == []


@pytest.mark.parametrize(
    "text",
    [
        "Cada persona recibe un ejemplar de la guía.",
        "El número de casos creció y numerosas familias volvieron.",
        "El Banco Mundial y la Organización Mundial de la Salud pagaron la obra.",
        "El Centro de Excelencia forma a las promotoras.",
        "El proyecto tuvo éxito y respondió sin dudar.",
        "El periódico La Vanguardia lo contó.",
        "La medida obvia el pago, y el registro evidencia la mora.",
        "Successful applicants receive a grant, and unsuccessful ones a letter.",
        "A certificate follows the successful completion of the course.",
        "Atiende a víctimas de las Fuerzas Armadas Revolucionarias de Colombia.",
        "El Partido Revolucionario de la ciudad votó a favor.",
        "La guía «Prácticas exitosas de integración» recoge el caso.",
        "La guía “Prácticas exitosas de integración” recoge el caso.",
        'La guía "Prácticas exitosas de integración" recoge el caso.',
        "La guía *Prácticas exitosas de integración* recoge el caso.",
        "La [guía de prácticas exitosas](https://www.example.org/guia) recoge el caso.",
        "Se lee en [la página](https://www.example.org/practicas-exitosas/excelente/x).",
        "Se lee en <https://www.example.org/practicas-exitosas>.",
    ],
)
def test_word_that_says_something_is_no_empty_word(text: str, find: Find) -> None:
    assert find("weasel-word", text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("La guía «Uno» fue exitosa.", "exitosa"),
        ("Las guías «Uno» y «Dos» son excelentes y “Tres” no.", "excelentes"),
        ('Las guías "Uno" y "Dos" son excelentes.', "excelentes"),
        ("La guía **exitosa** llegó.", "exitosa"),
        ("* Un plan excelente\n* Otro plan", "excelente"),
        ("Según la guía [1] es excelente [2].", "excelente"),
        ("Queda así «sin cerrar y es excelente.", "excelente"),
        ("Terminó. Excelente cierre.", "Excelente"),
        ("Las personas exitosas/os siguen.", "exitosas"),
    ],
)
def test_words_of_the_writer_are_judged_beside_those_of_others(
    text: str, word: str, find: Find
) -> None:
    assert values(find("weasel-word", text)) == [word]


def test_one_empty_word_a_text_is_enough(judge: Judge) -> None:
    problems = judge.problems(
        "## Contexto\n\nUn plan exitoso, excelente y exitoso.\n\n"
        "## Lecciones aprendidas\n\n- Es obviamente excelente [1].\n- Es excelente [1].\n"
    )
    found = [p for p in problems if p.code == "weasel-word"]
    assert [(p.field, *values([p])) for p in found] == [
        ("lessons_learned", "obviamente"),
        ("lessons_learned", "excelente"),
        ("context", "exitoso"),
    ]


def test_empty_word_is_shown_where_it_is_one(judge: Judge) -> None:
    """The same letters stand before, inside a longer word and inside quotation marks."""
    checked = judge.check("## Contexto\n\nSin dudas, «sin duda» y\nmucho más, sin duda, sí.\n")
    [problem] = [p for p in checked.problems if p.code == "weasel-word"]
    assert place(problem, checked.raw.source.lines) == "/sin duda/, sí."


def test_texts_of_one_line_have_their_own_places(judge: Judge) -> None:
    line = "challenges: [{problem: Un plan exitoso, response: Otro plan exitoso}]"
    found = [p for p in judge.problems(line) if p.code == "weasel-word"]
    assert [p.column for p in found] == [line.index("exitoso") + 1, line.rindex("exitoso") + 1]


# Years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Abrió en 2018-19.", "2018-19"),
        ("Abrió en el curso 2018/19, con lluvia.", "2018/19"),
        ("Abrió entre 2018–19 [1].", "2018–19"),
        ("Abrió en 1999-00.", "1999-00"),
        ("El plan 2015-30 sigue.", "2015-30"),
        ("Abrió en los años 90.", "los años 90"),
        ("Abrió en los AÑOS 90.", "los AÑOS 90"),
        ("Abrió en los años '90.", "los años '90"),
        ("Abriu nos anos 90.", "nos anos 90"),
        ("A lei é dos anos 80.", "dos anos 80"),
        ("Volta aos anos 80.", "aos anos 80"),
        ("Abrió en la década de los 80.", "década de los 80"),
        ("Abrió en la década de los '80.", "década de los '80"),
        ("Abrió en el '22 y cerró en el '23.", "'22"),
        ("Abrió en el verano del ’22.", "’22"),
        ("Abrió en 2.019.", "en 2.019"),
        ("En 2.019 se abrió la oficina.", "En 2.019"),
        ("En 2.019, la oficina abrió.", "En 2.019"),
        ("En 2.019 abrió la oficina.", "En 2.019"),
        ("En 2.019 llegaron más.", "En 2.019"),
        ("Funciona desde 2.019 y crece.", "desde 2.019"),
        ("Abrió en 2.019 [1].", "en 2.019"),
        ("Em 2.019 a prefeitura abriu.", "Em 2.019"),
        ("Em 2.019 começou.", "Em 2.019"),
        ("Since 1.998 the office is open.", "Since 1.998"),
        ("Abrió el año 2.019 por ley.", "año 2.019"),
        ("O ano 2.019 foi outro.", "ano 2.019"),
        ("Los años 1.998 a 2.003 contaron.", "años 1.998"),
    ],
)
def test_year_badly_written_is_found(text: str, found: str, find: Find) -> None:
    problems = find("year-format", text)
    assert values(problems) == [found]
    assert (problems[0].column, problems[0].length) == (text.index(found) + 1, len(found))


@pytest.mark.parametrize(
    "text",
    [
        "Abrió en 2019 y duró de 2019-2021, o 2019–2021, o 2019/2021.",
        "Duró dos años, y hace dos años abrió otra.",
        "En dos años 90 familias volvieron, y a los 3 años 20 jóvenes.",
        "Todos los años 20 personas se van, y todos os anos 30 jovens.",
        "En los años 20.000 personas llegaron, y los años 20 % menos.",
        "De los venezolanos 50 volvieron, y de los peruanos 90.",
        "Abrió en la década de 1990 y en los años noventa.",
        "Se aplicó en 1.256 personas y en 2.456 hogares.",
        "Se aplicó en 2.045 hogares, em 1.850 casos y en 1.950 viviendas.",
        "Subió desde 2.000 pesos, en 2.000 % y en 2.019,5 puntos.",
        "Se aplicó en 2.019.345 casos.",
        "Se publicó el 2019-05-12, el 2019/05/12 y en mayo (2019-05).",
        "La Directiva 2011/95/UE y las resoluciones 2019/30 y 2019/35 lo dicen.",
        "En 2019 - 20 personas más. En 2019 – 20 personas más.",
        "El servicio '24 horas' y la línea ’24/7’ siguen.",
        "Queda a 12°34'56 de latitud y mide 5'10.",
        "El teléfono es 2222-2019-20 y el otro 2019-20-33.",
        "La «Memoria 2018-19» lo cuenta, y el *Plan 2018-19* también.",
        "La [memoria 2018-19](https://www.example.org/2018-19/x-2018-19.pdf) lo cuenta.",
        "Se lee en <https://www.example.org/2021-22/a?curso=2018-19>.",
        "La COVID-19 y la Agenda 2030 cambiaron el plan.",
    ],
)
def test_number_that_is_no_bad_year_is_left_alone(text: str, find: Find) -> None:
    assert find("year-format", text) == []


def test_each_way_is_named_once_a_text(judge: Judge) -> None:
    problems = judge.problems(
        "## Contexto\n\nEn 2018-19, 2019-20 y los años 90, o los años 80.\n\n"
        "## Recomendaciones\n\n- Abrir en 2018-19 [1].\n"
    )
    found = [p for p in problems if p.code == "year-format"]
    assert sorted((p.field, *values([p])) for p in found) == [
        ("context", "2018-19"),
        ("context", "los años 90"),
        ("recommendations", "2018-19"),
    ]


def test_bad_year_is_shown_where_it_is_one(judge: Judge) -> None:
    """The same figures stand before, in a title and in an address."""
    text = "«Memoria 2018-19» ([copia](https://www.example.org/2018-19))\nen el curso 2018-19 [1]."
    checked = judge.check(f"## Contexto\n\n{text}\n")
    [problem] = [p for p in checked.problems if p.code == "year-format"]
    assert place(problem, checked.raw.source.lines) == "/2018-19/ [1]."


# Sentences of two entries

SHARED = "El equipo acompaña cada trámite y vuelve a llamar a las familias después"
assert len(SHARED.split()) == 13


@pytest.fixture
def compare(tmp_path: Path) -> Callable[..., list[tuple[str, str, str]]]:
    """The sentences shared by entries with these contexts: file, marked words, other file."""

    def found(*contexts: str) -> list[tuple[str, str, str]]:
        entries: list[RawEntry] = []
        for number, context in enumerate(contexts, 1):
            name = f"e{number}.md"
            in_front = context if context.startswith("context:") else "language: es\n"
            body = "" if in_front is context else f"\n## Contexto\n\n{context}\n"
            path = write_file(tmp_path / name, f"---\n{in_front}---\n{body}")
            entries.append(read_entry(path, name, "practice", name))
        lines = {entry.source.name: entry.source.lines for entry in entries}
        return [
            (p.path, place(p, lines[p.path]), dict(p.values)["other"])
            for p in style_rules.repeated_sentences(entries)
        ]

    return found


Compare = Callable[..., list[tuple[str, str, str]]]
MARKED = "/El equipo acompaña cada trámite y/"


def told(found: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """``found`` with the marked words alone."""
    return [(path, f"/{marked.split('/')[1]}/", other) for path, marked, other in found]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (f"{SHARED}.", f"{SHARED}."),
        (f"{SHARED}.", f"Antes algo. {SHARED}. Luego algo."),
        (f"{SHARED} [1].", f"{SHARED} [2]."),
        (f"{SHARED} [1].", f"{SHARED}."),
        (f"{SHARED} [1]. Luego.", f"{SHARED}."),
        (f"{SHARED} [10, 11].", f"{SHARED} [1]. Luego."),
        (f"{SHARED} [1] y vuelve.", f"{SHARED} y vuelve [2]."),
        (f"{SHARED}.\n\nOtro párrafo.", f"Un párrafo.\n\n{SHARED}."),
        (f"- Uno. {SHARED}.\n- Dos.", f"{SHARED}."),
    ],
)
def test_sentence_of_two_entries_is_found(one: str, two: str, compare: Compare) -> None:
    assert told(compare(one, two)) == [("e2.md", MARKED, "e1.md")]


def test_sentence_is_found_whatever_its_lines(compare: Compare) -> None:
    wrapped = SHARED.replace(" trámite ", "\n  trámite ")
    rest = SHARED.split(" trámite y ")[1]
    found = compare(f"{SHARED}.", f"context: >-\n  Antes.\n  Antes. {wrapped}.\n", f"{SHARED}.")
    assert found == [
        ("e2.md", "/El equipo acompaña cada/", "e1.md"),
        ("e3.md", f"{MARKED} {rest}.", "e1.md"),
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("La atención es gratuita y no pide ningún documento nuevo.",) * 2,
        (f"{SHARED}.", f"{SHARED} de un mes."),
        (
            f"{SHARED} [1], pero solo en la capital [2].",
            f"{SHARED} [1], y en las islas también [2].",
        ),
        (f"{SHARED}.", f"Dicen que {SHARED}."),
        (f"{SHARED}. {SHARED} [1]. {SHARED}.", "Otra cosa."),
    ],
    ids=["10 words", "longer", "same beginning", "same end", "within one entry"],
)
def test_sentence_of_one_entry_is_not_reported(one: str, two: str, compare: Compare) -> None:
    assert compare(one, two) == []


def test_twelve_words_are_enough(compare: Compare) -> None:
    assert len(compare(f"{words(12)}.", f"{words(12)}.")) == 1
    assert compare(f"{words(11)}.", f"{words(11)}.") == []


def test_two_entries_are_told_once_that_they_share_sentences(compare: Compare) -> None:
    other = SHARED.replace("El equipo", "La oficina")
    both = f"{SHARED}. {other}. {SHARED}."
    assert told(compare(both, both, both)) == [
        ("e2.md", MARKED, "e1.md"),
        ("e3.md", MARKED, "e1.md"),
    ]


def test_entry_is_told_of_each_entry_that_it_repeats(compare: Compare) -> None:
    other = SHARED.replace("El equipo", "La oficina")
    assert told(compare(f"{SHARED}.", f"{other}.", f"{other}. {SHARED}.")) == [
        ("e3.md", "/La oficina acompaña cada trámite y/", "e2.md"),
        ("e3.md", MARKED, "e1.md"),
    ]


def test_repeated_sentence_is_shown_where_it_stands(compare: Compare) -> None:
    """A sentence that begins with the same words stands before it."""
    alike = " ".join(SHARED.split()[:6])
    found = compare(f"{SHARED}.", f"{alike} calla. {SHARED}.")
    assert [marked.removeprefix(MARKED) for _, marked, _ in found] == [
        f"{SHARED.removeprefix(alike)}."
    ]


def test_copy_with_errors_is_not_compared(tmp_path: Path) -> None:
    """Its errors come first, and a file that was copied by mistake is a problem of its own."""
    base = example("base.md")
    copy = merge_fragment(base, "title: Una oficina con otro nombre")
    broken = merge_fragment(copy, "themes: [x]")

    def codes(text: str, folder: str) -> list[tuple[str, str]]:
        files = {"practices/base.md": base, "practices/copy.md": text}
        return [(p.code, p.field) for p in problems_of(tmp_path / folder, files)]

    assert codes(copy, "whole") == [("repeated-sentence", "summary")]
    assert codes(broken, "broken") == [("unknown-term", "themes[0]")]


# Acronyms and the summary


def test_acronym_is_shown_once_where_it_is_first_used(judge: Judge) -> None:
    checked = judge.check(
        "## Contexto\n\nEl (SOMI) no; XIV, /SERMI y la ONU sí. El\nSERMI y el SERMI.\n"
    )
    [problem] = [p for p in checked.problems if p.code == "unexplained-acronym"]
    assert (problem.field, *values([problem])) == ("context", "SERMI")
    assert place(problem, checked.raw.source.lines) == "/SERMI/ y el SERMI."


@pytest.mark.parametrize(
    "fragments",
    [
        ("acronym: SERMI",),
        ("organisations:\n  - {name: Servicio, acronym: SERMI, role: lead, type: un-entity}",),
        ("organisations:\n  - {name: Servicio (SERMI), role: lead, type: un-entity}",),
        ("## Contexto\n\nHubo un servicio migratorio (SERMI).",),
        ("## Contexto\n\nHubo un SERMI (servicio migratorio).",),
    ],
)
def test_acronym_may_be_explained_anywhere_before(fragments: tuple[str, ...], judge: Judge) -> None:
    text = "## Recomendaciones\n\n- Abrir otra vez el SERMI [1]."
    assert "unexplained-acronym" in judge.codes(text)
    assert judge.codes(*fragments, text) == []


@pytest.mark.parametrize(("count", "is_told"), [(59, True), (60, False), (120, False), (121, True)])
def test_summary_has_sixty_to_a_hundred_and_twenty_words(
    count: int, is_told: bool, judge: Judge
) -> None:
    sentences = [*["Palabra " * 9 + "fin."] * (count // 10), "Y " * (count % 10)]
    codes = judge.codes(f"## Resumen\n\n{' '.join(sentences)}\n")
    assert codes == ["summary-length"] * is_told


def test_style_keeps_no_entry_out(judge: Judge) -> None:
    checked = judge.check(f"## Contexto\n\nSin duda, en 2018-19 el SERMI {words(41)}.\n")
    assert {p.code for p in checked.problems} == {
        "long-sentence",
        "weasel-word",
        "year-format",
        "unexplained-acronym",
    }
    assert checked.entry is not None


@pytest.mark.parametrize(
    "piece",
    [
        "exitoso ",
        "«exitoso ",
        "* ",
        "[",
        "2018-19 ",
        "'22 ",
        "\n",
        " ",
        ". ",
        "- ",
        "en 2.019 ",
        "_",
    ],
)
def test_hostile_text_is_judged_in_little_time(piece: str, judge: Judge) -> None:
    """The time grows with the length of the text and not with its square."""
    many = piece * (100_000 // len(piece))
    start = time.process_time()
    codes = judge.codes(f"## Contexto\n\n{words(50)} en 2018-19 exitoso {many} fin.\n")
    assert time.process_time() - start < 2
    assert "text-too-long" in codes, "a text that is not judged proves nothing"
