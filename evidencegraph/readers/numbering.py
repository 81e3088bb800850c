"""What a numbered list says of the numbers found: which lead to it, which fill a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from evidencegraph.model import Pointer, PointerStyle, SpanIndex
from evidencegraph.readers import bracketed, raised, rounded, worded
from evidencegraph.readers.measures import follows_figure
from evidencegraph.readers.prose import Prose
from evidencegraph.readers.styles import inside

_BEYOND = 20
"""Numbers up to twice the list and this many more are pointers that lead nowhere, not measures."""
_LARGEST = 999
"""In brackets larger numbers are those of files, approvals and grants."""
STRONG = (PointerStyle.BRACKETED, PointerStyle.SUPERSCRIPT)
"""Styles whose marks are rarely something else."""
_BEFORE = 16
_RISING = 0.9
_FEWEST = 5


def fitting(pointers: Sequence[Pointer], prose: Prose, least: int = 0) -> Iterator[Pointer]:
    """Yield pointers that lead to the list; a few beyond its end are wrong, not something else.

    Args:
        pointers: those found.
        prose: what they stand in.
        least: up to this number a pointer may be wrong, however short the list is.
    """
    numbers = [int(key) for key in prose.keys if key.isdecimal()]
    most = max(least, 2 * max(numbers) + _BEYOND) if numbers else 0
    for pointer in pointers:
        first = pointer.keys[0]
        if not most or not first.isdecimal() or int(first) <= most:
            yield pointer


def in_brackets(pointers: Sequence[Pointer], prose: Prose, rows: SpanIndex) -> Iterator[Pointer]:
    """Yield bracketed pointers in the order of the text, without deviations: ``5.5 [3]``.

    These stand after a figure. In a table, beyond the list, and where there is none, nothing else
    would tell them.

    Args:
        pointers: as found in brackets.
        prose: what they stand in.
        rows: those of its tables.
    """
    in_rows = set(inside(pointers, rows.spans))
    for pointer in fitting(pointers, prose, _LARGEST):
        sure = not prose.keys.isdisjoint(pointer.keys) and pointer not in in_rows
        if sure or not _follows_figure(prose.words, pointer):
            yield pointer


def filled(style: PointerStyle, pointers: Sequence[Pointer], prose: Prose) -> Iterator[Pointer]:
    """Yield numbers in the document's brackets that might count something else, but fill a gap."""
    module = {PointerStyle.BRACKETED: bracketed, PointerStyle.ROUND: rounded}.get(style)
    if module is not None and prose.keys:
        doubtful = [p for area in prose.areas for p in module.find_doubtful(prose.words, area)]
        yield from filling(pointers, doubtful, prose.keys)


def filling(
    sure: Sequence[Pointer], doubtful: Sequence[Pointer], keys: frozenset[str]
) -> Iterator[Pointer]:
    """Yield doubtful pointers without which the numbers of a text would skip entries.

    Only where entries are numbered as the text first comes to them.

    >>> from evidencegraph.model import Span
    >>> sure = [Pointer(Span(at, at + 1), (str(n),)) for at, n in enumerate((1, 2, 3, 4, 7, 8))]
    >>> doubtful = [Pointer(Span(4, 5), ("5", "6")), Pointer(Span(5, 6), ("2", "4"))]
    >>> [pointer.keys for pointer in filling(sure, doubtful, frozenset("12345678"))]
    [('5', '6')]
    """
    if not doubtful or not _is_in_order(sure):
        return
    highest = 0
    rest = sorted(sure, key=lambda p: p.span)
    at = 0
    for pointer in sorted(doubtful, key=lambda p: p.span):
        while at < len(rest) and rest[at].span.start < pointer.span.start:
            highest = max(highest, *_numbers(rest[at]))
            at += 1
        new = [number for number in _numbers(pointer) if number > highest]
        later = (n for p in rest[at:] for n in _numbers(p) if n > highest)
        follows = new == list(range(highest + 1, highest + 1 + len(new)))
        if new and follows and keys.issuperset(pointer.keys):
            ahead = next(later, new[-1] + 1)
            if ahead == new[-1] + 1:
                highest = new[-1]
                yield pointer


def _is_in_order(pointers: Sequence[Pointer]) -> bool:
    firsts = list(dict.fromkeys(n for p in pointers for n in _numbers(p)))
    rising = sum(a < b for a, b in pairwise(firsts))
    return len(firsts) >= _FEWEST and rising >= _RISING * (len(firsts) - 1)


def _numbers(pointer: Pointer) -> list[int]:
    return [int(key) for key in pointer.keys]


def beside(
    style: PointerStyle, found: Mapping[PointerStyle, Sequence[Pointer]], prose: Prose
) -> Iterator[Pointer]:
    """Yield pointers of other styles beside the document's own, where the list confirms them."""
    words = prose.words
    others = [p for other in STRONG if other is not style for p in found[other]]
    for pointer in others if style in STRONG else ():
        doubtful = raised.is_doubtful(words, pointer) or _follows_figure(words, pointer)
        if prose.keys.issuperset(pointer.keys) and not doubtful:
            yield pointer
    numbers = style is not PointerStyle.AUTHOR_YEAR and prose.numbered
    for area in prose.areas if numbers else ():
        yield from (p for p in worded.find(words, area) if prose.keys.issuperset(p.keys))


def _follows_figure(words: str, pointer: Pointer) -> bool:
    return follows_figure(words[max(0, pointer.span.start - _BEFORE) : pointer.span.start])
