"""Lists of numbers as pointers write them: ``1,3-5``."""

from __future__ import annotations

import re

DASHES = "-–—−‐‑"
NUMBERS = rf"\d{{1,5}}(?:\s*(?:[{DASHES},;&]|\band\b)\s*\d{{1,5}})*"
"""The pattern of a list of numbers, spaces allowed."""

_LONGEST_RANGE = 200
_MOST_NUMBERS = 400
_SEPARATOR = re.compile(r"\s*(?:[,;&]|\band\b)\s*|(?<=\d)\s+(?=\d)")
_DASH = re.compile(rf"\s*[{DASHES}]\s*")


def expand(numbers: str) -> tuple[str, ...]:
    """Return the numbers of a pointer one by one; nothing where they are no entries' numbers.

    Where only spaces part them they must ascend.

    >>> expand("1, 3–5"), expand("7-2"), expand("0"), expand("6 9-10"), expand("9 6")
    (('1', '3', '4', '5'), (), (), ('6', '9', '10'), ())
    """
    if re.search(r"\d\s+\d", numbers):
        shown = [int(number) for number in re.findall(r"\d+", numbers)]
        if shown != sorted(set(shown)):
            return ()
    keys: list[str] = []
    for part in _SEPARATOR.split(numbers.strip()):
        first, *others = _DASH.split(part)
        low, high = int(first), int(others[-1]) if others else int(first)
        if low < 1 or high < low or high - low > _LONGEST_RANGE or len(others) > 1:
            return ()
        keys.extend(str(number) for number in range(low, high + 1))
    return tuple(dict.fromkeys(keys)) if len(keys) <= _MOST_NUMBERS else ()
