"""A document as it was read: its text, its blocks, its pointers, its list of entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from evidencegraph.model.finding import Problem
from evidencegraph.model.place import LineIndex, Location, Span


class BlockKind(StrEnum):
    """What a block of a document is for."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """An item of a list."""
    ENTRY = "entry"
    """Part of the list of references."""
    ASIDE = "aside"
    """Code, front matter, markup: nothing that a document puts forward as true."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list item.

    Attributes:
        kind: what the block is for.
        span: where it stands in the document's text, without its bullet or marker.
        section: the nearest heading above it; empty before the first.
    """

    kind: BlockKind
    span: Span
    section: str = ""


class PointerStyle(StrEnum):
    """How a document points at its sources."""

    BRACKETED = "bracketed number"
    """``[7]``, ``[1][2]``, ``[1,3-5]``"""
    BARE = "bare trailing number"
    """``... as the guideline says 1.``"""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A mark in the text that points at one entry or several.

    Attributes:
        span: where the mark stands in the document's text.
        keys: the entries pointed at, ranges expanded, in the order of the text.
    """

    span: Span
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of references, as written.

    Attributes:
        key: what pointers call it, ``"7"``.
        span: where it stands in the document's text.
        text: the entry without its number or bullet.
    """

    key: str
    span: Span
    text: str


@dataclass(frozen=True)
class Document:
    """The text under audit, and what was understood of it.

    Attributes:
        path: the file as the user named it.
        text: the whole text; every span below counts its characters.
        title: the first heading, or the file's name.
        blocks: in the order of the text, not overlapping.
        pointers: in the order of the text, not overlapping.
        entries: in the order of the list.
        hidden: marks of the format inside blocks (emphasis, link targets), which are no words.
        style: how the document points at its sources.
        problems: what could not be understood.
    """

    path: str
    text: str = field(repr=False)
    title: str = ""
    blocks: tuple[Block, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    entries: tuple[Entry, ...] = ()
    hidden: tuple[Span, ...] = ()
    style: PointerStyle = PointerStyle.NONE
    problems: tuple[Problem, ...] = ()

    @cached_property
    def lines(self) -> LineIndex:
        """The index from offsets to lines."""
        return LineIndex.of(self.text)

    def locate(self, offset: int) -> Location:
        """Return the place of an offset of the text."""
        return self.lines.locate(self.path, offset)
