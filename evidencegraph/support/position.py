"""The position of a body of evidence: imprecision, leximax, contradiction (METHOD 4.2-4.4)."""

from __future__ import annotations

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import FALL_BACK, RANKS, TOP_RUNG, Tally
from evidencegraph.support.columns import RUNGS, Bools, Floats, Ints

_RUNG = np.arange(RUNGS)
_IS_EVEN = _RUNG % 2 == 0
_FLOOR = 2 + _RUNG % 2
"""Imprecision never pulls a body below very low."""

_MOST_COUNTED = 6
"""More bodies at one rung change the displayed position by less than 1/128: they are counted in
the profile, and left out of the position so that it stays an exact binary fraction."""


def effective_rungs(participants: Ints, precise: Bools, method: Method) -> Ints:
    """Return what each rung is worth once imprecision of the whole body is applied.

    A body at rung r pools the people of everything at rung q or above, for each q up to r; with
    fewer than 400 it loses a level there, with fewer than 100 two; it takes the best q.

    Args:
        participants: int64 (R, 10), people at each rung.
        precise: bool (R,), True where imprecision does not apply.
        method: the information sizes.

    Returns:
        int64 (R, 10): the effective rung of a body at each rung.
    """
    pooled = np.cumsum(participants[:, ::-1], axis=1)[:, ::-1]
    lost = sum((pooled < size).astype(np.int64) for size in method.information_sizes)
    value = np.minimum(_RUNG, np.maximum(_RUNG - 2 * lost, _FLOOR))
    value[:, :2] = _RUNG[:2]
    # An odd rung (a synthesis) may fall back on any rung below it, an even one on even ones.
    among_even = np.maximum.accumulate(np.where(_IS_EVEN, value, 0), axis=1)
    among_all = np.maximum.accumulate(value, axis=1)
    worth = np.where(_IS_EVEN, among_even, among_all)
    worth[:, :2] = _RUNG[:2]
    return np.where(precise[:, np.newaxis], _RUNG, worth)


def profiles(tally: Tally, method: Method) -> tuple[Ints, Ints]:
    """Return how many bodies stand at each effective rung.

    Returns:
        int64 (R, 10) counts by effective rung, and int64 (R, 16) the effective rung of each rank.
    """
    by_rung = effective_rungs(tally.participants, tally.precise, method)
    effective = np.maximum(by_rung[:, TOP_RUNG], by_rung[:, FALL_BACK])
    counts = tally.appraised.copy()
    rows = np.arange(len(counts))
    for rank in range(len(RANKS)):
        counts[rows, effective[:, rank]] += tally.plain[:, rank]
    return counts, effective


def positions(counts: Ints) -> Floats:
    """Return the leximax position of each profile: 0, or from r + 1/2 to below r + 1.

    One source sits in the middle of its rung; every further one at the same rung halves the
    distance to the rung's end; all that lies below is squeezed into less than the next such step
    (METHOD 4.3).

    Args:
        counts: int64 (R, 10), bodies at each rung.

    Returns:
        float64 (R,).

    >>> positions(np.array([[10, 0, 0, 0, 0, 0, 1, 0, 0, 0], [0] * 10])).tolist()
    [6.507..., 0.0]
    """
    halves = np.exp2(-np.minimum(counts, _MOST_COUNTED))
    below = np.zeros(len(counts))
    position = np.zeros(len(counts))
    for rung in range(RUNGS):
        room = 1 - below / 2
        extras = 1 - 2 * halves[:, rung] * room
        occupied = counts[:, rung] > 0
        position = np.where(occupied, rung + 0.5 + 0.5 * extras, position)
        below = 1 - halves[:, rung] * room
    return position


def net_positions(supporting: Floats, opposing: Floats, method: Method) -> Floats:
    """Return the position after contradiction (METHOD 4.4).

    Equal evidence against a claim costs one level; each level weaker halves the cost, each level
    stronger doubles it. Weaker evidence can only wear down what lies inside the level.

    >>> net_positions(np.array([6.5]), np.array([6.5]), Method()).tolist()
    [4.5]
    """
    level = np.floor(supporting / 2)
    kept = np.where(np.floor(opposing / 2) < level, 2 * level, 0.0)
    cost = 2 * method.contradiction_levels * np.exp2((opposing - supporting) / 2)
    eroded = np.maximum(np.maximum(kept, supporting - cost), 0.0)
    return np.where(opposing == 0, supporting, eroded)


def levels(net: Floats) -> Ints:
    """Return the level of certainty of each net position, 0 to 4."""
    return np.floor(net / 2).astype(np.int64)
