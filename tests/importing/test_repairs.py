"""Repairs: what is certain is mended and told, what is not stays as it is."""

from __future__ import annotations

import pytest

from hub.importing.copied import copied_runs
from hub.importing.known_words import KnownWords
from tests.importing.conftest import ImportText

LOST = "\ufffd"


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        (f"o{LOST}cina", "oficina"),
        (f"O{LOST}CINA", "OFICINA"),
        (f"geográ{LOST}cos", "geográficos"),  # known as «geográfica»
        (f"{LOST}ra", ""),  # «tira» or «fira»: two words are one too many
        (f"zzz{LOST}zzz", ""),
    ],
)
def test_lost_ligatures(damaged: str, mended: str) -> None:
    words = KnownWords(["oficina", "geográfica", "tira", "fira"])
    assert words.restored(damaged) == mended


def test_a_lost_sign_that_stays_is_in_the_draft(import_text: ImportText) -> None:
    imported = import_text(f"Resumen\nEl zzz{LOST}zzz de la o{LOST}cina.\n")
    assert f"El zzz{LOST}zzz de la oficina." in imported.draft.text
    assert [(r.kind, r.line, r.after) for r in imported.repairs] == [("ligature", 2, "oficina")]


@pytest.mark.parametrize(
    ("written", "joined", "kind"),
    [
        ("la migra-\nción", "la migración", "hyphen"),
        ("un zorza-\nliento", "un zorzaliento", "hyphen"),
        ("el trabajo técnico-\nlegal", "el trabajo técnico-legal", "kept-hyphen"),
        ("puede hacer-\nse aquí", "puede hacerse aquí", "hyphen"),
        ("de ida-\nvuelta y de ida-vuelta", "de ida-vuelta y de ida-vuelta", "kept-hyphen"),
    ],
)
def test_hyphens_at_line_ends(
    written: str, joined: str, kind: str, import_text: ImportText
) -> None:
    imported = import_text(f"Resumen\nEn la mesa se explica {written}.\n")
    assert f"En la mesa se explica {joined}." in imported.draft.text
    assert [repair.kind for repair in imported.repairs] == [kind]


def test_single_signs_for_ligatures_and_soft_hyphens(import_text: ImportText) -> None:
    draft = import_text("Resumen\nLa o\ufb01cina a\u00adbre\u200b siem\u00ad\npre.\n").draft
    assert "La oficina abre siempre." in draft.text


def test_repeated_pages_and_furniture(import_text: ImportText) -> None:
    page = (
        "Red de mesas\nResumen\nLa mesa abre los lunes de la mañana a la tarde, y es gratuita.\n"
        "Página {n} de 3\n"
    )
    other = "Red de mesas\nRecomendaciones\n• Abrir de noche.\nPágina {n} de 3\n"
    text = "\f".join(p.format(n=n) for n, p in enumerate((page, other, page), 1))
    imported = import_text(text)
    assert imported.draft.text.count("La mesa abre los lunes") == 1
    assert "Página" not in imported.draft.text
    assert {"page", "repeated", "furniture"} >= {r.kind for r in imported.repairs} >= {"page"}


def test_copied_runs_need_twelve_words() -> None:
    eleven = "uno dos tres cuatro cinco seis siete ocho nueve diez once"
    assert copied_runs(eleven, eleven) == []
    twelve = f"{eleven} doce"
    runs = copied_runs(f"Antes. {twelve.upper()}, después", f"x {twelve} y")
    assert [(run.words, run.start) for run in runs] == [(12, "UNO DOS TRES CUATRO CINCO SEIS")]
