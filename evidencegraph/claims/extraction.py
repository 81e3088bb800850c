"""Sentences of a document, and which pointers cover each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from evidencegraph.bulk import without_collection
from evidencegraph.claims.clauses import PlacedMarks, cited_clauses
from evidencegraph.claims.scope import CitingBlock, attributed, source_labels, widened
from evidencegraph.claims.sentence import Mark, Sentence
from evidencegraph.claims.splitting import cut_sentences
from evidencegraph.claims.waivers import waiver_spans
from evidencegraph.identifiers import find_identifiers
from evidencegraph.model import (
    Block,
    BlockKind,
    Direction,
    Document,
    MaskedText,
    Pointer,
    Scope,
    Span,
    SpanIndex,
)
from evidencegraph.wording import asserts, direction_before

_WITH_CLAIMS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW})
_STOPS = (".", "!", "…")
_CLOSING = "\"'”’)]*_"
_CLAUSE = re.compile(r"\s*(?:[;,:]\s|,?\s*\b(?:and|but|whereas|while|although)\b)(?=(?:\W*\w+){3})")
"""What follows a pointer that closes a part of its sentence."""
_FEWEST_WORDS = 3
_SPOKEN = re.compile(r"(?!citeturn\d)[^\W\d_][^\W_]|@\w|\d[\w-]*[-\s][^\W\d_]{2}")
_JOINT = re.compile(r"[ \t]?[,;][ \t]?")
_WORD = re.compile(r"\w")
_AFTERWARDS = re.compile(r"[\s.,;:!?…\"'”’)\]*_]*")


@without_collection()
def read_sentences(document: Document, *, paragraph_scope: bool = True) -> tuple[Sentence, ...]:
    """Return the sentences of a document's paragraphs and items, in order.

    Args:
        document: as read.
        paragraph_scope: whether a pointer covers other sentences too: those of the paragraph that
            it closes, where the document does so by habit; those above a line of sources; the
            items of a list that it leads in.

    >>> from evidencegraph.model import Span
    >>> text = "PML is rare. It can kill.[1]"
    >>> paper = Document("a.txt", text, blocks=(Block(BlockKind.PARAGRAPH, Span(0, 28)),),
    ...                  pointers=(Pointer(Span(25, 28), ("1",)),))
    >>> [(s.text, s.marks[0].scope.value) for s in read_sentences(paper)]
    [('PML is rare.', 'paragraph'), ('It can kill.', 'sentence')]
    """
    blocks = [attributed(block) for block in _citing_blocks(document)]
    if paragraph_scope:
        return tuple(widened(blocks))
    return tuple(sentence for block in blocks for sentence in block.sentences)


def _citing_blocks(document: Document) -> Iterator[CitingBlock]:
    """Yield the blocks of a document with their sentences."""
    hidden = SpanIndex.of(document.hidden)
    cut = SpanIndex.of([*document.hidden, *_unspoken(document, hidden), *waiver_spans(document)])
    pointers = {pointer.span: pointer for pointer in document.pointers}
    pointed = SpanIndex.of(pointers)
    labels = SpanIndex.of(source_labels(document))
    for block in document.blocks:
        if block.kind not in _WITH_CLAIMS:
            yield CitingBlock(block.kind)
            continue
        inside = [pointers[span] for span in pointed.within(block.span)]
        silent = cut.within(block.span)
        line = _source_line(document, block, labels, (hidden, pointed))
        if line:
            silent = tuple(sorted((*silent, line)))
        masked = MaskedText.of(document.text, block.span, silent)
        yield _citing_block(document, block, masked, inside, line)


def _citing_block(
    document: Document,
    block: Block,
    masked: MaskedText,
    pointers: Sequence[Pointer],
    line: Span | None,
) -> CitingBlock:
    """Return a block with its sentences, and what of it shows how far its pointers reach."""
    if block.kind is BlockKind.ROW:
        return CitingBlock(block.kind, tuple(_row(document, block, masked, pointers)))
    sentences = tuple(_sentences(document, block, masked, pointers))
    if not sentences:
        alone = _marks(document, block.span, pointers)
        return CitingBlock(block.kind, lone=tuple(mark for its in alone for mark in its))
    return CitingBlock(
        block.kind,
        sentences,
        closed=bool(pointers) and _closes(document, block, pointers[-1]),
        labelled=bool(line and pointers and line.start < pointers[0].span.start),
    )


def _source_line(
    document: Document, block: Block, labels: SpanIndex, silent: Sequence[SpanIndex]
) -> Span | None:
    """Return the end of a block from "Sources:" on, where only pointers follow."""
    for label in labels.within(block.span)[-1:]:
        rest = Span(label.end, block.span.end)
        cut = sorted(span for index in silent for span in index.within(rest))
        if not _WORD.search(MaskedText.of(document.text, rest, cut).words):
            return Span(label.start, block.span.end)
    return None


def _unspoken(document: Document, hidden: SpanIndex) -> Iterator[Span]:
    """Yield the pointers that are no words of their sentence: all but linked or narrative ones.

    In "[Cytarabine](https://...) failed" and "as @hall1998 says" the pointer is spoken. The comma
    of "[1], [2]" is no word either.
    """
    end = 0
    for pointer in document.pointers:
        span = pointer.span
        shown = MaskedText.of(document.text, span, hidden.within(span)).words
        if not _SPOKEN.match(shown) or find_identifiers(shown):
            joined = _JOINT.fullmatch(document.text, end, span.start)
            yield Span(end if joined else span.start, span.end)
            end = span.end


def _sentences(
    document: Document, block: Block, masked: MaskedText, pointers: Sequence[Pointer]
) -> Iterator[Sentence]:
    """Yield the sentences of a block; a pointer after a full stop belongs before it.

    Where every sentence of the block has one before it, each belongs to what follows it.
    """
    cuts = list(cut_sentences(masked))
    leads = _leads(document, masked, [span for _, span, _ in cuts], pointers)
    taken = 0
    for index, (area, span, words) in enumerate(cuts):
        after = span.end if leads else cuts[min(index + 1, len(cuts) - 1)][1].start
        stop = after if index + 1 < len(cuts) else block.span.end
        first = taken
        while taken < len(pointers) and pointers[taken].span.end <= stop:
            taken += 1
        mine = pointers[first:taken]
        whole = Span(span.start, max([span.end, *(pointer.span.end for pointer in mine)]))
        placed = _placed(masked, mine, list(_marks(document, whole, mine)))
        marks = tuple(mark for pointer in placed for mark in pointer.marks)
        closed = words.rstrip(_CLOSING).endswith(_STOPS)
        is_claim = asserts(words, closed=closed) or _is_cited_claim(words, marks)
        clauses = cited_clauses(masked, area, placed) if is_claim else ()
        yield Sentence(words, whole, block.section, is_claim, marks, clauses)


def _leads(
    document: Document,
    masked: MaskedText,
    sentences: Sequence[Span],
    pointers: Sequence[Pointer],
) -> bool:
    """Tell whether pointers stand before their sentences: "[1] It is rare. [2] It kills."."""
    if not pointers or document.text[pointers[0].span.start] != "[":
        return False
    if _WORD.search(masked.words[: masked.place(pointers[0].span.start)]):
        return False
    stand = SpanIndex.of(pointer.span for pointer in pointers)
    last = sentences[-1].end if sentences else 0
    return pointers[-1].span.end <= last and all(
        stand.within(Span(before.end, after.start)) for before, after in pairwise(sentences)
    )


def _placed(
    masked: MaskedText, pointers: Sequence[Pointer], marks: Sequence[tuple[Mark, ...]]
) -> list[PlacedMarks]:
    return [
        PlacedMarks(masked.place(pointer.span.start), masked.place(pointer.span.end), its)
        for pointer, its in zip(pointers, marks, strict=True)
    ]


def _row(
    document: Document, block: Block, masked: MaskedText, pointers: Sequence[Pointer]
) -> Iterator[Sentence]:
    """Yield a row of a table as one sentence; it is a claim only if it cites."""
    words = "; ".join(cell for cell in map(str.strip, masked.words.split("|")) if cell)
    if words:
        marks = [
            replace(mark, scope=Scope.ROW, direction=Direction.SUPPORTS, cue="")
            for its in _marks(document, block.span, pointers)
            for mark in its
        ]
        is_claim = bool(marks) and len(re.findall(r"[^\W\d_]{2,}", words)) >= _FEWEST_WORDS
        yield Sentence(words, block.span, block.section, is_claim, tuple(marks))


def _is_cited_claim(words: str, marks: Sequence[Mark]) -> bool:
    """Tell whether a fragment counts as a claim because it carries a pointer."""
    return bool(marks) and not words.endswith("?") and re.search(r"[^\W\d_]", words) is not None


def _marks(
    document: Document, sentence: Span, pointers: Sequence[Pointer]
) -> Iterator[tuple[Mark, ...]]:
    """Yield the marks of each pointer of a sentence."""
    start = sentence.start
    for pointer in pointers:
        direction, cue = direction_before(document.text[start : pointer.span.start])
        place = document.locate(pointer.span.start)
        goes_on = pointer is not pointers[-1] and _CLAUSE.match(
            document.text, pointer.span.end, sentence.end
        )
        scope = Scope.CLAUSE if goes_on else Scope.SENTENCE
        yield tuple(Mark(key, place, scope, direction, cue) for key in pointer.keys)
        start = pointer.span.end


def _closes(document: Document, block: Block, pointer: Pointer) -> bool:
    """Tell whether nothing but punctuation follows a pointer in its block."""
    rest = _AFTERWARDS.match(document.text, pointer.span.end, block.span.end)
    return rest is not None and rest.end() == block.span.end
