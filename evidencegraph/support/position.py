"""The position of a body of evidence: leximax and contradiction (METHOD 4.3, 4.4)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.columns import RUNGS, Floats, Ints

MOST_COUNTED = 6
"""More bodies at one rung change the displayed position by less than 1/128: they are counted in
the profile, and left out of the position so that it stays an exact binary fraction."""

COUNT_BITS = 3
"""A profile code holds so many bits for each rung, the lowest rung last."""

_HALF = RUNGS // 2
_HALF_BITS = COUNT_BITS * _HALF


def gains(counts: Ints, lowest: int = 0, room: Floats | None = None) -> tuple[Floats, Floats]:
    """Return what the bodies at each rung add to the position, and what room they leave.

    One source sits in the middle of its rung; every further one at the same rung halves the
    distance to the rung's end; all that lies below is squeezed into less than the next such step
    (METHOD 4.3).

    Args:
        counts: int64 (n, R), bodies at n adjacent rungs, the lowest first.
        lowest: the first of these rungs.
        room: float64 (R,), what higher rungs leave, 0 where there are none; None for 0 everywhere.

    Returns:
        float64 (n, R) whose sum is the position, and float64 (R,).
    """
    halves = np.exp2(-np.arange(MOST_COUNTED + 1.0))[np.minimum(counts, MOST_COUNTED)]
    gain = np.zeros(counts.shape)
    room = np.zeros(counts.shape[1]) if room is None else room
    for index in reversed(range(len(counts))):
        half = halves[index]
        is_top = (room == 0) & (counts[index] > 0)
        gain[index] = np.where(is_top, lowest + index + 1 - half, room * (1 - half))
        room = np.where(is_top, half, room * half) / 2
    return gain, room


class _Halves(NamedTuple):
    """Positions of all profiles of the five upper rungs, and of the five lower ones.

    Attributes:
        upper: float64 (32768,), position of the upper rungs.
        room: float64 (32768,), what they leave to the lower ones.
        below: float64 (32768,), what the lower rungs add below others, with all room.
        alone: float64 (32768,), position of the lower rungs with nothing above.
    """

    upper: Floats
    room: Floats
    below: Floats
    alone: Floats


@lru_cache(maxsize=1)
def _halves() -> _Halves:
    code = np.arange(1 << _HALF_BITS)
    counts = np.array([code >> COUNT_BITS * rung & 7 for rung in range(_HALF)])
    upper, room = gains(counts, lowest=_HALF)
    alone, _ = gains(counts)
    below, _ = gains(counts, room=np.ones(len(code)))
    return _Halves(upper.sum(axis=0), room, below.sum(axis=0), alone.sum(axis=0))


def positions_of_codes(code: Ints) -> Floats:
    """Return the position of each profile code: 0, or from r + 1/2 to below r + 1.

    Args:
        code: int64 (R,), three bits for each rung; every count above `MOST_COUNTED` is one.

    Returns:
        float64 (R,). Everything but the last sum is exact.
    """
    table = _halves()
    high, low = code >> _HALF_BITS, code & ((1 << _HALF_BITS) - 1)
    under = table.room[high] * table.below[low]
    position: Floats = np.where(high == 0, table.alone[low], table.upper[high] + under)
    return position


def positions(counts: Ints) -> Floats:
    """Return the leximax position of each profile.

    Args:
        counts: int64 (R, 10), bodies at each rung.

    Returns:
        float64 (R,).

    >>> positions(np.array([[10, 0, 0, 0, 0, 0, 1, 0, 0, 0], [0] * 10])).tolist()
    [6.507..., 0.0]
    """
    shifts = COUNT_BITS * np.arange(RUNGS)
    return positions_of_codes((np.minimum(counts, MOST_COUNTED) << shifts).sum(axis=1))


def net_positions(supporting: Floats, opposing: Floats, method: Method) -> Floats:
    """Return the position after contradiction (METHOD 4.4).

    Equal evidence against a claim costs one level; each level weaker halves the cost, each level
    stronger doubles it. Weaker evidence can only wear down what lies inside the level.

    >>> net_positions(np.array([6.5]), np.array([6.5]), Method()).tolist()
    [4.5]
    """
    net = supporting.copy()
    opposed = np.nonzero(opposing)
    ours, theirs = supporting[opposed], opposing[opposed]
    level = np.floor(ours / 2)
    kept = np.where(np.floor(theirs / 2) < level, 2 * level, 0.0)
    cost = 2 * method.contradiction_levels * np.exp2((theirs - ours) / 2)
    net[opposed] = np.maximum(np.maximum(kept, ours - cost), 0.0)
    return net


def levels(net: Floats) -> Ints:
    """Return the level of certainty of each net position, 0 to 4."""
    return np.floor(net / 2).astype(np.int64)
