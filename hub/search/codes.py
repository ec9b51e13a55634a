"""Numbers, lists of documents and words as compact text: the codes of ``docs/search.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

_BASE = 91
_TWO, _THREE, _FOUR = 75, 1_349, 9_630
"""The first numbers that need two, three and four characters."""
LARGEST = _FOUR + _BASE**3 - 1
_SYMBOLS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\|')
_VALUES = {symbol: value for value, symbol in enumerate(_SYMBOLS)}


def _digits(number: int, count: int) -> str:
    found = ""
    for _ in range(count):
        number, digit = divmod(number, _BASE)
        found = _SYMBOLS[digit] + found
    return found


def encode_number(number: int) -> str:
    """``number``, from 0 to :data:`LARGEST`, as one to four characters.

    Raises:
        ValueError: the number is out of this range.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    if number < _TWO:
        return _SYMBOLS[number]
    if number < _THREE:
        high, low = divmod(number - _TWO, _BASE)
        return _SYMBOLS[_TWO + high] + _SYMBOLS[low]
    if number < _FOUR:
        return _SYMBOLS[89] + _digits(number - _THREE, 2)
    return _SYMBOLS[90] + _digits(number - _FOUR, 3)


_CODES = [encode_number(number) for number in range(20_000)]


def encode_numbers(numbers: Iterable[int]) -> str:
    return "".join(_CODES[n] if 0 <= n < len(_CODES) else encode_number(n) for n in numbers)


def decode_numbers(text: str) -> list[int]:
    """The numbers of which ``text`` is the code.

    Raises:
        ValueError: it is the code of none.
    """
    found = []
    try:
        values = iter([_VALUES[symbol] for symbol in text])
        for first in values:
            if first < _TWO:
                found.append(first)
            elif first < 89:
                found.append(_TWO + (first - _TWO) * _BASE + next(values))
            else:
                number = 0
                for _ in range(first - 87):
                    number = number * _BASE + next(values)
                found.append(number + (_THREE if first == 89 else _FOUR))
    except (KeyError, StopIteration):
        raise ValueError(text) from None
    return found


def encode_gaps(numbers: Sequence[int]) -> str:
    """Ascending ``numbers``: the first, then each distance less one."""
    distances = (b - a - 1 for a, b in zip(numbers, islice(numbers, 1, None), strict=False))
    return encode_numbers(numbers[:1]) + encode_numbers(distances)


def decode_gaps(text: str) -> list[int]:
    found: list[int] = []
    last = -1
    for distance in decode_numbers(text):
        last += distance + 1
        found.append(last)
    return found


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def front_code(items: Iterable[str]) -> Iterator[str]:
    """Each item as the number of UTF-16 units it shares with the one before, and its rest."""
    before = ""
    for item in items:
        shared = 0
        for mine, other in zip(item[:35], before, strict=False):
            if mine != other or ord(mine) > 0xFFFF:
                break
            shared += 1
        yield _DIGITS[shared] + item[shared:]
        before = item


def logarithm(number: int) -> str:
    """The binary logarithm of a positive ``number``, rounded down, as one digit."""
    return _DIGITS[number.bit_length() - 1]


Frequencies = tuple[int, int, int, int]
"""How often a document holds a term in title, summary, labels and body."""
Postings = dict[int, Frequencies]
"""The documents that hold a term."""


def encode_postings(postings: Postings) -> str:
    """Groups of documents with the same frequencies, in ascending order of the frequencies."""
    groups: dict[Frequencies, list[int]] = {}
    for number in sorted(postings):
        groups.setdefault(postings[number], []).append(number)
    return encode_groups(groups)


def encode_groups(groups: dict[Frequencies, list[int]]) -> str:
    """Like :func:`encode_postings`; the numbers of each group are in ascending order."""
    return " ".join(encode_numbers(key) + encode_gaps(groups[key]) for key in sorted(groups))


def decode_groups(text: str) -> Iterator[tuple[Frequencies, list[int]]]:
    """Frequencies and documents of each group."""
    for group in text.split(" "):
        title, summary, labels, body, *distances = decode_numbers(group)
        numbers, last = [], -1
        for distance in distances:
            last += distance + 1
            numbers.append(last)
        yield (title, summary, labels, body), numbers


def decode_postings(text: str) -> Postings:
    return {number: key for key, numbers in decode_groups(text) for number in numbers}
