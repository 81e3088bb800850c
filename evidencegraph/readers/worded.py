"""Numbers that a word calls references: ``(ref. 12)``, ``see refs 3 and 4``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numerals import NUMBERS, expand

_WORDED = re.compile(rf"\b[Rr]efs?(?:\.|\b)\s?(?P<numbers>{NUMBERS})(?![\w%]|\.\d)")


def find(words: str, area: Span) -> Iterator[Pointer]:
    """Yield the numbers that a word calls references; a list must confirm them.

    >>> text = "Seen before (for review, see ref. 12), and again (refs 3,4); HREF 5."
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('12',), ('3', '4')]
    """
    if words.find("ef", area.start, area.end) < 0:
        return
    for match in _WORDED.finditer(words, area.start, area.end):
        keys = expand(match["numbers"])
        if keys:
            yield Pointer(Span(*match.span("numbers")), keys)
