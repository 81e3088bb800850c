"""Markdown: blocks by markdown-it, marks inside them hidden so that offsets stay exact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from evidencegraph.model import Block, BlockKind, LineIndex, PointerStyle, Span, SpanIndex
from evidencegraph.readers.entries import mark_entries, with_entries
from evidencegraph.readers.layout import Layout, lines_of
from evidencegraph.readers.markdown_links import inline_links, marks_of, referring_links
from evidencegraph.readers.notes import read_notes
from evidencegraph.readers.raised import CARETS

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LEAD = re.compile(r"[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_TRAIL = re.compile(r"[ \t]+#+\Z")

# Marks of inline Markdown that are no words, each with a sign that it cannot be without.
# Where a group is given, what it holds stays visible. Each pattern begins with the sign itself, and
# what must not stand before it is asked after: only so can `re` leap from sign to sign.
_MARKS = (
    (
        "![",
        re.compile(
            r"!\[(?P<shown>(?:[^\[\]\n]++|\[[^\[\]\n]*+\])*+)\]\([^)\n]{0,2000}\)(?:\{[^{}\n]*+\})?"
        ),
    ),
    ("<", re.compile(r"</?[A-Za-z][^<>\n]*>")),
    # A link shows its words; one with a number keeps the brackets of the pointer that it is.
    (
        "](",
        re.compile(
            r"\[(?<![\\!]\[)(?!\^|@)(?!(?!(?:1[5-9]|20)\d\d\])[\d\s,;–\-\[\]]{1,60}\]\()"
            r"(?P<shown>(?:[^\[\]\n]++|\[[^\[\]\n]*+\])++)\]"
            r"\((?:[^()\s]++|\([^()\s]*+\))*+(?:\s+\"[^\"\n]*+\")?\)"
        ),
    ),
    (
        "](",
        re.compile(
            r"\((?<=\]\()(?:https?:|#|/|\./)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)"
        ),
    ),
    ("^", re.compile(r"\^(?P<shown>\s?[,;–-]\s?|[()\[\]])\^")),
    # Before a digit a star opens only what another one closes: alleles are written "*2, *3".
    (
        "*",
        re.compile(
            r"(\*(?<![\w*\\]\*)\*{0,2})(?=[^\s*\d]|\d[^*\n]*+(?<=\S)\1(?![\w*]))"
            r"|\*(?<=[^\s*\\]\*)(?:\*{0,2}(?![\w*])|\*{1,2})"
        ),
    ),
    ("_", re.compile(r"_(?<![\w\\]_)_{0,2}(?=\w)|_(?<=[\w.,;:!?)]_)_{0,2}(?!\w)")),
    ("`", re.compile(r"`+")),
    ("\\", re.compile(r"\\(?=[\[\]*_`<>#.!()\\-])")),
)
_QUOTED = re.compile(r"(?<=\n)[ \t]*>[ \t>]*")
"""Lines of a quotation or of an item repeat their marker."""
_KINDS = {"heading_open": BlockKind.HEADING, "paragraph_open": BlockKind.PARAGRAPH}
_ASIDES = frozenset({"fence", "code_block", "html_block"})
_RAISED_TAG = re.compile(
    r"<sup>\s*(?P<inner>[^<>\n]{1,80}?(?:</sup>\s?[,;–-]\s?<sup>[^<>\n]{1,80}?)*)\s*</sup>",
    re.IGNORECASE,
)
_RULE_OF_TABLE = re.compile(r"[\s|:+-]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
# Marks inside blocks are found below; that rule of markdown-it would take most of the time.
_PARSER = MarkdownIt("commonmark").enable("table")
_PARSER.core.ruler.enableOnly(["normalize", "block"])
_LABEL = re.compile(r"[^\W\d_][\w /()-]{0,30}:\s+\S.{0,60}(?<!\d\])$")


def lay_out_markdown(text: str) -> Layout:
    """Return the layout of a Markdown text: CommonMark with tables and front matter.

    Code, raw HTML and front matter are asides: nothing there is read as a claim. Only the rules
    of markdown-it for blocks are run: marks inside blocks are found here, where their offsets are
    known.
    """
    front = _FRONT_MATTER.match(text)
    offset = front.end() if front else 0
    tokens = _PARSER.parse(text[offset:])
    starts = [start + offset for start in LineIndex.of(text[offset:]).starts]
    blocks = list(_blocks(tokens, text, starts))
    footnotes = read_notes(text)
    layout = with_entries(_sectioned(blocks, text), text)
    if footnotes and all(text.startswith("[^", entry.span.start) for entry in layout.entries):
        layout = Layout(mark_entries(layout.blocks, [note.span for note in footnotes]), footnotes)
    referring = tuple(referring_links(layout.areas, text))
    links = [*inline_links(layout.areas, text), *referring]
    return replace(
        layout,
        hidden=tuple(_hidden(layout.blocks, text, SpanIndex.of(marks_of(referring)))),
        raised=tuple(_raised(layout.areas, text)),
        links=tuple(sorted(links, key=lambda link: link.span)),
        style=PointerStyle.KEY,
        keyed=tuple(_outside_code(tokens, starts, text)),
        notes=layout.entries is footnotes,
    )


def _outside_code(tokens: Sequence[Token], starts: Sequence[int], text: str) -> Iterator[Span]:
    """Yield the stretches between front matter, blocks and spans of code."""
    start = starts[0]
    spans = _CODE.finditer(text, start) if "`" in text else ()
    code = [Span(*match.span()) for match in spans]
    ends = [*starts, len(text)]
    blocks = [
        Span(starts[token.map[0]], ends[min(token.map[1], len(starts))])
        for token in tokens
        if token.map and token.type in {"fence", "code_block"} and token.map[0] < len(starts)
    ]
    for span in sorted([*code, *blocks]):
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    yield Span(start, len(text))


def _raised(areas: Iterable[Span], text: str) -> Iterator[Span]:
    for area in areas:
        found = []
        if text.find("^", area.start, area.end) >= 0:
            found += [Span(*m.span()) for m in CARETS.finditer(text, area.start, area.end)]
        if text.find("<", area.start, area.end) >= 0:
            tags = _RAISED_TAG.finditer(text, area.start, area.end)
            found += [Span(*match.span("inner")) for match in tags]
        yield from sorted(found)


def _blocks(tokens: Sequence[Token], text: str, starts: Sequence[int]) -> Iterator[Block]:
    """Yield the blocks in the order of the text; code as one aside each, tables row by row."""
    skip_until = 0
    for index, token in enumerate(tokens):
        if token.map is None or token.map[0] < skip_until:
            continue
        first, last = token.map
        end = starts[last] if last < len(starts) else len(text)
        if token.type in _ASIDES:
            skip_until = last
            yield Block(BlockKind.ASIDE, Span(starts[first], end))
        elif token.type == "table_open":
            skip_until = last
            yield from _rows(text, Span(starts[first], end))
        elif token.type in _KINDS:
            inside_item = index > 0 and tokens[index - 1].type == "list_item_open"
            kind = BlockKind.ITEM if inside_item else _KINDS[token.type]
            span = _inner(text, Span(starts[first], end))
            if span.start < span.end:
                yield Block(_refined(kind, span.of(text)), span)


def _rows(text: str, table: Span) -> Iterator[Block]:
    for line in lines_of(text, table):
        content = line.of(text)
        inner = Span(
            line.start + len(content) - len(content.lstrip()), line.start + len(content.rstrip())
        )
        if inner.start < inner.end:
            yield Block(_kind_of_row(content), inner)


def _kind_of_row(line: str) -> BlockKind:
    """Return what a line of a table is; text that no blank line parts from it is no row."""
    if _RULE_OF_TABLE.fullmatch(line):
        return BlockKind.ASIDE
    return BlockKind.ROW if "|" in line else BlockKind.PARAGRAPH


def _inner(text: str, span: Span) -> Span:
    """Return a block without its marker and what trails it."""
    content = span.of(text).rstrip()
    lead = _LEAD.match(content)
    trail = _TRAIL.search(content) if content.endswith("#") else None
    start = span.start + (lead.end() if lead else 0)
    return Span(start, span.start + (trail.start() if trail else len(content)))


def _refined(kind: BlockKind, content: str) -> BlockKind:
    """Tell labels such as "Updated: March 2026" from paragraphs."""
    is_label = _LABEL.match(content) and content[-1] not in ".!?" and "\n" not in content
    return BlockKind.ASIDE if kind is BlockKind.PARAGRAPH and is_label else kind


def _sectioned(blocks: Sequence[Block], text: str) -> list[Block]:
    """Return the blocks, each with the heading above it."""
    section = ""
    found = []
    for block in blocks:
        found.append(Block(block.kind, block.span, section))
        if block.kind is BlockKind.HEADING:
            section = " ".join(block.span.of(text).split())
    return found


def _hidden(blocks: Sequence[Block], text: str, others: SpanIndex) -> Iterator[Span]:
    """Yield the marks inside the blocks, these and others, in order and not overlapping."""
    end = 0
    for block in blocks:
        if block.kind in {BlockKind.ASIDE, BlockKind.ENTRY}:
            continue
        for span in sorted([*_marks(block.span, text), *others.within(block.span)]):
            if span.start >= end:
                yield span
                end = span.end


def _comments(area: Span, text: str) -> Iterator[Span]:
    """Yield the comments of a block; behind the last end of one none is worth looking for."""
    last = text.rfind("-->", area.start, area.end)
    if last >= 0:
        found = _COMMENT.finditer(text, area.start, last + len("-->"))
        yield from (Span(*match.span()) for match in found)


def _marks(area: Span, text: str) -> Iterator[Span]:
    yield from _comments(area, text)
    for sign, pattern in (*_MARKS, (">", _QUOTED)):
        if text.find(sign, area.start, area.end) < 0:
            continue
        for match in pattern.finditer(text, area.start, area.end):
            if "shown" in pattern.groupindex:
                yield Span(match.start(), match.start("shown"))
                yield Span(match.end("shown"), match.end())
            else:
                yield Span(*match.span())
