"""Why a score is what it is: what each citation adds, and what would be left without it."""

from __future__ import annotations

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import Bodies
from evidencegraph.support.columns import Floats, Ints, Smalls
from evidencegraph.support.position import gains, levels, net_positions, positions_of_codes
from evidencegraph.support.tally import Tally


def credits_of_citations(
    bodies: Bodies, profile: Ints, effective: Ints, position: Floats, net: Floats
) -> Floats:
    """Return each citation's share of its claim's net position.

    Rungs enter from the top: a body's credit is what its rung adds to all that stands above,
    shared equally within the rung. That is the Shapley value with stronger designs first
    (Kalai & Samet 1987). The citation that leads a body carries its credit, the others none. What
    contradiction costs is borne by the opposing bodies, in proportion to their own credit
    (METHOD 4.7).

    Args:
        bodies: the collapsed citations.
        profile: int64 (10, R), bodies at each effective rung.
        effective: int64 (B,), effective rung of each body.
        position: float64 (R,), positions of all rows.
        net: float64 (C,), net positions.

    Returns:
        float64 (E,), credits that sum to ``net`` for each claim.
    """
    gain, _ = gains(profile)
    credit = (gain / np.maximum(profile, 1))[effective, bodies.row]
    against = np.flatnonzero(bodies.row & 1)
    row = bodies.row[against]
    credit[against] *= -(position[row ^ 1] - net[row >> 1]) / position[row]
    of_citation = np.zeros(len(bodies.of_citation))
    of_citation[bodies.leader] = credit
    return of_citation


def nets_without(bodies: Bodies, counted: Tally, position: Floats, method: Method) -> Floats:
    """Return the net position of its claim without each citation, one at a time.

    Args:
        bodies: the collapsed citations.
        counted: all bodies by kind.
        position: float64 (R,), positions of all rows.
        method: the numbers of the method.

    Returns:
        float64 (E,), equal to what weighing the claim anew without the citation would give.
    """
    body = bodies.of_citation
    row = bodies.row[body]
    left = (bodies.shared, bodies.kind_without, bodies.participants_without)
    mine = positions_of_codes(
        counted.codes_without(row, bodies.kind[body], bodies.participants[body], left)
    )
    other = position[row ^ 1]
    against = row & 1 == 1
    return net_positions(np.where(against, other, mine), np.where(against, mine, other), method)


def blast_radius(reference: Ints, level: Ints | Smalls, net_without: Floats, claim: Ints) -> Ints:
    """Return for each reference how many claims lose a level without one citation of it.

    A claim that cites a reference twice counts once.

    Args:
        reference: int64 (E,), what each citation cites, 0 to W-1.
        level: integers (C,), level of each claim.
        net_without: float64 (E,), net position of the claim without each citation.
        claim: int64 (E,), which claim cites.

    Returns:
        int64 (W,).

    >>> one, two = np.array([3, 3]), np.array([0, 0])
    >>> blast_radius(np.array([1, 1]), one, np.array([4.5, 4.5]), two).tolist()
    [0, 1]
    """
    works = int(reference.max(initial=-1)) + 1
    lost = np.flatnonzero(levels(net_without) < level[claim])
    pairs = np.unique(claim[lost] * works + reference[lost])
    return np.bincount(pairs % max(works, 1), minlength=works)
