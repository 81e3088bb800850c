"""Claims, citations and grades in, one `Support` for each claim out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from evidencegraph.grading import (
    DEFAULT,
    Tables,
    ceiling_of,
    is_appraised,
    is_conduit,
    is_synthesis,
    rung_of,
)
from evidencegraph.model import (
    Body,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    Contribution,
    Direction,
    Grade,
    Method,
    Reference,
    SourceKind,
    Support,
    Verdict,
)
from evidencegraph.support.columns import Columns
from evidencegraph.support.independence import independent_groups
from evidencegraph.support.strength import Strength, weigh

_WITHOUT_IMPRECISION = frozenset({ClaimKind.MECHANISM, ClaimKind.STATUS})
"""Claims that more participants make no surer (METHOD 4.2)."""

_SIDE = {Direction.SUPPORTS: 0, Direction.QUALIFIES: 0, Direction.CONTRADICTS: 1}


@dataclass(frozen=True, slots=True)
class _Piece:
    """One reference behind one claim, in one direction."""

    citation: Citation
    grade: Grade
    rung: int
    appraised: bool
    participants: int | None
    group: int = 0
    reason: str = ""


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
    counted: list[list[_Piece]] = []
    idle: list[list[_Piece]] = []
    for claim in claims:
        pieces = _pieces(claim, citations.get(claim.id, ()), grades, special, tables)
        counted.append(_grouped(claim, [p for p in pieces if _counts(p)], references, grades))
        idle.append([p for p in pieces if not _counts(p)])
    strength = weigh(_columns(claims, counted, method, tables), method)
    firsts = np.cumsum([0, *map(len, counted)]).tolist()
    return {
        claim.id: _support(
            claim,
            strength,
            index=index,
            first=firsts[index],
            counted=counted[index],
            idle=idle[index],
            tables=tables,
        )
        for index, claim in enumerate(claims)
    }


def _pieces(
    claim: Claim,
    citations: Sequence[Citation],
    grades: Mapping[str, Grade],
    special: Mapping[tuple[str, str], Grade],
    tables: Tables,
) -> list[_Piece]:
    """Return each cited reference once for each direction, in the order of ids."""
    once = {(c.reference, c.direction): c for c in reversed(citations)}
    pieces = []
    for key in sorted(once):
        citation = once[key]
        grade = special.get((claim.id, citation.reference)) or grades[citation.reference]
        rung = rung_of(grade, claim.kind, tables)
        # Another population or outcome is indirect: one level, as "serious" in GRADE.
        if citation.direction is Direction.QUALIFIES:
            rung = max(rung - 2, 0)
        inherited = grade.inheritance(claim.kind)
        people = inherited.participants if inherited else grade.participants
        pieces.append(_Piece(citation, grade, rung, is_appraised(grade, claim.kind), people))
    return pieces


def _counts(piece: _Piece) -> bool:
    return not piece.grade.excluded and piece.citation.direction in _SIDE


def _grouped(
    claim: Claim,
    pieces: list[_Piece],
    references: Mapping[str, Reference],
    grades: Mapping[str, Grade],
) -> list[_Piece]:
    """Return the pieces with the independent group of each, side by side."""
    grouped = []
    for side in (0, 1):
        members = [piece for piece in pieces if _SIDE[piece.citation.direction] == side]
        works = [references[piece.citation.reference] for piece in members]
        groups = independent_groups(works, grades, claim.kind)
        for piece, (group, reason) in zip(members, groups, strict=True):
            grouped.append(replace(piece, group=group, reason=reason))
    return grouped


def _columns(
    claims: Sequence[Claim], counted: Sequence[list[_Piece]], method: Method, tables: Tables
) -> Columns:
    rows = [(index, piece) for index, pieces in enumerate(counted) for piece in pieces]
    pieces = [piece for _, piece in rows]
    return Columns(
        claim=np.array([index for index, _ in rows], dtype=np.int64),
        side=np.array([_SIDE[p.citation.direction] for p in pieces], dtype=np.int64),
        group=np.array([p.group for p in pieces], dtype=np.int64),
        rung=np.array([p.rung for p in pieces], dtype=np.int64),
        participants=np.array([_participants(p, method, tables) for p in pieces], dtype=np.int64),
        appraised=np.array([p.appraised for p in pieces], dtype=np.bool_),
        survival=np.array([_survival(p, method) for p in pieces], dtype=np.float64),
        precise=np.array([c.kind in _WITHOUT_IMPRECISION for c in claims], dtype=np.bool_),
    )


def _participants(piece: _Piece, method: Method, tables: Tables) -> int:
    """Return the people studied, imputed where unknown (METHOD 1.5); a page studied nobody."""
    if piece.participants is not None:
        return piece.participants
    if is_conduit(piece.grade) and not piece.grade.inherited:
        return 0
    synthesis = is_synthesis(piece.grade, tables)
    return method.imputed_synthesis if synthesis else method.imputed_study


def _survival(piece: _Piece, method: Method) -> float:
    """Return the chance that the source says what is claimed and is what it is taken for."""
    misquoted = method.confirmed_error if piece.citation.confirmed else method.quotation_error
    design_error = dict(method.design_error)[piece.grade.reliability.name]
    return (1 - misquoted) * (1 - design_error) * (1 - method.retraction_rate)


def _support(  # noqa: PLR0913 - one claim and where it lies in the columns
    claim: Claim,
    strength: Strength,
    *,
    index: int,
    first: int,
    counted: list[_Piece],
    idle: list[_Piece],
    tables: Tables,
) -> Support:
    level = Certainty(int(strength.level[index]))
    verdict = _verdict(
        level, float(strength.supporting[index]), float(strength.opposing[index]), idle
    )
    numbered = _numbered_bodies(first, counted, strength)
    contributions = [
        _contribution(piece, first + offset, numbered, strength)
        for offset, piece in enumerate(counted)
    ]
    contributions.sort(key=lambda one: (-abs(one.credit), -one.rung, one.reference))
    return Support(
        claim=claim.id,
        score=float(strength.net[index]) / 10,
        certainty=level,
        verdict=verdict,
        assured=Certainty(int(strength.assured[index])),
        ceiling=_ceiling(claim, level, verdict, counted, idle, tables),
        supporting=float(strength.supporting[index]),
        opposing=float(strength.opposing[index]),
        net=float(strength.net[index]),
        profile=tuple(strength.profile[index].tolist()),
        bodies=tuple(_body(first, counted, body, strength) for body in numbered),
        contributions=(*contributions, *(_idle_contribution(piece, level) for piece in idle)),
    )


def _verdict(
    level: Certainty, supporting: float, opposing: float, idle: Sequence[_Piece]
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


def _ceiling(  # noqa: PLR0913, PLR0917 - all that is known of one claim
    claim: Claim,
    level: Certainty,
    verdict: Verdict,
    counted: Sequence[_Piece],
    idle: Sequence[_Piece],
    tables: Tables,
) -> Certainty:
    """Return what a perfect appraisal could still grant (METHOD 4.6).

    A source that could not be identified may be anything: nothing is ruled out.
    """
    if any(piece.grade.source is SourceKind.UNKNOWN for piece in idle):
        return Certainty.HIGH
    starts = [
        ceiling_of(piece.grade, claim.kind, tables)
        - (piece.citation.direction is Direction.QUALIFIES)
        for piece in counted
        if _SIDE[piece.citation.direction] == 0
    ]
    opposed = verdict in {Verdict.DISPUTED, Verdict.CONTRADICTED}
    return max(level, Certainty(max(0, max(starts, default=0) - opposed)))


def _numbered_bodies(first: int, counted: Sequence[_Piece], strength: Strength) -> dict[int, int]:
    """Return the bodies of one claim numbered from 1: supporting ones first, strongest first."""
    bodies = strength.bodies

    def order(body: int) -> tuple[int, int, str]:
        leader = int(bodies.leader[body])
        return (
            int(bodies.row[body]) % 2,
            -int(strength.effective_rung[leader]),
            counted[leader - first].citation.reference,
        )

    mine = set(bodies.of_citation[first : first + len(counted)].tolist())
    return {body: number for number, body in enumerate(sorted(mine, key=order), start=1)}


def _body(first: int, counted: Sequence[_Piece], body: int, strength: Strength) -> Body:
    """Return one body: its leader first, and why the others count with it."""
    leader = int(strength.bodies.leader[body]) - first
    members = [
        offset
        for offset in range(len(counted))
        if int(strength.bodies.of_citation[first + offset]) == body
    ]
    members.sort(key=lambda offset: offset != leader)
    reasons = sorted({counted[at].reason for at in members if counted[at].reason})
    return Body(tuple(counted[at].citation.reference for at in members), "; ".join(reasons))


def _contribution(
    piece: _Piece, edge: int, numbered: Mapping[int, int], strength: Strength
) -> Contribution:
    body = int(strength.bodies.of_citation[edge])
    leads = int(strength.bodies.leader[body]) == edge
    return Contribution(
        reference=piece.citation.reference,
        direction=piece.citation.direction,
        group=numbered[body],
        rung=piece.rung,
        effective_rung=int(strength.effective_rung[edge]),
        participants=piece.participants,
        credit=float(strength.credit[edge]) / 10,
        loss=float(strength.net[strength.bodies.row[body] // 2] - strength.net_without[edge]) / 10,
        certainty_without=Certainty(int(strength.net_without[edge] // 2)),
        note="" if leads else "already counted in its body of evidence",
    )


def _idle_contribution(piece: _Piece, level: Certainty) -> Contribution:
    """Return what a citation that does not count says of itself."""
    return Contribution(
        reference=piece.citation.reference,
        direction=piece.citation.direction,
        group=0,
        rung=0,
        effective_rung=0,
        participants=piece.participants,
        credit=0.0,
        loss=0.0,
        certainty_without=level,
        note=f"not counted: {piece.grade.excluded or 'only mentioned'}",
    )
