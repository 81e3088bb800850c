"""What evidence against a claim asks of the evidence for it, and with which chance."""

from __future__ import annotations

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import TOP_RUNG, Bodies
from evidencegraph.support.columns import RUNGS, Bools, Floats, Ints
from evidencegraph.support.pooling import Paths, merged
from evidencegraph.support.position import levels, net_positions
from evidencegraph.support.worlds import positions_in_worlds, subsets

_TRIED = 6
"""So many opposing bodies stand or fall in every combination; the weaker ones all do either."""


def rungs_to_reach(  # noqa: PLR0913, PLR0917 - claims, and what is asked of them
    bodies: Bodies,
    claims: Ints,
    precise: Bools,
    supporting: Floats,
    wanted: int,
    method: Method,
) -> tuple[Paths, Paths]:
    """Return what the evidence for opposed claims must reach to keep a level.

    A level is kept from a certain position upwards, and a rung holds the positions from its
    middle to its end. So in each world of the opposition there is a rung that is enough, and a
    rung that is needed; nearly always they are the same.

    Args:
        bodies: the collapsed citations.
        claims: int64 (n,), the claims, ascending.
        precise: bool (n,), True where imprecision does not apply.
        supporting: float64 (n,), the positions of all evidence for them.
        wanted: the level.
        method: the numbers of the method.

    Returns:
        Paths to the rungs that are enough, and to those that are needed, by index of the claim.
    """
    case, chance, least, most = _oppositions(bodies, claims, precise, method)
    enough = np.full(len(case), 2 * wanted)
    needed = enough.copy()
    for rung in range(2 * wanted, RUNGS):
        middle = np.full(len(case), rung + 0.5)
        end = np.minimum(np.nextafter(rung + 1.0, 0), supporting[case])
        enough += levels(net_positions(middle, most, method)) < wanted
        needed += levels(net_positions(end, least, method)) < wanted
    nobody = np.zeros_like(case)
    return (
        merged(Paths(case, enough, nobody, chance)),
        merged(Paths(case, needed, nobody, chance)),
    )


def _oppositions(
    bodies: Bodies, claims: Ints, precise: Bools, method: Method
) -> tuple[Ints, Floats, Floats, Floats]:
    """Return worlds of the opposing bodies alone.

    Returns:
        int64 (W,), the index of the claim; float64 (W,), the chance of the world; twice
        float64 (W,), bounds for the position of the opposing evidence in it.
    """
    first = np.searchsorted(bodies.row, 2 * claims + 1)
    count = np.searchsorted(bodies.row, 2 * claims + 2) - first
    found = []
    for size in np.unique(count).tolist():
        chosen = np.flatnonzero(count == size)
        members = first[chosen][:, np.newaxis] + np.arange(size)
        if size > _TRIED:
            order = np.lexsort((-bodies.participants[members], -TOP_RUNG[bodies.kind[members]]))
            members = np.take_along_axis(members, order, axis=1)
        tried = subsets(min(size, _TRIED))
        survival = bodies.survival[members[:, np.newaxis, :_TRIED]]
        chance = np.where(tried, survival, 1 - survival).prod(axis=2)
        rest = np.zeros((len(tried), size - tried.shape[1]), dtype=np.bool_)
        least, most = (
            positions_in_worlds(
                bodies, members, np.hstack([tried, others]), precise[chosen], method
            )[:, :, 1]
            for others in (rest, ~rest)
        )
        case = np.repeat(chosen, len(tried))
        found.append((case, chance.ravel(), least.ravel(), most.ravel()))
    case, chance, least, most = (np.concatenate(column) for column in zip(*found, strict=True))
    return case, chance, least, most
