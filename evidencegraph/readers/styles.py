"""Styles of pointers: each is tried on a document, and the one that reaches its list is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from evidencegraph.model import Entry, Pointer, PointerStyle, Span
from evidencegraph.readers import (
    author_pointers,
    author_year,
    bare,
    bracketed,
    flattened,
    raised,
    rounded,
)
from evidencegraph.readers.prose import Prose
from evidencegraph.readers.surnames import AuthorIndex

_FEWEST = 3
_ENOUGH = 0.6
"""Once clear marks reach this share of the list, doubtful ones are not tried."""
_LEAST_REACH = 0.3
"""Share of a numbered list that weak marks must reach before they are believed."""
_LONGEST_KNOWN = 20
"""A pointer to more entries, "exons 8-28", says nothing about the style."""
_RANKED = (
    PointerStyle.BRACKETED,
    PointerStyle.AUTHOR_YEAR,
    PointerStyle.SUPERSCRIPT,
    PointerStyle.ROUND,
    PointerStyle.FLATTENED,
    PointerStyle.BARE,
)


def tried(prose: Prose, entries: Sequence[Entry]) -> Mapping[PointerStyle, Sequence[Pointer]]:
    """Return what each style finds."""
    words, areas = prose.words, prose.areas
    found: dict[PointerStyle, Sequence[Pointer]] = {
        PointerStyle.BRACKETED: [p for area in areas for p in bracketed.find(words, area)],
        PointerStyle.SUPERSCRIPT: list(inside(raised.find(words, prose.raised), areas)),
    }
    others = (s for s in _RANKED if s not in found)
    if prose.keys and prose.keys == _reached(found[PointerStyle.BRACKETED], prose.keys):
        return {**found, **dict.fromkeys(others, ())}  # no style could reach more
    found[PointerStyle.AUTHOR_YEAR] = _by_author(prose, entries)
    clear = {key for pointers in found.values() for p in pointers for key in p.keys} & prose.keys
    found.update(dict.fromkeys((PointerStyle.ROUND, PointerStyle.FLATTENED, PointerStyle.BARE), ()))
    if len(clear) < _ENOUGH * len(prose.keys) or not prose.keys:
        round_ = [p for area in prose.areas for p in rounded.find(prose.words, area)]
        found[PointerStyle.ROUND] = round_
        if prose.numbered:
            spaced = [p for area in prose.areas for p in bare.find_listed(prose.words, area)]
            found[PointerStyle.FLATTENED] = flattened.find(prose.words, prose.areas)
            found[PointerStyle.BARE] = tuple(flattened.in_order(spaced))
    return found


def in_headings(style: PointerStyle, prose: Prose) -> Iterator[Pointer]:
    """Yield the numbers in brackets or raised that stand in headings, where the list has them."""
    found: Iterable[Pointer] = ()
    if style is PointerStyle.BRACKETED:
        found = (p for area in prose.headings for p in bracketed.find(prose.words, area))
    elif style is PointerStyle.SUPERSCRIPT:
        found = inside(raised.find(prose.words, prose.raised), prose.headings)
    return (pointer for pointer in found if prose.keys.issuperset(pointer.keys))


def inside(pointers: Iterable[Pointer], areas: Sequence[Span]) -> Iterator[Pointer]:
    """Yield the pointers that lie in one of the areas, both in the order of the text."""
    at = 0
    for pointer in pointers:
        while at < len(areas) and areas[at].end < pointer.span.end:
            at += 1
        if at < len(areas) and areas[at].covers(pointer.span):
            yield pointer


def _by_author(prose: Prose, entries: Sequence[Entry]) -> list[Pointer]:
    """Return pointers by author and year that reach the list, or could be nothing else."""
    index = AuthorIndex(entries)
    found: list[Pointer] = []
    for area in prose.areas:
        mentions = [
            mention
            for mention in author_year.find_mentions(prose.words, area, index)
            if mention.key or mention.strong
        ]
        found.extend(author_pointers.pointers_of(prose.words, area, mentions))
    return found


def _reached(pointers: Iterable[Pointer], keys: frozenset[str]) -> set[str]:
    """Return the entries that pointers lead to; one that leads elsewhere as well says nothing."""
    return {
        key
        for pointer in pointers
        if len(pointer.keys) <= _LONGEST_KNOWN and keys.issuperset(pointer.keys)
        for key in pointer.keys
    }


def chosen(found: Mapping[PointerStyle, Sequence[Pointer]], prose: Prose) -> PointerStyle:
    """Return the style that reaches most of the list; brackets are believed without one."""
    reach = {style: len(_reached(found[style], prose.keys)) for style in _RANKED}
    # Marks that could be something else must reach a good part of the list.
    for style in (PointerStyle.ROUND, PointerStyle.FLATTENED, PointerStyle.BARE):
        if len(found[style]) < _FEWEST or reach[style] < _LEAST_REACH * len(prose.keys):
            reach[style] = 0
    if not prose.numbered and not bare.is_sequence(found[PointerStyle.SUPERSCRIPT]):
        reach[PointerStyle.SUPERSCRIPT] = 0
    best = max(_RANKED, key=lambda style: reach[style])
    if reach[best]:
        return best
    if found[PointerStyle.BRACKETED]:
        return PointerStyle.BRACKETED
    if bare.is_sequence(found[PointerStyle.SUPERSCRIPT]) and not prose.keys:
        return PointerStyle.SUPERSCRIPT
    names = sum(len(p.keys) for p in found[PointerStyle.AUTHOR_YEAR])
    return PointerStyle.AUTHOR_YEAR if names >= _FEWEST else PointerStyle.NONE
