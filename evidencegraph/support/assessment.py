"""Claims, citations and grades in, one `Support` for each claim out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
from evidencegraph.support.pieces import Case, Evidence, Piece, columns_of
from evidencegraph.support.strength import Strength, weigh

_LEVELS = tuple(Certainty)


def assess(
    claims: Sequence[Claim],
    citations: Mapping[str, Sequence[Citation]],
    references: Mapping[str, Reference],
    grades: Mapping[str, Grade],
    method: Method,
) -> dict[str, Support]:
    """Return the support of every claim, in the order given.

    Args:
        claims: with unique ids.
        citations: by claim id; a claim without citations may be missing.
        references: by id.
        grades: by reference id.
        method: the numbers of the method.

    Returns:
        Supports by claim id. Each depends on its own claim's citations alone.
    """
    evidence = Evidence(references, grades)
    cases = [evidence.behind(claim, citations.get(claim.id, ())) for claim in claims]
    numbers = _Numbers.of(weigh(columns_of(claims, cases, method), method))
    supports = {}
    first = 0
    for index, (claim, case) in enumerate(zip(claims, cases, strict=True)):
        supports[claim.id] = _support(claim, case, numbers, index, first)
        first += len(case.counted)
    return supports


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The kernel's answer as lists, which are read one by one much faster than arrays."""

    supporting: list[float]
    opposing: list[float]
    net: list[float]
    level: list[int]
    assured: list[int]
    profile: list[list[int]]
    leader: list[int]
    credit: list[float]
    effective_rung: list[int]
    net_without: list[float]

    @classmethod
    def of(cls, strength: Strength) -> _Numbers:
        return cls(*(getattr(strength, name).tolist() for name in cls.__slots__))


def _support(claim: Claim, case: Case, numbers: _Numbers, index: int, first: int) -> Support:
    """Return the support of one claim, whose citations begin at ``first`` in the columns."""
    level = _LEVELS[numbers.level[index]]
    supporting, opposing = numbers.supporting[index], numbers.opposing[index]
    verdict = _verdict(level, supporting, opposing, case.idle)
    leaders = [leader - first for leader in numbers.leader[first : first + len(case.counted)]]
    order = _order_of_bodies(case, leaders, numbers, first)
    number = {leader: place for place, leader in enumerate(order, start=1)}
    net = numbers.net[index]
    contributions = [
        Contribution(
            piece.reference,
            piece.direction,
            number[leaders[at]],
            piece.rung,
            numbers.effective_rung[first + at],
            piece.grade.participants,
            numbers.credit[first + at] / 10,
            (net - numbers.net_without[first + at]) / 10,
            _LEVELS[int(numbers.net_without[first + at] // 2)],
            "" if leaders[at] == at else "already counted in its body of evidence",
        )
        for at, piece in enumerate(case.counted)
    ]
    contributions.sort(key=lambda one: (-abs(one.credit), -one.rung, one.reference))
    return Support(
        claim=claim.id,
        score=net / 10,
        certainty=level,
        verdict=verdict,
        assured=_LEVELS[numbers.assured[index]],
        ceiling=_ceiling(level, verdict, case),
        supporting=supporting,
        opposing=opposing,
        net=net,
        profile=tuple(numbers.profile[index]),
        bodies=tuple(_body(case, leaders, leader) for leader in order),
        contributions=(*contributions, *(_idle_contribution(piece, level) for piece in case.idle)),
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


def _order_of_bodies(
    case: Case, leaders: Sequence[int], numbers: _Numbers, first: int
) -> list[int]:
    """Return the leaders of the bodies: supporting ones first, strongest first."""
    return sorted(
        set(leaders),
        key=lambda leader: (
            case.counted[leader].side,
            -numbers.effective_rung[first + leader],
            case.counted[leader].reference,
        ),
    )


def _body(case: Case, leaders: Sequence[int], leader: int) -> Body:
    """Return one body: its leader first, and why the others count with it."""
    members = [at for at, its_leader in enumerate(leaders) if its_leader == leader]
    members.sort(key=lambda at: at != leader)
    reasons = sorted({case.reasons[at] for at in members if case.reasons[at]})
    return Body(tuple(case.counted[at].reference for at in members), "; ".join(reasons))


def _idle_contribution(piece: Piece, level: Certainty) -> Contribution:
    """Return what a citation that does not count says of itself."""
    return Contribution(
        reference=piece.reference,
        direction=piece.direction,
        group=0,
        rung=0,
        effective_rung=0,
        participants=piece.grade.participants,
        credit=0.0,
        loss=0.0,
        certainty_without=level,
        note=f"not counted: {piece.grade.excluded or 'only mentioned'}",
    )
