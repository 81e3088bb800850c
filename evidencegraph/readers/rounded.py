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
# A stop after a whole word ends its sentence: "Eq. (3)", "group (3)", but "both groups.(3)".
_NAMED = re.compile(
    r"\b(?:eqs?|figs?|n)\.?\s*$|\b(?:equations?|figures?|tables?|steps?|types?|phases?|groups?|"
    r"aims?|models?|hypothes[ie]s|panels?|parts?|items?|grades?|stages?)\s*$|[=<>≤≥±×]\s*$|\d\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w.,-])(?:19|20)\d\d\s*$")
_FEWEST_ITEMS = 2
_FUNCTION = re.compile(r"(?:^|[\s(\[])[^\W\d_]$|\b(?:chr?|ln|log|exp|sqrt)$|\b[pq]\d*$")


def find(text: str, area: Span) -> Iterator[Pointer]:
    """Yield numbers in round brackets that might be pointers.

    >>> text = "It is rare (1,3-5). Two ways: (1) to wait, (2) to treat; see Eq. (3), h(2), ln(2)."
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('1', '3', '4', '5')]
    """
    yield from (pointer for pointer, is_sure in _read(text, area) if is_sure)


def find_doubtful(text: str, area: Span) -> Iterator[Pointer]:
    """Yield numbers in round brackets that rather count something, or measure it.

    >>> text = "It is rare (1,3-5) in step (2), and so is GLP-1 (6)."
    >>> [pointer.keys for pointer in find_doubtful(text, Span(0, len(text)))]
    [('2',), ('6',)]
    """
    yield from (pointer for pointer, is_sure in _read(text, area) if not is_sure)


def _read(text: str, area: Span) -> Iterator[tuple[Pointer, bool]]:
    items = _items(text, area)
    for match in _ROUND.finditer(text, area.start, area.end):
        last = match["last"]
        keys = expand(match["numbers"] + (f"-{last}" if last else ""))
        before = text[max(area.start, match.start() - 24) : match.start()]
        if keys and not _FUNCTION.search(before) and match.start() not in items:
            named = _NAMED.search(before) and not _YEAR.search(before)
            yield Pointer(Span(*match.span()), keys), not named


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
