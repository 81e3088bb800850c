"""What was found, counted against what was expected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from evidencegraph.model import BlockKind, Document, Span, SpanIndex

Gold = list[tuple[int, str]]
"""Where a pointer is expected, and the key that it leads to."""
Found = list[tuple[Span, str]]
"""Where a pointer was found, and a key of it."""
Unjudged = Callable[[Span, str], bool]
"""Tells whether the data say nothing about a key found at a place."""

_REACH = 70
"""A pointer found this many characters from where it was expected still counts as that one."""


@dataclass
class Score:
    """Counts of one measure over many documents."""

    name: str
    aim: str
    right: int = 0
    found: int = 0
    expected: int = 0
    unjudged: int = 0
    worst: list[tuple[int, str]] = field(default_factory=list)

    def add(
        self, name: str, gold: Gold, found: Found, unjudged: Unjudged = lambda _, __: False
    ) -> None:
        """Compare what was found in one document with what was expected.

        Args:
            name: of the document.
            gold: what was expected.
            found: what was found.
            unjudged: asked about what was found and not expected; what it holds true for is
                counted apart, neither right nor wrong.
        """
        right, others = _matches(gold, found)
        apart = sum(unjudged(span, key) for span, key in others)
        self.right += right
        self.found += len(found) - apart
        self.expected += len(gold)
        self.unjudged += apart
        self.worst.append((len(gold) + len(found) - apart - 2 * right, name))

    def __str__(self) -> str:
        """Print precision and recall in per cent.

        Where some of what was found is counted apart, the precision that takes all of it for wrong
        stands beside.
        """
        precision = 100 * self.right / self.found if self.found else 0
        found = self.found + self.unjudged
        recall = 100 * self.right / self.expected if self.expected else 0
        return (
            f"{self.name:44} precision {precision:6.2f}  recall {recall:6.2f}  "
            f"of {self.expected:6}  (aim {self.aim})"
            + (
                f", {self.unjudged} more look alike but are not linked "
                f"(precision {100 * self.right / found:.2f} if all are wrong)"
                if self.unjudged
                else ""
            )
        )


def _matches(gold: Gold, found: Found) -> tuple[int, Found]:
    """Count the expected pointers found near their place, each once; return what is left."""
    places: dict[str, list[Span]] = {}
    for span, key in found:
        places.setdefault(key, []).append(span)
    right = 0
    for place, key in gold:
        near = [s for s in places.get(key, ()) if s.start - _REACH <= place <= s.end + _REACH]
        if near:
            right += 1
            places[key].remove(min(near, key=lambda s: abs(s.start - place)))
    return right, [(span, key) for key, spans in places.items() for span in spans]


def keys_of(document: Document) -> Found:
    """Return every key of every pointer with its place in the file; of tables the data say nothing.

    What is not shown, such as characters without width, counts in the file.
    """
    index = SpanIndex.of(pointer.span for pointer in document.pointers)
    rows = [block.span for block in document.blocks if block.kind is BlockKind.ROW]
    in_rows = {span for row in rows for span in index.within(row)}
    return [
        (document.offsets.span(p.span), key)
        for p in document.pointers
        if p.span not in in_rows
        for key in p.keys
    ]
