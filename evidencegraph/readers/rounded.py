"""Numbers in round brackets: ``(1,3-5)``; only where a list of references confirms them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numerals import DASHES, NUMBERS, expand

_ROUND = re.compile(
    rf"\(\s*(?P<numbers>{NUMBERS})\s*\)(?:\s?[{DASHES}]\s?\(\s*(?P<last>\d{{1,5}})\s*\))?"
)
# "(1) wash, (2) rinse": numbers of an enumeration stand alone, before words, and count from one.
_BEFORE_ITEM = re.compile(r"(?:^|[:;,.]|\band|\bor|\beither|\bboth|\bby|\bto)\s*$")
_AFTER_ITEM = re.compile(r"\s+[^\W\d_]")
_NAMED = re.compile(
    r"\b(?:eqs?|equations?|figs?|figures?|tables?|steps?|types?|phases?|groups?|n|aims?|models?|"
    r"hypothes[ie]s|panels?|parts?|items?|grades?|stages?)\.?\s*$|[=<>≤≥±×]\s*$|\d\s*$",
    re.IGNORECASE,
)
_FEWEST_ITEMS = 2
_FUNCTION = re.compile(r"(?:^|[\s(])[^\W\d_]$|\bchr?$|\b[pq]\d*$")


def find(text: str, area: Span) -> Iterator[Pointer]:
    """Yield numbers in round brackets that might be pointers.

    >>> text = "It is rare (1,3-5). Two ways: (1) to wait, (2) to treat; see Eq. (3), h(2)."
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('1', '3', '4', '5')]
    """
    items = _items(text, area)
    for match in _ROUND.finditer(text, area.start, area.end):
        last = match["last"]
        keys = expand(match["numbers"] + (f"-{last}" if last else ""))
        before = text[max(area.start, match.start() - 24) : match.start()]
        is_other = _NAMED.search(before) or _FUNCTION.search(before) or match.start() in items
        if keys and not is_other:
            yield Pointer(Span(*match.span()), keys)


def _items(text: str, area: Span) -> set[int]:
    """Return where the numbers of an enumeration stand: (1), then (2), each before words."""
    expected = 1
    places: list[int] = []
    for match in _ROUND.finditer(text, area.start, area.end):
        before = text[max(area.start, match.start() - 12) : match.start()]
        opens = _BEFORE_ITEM.search(before) and _AFTER_ITEM.match(text, match.end())
        if match["numbers"] == str(expected) and opens:
            places.append(match.start())
            expected += 1
    return set(places) if expected > _FEWEST_ITEMS else set()
