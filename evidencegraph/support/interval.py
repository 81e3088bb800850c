"""The lower end of the interval: the level that survives known error rates (METHOD 4.6)."""

from __future__ import annotations

import numpy as np

from evidencegraph.model import Certainty, Method
from evidencegraph.support.bodies import Bodies, Tally
from evidencegraph.support.columns import Bools, Floats, Ints
from evidencegraph.support.position import levels, net_positions, positions, profiles

_ROWS_AT_ONCE = 1 << 18


def assured_levels(bodies: Bodies, precise: Bools, method: Method) -> Ints:
    """Return for each claim the highest level that holds with the chance of `Method.assurance`.

    Each body stands or falls independently with its own chance. Up to
    `Method.enumerated_bodies` bodies every subset is weighed; above that, fixed pseudo-random
    ones, so that the same evidence always gives the same answer.

    Args:
        bodies: the collapsed citations.
        precise: bool (C,), True where imprecision does not apply.
        method: the numbers of the method.

    Returns:
        int64 (C,), 0 to 4.
    """
    claims = len(precise)
    assured = np.zeros(claims, dtype=np.int64)
    claim = bodies.row // 2  # rows are sorted, so the bodies of a claim lie together
    first = np.searchsorted(claim, np.arange(claims))
    count = np.searchsorted(claim, np.arange(claims), side="right") - first
    for size in np.unique(count[count > 0]).tolist():
        worlds = 1 << size if size <= method.enumerated_bodies else method.replicates
        step = max(1, _ROWS_AT_ONCE // worlds)
        chosen = np.flatnonzero(count == size)
        for start in range(0, len(chosen), step):
            batch = chosen[start : start + step]
            members = first[batch][:, np.newaxis] + np.arange(size)
            standing, chance = _worlds(bodies.survival[members], method)
            level = _levels_in_worlds(bodies, members, standing, precise[batch], method)
            assured[batch] = _assured(level, chance, method.assurance)
    return assured


def _worlds(survival: Floats, method: Method) -> tuple[Bools, Floats]:
    """Return which bodies stand in each world, bool (K, W, size), and its chance, (K, W)."""
    size = survival.shape[1]
    stands = survival[:, np.newaxis, :]
    if size > method.enumerated_bodies:
        standing = _fixed_draws(method.replicates, size) < stands
        return standing, np.full(standing.shape[:2], 1 / method.replicates)
    subsets = (np.arange(1 << size)[:, np.newaxis] >> np.arange(size)) & 1 == 1
    standing = np.broadcast_to(subsets, (len(survival), *subsets.shape))
    return standing, np.where(standing, stands, 1 - stands).prod(axis=2)


def _fixed_draws(replicates: int, size: int) -> Floats:
    """Return numbers in [0, 1) that look random and never change, float64 (W, size).

    The finaliser of splitmix64 (Steele, Lea & Flood 2014) on a counter.
    """
    word = np.arange(1, replicates * size + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    word ^= word >> np.uint64(31)
    fraction = (word >> np.uint64(11)).astype(np.float64) * 2.0**-53
    return fraction.reshape(replicates, size)


def _levels_in_worlds(
    bodies: Bodies, members: Ints, standing: Bools, precise: Bools, method: Method
) -> Ints:
    """Return the level of each claim of a batch in each world, int64 (K, W)."""
    claims, worlds, size = standing.shape
    counted = Tally.empty(np.repeat(precise, worlds * 2))
    for index in range(size):
        claim, world = np.nonzero(standing[:, :, index])
        body = members[claim, index]
        counted.add(
            (claim * worlds + world) * 2 + bodies.row[body] % 2,
            bodies.rank[body],
            bodies.participants[body],
            bodies.appraised[body],
            by=1,
        )
    position = positions(profiles(counted, method)[0])
    net = net_positions(position[0::2], position[1::2], method)
    return levels(net).reshape(claims, worlds)


def _assured(level: Ints, chance: Floats, assurance: float) -> Ints:
    """Return the highest level reached with at least the wanted chance."""
    assured = np.zeros(len(level), dtype=np.int64)
    for wanted in range(1, max(Certainty) + 1):
        assured += np.where(level >= wanted, chance, 0.0).sum(axis=1) >= assurance
    return assured
