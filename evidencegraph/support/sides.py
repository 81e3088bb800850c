"""Both sides of a claim in worlds in which some of its bodies have fallen, within bounds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import Bodies
from evidencegraph.support.columns import RUNGS, Bools, Floats, Ints
from evidencegraph.support.pooling import Paths, merged, strongest_first
from evidencegraph.support.position import levels, net_positions, positions_of_codes
from evidencegraph.support.tally import Tally

_OPPOSING_TRIED = 6
_WORLDS_AT_ONCE = 1 << 17


class _Worlds(NamedTuple):
    """What may become of one side of some claims.

    Attributes:
        case: int64 (W,), the index of the claim, ascending.
        chance: float64 (W,), of this world.
        least: float64 (W,), a lower bound for the position of the side in it.
        most: float64 (W,), an upper bound.
    """

    case: Ints
    chance: Floats
    least: Floats
    most: Floats


def rungs_to_reach(  # noqa: PLR0913, PLR0917 - claims, and what is asked of them
    bodies: Bodies,
    claims: Ints,
    precise: Bools,
    supporting: Floats,
    wanted: int,
    method: Method,
) -> tuple[Paths, Paths]:
    """Return which rung the evidence for some claims must reach to keep a level.

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
    against = _worlds_of_side(bodies, 2 * claims + 1, precise, _OPPOSING_TRIED, method)
    enough = np.full(len(against.case), 2 * wanted)
    needed = enough.copy()
    for rung in range(2 * wanted, RUNGS):
        middle = np.full(len(enough), rung + 0.5)
        end = np.minimum(np.nextafter(rung + 1.0, 0), supporting[against.case])
        enough += levels(net_positions(middle, against.most, method)) < wanted
        needed += levels(net_positions(end, against.least, method)) < wanted
    nobody = np.zeros_like(enough)
    return (
        merged(Paths(against.case, enough, nobody, against.chance)),
        merged(Paths(against.case, needed, nobody, against.chance)),
    )


def chances_by_strongest(  # noqa: PLR0913, PLR0917 - claims, and what is asked of them
    bodies: Bodies, claims: Ints, precise: Bools, wanted: int, tried: int, method: Method
) -> tuple[Floats, Floats]:
    """Return bounds for the chance that claims reach a level, float64 (n,) both.

    The strongest bodies stand or fall in every combination. All weaker ones for the claim fall
    and those against it stand, or the other way round: the truth lies between.
    """
    least, most = np.zeros((2, len(claims)))
    step = max(1, _WORLDS_AT_ONCE >> tried)
    for start in range(0, len(claims), step):
        batch = slice(start, start + step)
        some, plain = claims[batch], precise[batch]
        ours = _joined(_worlds_of_side(bodies, 2 * some, plain, tried, method))
        theirs = _joined(_worlds_of_side(bodies, 2 * some + 1, plain, tried, method))
        our, their = _pairs(ours.case, theirs.case, len(some))
        chance = ours.chance[our] * theirs.chance[their]
        for total, net in (
            (least, net_positions(ours.least[our], theirs.most[their], method)),
            (most, net_positions(ours.most[our], theirs.least[their], method)),
        ):
            reached = np.where(levels(net) >= wanted, chance, 0.0)
            total[batch] = np.bincount(ours.case[our], reached, len(some))
    return least, most


def _joined(worlds: _Worlds) -> _Worlds:
    """Join the worlds of a case that come to the same: most do, since counts saturate."""
    order = np.lexsort((worlds.most, worlds.least, worlds.case))
    case, least, most = worlds.case[order], worlds.least[order], worlds.most[order]
    differs = (np.diff(case) > 0) | (np.diff(least) != 0) | (np.diff(most) != 0)
    first = np.append(0, np.flatnonzero(differs) + 1)
    chance = np.add.reduceat(worlds.chance[order], first)
    return _Worlds(case[first], chance, least[first], most[first])


def _pairs(one: Ints, other: Ints, cases: int) -> tuple[Ints, Ints]:
    """Return all pairs of places in two ascending columns that hold the same case."""
    first = np.searchsorted(other, np.arange(cases))
    count = np.bincount(other, minlength=cases)[one]
    left = np.repeat(np.arange(len(one)), count)
    begin = np.cumsum(count) - count
    return left, first[one[left]] + np.arange(len(left)) - begin[left]


def _worlds_of_side(
    bodies: Bodies, rows: Ints, precise: Bools, tried: int, method: Method
) -> _Worlds:
    """Let the strongest bodies of some rows stand or fall in every combination."""
    first, body = strongest_first(bodies, rows)
    size = np.diff(first)
    trials = np.minimum(size, tried)
    case = np.repeat(np.arange(len(rows)), 1 << trials)
    world = np.arange(len(case))
    subset = world - np.searchsorted(case, case)
    chance = np.ones(len(case))
    standing: list[tuple[Ints, Ints]] = []
    for place in range(tried):
        at = world[trials[case] > place]
        stands = subset[at] >> place & 1 == 1
        member = body[first[case[at]] + place]
        survival = bodies.survival[member]
        chance[at] *= np.where(stands, survival, 1 - survival)
        standing.append((at[stands], member[stands]))
    world, member = (np.concatenate(column) for column in zip(*standing, strict=True))

    def position(weaker: Ints) -> Floats:
        base = _tally(bodies, of_body[weaker], body[weaker], precise, method)
        worlds = _tally(bodies, world, member, precise[case], method, onto=(base, case))
        return positions_of_codes(worlds.codes())

    of_body = np.repeat(np.arange(len(rows)), size)
    weaker = np.flatnonzero(np.arange(len(body)) - first[of_body] >= tried)
    least = position(weaker[:0])
    most = position(weaker) if len(weaker) else least
    return _Worlds(case, chance, least, most)


def _tally(  # noqa: PLR0913 - bodies and what they are counted onto
    bodies: Bodies,
    row: Ints,
    body: Ints,
    precise: Bools,
    method: Method,
    *,
    onto: tuple[Tally, Ints] | None = None,
) -> Tally:
    return Tally.of(row, bodies.kind[body], bodies.participants[body], precise, method, onto)
