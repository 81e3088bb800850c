"""Evidence as a few tuples, and columns made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from evidencegraph.model import Method
from evidencegraph.support import Columns, Strength, weigh

METHOD = Method()


@dataclass(frozen=True)
class Piece:
    """One citation of one claim."""

    rung: int
    people: int = 0
    side: int = 0
    group: int = -1
    """-1: a group of its own."""
    appraised: bool = False
    survival: float = 0.84


def columns(claims: Sequence[Sequence[Piece]], *, precise: bool = False) -> Columns:
    """Return the columns of claims, each a list of pieces."""
    rows = [
        (claim, 1000 + at if piece.group < 0 else piece.group, piece)
        for claim, pieces in enumerate(claims)
        for at, piece in enumerate(pieces)
    ]
    return Columns(
        claim=np.array([claim for claim, _, _ in rows], dtype=np.int64),
        side=np.array([piece.side for _, _, piece in rows], dtype=np.int64),
        group=np.array([group for _, group, _ in rows], dtype=np.int64),
        rung=np.array([piece.rung for _, _, piece in rows], dtype=np.int64),
        participants=np.array([piece.people for _, _, piece in rows], dtype=np.int64),
        appraised=np.array([piece.appraised for _, _, piece in rows], dtype=np.bool_),
        survival=np.array([piece.survival for _, _, piece in rows], dtype=np.float64),
        precise=np.full(len(claims), precise),
    )


def strength(*pieces: Piece, precise: bool = False, method: Method = METHOD) -> Strength:
    """Return the strength of one claim."""
    return weigh(columns([pieces], precise=precise), method)


def net(*pieces: Piece, precise: bool = False) -> float:
    """Return the net position of one claim."""
    return float(strength(*pieces, precise=precise).net[0])


def pieces(*, side: int | None = None, top: int = 7) -> st.SearchStrategy[Piece]:
    """Draw citations that a machine may have graded."""
    return st.builds(
        Piece,
        rung=st.integers(0, top),
        people=st.sampled_from([0, 12, 57, 99, 100, 246, 399, 400, 900]),
        side=st.integers(0, 1) if side is None else st.just(side),
        group=st.sampled_from([-1, -1, -1, 1, 2]),
    )
