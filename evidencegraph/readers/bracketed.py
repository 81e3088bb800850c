"""Bracketed numbers: ``[7]``, ``[1][2]``, ``[1,3-5]``, ``[2]–[4]``, ``[[2], [5]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Pointer, Span
from evidencegraph.readers import assistants
from evidencegraph.readers.measures import Doubt, doubt
from evidencegraph.readers.numerals import DASHES, NUMBERS, expand

__all__ = ["expand", "find", "find_doubtful"]

_NUMBERS = NUMBERS.replace(r"\d{1,5}", r"\d{1,5}[•*]{0,3}")
"""Numbers as reviews print them, those of importance with bullets: ``[10••, 11]``."""
_ONE = rf"\[\s*\(?{_NUMBERS}(?:\s{_NUMBERS})*\)?\s*[,;.]?\s*\]"
_NO_LINK = r"(?!\((?:\w+:|[#/<]|\.{1,2}/))(?![A-Z]\b)"
"""What follows no pointer: the target of a link, the letter of a part of a figure."""
_FLAT = re.compile(rf"{_ONE}(?:\s?\[?[{DASHES}]\]?\s?{_ONE})?{_NO_LINK}")
# What a converter makes of linked numbers once the links are gone.
_NESTED = re.compile(
    rf"\[{{2,3}}\s*{NUMBERS}\s*\]{{1,2}}(?:\s*[{DASHES},;]\s*\[{{0,2}}\s*{NUMBERS}\s*\]{{0,2}})*\s*\]{_NO_LINK}"
)
_BEFORE = 90
_AFTER = 16


def find(text: str, area: Span) -> Iterator[Pointer]:
    """Yield the bracketed pointers of a stretch of text.

    >>> text = "Rare [1,3-5], 95% CI [12-30]. Seen [[2], [5]] [7]–[9]."
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('1', '3', '4', '5'), ('2', '5'), ('7', '8', '9')]
    """
    yield from assistants.find(text, area)
    yield from (pointer for pointer, doubt in _read(text, area) if doubt is Doubt.NONE)


def find_doubtful(text: str, area: Span) -> Iterator[Pointer]:
    """Yield brackets that may hold the number of a figure or an interval, or may be pointers.

    >>> text = "Seen in Table [3] for 11 months [7, 24]; 95% CI [12-30]; and [5]."
    >>> [pointer.keys for pointer in find_doubtful(text, Span(0, len(text)))]
    [('3',), ('7', '24')]
    """
    yield from (pointer for pointer, doubt in _read(text, area) if doubt is Doubt.SOME)


def _read(text: str, area: Span) -> Iterator[tuple[Pointer, Doubt]]:
    end = area.start
    for match in _candidates(text, area):
        keys = expand(re.sub(r"[\[\]()•*]|[,;.]\s*(?=\]*$)", " ", match[0]))
        if match.start() < end or not keys:
            continue
        before = text[max(area.start, match.start() - _BEFORE) : match.start()]
        found = doubt(before, match[0], text[match.end() : match.end() + _AFTER], keys)
        if found is not Doubt.FULL:
            end = match.end()
            yield Pointer(Span(*match.span()), keys), found


def _candidates(text: str, area: Span) -> list[re.Match[str]]:
    if text.find("[", area.start, area.end) < 0:
        return []
    found = [
        m for pattern in (_NESTED, _FLAT) for m in pattern.finditer(text, area.start, area.end)
    ]
    return sorted(found, key=lambda match: (match.start(), -match.end()))
