"""What a marked-up file shows, written down piece by piece with the way back to the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidencegraph.model import Block, BlockKind, Entry, OffsetMap, Pointer, PointerStyle, Span
from evidencegraph.readers.invisible import has_invisible, visible
from evidencegraph.readers.layout import Layout, Link

_BETWEEN = re.compile(r"[\s,;]*(?P<dash>[-–—−])?[\s,;]*|\s*and\s*")
_MOST_BETWEEN = 12
_LONGEST_RANGE = 200


@dataclass(slots=True)
class Transcript:
    """Takes down text, blocks, superscripts, links and references in the order of a file.

    Attributes:
        raised: superscripts, in the order of the text.
        links: in the order of the text.
        marks: what the format marks as pointers: where, and the names of the entries meant.
        entries: of the list of references.
    """

    raised: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[tuple[Span, tuple[str, ...]]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    length: int = 0
    _pieces: list[str] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _origins: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _section: str = ""
    _opened: int = 0

    def write(self, words: str, origin: Span) -> None:
        """Take down words that a stretch of the file shows."""
        if has_invisible(words):
            copied = len(words) == origin.end - origin.start
            for run in visible(words):
                at = Span(origin.start + run.start, origin.start + run.end)
                self.write(run.of(words), at if copied else origin)
        elif words:
            self._pieces.append(words)
            self._starts.append(self.length)
            self._origins.append(origin.start)
            self._ends.append(origin.end)
            self.length += len(words)

    def end_block(self, kind: BlockKind, at: int, level: int = 0) -> Span | None:
        """Make a block of what was taken down since the last one; None where it is empty.

        Args:
            kind: of the block.
            at: where it ends in the file.
            level: of a heading, where the format tells.
        """
        start = self._opened
        words = self.since(start)
        if not words.strip():
            return None
        lead = len(words) - len(words.lstrip())
        span = Span(start + lead, start + len(words.rstrip()))
        self._blocks.append(Block(kind, span, self._section, level))
        if kind is BlockKind.HEADING:
            self._section = " ".join(words.split())
        self.write("\n\n", Span(at, at))
        self._opened = self.length
        return span

    def since(self, start: int) -> str:
        """Return what was taken down from an offset on; blocks begin where pieces do."""
        taken: list[str] = []
        for begin, piece in zip(reversed(self._starts), reversed(self._pieces), strict=True):
            if begin < start:
                break
            taken.append(piece)
        return "".join(reversed(taken))

    def text(self) -> str:
        """Return everything taken down."""
        return "".join(self._pieces)

    def offsets(self) -> OffsetMap:
        """Return the way back to the file."""
        return OffsetMap(tuple(self._starts), tuple(self._origins), tuple(self._ends))

    def layout(self, style: PointerStyle = PointerStyle.NONE) -> Layout:
        """Return the layout of the text; marks that lead to entries became pointers."""
        text = self.text()
        pointers = tuple(join_marks(text, self.marks, self.entries))
        if style is PointerStyle.NONE and pointers:
            style = _style_of(text, pointers, self.raised)
        return Layout(
            tuple(self._blocks),
            tuple(self.entries),
            raised=tuple(self.raised),
            links=tuple(self.links),
            pointers=pointers,
            style=style,
        )


def join_marks(
    text: str, marks: Sequence[tuple[Span, tuple[str, ...]]], entries: Sequence[Entry]
) -> list[Pointer]:
    """Return one pointer for marks that stand together, ranges filled, brackets included.

    >>> listed = [Entry(key, Span(0, 0), "") for key in "1234"]
    >>> join_marks("Rare [1, 2-4].", [(Span(6, 7), ("1",)), (Span(9, 10), ("2",)),
    ...                               (Span(11, 12), ("4",))], listed)
    [Pointer(span=Span(start=5, end=13), keys=('1', '2', '3', '4'))]
    """
    order = {entry.key: at for at, entry in enumerate(entries)}
    joined: list[tuple[Span, list[str]]] = []
    for span, keys in marks:
        if joined and 0 <= span.start - joined[-1][0].end <= _MOST_BETWEEN:
            between = _BETWEEN.fullmatch(text, joined[-1][0].end, span.start)
            if between and "\n\n" not in between[0]:
                before = joined[-1][1]
                if between["dash"] and keys:
                    low, high = order.get(before[-1], 0), order.get(keys[0], 0)
                    if 0 < high - low <= _LONGEST_RANGE:
                        before.extend(entry.key for entry in entries[low + 1 : high])
                before.extend(keys)
                joined[-1] = (Span(joined[-1][0].start, span.end), before)
                continue
        if keys and (not joined or span.start >= joined[-1][0].end):
            joined.append((span, list(keys)))
    return [
        Pointer(_with_brackets(text, span), tuple(dict.fromkeys(keys))) for span, keys in joined
    ]


def _with_brackets(text: str, span: Span) -> Span:
    """Take in the brackets around a pointer that hold nothing else."""
    pair = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return Span(span.start - 1, span.end + 1) if pair in {"[]", "()"} else span


def _style_of(text: str, pointers: Sequence[Pointer], raised: Sequence[Span]) -> PointerStyle:
    """Return the style that most of some marked pointers show."""
    starts = {span.start for span in raised}
    styles = [PointerStyle.LINK]
    for pointer in pointers[:200]:
        shown = pointer.span.of(text)
        if pointer.span.start in starts:
            styles.append(PointerStyle.SUPERSCRIPT)
        elif re.search(r"[^\W\d_]{2}", shown):
            styles.append(PointerStyle.AUTHOR_YEAR)
        elif shown.startswith("["):
            styles.append(PointerStyle.BRACKETED)
        elif shown.startswith("("):
            styles.append(PointerStyle.ROUND)
    return max(dict.fromkeys(styles), key=styles.count) if len(styles) > 1 else PointerStyle.LINK
