"""What a document puts forward as true, and which sources it points at for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidencegraph.model.place import Location


class ClaimKind(StrEnum):
    """What question a claim answers; designs are ranked by it (METHOD 1.4, OCEBM 2011)."""

    TREATMENT = "treatment"
    HARM = "harm"
    PROGNOSIS = "prognosis"
    DIAGNOSIS = "diagnosis"
    PREVALENCE = "prevalence"
    MECHANISM = "mechanism"
    STATUS = "status"
    """A claim about the evidence itself: "efficacy unproven", "benefit unclear"."""
    GENERAL = "general"
    """None of the above could be told from the words; ranked as a treatment claim."""


class Scope(StrEnum):
    """How far a pointer was read to reach."""

    SENTENCE = "sentence"
    """The pointer stands in the sentence itself."""
    PARAGRAPH = "paragraph"
    """The pointer closes a paragraph whose other sentences carry none."""


class Direction(StrEnum):
    """What a citation does for its claim (CiTO; GA4GH VA-Spec direction)."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    MENTIONS = "mentions"


class Role(StrEnum):
    """What a source is to the claim that cites it."""

    PRIMARY = "primary"
    """The work that made the observation, or synthesised observations."""
    RELAY = "relay"
    """A conduit: it reports what others observed."""
    UNKNOWN = "unknown"
    """The source could not be identified."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that a document puts forward as true.

    Attributes:
        id: stable while document name and sentence stay the same, ``claim:3f2a...``.
        document: path of the document.
        text: the sentence as a reader sees it, without pointers and markup.
        location: where the sentence begins.
        section: the nearest heading above it.
        kind: the question it answers.
        cue: the words that showed the kind; empty for `ClaimKind.GENERAL`.
        start: offset of its first character in the document's text.
        end: offset after its last character, pointers included.
    """

    id: str
    document: str
    text: str
    location: Location
    section: str = ""
    kind: ClaimKind = ClaimKind.GENERAL
    cue: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """The act of citing: this claim points at that reference, here, in this direction.

    Attributes:
        claim: id of the claim.
        reference: id of the reference.
        key: what the pointer called the reference, ``"7"``.
        location: where the pointer stands.
        scope: how far the pointer was read to reach.
        direction: what the reference does for the claim.
        cue: the words that showed a direction other than support.
        confirmed: whether a person has checked that the source says what is claimed.
    """

    claim: str
    reference: str
    key: str
    location: Location
    scope: Scope = Scope.SENTENCE
    direction: Direction = Direction.SUPPORTS
    cue: str = ""
    confirmed: bool = False
