"""What people judged about evidence, folded into one decision and applied to its grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from evidencegraph.appraisals.anchoring import Anchors, in_order
from evidencegraph.grading import DEFAULT, Tables, grade, may_be_rated_up
from evidencegraph.model import (
    Appraisal,
    Certainty,
    Corpus,
    Design,
    Domain,
    Grade,
    Judgement,
    Rating,
    Reference,
    Signal,
    Upgrade,
)

_MOST_GAINED = 2
"""GRADE rates up by at most two levels, whatever the reasons."""


@dataclass(frozen=True, slots=True)
class Decision:
    """All that holds for one work, behind one claim or everywhere; each with its signature.

    Attributes:
        design: the design as judged.
        participants: how many people were studied.
        level: the certainty as a whole; None where it was rated by domains.
        ratings: the rating of each domain.
        upgrades: the levels gained for each reason.
    """

    design: tuple[Design, str] | None = None
    participants: tuple[int, str] | None = None
    level: tuple[Certainty, str] | None = None
    ratings: Mapping[Domain, tuple[Rating, str]] = field(default_factory=dict)
    upgrades: Mapping[Upgrade, tuple[int, str]] = field(default_factory=dict)

    def then(self, later: Appraisal) -> Decision:
        """Return the decision after a later appraisal: what it judges anew replaces the old."""
        signed = later.signature
        design = self.design if later.design is None else (later.design, signed)
        people = self.participants if later.participants is None else (later.participants, signed)
        if later.level is not None:
            return Decision(design, people, (later.level, signed))
        rated = later.ratings or later.upgrades
        return Decision(
            design,
            people,
            None if rated else self.level,
            {**self.ratings, **{domain: (value, signed) for domain, value in later.ratings}},
            {**self.upgrades, **{reason: (value, signed) for reason, value in later.upgrades}},
        )


Target = tuple[str, str]
"""A claim and a reference; the claim is empty where a decision holds for all."""


def decisions(corpus: Corpus, appraisals: Iterable[Appraisal]) -> dict[Target, Decision]:
    """Return what was decided about evidence, by the citation or work it holds for.

    A decision about one citation holds all that was decided about the work as well. Appraisals
    that are stale, and those that judge no evidence, leave no trace.

    >>> decisions(Corpus(), ())
    {}
    """
    found: dict[Target, Decision] = {}
    judging = [appraisal for appraisal in in_order(appraisals) if _judges_evidence(appraisal)]
    if not judging:
        return found  # An index of a large corpus takes its time.
    anchors = Anchors(corpus)
    for appraisal in judging:
        anchor = anchors.of(appraisal)
        if anchor.stale:
            continue
        for reference in anchor.references:
            everywhere = found.get(("", reference), Decision())
            for claim in anchor.claims or ("",):
                before = found.get((claim, reference), everywhere)
                found[claim, reference] = before.then(appraisal)
    return found


def graded(
    work: Reference, decision: Decision, tables: Tables = DEFAULT, as_of: int | None = None
) -> Grade:
    """Return the grade of a work after what people decided about it.

    Facts that were corrected are graded as if the source had stated them: they leave the rest to
    the machine. Ratings and levels mark the evidence as appraised.

    >>> work = Reference("pmid:1", ("pmid:1",))
    >>> graded(work, Decision(design=(Design.COHORT, "'read it', A.B. 2026-11-20"))).design.value
    'cohort study'
    """
    if decision.design:
        work = replace(work, design=decision.design[0].value)
    if decision.participants:
        work = replace(work, participants=decision.participants[0])
    found = grade(work, tables, as_of)
    signals = tuple(
        Signal("appraisal", str(value), signed)
        for value, signed in filter(None, (decision.design, decision.participants))
    )
    refused: tuple[str, ...] = ()
    if decision.upgrades and not may_be_rated_up(found):
        names = ", ".join(decision.upgrades)
        refused = (f"not rated up for {names}: only non-randomised studies are",)
    return replace(
        found,
        signals=found.signals + signals,
        flags=found.flags + refused,
        judgement=_judgement(decision, found) or found.judgement,
    )


def _judges_evidence(appraisal: Appraisal) -> bool:
    return any(
        value is not None for value in (appraisal.design, appraisal.participants, appraisal.level)
    ) or bool(appraisal.ratings or appraisal.upgrades)


def _judgement(decision: Decision, found: Grade) -> Judgement | None:
    if decision.level:
        level, signed = decision.level
        return Judgement(level=level, words=(f"{level.label}, {signed}",))
    upgrades = decision.upgrades if may_be_rated_up(found) else {}
    if not decision.ratings and not upgrades:
        return None
    words = [
        *(f"{name} {int(value)}, {signed}" for name, (value, signed) in decision.ratings.items()),
        *(f"{name} +{value}, {signed}" for name, (value, signed) in upgrades.items()),
    ]
    return Judgement(
        down=sum(value for value, _ in decision.ratings.values()),
        up=min(_MOST_GAINED, sum(value for value, _ in upgrades.values())),
        complete=set(decision.ratings) == set(Domain),
        words=tuple(words),
    )
