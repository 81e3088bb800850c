"""Clauses of a sentence, and which of its pointers cover each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidencegraph.claims.sentence import CitedClause, Mark
from evidencegraph.model import Direction, MaskedText, Scope, Span
from evidencegraph.wording import Clause, clauses_of

_SPACE_BEFORE_STOP = re.compile(r" (?=[.,;:!?](?:\s|$))")
_EMPTY = re.compile(
    r"\s\((?:(?:[Ss]ources?|[Rr]ef(?:erence)?s?|(?:but )?[Ss]ee(?: also)?|[Cc]f|e\.g|reviewed in)"
    r"[\s.,;:]+|[\s,;]*)\)(?=[\s.,;:!?]|$)"
)
_AFTERWARDS = re.compile(r"[\s.,;:!?…\"'”’)\]*_]*")


@dataclass(frozen=True, slots=True)
class PlacedMarks:
    """The marks of one pointer, and where the pointer stands or stood in a block's words."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def plain(words: str) -> str:
    """Return words with single spaces, and none where a pointer stood before a full stop.

    A bracket that held a pointer only, or a pointer after "see", goes with it.

    >>> plain("It  is so .")
    'It is so.'
    >>> plain("Cystic fibrosis (CF) is so (see ).")
    'Cystic fibrosis (CF) is so.'
    """
    words = _SPACE_BEFORE_STOP.sub("", " ".join(words.split()))
    return _EMPTY.sub("", words) if " )" in words or " ()" in words else words


def cited_clauses(
    masked: MaskedText, area: Span, pointers: Sequence[PlacedMarks]
) -> tuple[CitedClause, ...]:
    """Return the clauses of a sentence with their pointers; none where it is one clause.

    A pointer belongs to the clause in which it stands or which it closes. One at the end of the
    sentence also covers the clauses before it that have none.

    Args:
        masked: the words of a block.
        area: the sentence among them.
        pointers: those of the sentence, in order.
    """
    words = area.of(masked.words)
    clauses = clauses_of(words)
    if not clauses:
        return ()
    homes = [_home(clauses, pointer.start - area.start) for pointer in pointers]
    closing = _closing(masked, area, pointers)
    found = []
    for at, clause in enumerate(clauses):
        own = [p.marks for p, home in zip(pointers, homes, strict=True) if home == at]
        scope = Scope.CLAUSE if at + 1 < len(clauses) else Scope.SENTENCE
        marks = _scoped((mark for marks in own for mark in marks), scope)
        span = masked.span(Span(area.start + clause.start, area.start + clause.end))
        text = plain(words[clause.start : clause.end])
        found.append(CitedClause(text, span, marks or _scoped(closing, Scope.SENTENCE)))
    return tuple(found)


def _closing(masked: MaskedText, area: Span, pointers: Sequence[PlacedMarks]) -> tuple[Mark, ...]:
    """Return the supporting marks of the pointers after which the sentence says nothing more."""
    closing: list[Mark] = []
    end = area.end
    for pointer in reversed(pointers):
        if pointer.end < end and not _AFTERWARDS.fullmatch(masked.words, pointer.end, end):
            break
        closing[:0] = [mark for mark in pointer.marks if mark.direction is Direction.SUPPORTS]
        end = pointer.start
    return tuple(closing)


def _home(clauses: Sequence[Clause], place: int) -> int:
    """Return which clause a pointer belongs to: one up to the joint closes the clause before."""
    return sum(place > clause.joint for clause in clauses[1:])


def _scoped(marks: Iterable[Mark], scope: Scope) -> tuple[Mark, ...]:
    return tuple(replace(mark, scope=scope) for mark in marks)
