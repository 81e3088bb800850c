"""A block's words without its pointers and marks, and the way back to the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evidencegraph.model.place import Span

_LINE_ENDS = "\n\r\t\u2028"


@dataclass(frozen=True, slots=True)
class MaskedText:
    """The words of a block, with offsets into the document kept.

    Attributes:
        words: the block without what was cut out; line ends became spaces.
    """

    words: str
    _starts: tuple[int, ...] = field(repr=False)
    _origins: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str, area: Span, cut: Iterable[Span]) -> MaskedText:
        """Cut spans, sorted and not overlapping, out of an area of a text.

        >>> MaskedText.of("PML.[1] It", Span(0, 10), [Span(4, 7)]).words
        'PML. It'
        """
        pieces, starts, origins = [], [], []
        length = 0
        for piece in _kept(area, cut):
            starts.append(length)
            origins.append(piece.start)
            pieces.append(piece.of(text))
            length += piece.end - piece.start
        words = "".join(pieces)
        for line_end in _LINE_ENDS:  # faster than one call of translate
            words = words.replace(line_end, " ")
        return cls(words, tuple(starts), tuple(origins))

    def origin(self, offset: int) -> int:
        """Return where a character of the words stands in the document.

        >>> MaskedText.of("PML.[1] It", Span(0, 10), [Span(4, 7)]).origin(5)
        8
        """
        piece = max(bisect_right(self._starts, offset) - 1, 0)
        return self._origins[piece] + offset - self._starts[piece] if self._starts else 0

    def place(self, origin: int) -> int:
        """Return where a character of the document stands in the words, or would stand.

        >>> MaskedText.of("PML.[1] It", Span(0, 10), [Span(4, 7)]).place(8)
        5
        """
        piece = bisect_right(self._origins, origin) - 1
        if piece < 0:
            return 0
        after = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.words)
        return min(self._starts[piece] + origin - self._origins[piece], after)

    def span(self, span: Span) -> Span:
        """Return where a stretch of the words stands in the document.

        >>> MaskedText.of("PML.[1] It", Span(0, 10), [Span(4, 7)]).span(Span(3, 7))
        Span(start=3, end=10)
        """
        last = max(span.end - 1, span.start)
        return Span(self.origin(span.start), self.origin(last) + (span.end > span.start))


def _kept(area: Span, cut: Iterable[Span]) -> Iterator[Span]:
    start = area.start
    for span in cut:
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < area.end:
        yield Span(start, area.end)


@dataclass(frozen=True, slots=True)
class SpanIndex:
    """Sorted spans that can be asked which of them lie in an area."""

    spans: tuple[Span, ...]
    _starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, spans: Iterable[Span]) -> SpanIndex:
        """Index spans by where they start."""
        ordered = tuple(sorted(spans))
        return cls(ordered, tuple(span.start for span in ordered))

    def within(self, area: Span) -> tuple[Span, ...]:
        """Return the spans that start inside an area.

        >>> SpanIndex.of([Span(0, 1), Span(5, 6)]).within(Span(4, 9))
        (Span(start=5, end=6),)
        """
        first = bisect_left(self._starts, area.start)
        return self.spans[first : bisect_left(self._starts, area.end)]
