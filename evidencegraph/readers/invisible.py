"""Characters and marks that take no room, which pasted answers and web pages are full of.

They would hide the end of a sentence from its full stop and part words, so they are left out of the
text that is read; the way back to the file keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import OffsetMap, Span

# Soft hyphen, zero-width space, marks of direction, word joiner, byte order mark. Joiners of
# letters (U+200C, U+200D) are part of words in several scripts, and stay.
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_CITED_FROM_HERE = "[cite_start]"
"""Where some assistants begin what ``[cite: 2]`` covers."""
_GAP = re.compile(f"[{_INVISIBLE}]+|{re.escape(_CITED_FROM_HERE)}")


def has_invisible(text: str) -> bool:
    r"""Tell whether a text holds any of them; six searches for one are faster than one for six.

    >>> has_invisible("PML is rare."), has_invisible("PML is rare.\u200b")
    (False, True)
    """
    if _CITED_FROM_HERE in text:
        return True
    return not text.isascii() and any(character in text for character in _INVISIBLE)


def visible(text: str) -> Iterator[Span]:
    r"""Yield the stretches between them.

    >>> [(span.start, span.end) for span in visible("mirta\u00adzapine\u200b")]
    [(0, 5), (6, 12)]
    """
    start = 0
    for gap in _GAP.finditer(text):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < len(text):
        yield Span(start, len(text))


def without_invisible(text: str) -> tuple[str, OffsetMap]:
    r"""Return a text without them, and the way back to it.

    >>> shown, offsets = without_invisible("PML\u200b is rare.")
    >>> shown, offsets.span(Span(4, 6))
    ('PML is rare.', Span(start=5, end=7))
    """
    if not has_invisible(text):
        return text, OffsetMap()
    runs = list(visible(text))
    starts = [0]
    for run in runs:
        starts.append(starts[-1] + run.end - run.start)
    offsets = OffsetMap(
        tuple(starts[:-1]), tuple(run.start for run in runs), tuple(run.end for run in runs)
    )
    return "".join(run.of(text) for run in runs), offsets
