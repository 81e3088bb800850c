"""What a body is worth once imprecision of the whole body is applied (METHOD 4.2)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import KINDS, NO_BODY, RANKS, TOP_RUNG
from evidencegraph.support.columns import RUNGS, Bools, Floats, Ints

LOWEST = 4
"""Imprecision never pulls a body below very low, so that only rungs from here up can fall."""

_POOLS = RUNGS - LOWEST
_REACHES = _POOLS + 1
_MOST_LEVELS = 4
"""There are no more levels to lose: only the four largest information sizes matter."""

_RUNG = np.arange(RUNGS)
_IS_EVEN = _RUNG % 2 == 0
_RUNG_OF_FALL_BACK = np.array([synthesis for _, synthesis in RANKS])


def sizes_that_matter(method: Method) -> tuple[int, ...]:
    """Return the information sizes, the largest first."""
    return tuple(sorted(method.information_sizes, reverse=True)[:_MOST_LEVELS])


def enough_people(method: Method) -> int:
    """Return a number of participants beyond which more make no difference.

    A sum of numbers capped here reaches an information size exactly where the true sum does.
    """
    return max(0, *method.information_sizes, 0)


def people_in_pools(kind: Ints, people: Ints) -> Floats:
    """Return what bodies add to the pools of rung 4 or above, ... 9, float64 (..., 6).

    Args:
        kind: int64 (...), the kinds of the bodies.
        people: int64 (...), at most `enough_people`.
    """
    pools = np.arange(LOWEST, RUNGS) <= TOP_RUNG[:, np.newaxis]
    return np.where(pools[kind], people[..., np.newaxis].astype(np.float64), 0.0)


def pooled_people(row: Ints, kind: Ints, people: Ints, rows: int) -> Floats:
    """Return the people in bodies at rung 4 or above, 5 or above, ... 9, float64 (R, 6).

    Args:
        row: int64 (B,), where each body counts.
        kind: int64 (B,), the kinds of the bodies.
        people: int64 (B,), at most `enough_people`.
        rows: R.
    """
    rung = TOP_RUNG[kind] - LOWEST
    big = np.flatnonzero((rung >= 0) & (people > 0))
    key = row[big] * _POOLS + rung[big]
    at_rung = np.bincount(key, people[big], rows * _POOLS).astype(np.float64, copy=False)
    at_rung = at_rung.reshape(rows, _POOLS)
    for pool in reversed(range(_POOLS - 1)):
        at_rung[:, pool] += at_rung[:, pool + 1]
    return at_rung


def states(pooled: Floats, precise: Bools, method: Method) -> Ints:
    """Return the state of imprecision of each row: how many pools reach each information size.

    A pool holds all those above it, so that their number tells which ones reach a size.

    Args:
        pooled: float64 (R, 6), as `pooled_people` returns them.
        precise: bool (R,), True where imprecision does not apply.
        method: the information sizes.

    Returns:
        int64 (R,), rows of `effective_rungs`.
    """
    sizes = sizes_that_matter(method)
    state = np.zeros(len(pooled), dtype=np.int16)
    pools = np.ascontiguousarray(pooled.T)
    for size in sizes:
        state *= _REACHES
        state += (pools >= size).sum(axis=0, dtype=np.int8)
    state[precise] = _REACHES ** len(sizes)
    return state.astype(np.int64)


@lru_cache(maxsize=4)
def effective_rungs(sizes: int) -> Ints:
    """Return what each kind of body is worth in each state, int64 (S, 27).

    A body at rung r pools the people of everything at rung q or above, for each q up to r; with
    fewer than 400 it loses a level there, with fewer than 100 two; it takes the best q. The last
    state is that in which imprecision does not apply. No body at all is worth nothing.

    Args:
        sizes: how many information sizes there are.
    """
    state = np.arange(_REACHES**sizes)[:, np.newaxis]
    lost = np.zeros((len(state), RUNGS), dtype=np.int64)
    for size in range(sizes):
        lost += state // _REACHES**size % _REACHES <= _RUNG - LOWEST
    floor = 2 + _RUNG % 2
    value = np.minimum(_RUNG, np.maximum(_RUNG - 2 * lost, floor))
    value[:, :2] = _RUNG[:2]
    # An odd rung (a synthesis) may fall back on any rung below it, an even one on even ones.
    among_even = np.maximum.accumulate(np.where(_IS_EVEN, value, 0), axis=1)
    among_all = np.maximum.accumulate(value, axis=1)
    worth = np.where(_IS_EVEN, among_even, among_all)
    worth[:, :2] = _RUNG[:2]
    worth = np.vstack([worth, _RUNG])
    effective = np.empty((len(worth), KINDS), dtype=np.int64)
    effective[:, : len(RANKS)] = np.maximum(
        worth[:, TOP_RUNG[: len(RANKS)]], worth[:, _RUNG_OF_FALL_BACK]
    )
    effective[:, len(RANKS) : NO_BODY] = _RUNG
    effective[:, NO_BODY] = 0
    return effective
