"""Where something stands: a path with line and column, or a span of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

_LONE_RETURN = re.compile(r"\r(?!\n)")


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place that a person can go to, ``path:line:column``.

    Attributes:
        path: the file as the user named it.
        line: counted from 1; 0 where the whole file is meant.
        column: counted from 1 in characters; 0 where the whole line is meant.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Print the place the way editors and compilers do.

        >>> str(Location("paper.md", 12, 5)), str(Location("paper.md"))
        ('paper.md:12:5', 'paper.md')
        """
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, ``text[start:end]``, in characters."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        """Tell whether an offset lies inside."""
        return isinstance(offset, int) and self.start <= offset < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies inside this one.

        >>> Span(0, 9).covers(Span(3, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the stretch itself.

        >>> Span(1, 3).of("abcd")
        'bc'
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class LineIndex:
    r"""Turns offsets of one text into lines and columns.

    Lines end at ``\n``, ``\r\n`` or a lone ``\r``, as editors count them.

    >>> LineIndex.of("ab\ncd").locate("x.txt", 4)
    Location(path='x.txt', line=2, column=2)
    """

    starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> LineIndex:
        """Index a text once; look-ups then take logarithmic time."""
        if "\r" in text:  # one alone ends a line as well
            text = _LONE_RETURN.sub("\n", text)
        *lines, _ = text.split("\n")
        return cls((0, *accumulate(len(line) + 1 for line in lines)))

    def locate(self, path: str, offset: int) -> Location:
        """Return line and column of an offset, both counted from 1."""
        line = bisect_right(self.starts, offset)
        return Location(path, line, offset - self.starts[line - 1] + 1)
