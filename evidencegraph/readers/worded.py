"""Numbers that words call references: ``(ref. 12)``, ``see refs 3 and 4``, ``[reviewed in 6]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numerals import NUMBERS, expand

_WORDED = re.compile(rf"\b[Rr]efs?(?:\.|\b)\s?(?P<numbers>{NUMBERS})(?![\w%]|\.\d)")

# In square brackets small words or an abbreviation may lead the numbers: "[reviewed in 6]",
# "[HAPA; 31]", "[see reference 15]"; but "[SD 60]", "[n = 6]".
_LEAD = (
    r"(?:see|also|reviewed|described|discussed|shown|by|in|from|for|review|but|cf\.|e\.g\.,?"
    r"|references?)"
)
_LED = re.compile(
    rf"\[(?:(?:{_LEAD}[,:]?\s){{1,5}}|[A-Z][A-Za-z-]{{1,11}};\s)(?P<numbers>{NUMBERS})\s*\]"
)


def find(words: str, area: Span) -> Iterator[Pointer]:
    """Yield the numbers that a word calls references; a list must confirm them.

    >>> text = "Seen before (for review, see ref. 12), and again (refs 3,4); HREF 5 [see 6]."
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('12',), ('3', '4'), ('6',)]
    """
    for sign, pattern, group in (("ef", _WORDED, "numbers"), ("[", _LED, 0)):
        if words.find(sign, area.start, area.end) < 0:
            continue
        for match in pattern.finditer(words, area.start, area.end):
            keys = expand(match["numbers"])
            if keys:
                yield Pointer(Span(*match.span(group)), keys)
