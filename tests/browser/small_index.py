"""A search index of six documents, written by hand from docs/search.md, and what is in it.

Nothing of ``hub.search`` is used, so that the browser is held to the page and not to the code. The
documents, each field as a number of words:

| number | title | summary | labels | body | years |
|---|---|---|---|---|---|
| 0 | Agua segura | agua | | segura, salud | 2019–2021 |
| 1 | Centro de integración | centro, integración | | integrando, integral, zona | 2020, goes on |
| 2 | Educación y salud | educación, niñas | | centro | until 2022 |
| 3 | Salud integral | salud | | niños, centro | unknown |
| 4 | Salud segura | salud | | niños, centro | 2018 |
| 5 | Aportar (a page) | | | ayuda, salud | |
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

SYMBOLS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\|')
Files = dict[str, list[object]]
"""Name of each file to the values that it hands over."""
Groups = dict[tuple[int, int, int, int], list[int]]
"""Frequencies in title, summary, labels and body to the documents that have just these."""

BODY, SUMMARY, TITLE = (0, 0, 0, 1), (0, 1, 0, 0), (1, 0, 0, 0)
BOTH = (1, 1, 0, 0)
SHARDS: list[dict[str, tuple[list[str], Groups]]] = [
    {
        "agu": (["agua"], {BOTH: [0]}),
        "aport": (["aportar"], {TITLE: [5]}),
        "ayud": (["ayuda"], {BODY: [5]}),
        "centr": (["centro", "centros"], {BODY: [2, 3, 4], BOTH: [1]}),
        "educ": (["educación", "educativa"], {BOTH: [2]}),
        "integr": (["integración", "integrando"], {(1, 1, 0, 1): [1]}),
    },
    {
        "integral": (["integral"], {BODY: [1], TITLE: [3]}),
        "nin": (["niñas", "niños", "niña"], {BODY: [3, 4], SUMMARY: [2]}),
    },
    {
        "salud": (["salud"], {BODY: [0, 5], TITLE: [2], BOTH: [3, 4]}),
        "segur": (["segura"], {TITLE: [4], (1, 0, 0, 1): [0]}),
        "zon": (["zona", "zon"], {BODY: [1]}),
    },
]
"""Stems of each shard with their words and postings."""
ALIASES = ["", "integrando:integr", ""]
"""Of each shard the words whose stem is in another: «integrando» comes after «integral»."""
PAIRS = {"agu segur": [0], "centr integr": [1], "educ nin": [2], "educ salud": [2]}
PAIRS |= {"salud integral": [3], "salud segur": [4]}
WORDS = {"agua": 1, "aportar": 1, "ayuda": 1, "centro": 4, "centros": 1, "educacion": 1}
WORDS |= {"educativa": 1, "integracion": 1, "integral": 2, "integrando": 1, "nina": 1}
WORDS |= {"ninas": 1, "ninos": 2, "salud": 6, "segura": 2, "zon": 1, "zona": 1}
"""Folded words with the number of documents of each."""
LENGTHS = [[2, 2, 2, 2, 2, 1], [1, 2, 2, 1, 1, 0], [0] * 6, [2, 3, 1, 2, 2, 2]]
STOP = "de en la los para y"
IDS = ["agua-segura", "centro-integracion", "educacion-salud", "salud-integral", "salud-segura"]
TITLES = ["Agua segura", "Centro de integración", "Educación y salud", "Salud integral"]
TITLES += ["Salud segura", "Aportar"]
CHUNK, ROWS, ID_FILES = 4, 2, 2


def code(numbers: Sequence[int]) -> str:
    """Number code, of numbers below 75."""
    return "".join(SYMBOLS[number] for number in numbers)


def gaps(numbers: Sequence[int]) -> str:
    return code([*numbers[:1], *(b - a - 1 for a, b in pairwise(numbers))])


def fronted(items: Sequence[str]) -> list[str]:
    """Items front coded one after the other."""
    coded = []
    for before, item in pairwise(["", *items]):
        shared = next(
            (i for i, (a, b) in enumerate(zip(before, item, strict=False)) if a != b),
            min(len(before), len(item)),
        )
        coded.append(f"{shared}{item[shared:]}")
    return coded


def key_number(key: str, files: int) -> int:
    value = 0
    for letter in key:
        value = (value * 31 + ord(letter)) % 2**32
    return value % files


def small_index() -> Files:
    """The files of the index."""
    files: Files = {
        "meta": [_meta()],
        "lengths": [[_lengths(field) for field in LENGTHS]],
        "words": [_words()],
        "f/theme": [{"salud": gaps([2, 3, 4]), "agua": gaps([0]), "3": gaps([1, 4])}],
        "f/period": [code([3, 4, 0, 0, 2]), code([5, 1, 6, 0, 2])],
        "f/verified": [code([10, 0, 30, 20, 74])],
    }
    for number, shard in enumerate(SHARDS):
        lexicon, postings = _shard(shard)
        files[f"t/{number}"] = [lexicon, postings, ALIASES[number]]
    for number in range(2):
        held = [key for key in PAIRS if key_number(key, 2) == number]
        lists = "|".join(gaps(PAIRS[key]) for key in held)
        files[f"p/{number}"] = [",".join(fronted(held)), lists]
    cards = [
        [f"{n}.html", title, n // 5 * 2, "Perú", "2020", "…", ""] for n, title in enumerate(TITLES)
    ]
    for number in range(2):
        files[f"d/{number}"] = [cards[number * CHUNK : (number + 1) * CHUNK]]
    for number in range(3):
        rows = [[entry_id, TITLES[n]] for n, entry_id in enumerate(IDS)]
        files[f"x/{number}"] = [["id", "title"], rows[number * ROWS : (number + 1) * ROWS]]
    for number in range(ID_FILES):
        held_ids = {i: n for n, i in enumerate(IDS) if key_number(i, ID_FILES) == number}
        files[f"i/{number}"] = [held_ids]
    return files


def _meta() -> dict[str, object]:
    return {
        "version": 1,
        "language": "es",
        "documents": 6,
        "entries": 5,
        "averages": [sum(field) / 6 for field in LENGTHS],
        "boosts": [3, 1.5, 1.5, 1],
        "k1": 1.2,
        "b": 0.75,
        "stop": STOP,
        "bounds": "integral,salud",
        "pairs": 2,
        "ids": ID_FILES,
        "chunk": CHUNK,
        "rows": ROWS,
        "baseYear": 2018,
    }


def _lengths(field: Sequence[int]) -> list[object]:
    values = sorted(set(field), reverse=True)
    return [values, "".join(chr(35 + values.index(length)) for length in field)]


def _shard(shard: dict[str, tuple[list[str], Groups]]) -> tuple[str, str]:
    items = iter(fronted([item for stem, (words, _) in shard.items() for item in (stem, *words)]))
    lexicon = [",".join(next(items) for _ in (stem, *words)) for stem, (words, _) in shard.items()]
    postings = [
        " ".join(code(frequencies) + gaps(numbers) for frequencies, numbers in groups.items())
        for _, groups in shard.values()
    ]
    return ";".join(lexicon), "|".join(postings)


def _words() -> str:
    logarithms = [str(WORDS[word].bit_length() - 1) for word in sorted(WORDS)]
    coded = zip(fronted(sorted(WORDS)), logarithms, strict=True)
    return ",".join(item[0] + logarithm + item[1:] for item, logarithm in coded)
