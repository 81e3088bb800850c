"""The lower end of the interval: the level that survives known error rates (METHOD 4.6)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from evidencegraph.model import Certainty, Method
from evidencegraph.support.bodies import Bodies
from evidencegraph.support.columns import Bools, Floats, Ints
from evidencegraph.support.imprecision import sizes_that_matter
from evidencegraph.support.pooling import NEVER, Paths, holds, needed_people, reach
from evidencegraph.support.sides import chances_by_strongest, rungs_to_reach
from evidencegraph.support.worlds import assured_by_worlds

_TRIED = (4, 7, 10, 13)
"""So many of the strongest bodies are tried in every combination, before all of them are."""


class _Chances(NamedTuple):
    """Bounds for the chance that each side of each claim reaches each level.

    Attributes:
        least: float64 (6, R), chance that a body stands which is enough alone.
        most: float64 (6, R), chance that any body stands which can contribute.
    """

    least: Floats
    most: Floats


def assured_levels(
    bodies: Bodies, precise: Bools, position: Floats, level: Ints, method: Method
) -> Ints:
    """Return for each claim the highest level that holds with the chance of `Method.assurance`.

    Each body stands or falls independently with its own chance. What is cheap comes first:
    bounds; then the exact chance that enough people are pooled, for any number of bodies, in each
    world of the opposition. The few claims that this leaves open are weighed in whole worlds.

    Args:
        bodies: the collapsed citations.
        precise: bool (C,), True where imprecision does not apply.
        position: float64 (R,), positions of all rows with all bodies standing.
        level: int64 (C,), the levels with all bodies standing: none is assured above.
        method: the numbers of the method.

    Returns:
        int64 (C,), 0 to 4.
    """
    assured = np.zeros(len(precise), dtype=np.int64)
    if not level.any():
        return assured
    chances = _chances(bodies, precise, method)
    is_hard = np.zeros(len(precise), dtype=np.bool_)
    for wanted in range(int(level.max()), 0, -1):
        is_open = (assured == 0) & (level >= wanted) & ~is_hard
        is_open &= holds(chances.most[wanted, 0::2], method)
        settled = is_open & holds(_least_against_opposition(chances, wanted), method)
        assured[settled] = wanted
        claims = np.flatnonzero(is_open & ~settled)
        if not len(claims):
            continue
        supporting = position[2 * claims]
        enough, needed = rungs_to_reach(bodies, claims, precise[claims], supporting, wanted, method)
        sure = reach(bodies, 2 * claims, precise[claims], enough, method)
        assured[claims[sure]] = wanted
        claims, needed = _doubtful(claims, sure, enough, needed)
        possible = reach(bodies, 2 * claims, precise[claims], needed, method)
        claims = claims[possible]
        for tried in _TRIED:
            chance, chance_at_most = chances_by_strongest(
                bodies, claims, precise[claims], wanted, tried, method
            )
            assured[claims[holds(chance, method)]] = wanted
            claims = claims[~holds(chance, method) & holds(chance_at_most, method)]
        is_hard[claims] = True
    hard = np.flatnonzero(is_hard)
    assured[hard] = assured_by_worlds(bodies, hard, precise[hard], method)
    return np.minimum(assured, level)


def _chances(bodies: Bodies, precise: Bools, method: Method) -> _Chances:
    """Return bounds for each level; those of level 0 are not used, those of level 5 are 0."""
    table = needed_people(sizes_that_matter(method))[0::2]
    starts = np.flatnonzero(np.diff(bodies.row, prepend=-1))
    rows = bodies.row[starts]
    is_precise = precise[bodies.row >> 1]
    failure = 1 - bodies.survival
    least, most = np.zeros((2, len(table), 2 * len(precise)))
    for level in range(1, Certainty.HIGH + 1):
        needed = table[level, bodies.kind]
        contributes = needed < NEVER
        if not contributes.any():
            break
        alone = contributes & (is_precise | (bodies.participants >= needed))
        for chance, counts in ((least, alone), (most, contributes)):
            product = np.multiply.reduceat(np.where(counts, failure, 1.0), starts)
            chance[level, rows] = 1 - product
    return _Chances(least, most)


def _least_against_opposition(chances: _Chances, wanted: int) -> Floats:
    """Return a lower bound for the chance of a level, float64 (C,).

    Evidence for a claim keeps its level whatever speaks against it from a lower one (METHOD 4.4):
    so sum, over the levels that it may have, the chance that the opposition stays below.
    """
    least = np.zeros(chances.least.shape[1] // 2)
    for level in range(wanted, Certainty.HIGH + 1):
        just = chances.least[level, 0::2] - chances.least[level + 1, 0::2]
        least += just * (1 - chances.most[level, 1::2])
    return least


def _doubtful(claims: Ints, sure: Bools, enough: Paths, needed: Paths) -> tuple[Ints, Paths]:
    """Return the claims for which a rung may be needed below the one that is enough."""
    highest, lowest = (
        np.bincount(paths.case, paths.rung * paths.chance, len(claims))
        for paths in (enough, needed)
    )
    doubtful = (highest > lowest) & ~sure
    left = needed.where(doubtful[needed.case])
    return claims[doubtful], left._replace(case=(np.cumsum(doubtful) - 1)[left.case])
