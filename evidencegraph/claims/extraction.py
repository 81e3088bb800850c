"""Sentences of a document, and which pointers cover each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sentencex import get_sentence_boundaries

from evidencegraph.bulk import without_collection
from evidencegraph.claims.clauses import PlacedMarks, cited_clauses, plain
from evidencegraph.claims.sentence import Mark, Sentence
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
_MISLEADING = (("<", "="), (">", "="), ("‘", "'"))
_UNIT = re.compile(r"\s(?<=\d\s)(?=[a-z]\.\s+[A-Z])")
_BRACKET = re.compile(r"[()\[\]]")
_WITH_STOP = re.compile(r"\((?=[^()]*[.!?]\s)[^()]*\)|\[(?=[^\[\]]*[.!?]\s)[^\[\]]*\]")
_SPOKEN = re.compile(r"[^\W\d_]{2}|@\w")
_AFTERWARDS = re.compile(r"[\s.,;:!?…\"'”’)\]*_]*")


@without_collection()
def read_sentences(document: Document, *, paragraph_scope: bool = True) -> tuple[Sentence, ...]:
    """Return the sentences of a document's paragraphs and items, in order.

    Args:
        document: as read.
        paragraph_scope: whether a pointer that closes a paragraph, whose other sentences carry
            none, covers those sentences too.

    >>> from evidencegraph.model import Span
    >>> text = "PML is rare. It can kill.[1]"
    >>> paper = Document("a.txt", text, blocks=(Block(BlockKind.PARAGRAPH, Span(0, 28)),),
    ...                  pointers=(Pointer(Span(25, 28), ("1",)),))
    >>> [(s.text, s.marks[0].scope.value) for s in read_sentences(paper)]
    [('PML is rare.', 'paragraph'), ('It can kill.', 'sentence')]
    """
    hidden = SpanIndex.of(document.hidden)
    unspoken = _unspoken(document, hidden)
    cut = SpanIndex.of([*document.hidden, *unspoken, *waiver_spans(document)])
    pointers = {pointer.span: pointer for pointer in document.pointers}
    pointed = SpanIndex.of(pointers)
    sentences: list[Sentence] = []
    lead: tuple[Mark, ...] = ()
    for block in document.blocks:
        if block.kind not in _WITH_CLAIMS:
            continue
        inside = [pointers[span] for span in pointed.within(block.span)]
        masked = MaskedText.of(document.text, block.span, cut.within(block.span))
        if block.kind is BlockKind.ROW:
            sentences.extend(_row(document, block, masked, inside))
            continue
        found = list(_sentences(document, block, masked, inside))
        if block.kind is BlockKind.ITEM:
            found = _led(found, lead) if paragraph_scope and not inside else found
        else:
            lead = _leading(found)
        if paragraph_scope and found and inside and _closes(document, block, inside[-1]):
            found = _spread(found)
        sentences.extend(found)
    return tuple(sentences)


def _unspoken(document: Document, hidden: SpanIndex) -> Iterator[Span]:
    """Yield the pointers that are no words of their sentence: all but linked or narrative ones.

    In "[Cytarabine](https://...) failed" and "as @hall1998 says" the pointer is spoken.
    """
    for pointer in document.pointers:
        shown = MaskedText.of(document.text, pointer.span, hidden.within(pointer.span)).words
        if not _SPOKEN.match(shown) or find_identifiers(shown):
            yield pointer.span


def _sentences(
    document: Document, block: Block, masked: MaskedText, pointers: Sequence[Pointer]
) -> Iterator[Sentence]:
    """Yield the sentences of a block; a pointer after a full stop belongs before it."""
    cuts = list(_cut(masked))
    taken = 0
    for index, (area, span, words) in enumerate(cuts):
        stop = cuts[index + 1][1].start if index + 1 < len(cuts) else block.span.end
        first = taken
        while taken < len(pointers) and pointers[taken].span.start < stop:
            taken += 1
        mine = pointers[first:taken]
        whole = Span(span.start, max([span.end, *(pointer.span.end for pointer in mine)]))
        placed = _placed(masked, mine, list(_marks(document, whole, mine)))
        marks = tuple(mark for pointer in placed for mark in pointer.marks)
        closed = words.rstrip(_CLOSING).endswith(_STOPS)
        is_claim = asserts(words, closed=closed) or _is_cited_claim(words, marks)
        clauses = cited_clauses(masked, area, placed) if is_claim else ()
        yield Sentence(words, whole, block.section, is_claim, marks, clauses)


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


def _leading(sentences: Sequence[Sentence]) -> tuple[Mark, ...]:
    """Return the marks of the words that lead a list in: "Trials showed [3]:"."""
    if not sentences or not sentences[-1].text.endswith(":"):
        return ()
    supporting = [m for m in sentences[-1].marks if m.direction is Direction.SUPPORTS]
    return tuple(replace(mark, scope=Scope.LIST) for mark in supporting)


def _led(sentences: list[Sentence], lead: tuple[Mark, ...]) -> list[Sentence]:
    """Let the marks of a lead-in cover an item that has none of its own."""
    return [s.covered(lead) if s.is_claim and lead else s for s in sentences]


def _is_cited_claim(words: str, marks: Sequence[Mark]) -> bool:
    """Tell whether a fragment counts as a claim because it carries a pointer."""
    return bool(marks) and not words.endswith("?") and re.search(r"[^\W\d_]", words) is not None


def _cut(masked: MaskedText) -> Iterator[tuple[Span, Span, str]]:
    """Yield the sentences of a masked text: where each stands in it and in the document, words."""
    for boundary in get_sentence_boundaries("en", _splittable(masked.words)):
        raw = masked.words[boundary["start_index"] : boundary["end_index"]]
        words = plain(raw)
        if words:
            first = boundary["start_index"] + len(raw) - len(raw.lstrip())
            last = boundary["start_index"] + len(raw.rstrip()) - 1
            area = Span(first, last + 1)
            yield area, Span(masked.origin(first), masked.origin(last) + 1), words


def _splittable(words: str) -> str:
    """Return words of the same length without what misleads the splitter.

    It leaves whole whatever stands in brackets or quotation marks, and takes for such all that
    stands from ``p < .05`` to ``OR > 2``, from a bracket that is never closed to the end, from
    ``‘low’`` to the next apostrophe, and all that follows ``(2)``. It takes the unit of ``24 h.``
    for an initial. Brackets count only where one closes and a full stop stands between.

    >>> _splittable("(2) It fell (p < .05 at 24 h. Then it rose (vs. it fell).")
    ',2, It fell ,p = .05 at 24xh. Then it rose (vs. it fell).'
    """
    for written, instead in _MISLEADING:  # faster than one call of translate
        words = words.replace(written, instead)
    plain = _UNIT.sub("x", words)
    if "(" not in plain and "[" not in plain:
        return plain
    kept = {place for match in _WITH_STOP.finditer(plain) for place in match.span()}
    return _BRACKET.sub(lambda m: m[0] if {m.start(), m.end()} & kept else ",", plain)


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


def _spread(sentences: list[Sentence]) -> list[Sentence]:
    """Let the marks of the last sentence cover the others, where those have none."""
    *others, last = sentences
    if any(sentence.marks for sentence in others):
        return sentences
    spread = tuple(
        replace(mark, scope=Scope.PARAGRAPH)
        for mark in last.marks
        if mark.direction is Direction.SUPPORTS
    )
    return [s.covered(spread) if s.is_claim else s for s in others] + [last]
