"""Bracketed numbers: ``[7]``, ``[1][2]``, ``[1,3-5]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Pointer, Span

_BRACKET = re.compile(r"\[\s*(?P<numbers>\d{1,3}(?:\s*[-–—,;]\s*\d{1,3})*)\s*\](?![(:])")
# Words before a bracket that make it an interval, not a pointer.
_INTERVAL = re.compile(
    r"(?:\bCI|\binterval|\brange|\bIQR|\bfrom|\bbetween|%)\s*[:=,]?\s*$", re.IGNORECASE
)
_LONGEST_RANGE = 200


def find(text: str, area: Span) -> Iterator[Pointer]:
    """Yield the bracketed pointers of a stretch of text.

    >>> text = "Rare [1,3-5], 95% CI [12-30]."
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('1', '3', '4', '5')]
    """
    for match in _BRACKET.finditer(text, area.start, area.end):
        keys = expand(match["numbers"])
        before = text[max(area.start, match.start() - 20) : match.start()]
        if keys and not _INTERVAL.search(before):
            yield Pointer(Span(*match.span()), keys)


def expand(numbers: str) -> tuple[str, ...]:
    """Return the numbers of a pointer one by one; nothing where they are no entries' numbers.

    >>> expand("1, 3–5"), expand("7-2"), expand("0")
    (('1', '3', '4', '5'), (), ())
    """
    keys: list[str] = []
    for part in re.split(r"\s*[,;]\s*", numbers.strip()):
        ends = [int(number) for number in re.split(r"\s*[-–—]\s*", part)]
        first, last = ends[0], ends[-1]
        if first < 1 or last < first or last - first > _LONGEST_RANGE or len(ends) > 2:  # noqa: PLR2004 - a range has two ends
            return ()
        keys.extend(str(number) for number in range(first, last + 1))
    return tuple(dict.fromkeys(keys))
