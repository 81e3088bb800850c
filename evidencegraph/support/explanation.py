"""Why a score is what it is: what each citation adds, and what would be left without it."""

from __future__ import annotations

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import Bodies, Tally
from evidencegraph.support.columns import RUNGS, Floats, Ints
from evidencegraph.support.position import net_positions, positions, profiles

_CHUNK = 200_000
"""Citations re-weighed at a time: bounds memory to a few hundred megabytes."""


def credits_of_rungs(counts: Ints) -> Floats:
    """Return what one body at each rung adds to the position of its side.

    Rungs enter from the top: a body's credit is what its rung adds to all that stands above,
    shared equally within the rung. That is the Shapley value with stronger designs first
    (Kalai & Samet 1987); credits of a row sum to its position.

    Args:
        counts: int64 (R, 10), bodies at each effective rung.

    Returns:
        float64 (R, 10); 0 where no body stands.
    """
    credit = np.zeros(counts.shape)
    entered = np.zeros_like(counts)
    before = np.zeros(len(counts))
    for rung in reversed(range(RUNGS)):
        entered[:, rung] = counts[:, rung]
        after = positions(entered)
        credit[:, rung] = (after - before) / np.maximum(counts[:, rung], 1)
        before = after
    return credit


def credits_of_citations(
    bodies: Bodies, counts: Ints, effective: Ints, net: Floats
) -> tuple[Floats, Ints]:
    """Return each citation's share of its claim's net position, and its effective rung.

    The citation that leads a body carries its credit, the others none. What contradiction costs
    is borne by the opposing bodies, in proportion to their own credit (METHOD 4.7).

    Args:
        bodies: the collapsed citations.
        counts: int64 (R, 10), bodies at each effective rung.
        effective: int64 (R, 16), effective rung of each rank.
        net: float64 (C,), net positions.

    Returns:
        float64 (E,) credits that sum to ``net`` for each claim, and int64 (E,) effective rungs.
    """
    rung = np.where(bodies.appraised, bodies.rung, effective[bodies.row, bodies.rank])
    credit = credits_of_rungs(counts)[bodies.row, rung]
    position = positions(counts)
    cost = position[0::2] - net
    share = np.divide(cost, position[1::2], out=np.zeros_like(cost), where=position[1::2] > 0)
    against = bodies.row % 2 == 1
    credit = np.where(against, -credit * share[bodies.row // 2], credit)
    of_citation = np.zeros(len(bodies.of_citation))
    of_citation[bodies.leader] = credit
    return of_citation, rung[bodies.of_citation]


def nets_without(bodies: Bodies, counted: Tally, position: Floats, method: Method) -> Floats:
    """Return the net position of its claim without each citation, one at a time.

    Args:
        bodies: the collapsed citations.
        counted: all bodies by rung.
        position: float64 (R,), positions of all rows.
        method: the numbers of the method.

    Returns:
        float64 (E,), equal to what weighing the claim anew without the citation would give.
    """
    edges = len(bodies.of_citation)
    net = np.empty(edges)
    for start in range(0, edges, _CHUNK):
        part = slice(start, min(start + _CHUNK, edges))
        body = bodies.of_citation[part]
        row = bodies.row[body]
        changed = counted.take(row)
        here = np.arange(len(row))
        changed.add(
            here, bodies.rank[body], bodies.participants[body], bodies.appraised[body], by=-1
        )
        changed.add(
            here,
            bodies.rank_without[part],
            bodies.participants_without[part],
            bodies.appraised_without[part],
            by=1,
        )
        mine = positions(profiles(changed, method)[0])
        other = position[row ^ 1]
        against = row % 2 == 1
        net[part] = net_positions(
            np.where(against, other, mine), np.where(against, mine, other), method
        )
    return net
