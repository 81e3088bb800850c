"""What every reader lays out: blocks, entries of the list of references, hidden marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidencegraph.model import Block, BlockKind, Entry, Pointer, PointerStyle, Problem, Span

_WITH_POINTERS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW})


@dataclass(frozen=True, slots=True)
class Link:
    """A link that a format marks as one.

    Attributes:
        span: where it stands in the text, its marks included.
        label: the words it shows.
        target: where it leads: an address, or ``#`` and a place in the same document.
    """

    span: Span
    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text, before its pointers are found.

    Attributes:
        blocks: in the order of the text, not overlapping.
        entries: of the list of references, in its order.
        hidden: marks of the format inside blocks, in the order of the text.
        raised: superscripts, their marks included, in the order of the text.
        links: in the order of the text.
        pointers: what the format itself marks as pointers.
        style: how the format marks them; `PointerStyle.KEY` where it allows ``@key``.
        keyed: where ``@key`` may stand: everywhere but in code.
        notes: whether the entries are footnotes.
        problems: what could not be understood.
    """

    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...] = ()
    hidden: tuple[Span, ...] = ()
    raised: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    style: PointerStyle = PointerStyle.NONE
    keyed: tuple[Span, ...] = ()
    notes: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def areas(self) -> tuple[Span, ...]:
        """Where pointers may stand: paragraphs, items, rows."""
        return tuple(block.span for block in self.blocks if block.kind in _WITH_POINTERS)

    @property
    def headings(self) -> tuple[Span, ...]:
        """Where a pointer covers no sentence, but shows that its entry is used."""
        return tuple(b.span for b in self.blocks if b.kind is BlockKind.HEADING)


_LINE_END = re.compile(r"\r\n|\n|\r")


def lines_of(text: str, span: Span) -> Iterator[Span]:
    r"""Yield the lines of a stretch of text, without their ends.

    >>> [line.of("a\r\nb\n\nc") for line in lines_of("a\r\nb\n\nc", Span(0, 7))]
    ['a', 'b', '', 'c']
    """
    start = span.start
    for end in _LINE_END.finditer(text, span.start, span.end):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, span.end)
