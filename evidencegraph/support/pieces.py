"""The pieces of evidence behind each claim, and the columns that the kernel eats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from evidencegraph.grading import ceiling_of, is_conduit, is_synthesis, rung_of
from evidencegraph.model import (
    Body,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    Direction,
    Grade,
    Method,
    Reference,
)
from evidencegraph.support.columns import Columns
from evidencegraph.support.independence import Root, grouped_by_roots, shared_roots

_WITHOUT_IMPRECISION = frozenset({ClaimKind.MECHANISM, ClaimKind.STATUS})
"""Claims that more participants make no surer (METHOD 4.2)."""

_SIDE = {Direction.SUPPORTS: 0, Direction.QUALIFIES: 0, Direction.CONTRADICTS: 1}


@dataclass(frozen=True, slots=True)
class Piece:
    """One reference behind one claim, in one direction.

    Attributes:
        reference: its id.
        direction: what it does for the claim.
        grade: what the work can bear.
        rung: design rung 0-9 for this kind of claim.
        ceiling: what a perfect appraisal could still grant to it.
        side: 0 for the claim, 1 against it, -1 where it does not count.
        alone: the body of evidence that it makes where nothing counts with it.
    """

    reference: str
    direction: Direction
    grade: Grade
    rung: int
    ceiling: Certainty
    side: int
    alone: Body


@dataclass(frozen=True, slots=True)
class Case:
    """What stands behind one claim.

    Attributes:
        counted: the pieces that count, those for the claim first.
        groups: for each of them the number of its independent group, on its side.
        reasons: for each of them why it is grouped with others, or an empty string.
        idle: the pieces that do not count.
    """

    counted: tuple[Piece, ...]
    groups: tuple[int, ...]
    reasons: tuple[str, ...]
    idle: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Finds the pieces behind claims; remembers what many claims ask of the same work.

    Attributes:
        references: by id.
        grades: by reference id.
    """

    references: Mapping[str, Reference]
    grades: Mapping[str, Grade]
    _pieces: dict[ClaimKind, dict[tuple[str, Direction], Piece]] = field(default_factory=dict)
    _roots: dict[str, tuple[Root, ...]] = field(default_factory=dict)

    def behind(self, claim: Claim, citations: Sequence[Citation]) -> Case:
        """Return each cited reference once for each direction, in the order of ids."""
        known = self._pieces.setdefault(claim.kind, {})
        sides: tuple[list[Piece], list[Piece], list[Piece]] = ([], [], [])
        last = None
        for cited in sorted([(citation.reference, citation.direction) for citation in citations]):
            if cited == last:
                continue
            last = cited
            piece = known.get(cited)
            if piece is None:
                piece = known[cited] = self._piece(*cited, claim.kind)
            sides[piece.side].append(piece)
        supporting, opposing, idle = sides
        grouped = [*self._grouped(supporting), *self._grouped(opposing)]
        return Case(
            counted=(*supporting, *opposing),
            groups=tuple([group for group, _ in grouped]),
            reasons=tuple([reason for _, reason in grouped]),
            idle=tuple(idle),
        )

    def _piece(self, reference: str, direction: Direction, kind: ClaimKind) -> Piece:
        grade = self.grades[reference]
        # Another population or outcome is indirect: one level, as "serious" in GRADE.
        indirect = direction is Direction.QUALIFIES
        counts = direction in _SIDE and not grade.excluded
        ceiling = ceiling_of(grade, kind)
        return Piece(
            reference=reference,
            direction=direction,
            grade=grade,
            rung=max(rung_of(grade, kind) - 2 * indirect, 0),
            ceiling=Certainty(max(ceiling - 1, 0)) if indirect else ceiling,
            side=_SIDE[direction] if counts else -1,
            alone=Body((reference,)),
        )

    def _grouped(self, pieces: Sequence[Piece]) -> list[tuple[int, str]]:
        """Return group and reason of each piece on one side of a claim."""
        roots = []
        for piece in pieces:
            name = piece.reference
            if name not in self._roots:
                self._roots[name] = tuple(shared_roots(self.references[name], piece.grade))
            roots.append(self._roots[name])
        return grouped_by_roots(roots)


def columns_of(claims: Sequence[Claim], cases: Sequence[Case], method: Method) -> Columns:
    """Return what counts behind each claim as columns."""
    pieces = [piece for case in cases for piece in case.counted]
    works = {piece.reference: piece.grade for piece in pieces}
    people = {name: _participants(grade, method) for name, grade in works.items()}
    survival = {name: _survival(grade, method) for name, grade in works.items()}
    return Columns(
        claim=np.repeat(np.arange(len(claims)), [len(case.counted) for case in cases]),
        side=np.array([piece.side for piece in pieces], dtype=np.int64),
        group=np.array([group for case in cases for group in case.groups], dtype=np.int64),
        rung=np.array([piece.rung for piece in pieces], dtype=np.int64),
        participants=np.array([people[piece.reference] for piece in pieces], dtype=np.int64),
        appraised=np.zeros(len(pieces), dtype=np.bool_),
        survival=np.array([survival[piece.reference] for piece in pieces], dtype=np.float64),
        precise=np.array([claim.kind in _WITHOUT_IMPRECISION for claim in claims], dtype=np.bool_),
    )


def _participants(grade: Grade, method: Method) -> int:
    """Return the people studied, imputed where unknown (METHOD 1.5); a page studied nobody."""
    if grade.participants is not None:
        return grade.participants
    if is_conduit(grade):
        return 0
    return method.imputed_synthesis if is_synthesis(grade) else method.imputed_study


def _survival(grade: Grade, method: Method) -> float:
    """Return the chance that the source says what is claimed and is what it is taken for."""
    design_error = dict(method.design_error)[grade.reliability.name]
    return (1 - method.quotation_error) * (1 - design_error) * (1 - method.retraction_rate)
