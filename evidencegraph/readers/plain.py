"""Plain text: headings, paragraphs and items told by the shape of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencegraph.model import Block, BlockKind, Span
from evidencegraph.readers.entries import is_list_title, with_entries
from evidencegraph.readers.layout import Layout, lines_of

_BULLET = re.compile(r"\s*(?:[-*+•‣◦▪·–—]|\d{1,3}[.)]|\(\d{1,3}\)|[a-z][.)])\s+(?=\S)")
_LABEL = re.compile(r"[^\W\d_][\w /()-]{0,30}:\s+\S.{0,60}(?<!\d\])$")
_ADDRESS = re.compile(r"https?://|\bdoi\b|\b10\.\d{4}|\bPMID\b", re.IGNORECASE)
_SMALL = re.compile(r"[a-z]")
_POINTER_AT_END = re.compile(r"\[[\d,;\s–-]+\]$|[a-z)]\s\d{1,2}$")

_HEADING_WORDS = 14
"""A line with more words than this is read as a paragraph even without a full stop."""

_WRAP_WIDTHS = range(50, 111)
"""Texts whose longest line is this long may have been wrapped by an editor."""


def lay_out_plain(text: str) -> Layout:
    """Return the layout of a plain text.

    Where lines were wrapped by an editor they are joined again; otherwise every line is a block.
    A short line without a full stop is a heading, and so is a question that stands alone.
    """
    lines = list(lines_of(text, Span(0, len(text))))
    blocks: list[Block] = []
    section = ""
    for span in _joined(lines, text):
        block = _block(span, text, section)
        if block.kind is BlockKind.HEADING:
            section = " ".join(block.span.of(text).split())
        blocks.append(block)
    return with_entries(blocks, text)


def _joined(lines: Sequence[Span], text: str) -> Iterator[Span]:
    """Yield stretches that belong together: one line, or a wrapped paragraph."""
    width = max((line.end - line.start for line in lines), default=0)
    wrapped = width in _WRAP_WIDTHS
    pending: Span | None = None
    for line in lines:
        content = line.of(text)
        if not content.strip():
            if pending:
                yield pending
            pending = None
        elif pending and wrapped and _goes_on(pending.of(text), content, width):
            pending = Span(pending.start, line.end)
        else:
            if pending:
                yield pending
            pending = line
    if pending:
        yield pending


def _goes_on(before: str, line: str, width: int) -> bool:
    """Tell whether a wrapped line continues the one before it.

    An editor wraps where the next word would not have fitted.
    """
    if _BULLET.match(line) or _ADDRESS.match(line.strip()):
        return False
    last = before.splitlines()[-1].rstrip()
    first_word = line.split(maxsplit=1)[0]
    return len(last) + 1 + len(first_word) > width * 0.9 or line[0].isspace()


def _block(span: Span, text: str, section: str) -> Block:
    content = span.of(text)
    bullet = _BULLET.match(content)
    start = span.start + (bullet.end() if bullet else len(content) - len(content.lstrip()))
    inner = Span(start, span.start + len(content.rstrip()))
    words = inner.of(text)
    if bullet and not is_list_title(content):
        return Block(BlockKind.ITEM, inner, section)
    if _is_heading(words):
        return Block(BlockKind.HEADING, inner, section)
    if _LABEL.match(words) and words[-1] not in ".!?":
        return Block(BlockKind.ASIDE, inner, section)
    return Block(BlockKind.PARAGRAPH, inner, section)


def _is_heading(words: str) -> bool:
    if words[-1] in ".!,;…" or "\n" in words or len(words.split()) > _HEADING_WORDS:
        return False
    # A pointer closes a sentence, even where its full stop was lost.
    return not (_SMALL.match(words) or _ADDRESS.search(words) or _POINTER_AT_END.search(words))
