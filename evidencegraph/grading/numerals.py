"""Numbers in a text, in digits and in words, and which of them a quoted number may come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = {word: value for value, word in enumerate(_UNITS, start=1)}
_WORDS = {
    **_ONES,
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    "zero": 0,
    "none": 0,
    "all": 100,
    "both": 2,
    "single": 1,
    "once": 1,
    "twice": 2,
    "half": 50,
    "halved": 50,
    "doubled": 2,
    "third": 33.3,
    "thirds": 66.7,
    "quarter": 25,
    "quarters": 75,
    "fifth": 20,
    "tenth": 10,
    "hundred": 100,
    "thousand": 1000,
    "million": 1e6,
}
"""What a word may stand for where a number is quoted: a half for 50 %, all for 100 %."""
_SEPARATORS = ",.·\u2009\u202f\u00a0\u2019' "
NUMERAL = re.compile(
    rf"(?<![\w.])\d{{1,3}}(?:[{_SEPARATORS}]\d{{3}})+(?![\d])|\d+(?:[.·,]\d+)?|"
    rf"(?<![\d])[.·]\d+|\b(?:(?:{'|'.join(_TENS)})[ -](?:{'|'.join(_UNITS[:9])})|"
    rf"{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
"""A number as texts write it: ``1,234``, ``38.6``, ``38·6``, ``.05``, ``twenty-one``, ``half``."""
_COUNT = rf"(\d+(?:,\d{{3}})*|\b(?:{'|'.join([*_UNITS, *_TENS])})\b)"
_SHARE = re.compile(
    rf"{_COUNT}\s*(?:/|of(?: the| all| a total of)?|out of|from|among)\s*{_COUNT}", re.IGNORECASE
)
SPANS = (NUMERAL, _SHARE)
"""Whatever `values_in` reads in a text."""


def values_in(text: str) -> frozenset[float]:
    """Return every number that a text may mean, shares such as ``5 of 8`` in per cent, too.

    >>> sorted(values_in("Of 1,234 patients twenty-one died; 5 of 8 improved."))
    [1.234, 5.0, 8.0, 21.0, 62.5, 1234.0]
    """
    return frozenset((*_written(text), *_shares(text)))


def _written(text: str) -> Iterator[float]:
    for match in NUMERAL.finditer(text):
        yield from _readings(match[0].lower())


def _readings(numeral: str) -> Iterator[float]:
    """Yield what a numeral may mean: ``1,234`` is a thousand or, elsewhere, hardly more than one.

    Both are kept: a number that may be there is not called missing.
    """
    if numeral[0].isalpha():
        tens, _, ones = numeral.replace("-", " ").partition(" ")
        yield float(_WORDS[tens] + (_ONES[ones] if ones else 0))
        return
    whole = re.sub(rf"[{_SEPARATORS}]", "", numeral)
    if re.fullmatch(rf"\d{{1,3}}(?:[{_SEPARATORS}]\d{{3}})+", numeral):
        yield float(whole)
    parts = re.split(r"[.,·]", numeral)
    if len(parts) <= 2 and "".join(parts).isdigit():  # noqa: PLR2004 - before and after the point
        yield float(".".join(part or "0" for part in parts))


def _shares(text: str) -> Iterator[float]:
    for match in _SHARE.finditer(text):
        part, whole = (_count(match[at]) for at in (1, 2))
        if 0 < whole >= part:
            yield 100 * part / whole


def _count(numeral: str) -> float:
    word = _WORDS.get(numeral.lower())
    return float(numeral.replace(",", "")) if word is None else word


def may_come_from(value: float, values: Iterable[float], *, percent: bool = False) -> bool:
    """Tell whether a quoted number may be one of some numbers: as such, rounded, or converted.

    Args:
        value: as quoted; it may be rounded to the digits that it has.
        values: of the source.
        percent: whether it is a percentage: the source may write a fraction or the complement.

    >>> may_come_from(39, [38.6]), may_come_from(39, [0.386], percent=True)
    (True, True)
    >>> may_come_from(39, [61.4], percent=True), may_come_from(39, [41.0])
    (True, False)
    """
    tolerance = 0.5001 * 10.0 ** -_decimals(value)
    if value >= 100 and value % 10 == 0:  # noqa: PLR2004 - "some 1,200" for 1,187
        tolerance = max(tolerance, 0.05 * value)
    for one in values:
        forms = (one, 100 * one, 100 - one, 100 - 100 * one) if percent else (one,)
        if any(abs(form - value) <= tolerance for form in forms):
            return True
    return False


def _decimals(value: float) -> int:
    return len(f"{value:g}".partition(".")[2])
