"""What a person has judged about a claim, a citation or a body of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from evidencegraph.model.claim import ClaimKind, Direction
from evidencegraph.model.grade import Design
from evidencegraph.model.place import Location
from evidencegraph.model.support import Certainty


class Domain(StrEnum):
    """Why evidence is rated down (GRADE; METHOD 1.5)."""

    RISK_OF_BIAS = "risk of bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication bias"


class Rating(IntEnum):
    """How serious a concern is, as the levels that it costs."""

    NOT_SERIOUS = 0
    SERIOUS = -1
    VERY_SERIOUS = -2

    @property
    def label(self) -> str:
        """The rating in the words of GRADE.

        >>> Rating.VERY_SERIOUS.label
        'very serious'
        """
        return self.name.lower().replace("_", " ")


class Upgrade(StrEnum):
    """Why non-randomised evidence is rated up (GRADE; ACIP handbook, chapter 9)."""

    LARGE_EFFECT = "large effect"
    DOSE_RESPONSE = "dose response"
    OPPOSING_CONFOUNDING = "opposing confounding"


@dataclass(frozen=True, slots=True)
class Appraisal:
    """One human judgement, with reason, author and date; what it leaves open is None or empty.

    Attributes:
        location: where it is written.
        reason: why, in the person's words.
        by: who judged.
        date: when, ``2026-11-20``.
        claim: id of the claim it is about.
        quote: words of the claim it is about.
        reference: id, another identifier or address of the work it is about.
        design: the design of the work.
        participants: how many people were studied.
        level: the certainty of this evidence as a whole.
        ratings: domains that were rated, each with its rating.
        upgrades: reasons to rate up, each with the levels gained.
        direction: what the work does for the claim.
        cite: what a work that the claim does not cite does for it; the work is added to it.
        confirmed: whether the source was found to say what is claimed.
        same: ids of claims that say the same.
        kind: the question that the claim answers.
    """

    location: Location
    reason: str
    by: str
    date: str
    claim: str = ""
    quote: str = ""
    reference: str = ""
    design: Design | None = None
    participants: int | None = None
    level: Certainty | None = None
    ratings: tuple[tuple[Domain, Rating], ...] = ()
    upgrades: tuple[tuple[Upgrade, int], ...] = ()
    direction: Direction | None = None
    cite: Direction | None = None
    confirmed: bool | None = None
    same: tuple[str, ...] = ()
    kind: ClaimKind | None = None

    @property
    def signature(self) -> str:
        """Reason, author and date, as explanations print them.

        >>> Appraisal(Location("a.toml", 1), "open label", "A.B.", "2026-11-20").signature
        "'open label', A.B. 2026-11-20"
        """
        return f"{self.reason!r}, {self.by} {self.date}"
