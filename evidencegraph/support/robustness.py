"""How many independent bodies must fall before a level falls (METHOD section 5)."""

from __future__ import annotations

from bisect import bisect

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import Bodies, collapse
from evidencegraph.support.columns import Bools, Columns, Ints
from evidencegraph.support.pooling import strongest_first
from evidencegraph.support.position import levels, net_positions
from evidencegraph.support.worlds import positions_in_worlds, subsets

_WORLDS_AT_ONCE = 1 << 12


def robustness(columns: Columns, method: Method) -> Ints:
    """Return for each claim the fewest supporting bodies whose removal lowers its level.

    Up to `Method.enumerated_bodies` supporting bodies, sets of them are tried, the smallest
    first. Above that they are removed from the strongest down: that is never too few, and exact
    where imprecision does not apply, since the order of positions is leximax. Bodies against the
    claim stay: without them no level falls.

    Args:
        columns: the citations that count.
        method: the numbers of the method.

    Returns:
        int64 (C,); 0 where there is no level to lose.

    Example, two trials, either of which is enough:

    >>> two = np.array([0, 0])
    >>> trials = Columns(
    ...     claim=two, side=two, group=np.array([1, 2]), rung=two + 6, participants=two + 900,
    ...     appraised=two > 0, survival=two + 0.85, precise=np.array([False]),
    ... )
    >>> robustness(trials, Method()).tolist()
    [2]
    """
    bodies = collapse(columns)
    claims = np.arange(len(columns.precise))
    first, order = strongest_first(bodies, np.arange(2 * len(claims)))
    fewest = [
        _fewest(
            bodies,
            order[first[2 * claim] : first[2 * claim + 1]],
            order[first[2 * claim + 1] : first[2 * claim + 2]],
            columns.precise[claim : claim + 1],
            method,
        )
        for claim in claims.tolist()
    ]
    return np.array(fewest, dtype=np.int64)


def _fewest(
    bodies: Bodies, supporting: Ints, opposing: Ints, precise: Bools, method: Method
) -> int:
    """Return the fewest supporting bodies, given the strongest first, that a level rests on."""
    members = np.append(supporting, opposing)

    def level(standing: Bools) -> Ints:
        against = np.ones((len(standing), len(opposing)), dtype=np.bool_)
        position = positions_in_worlds(
            bodies, members[np.newaxis], np.hstack([standing, against]), precise, method
        )
        return levels(net_positions(position[0, :, 0], position[0, :, 1], method))

    size = len(supporting)
    whole = int(level(np.ones((1, size), dtype=np.bool_))[0])
    if not whole:
        return 0
    if size > method.enumerated_bodies:
        enough, place = range(1, size + 1), np.arange(size)
        return 1 + bisect(
            enough, x=False, key=lambda gone: bool(level(place[np.newaxis] >= gone)[0] < whole)
        )
    standing = subsets(size)
    removed = size - standing.sum(axis=1)
    order = np.argsort(removed, kind="stable")
    for start in range(0, len(order), _WORLDS_AT_ONCE):
        batch = order[start : start + _WORLDS_AT_ONCE]
        falls = np.flatnonzero(level(standing[batch]) < whole)
        if len(falls):
            return int(removed[batch[falls[0]]])
    return size
