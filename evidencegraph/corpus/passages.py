"""A document's words cut at its claims and pointers, so that it can be read with both marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from evidencegraph.claims import waiver_spans
from evidencegraph.model import (
    Block,
    BlockKind,
    Claim,
    Document,
    MaskedText,
    Part,
    Passage,
    Pointer,
    Span,
    SpanIndex,
)

_SHOWN = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW})
_DEEPEST = 6
_T = TypeVar("_T")
_MARKED = re.compile(r"(#{1,6})\s*$")


def passages_of(
    document: Document, claims: Sequence[Claim], target: Callable[[str], str]
) -> tuple[Passage, ...]:
    """Return the passages of a document, in the order of its text.

    Its list of references is left out: the references are in the graph.

    Args:
        document: as read.
        claims: those that it makes, in any order; they may stand inside each other.
        target: returns the id of the work that a key of a pointer leads to; empty for none.

    >>> from evidencegraph.model import Location
    >>> paper = Document("a.txt", "PML kills.", blocks=(Block(BlockKind.PARAGRAPH, Span(0, 10)),))
    >>> claim = Claim("claim:1", "a.txt", "PML kills.", Location("a.txt", 1, 1), start=0, end=10)
    >>> passages_of(paper, [claim], str)[0].parts
    (Part(text='PML kills.', claim='claim:1', references=(), pointer=False),)
    """
    cutter = _Cutter(document, claims, target)
    return tuple(cutter.passages())


class _Cutter:
    """Knows what of a document is hidden, claimed and pointed."""

    def __init__(
        self, document: Document, claims: Sequence[Claim], target: Callable[[str], str]
    ) -> None:
        self._document = document
        self._target = target
        self._hidden = SpanIndex.of([*document.hidden, *waiver_spans(document)])
        self._claims = sorted(claims, key=lambda claim: (claim.start, -claim.end))
        self._starts = [claim.start for claim in self._claims]
        self._pointers = {pointer.span: pointer for pointer in document.pointers}
        self._pointer_spans = SpanIndex.of(self._pointers)

    def passages(self) -> Iterator[Passage]:
        """Yield the passages that have words."""
        first = True
        for block in self._document.blocks:
            if block.kind not in _SHOWN:
                continue
            parts = _tidy(list(self._parts(block)))
            if not parts:
                continue
            level = self._level(block, first=first) if block.kind is BlockKind.HEADING else 0
            first = first and not level
            yield Passage(block.kind, tuple(parts), level)

    def _level(self, block: Block, *, first: bool) -> int:
        """Return the level of a heading; where nothing tells it, the title is above others."""
        if block.level:
            return block.level
        marks = _MARKED.search(self._document.text[: block.span.start][-_DEEPEST - 2 :])
        if marks:
            return len(marks[1])
        words = " ".join(block.span.of(self._document.text).split())
        return 1 if first and words.startswith(self._document.title) else 2

    def _parts(self, block: Block) -> Iterator[Part]:
        masked = MaskedText.of(self._document.text, block.span, self._hidden.within(block.span))
        claims = list(self._claims_in(block.span))
        pointers = self._pointer_spans.within(block.span)
        ends = {block.span.start, block.span.end}
        for span in [*pointers, *(span for span, _ in claims)]:
            ends |= {span.start, min(span.end, block.span.end)}
        claimed = _Sweep(sorted(claims))
        marked = _Sweep([(span, span) for span in pointers])
        for start, end in pairwise(sorted(ends)):
            words = masked.words[masked.place(start) : masked.place(end)]
            inner = [(span.end - span.start, name) for span, name in claimed.at(start)]
            claim = min(inner)[1] if inner else ""
            mark = next((span for span, _ in marked.at(start)), None)
            if mark is None:
                yield Part(words, claim)
            elif mark.start == start:
                yield self._pointed(self._pointers[mark], words, claim)

    def _pointed(self, pointer: Pointer, words: str, claim: str) -> Part:
        """Return a pointer; one that its format hides is shown by its keys."""
        works = filter(None, map(self._target, pointer.keys))
        shown = words if words.strip() else f"[{', '.join(pointer.keys)}]"
        return Part(shown, claim, tuple(works), pointer=True)

    def _claims_in(self, area: Span) -> Iterator[tuple[Span, str]]:
        """Yield the claims of a stretch of the text, and where in the text they stand."""
        inside = self._document.in_file(area)
        at = bisect_left(self._starts, inside.start)
        while at < len(self._claims) and self._starts[at] < inside.end:
            claim = self._claims[at]
            span = Span(self._in_text(area, claim.start), self._in_text(area, claim.end))
            if span.start < span.end:
                yield span, claim.id
            at += 1

    def _in_text(self, area: Span, place: int) -> int:
        """Return where in the text a place of the file is shown."""
        shown = range(area.start, area.end)
        return area.start + bisect_left(shown, place, key=self._document.offsets.origin)


class _Sweep(Generic[_T]):
    """Tells which spans hold a place, for places that only grow: each span is looked at once."""

    def __init__(self, spans: Sequence[tuple[Span, _T]]) -> None:
        self._spans = spans
        self._next = 0
        self._open: list[tuple[Span, _T]] = []

    def at(self, place: int) -> list[tuple[Span, _T]]:
        """Return the spans that hold a place, in their order."""
        while self._next < len(self._spans) and self._spans[self._next][0].start <= place:
            self._open.append(self._spans[self._next])
            self._next += 1
        self._open = [one for one in self._open if place < one[0].end]
        return self._open


def _tidy(parts: list[Part]) -> list[Part]:
    """Return parts with single spaces between words, none around the whole, none empty."""
    tidied: list[Part] = []
    spaced = True
    for part in parts:
        words = re.sub(r"\s+", " ", part.text)
        words = words.removeprefix(" ") if spaced else words
        if words:
            tidied.append(Part(words, part.claim, part.references, part.pointer))
            spaced = words.endswith(" ")
    while tidied and not (words := tidied[-1].text.rstrip()):
        tidied.pop()
    if tidied:
        last = tidied.pop()
        tidied.append(Part(last.text.rstrip(), last.claim, last.references, last.pointer))
    return tidied
