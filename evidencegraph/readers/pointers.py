"""Pointers: the document's style is decided from the whole, then applied with guards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from evidencegraph.model import (
    BlockKind,
    Entry,
    LineIndex,
    Pointer,
    PointerStyle,
    Problem,
    ProblemKind,
    Span,
    SpanIndex,
)
from evidencegraph.readers import (
    bare,
    bracketed,
    citekeys,
    mentioned,
    notes,
    raised,
    worded,
)
from evidencegraph.readers.layout import Layout
from evidencegraph.readers.prose import Prose
from evidencegraph.readers.styles import chosen, inside, tried

_FEWEST = 3
_CERTAIN = (PointerStyle.KEY, PointerStyle.NOTE)
_FEW_MARKED = 0.2
"""With fewer marked pointers for each entry, a document may point in its own style beside."""
_BEYOND = 20
"""Numbers up to twice the list and this many more are pointers that lead nowhere, not measures."""
_STRONG = (PointerStyle.BRACKETED, PointerStyle.SUPERSCRIPT)


@dataclass(frozen=True, slots=True)
class FoundPointers:
    """The pointers of a document, its style, and what was left undecided.

    Attributes:
        style: how the document points.
        pointers: in the order of the text, not overlapping.
        entries: works that the text names where it cites them, and its list does not hold.
        problems: what was left undecided.
        confidence: see `Document.confidence`.
    """

    style: PointerStyle
    pointers: tuple[Pointer, ...] = ()
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    confidence: float = 0.0


def find_pointers(path: str, text: str, layout: Layout) -> FoundPointers:
    """Return the pointers of a text.

    What a format marks itself is believed. Else every style is tried, and the one that reaches most
    of the list is the document's; without a list, only marks that are none other (brackets, keys,
    addresses) or numbers that behave like pointers from end to end count.

    Args:
        path: for messages.
        text: the whole text.
        layout: its blocks, entries and hidden marks.
    """
    prose = Prose.of(text, layout)
    if layout.pointers and (
        layout.style in _CERTAIN or len(layout.pointers) >= _FEW_MARKED * len(layout.entries)
    ):
        return _marked(layout, prose)
    keyed = _keyed(text, layout)
    if keyed is not None:
        return keyed
    found = tried(prose, layout.entries)
    style = chosen(found, prose)
    if style is PointerStyle.NONE:
        return _without_list(path, text, layout, prose)
    if style is PointerStyle.BRACKETED:
        rows = prose.place(b.span for b in layout.blocks if b.kind is BlockKind.ROW)
        kept = list(_not_measured(found[style], prose, SpanIndex.of(rows)))
    else:
        kept = list(_fitting(found[style], prose))
    if style is PointerStyle.BARE:  # a range beyond the list measures something: "ages 70-89"
        kept = [p for p in kept if len(p.keys) == 1 or prose.keys.issuperset(p.keys)]
    kept += _beside(style, found, prose)
    linked = _linked(text, layout, prose, style)
    pointers = without_overlaps([*prose.restore(kept), *linked, *layout.pointers])
    added = tuple(_numbered_links(layout, prose)) if style is PointerStyle.BRACKETED else ()
    keys = prose.keys | {entry.key for entry in added}
    return FoundPointers(style, pointers, added, confidence=confidence_of(pointers, keys))


def _beside(
    style: PointerStyle, found: Mapping[PointerStyle, Sequence[Pointer]], prose: Prose
) -> Iterator[Pointer]:
    """Yield pointers of other styles beside the document's own, where the list confirms them."""
    words = prose.words
    others = [p for other in _STRONG if other is not style for p in found[other]]
    for pointer in others if style in _STRONG else ():
        doubtful = raised.is_doubtful(words, pointer) or _follows_number(words, pointer)
        if prose.keys.issuperset(pointer.keys) and not doubtful:
            yield pointer
    numbers = style is not PointerStyle.AUTHOR_YEAR and prose.numbered
    for area in prose.areas if numbers else ():
        yield from (p for p in worded.find(words, area) if prose.keys.issuperset(p.keys))


def _not_measured(pointers: Sequence[Pointer], prose: Prose, rows: SpanIndex) -> Iterator[Pointer]:
    """Yield bracketed pointers; a number beyond the list is wrong, but no less a pointer.

    Not so in a table, and without a list: there brackets after a figure hold its deviation.
    """
    in_rows = set(inside(pointers, rows.spans))
    kept = (p for p in pointers if prose.keys and p not in in_rows)
    others = [p for p in pointers if not prose.keys or p in in_rows]
    measured = (p for p in _fitting(others, prose) if not _follows_number(prose.words, p))
    yield from sorted([*kept, *measured], key=lambda p: p.span)


def _follows_number(words: str, pointer: Pointer) -> bool:
    """Tell whether brackets follow a figure, as a deviation does: ``5.5 [3] vs 9 [4]``."""
    return (
        re.search(
            r"(?<![\w-])\d[\d.,]*\s*%?\s+$",
            words[max(0, pointer.span.start - 16) : pointer.span.start],
        )
        is not None
    )


def _numbered_links(layout: Layout, prose: Prose) -> Iterator[Entry]:
    """Yield entries for ``[1](https://...)`` that no list has."""
    seen = set(prose.keys)
    for link in layout.links:
        if link.label.isdecimal() and link.label not in seen and mentioned.name_of(link):
            seen.add(link.label)
            yield Entry(link.label, link.span, link.target)


def confidence_of(pointers: Sequence[Pointer], keys: frozenset[str]) -> float:
    """Return the share of pointers that reach an entry, in hundredths; 0.5 without a list.

    >>> confidence_of([Pointer(Span(0, 3), ("1",)), Pointer(Span(4, 7), ("9",))], frozenset("12"))
    0.5
    """
    if not keys or not pointers:
        return 0.5 if pointers else 0.0
    return round(sum(1 for p in pointers if keys.issuperset(p.keys)) / len(pointers), 2)


def without_overlaps(pointers: Iterable[Pointer]) -> tuple[Pointer, ...]:
    """Return pointers in the order of the text; of two that overlap the first stays.

    >>> [p.span.start for p in without_overlaps([Pointer(Span(2, 4), ()), Pointer(Span(0, 3), ())])]
    [0]
    """
    kept: list[Pointer] = []
    for pointer in sorted(pointers, key=lambda p: (p.span.start, -p.span.end)):
        if not kept or pointer.span.start >= kept[-1].span.end:
            kept.append(pointer)
    return tuple(kept)


def _marked(layout: Layout, prose: Prose) -> FoundPointers:
    """Return what the format marks, and bracketed numbers beside it that the list confirms."""
    others = [p for area in prose.areas for p in bracketed.find(prose.words, area)]
    confirmed = [p for p in others if prose.keys.issuperset(p.keys)]
    pointers = without_overlaps(
        [*layout.pointers, *_apart(prose.restore(confirmed), layout.pointers)]
    )
    return FoundPointers(layout.style, pointers, confidence=confidence_of(pointers, prose.keys))


def _apart(pointers: Iterable[Pointer], others: Sequence[Pointer]) -> Iterator[Pointer]:
    """Yield pointers that touch none of the others, both in the order of the text."""
    at = 0
    for pointer in pointers:
        while at < len(others) and others[at].span.end <= pointer.span.start:
            at += 1
        if at == len(others) or others[at].span.start >= pointer.span.end:
            yield pointer


def _keyed(text: str, layout: Layout) -> FoundPointers | None:
    """Return pointers by key or footnote, where the layout allows them."""
    if layout.style is PointerStyle.KEY and citekeys.is_style(text):
        areas = layout.keyed or (Span(0, len(text)),)
        pointers = without_overlaps(p for area in areas for p in citekeys.find(text, area))
        if pointers:
            return FoundPointers(PointerStyle.KEY, pointers, confidence=1.0)
    blocks = layout.blocks if layout.notes else ()
    found = [p for block in blocks for p in notes.find(text, block.span)]
    keys = frozenset(entry.key for entry in layout.entries)
    if any(keys.issuperset(p.keys) for p in found):
        pointers = without_overlaps(found)
        return FoundPointers(PointerStyle.NOTE, pointers, confidence=confidence_of(pointers, keys))
    return None


def _fitting(pointers: Sequence[Pointer], prose: Prose) -> Iterator[Pointer]:
    """Yield pointers that lead to the list; a few beyond its end are wrong, not something else."""
    numbers = [int(key) for key in prose.keys if key.isdecimal()]
    most = 2 * max(numbers) + _BEYOND if numbers else 0
    for pointer in pointers:
        first = pointer.keys[0]
        if not most or not first.isdecimal() or int(first) <= most:
            yield pointer


def _linked(text: str, layout: Layout, prose: Prose, style: PointerStyle) -> tuple[Pointer, ...]:
    """Return pointers to works that a document links to and also lists."""
    if style in _STRONG and not layout.links:
        return ()
    named = [(link.span, name) for link in layout.links if (name := mentioned.name_of(link))]
    pointers, _ = mentioned.point(named, layout.entries, text)
    return tuple(p for p in pointers if prose.keys.issuperset(p.keys))


def _without_list(path: str, text: str, layout: Layout, prose: Prose) -> FoundPointers:
    """Return addresses and identifiers, else bare trailing numbers, else nothing."""
    named = list(_named(layout, prose))
    pointers, added = mentioned.point(named, layout.entries, text)
    if layout.entries:
        pointers, added = tuple(p for p in pointers if prose.keys.issuperset(p.keys)), ()
    if pointers and (layout.entries or _cites_by_address(named, layout, text)):
        return FoundPointers(PointerStyle.LINK, pointers, added, confidence=1.0)
    trailing = tuple(p for area in prose.areas for p in bare.find(prose.words, area))
    if layout.entries or not trailing:
        return FoundPointers(PointerStyle.NONE)
    if bare.is_style(trailing, len(prose.areas), prose.words):
        share = bare.share_in_order(trailing)
        return FoundPointers(PointerStyle.BARE, prose.restore(trailing), confidence=share)
    if not bare.is_suspicious(trailing):
        return FoundPointers(PointerStyle.NONE)
    first = trailing[0]
    doubt = Problem(
        LineIndex.of(text).locate(path, prose.restore([first])[0].span.start),
        f"{len(trailing)} sentences end in a bare number ({first.span.of(prose.words)!r} here is "
        "the first), but they do not behave like pointers from end to end; none was read as one. "
        "If they are pointers, put them in brackets.",
        kind=ProblemKind.AMBIGUOUS_STYLE,
    )
    return FoundPointers(PointerStyle.NONE, (), (), (doubt,))


def _cites_by_address(named: Sequence[tuple[Span, str]], layout: Layout, text: str) -> bool:
    """Tell whether addresses are how a document cites; one alone may be a program's home."""
    marked = {link.span for link in layout.links}
    for span, name in named:
        in_brackets = text[span.start - 1 : span.start] in {"(", "["}
        if span in marked or (in_brackets and mentioned.is_work(name)):
            return True
    return len({name for _, name in named if mentioned.is_page(name)}) >= _FEWEST


def _named(layout: Layout, prose: Prose) -> Iterator[tuple[Span, str]]:
    """Yield where paragraphs, items and rows name works or pages."""
    links = sorted(layout.links, key=lambda link: link.span)
    within = set(
        inside((Pointer(link.span, (str(at),)) for at, link in enumerate(links)), layout.areas)
    )
    for at, link in enumerate(links):
        if Pointer(link.span, (str(at),)) in within and (name := mentioned.name_of(link)):
            yield link.span, name
    taken = [Pointer(link.span, ()) for link in links]
    for area in prose.areas:
        for span, name in mentioned.find(prose.words, area):
            placed = prose.restore([replace(Pointer(span, ()))])
            if list(_apart(placed, taken)):
                yield placed[0].span, name
