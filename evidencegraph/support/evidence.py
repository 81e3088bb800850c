"""What counts behind a claim, and how much of it hangs together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from evidencegraph.grading import (
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
    Direction,
    Grade,
    Method,
    Reference,
    Reliability,
)
from evidencegraph.support.independence import (
    Root,
    grouped_by_roots,
    independent_groups,
    is_linked,
    publisher_roots,
    registration_roots,
)
from evidencegraph.support.pieces import Case, Piece

_SIDE = {Direction.SUPPORTS: 0, Direction.QUALIFIES: 0, Direction.CONTRADICTS: 1}
Cited = tuple[str, Direction, bool]
"""A reference, what it does for a claim, and whether nobody has confirmed that it does."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Finds the pieces behind claims; remembers what many claims ask of the same work.

    Attributes:
        references: by id.
        grades: by reference id.
        method: the numbers of the method.
        special: grades that hold for one claim only, by claim and reference.
        tables: where rungs are looked up.
    """

    references: Mapping[str, Reference]
    grades: Mapping[str, Grade]
    method: Method
    special: Mapping[tuple[str, str], Grade]
    tables: Tables
    _pieces: dict[ClaimKind, dict[Cited, Piece]] = field(default_factory=dict)
    _bodies: dict[str, Body] = field(default_factory=dict)
    _registered: dict[str, tuple[Root, ...]] = field(default_factory=dict)
    _worths: dict[tuple[object, ...], tuple[int, Certainty]] = field(default_factory=dict)
    _chances: dict[tuple[Reliability, bool], float] = field(default_factory=dict)

    def behind(self, claim: Claim, citations: Sequence[Citation]) -> Case:
        """Return each cited reference once for each direction, in the order of ids."""
        sides: tuple[list[Piece], list[Piece], list[Piece]] = ([], [], [])
        for _, piece in self.cited(claim, citations):
            sides[piece.side].append(piece)
        supporting, opposing, idle = sides
        grouped = [
            *self._grouped(supporting, claim.kind),
            *self._grouped(opposing, claim.kind),
        ]
        return Case(
            counted=(*supporting, *opposing),
            groups=tuple([group for group, _ in grouped]),
            reasons=tuple([reason for _, reason in grouped]),
            idle=tuple(idle),
        )

    def cited(self, claim: Claim, citations: Sequence[Citation]) -> list[tuple[Cited, Piece]]:
        """Return what a claim cites, once for each direction, in the order of ids."""
        known = self._pieces.setdefault(claim.kind, {})
        found: list[tuple[Cited, Piece]] = []
        reference, direction = None, None
        # Of a reference that is cited twice, a pointer that somebody has confirmed comes first.
        for cited in sorted(
            [(one.reference, one.direction, not one.confirmed) for one in citations]
        ):
            if cited[0] == reference and cited[1] is direction:
                continue
            reference, direction, _ = cited
            special = self.special.get((claim.id, reference)) if self.special else None
            if special is not None:
                piece = self.piece(cited, claim.kind, special)
            elif cited in known:
                piece = known[cited]
            else:
                piece = known[cited] = self.piece(cited, claim.kind, self.grades[reference])
            found.append((cited, piece))
        return found

    def piece(self, cited: Cited, kind: ClaimKind, grade: Grade) -> Piece:
        """Return what a citation of a work of a grade is to a claim of a kind."""
        reference, direction, unconfirmed = cited
        work, general = self.references[reference], self.grades[reference]
        # Another population or outcome is indirect: one level, as "serious" in GRADE.
        indirect = direction is Direction.QUALIFIES
        counts = direction in _SIDE and not grade.excluded
        rung, ceiling = self._worth(grade, kind)
        inherited = grade.inheritance(kind)
        people = inherited.participants if inherited else grade.participants
        return Piece(
            reference=reference,
            direction=direction,
            grade=grade,
            rung=max(rung - 2 * indirect, 0),
            ceiling=Certainty(max(ceiling - 1, 0)) if indirect else ceiling,
            side=_SIDE[direction] if counts else -1,
            alone=self._body_of(reference),
            participants=people,
            people=self._imputed(grade) if people is None else people,
            appraised=is_appraised(grade, kind),
            survival=self._survival(grade.reliability, unconfirmed),
            # What ties works together holds whatever was judged for one claim.
            roots=(*self._registrations(work), *publisher_roots(general, kind)),
            linked=is_linked(work, general, kind),
        )

    def _worth(self, grade: Grade, kind: ClaimKind) -> tuple[int, Certainty]:
        """Return rung and ceiling; most works differ in nothing that these depend on."""
        if grade.judgement or grade.inherited:
            return rung_of(grade, kind, self.tables), ceiling_of(grade, kind, self.tables)
        key = (grade.design, grade.source, grade.flags, kind)
        worth = self._worths.get(key)
        if worth is None:
            worth = rung_of(grade, kind, self.tables), ceiling_of(grade, kind, self.tables)
            self._worths[key] = worth
        return worth

    def _body_of(self, reference: str) -> Body:
        body = self._bodies.get(reference)
        if body is None:
            body = self._bodies[reference] = Body((reference,))
        return body

    def _registrations(self, work: Reference) -> tuple[Root, ...]:
        roots = self._registered.get(work.id)
        if roots is None:
            roots = self._registered[work.id] = tuple(registration_roots(work))
        return roots

    def _survival(self, reliability: Reliability, unconfirmed: bool) -> float:  # noqa: FBT001
        """Return the chance that the source says what is claimed and is what it is taken for."""
        chance = self._chances.get((reliability, unconfirmed))
        if chance is None:
            method = self.method
            misquoted = method.quotation_error if unconfirmed else method.confirmed_error
            design_error = dict(method.design_error)[reliability.name]
            chance = (1 - misquoted) * (1 - design_error) * (1 - method.retraction_rate)
            self._chances[reliability, unconfirmed] = chance
        return chance

    def _grouped(self, pieces: Sequence[Piece], kind: ClaimKind) -> Sequence[tuple[int, str]]:
        """Return group and reason of each piece on one side of a claim."""
        if len(pieces) > 1 and (any(piece.linked for piece in pieces) or _repeats(pieces)):
            works = [self.references[piece.reference] for piece in pieces]
            return independent_groups(works, self.grades, kind)
        return grouped_by_roots([piece.roots for piece in pieces])

    def _imputed(self, grade: Grade) -> int:
        """Return how many people to expect (METHOD 1.5); a page alone studied nobody."""
        if is_conduit(grade) and not grade.inherited:
            return 0
        synthesis = is_synthesis(grade, self.tables)
        return self.method.imputed_synthesis if synthesis else self.method.imputed_study


def _repeats(pieces: Sequence[Piece]) -> bool:
    """Tell whether a work is cited for a claim and for a part of it; pieces are sorted by work."""
    return any(one.reference == other.reference for one, other in pairwise(pieces))
