"""Claims, citations and grades in, one `Support` for each claim out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from evidencegraph.grading import DEFAULT, Tables
from evidencegraph.model import (
    Body,
    Certainty,
    Citation,
    Claim,
    Contribution,
    Grade,
    Method,
    Reference,
    SourceKind,
    Support,
    Verdict,
)
from evidencegraph.support.columns import Columns
from evidencegraph.support.evidence import Evidence
from evidencegraph.support.pieces import Case, Piece, columns_of
from evidencegraph.support.position import levels
from evidencegraph.support.strength import Strength, weigh

_LEVELS = tuple(Certainty)
_NONE: Mapping[tuple[str, str], Grade] = MappingProxyType({})


def assess(  # noqa: PLR0913 - two of them only where people have judged
    claims: Sequence[Claim],
    citations: Mapping[str, Sequence[Citation]],
    references: Mapping[str, Reference],
    grades: Mapping[str, Grade],
    method: Method,
    *,
    special: Mapping[tuple[str, str], Grade] = _NONE,
    tables: Tables = DEFAULT,
) -> dict[str, Support]:
    """Return the support of every claim, in the order given.

    Args:
        claims: with unique ids.
        citations: by claim id; a claim without citations may be missing.
        references: by id.
        grades: by reference id.
        method: the numbers of the method.
        special: grades that hold for one claim only, by claim and reference.
        tables: where rungs are looked up.

    Returns:
        Supports by claim id. Each depends on its own claim's citations alone.
    """
    evidence = Evidence(references, grades, method, special, tables)
    cases = [evidence.behind(claim, citations.get(claim.id, ())) for claim in claims]
    columns = columns_of(claims, cases)
    numbers = _Numbers.of(weigh(columns, method), columns)
    return {
        claim.id: _support(claim, case, numbers, index)
        for index, (claim, case) in enumerate(zip(claims, cases, strict=True))
    }


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The kernel's answer as lists, which are read one by one much faster than arrays.

    Attributes:
        first: for each claim, and once more at the end, where its citations begin.
        supporting: position of the evidence for each claim.
        opposing: position of the evidence against it.
        net: position after contradiction.
        level: level of certainty.
        assured: level that survives known error rates.
        profile: supporting bodies at each rung.
        leader: for each citation, which one of its claim stands for its body.
        effective_rung: rung after imprecision.
        credit: share of the score.
        loss: what the score loses without the citation.
        level_without: the level that would remain.
    """

    first: list[int]
    supporting: list[float]
    opposing: list[float]
    net: list[float]
    level: list[int]
    assured: list[int]
    profile: list[list[int]]
    leader: list[int]
    effective_rung: list[int]
    credit: list[float]
    loss: list[float]
    level_without: list[int]

    @classmethod
    def of(cls, strength: Strength, columns: Columns) -> _Numbers:
        claim = columns.claim
        first = np.searchsorted(claim, np.arange(len(strength.net) + 1))
        return cls(
            first=first.tolist(),
            supporting=strength.supporting.tolist(),
            opposing=strength.opposing.tolist(),
            net=strength.net.tolist(),
            level=strength.level.tolist(),
            assured=strength.assured.tolist(),
            profile=strength.profile.tolist(),
            leader=(strength.leader - first[claim]).tolist(),
            effective_rung=strength.effective_rung.tolist(),
            credit=(strength.credit / 10).tolist(),
            loss=((strength.net[claim] - strength.net_without) / 10).tolist(),
            level_without=levels(strength.net_without).tolist(),
        )


def _support(claim: Claim, case: Case, numbers: _Numbers, index: int) -> Support:
    mine = slice(numbers.first[index], numbers.first[index + 1])
    leaders, rungs = numbers.leader[mine], numbers.effective_rung[mine]
    level = _LEVELS[numbers.level[index]]
    supporting, opposing = numbers.supporting[index], numbers.opposing[index]
    verdict = _verdict(level, supporting, opposing, case.idle)
    order = _strongest_first(set(leaders), case, rungs)
    number = {leader: place for place, leader in enumerate(order, start=1)}
    contributions = [
        Contribution(
            piece.reference,
            piece.direction,
            number[leader],
            piece.rung,
            rung,
            piece.participants,
            credit,
            loss,
            _LEVELS[left],
            "" if leader == at else "already counted in its body of evidence",
        )
        for at, (piece, leader, rung, credit, loss, left) in enumerate(
            zip(
                case.counted,
                leaders,
                rungs,
                numbers.credit[mine],
                numbers.loss[mine],
                numbers.level_without[mine],
                strict=True,
            )
        )
    ]
    contributions.sort(key=lambda one: (-abs(one.credit), -one.rung, one.reference))
    contributions += [_idle_contribution(piece, level) for piece in case.idle]
    return Support(
        claim=claim.id,
        score=numbers.net[index] / 10,
        certainty=level,
        verdict=verdict,
        assured=_LEVELS[numbers.assured[index]],
        ceiling=_ceiling(level, verdict, case),
        supporting=supporting,
        opposing=opposing,
        net=numbers.net[index],
        profile=tuple(numbers.profile[index]),
        bodies=_bodies(case, leaders, order),
        contributions=tuple(contributions),
    )


def _verdict(
    level: Certainty, supporting: float, opposing: float, idle: Sequence[Piece]
) -> Verdict:
    """Compare the levels on both sides (METHOD 4.4)."""
    if opposing:
        ours, theirs = supporting // 2, opposing // 2
        if theirs < ours:
            return Verdict.CONTESTED
        return Verdict.DISPUTED if theirs == ours and supporting else Verdict.CONTRADICTED
    if level is not Certainty.NONE:
        return Verdict.SUPPORTED
    if any(piece.grade.source is SourceKind.UNKNOWN for piece in idle):
        return Verdict.UNKNOWN
    return Verdict.INDIRECT if supporting else Verdict.UNSUPPORTED


def _ceiling(level: Certainty, verdict: Verdict, case: Case) -> Certainty:
    """Return what a perfect appraisal could still grant (METHOD 4.6).

    A source that could not be identified may be anything: nothing is ruled out.
    """
    if any(piece.grade.source is SourceKind.UNKNOWN for piece in case.idle):
        return Certainty.HIGH
    best = max((piece.ceiling for piece in case.counted if piece.side == 0), default=0)
    opposed = verdict in {Verdict.DISPUTED, Verdict.CONTRADICTED}
    return max(level, _LEVELS[max(0, best - opposed)])


def _strongest_first(leaders: Iterable[int], case: Case, rungs: Sequence[int]) -> list[int]:
    """Return the leaders of the bodies: supporting ones first, strongest first."""
    counted = case.counted
    return sorted(leaders, key=lambda at: (counted[at].side, -rungs[at], counted[at].reference))


def _bodies(case: Case, leaders: Sequence[int], order: Sequence[int]) -> tuple[Body, ...]:
    """Return the bodies in an order of their leaders."""
    if len(order) == len(leaders):
        return tuple([case.counted[leader].alone for leader in order])
    members = {leader: [leader] for leader in order}
    for at, leader in enumerate(leaders):
        if at != leader:
            members[leader].append(at)
    return tuple([_body(case, members[leader]) for leader in order])


def _body(case: Case, members: Sequence[int]) -> Body:
    """Return one body, its leader first, and why the others count with it."""
    if len(members) == 1:
        return case.counted[members[0]].alone
    reasons = sorted({case.reasons[at] for at in members if case.reasons[at]})
    works = dict.fromkeys([case.counted[at].reference for at in members])
    return Body(tuple(works), "; ".join(reasons))


def _idle_contribution(piece: Piece, level: Certainty) -> Contribution:
    """Return what a citation that does not count says of itself."""
    return Contribution(
        reference=piece.reference,
        direction=piece.direction,
        group=0,
        rung=0,
        effective_rung=0,
        participants=piece.participants,
        credit=0.0,
        loss=0.0,
        certainty_without=level,
        note=f"not counted: {piece.grade.excluded or 'only mentioned'}",
    )
