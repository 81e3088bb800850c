"""Footnotes of Markdown: ``[^1]`` and ``[^1]: the note``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from evidencegraph.model import Entry, Pointer, Span, SpanIndex

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


def called(
    text: str, areas: Iterable[Span], pointers: Sequence[Pointer], footnotes: Sequence[Entry]
) -> Iterator[Pointer]:
    r"""Yield pointers, those of a footnote where the footnote is called instead of where it stands.

    What a footnote cites is cited by the sentence that calls it.

    >>> text = "Rare.[^1]\n\n[^1]: See @hall."
    >>> cited, notes = [Pointer(Span(21, 26), ("hall",))], read_notes(text)
    >>> [(p.span.of(text), p.keys) for p in called(text, [Span(0, 9)], cited, notes)]
    [('[^1]', ('hall',))]
    """
    places = SpanIndex.of(pointer.span for pointer in pointers)
    keys = {pointer.span: pointer.keys for pointer in pointers}
    inside = {note.key: places.within(note.span) for note in footnotes}
    moved: set[Span] = set()
    for mark in (mark for area in areas for mark in find(text, area)):
        cited = [span for key in mark.keys for span in inside.get(key, ())]
        if cited:
            moved.update(cited)
            yield Pointer(mark.span, tuple(dict.fromkeys(k for span in cited for k in keys[span])))
    yield from (pointer for pointer in pointers if pointer.span not in moved)
