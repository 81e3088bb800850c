"""A document as it was read: its text, its blocks, its pointers, its list of entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from evidencegraph.model.finding import Problem
from evidencegraph.model.offsets import OffsetMap
from evidencegraph.model.place import LineIndex, Location, Span


class BlockKind(StrEnum):
    """What a block of a document is for."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """An item of a list."""
    ENTRY = "entry"
    """Part of the list of references."""
    ROW = "row"
    """A row of a table."""
    ASIDE = "aside"
    """Code, front matter, markup: nothing that a document puts forward as true."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list item.

    Attributes:
        kind: what the block is for.
        span: where it stands in the document's text, without its bullet or marker.
        section: the nearest heading above it; empty before the first.
        level: of a heading, 1 for the title; 0 where the format does not tell.
    """

    kind: BlockKind
    span: Span
    section: str = ""
    level: int = 0


class PointerStyle(StrEnum):
    """How a document points at its sources."""

    BRACKETED = "bracketed number"
    """``[7]``, ``[1][2]``, ``[1,3-5]``"""
    ROUND = "number in round brackets"
    """``(1,3-5)``"""
    SUPERSCRIPT = "superscript number"
    """``^1,3^``, ``<sup>1</sup>``, ``¹²``"""
    FLATTENED = "flattened superscript"
    """``therapy.12,13 The``: superscripts that became plain digits."""
    BARE = "bare trailing number"
    """``... as the guideline says 1.``"""
    AUTHOR_YEAR = "author and year"
    """``(Hall 1998; Gheuens et al., 2013a)``, ``Hall (1998)``"""
    KEY = "citation key"
    """``[@hall1998, p. 3]``, ``\\cite{hall1998}``"""
    NOTE = "footnote"
    """``[^1]``"""
    LINK = "link"
    """A link to the list, to PubMed, a DOI or a page, as its format marks it."""
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
        confidence: how sure the style is, 0 to 1; a share of the evidence, no probability.
        problems: what could not be understood.
        source: the file itself where `text` is what it shows (HTML, JATS, LaTeX, wikitext); empty
            where `text` is the file, and where the file is no text (DOCX, PDF).
        offsets: from `text` to `source`.
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
    confidence: float = 0.0
    source: str = field(default="", repr=False)
    offsets: OffsetMap = field(default_factory=OffsetMap, repr=False)

    @cached_property
    def lines(self) -> LineIndex:
        """The index from offsets of the file to lines."""
        return LineIndex.of(self.source or self.text)

    def locate(self, offset: int) -> Location:
        """Return the place in the file of an offset of the text."""
        return self.lines.locate(self.path, self.offsets.origin(offset))

    def in_file(self, span: Span) -> Span:
        """Return where a stretch of the text stands in the file."""
        return self.offsets.span(span)
