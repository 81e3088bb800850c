"""The way from what a file shows back to the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from evidencegraph.model.place import Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Turns offsets of a shown text into offsets of its file; without pieces they are the same.

    A piece was either copied character by character, or stands for something longer in the file:
    ``&amp;`` shows ``&``.

    Attributes:
        starts: where each piece starts in the shown text, ascending.
        origins: where it starts in the file.
        ends: where it ends in the file.
    """

    starts: tuple[int, ...] = field(default=(), repr=False)
    origins: tuple[int, ...] = field(default=(), repr=False)
    ends: tuple[int, ...] = field(default=(), repr=False)

    def origin(self, offset: int) -> int:
        """Return where a shown character stands in the file.

        >>> shown = OffsetMap((0, 1, 2), (3, 4, 9), (4, 9, 10))  # <p>A&amp;B
        >>> [shown.origin(offset) for offset in range(3)], OffsetMap().origin(7)
        ([3, 4, 9], 7)
        """
        if not self.starts:
            return offset
        piece = max(bisect_right(self.starts, offset) - 1, 0)
        return min(self.origins[piece] + offset - self.starts[piece], self.ends[piece])

    def span(self, span: Span) -> Span:
        """Return the stretch of the file that shows a stretch of the text.

        >>> OffsetMap((0, 1, 2), (3, 4, 9), (4, 9, 10)).span(Span(1, 2))
        Span(start=4, end=9)
        """
        if not self.starts or span.end <= span.start:
            return Span(self.origin(span.start), self.origin(span.end))
        last = span.end - 1
        piece = max(bisect_right(self.starts, last) - 1, 0)
        ends_piece = piece + 1 < len(self.starts) and self.starts[piece + 1] == span.end
        end = self.ends[piece] if ends_piece else min(self.origin(last) + 1, self.ends[piece])
        return Span(self.origin(span.start), max(end, self.origin(span.start)))
