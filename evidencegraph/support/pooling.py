"""The exact chance that a side of a claim reaches a rung, pooling the people of its bodies."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import KINDS, NO_BODY, RANKS, TOP_RUNG, Bodies
from evidencegraph.support.columns import RUNGS, Bools, Floats, Ints
from evidencegraph.support.imprecision import sizes_that_matter

NEVER = np.iinfo(np.int64).max
"""More people than there are."""

_ORDER_OF_KINDS = np.argsort(np.argsort(-TOP_RUNG, kind="stable"))

_RUNG_OF_FREE_SYNTHESES = 3
# Whether a kind of body may need nobody where others before it did; and the same for rung 3.
_IS_FREE = np.array(
    [
        [len(RANKS) <= kind < NO_BODY for kind in range(KINDS)],
        [kind >= len(RANKS) or RANKS[kind][1] % 2 == 1 for kind in range(KINDS)],
    ]
)

_ROUNDING = 1e-12
"""Sums of chances are off by less: a level that holds with just the wanted chance is assured."""

_STEPS_TO_MERGE = 2


class Paths(NamedTuple):
    """What may have happened after some bodies of each case were looked at.

    Attributes:
        case: int64 (n,).
        rung: int64 (n,), the rung to be reached; it may differ from path to path.
        people: int64 (n,), pooled so far.
        chance: float64 (n,), of having come here without success.
    """

    case: Ints
    rung: Ints
    people: Ints
    chance: Floats

    def where(self, kept: Bools) -> Paths:
        """Return some of the paths."""
        return Paths(self.case[kept], self.rung[kept], self.people[kept], self.chance[kept])


@lru_cache(maxsize=4)
def needed_people(sizes: tuple[int, ...]) -> Ints:
    """Return how many people must be pooled for a body of each kind to be worth each rung.

    A body at rung r is worth e if the people at some rung q up to r, or above q, reach all
    information sizes, counted from the largest, but (q - e) / 2 of them: q loses no more levels
    then. Where that is so for a q below r, a body at q or just above needs the same people and
    has seen them all, so that each body need only be asked about its own rung. What imprecision
    cannot touch needs nobody: rung 2 and below, a synthesis at rung 3, what a person appraised.

    Args:
        sizes: as `sizes_that_matter` returns them.

    Returns:
        int64 (11, 27), by rung to be reached and kind of body; `NEVER` where that is too high.
    """
    all_sizes = (*sizes, *[0] * RUNGS)
    needed = np.full((RUNGS + 1, KINDS), NEVER)
    for rung in range(RUNGS):
        for kind in np.flatnonzero(TOP_RUNG[:NO_BODY] >= rung).tolist():
            if kind >= len(RANKS) or rung <= 2 or (rung == 3 and RANKS[kind][1] % 2):  # noqa: PLR2004
                needed[rung, kind] = 0
            else:
                needed[rung, kind] = max(all_sizes[(RANKS[kind][0] - rung) // 2], 0)
    return needed


class _Bodies(NamedTuple):
    """The bodies of some sides in the order in which they are looked at.

    Attributes:
        first: int64 (n + 1,), where those of each side begin.
        kind: int64 (B,).
        people: int64 (B,).
        survival: float64 (B,).
        people_from: int64 (B + 1,), people in this body and all later ones.
        free_from: int64 (2, B + 1), the same for bodies that may need nobody.
    """

    first: Ints
    kind: Ints
    people: Ints
    survival: Floats
    people_from: Ints
    free_from: Ints

    @classmethod
    def of(cls, bodies: Bodies, rows: Ints) -> _Bodies:
        first, order = strongest_first(bodies, rows)
        kind, people = bodies.kind[order], bodies.participants[order]
        counted = np.vstack([people, _IS_FREE[:, kind]])[:, ::-1].cumsum(axis=1)[:, ::-1]
        from_here = np.hstack([counted, np.zeros((3, 1), dtype=np.int64)])
        return cls(first, kind, people, bodies.survival[order], from_here[0], from_here[1:])

    def may_succeed(self, paths: Paths, body: Ints, needed: Ints) -> Bools:
        """Tell which paths can still succeed when all bodies from the given ones on stand."""
        end = self.first[paths.case + 1]
        most = paths.people + self.people_from[body] - self.people_from[end]
        which = (paths.rung == _RUNG_OF_FREE_SYNTHESES).astype(np.int64)
        is_free_to_come = self.free_from[which, body] > self.free_from[which, end]
        may: Bools = (needed < NEVER) & ((most >= needed) | is_free_to_come)
        return may


def reach(bodies: Bodies, rows: Ints, precise: Bools, starts: Paths, method: Method) -> Bools:
    """Tell which sides reach a rung with the chance of `Method.assurance`.

    The bodies of a side are looked at from the highest rung down. A path succeeds as soon as a
    body stands that brings the people pooled so far to the number it needs, since a rung pools
    all that lies above. So nothing but the people pooled so far need be remembered; paths with
    equally many are one.

    Args:
        bodies: the collapsed citations.
        rows: int64 (n,), the sides, ``2 * claim + side``, ascending.
        precise: bool (n,), True where imprecision does not apply.
        starts: what is asked of which side, with which chance.
        method: the numbers of the method.

    Returns:
        bool (n,).
    """
    some = _Bodies.of(bodies, rows)
    table = needed_people(sizes_that_matter(method))
    success, failure = np.zeros((2, len(rows)))
    paths = starts
    step = 0
    while len(paths.case):
        body = some.first[paths.case] + step
        is_last = body >= some.first[paths.case + 1]
        body[is_last] = 0
        needed = np.where(is_last, NEVER, table[paths.rung, some.kind[body]])
        needed[precise[paths.case] & (needed < NEVER)] = 0
        is_open = some.may_succeed(paths, body, needed)
        _add(failure, paths.where(~is_open))
        settled = holds(success, method) | ~holds(1 - failure, method)
        is_open &= ~settled[paths.case]
        paths, body, needed = paths.where(is_open), body[is_open], needed[is_open]
        paths = _after(paths, some.people[body], some.survival[body], needed, success)
        step += 1
        if step % _STEPS_TO_MERGE == 0:
            paths = merged(paths)
    return holds(success, method)


def _after(paths: Paths, people: Ints, survival: Floats, needed: Ints, success: Floats) -> Paths:
    """Let a body of each path stand or fall; return what is left, add up what succeeds."""
    pooled = paths.people + people
    stand = Paths(paths.case, paths.rung, pooled, paths.chance * survival)
    fall = paths._replace(chance=paths.chance * (1 - survival))
    enough = pooled >= needed
    _add(success, stand.where(enough))
    stand = stand.where(~enough)
    return Paths(
        np.concatenate([fall.case, stand.case]),
        np.concatenate([fall.rung, stand.rung]),
        np.concatenate([fall.people, stand.people]),
        np.concatenate([fall.chance, stand.chance]),
    )


def holds(chance: Floats, method: Method) -> Bools:
    """Tell which chances are those that an assured level needs, bool (n,)."""
    return chance >= method.assurance - _ROUNDING


def strongest_first(bodies: Bodies, rows: Ints) -> tuple[Ints, Ints]:
    """Return the bodies of some ascending rows, the highest rung and the most people first.

    Returns:
        int64 (n + 1,), where those of each row begin, and int64 (b,), the bodies.
    """
    begin = np.searchsorted(bodies.row, rows)
    count = np.searchsorted(bodies.row, rows, side="right") - begin
    first = np.append(0, np.cumsum(count))
    case = np.repeat(np.arange(len(rows)), count)
    body = begin[case] + np.arange(len(case)) - first[case]
    key = case * KINDS + _ORDER_OF_KINDS[bodies.kind[body]]
    order = np.lexsort((bodies.survival[body], -bodies.participants[body], key))
    return first, body[order]


def merged(paths: Paths) -> Paths:
    """Join the paths of a case that want the same rung and have pooled equally many people."""
    if not len(paths.case):
        return paths
    wide = int(paths.people.max()) + 1
    key = (paths.case * (RUNGS + 1) + paths.rung) * wide + paths.people
    keys, path = np.unique(key, return_inverse=True)
    chance = np.bincount(path, paths.chance).astype(np.float64)
    return Paths(keys // wide // (RUNGS + 1), keys // wide % (RUNGS + 1), keys % wide, chance)


def _add(total: Floats, paths: Paths) -> None:
    total += np.bincount(paths.case, paths.chance, len(total))
