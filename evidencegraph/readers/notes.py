"""Footnotes of Markdown: ``[^1]`` and ``[^1]: the note``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Entry, Pointer, Span

_MARK = re.compile(r"\[\^(?P<key>[^\]\s^]{1,60})\](?!:)")
_NOTE = re.compile(
    r"^ {0,3}\[\^(?P<key>[^\]\s^]{1,60})\]:[ \t]*(?P<body>[^\r\n]*(?:\r?\n(?:[ \t]+\S[^\r\n]*))*)",
    re.MULTILINE,
)


def find(text: str, area: Span) -> Iterator[Pointer]:
    """Yield the footnote marks of a stretch of text.

    >>> text = "PML is rare.[^1] It can kill.[^b]"
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('1',), ('b',)]
    """
    for match in _MARK.finditer(text, area.start, area.end):
        yield Pointer(Span(*match.span()), (match["key"],))


def read_notes(text: str) -> tuple[Entry, ...]:
    r"""Return the footnotes of a text as entries.

    >>> [(entry.key, entry.text) for entry in read_notes("A.[^1]\n\n[^1]: Hall CD. 1998.")]
    [('1', 'Hall CD. 1998.')]
    """
    if "[^" not in text:
        return ()
    return tuple(
        Entry(match["key"], Span(*match.span()), " ".join(match["body"].split()))
        for match in _NOTE.finditer(text)
    )
