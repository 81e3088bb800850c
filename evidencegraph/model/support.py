"""The answer about a claim: how strongly it is supported, by what, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from evidencegraph.model.claim import Direction


class Certainty(IntEnum):
    """How sure a body of evidence makes a claim: the levels of GRADE, and none."""

    NONE = 0
    VERY_LOW = 1
    LOW = 2
    MODERATE = 3
    HIGH = 4

    @property
    def label(self) -> str:
        """The level in words.

        >>> Certainty.VERY_LOW.label
        'very low'
        """
        return self.name.lower().replace("_", " ")


class Verdict(StrEnum):
    """How evidence for and against a claim compare."""

    UNSUPPORTED = "unsupported"
    """No source that counts is cited."""
    INDIRECT = "no direct evidence"
    """Sources stand behind it, but none is direct evidence: pages, opinions, studies that do not
    answer such a question."""
    UNKNOWN = "unknown"
    """Sources are pointed at, but none of them could be identified."""
    SUPPORTED = "supported"
    CONTESTED = "contested"
    """Weaker evidence speaks against it."""
    DISPUTED = "disputed"
    """Evidence of the same level speaks against it."""
    CONTRADICTED = "contradicted"
    """Stronger evidence speaks against it."""

    @property
    def is_opposed(self) -> bool:
        """Whether evidence speaks against the claim."""
        return self in {Verdict.CONTESTED, Verdict.DISPUTED, Verdict.CONTRADICTED}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one citation does to the score.

    Attributes:
        reference: id of the reference.
        direction: what the reference does for the claim.
        group: number of the independent body it belongs to, from 1; 0 where it does not count.
        rung: design rung 0-9 for this kind of claim.
        effective_rung: the rung after imprecision of the whole body; of its group.
        participants: as known, None where imputed.
        credit: share of the score; contributions of a claim sum to it.
        loss: by how much the score would fall without this citation; negative where it would rise.
        certainty_without: the certainty that would remain.
        note: why it counts as it does.
    """

    reference: str
    direction: Direction
    group: int
    rung: int
    effective_rung: int
    participants: int | None
    credit: float
    loss: float
    certainty_without: Certainty
    note: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """One independent body of evidence: references that count once.

    Attributes:
        references: ids, the one that stands for the body first.
        reason: why they count once; empty for a single reference.
    """

    references: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """How strongly one claim is supported (METHOD section 4).

    Attributes:
        claim: id of the claim.
        score: 0 to below 1; an order, not a probability.
        certainty: the point level.
        verdict: how evidence for and against compare.
        assured: the level that survives known error rates with 95 % chance.
        ceiling: the level that a perfect appraisal could still grant.
        supporting: position of the evidence for it, 0 to below 10.
        opposing: position of the evidence against it.
        net: position after contradiction; ``score = net / 10``.
        profile: how many independent bodies stand at each effective rung, from 9 down to 0.
        bodies: the independent bodies, supporting ones first.
        contributions: one for each citation that the claim makes, strongest first.
    """

    claim: str
    score: float
    certainty: Certainty
    verdict: Verdict
    assured: Certainty
    ceiling: Certainty
    supporting: float
    opposing: float
    net: float
    profile: tuple[int, ...]
    bodies: tuple[Body, ...] = ()
    contributions: tuple[Contribution, ...] = ()

    def __repr__(self) -> str:
        """Return one line; the fields, and `EvidenceGraph.explain`, say the rest."""
        if self.verdict is Verdict.UNKNOWN:  # its level says none, which is not what is known
            return f"<Support of {self.claim}: unknown [{self._interval}]>"
        return (
            f"<Support of {self.claim}: {self.certainty.label} [{self._interval}], "
            f"{self.verdict.value}, score {self.score:.3f}, bodies: {len(self.bodies)}>"
        )

    @property
    def _interval(self) -> str:
        return f"{self.assured.label} .. {self.ceiling.label}"
