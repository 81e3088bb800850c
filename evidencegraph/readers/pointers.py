"""Pointers: the document's style is decided from the whole, then applied with guards."""

from __future__ import annotations

from dataclasses import dataclass

from evidencegraph.model import (
    BlockKind,
    LineIndex,
    Pointer,
    PointerStyle,
    Problem,
    ProblemKind,
)
from evidencegraph.readers import bare, bracketed
from evidencegraph.readers.layout import Layout

_WITH_CLAIMS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


@dataclass(frozen=True, slots=True)
class FoundPointers:
    """The pointers of a document, its style, and what was left undecided."""

    style: PointerStyle
    pointers: tuple[Pointer, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_pointers(path: str, text: str, layout: Layout) -> FoundPointers:
    """Return the pointers of a text.

    Bracketed numbers are taken at their word. Bare trailing numbers are only pointers where the
    document has no brackets and no list, and where the numbers behave like pointers from end to
    end; otherwise the document is left without pointers and says so.

    Args:
        path: for messages.
        text: the whole text.
        layout: its blocks, entries and hidden marks.
    """
    areas = [block.span for block in layout.blocks if block.kind in _WITH_CLAIMS]
    in_brackets = tuple(p for area in areas for p in bracketed.find(text, area))
    if in_brackets:
        return FoundPointers(PointerStyle.BRACKETED, in_brackets)
    trailing = tuple(p for area in areas for p in bare.find(text, area))
    if layout.entries or not trailing:
        return FoundPointers(PointerStyle.NONE)
    if bare.is_style(trailing, len(areas)):
        return FoundPointers(PointerStyle.BARE, trailing)
    if not bare.is_suspicious(trailing):
        return FoundPointers(PointerStyle.NONE)
    first = trailing[0]
    doubt = Problem(
        LineIndex.of(text).locate(path, first.span.start),
        f"{len(trailing)} sentences end in a bare number ({first.span.of(text)!r} here is the "
        "first), but they do not behave like pointers from end to end; none was read as one. "
        "If they are pointers, put them in brackets.",
        kind=ProblemKind.AMBIGUOUS_STYLE,
    )
    return FoundPointers(PointerStyle.NONE, (), (doubt,))
