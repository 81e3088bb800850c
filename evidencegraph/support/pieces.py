"""The pieces of evidence behind each claim, and the columns that the kernel eats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from evidencegraph.model import Body, Certainty, Claim, ClaimKind, Direction, Grade
from evidencegraph.support.columns import Columns
from evidencegraph.support.independence import Root

WITHOUT_IMPRECISION = frozenset({ClaimKind.MECHANISM, ClaimKind.STATUS})
"""Claims that more participants make no surer (METHOD 4.2)."""


class Piece(NamedTuple):
    """One reference behind one claim, in one direction.

    Attributes:
        reference: its id.
        direction: what it does for the claim.
        grade: what the work can bear.
        rung: design rung 0-9 for this kind of claim.
        ceiling: what a perfect appraisal could still grant to it.
        side: 0 for the claim, 1 against it, -1 where it does not count.
        alone: the body of evidence that it makes where nothing counts with it.
        participants: how many people were studied, None where unknown; of what a page passes on.
        people: the same, imputed where unknown.
        appraised: whether people have judged it.
        survival: the chance that it says what is claimed and is what it is taken for.
        roots: what it stands on where others may stand there too.
        linked: whether more than these roots may tie it to others.
    """

    reference: str
    direction: Direction
    grade: Grade
    rung: int
    ceiling: Certainty
    side: int
    alone: Body
    participants: int | None
    people: int
    appraised: bool
    survival: float
    roots: tuple[Root, ...]
    linked: bool


class Case(NamedTuple):
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


def columns_of(claims: Sequence[Claim], cases: Sequence[Case]) -> Columns:
    """Return what counts behind each claim as columns."""
    pieces = [piece for case in cases for piece in case.counted]
    return Columns(
        claim=np.repeat(np.arange(len(claims)), [len(case.counted) for case in cases]),
        side=np.array([piece.side for piece in pieces], dtype=np.int64),
        group=np.array([group for case in cases for group in case.groups], dtype=np.int64),
        rung=np.array([piece.rung for piece in pieces], dtype=np.int64),
        participants=np.array([piece.people for piece in pieces], dtype=np.int64),
        appraised=np.array([piece.appraised for piece in pieces], dtype=np.bool_),
        survival=np.array([piece.survival for piece in pieces], dtype=np.float64),
        precise=np.array([claim.kind in WITHOUT_IMPRECISION for claim in claims], dtype=np.bool_),
    )
