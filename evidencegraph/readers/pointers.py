"""Pointers: the document's style is decided from the whole, then applied with guards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    assistants,
    bare,
    bracketed,
    citekeys,
    linked,
    notes,
    numbering,
)
from evidencegraph.readers.layout import Layout
from evidencegraph.readers.prose import Prose
from evidencegraph.readers.styles import chosen, in_headings, tried

_CERTAIN = (PointerStyle.KEY, PointerStyle.NOTE)
_FEW_MARKED = 0.2
"""With fewer marked pointers for each entry, a document may point in its own style beside."""


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
    """Return the pointers of a text, and marks of an assistant whose sources are lost.

    Args:
        path: for messages.
        text: the whole text.
        layout: its blocks, entries and hidden marks.
    """
    found = _found(path, text, layout)
    if not assistants.has_lost(text):
        return found
    prose = Prose.of(text, layout)
    lost = [p for area in prose.areas for p in assistants.find_lost(prose.words, area)]
    pointers = without_overlaps([*found.pointers, *prose.restore(lost)])
    style = PointerStyle.BRACKETED if lost and not found.pointers else found.style
    return replace(found, style=style, pointers=pointers)


def _found(path: str, text: str, layout: Layout) -> FoundPointers:
    """Return the pointers that lead somewhere, or should.

    What a format marks itself is believed. Else every style is tried, and the one that reaches most
    of the list is the document's; without a list, only marks that are none other (brackets, keys,
    addresses) or numbers that behave like pointers from end to end count.
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
        kept = list(numbering.in_brackets(found[style], prose, SpanIndex.of(rows)))
    else:
        kept = list(numbering.fitting(found[style], prose))
    if style is PointerStyle.BARE:  # a range beyond the list measures something: "ages 70-89"
        kept = [p for p in kept if len(p.keys) == 1 or prose.keys.issuperset(p.keys)]
    kept += [*numbering.filled(style, kept, prose), *numbering.beside(style, found, prose)]
    kept += in_headings(style, prose)
    by_link = linked.to_listed(text, layout, prose) if layout.links else ()
    added = tuple(linked.numbered(layout, prose)) if style is PointerStyle.BRACKETED else ()
    if added and not layout.entries:
        by_link, others = linked.beside_numbers(text, layout, prose, added)
        added = (*added, *others)
    named, works = linked.beside_list(text, layout, prose) if layout.entries else ((), ())
    pointers = without_overlaps([*prose.restore(kept), *by_link, *named, *layout.pointers])
    added = (*added, *works)
    keys = prose.keys | {entry.key for entry in added}
    return FoundPointers(style, pointers, added, confidence=confidence_of(pointers, keys))


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
    areas = sorted((*prose.areas, *prose.headings))
    others = [p for area in areas for p in bracketed.find(prose.words, area)]
    confirmed = [p for p in others if prose.keys.issuperset(p.keys)]
    pointers = without_overlaps(
        [*layout.pointers, *linked.apart(prose.restore(confirmed), layout.pointers)]
    )
    return FoundPointers(layout.style, pointers, confidence=confidence_of(pointers, prose.keys))


def _keyed(text: str, layout: Layout) -> FoundPointers | None:
    """Return pointers by key or footnote, where the layout allows them."""
    if layout.style is PointerStyle.KEY and citekeys.is_style(text):
        areas = layout.keyed or (Span(0, len(text)),)
        pointers = without_overlaps(p for area in areas for p in citekeys.find(text, area))
        if pointers and layout.notes:
            called = notes.called(text, layout.areas, pointers, layout.entries)
            pointers = without_overlaps(called)
        if pointers:
            return FoundPointers(PointerStyle.KEY, pointers, confidence=1.0)
    blocks = layout.blocks if layout.notes else ()
    found = [p for block in blocks for p in notes.find(text, block.span)]
    keys = frozenset(entry.key for entry in layout.entries)
    if any(keys.issuperset(p.keys) for p in found):
        pointers = without_overlaps(found)
        return FoundPointers(PointerStyle.NOTE, pointers, confidence=confidence_of(pointers, keys))
    return None


def _without_list(path: str, text: str, layout: Layout, prose: Prose) -> FoundPointers:
    """Return addresses and identifiers, else bare trailing numbers, else nothing."""
    by_address = linked.cited(text, layout, prose)
    if by_address:
        return FoundPointers(PointerStyle.LINK, *by_address, confidence=1.0)
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
