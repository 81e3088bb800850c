"""Claims weighed in worlds in which some of their bodies have fallen."""

from __future__ import annotations

import numpy as np

from evidencegraph.model import Certainty, Method
from evidencegraph.support.bodies import Bodies
from evidencegraph.support.columns import Bools, Floats, Ints
from evidencegraph.support.imprecision import enough_people, people_in_pools
from evidencegraph.support.pooling import holds
from evidencegraph.support.position import levels, net_positions, positions_of_codes
from evidencegraph.support.tally import Tally

_BODIES_AT_ONCE = 1 << 18


def assured_by_worlds(bodies: Bodies, claims: Ints, precise: Bools, method: Method) -> Ints:
    """Return the highest level that each of some claims reaches with the wanted chance.

    Args:
        bodies: the collapsed citations.
        claims: int64 (n,), the claims to weigh.
        precise: bool (n,), True where imprecision does not apply to them.
        method: the numbers of the method.

    Returns:
        int64 (n,), 0 to 4.
    """
    assured = np.zeros(len(claims), dtype=np.int64)
    first = np.searchsorted(bodies.row, 2 * claims)
    count = np.searchsorted(bodies.row, 2 * claims + 2) - first
    for size in np.unique(count).tolist():
        worlds = 1 << size if size <= method.enumerated_bodies else method.replicates
        step = max(1, _BODIES_AT_ONCE // (worlds * size))
        chosen = np.flatnonzero(count == size)
        for start in range(0, len(chosen), step):
            batch = chosen[start : start + step]
            members = first[batch][:, np.newaxis] + np.arange(size)
            standing, chance = _worlds(bodies.survival[members], method)
            position = positions_in_worlds(bodies, members, standing, precise[batch], method)
            net = net_positions(position[:, :, 0], position[:, :, 1], method)
            assured[batch] = _assured(levels(net), chance, method)
    return assured


def positions_in_worlds(
    bodies: Bodies, members: Ints, standing: Bools, precise: Bools, method: Method
) -> Floats:
    """Return the positions for and against claims with equally many bodies in some worlds.

    Args:
        bodies: the collapsed citations.
        members: int64 (K, n), the n bodies of each claim.
        standing: bool (K, W, n) or, the same for all claims, (W, n): which of them stand.
        precise: bool (K,), True where imprecision does not apply.
        method: the numbers of the method.

    Returns:
        float64 (K, W, 2).
    """
    kind = bodies.kind[members]
    kinds = np.unique(kind)
    people = np.minimum(bodies.participants[members], enough_people(method))
    # Counts and sums of what stands are one product of matrices, both sides next to each other.
    adds = np.concatenate([kind[:, :, np.newaxis] == kinds, people_in_pools(kind, people)], axis=2)
    side = (bodies.row[members] & 1)[:, :, np.newaxis]
    sums = standing.astype(np.float64) @ np.concatenate([adds * (1 - side), adds * side], axis=2)
    rows = sums.reshape(-1, adds.shape[2])
    counted = Tally.of_counts(
        kinds,
        rows[:, : len(kinds)].astype(np.int64),
        rows[:, len(kinds) :],
        np.repeat(precise, sums.shape[1] * 2),
        method,
    )
    return positions_of_codes(counted.codes()).reshape(*sums.shape[:2], 2)


def subsets(size: int) -> Bools:
    """Return all subsets of so many bodies, bool (2 ** size, size)."""
    stands: Bools = (np.arange(1 << size)[:, np.newaxis] >> np.arange(size) & 1).astype(np.bool_)
    return stands


def _worlds(survival: Floats, method: Method) -> tuple[Bools, Floats]:
    """Return which bodies stand in each world, bool (W, n), and its chance, (K, W)."""
    size = survival.shape[1]
    stands = survival[:, np.newaxis, :]
    if size > method.enumerated_bodies:
        standing = _fixed_draws(method.replicates, size) < stands
        return standing, np.full(standing.shape[:2], 1 / method.replicates)
    standing = subsets(size)
    return standing, np.where(standing, stands, 1 - stands).prod(axis=2)


def _fixed_draws(replicates: int, size: int) -> Floats:
    """Return numbers in [0, 1) that look random and never change, float64 (W, n).

    The finaliser of splitmix64 (Steele, Lea & Flood 2014) on a counter.
    """
    word = np.arange(1, replicates * size + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    word ^= word >> np.uint64(31)
    fraction = (word >> np.uint64(11)).astype(np.float64) * 2.0**-53
    return fraction.reshape(replicates, size)


def _assured(level: Ints, chance: Floats, method: Method) -> Ints:
    """Return the highest level reached with at least the wanted chance."""
    assured = np.zeros(len(level), dtype=np.int64)
    for wanted in range(1, max(Certainty) + 1):
        assured += holds(np.where(level >= wanted, chance, 0.0).sum(axis=1), method)
    return assured
