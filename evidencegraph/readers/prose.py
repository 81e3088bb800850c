"""A document as a reader sees it: hidden marks gone, the way back kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidencegraph.model import MaskedText, Pointer, Span
from evidencegraph.readers.layout import Layout

_NUMBER = re.compile(r"\s*(?:[-*+•]\s+)?[\[(]?\d{1,5}(?:[\]).:\t]|\s+\D)")


@dataclass(frozen=True, slots=True)
class Prose:
    """What pointers are looked for in.

    Attributes:
        words: the whole text without its hidden marks.
        areas: paragraphs, items and rows among the words.
        headings: among the words.
        raised: superscripts among the words.
        keys: of the entries listed.
        numbered: whether the list itself shows its numbers.
    """

    words: str
    areas: tuple[Span, ...]
    headings: tuple[Span, ...]
    raised: tuple[Span, ...]
    keys: frozenset[str]
    numbered: bool
    _masked: MaskedText

    @classmethod
    def of(cls, text: str, layout: Layout) -> Prose:
        """Hide what a layout hides."""
        masked = MaskedText.of(text, Span(0, len(text)), layout.hidden)
        shown = sum(1 for e in layout.entries if _NUMBER.match(e.span.of(text)))
        return cls(
            words=masked.words,
            areas=tuple(_placed(layout.areas, masked)),
            headings=tuple(_placed(layout.headings, masked)),
            raised=tuple(_placed(layout.raised, masked)),
            keys=frozenset(entry.key for entry in layout.entries),
            numbered=bool(layout.entries) and shown >= len(layout.entries) / 2,
            _masked=masked,
        )

    def place(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return where stretches of the text stand among the words."""
        return tuple(_placed(spans, self._masked))

    def restore(self, pointers: Iterable[Pointer]) -> tuple[Pointer, ...]:
        """Return pointers with their places in the text instead of among the words."""
        return tuple(Pointer(self._masked.span(p.span), p.keys) for p in pointers)


def _placed(spans: Iterable[Span], masked: MaskedText) -> Iterator[Span]:
    return (Span(masked.place(span.start), masked.place(span.end)) for span in spans)
