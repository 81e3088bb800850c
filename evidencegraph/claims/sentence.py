"""What a document's sentences are read as: words, clauses, and the pointers that cover them."""

from __future__ import annotations

from dataclasses import dataclass

from evidencegraph.model import Claim, Direction, Location, Scope, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One key of a pointer, as a sentence uses it.

    Attributes:
        key: what the pointer calls its entry.
        location: where the pointer stands.
        scope: how far it was read to reach.
        direction: what the source does for the claim.
        cue: the words that showed a direction other than support.
    """

    key: str
    location: Location
    scope: Scope = Scope.SENTENCE
    direction: Direction = Direction.SUPPORTS
    cue: str = ""


@dataclass(frozen=True, slots=True)
class CitedClause:
    """A part of a sentence that asserts something of its own.

    Attributes:
        text: its words, without pointers and marks, and without the word that joins it.
        span: where these words stand in the document's text; a pointer at their end is outside.
        marks: the pointers that cover it.
    """

    text: str
    span: Span
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a reader sees it.

    Attributes:
        text: its words, without pointers and marks.
        span: where it stands in the document's text, its pointers included.
        section: the heading above it.
        is_claim: whether it puts something forward as true.
        marks: the pointers that cover it.
        clauses: its parts, where it asserts several things; empty where it is one claim or none.
    """

    text: str
    span: Span
    section: str
    is_claim: bool
    marks: tuple[Mark, ...]
    clauses: tuple[CitedClause, ...] = ()

    def covered(self, marks: tuple[Mark, ...]) -> Sentence:
        """Return the sentence as one that pointers cover which stand elsewhere."""
        clauses = tuple(CitedClause(one.text, one.span, marks) for one in self.clauses)
        return Sentence(self.text, self.span, self.section, self.is_claim, marks, clauses)


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim and the pointers that cover it."""

    claim: Claim
    marks: tuple[Mark, ...]
