"""What a document puts forward as true, and which sources it points at for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from evidencegraph.model.place import Location
from evidencegraph.model.wording import Wording


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
    """The pointer closes a paragraph whose other sentences carry none, as the document's habit is,
    or stands below it or at its end on a line of its own, "Sources: [1][2]"."""
    CLAUSE = "clause"
    """The sentence has several pointers, and this one closes a part of it."""
    LIST = "list"
    """The pointer leads a list in, or stands alone below it, and covers its items."""
    ROW = "row"
    """The pointer stands in another cell of the same row of a table."""


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
class Topic:
    """What a claim is about, each thing under one name, in the order of the text.

    Attributes:
        interventions: drugs, procedures, programmes.
        conditions: diseases and their causes.
        outcomes: what was measured or hoped for.
    """

    interventions: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Everything it is about."""
        return frozenset((*self.interventions, *self.conditions, *self.outcomes))


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A number with its unit, or a range of numbers.

    Attributes:
        low: the number, or the lower end.
        high: the same number, or the upper end.
        unit: ``%``, ``mg``, ``months``, ``people``.
        start: offset in the claim's text.
        end: offset after the last character.
    """

    low: float
    high: float
    unit: str
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        """Print the quantity as people write it."""
        numbers = f"{self.low:g}" if self.low == self.high else f"{self.low:g}-{self.high:g}"
        return f"{numbers}{'' if self.unit == '%' else ' '}{self.unit}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, or a clause of one, that a document puts forward as true.

    Attributes:
        id: stable while document name and words stay the same, ``claim:3f2a...``.
        document: path of the document.
        text: its words as a reader sees them, without pointers and markup.
        location: where they begin.
        section: the nearest heading above it.
        kind: the question it answers.
        cue: the words that showed the kind; empty for `ClaimKind.GENERAL`.
        start: offset of its first character in the file, where the file is text.
        end: offset after its last character; pointers after it are included for a whole sentence
            and left out for a clause.
        wording: how it says what it says.
        topic: what it is about.
        label: a short note of it, for lists and maps.
        numbers: the quantities in it.
        sentence: the whole sentence where the claim is a clause of it, else empty.
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
    wording: Wording = field(default_factory=Wording)
    topic: Topic = field(default_factory=Topic)
    label: str = ""
    numbers: tuple[Quantity, ...] = ()
    sentence: str = ""

    def __repr__(self) -> str:
        """Return one line: ten claims with all their fields would fill a terminal.

        >>> Claim("claim:3f2a", "a.md", "PML is rare.", Location("a.md", 3, 1))
        <Claim claim:3f2a at a.md:3:1: 'PML is rare.'>
        """
        return f"<Claim {self.id} at {self.location}: {self.text!r}>"


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
