"""Bracketed numbers: ``[7]``, ``[1][2]``, ``[1,3-5]``, ``[2]–[4]``, ``[[2], [5]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numerals import DASHES, NUMBERS, expand

__all__ = ["expand", "find"]

_ONE = rf"\[\s*{NUMBERS}\s*\]"
_FLAT = re.compile(rf"{_ONE}(?:\s?\[?[{DASHES}]\]?\s?{_ONE})?(?!\()")
# What a converter makes of linked numbers once the links are gone.
_NESTED = re.compile(
    rf"\[{{2,3}}\s*{NUMBERS}\s*\]{{1,2}}(?:\s*[{DASHES},;]\s*\[{{1,2}}\s*{NUMBERS}\s*\]{{1,2}})*\s*\](?!\()"
)
# Words before a bracket that make it an interval or the number of something else.
_NO_POINTER = re.compile(
    r"(?:\bCI|\binterval|\brange|\bIQR|\bfrom|\bbetween|%)\s*[:=,]?\s*$"
    r"|(?:\b(?:Fig|Figure|Table)s?\.?)\s*\S{1,4}\]?,?\s*(?:and|,|&)\s*$"
    r"|(?:\b(?:Fig|Figure|Figs|Table|Tables|Eq|Equation|Box|Appendix|Scheme)s?\.?)\s*$",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\d\s+$")
_YEARS = range(1500, 2100)


def find(text: str, area: Span) -> Iterator[Pointer]:
    """Yield the bracketed pointers of a stretch of text.

    >>> text = "Rare [1,3-5], 95% CI [12-30]. Seen [[2], [5]] [7]–[9]."
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('1', '3', '4', '5'), ('2', '5'), ('7', '8', '9')]
    """
    end = area.start
    for match in _candidates(text, area):
        keys = expand(re.sub(r"[\[\]]", " ", match[0]))
        before = text[max(area.start, match.start() - 20) : match.start()]
        is_definition = (
            text[match.end() : match.end() + 1] == ":" and not before.rpartition("\n")[2].strip()
        )
        if match.start() < end or not keys or is_definition or _is_other(before, match[0], keys):
            continue
        end = match.end()
        yield Pointer(Span(*match.span()), keys)


def _candidates(text: str, area: Span) -> list[re.Match[str]]:
    found = [
        m for pattern in (_NESTED, _FLAT) for m in pattern.finditer(text, area.start, area.end)
    ]
    return sorted(found, key=lambda match: (match.start(), -match.end()))


def _is_other(before: str, written: str, keys: tuple[str, ...]) -> bool:
    """Tell whether brackets hold an interval, a year or the number of a figure."""
    only_year = len(keys) == 1 and int(keys[0]) in _YEARS
    spread = len(keys) > 1 and "," not in written and _MEASURED.search(before) is not None
    return only_year or spread or _NO_POINTER.search(before) is not None
